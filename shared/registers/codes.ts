import { allowanceTables } from '../records/allowance/codes/allowance.ts';
import { allowanceDefaults, allowanceKeys } from '../records/allowance/dated-values.ts';
import { certificateDefaults, certificateKeys } from '../records/certificate/dated-values.ts';
import { retireeTables } from '../records/retiree/codes/tables.ts';
import { retireeDefaults, retireeKeys } from '../records/retiree/dated-values.ts';
import { hardshipTables } from '../records/unemployment/codes/hardship.ts';
import { employmentTables, unemploymentTables } from '../records/unemployment/codes/unemployment.ts';
import { unemploymentDefaults, unemploymentKeys } from '../records/unemployment/dated-values.ts';

/** What kinds of record bring along of codes and dated values, those to come among them: an office may enter theirs early. */

/** Code tables by name. */
export const tablesOfKinds = {
  ...retireeTables,
  ...unemploymentTables,
  ...employmentTables,
  ...hardshipTables,
  ...allowanceTables,
};

/** Keys of dated values. */
export const keysOfKinds = { ...retireeKeys, ...unemploymentKeys, ...allowanceKeys, ...certificateKeys };

/** The dated values of the whole country. */
export const defaultsOfKinds = [
  ...retireeDefaults,
  ...unemploymentDefaults,
  ...allowanceDefaults,
  ...certificateDefaults,
];

/** Whose values they are, as the values page says it; in its order. */
export const valueKindLabels: Readonly<Record<string, string>> = {
  retiree: '退休人员',
  unemployment: '失业人员',
  allowance: '最低生活保障',
  certificate: '社区服务证书',
};
