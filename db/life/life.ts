import { datedValueWords } from '#shared/codes/policy-words.ts';
import type { LifeEvent } from '#shared/contract/life.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import { valuesUsed } from '../policy/dated-values.ts';

/** The life of a file as it is kept: its story. */

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
  const further = furtherOf(db, recordId);
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
              basis: basisOf(db, 'event', id),
            },
      furtherDeadlines: further.filter((one) => one.eventId === id).map(({ eventId: _eventId, ...one }) => one),
      by: { id: byId, name: byName },
    };
  });
}

type Further = LifeEvent['furtherDeadlines'][number] & { eventId: number };

function furtherOf(db: ReadableDb, recordId: number): Further[] {
  const rows = prepared(
    db,
    `SELECT id, event_id AS eventId, label, due_on AS "on", is_certain AS isCertain, settled_on AS settledOn
     FROM event_deadline WHERE record_id = ? AND removed_at IS NULL ORDER BY id`,
  ).all(recordId) as (Omit<Further, 'isCertain' | 'basis'> & { isCertain: number })[];
  return rows.map((row) => ({
    ...row,
    isCertain: row.isCertain === 1,
    basis: basisOf(db, 'event_deadline', row.id),
  }));
}

function basisOf(db: ReadableDb, noun: 'event' | 'event_deadline', id: number): string | null {
  const [used] = valuesUsed(db, noun, id);
  return used ? `${datedValueWords(used)}（${used.document}）` : null;
}
