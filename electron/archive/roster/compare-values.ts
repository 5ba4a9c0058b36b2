import { oddLife } from '#shared/records/retiree/rules/odd-life.ts';
import type { RowWarning } from '#shared/records/roster.ts';
import { ageOn, localDay } from '#shared/rules/calendar.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import type { JudgedRow } from './judge-rows.ts';

// The earliest retirement by special trade is at 45, the latest elective one below 70; beyond is a slip more likely.
const RETIREMENT_AGES = { least: 40, most: 75 } as const;

/** Where the cells of one line contradict each other: worth a second look, no reason to keep anybody out. */
export function compareValues(values: JudgedRow['values']): RowWarning[] {
  const read = readAnyNumber(String(values.idNumber ?? ''));
  const said = read.ok ? read : { birthOn: null, gender: null };
  const { gender, birthOn, workStartedOn, retiredOn } = values;
  const warnings: RowWarning[] = [];
  if (said.gender !== null && (gender === '1' || gender === '2') && gender !== said.gender)
    warnings.push({ field: 'gender', warning: 'gender-differs', text: gender === '1' ? '男' : '女' });
  if (said.birthOn !== null && typeof birthOn === 'string' && !said.birthOn.startsWith(birthOn))
    warnings.push({ field: 'birthOn', warning: 'birth-differs', text: birthOn });
  if (typeof retiredOn !== 'string') return warnings;
  if (typeof workStartedOn === 'string' && retiredOn < workStartedOn.slice(0, retiredOn.length))
    warnings.push({ field: 'retiredOn', warning: 'dates-reversed', text: retiredOn });
  const age =
    said.birthOn === null ? null : ageOn(said.birthOn, retiredOn.length === 7 ? `${retiredOn}-28` : retiredOn);
  if (age !== null && (age < RETIREMENT_AGES.least || age > RETIREMENT_AGES.most))
    warnings.push({ field: 'retiredOn', warning: 'retired-at', text: String(age) });
  return warnings;
}

/**
 * What no life can have been is not taken in: it becomes a text beside the file, with the sentence. What is only odd is
 * said. The number knows the birth better than the column beside it.
 */
export function takeOddLife(judged: Pick<JudgedRow, 'values' | 'unreadText' | 'warnings'>): void {
  const read = readAnyNumber(String(judged.values.idNumber ?? ''));
  const known = read.ok && read.birthOn !== null ? { birthOn: read.birthOn, gender: read.gender } : {};
  const facts = Object.fromEntries(Object.entries(judged.values).map(([field, value]) => [field, String(value)]));
  for (const { field, isRefused, sentence } of oddLife({ ...facts, ...known }, localDay(new Date().toISOString()))) {
    const text = judged.values[field];
    if (isRefused && text !== undefined) {
      judged.unreadText[field] = String(text);
      delete judged.values[field];
    }
    judged.warnings.push({
      field,
      warning: 'odd-life',
      text: isRefused ? `${sentence}，没有录入，原文已保留在档案里` : sentence,
    });
  }
}
