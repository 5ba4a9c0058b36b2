import type { Act } from '#db/core/changes.ts';
import { inTransaction, type WritableDb } from '#db/core/open.ts';
import { undoCommand } from '#db/core/undo.ts';
import { checkHouseholdsAfterUndo } from '#db/households/checks.ts';
import { personOf } from '#db/people/register.ts';
import { nameReadings } from '#electron/archive/names/pinyin.ts';
import { readIdNumber } from '#shared/rules/id-number.ts';
import { newIdNumber } from './archive.ts';

/** Registers somebody for a household; gives the person's id. */
export function newMember(
  db: WritableDb,
  act: Act,
  name: string,
  birthOn = '1952-03-04',
  gender: '1' | '2' = '1',
): number {
  const idNumber = newIdNumber(birthOn, gender);
  const read = readIdNumber(idNumber);
  return inTransaction(db, () =>
    personOf(db, act, {
      name,
      idKind: 'citizen',
      idNumber,
      gender: read.ok ? read.gender : null,
      birthOn: read.ok ? read.birthOn : null,
      mobile: null,
      readings: nameReadings(name),
    }),
  );
}

/** Takes a command back as the archive does: whole, and refused where households would then be wrong. */
export function undoAct(db: WritableDb, act: Act, id: number): void {
  inTransaction(db, () => {
    const undone = undoCommand(db, act, id);
    checkHouseholdsAfterUndo(db, undone.householdIds, undone.title);
  });
}

/** Every household, member and link that stands, for comparing states. */
export function householdState(db: WritableDb): unknown {
  const all = (sql: string): unknown[] => db.prepare(sql).all();
  return {
    households: all(
      `SELECT id, number, community_id, address, opened_on, closed_on, close_reason, document, close_document
       FROM household WHERE removed_at IS NULL ORDER BY id`,
    ),
    members: all(
      `SELECT id, household_id, person_id, relation, joined_on, left_on, leave_reason
       FROM household_member WHERE removed_at IS NULL ORDER BY id`,
    ),
    links: all('SELECT from_id, to_id, kind, linked_on FROM household_link WHERE removed_at IS NULL ORDER BY id'),
  };
}
