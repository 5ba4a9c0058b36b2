import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { numberWithKind } from '#shared/rules/person-number-words.ts';
import { photo, ticks, value } from '../../../sheets/cells.tsx';
import type { Cell, Row } from '../../../sheets/grid-layout.ts';
import {
  coded,
  LABEL_MM,
  label,
  month,
  PHOTO_MM,
  pair,
  ROW_MM,
  type SheetCodes,
  VALUE_MM,
} from './registration-cells.ts';
import { registrationLabels } from './registration-fields.ts';

const PHOTO_ROWS = 5;

/** Blocks 1 and 2 of the form: who it is, work and retirement. */
export function workRows(values: RetireeValues, picture: string | null, of: SheetCodes): Row[] {
  const half = 2 * VALUE_MM + LABEL_MM;
  const isMember = values.politicalStatus === '01' || values.politicalStatus === '02';
  const row = (...cells: Cell[]): Row => ({ height: ROW_MM, cells });
  return [
    row(
      ...pair('name', values.name, half, { largestPt: 12 }),
      ...pair('formerName', values.formerName, half),
      photo(picture, registrationLabels.photo, PHOTO_MM, PHOTO_ROWS),
    ),
    row(
      ...pair('gender', coded(of, 'gender', values.gender, 'gender'), VALUE_MM),
      ...pair('ethnicity', coded(of, 'ethnicity', values.ethnicity, 'ethnicity'), VALUE_MM),
      // The official form knows citizens alone: a number of another kind says of which it is.
      ...pair('idNumber', values.idNumber && numberWithKind(values.idKind, values.idNumber), half, {
        isNumber: true,
        largestPt: 12,
      }),
    ),
    row(
      ...pair('fileBirthMonth', month(values.fileBirthMonth ?? values.birthOn), VALUE_MM),
      ...pair('politicalStatus', coded(of, 'politicalStatus', values.politicalStatus, 'politicalStatus'), VALUE_MM),
      ...pair('education', coded(of, 'education', values.education, 'education'), VALUE_MM),
      ...pair('maritalStatus', coded(of, 'maritalStatus', values.maritalStatus, 'maritalStatus'), VALUE_MM),
    ),
    row(
      ...pair('householdType', coded(of, 'householdType', values.householdType, 'householdType'), VALUE_MM),
      ...pair('employer', values.employer, 97.5, { align: 'left' }),
    ),
    row(
      ...pair('employerCode', values.employerCode, VALUE_MM, { isNumber: true }),
      ...pair('workStartedOn', month(values.workStartedOn), VALUE_MM),
      ...pair('accountOpenedMonth', month(values.accountOpenedMonth), VALUE_MM),
      ...pair('retiredOn', month(values.retiredOn), VALUE_MM),
    ),
    row(
      ...pair('retirementType', coded(of, 'retirementType', values.retirementType, 'retirementType'), VALUE_MM),
      ...pair('specialWork', coded(of, 'specialWork', values.specialWork, 'specialWork'), VALUE_MM),
      ...pair('specialWorkName', values.specialWorkName, 49.5),
      ...pair('specialWorkMonths', values.specialWorkMonths, VALUE_MM, { isNumber: true }),
    ),
    row(
      label('contribution'),
      ...months('deemedMonths', values.deemedMonths, 27.5),
      ...months('actualMonths', values.actualMonths, 27.5),
      ...months('totalMonths', totalMonths(values), 22.5),
      ...pair('certificateNumber', values.certificateNumber, 38, { isNumber: true }),
    ),
    row(
      ...pair('honour', coded(of, 'honour', values.honour, 'honour'), VALUE_MM),
      label('partyMember'),
      ticks(
        [
          ['是', isMember],
          ['否', values.politicalStatus !== null && !isMember],
        ],
        VALUE_MM,
      ),
      ...pair('partyOrganisation', values.partyOrganisation, 87.5, { align: 'left' }),
    ),
  ];
}

function months(field: 'deemedMonths' | 'actualMonths' | 'totalMonths', count: number | null, width: number): Cell[] {
  return [label(field, 10.5), value(count, width, { isNumber: true })];
}

/** The sum of what is known; nothing where nothing is known. */
function totalMonths({ deemedMonths, actualMonths }: RetireeValues): number | null {
  return deemedMonths === null && actualMonths === null ? null : (deemedMonths ?? 0) + (actualMonths ?? 0);
}
