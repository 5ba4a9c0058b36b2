import type {
  CertificationFilter,
  CertificationGroup,
  CertificationRow,
} from '#shared/records/retiree/contract/certification.ts';
import { monthOf } from '#shared/rules/calendar.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { prepared } from '../../../core/rows.ts';
import { recordsWithin } from '../../../core/scope.ts';
import { alias, int, maybe, pick, text, typed } from '../../../core/typed.ts';
import { getOffice } from '../../../policy/office.ts';
import { person } from '../../../tables/people.ts';
import { community } from '../../../tables/places.ts';
import { record } from '../../../tables/records.ts';
import { retiree } from '../tables.ts';
import { noticeDays } from './cycle.ts';

const d = alias(retiree, 'd');
const r = alias(record, 'r');
const p = alias(person, 'p');
const c = alias(community, 'c');

/** Who has to be certified (资格认证), and the passing of time over it. */

// In the office's care, alive, and with a benefit that has not ended: the others need no certification.
const CONCERNED = `r.kind = 'retiree' AND r.removed_at IS NULL AND r.pending = 0 AND r.state NOT IN ('M4', 'M5')
  AND d.benefit_state <> 'B4'`;

const groups: Record<CertificationGroup, string> = {
  overdue: `d.certification_state = 'V3'`,
  due: `d.certification_state = 'V2'`,
  never: `d.certification_state = 'V0'`,
  doubt: `d.certification_state = 'V4'`,
  paused: `d.benefit_state = 'B2'`,
  month: `d.certified_through BETWEEN @month || '-01' AND @month || '-31'`,
  done: `d.certified_on BETWEEN @month || '-01' AND @month || '-31'`,
};

// A full table scan would read every detail: SQLite is told where to begin, and finds the envelope by its key.
const FROM = 'FROM retiree d CROSS JOIN record r ON r.id = d.id';

interface Asked {
  filter: CertificationFilter;
  offset: number;
  limit: number;
}

/** One page of a group, the earliest end first, with how many stand in each group and, within it, in each community. */
export function listCertifications(
  db: ReadableDb,
  { filter, offset, limit }: Asked,
  today: string,
  scope: Scope = wholeOffice,
): {
  rows: CertificationRow[];
  total: number;
  counts: Record<CertificationGroup, number>;
  communities: { id: number; name: string; count: number }[];
} {
  const { where, params } = narrow(filter, today, scope);
  const rows = read(db, typed`SELECT ${listed} ${FROM_PEOPLE} WHERE ${where} ${ORDER} LIMIT @limit OFFSET @offset`).all(
    { ...params, offset, limit },
  );
  const total = read(db, typed`SELECT ${int('count(*)')} ${FROM} WHERE ${where}`).one(params);
  const names = Object.keys(groups) as CertificationGroup[];
  const counts = Object.fromEntries(
    names.map((group) => {
      const of = narrow({ ...filter, group }, today, scope);
      return [group, read(db, typed`SELECT ${int('count(*)')} ${FROM} WHERE ${of.where}`).one(of.params)];
    }),
  ) as Record<CertificationGroup, number>;
  const all = narrow({ ...filter, communityId: null }, today, scope);
  const communities = read(
    db,
    typed`SELECT ${{ id: c.id, name: c.name, count: int('n.count') }}
     FROM (SELECT r.community_id, count(*) AS count ${FROM} WHERE ${all.where}
       GROUP BY r.community_id) n JOIN ${c} ON c.id = n.community_id
     ORDER BY c.code IS NULL, c.code, c.id LIMIT 500`,
  ).all(all.params);
  return { rows, total, counts, communities };
}

/** How many stand in a group: the number of the desk and of the page of certification alike. */
export function countCertifications(
  db: ReadableDb,
  group: CertificationGroup,
  communityId: number | null,
  today: string,
  scope: Scope = wholeOffice,
): number {
  const { where, params } = narrow({ group, communityId, month: null }, today, scope);
  return read(db, typed`SELECT ${int('count(*)')} ${FROM} WHERE ${where}`).one(params);
}

/** All rows of a group, one by one. */
export function eachCertification(
  db: ReadableDb,
  filter: CertificationFilter,
  today: string,
  scope: Scope = wholeOffice,
): CertificationRow[] {
  const { where, params } = narrow(filter, today, scope);
  return read(db, typed`SELECT ${listed} ${FROM_PEOPLE} WHERE ${where} ${ORDER}`).all(params);
}

const listed = {
  recordId: r.id,
  version: r.version,
  number: r.number,
  ...pick(p, 'name', 'idKind', 'idNumber', 'birthOn'),
  phone: maybe(text('ifnull(p.mobile, p.landline)')),
  address: maybe(text('ifnull(p.residence_address, p.registered_address)')),
  communityName: maybe(c.name),
  ...pick(d, 'certificationState', 'benefitState', 'certifiedOn'),
  through: d.certifiedThrough,
};
const FROM_PEOPLE = `${FROM} JOIN person p ON p.id = r.person_id LEFT JOIN community c ON c.id = r.community_id`;

const ORDER = `ORDER BY d.certified_through IS NULL, d.certified_through, r.sort_name, r.id`;

function narrow(
  filter: CertificationFilter,
  today: string,
  scope: Scope,
): { where: string; params: Record<string, string | number> } {
  const within = recordsWithin(scope);
  const parts = [groups[filter.group], CONCERNED, within.sql];
  if (filter.communityId !== null) parts.push('r.community_id = @communityId');
  return {
    where: parts.join(' AND '),
    params: {
      ...within.params,
      ...(filter.group === 'month' || filter.group === 'done' ? { month: filter.month ?? monthOf(today) } : {}),
      ...(filter.communityId === null ? {} : { communityId: filter.communityId }),
    },
  };
}

/**
 * Lets the time that passed tell on the certifications (domain part A.1.1 row 7): those that end soon, and those that ran
 * out. No act of a clerk: the version stays, and the story tells the day through which each counted.
 * @returns how many files moved
 */
export function ageCertifications(db: WritableDb, today: string): number {
  if (getOffice(db) === null) return 0;
  // By the day, not by the state (the plus keeps SQLite from its index): most files have no end that comes near.
  const alive = `id IN (SELECT r.id FROM record r WHERE r.id = retiree.id AND r.state NOT IN ('M4', 'M5'))
    AND benefit_state <> 'B4' AND certified_through IS NOT NULL`;
  const soon = prepared(
    db,
    `UPDATE retiree SET certification_state = 'V2' WHERE +certification_state = 'V1'
       AND certified_through >= @today AND certified_through <= date(@today, '+' || @notice || ' days') AND ${alive}`,
  ).run({ today, notice: noticeDays(db, today) }).changes;
  const over = prepared(
    db,
    `UPDATE retiree SET certification_state = 'V3' WHERE +certification_state IN ('V1', 'V2')
       AND certified_through < @today AND ${alive}`,
  ).run({ today }).changes;
  return soon + over;
}
