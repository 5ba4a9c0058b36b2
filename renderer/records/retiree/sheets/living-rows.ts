import type { RetireeFile } from '#shared/records/retiree/file.ts';
import { value } from '../../../sheets/cells.tsx';
import type { Cell, Row } from '../../../sheets/grid-layout.ts';
import { choice, coded, day, LABEL_MM, label, pair, ROW_MM, type SheetCodes } from './registration-cells.ts';

const DEPENDANT_ROWS = 3;

const row = (...cells: Cell[]): Row => ({ height: ROW_MM, cells });
const chosen = (code: string | null): string[] => (code === null ? [] : [code]);

/** Blocks 3 to 6 of the form: account, residence and contact, care, family. */
export function livingRows({ values, communityName }: RetireeFile, of: SheetCodes): Row[] {
  const number = { isNumber: true } as const;
  const left = { align: 'left' } as const;
  return [
    row(
      ...pair('bank', values.bankName ?? coded(of, 'bank', values.bankCode, 'bankCode'), 87.5, left),
      ...pair('accountName', values.accountName, 59.5),
    ),
    row(
      ...pair('accountNumber', values.accountNumber, 87.5, { ...number, ...left }),
      ...pair('paymentMethod', coded(of, 'paymentMethod', values.paymentMethod, 'paymentMethod'), 59.5),
    ),
    row(...pair('registeredAddress', values.registeredAddress, 163.5, left)),
    row(
      ...pair('residenceCity', values.residenceCity, 38),
      ...choice(of, 'residenceType', 'residenceType', chosen(values.residenceType), 109),
    ),
    row(...pair('residenceAddress', values.residenceAddress, 103, left), ...pair('community', communityName, 44)),
    row(
      ...pair('postcode', values.postcode, 38, number),
      ...pair('landline', values.landline, 38, number),
      ...pair('mobile', values.mobile, 54.5, number),
    ),
    row(
      ...choice(of, 'health', 'health', chosen(values.health), 76),
      ...choice(of, 'careCategory', 'careCategory', chosen(values.careCategory), 71),
    ),
    row(...pair('selfGroup', values.selfGroup, 27), ...choice(of, 'hobbies', 'hobby', values.hobbies, 120)),
    row(...pair('skills', values.skills, 59.5, left), ...pair('publicService', values.publicService, 87.5, left)),
    row(
      ...pair('spouseName', values.spouseName, 59.5),
      ...choice(of, 'spouseWork', 'spouseWork', chosen(values.spouseWork), 87.5),
    ),
    row(
      label('contact'),
      label('contactName', 10.5),
      value(values.contactName, 49),
      ...pair('contactRelation', coded(of, 'familyRelation', values.contactRelation, 'contactRelation'), 27),
      ...pair('contactPhone', values.contactPhone, 44, number),
    ),
    row(
      label('dependants', LABEL_MM, DEPENDANT_ROWS + 1),
      label('dependantName', 59.5),
      label('dependantRelation', 27),
      label('dependantBirthOn', 33),
      label('dependantIdNumber', 44),
    ),
    ...Array.from({ length: DEPENDANT_ROWS }, (_, index) => {
      const one = values.dependants[index];
      return row(
        value(one?.name ?? null, 59.5),
        value(coded(of, 'familyRelation', one?.relation ?? null, null), 27),
        value(day(one?.birthOn ?? null), 33),
        value(one?.idNumber ?? null, 44, number),
      );
    }),
    row(
      ...pair('paperFileState', coded(of, 'paperFileState', values.paperFileState, 'paperFileState'), 38),
      ...pair('paperFileNumber', values.paperFileNumber, 38, number),
      ...pair('paperFilePlace', values.paperFilePlace, 54.5),
    ),
  ];
}
