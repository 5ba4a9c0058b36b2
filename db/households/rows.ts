import type { InferSelectModel } from 'drizzle-orm';
import { HEAD } from '#shared/codes/household-words.ts';
import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow, prepared } from '../core/rows.ts';
import { columns, typed } from '../core/typed.ts';
import { household, householdMember } from '../tables/households.ts';

export type HouseholdData = InferSelectModel<typeof household>;
export type MemberData = InferSelectModel<typeof householdMember>;

/** @throws AppError household.notFound */
export function getHouseholdRow(db: ReadableDb, id: number): HouseholdData {
  const row = getRow(db, household, id);
  if (!row || row.removedAt !== null) throw new AppError('household.notFound', {});
  return row;
}

/** A household in which something can still be done. @throws AppError household.notFound, household.closed */
export function getOpenHousehold(db: ReadableDb, id: number): HouseholdData {
  const row = getHouseholdRow(db, id);
  if (row.closedOn !== null) throw new AppError('household.closed', { number: row.number });
  return row;
}

/**
 * Members `m` of household `h` now; of a closed one those it ended with. Who left on its last day by an act of their own
 * is not among them.
 */
export const membersAtEnd = `m.removed_at IS NULL AND m.left_on IS h.closed_on
  AND (h.closed_on IS NULL OR m.relation = '${HEAD}' OR m.leave_reason IN ('head-change', 'closed'))`;

/** A current member. @throws AppError household.memberGone */
export function getCurrentMember(db: ReadableDb, id: number): MemberData {
  const row = getRow(db, householdMember, id);
  if (!row || row.removedAt !== null || row.leftOn !== null) throw new AppError('household.memberGone', {});
  return row;
}

/** The current members of a household, the head first, then in the order they were registered. */
export function currentMembers(db: ReadableDb, householdId: number): MemberData[] {
  return read(
    db,
    typed`SELECT ${columns(householdMember, 't')} FROM household_member t
     WHERE t.household_id = ? AND t.left_on IS NULL AND t.removed_at IS NULL
     ORDER BY t.relation <> '${HEAD}', t.id`,
  ).all(householdId);
}

/** Every membership of a person that stands, the oldest first. */
export function membershipsOf(db: ReadableDb, personId: number): MemberData[] {
  return read(
    db,
    typed`SELECT ${columns(householdMember, 't')} FROM household_member t
     WHERE t.person_id = ? AND t.removed_at IS NULL ORDER BY t.joined_on, t.id`,
  ).all(personId);
}

/** The name of a household's head, of an open or a closed one. */
export function headNameOf(db: ReadableDb, householdId: number): string {
  return String(
    prepared(
      db,
      `SELECT p.name FROM household_member m JOIN person p ON p.id = m.person_id
       WHERE m.household_id = ? AND m.relation = '${HEAD}' AND m.removed_at IS NULL`,
    )
      .pluck()
      .get(householdId) ?? '',
  );
}

export function personName(db: ReadableDb, personId: number): string {
  return String(prepared(db, 'SELECT name FROM person WHERE id = ?').pluck().get(personId) ?? '');
}
