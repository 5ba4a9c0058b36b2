import type { FormRow } from '../../../contract/sheet-documents.ts';
import { numberCell } from '../../../rules/person-number-words.ts';
import { label, row, value } from '../../../sheets/cells.ts';
import { coded, type FormFacts } from './facts.ts';

/** 姓名、性别、公民身份号码、个人编号, as the forms of a change or an end begin. The street keeps no 个人编号: for the pen. */
export function personRows(facts: FormFacts): FormRow[] {
  const { values } = facts.record;
  return [
    row(
      9,
      label('姓名', 22),
      value(values.name, 50, { largestPt: 12 }),
      label('性别', 22),
      value(coded(facts, 'gender', values.gender), 20),
      label('个人编号', 26),
      value(null, 40),
    ),
    row(9, label(numberCell(values.idKind), 22), value(values.idNumber, 158, { isNumber: true, largestPt: 12 })),
  ];
}

/** 110102********1234: enough to tell people apart, not enough to be misused on the way. */
export function maskedNumber(idNumber: string | null): string | null {
  if (idNumber === null || idNumber.length < 12) return idNumber;
  return `${idNumber.slice(0, 6)}${'*'.repeat(idNumber.length - 10)}${idNumber.slice(-4)}`;
}

/** ***************0123: the last four digits tell accounts of one person apart. */
export function maskedAccount(accountNumber: string | null): string | null {
  return accountNumber === null
    ? null
    : `${'*'.repeat(Math.max(0, accountNumber.length - 4))}${accountNumber.slice(-4)}`;
}
