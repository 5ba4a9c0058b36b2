import { type OddFinding, oddLife } from '#shared/records/retiree/rules/odd-life.ts';
import type { RowWarning } from '#shared/records/roster.ts';
import { ageOn } from '#shared/rules/calendar.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import type { JudgedRow } from './judge-rows.ts';

// The earliest retirement by special trade is at 45, the latest elective one below 70; beyond is a slip more likely.
const RETIREMENT_AGES = { least: 40, most: 75 } as const;

/** Where the cells of one line contradict each other: worth a second look, no reason to keep anybody out. */
export function compareValues(values: JudgedRow['values']): RowWarning[] {
  const read = readAnyNumber(String(values.idNumber ?? ''));
  const said = read.ok ? read : { birthOn: null, gender: null };
  const { gender, birthOn, retiredOn } = values;
  const warnings: RowWarning[] = [];
  if (said.gender !== null && (gender === '1' || gender === '2') && gender !== said.gender)
    warnings.push({ field: 'gender', warning: 'gender-differs', text: gender === '1' ? '男' : '女' });
  if (said.birthOn !== null && typeof birthOn === 'string' && !said.birthOn.startsWith(birthOn))
    warnings.push({ field: 'birthOn', warning: 'birth-differs', text: birthOn });
  if (typeof retiredOn !== 'string') return warnings;
  const age =
    said.birthOn === null ? null : ageOn(said.birthOn, retiredOn.length === 7 ? `${retiredOn}-28` : retiredOn);
  if (age !== null && (age < RETIREMENT_AGES.least || age > RETIREMENT_AGES.most))
    warnings.push({ field: 'retiredOn', warning: 'retired-at', text: String(age) });
  return warnings;
}

/**
 * What is odd about the life a line tells is said. What cannot be is answered, worst first: the line is not taken in. The
 * number knows the birth better than the column beside it.
 * @param today the office's day
 */
export function oddLine(judged: Pick<JudgedRow, 'values' | 'warnings'>, today: string): OddFinding[] {
  const read = readAnyNumber(String(judged.values.idNumber ?? ''));
  const known = read.ok && read.birthOn !== null ? { birthOn: read.birthOn, gender: read.gender } : {};
  const facts = Object.fromEntries(Object.entries(judged.values).map(([field, value]) => [field, String(value)]));
  const found = oddLife({ ...facts, ...known }, today);
  const written = oddLife({ birthOn: facts.birthOn }, today).filter(
    ({ field }) => !found.some((one) => one.field === field),
  );
  for (const { field, isRefused, sentence } of found)
    if (!isRefused) judged.warnings.push({ field, warning: 'odd-life', text: sentence });
  return [...found, ...written].filter((one) => one.isRefused);
}
