import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, pick, typed } from '../core/typed.ts';
import { outlet } from '../tables/outlets.ts';

const o = alias(outlet, 'o');

interface OutletAt {
  id: number;
  version: number;
  address: string;
}

const listed = pick(o, 'id', 'version', 'address');

/** Every outlet of a community, merged entries and those out of use among them: an undo may bring them back. */
export function outletsIn(db: ReadableDb, communityId: number): OutletAt[] {
  return read(db, typed`SELECT ${listed} FROM ${o} WHERE o.community_id = ? ORDER BY o.id`).all(communityId);
}

/** The outlets in use that still belong to a community: they wait to be assigned from it. */
export function outletsAt(db: ReadableDb, communityId: number): OutletAt[] {
  return read(
    db,
    typed`SELECT ${listed} FROM ${o}
     WHERE o.community_id = ? AND o.removed_at IS NULL AND o.merged_into IS NULL ORDER BY o.id`,
  ).all(communityId);
}

/** Of the outlets that wait those that are named, and those of these files: an outlet goes with its files. */
export function outletsWaiting(
  db: ReadableDb,
  communityId: number,
  outletIds: readonly number[],
  recordIds: readonly number[],
): OutletAt[] {
  const ofFiles = read(
    db,
    typed`SELECT DISTINCT ${o.id} FROM json_each(?) j JOIN record r ON r.id = j.value JOIN ${o} ON o.id = r.outlet_id`,
  ).all(JSON.stringify(recordIds));
  const wanted = new Set([...outletIds, ...ofFiles]);
  return outletsAt(db, communityId).filter(({ id }) => wanted.has(id));
}
