import type { InferSelectModel } from 'drizzle-orm';
import type { Outlet, OutletRow, OutletValues } from '#shared/contract/outlets.ts';
import { AppError } from '#shared/errors.ts';
import { recordKinds } from '#shared/records/kinds.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import { listCommands } from '../core/commands.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow } from '../core/rows.ts';
import { recordsWithin } from '../core/scope.ts';
import { alias, int, oneOf, pick, text, typed } from '../core/typed.ts';
import { outlet } from '../tables/outlets.ts';
import { community } from '../tables/places.ts';
import { record } from '../tables/records.ts';

/** Outlets (网点): an organisation or a person at a place. Files of an outlet rest on it. */

const o = alias(outlet, 'o');
const c = alias(community, 'c');
const r = alias(record, 'r');

export type OutletData = InferSelectModel<typeof outlet>;

const COMMANDS_SHOWN = 50;
const FILES_SHOWN = 100;

/** An outlet in use, or the one it was merged into. @throws AppError outlet.notFound */
export function getOutletData(db: ReadableDb, id: number): OutletData {
  const row = getRow(db, outlet, id);
  if (!row || row.removedAt !== null) throw new AppError('outlet.notFound', {});
  return row.mergedInto === null ? row : getOutletData(db, row.mergedInto);
}

/** What the office wrote down of an outlet. */
export function valuesOf(row: OutletData): OutletValues {
  const { name, organisationId, personId, communityId, address, phone, remark } = row;
  return { name, organisationId, personId, communityId, address, phone, remark };
}

// Who runs it; a card or an entry that was merged passed its outlets on.
const FROM = `outlet o JOIN community c ON c.id = o.community_id
  LEFT JOIN organisation g ON g.id = o.organisation_id LEFT JOIN person p ON p.id = o.person_id`;
const KEEPER = 'coalesce(g.name, p.name)';

const namesAround = typed`SELECT ${{ keeper: text(KEEPER), communityName: c.name }} FROM ${FROM} WHERE o.id = ?`;

/** An outlet with who runs it, its files within the scope and its acts. @throws AppError outlet.notFound */
export function getOutlet(db: ReadableDb, id: number, scope: Scope = wholeOffice): Outlet {
  const row = getOutletData(db, id);
  const within = recordsWithin(scope);
  const files = read(
    db,
    typed`SELECT ${{ ...pick(r, 'id', 'number', 'closedOn'), kind: oneOf(recordKinds, 'r.kind') }} FROM ${r}
     WHERE r.outlet_id = @id AND r.removed_at IS NULL AND r.pending = 0 AND ${within.sql}
     ORDER BY r.closed_on IS NOT NULL, r.number LIMIT ${FILES_SHOWN}`,
  ).all({ id: row.id, ...within.params });
  return {
    ...{ id: row.id, version: row.version, values: valuesOf(row), files },
    ...read(db, namesAround).one(row.id),
    commands: listCommands(db, 'outlet', row.id, COMMANDS_SHOWN),
  };
}

/** Outlets in use within the scope, by a part of name, address or keeper, or by pinyin; in the order of their names' reading. */
export function listOutlets(
  db: ReadableDb,
  asked: { text: string; communityId: number | null; offset: number; limit: number },
  scope: Scope = wholeOffice,
): { rows: OutletRow[]; total: number } {
  const params = {
    ...{ text: asked.text.trim(), latin: asked.text.trim().toLowerCase(), communityId: asked.communityId },
    communities: scope.communityIds === null ? null : JSON.stringify(scope.communityIds),
  };
  const where = `o.removed_at IS NULL AND o.merged_into IS NULL
    AND (@text = '' OR instr(o.name, @text) OR instr(o.address, @text) OR instr(${KEEPER}, @text)
      OR instr(o.py, @latin) = 1 OR instr(o.ini, @latin) = 1)
    AND (@communityId IS NULL OR o.community_id = @communityId)
    AND (@communities IS NULL OR o.community_id IN (SELECT value FROM json_each(@communities)))`;
  const rows = read(
    db,
    typed`SELECT ${{ ...pick(o, 'id', 'name', 'address', 'phone'), keeper: text(KEEPER), communityName: c.name }}
     FROM ${FROM} WHERE ${where} ORDER BY o.py, o.name, o.id LIMIT @limit OFFSET @offset`,
  ).all({ ...params, limit: asked.limit, offset: asked.offset });
  return { rows, total: read(db, typed`SELECT ${int('count(*)')} FROM ${FROM} WHERE ${where}`).one(params) };
}

/** All files of these outlets, whatever became of them. */
export function filesOfOutlets(db: ReadableDb, outletIds: readonly number[]): number[] {
  return read(
    db,
    typed`SELECT ${record.id} FROM ${record} WHERE pending = 0 AND outlet_id IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(outletIds));
}

/** The outlets that an organisation or a person runs or ran: out of use and merged entries among them. */
export function outletsOf(db: ReadableDb, keeper: { organisationId: number } | { personId: number }): number[] {
  const [column, id] =
    'personId' in keeper
      ? (['person_id', keeper.personId] as const)
      : (['organisation_id', keeper.organisationId] as const);
  return read(db, typed`SELECT ${outlet.id} FROM ${outlet} WHERE ${column} = ?`).all(id);
}
