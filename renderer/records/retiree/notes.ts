import { genderLabels } from '#shared/codes/person.ts';
import { type LifeFacts, lifeDays, oddLife } from '#shared/records/retiree/rules/odd-life.ts';
import { readAccount } from '#shared/rules/account.ts';
import { isDate, isMonth, monthOf, monthsBetween, readDate } from '#shared/rules/calendar.ts';
import { amountInWords, readMoney } from '#shared/rules/money.ts';
import { kindOfNumber, type PersonNumberKind, readAnyNumber } from '#shared/rules/person-number.ts';
import { invisibleIn } from '#shared/rules/text.ts';
import type { Draft, DraftValue, FieldNote } from '../layout.ts';
import { numberNote } from './number-note.ts';

const info = (text: string): FieldNote => ({ tone: 'info', text });
const warn = (text: string): FieldNote => ({ tone: 'warn', text });

/**
 * The kind a whole number is of, and birth and gender as it gives them (GB 11643); nothing while it cannot be read, and
 * nothing of an old foreigner's card. One who had no number and gets one is a citizen until the number says otherwise.
 */
export function deriveRetiree(draft: Draft): Record<string, DraftValue> {
  const text = textOf(draft, 'idNumber');
  const begun = draft.idKind === 'none' ? 'citizen' : (draft.idKind ?? null);
  const idKind = text.trim() === '' ? (draft.idKind ?? null) : (kindOfNumber(text) ?? begun);
  const read = readAnyNumber(text);
  return read.ok && read.birthOn !== null ? { idKind, birthOn: read.birthOn, gender: read.gender } : { idKind };
}

/** Everything worth saying beside a retiree's fields while they are filled in. `today` is `YYYY-MM-DD`. */
export function retireeNotes(draft: Draft, today: string): Record<string, FieldNote> {
  return { ...identityNotes(draft, today), ...workNotes(draft), ...accountNotes(draft), ...oddNotes(draft, today) };
}

function identityNotes(draft: Draft, today: string): Record<string, FieldNote> {
  const notes: Record<string, FieldNote> = {};
  const typed = textOf(draft, 'idNumber').replace(/\s/g, '');
  const note = numberNote((draft.idKind ?? 'citizen') as PersonNumberKind, typed, today);
  if (note) notes.idNumber = note;
  const read = readAnyNumber(typed);
  if (!read.ok || read.birthOn === null || read.gender === null) return notes;
  const birth = readDate(textOf(draft, 'birthOn'));
  if (birth.ok && birth.value !== read.birthOn) notes.birthOn = warn(`与证件号码（${read.birthOn}）不一致，请核对`);
  if (draft.gender && draft.gender !== read.gender)
    notes.gender = warn(`与证件号码（${genderLabels[read.gender]}）不一致，请核对`);
  const filed = textOf(draft, 'fileBirthMonth');
  if (isMonth(filed) && filed !== monthOf(read.birthOn)) notes.fileBirthMonth = info('与身份证不同，两者都保留');
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
  const pension = readMoney(textOf(draft, 'pensionFen'));
  if (pension.ok && pension.fen > 0) notes.pensionFen = info(amountInWords(pension.fen));
  const account = readAccount(textOf(draft, 'accountNumber'));
  if (account.ok && account.warnings.includes('luhn'))
    notes.accountNumber = warn('不符合银行卡校验规则，请与卡面核对；存折可不管');
  if (invisibleIn(textOf(draft, 'accountName')).length > 0) notes.accountName = info('有看不见的字符，保存时去掉');
  return notes;
}

/** What is odd about the life that is written down; what cannot be is refused when the file is saved. */
function oddNotes(draft: Draft, today: string): Record<string, FieldNote> {
  const day = (field: string): string | null => {
    const read = readDate(textOf(draft, field));
    return read.ok ? read.value : null;
  };
  const facts: LifeFacts = {
    ...{
      name: textOf(draft, 'name'),
      formerName: textOf(draft, 'formerName'),
      accountName: textOf(draft, 'accountName'),
      idNumber: textOf(draft, 'idNumber'),
    },
    ...{ gender: textOf(draft, 'gender'), retirementType: textOf(draft, 'retirementType') },
    ...Object.fromEntries(lifeDays.map((field) => [field, day(field)])),
  };
  const notes: Record<string, FieldNote> = {};
  for (const { field, sentence } of oddLife(facts, today))
    notes[field] = warn(notes[field] ? `${notes[field].text}；${sentence}` : sentence);
  return notes;
}

function textOf(draft: Draft, field: string): string {
  const value = draft[field];
  return typeof value === 'string' ? value : '';
}

function monthIn(draft: Draft, field: string): string | null {
  const read = readDate(textOf(draft, field));
  return read.ok && (isDate(read.value) || isMonth(read.value)) ? monthOf(read.value) : null;
}

function monthsIn(draft: Draft, field: string): number {
  const text = textOf(draft, field).trim();
  return /^\d{1,3}$/.test(text) ? Number(text) : 0;
}

function yearsInWords(months: number): string {
  const years = Math.floor(months / 12);
  const rest = months % 12;
  return rest === 0 ? `${years} 年` : years === 0 ? `${rest} 个月` : `${years} 年 ${rest} 个月`;
}
