import type { DueLine, OwedLine } from '#shared/contract/life.ts';
import { partName } from '#shared/life/parts.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { recordsWithin } from '../core/scope.ts';
import { alias, int, maybe, text, typed } from '../core/typed.ts';
import { fileNameSql } from '../records/subject.ts';
import { desks } from '../registers/desk.ts';
import { community } from '../tables/places.ts';
import { record } from '../tables/records.ts';
import type { DeskOfKind } from './desk.ts';

const r = alias(record, 'r');
const c = alias(community, 'c');

/** The desk: what is still to be done for the files of every kind. */

export interface DueAsked {
  through: string | null;
  communityId: number | null;
  label: string | null;
  limit: number;
  /** `owed`: how many of the money owed were told already; with it no deadlines are. */
  after: AfterDue | { owed: number } | null;
}

interface AfterDue {
  on: string | null;
  eventId: number;
  deadlineId: number | null;
}

const deskOfEach = Object.entries(desks) as [RecordKind, DeskOfKind][];
const everyDesk = deskOfEach.map(([, desk]) => desk);
const datedOfEach = deskOfEach.flatMap(([kind, { dated }]) => (dated === 'none' ? [] : [{ kind, ...dated }]));
const datedLabels = JSON.stringify(datedOfEach.map(({ kind, label }) => `${kind} ${label}`));
const staysDue = JSON.stringify(everyDesk.flatMap((desk) => desk.staysDue));

const NEVER = '9999-12-31';

/** The two places in which what is to be done stands: the first of a step in its own row, what else it asked for beside it. */
const sources = [
  {
    tables: 'event e',
    open: 'e.deadline_label IS NOT NULL AND e.settled_on IS NULL',
    ...{ id: 'NULL', label: 'e.deadline_label', on: 'e.deadline_on', isCertain: 'e.deadline_is_certain' },
  },
  {
    tables: 'event_deadline d JOIN event e ON e.id = d.event_id',
    open: 'd.settled_on IS NULL AND d.removed_at IS NULL',
    ...{ id: 'd.id', label: 'd.label', on: 'd.due_on', isCertain: 'd.is_certain' },
  },
] as const;

interface LabelCount {
  label: string;
  count: number;
  overdue: number;
  first: string;
}

interface Conditions {
  sql: string;
  params: Record<string, unknown>;
}

function labelsOf(db: ReadableDb, { sql, params }: Conditions, today: string): LabelCount[] {
  const found = sources.flatMap(({ tables, open, label, on }) =>
    read(
      db,
      typed`SELECT ${{
        label: text(label),
        count: int('count(*)'),
        overdue: int(
          `ifnull(sum(${on} < @today AND r.kind || ' ' || ${label} NOT IN (SELECT value FROM json_each(@datedLabels))), 0)`,
        ),
        first: text(`min(ifnull(${on}, '${NEVER}'))`),
      }}
         FROM ${tables} JOIN record r ON r.id = e.record_id
         WHERE ${open} AND ${sql} AND (@through IS NULL OR ifnull(${on}, '${NEVER}') <= @through) GROUP BY ${label}`,
    ).all({ ...params, today, datedLabels }),
  );
  const byLabel = new Map<string, LabelCount>();
  for (const one of found) {
    const same = byLabel.get(one.label);
    byLabel.set(one.label, same ? added(same, one) : one);
  }
  return [...byLabel.values()].sort((one, other) =>
    one.first < other.first ? -1 : one.first > other.first ? 1 : byWord(one, other),
  );
}

function added(one: LabelCount, other: LabelCount): LabelCount {
  const first = one.first < other.first ? one.first : other.first;
  return { label: one.label, count: one.count + other.count, overdue: one.overdue + other.overdue, first };
}

const byWord = (one: LabelCount, other: LabelCount): number => (one.label < other.label ? -1 : 1);

type DueRow = Omit<DueLine, 'isCertain' | 'part'> & {
  isCertain: number;
  partType: string | null;
  partNumber: number | null;
};

function partTold({ kind, partType: type, partNumber: number }: DueRow): string | null {
  return type === null || number === null ? null : partName(lifeOf(kind), { type, number });
}

/** The lines after one, by their day, their step and their place in it; at most `limit`. */
function linesOf(
  db: ReadableDb,
  { sql, params }: Conditions,
  asked: { label: string | null; after: AfterDue | null; limit: number },
): DueLine[] {
  const { label: only, after, limit } = asked;
  const from = {
    afterOn: after ? (after.on ?? NEVER) : '',
    ...{ afterId: after?.eventId ?? 0, afterDeadline: after?.deadlineId ?? 0 },
  };
  const rows = sources.flatMap(({ tables, open, id, label, on, isCertain }) =>
    read(
      db,
      typed`SELECT ${{
        eventId: int('e.id'),
        deadlineId: maybe(int(id)),
        recordId: r.id,
        kind: r.kind,
        number: r.number,
        name: text(fileNameSql('r')),
        communityName: maybe(c.name),
        step: text('e.step'),
        partType: maybe(text('p.type')),
        partNumber: maybe(int('p.number')),
        since: text('e.on_date'),
        label: text(label),
        on: maybe(text(on)),
        isCertain: int(isCertain),
      }}
         FROM ${tables} JOIN ${r} ON r.id = e.record_id
           LEFT JOIN ${c} ON c.id = r.community_id LEFT JOIN record_part p ON p.id = e.part_id
         WHERE ${open} AND ${sql} AND (@through IS NULL OR ifnull(${on}, '${NEVER}') <= @through)
           AND (@only IS NULL OR ${label} = @only)
           AND (ifnull(${on}, '${NEVER}'), e.id, ifnull(${id}, 0)) > (@afterOn, @afterId, @afterDeadline)
         ORDER BY ifnull(${on}, '${NEVER}'), e.id, ifnull(${id}, 0) LIMIT @limit`,
    ).all({ ...params, ...from, only, limit }),
  );
  const keyOf = ({ on }: DueRow): string => on ?? NEVER;
  return rows
    .sort(
      (one, other) =>
        (keyOf(one) < keyOf(other) ? -1 : keyOf(one) > keyOf(other) ? 1 : one.eventId - other.eventId) ||
        (one.deadlineId ?? 0) - (other.deadlineId ?? 0),
    )
    .slice(0, limit)
    .map((row) => {
      const { partType: _type, partNumber: _number, ...line } = row;
      return { ...line, part: partTold(row), isCertain: row.isCertain === 1 };
    });
}

/** What is still to be done, by day, and how much of each; what has no day comes last. */
export function listDue(
  db: ReadableDb,
  asked: DueAsked,
  today: string,
  scope: Scope = wholeOffice,
): {
  items: DueLine[];
  owed: OwedLine[];
  nextOwed: { owed: number } | null;
  next: AfterDue | null;
  total: number;
  overdue: number;
  owedTotal: number;
  dated: { kind: RecordKind; overdue: number; never: number }[];
  labels: { label: string; count: number }[];
} {
  const within = recordsWithin(scope);
  const conditions: Conditions = {
    sql: `e.removed_at IS NULL AND r.pending = 0 AND ${within.sql}
      AND (r.removed_at IS NULL OR e.step IN (SELECT value FROM json_each(@staysDue)))
      AND (@communityId IS NULL OR r.community_id = @communityId)`,
    params: { staysDue, through: asked.through, communityId: asked.communityId, ...within.params },
  };
  const labels = labelsOf(db, conditions, today).slice(0, 49);
  const owedOfAll = owedOnDesk(db, asked, today, scope);
  const owed = owedOfAll.filter(({ label }) => asked.label === null || asked.label === label);
  const after = asked.after !== null && 'eventId' in asked.after ? asked.after : null;
  const owedFrom = asked.after === null ? 0 : 'owed' in asked.after ? asked.after.owed : null;
  const owedTo = (owedFrom ?? 0) + asked.limit;
  const chosen = labels.filter(({ label }) => asked.label === null || label === asked.label);
  const isAfterOwed = asked.after !== null && after === null;
  const found = linesOf(db, conditions, { label: asked.label, after, limit: isAfterOwed ? 0 : asked.limit + 1 });
  const items = found.slice(0, asked.limit);
  const last = items.at(-1);
  const dated = datedOfEach.flatMap(({ kind, label, count: countOf }) => {
    if (asked.label !== null && asked.label !== label) return [];
    const count = (group: 'overdue' | 'never'): number => countOf(db, group, asked.communityId, today, scope);
    return [{ kind, overdue: count('overdue'), never: count('never') }];
  });
  return {
    items,
    owed: owedFrom !== null ? owed.slice(owedFrom, owedTo) : [],
    nextOwed: owedFrom !== null && owed.length > owedTo ? { owed: owedTo } : null,
    next:
      found.length > asked.limit && last ? { on: last.on, eventId: last.eventId, deadlineId: last.deadlineId } : null,
    total: chosen.reduce((sum, { count }) => sum + count, 0) + owed.length,
    owedTotal: owed.length,
    overdue: [...chosen, ...dated].reduce((sum, { overdue }) => sum + overdue, 0),
    dated,
    labels: [
      ...[...new Set(owedOfAll.map(({ label }) => label))].map((label) => ({
        label,
        count: owedOfAll.filter((line) => line.label === label).length,
      })),
      ...labels.map(({ label, count }) => ({ label, count })),
    ],
  };
}

// It has no day and so is never late; with everything that is due by a day to come it stands too, since nothing else
// would ever bring it back to mind.
function owedOnDesk(db: ReadableDb, { through, communityId }: DueAsked, today: string, scope: Scope): OwedLine[] {
  if (through !== null && through < today) return [];
  return deskOfEach.flatMap(([kind, { owed }]) => {
    if (owed === 'none') return [];
    return owed.linesOf(db, today, { scope, communityId }).map((line) => ({ ...line, kind, label: owed.label }));
  });
}
