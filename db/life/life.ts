import { datedValueWords } from '#shared/codes/policy-words.ts';
import type { LifeEvent } from '#shared/contract/life.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, pick, typed } from '../core/typed.ts';
import { valuesUsed } from '../policy/dated-values.ts';
import { event, eventDeadline } from '../tables/life.ts';
import { user } from '../tables/office.ts';

const e = alias(event, 'e');
const u = alias(user, 'u');

/** The life of a file as it is kept: its story. */

/** The file of a step, as a list that is empty where there is no such step. */
export function recordOfEvent(db: ReadableDb, eventId: number): number[] {
  return read(db, typed`SELECT ${event.recordId} FROM ${event} WHERE id = ?`).all(eventId);
}

const storyRows = typed`SELECT ${{
  id: e.id,
  step: e.step,
  on: e.onDate,
  ...pick(
    e,
    'month',
    'reason',
    'way',
    'party',
    'place',
    'amountFen',
    'note',
    'evidence',
    'before',
    'after',
    'deadlineLabel',
    'deadlineOn',
    'deadlineIsCertain',
    'settledOn',
    'partId',
  ),
  at: e.addedAt,
  byId: u.id,
  byName: u.name,
}}
     FROM ${e} JOIN ${u} ON u.id = e.added_by
     WHERE e.record_id = ? AND e.removed_at IS NULL ORDER BY e.on_date, e.id LIMIT 1000`;

/** What happened to a file, oldest first; steps taken back are left out. */
export function storyOf(db: ReadableDb, recordId: number): LifeEvent[] {
  const rows = read(db, storyRows).all(recordId);
  const further = furtherOf(db, recordId);
  return rows.map((row) => {
    const { evidence, before, after, deadlineLabel, deadlineOn, deadlineIsCertain, settledOn, byId, byName } = row;
    const { id, partId, step, on, month, reason, way, party, place, amountFen, note, at } = row;
    return {
      ...{ id, partId, step, on, month, reason, way, party, place, amountFen, note, at },
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

const furtherRows = typed`SELECT ${{
  ...pick(eventDeadline, 'id', 'eventId', 'label'),
  on: eventDeadline.dueOn,
  isCertain: eventDeadline.isCertain,
  settledOn: eventDeadline.settledOn,
}}
     FROM ${eventDeadline} WHERE record_id = ? AND removed_at IS NULL ORDER BY id`;

function furtherOf(db: ReadableDb, recordId: number): Further[] {
  const rows = read(db, furtherRows).all(recordId);
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
