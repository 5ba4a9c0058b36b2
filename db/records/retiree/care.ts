import type { DatedKeyName } from '#shared/codes/dated-keys.ts';
import type { AgeBand, CareList, CareRow } from '#shared/contract/care.ts';
import { bornToBe, bornToTurn, completesOn } from '#shared/rules/age-lists.ts';
import { ageOn, isDate, monthsLater } from '#shared/rules/calendar.ts';
import { datedNumber } from '#shared/rules/dated-values.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { VISITS } from '../../care/visits.ts';
import type { ReadableDb } from '../../core/open.ts';
import { read } from '../../core/read.ts';
import { prepared } from '../../core/rows.ts';
import { recordsWithin } from '../../core/scope.ts';
import { alias, int, typed } from '../../core/typed.ts';
import { valueFor } from '../../life/deadlines.ts';
import { getGroup } from '../../places/groups.ts';
import { community } from '../../tables/places.ts';
import type { CarePage, CareStore } from '../kind-store.ts';

const c = alias(community, 'c');

// Alive and here: of who died or went elsewhere there is nobody to visit.
const IN_CARE = `r.kind = 'retiree' AND r.removed_at IS NULL AND r.pending = 0 AND r.state NOT IN ('M4', 'M5')`;
const FROM = `FROM retiree d CROSS JOIN record r ON r.id = d.id JOIN person p ON p.id = r.person_id`;
const LAST_VISIT = `(SELECT max(s.on_date) FROM service_person m JOIN service s ON s.id = m.service_id
  WHERE m.record_id = r.id AND m.removed_at IS NULL AND s.removed_at IS NULL AND s.kind IN ${VISITS})`;
// A day of birth is known whole; of some only the year or the month is.
const BORN = `length(p.birth_on) = 10`;

type Params = Record<string, string | number | null>;

/** One page of a list, with how many of it each community has. */
function listCare(
  db: ReadableDb,
  { filter, offset, limit }: { filter: CareList; offset: number; limit: number },
  today: string,
  scope: Scope,
): CarePage {
  const asked = narrow(db, filter, today, scope);
  const all = narrow(db, filter, today, scope, true);
  const unvisited = filter.list === 'unvisited' ? visitMonths(db, filter.months, today) : null;
  return {
    rows: rowsOf(db, asked, filter, today, { offset, limit }),
    total: count(db, asked),
    communities: read(
      db,
      typed`SELECT ${{ id: c.id, name: c.name, count: int('n.count') }}
     FROM (SELECT r.community_id, count(*) AS count ${FROM} WHERE ${all.where}
         GROUP BY r.community_id) n JOIN ${c} ON c.id = n.community_id
       ORDER BY c.code IS NULL, c.code, c.id LIMIT 500`,
    ).all(all.params),
    bands: filter.list === 'aged' ? bandsOf(db, filter, today, scope) : [],
    withoutBirth: filter.list === 'aged' || filter.list === 'turning' ? countWithoutBirth(db, filter, scope) : 0,
    months: unvisited?.months ?? null,
    isMonthsSure: unvisited?.isSure ?? true,
  };
}

/** Lists of retirees in the office's care. */
export const retireeCare: CareStore = {
  page: listCare,
  all: (db, filter, today, scope) =>
    rowsOf(db, narrow(db, filter, today, scope), filter, today, { offset: 0, limit: -1 }),
  rows: careRowsOf,
};

/** These files as rows of a list, in the order they are asked for; who died meanwhile is among them. */
function careRowsOf(db: ReadableDb, recordIds: readonly number[], today: string): CareRow[] {
  const any: CareList = { list: 'ungrouped', communityId: null };
  const where = 'r.id IN (SELECT value FROM json_each(@ids))';
  const page = { offset: 0, limit: -1 };
  const rows = rowsOf(db, { where, params: { ids: JSON.stringify(recordIds) } }, any, today, page);
  const of = new Map(rows.map((row) => [row.recordId, row]));
  return recordIds.flatMap((id) => of.get(id) ?? []);
}

/** After how many months somebody counts as 久未走访 (half a year, unless the office decided). */
function visitMonths(db: ReadableDb, asked: number | null, today: string): { months: number; isSure: boolean } {
  if (asked !== null) return { months: asked, isSure: true };
  return decided(db, 'retiree.visit-months', today, 6);
}

function decided(
  db: ReadableDb,
  key: DatedKeyName,
  today: string,
  otherwise: number,
): { months: number; isSure: boolean } {
  const row = valueFor(db, key, today);
  const read = row ? datedNumber(row) : null;
  return read?.ok && read.number > 0
    ? { months: read.number, isSure: row?.mark === 'source' }
    : { months: otherwise, isSure: false };
}

/** The bands of old age the office decided, each up to the next, and how many are in each. */
function bandsOf(db: ReadableDb, filter: Extract<CareList, { list: 'aged' }>, today: string, scope: Scope): AgeBand[] {
  const on = filter.on ?? today;
  const starts = [
    decided(db, 'retiree.aged-from', on, 80),
    decided(db, 'retiree.aged-second', on, 90),
    decided(db, 'retiree.aged-third', on, 100),
  ]
    .map(({ months: age, isSure }) => ({ fromAge: age, isSure }))
    .sort((one, other) => one.fromAge - other.fromAge)
    .filter(({ fromAge }, index, sorted) => fromAge !== sorted[index - 1]?.fromAge);
  return starts.map(({ fromAge, isSure }, index) => {
    const belowAge = starts[index + 1]?.fromAge ?? null;
    const band = narrow(db, { ...filter, fromAge, belowAge }, today, scope);
    return { fromAge, belowAge, isSure, count: count(db, band) };
  });
}

interface Narrowed {
  where: string;
  params: Params;
}

function narrow(db: ReadableDb, filter: CareList, today: string, scope: Scope, isOfAllCommunities = false): Narrowed {
  const within = recordsWithin(scope);
  const parts = [IN_CARE, within.sql];
  const params: Params = { ...within.params };
  const keep = (sql: string, more: Params) => {
    parts.push(sql);
    Object.assign(params, more);
  };
  switch (filter.list) {
    case 'aged': {
      const on = filter.on ?? today;
      keep(`${BORN} AND p.birth_on <= @bornBy`, { bornBy: bornToBe(filter.fromAge, on) });
      if (filter.belowAge !== null) keep('p.birth_on > @bornAfter', { bornAfter: bornToBe(filter.belowAge, on) });
      break;
    }
    case 'turning':
      keep(`${BORN} AND p.birth_on BETWEEN @bornFrom AND @bornTo`, bornToTurn(filter.age, filter.during));
      break;
    case 'unvisited':
      keep(`ifnull(${LAST_VISIT}, '') < @since`, {
        since: monthsLater(today, -visitMonths(db, filter.months, today).months),
      });
      break;
    case 'group':
      break;
    case 'ungrouped':
      parts.push("ifnull(d.self_group, '') = ''");
  }
  if ('groupId' in filter && filter.groupId !== null) {
    const { communityId, name } = getGroup(db, filter.groupId);
    keep('r.community_id = @groupCommunity AND d.self_group = @groupName', {
      groupCommunity: communityId,
      groupName: name,
    });
  }
  if ('communityId' in filter && filter.communityId !== null && !isOfAllCommunities)
    keep('r.community_id = @communityId', { communityId: filter.communityId });
  return { where: parts.join(' AND '), params };
}

function count(db: ReadableDb, { where, params }: Narrowed): number {
  return read(db, typed`SELECT ${int('count(*)')} ${FROM} WHERE ${where}`).one(params);
}

function countWithoutBirth(
  db: ReadableDb,
  filter: Extract<CareList, { list: 'aged' | 'turning' }>,
  scope: Scope,
): number {
  const { communityId, groupId } = filter;
  const any: CareList = { list: 'aged', on: null, fromAge: 1, belowAge: null, communityId, groupId };
  const { where, params } = narrow(db, any, '9998-12-31', scope);
  return count(db, { where: where.replace(`${BORN} AND p.birth_on <= @bornBy`, `ifnull(${BORN}, 0) = 0`), params });
}

const orders: Record<CareList['list'], string> = {
  aged: 'p.birth_on, r.sort_name, r.id',
  turning: 'substr(p.birth_on, 6), r.sort_name, r.id',
  unvisited: 'lastVisitOn IS NOT NULL, lastVisitOn, p.birth_on IS NULL, p.birth_on, r.id',
  group: 'r.sort_name, r.id',
  ungrouped: 'r.sort_name, r.id',
};

function rowsOf(
  db: ReadableDb,
  { where, params }: Narrowed,
  filter: CareList,
  today: string,
  page: { offset: number; limit: number },
): CareRow[] {
  const rows = prepared(
    db,
    `SELECT r.id AS recordId, r.number, p.name, p.id_kind AS idKind, p.id_number AS idNumber, p.gender,
       p.birth_on AS birthOn, ifnull(p.mobile, p.landline) AS phone,
       ifnull(p.residence_address, p.registered_address) AS address, c.name AS communityName,
       d.self_group AS selfGroup, ${LAST_VISIT} AS lastVisitOn
     ${FROM} LEFT JOIN community c ON c.id = r.community_id
     WHERE ${where} ORDER BY ${orders[filter.list]} LIMIT @limit OFFSET @offset`,
  ).all({ ...params, ...page }) as Omit<CareRow, 'age' | 'turnsOn'>[];
  const on = filter.list === 'aged' ? (filter.on ?? today) : today;
  return rows.map((row) => {
    const born = row.birthOn !== null && isDate(row.birthOn) ? row.birthOn : null;
    const turning = filter.list === 'turning' ? filter.age : null;
    return {
      ...row,
      age: turning ?? (born === null ? null : ageOn(born, on)),
      turnsOn: turning === null || born === null ? null : completesOn(born, turning),
    };
  });
}
