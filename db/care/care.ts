import type { ServiceCounts, ServiceKind, ServiceLine, ServicePerson } from '#shared/contract/care.ts';
import { AppError } from '#shared/errors.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow } from '../core/rows.ts';
import { recordsWithin } from '../core/scope.ts';
import { alias, int, maybe, pick, text, typed } from '../core/typed.ts';
import { fileNameSql } from '../records/subject.ts';
import { service, servicePerson } from '../tables/care.ts';
import { user } from '../tables/office.ts';
import { person } from '../tables/people.ts';
import { community, communityGroup } from '../tables/places.ts';
import { record } from '../tables/records.ts';

const s = alias(service, 's');
const r = alias(record, 'r');
const p = alias(person, 'p');
const c = alias(community, 'c');
const m = alias(servicePerson, 'm');
const g = alias(communityGroup, 'g');
const u = alias(user, 'u');

// Whom or what the file is about: a household is visited too.
const nameOfFile = text(fileNameSql('r'));

/** 服务记录 as they are kept: what was done for whom, and how often. */

export interface ServicesAsked {
  kind: ServiceKind | null;
  /** First and last day; null: without an end. */
  from: string | null;
  to: string | null;
  communityId: number | null;
  /** Held by this self-management group. */
  groupId: number | null;
  offset: number;
  limit: number;
}

// A person counts where their file is today; who is taken out of use by mistake does not count.
const PEOPLE = `FROM service_person m CROSS JOIN record r ON r.id = m.record_id
  WHERE m.removed_at IS NULL AND r.removed_at IS NULL AND r.pending = 0`;

/** What was done in a time, the newest first, of the people the user may see. */
export function listServices(
  db: ReadableDb,
  asked: ServicesAsked,
  scope: Scope = wholeOffice,
): { items: ServiceLine[]; total: number; counts: ServiceCounts } {
  const within = recordsWithin(scope);
  const where = `s.removed_at IS NULL AND (@kind IS NULL OR s.kind = @kind)
    AND (@from IS NULL OR s.on_date >= @from) AND (@to IS NULL OR s.on_date <= @to)
    AND (@groupId IS NULL OR s.group_id = @groupId)
    AND EXISTS (SELECT 1 ${PEOPLE} AND m.service_id = s.id AND ${within.sql}
      AND (@communityId IS NULL OR r.community_id = @communityId))`;
  const { kind, from, to, communityId, groupId } = asked;
  const params = { ...within.params, kind, from, to, communityId, groupId };
  const ids = read(
    db,
    typed`SELECT ${s.id} FROM ${s} WHERE ${where} ORDER BY s.on_date DESC, s.id DESC LIMIT @limit OFFSET @offset`,
  ).all({ ...params, offset: asked.offset, limit: asked.limit });
  return {
    items: linesOf(db, ids, scope),
    total: read(db, typed`SELECT ${int('count(*)')} FROM service s WHERE ${where}`).one(params),
    counts: careCounts(db, scope, { from: from ?? '0000-01-01', to: to ?? '9999-12-31', communityId }),
  };
}

/** What was done for the people of these files, oldest first. */
export function servicesOf(db: ReadableDb, recordIds: readonly number[], scope: Scope = wholeOffice): ServiceLine[] {
  const ids = read(
    db,
    typed`SELECT DISTINCT ${s.id} FROM json_each(@ids) j CROSS JOIN service_person m ON m.record_id = j.value
       JOIN ${s} ON s.id = m.service_id
     WHERE m.removed_at IS NULL AND s.removed_at IS NULL ORDER BY s.on_date, s.id LIMIT 1000`,
  ).all({ ids: JSON.stringify(recordIds) });
  return linesOf(db, ids, scope);
}

/**
 * One act with the people it was done for.
 * @throws AppError care.notFound, also where none of them may be seen
 */
export function getService(
  db: ReadableDb,
  id: number,
  scope: Scope = wholeOffice,
): { service: ServiceLine; people: ServicePerson[] } {
  const row = getRow(db, service, id);
  const [line] = row && row.removedAt === null ? linesOf(db, [id], scope) : [];
  if (!line || line.count === 0) throw new AppError('care.notFound', {});
  const within = recordsWithin(scope);
  const people = read(
    db,
    typed`SELECT ${{
      recordId: r.id,
      number: r.number,
      name: nameOfFile,
      birthOn: maybe(p.birthOn),
      communityName: maybe(c.name),
    }}
     FROM service_person m JOIN ${r} ON r.id = m.record_id LEFT JOIN ${p} ON p.id = r.person_id
     LEFT JOIN ${c} ON c.id = r.community_id
     WHERE m.service_id = @id AND m.removed_at IS NULL AND ${within.sql} ORDER BY m.id LIMIT 500`,
  ).all({ id, ...within.params });
  return { service: line, people };
}

/** The files of everybody an act was done for, whoever may see them. */
export function recordsOfService(db: ReadableDb, id: number): number[] {
  return read(
    db,
    typed`SELECT ${servicePerson.recordId} FROM ${servicePerson} WHERE service_id = ? AND removed_at IS NULL`,
  ).all(id);
}

/**
 * Person-times (人次) from the first day to the last, both counted, and the money given on occasions in fen: each person
 * counts once for each act. Money given as help is not among it.
 */
function careCounts(
  db: ReadableDb,
  scope: Scope,
  time: { from: string; to: string; communityId?: number | null },
): ServiceCounts {
  const within = recordsWithin(scope);
  const of = (kind: ServiceKind) => `coalesce(sum(s.kind = '${kind}'), 0)`;
  return read(
    db,
    typed`SELECT ${{
      visitPersonTimes: int(of('visit')),
      activityPersonTimes: int(of('activity')),
      condolencePersonTimes: int(of('condolence')),
      helpPersonTimes: int(of('help')),
      condolenceFen: int("coalesce(sum(CASE s.kind WHEN 'condolence' THEN s.amount_fen END), 0)"),
    }}
     FROM service s CROSS JOIN service_person m ON m.service_id = s.id CROSS JOIN record r ON r.id = m.record_id
     WHERE s.removed_at IS NULL AND s.on_date BETWEEN @from AND @to AND m.removed_at IS NULL
       AND r.removed_at IS NULL AND r.pending = 0 AND ${within.sql}
       AND (@communityId IS NULL OR r.community_id = @communityId)`,
  ).one({ ...within.params, from: time.from, to: time.to, communityId: time.communityId ?? null });
}

export interface ServiceTime {
  recordId: number;
  kind: ServiceKind;
  on: string;
  addedAt: string;
}

/** Each person of each act from the first day to the last, both counted: 人次 (domain file retiree-unemployment.md D.1). */
export function serviceTimes(db: ReadableDb, days: { from: string; to: string }): ServiceTime[] {
  return read(
    db,
    typed`SELECT ${{ recordId: m.recordId, kind: s.kind, on: s.onDate, addedAt: s.addedAt }}
     FROM ${s} CROSS JOIN ${m} ON m.service_id = s.id
     WHERE s.removed_at IS NULL AND s.on_date BETWEEN @from AND @to AND m.removed_at IS NULL
     ORDER BY s.on_date, s.id, m.record_id`,
  ).all(days);
}

function linesOf(db: ReadableDb, ids: readonly number[], scope: Scope): ServiceLine[] {
  const within = recordsWithin(scope);
  const rows = read(
    db,
    typed`SELECT ${{
      ...pick(s, 'id', 'version', 'kind'),
      on: s.onDate,
      ...pick(s, 'place', 'byRole', 'byName', 'groupId'),
      groupName: maybe(g.name),
      ...pick(s, 'what', 'occasion', 'amountFen', 'goods', 'result', 'nextOn'),
      at: s.addedAt,
      byId: u.id,
      userName: u.name,
      count: int(`(SELECT count(*) ${PEOPLE} AND m.service_id = s.id AND ${within.sql})`),
      all: int(`(SELECT count(*) ${PEOPLE} AND m.service_id = s.id)`),
    }}
     FROM json_each(@ids) j CROSS JOIN ${s} ON s.id = j.value JOIN ${u} ON u.id = s.added_by
     LEFT JOIN ${g} ON g.id = s.group_id ORDER BY j.key`,
  ).all({ ids: JSON.stringify(ids), ...within.params });
  const first = read(
    db,
    typed`SELECT ${{ recordId: r.id, name: nameOfFile }} FROM service_person m JOIN ${r} ON r.id = m.record_id
     WHERE m.service_id = @id AND m.removed_at IS NULL AND r.removed_at IS NULL AND r.pending = 0 AND ${within.sql}
     ORDER BY m.id LIMIT 3`,
  );
  return rows.map(({ all, byId, userName, ...row }) => ({
    ...row,
    first: first.all({ id: row.id, ...within.params }),
    hidden: all - row.count,
    by: { id: byId, name: userName },
  }));
}
