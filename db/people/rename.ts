import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { emptyRetiree } from '#shared/records/retiree/fields.ts';
import { type Act, keepChange } from '../core/changes.ts';
import type { WritableDb } from '../core/open.ts';
import { getValues, openRecordOf, type RecordInput, sortName, updateRecord } from '../records/records.ts';
import { sortFiles } from './cards.ts';
import { refreshLikeness } from './likeness.ts';
import { type PersonRow, updatePerson } from './people.ts';

/** Values as a file keeps them, with how the name is read. */
export type InputOf = (values: RetireeValues) => RecordInput;

/**
 * Gives somebody of the register the name a paper has, through their file where they have one: the name until now becomes
 * 曾用名, and a 曾用名 that stood there stays a further name, so that every paper still leads to the person. How the old name
 * was read is forgotten. To be called within the act that says they are one person.
 * @throws AppError as saving the file does
 */
export function renamePerson(db: WritableDb, act: Act, known: PersonRow, name: string, inputOf: InputOf): void {
  const names = { name, formerName: known.name, reading: null };
  const file = openRecordOf(db, 'retiree', known.id);
  if (file) {
    const values = { ...getValues(db, file), ...names };
    // What the number says of birth and gender is not this act's to fill in.
    updateRecord(db, act, file.id, file.version, { ...inputOf(values), values });
  } else {
    const input = inputOf({ ...emptyRetiree, idKind: 'none', ...names });
    updatePerson(db, act, known, { ...known, ...names }, input);
    sortFiles(db, act, known.id, sortName(input.readings, name));
    const before = { name: known.name, formerName: known.formerName };
    keepChange(db, act, {
      ...{ noun: 'person', nounId: known.id, action: 'update', before, after: { name, formerName: known.name } },
      note: `改名：${known.name} 改为 ${name}`,
    });
  }
  refreshLikeness(db, known.id);
}
