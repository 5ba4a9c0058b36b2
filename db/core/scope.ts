import { type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import { isWhole, type Scope, wholeOffice } from '#shared/rules/scope.ts';
import { household } from '../tables/households.ts';
import { user, userScope } from '../tables/office.ts';
import { outlet } from '../tables/outlets.ts';
import { person } from '../tables/people.ts';
import { record } from '../tables/records.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { read } from './read.ts';
import { scopeRows } from './row-sets.ts';
import { replaceRows, rowsOf } from './rows.ts';
import { alias, typed } from './typed.ts';

const s = alias(userScope, 's');
const r = alias(record, 'r');
const h = alias(household, 'h');
const o = alias(outlet, 'o');
const p = alias(person, 'p');
const u = alias(user, 'u');

/** The files a user may see, as it is kept and as SQL asks for it. */

/** What a user is narrowed to. */
export function scopeOfUser(db: ReadableDb, userId: number): Scope {
  const rows = rowsOf(db, scopeRows, userId);
  if (rows.length === 0) return wholeOffice;
  const kinds = recordKinds.filter((kind) => rows.some((row) => row.kind === kind));
  const communityIds = rows.flatMap((row) => (row.communityId === null ? [] : [row.communityId]));
  const hasUnassigned = rows.some((row) => row.noun === 'unassigned');
  const isByCommunity = communityIds.length > 0 || hasUnassigned;
  return {
    kinds: rows.some((row) => row.noun === 'kind') ? kinds : null,
    communityIds: isByCommunity ? communityIds : null,
    hasUnassigned: !isByCommunity || hasUnassigned,
  };
}

/** Keeps what a user is narrowed to; to be called within the act that says so. */
export function saveScope(db: WritableDb, userId: number, scope: Scope): void {
  const row = (noun: 'kind' | 'community' | 'unassigned', kind: RecordKind | null, communityId: number | null) => ({
    noun,
    kind,
    communityId,
  });
  const rows = [
    ...(scope.kinds ?? []).map((kind) => row('kind', kind, null)),
    ...(scope.communityIds ?? []).map((id) => row('community', null, id)),
    ...(scope.communityIds !== null && scope.hasUnassigned ? [row('unassigned', null, null)] : []),
  ];
  replaceRows(
    db,
    scopeRows,
    userId,
    rows.map((one, position) => ({ userId, position, ...one })),
  );
}

/** Whoever may see a community may see the one it went into; to be called within the act that joins them. */
export function widenScopes(db: WritableDb, fromId: number, toId: number): void {
  const users = read(
    db,
    typed`SELECT DISTINCT ${s.userId} FROM ${s} WHERE s.community_id = @fromId
       AND NOT EXISTS (SELECT 1 FROM user_scope t WHERE t.user_id = s.user_id AND t.community_id = @toId)`,
  ).all({ fromId, toId });
  for (const userId of users) {
    const scope = scopeOfUser(db, userId);
    saveScope(db, userId, { ...scope, communityIds: [...(scope.communityIds ?? []), toId] });
  }
}

export interface Narrowing {
  sql: string;
  params: Record<string, string>;
}

/** Holds for the files `record` (by its name in the statement) that lie within. */
export function recordsWithin(scope: Scope, record = 'r'): Narrowing {
  if (isWhole(scope)) return { sql: '1', params: {} };
  const parts: string[] = [];
  const params: Record<string, string> = {};
  if (scope.kinds !== null) {
    parts.push(`${record}.kind IN (SELECT value FROM json_each(@scopeKinds))`);
    params.scopeKinds = JSON.stringify(scope.kinds);
  }
  if (scope.communityIds !== null) {
    const unassigned = scope.hasUnassigned ? ` OR ${record}.community_id IS NULL` : '';
    parts.push(`(${record}.community_id IN (SELECT value FROM json_each(@scopeCommunities))${unassigned})`);
    params.scopeCommunities = JSON.stringify(scope.communityIds);
  }
  return { sql: parts.join(' AND '), params };
}

/**
 * Holds for the people (by their id in the statement) who have a file within, or no file at all. Somebody without a file
 * who lives in a household, runs an outlet, or stands in a file beside its subject, belongs where that is: to a community
 * outside, they are one of its people like any other.
 */
export function peopleWithin(scope: Scope, personId: string): Narrowing {
  if (isWhole(scope)) return { sql: '1', params: {} };
  const { sql, params } = recordsWithin(scope, 'w');
  const ofPerson = `household_member m JOIN household h ON h.id = m.household_id
    WHERE m.person_id = ${personId} AND m.removed_at IS NULL AND h.removed_at IS NULL`;
  const beside = `record_beside b JOIN record w ON w.id = b.record_id
    WHERE b.person_id = ${personId} AND b.removed_at IS NULL AND w.pending = 0`;
  const standsWithin = `EXISTS (SELECT 1 FROM ${beside} AND ${sql})`;
  // A household lies in a community, whatever the kinds that may be seen.
  const livesWithin =
    scope.communityIds === null
      ? `EXISTS (SELECT 1 FROM ${ofPerson})`
      : `EXISTS (SELECT 1 FROM ${ofPerson} AND h.community_id IN (SELECT value FROM json_each(@scopeCommunities)))`;
  const runs = `outlet k WHERE k.person_id = ${personId} AND k.removed_at IS NULL`;
  const runsWithin =
    scope.communityIds === null
      ? `EXISTS (SELECT 1 FROM ${runs})`
      : `EXISTS (SELECT 1 FROM ${runs} AND k.community_id IN (SELECT value FROM json_each(@scopeCommunities)))`;
  const belongsNowhere = [ofPerson, beside, runs].map((where) => `NOT EXISTS (SELECT 1 FROM ${where})`).join(' AND ');
  return {
    sql: `(EXISTS (SELECT 1 FROM record w WHERE w.person_id = ${personId} AND w.pending = 0 AND ${sql})
      OR (NOT EXISTS (SELECT 1 FROM record w WHERE w.person_id = ${personId} AND w.pending = 0)
        AND (${livesWithin} OR ${standsWithin} OR ${runsWithin} OR (${belongsNowhere}))))`,
    params,
  };
}

/** Of these files those that lie outside. */
export function recordsOutside(db: ReadableDb, scope: Scope, ids: readonly number[]): number[] {
  if (isWhole(scope) || ids.length === 0) return [];
  const { sql, params } = recordsWithin(scope);
  return read(
    db,
    typed`SELECT ${r.id} FROM json_each(@ids) j CROSS JOIN ${r} ON r.id = j.value WHERE NOT coalesce(${sql}, 0)`,
  ).all({ ids: JSON.stringify(ids), ...params });
}

/** Of these households those of communities that may not be seen. */
export function householdsOutside(db: ReadableDb, scope: Scope, ids: readonly number[]): number[] {
  if (scope.communityIds === null || ids.length === 0) return [];
  return read(
    db,
    typed`SELECT ${h.id} FROM json_each(@ids) j CROSS JOIN ${h} ON h.id = j.value
     WHERE h.community_id NOT IN (SELECT value FROM json_each(@communities))`,
  ).all({ ids: JSON.stringify(ids), communities: JSON.stringify(scope.communityIds) });
}

/** Of these outlets those of communities that may not be seen. */
export function outletsOutside(db: ReadableDb, scope: Scope, ids: readonly number[]): number[] {
  if (scope.communityIds === null || ids.length === 0) return [];
  // An entry merged into another shows that one.
  return read(
    db,
    typed`SELECT ${o.id} FROM json_each(@ids) j CROSS JOIN outlet e ON e.id = j.value
     JOIN ${o} ON o.id = coalesce(e.merged_into, e.id)
     WHERE o.community_id NOT IN (SELECT value FROM json_each(@communities))`,
  ).all({ ids: JSON.stringify(ids), communities: JSON.stringify(scope.communityIds) });
}

/** Of these people those who may not be seen. */
export function peopleOutside(db: ReadableDb, scope: Scope, ids: readonly number[]): number[] {
  if (isWhole(scope) || ids.length === 0) return [];
  // An entry merged into a card shows that card.
  const { sql, params } = peopleWithin(scope, 'coalesce(p.merged_into, p.id)');
  return read(db, typed`SELECT ${p.id} FROM json_each(@ids) j CROSS JOIN ${p} ON p.id = j.value WHERE NOT ${sql}`).all({
    ids: JSON.stringify(ids),
    ...params,
  });
}

/** All files of these people, and those in which they stand beside the subject, whatever became of them. */
export function filesOfPeople(db: ReadableDb, personIds: readonly number[]): number[] {
  return read(
    db,
    typed`SELECT ${record.id} FROM ${record} WHERE pending = 0 AND (person_id IN (SELECT value FROM json_each(@people))
       OR id IN (SELECT record_id FROM record_beside WHERE removed_at IS NULL
         AND person_id IN (SELECT value FROM json_each(@people))))`,
  ).all({ people: JSON.stringify(personIds) });
}

/** Who may change what somebody is narrowed to: the names a refusal sends the clerk to. */
export function whoToAsk(db: ReadableDb): string {
  const names = read(
    db,
    typed`SELECT ${u.name} FROM ${u} WHERE role = 'administrator' AND disabled_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM user_scope s WHERE s.user_id = u.id) ORDER BY id LIMIT 3`,
  ).all();
  return names.join('、');
}
