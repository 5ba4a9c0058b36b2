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
