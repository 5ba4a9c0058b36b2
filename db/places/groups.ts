import type { InferSelectModel } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import { dayBefore } from '#shared/rules/dated-values.ts';
import { type Act, keepChange } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow, insertRow, updateRow } from '../core/rows.ts';
import { columns, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { communityGroup } from '../tables/places.ts';

/** Groups below a community as rows: they move with it, whoever names them. */

export type GroupRow = InferSelectModel<typeof communityGroup>;

/** The groups a community has today. */
export function groupsAt(db: ReadableDb, communityId: number): GroupRow[] {
  return read(
    db,
    typed`SELECT ${columns(communityGroup, 't')} FROM community_group t
     WHERE t.community_id = ? AND t.removed_at IS NULL AND t.valid_to IS NULL ORDER BY t.name`,
  ).all(communityId);
}

/** From a day on a group belongs to another community; one of the same name there takes it in. */
export function moveGroup(db: WritableDb, act: Act, group: GroupRow, communityId: number, since: string): void {
  const isThere = groupsAt(db, communityId).some((one) => one.kind === group.kind && one.name === group.name);
  if (group.validFrom >= since) {
    updateRow(db, communityGroup, group.id, isThere ? { removedAt: act.at } : { communityId });
    return;
  }
  updateRow(db, communityGroup, group.id, { validTo: dayBefore(since) });
  if (isThere) return;
  const { kind, name, leaderId, leaderName } = group;
  insertGroup(db, act, { communityId, kind, name, leaderId, leaderName, validFrom: since, validTo: null });
}

/** A group as a row, told in its history; no act of its own. */
export function insertGroup(
  db: WritableDb,
  act: Act,
  values: Omit<typeof communityGroup.$inferInsert, 'id' | 'uid' | 'addedAt' | 'addedBy' | 'removedAt'>,
): number {
  const id = insertRow(db, communityGroup, { uid: newUid(), ...values, addedAt: act.at, addedBy: act.userId });
  keepChange(db, act, { noun: 'group', nounId: id, action: 'create', after: { name: values.name } });
  return id;
}

/** @throws AppError group.notFound */
export function getGroup(db: ReadableDb, id: number): GroupRow {
  const row = getRow(db, communityGroup, id);
  if (!row || row.removedAt !== null) throw new AppError('group.notFound', {});
  return row;
}
