import { genderLabels } from '#shared/codes/person.ts';
import { ageOn, formatDate } from '#shared/rules/calendar.ts';
import { type PersonNumberKind, type PersonNumberReading, readAnyNumber } from '#shared/rules/person-number.ts';
import { numberProblem } from '#shared/rules/person-number-words.ts';
import type { FieldNote } from './layout.ts';

const info = (text: string): FieldNote => ({ tone: 'info', text });
const error = (text: string): FieldNote => ({ tone: 'error', text });

// An old foreigner's card as far as it may have been typed.
const BEGUN_OLD_CARD = /^[A-Za-z]{1,3}$|^[A-Za-z]{3}\d{1,12}$/;

/** What is to be said beside a person's number while it is typed; `typed` without blanks, `today` as `YYYY-MM-DD`. */
export function numberNote(kind: PersonNumberKind, typed: string, today: string): FieldNote | null {
  if (typed === '') return kind === 'none' ? info('暂无号码；以后有了，在这里填上就行') : null;
  const read = readAnyNumber(typed);
  if (read.ok) return read.kind === kind ? info(saidBy(read, today)) : error(numberProblem(kind, typed) ?? '');
  if (typed.length === 18 && read.problem === 'id-checksum')
    return error(`校验位或出生日期不对，请与${kind === 'citizen' ? '身份证' : '证件'}逐位核对`);
  if (BEGUN_OLD_CARD.test(typed)) return info(`已输 ${typed.length} 位，外国人旧证是 3 个字母加 12 位数字`);
  if (typed.length > 18) return error(`多了 ${typed.length - 18} 位，应为 18 位`);
  if (/[^\dxX]/.test(typed)) return error('只能有数字，最后一位可以是 X');
  return info(`已输 ${typed.length} 位`);
}

function saidBy({ birthOn, gender }: PersonNumberReading, today: string): string {
  if (birthOn === null || gender === null) return '旧证号码不含性别和出生日期，请另填';
  return `${genderLabels[gender]}，${formatDate(birthOn, 'han')}出生，${ageOn(birthOn, today)} 岁`;
}
