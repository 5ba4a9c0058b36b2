import type { RowWarning } from '#shared/records/roster.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import type { JudgedRow } from './judge-rows.ts';

/** Where the number of one line says otherwise than the columns beside it: worth a second look, it keeps nobody out. */
export function compareWithNumber(values: JudgedRow['values']): RowWarning[] {
  const read = readAnyNumber(String(values.idNumber ?? ''));
  const said = read.ok ? read : { birthOn: null, gender: null };
  const { gender, birthOn } = values;
  const warnings: RowWarning[] = [];
  if (said.gender !== null && (gender === '1' || gender === '2') && gender !== said.gender)
    warnings.push({ field: 'gender', warning: 'gender-differs', text: gender === '1' ? '男' : '女' });
  if (said.birthOn !== null && typeof birthOn === 'string' && !said.birthOn.startsWith(birthOn))
    warnings.push({ field: 'birthOn', warning: 'birth-differs', text: birthOn });
  return warnings;
}
