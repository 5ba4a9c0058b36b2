import { datedValueWords } from '#shared/codes/policy-words.ts';
import { type DueLine, type LifeEvent, OWED_LABEL, type OwedLine } from '#shared/contract/life.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import { recordsWithin } from '../core/scope.ts';
import { valuesUsed } from '../policy/dated-values.ts';
import { countCertifications } from '../records/retiree/certification/certification.ts';
import { owedAfterEnd } from '../records/retiree/payments/owed.ts';
import { NEXT_CERTIFICATION } from './deadlines.ts';

/** The life of a file as it is kept: its states, its story, and what is still to be done. */

/** The file of a step, as a list that is empty where there is no such step. */
export function recordOfEvent(db: ReadableDb, eventId: number): number[] {
  return prepared(db, 'SELECT record_id FROM event WHERE id = ?').pluck().all(eventId) as number[];
}

interface EventRow {
  id: number;
  step: string;
  on: string;
  month: string | null;
  reason: string | null;
  way: string | null;
  party: string | null;
  place: string | null;
  amountFen: number | null;
  note: string | null;
  evidence: string;
  before: string;
  after: string;
  deadlineLabel: string | null;
  deadlineOn: string | null;
  deadlineIsCertain: number;
  settledOn: string | null;
  at: string;
  byId: number;
  byName: string;
}

/** What happened to a file, oldest first; steps taken back are left out. */
export function storyOf(db: ReadableDb, recordId: number): LifeEvent[] {
  const rows = prepared(
    db,
    `SELECT e.id, e.step, e.on_date AS "on", e.month, e.reason, e.way, e.party, e.place, e.amount_fen AS amountFen, e.note, e.evidence, e.before,
       e.after, e.deadline_label AS deadlineLabel, e.deadline_on AS deadlineOn,
       e.deadline_is_certain AS deadlineIsCertain, e.settled_on AS settledOn, e.added_at AS "at", u.id AS byId,
       u.name AS byName
     FROM event e JOIN user u ON u.id = e.added_by
     WHERE e.record_id = ? AND e.removed_at IS NULL ORDER BY e.on_date, e.id LIMIT 1000`,
  ).all(recordId) as EventRow[];
  return rows.map((row) => {
    const { evidence, before, after, deadlineLabel, deadlineOn, deadlineIsCertain, settledOn, byId, byName } = row;
    const { id, step, on, month, reason, way, party, place, amountFen, note, at } = row;
    return {
      ...{ id, step, on, month, reason, way, party, place, amountFen, note, at },
      papers: JSON.parse(evidence) as LifeEvent['papers'],
      before: JSON.parse(before) as LifeEvent['before'],
      after: JSON.parse(after) as LifeEvent['after'],
      deadline:
        deadlineLabel === null
          ? null
          : {
              label: deadlineLabel,
              on: deadlineOn,
              isCertain: deadlineIsCertain === 1,
              settledOn,
              basis: basisOf(db, id),
            },
      by: { id: byId, name: byName },
    };
  });
}

function basisOf(db: ReadableDb, eventId: number): string | null {
  const [used] = valuesUsed(db, 'event', eventId);
  return used ? `${datedValueWords(used)}（${used.document}）` : null;
}

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
}

const asksCertification = (label: string | null): boolean => label === null || label === NEXT_CERTIFICATION;

const NEVER = '9999-12-31';

// The bank answers whenever it likes: money that comes back to a file out of use is still to be dealt with.
const RETURNED = 'payment.returned';

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
  overdueCertifications: number;
  neverCertified: number;
  labels: { label: string; count: number }[];
} {
  const within = recordsWithin(scope);
  const open = `FROM event e JOIN record r ON r.id = e.record_id
    WHERE e.deadline_label IS NOT NULL AND e.settled_on IS NULL AND e.removed_at IS NULL
      AND (r.removed_at IS NULL OR e.step = '${RETURNED}') AND r.pending = 0 AND ${within.sql}
      AND (@communityId IS NULL OR r.community_id = @communityId)
      AND (@through IS NULL OR ifnull(e.deadline_on, '${NEVER}') <= @through)`;
  const params = { through: asked.through, communityId: asked.communityId, ...within.params };
  const labels = prepared(
    db,
    `SELECT e.deadline_label AS label, count(*) AS count,
       sum(e.deadline_on < @today AND e.deadline_label <> '${NEXT_CERTIFICATION}') AS overdue ${open}
     GROUP BY e.deadline_label ORDER BY min(ifnull(e.deadline_on, '${NEVER}')), e.deadline_label LIMIT 49`,
  ).all({ ...params, today }) as { label: string; count: number; overdue: number }[];
  const owed = owedOnDesk(db, asked, today, scope);
  const after = asked.after !== null && 'eventId' in asked.after ? asked.after : null;
  const isOwedAsked = asked.label === null || asked.label === OWED_LABEL;
  const owedFrom = asked.after === null ? 0 : 'owed' in asked.after ? asked.after.owed : null;
  const owedTo = (owedFrom ?? 0) + asked.limit;
  const chosen = labels.filter(({ label }) => asked.label === null || label === asked.label);
  const rows = prepared(
    db,
    `SELECT e.id AS eventId, r.id AS recordId, r.number, p.name, c.name AS communityName, e.step, e.on_date AS since,
       e.deadline_label AS label, e.deadline_on AS "on", e.deadline_is_certain AS isCertain
     ${open.replace('WHERE', 'JOIN person p ON p.id = r.person_id LEFT JOIN community c ON c.id = r.community_id WHERE')}
       AND (@label IS NULL OR e.deadline_label = @label)
       AND (ifnull(e.deadline_on, '${NEVER}'), e.id) > (@afterOn, @afterId)
     ORDER BY ifnull(e.deadline_on, '${NEVER}'), e.id LIMIT @limit`,
  ).all({
    ...params,
    label: asked.label,
    afterOn: after ? (after.on ?? NEVER) : '',
    afterId: after?.eventId ?? 0,
    limit: asked.after !== null && after === null ? 0 : asked.limit + 1,
  }) as (Omit<DueLine, 'isCertain'> & { isCertain: number })[];
  const items = rows.slice(0, asked.limit).map((row) => ({ ...row, isCertain: row.isCertain === 1 }));
  const last = items.at(-1);
  // Who was taken over from an old system is overdue without a step of ours: people are counted by their certification.
  const certifications = (group: 'overdue' | 'never'): number =>
    asksCertification(asked.label) ? countCertifications(db, group, asked.communityId, today, scope) : 0;
  const late = certifications('overdue');
  return {
    items,
    owed: isOwedAsked && owedFrom !== null ? owed.slice(owedFrom, owedTo) : [],
    nextOwed: isOwedAsked && owedFrom !== null && owed.length > owedTo ? { owed: owedTo } : null,
    next: rows.length > asked.limit && last ? { on: last.on, eventId: last.eventId } : null,
    total: chosen.reduce((sum, { count }) => sum + count, 0) + (isOwedAsked ? owed.length : 0),
    overdue: chosen.reduce((sum, { overdue }) => sum + (overdue ?? 0), 0) + late,
    overdueCertifications: late,
    neverCertified: certifications('never'),
    labels: [
      ...(owed.length > 0 ? [{ label: OWED_LABEL, count: owed.length }] : []),
      ...labels.map(({ label, count }) => ({ label, count })),
    ],
  };
}

// It has no day and so is never late; with everything that is due by a day to come it stands too, since nothing else
// would ever bring it back to mind.
function owedOnDesk(db: ReadableDb, { through, communityId }: DueAsked, today: string, scope: Scope): OwedLine[] {
  if (through !== null && through < today) return [];
  return owedAfterEnd(db, today, { scope, communityId }).map(
    ({ recordId, number, name, communityName, endedOn, sentence }) => ({
      ...{ recordId, number, name, communityName, endedOn, sentence },
    }),
  );
}
