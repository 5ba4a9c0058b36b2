import { type LifeFacts, lifeDays, oddLife } from '#shared/records/retiree/rules/odd-life.ts';
import { readAccount } from '#shared/rules/account.ts';
import { isDate, isMonth, monthOf, monthsBetween, readDate } from '#shared/rules/calendar.ts';
import { amountInWords, readMoney } from '#shared/rules/money.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import { invisibleIn } from '#shared/rules/text.ts';
import type { Draft, FieldNote } from '../layout.ts';
import { personNotes, textIn, typedNumber } from '../person-notes.ts';

const info = (text: string): FieldNote => ({ tone: 'info', text });
const warn = (text: string): FieldNote => ({ tone: 'warn', text });

/** Everything worth saying beside a retiree's fields while they are filled in. `today` is `YYYY-MM-DD`. */
export function retireeNotes(draft: Draft, today: string): Record<string, FieldNote> {
  return { ...identityNotes(draft, today), ...workNotes(draft), ...accountNotes(draft), ...oddNotes(draft, today) };
}

function identityNotes(draft: Draft, today: string): Record<string, FieldNote> {
  const notes = personNotes(draft, today);
  const read = readAnyNumber(typedNumber(draft));
  const filed = textIn(draft, 'fileBirthMonth');
  if (read.ok && read.birthOn !== null && isMonth(filed) && filed !== monthOf(read.birthOn))
    notes.fileBirthMonth = info('与身份证不同，两者都保留');
  return notes;
}

function workNotes(draft: Draft): Record<string, FieldNote> {
  const notes: Record<string, FieldNote> = {};
  const retired = monthIn(draft, 'retiredOn');
  const born = monthIn(draft, 'birthOn');
  if (retired && born) {
    const age = Math.floor(monthsBetween(born, retired) / 12);
    // 45 is the lowest age of any early retirement of the old rules (special trade, women, domain part A.1.4).
    notes.retiredOn = age < 45 || age > 75 ? warn(`退休时 ${age} 岁，请核对`) : info(`退休时 ${age} 岁`);
  }
  const months = monthsIn(draft, 'deemedMonths') + monthsIn(draft, 'actualMonths');
  if (months > 0) notes.actualMonths = info(`缴费年限合计 ${months} 个月（${yearsInWords(months)}）`);
  return notes;
}

function accountNotes(draft: Draft): Record<string, FieldNote> {
  const notes: Record<string, FieldNote> = {};
  const pension = readMoney(textIn(draft, 'pensionFen'));
  if (pension.ok && pension.fen > 0) notes.pensionFen = info(amountInWords(pension.fen));
  const account = readAccount(textIn(draft, 'accountNumber'));
  if (account.ok && account.warnings.includes('luhn'))
    notes.accountNumber = warn('不符合银行卡校验规则，请与卡面核对；存折可不管');
  if (invisibleIn(textIn(draft, 'accountName')).length > 0) notes.accountName = info('有看不见的字符，保存时去掉');
  return notes;
}

/** What is odd about the life that is written down; what cannot be is refused when the file is saved. */
function oddNotes(draft: Draft, today: string): Record<string, FieldNote> {
  const day = (field: string): string | null => {
    const read = readDate(textIn(draft, field));
    return read.ok ? read.value : null;
  };
  const facts: LifeFacts = {
    ...{
      name: textIn(draft, 'name'),
      formerName: textIn(draft, 'formerName'),
      accountName: textIn(draft, 'accountName'),
      idNumber: textIn(draft, 'idNumber'),
    },
    ...{ gender: textIn(draft, 'gender'), retirementType: textIn(draft, 'retirementType') },
    ...Object.fromEntries(lifeDays.map((field) => [field, day(field)])),
  };
  const notes: Record<string, FieldNote> = {};
  for (const { field, sentence } of oddLife(facts, today))
    notes[field] = warn(notes[field] ? `${notes[field].text}；${sentence}` : sentence);
  return notes;
}

function monthIn(draft: Draft, field: string): string | null {
  const read = readDate(textIn(draft, field));
  return read.ok && (isDate(read.value) || isMonth(read.value)) ? monthOf(read.value) : null;
}

function monthsIn(draft: Draft, field: string): number {
  const text = textIn(draft, field).trim();
  return /^\d{1,3}$/.test(text) ? Number(text) : 0;
}

function yearsInWords(months: number): string {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return rest === 0 ? `${years} 年` : years === 0 ? `${rest} 个月` : `${years} 年 ${rest} 个月`;
}
