import { hasLeftIn, type LifeCycle, stepIn } from '#shared/life/life-cycle.ts';
import { begunStates, partName, partTypeOf, statesOfType } from '#shared/life/parts.ts';
import { settles } from '#shared/life/settler.ts';
import { movedBetween } from '#shared/life/states.ts';
import type { States } from '#shared/life/step.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { type Act, keepChange } from '../core/changes.ts';
import type { WritableDb } from '../core/open.ts';
import { getRow } from '../core/rows.ts';
import { getEnvelope, type RecordRowData, touch } from '../records/records.ts';
import { lifeActs } from '../registers/life-acts.ts';
import { recordPart } from '../tables/life.ts';
import type { JudgedStep } from './judge.ts';
import { insertPart, movePart, type StoredPart } from './parts.ts';
import { insertEvent, settleWaiting } from './story-write.ts';

/** Writes a step that was judged, of one file: its states, its line in the story, what it settles and what it leads to. */
export function writeStep(
  db: WritableDb,
  act: Act,
  { taken, envelope, life, facts, before, after, part, ends, found, due }: JudgedStep,
): { eventId: number; version: number } {
  const { settles: settled = [] } = stepIn(life, taken.step);
  const meets = (step: string, label: string) => settles(life, taken.step, step, label);
  settleWaiting(db, taken.recordId, settled, taken.on, meets, part?.id);
  const begun = beginPart(db, act, life, taken, after);
  const moved = moveStates(db, act, envelope, { before, after, on: taken.on, part, begun });
  found?.keep(db);
  const eventId = insertEvent(db, act, { ...taken, partId: part?.id ?? begun, ...moved.images }, due);
  lifeActs[envelope.kind].follow(db, act, taken, facts);
  for (const end of ends) writeStep(db, act, { ...end, envelope: getEnvelope(db, envelope.id) });
  return { eventId, version: ends.length === 0 ? moved.version : getEnvelope(db, envelope.id).version };
}

function beginPart(
  db: WritableDb,
  act: Act,
  life: LifeCycle,
  { recordId, step, on }: JudgedStep['taken'],
  after: States,
): number | null {
  const type = partTypeOf(life, step);
  if (type === null || begunStates(life, step) === null) return null;
  return insertPart(db, act, { recordId, type, on, states: statesOfType(life, type, after) });
}

/** A move of the states of a file and of one of its parts. */
interface StatesMove {
  before: States;
  after: States;
  on: string;
  part?: StoredPart | null;
  /** The part that begins with it. */
  begun?: number | null;
}

/**
 * Moves the states of a file, and of the part that the move is of. What left the office's care ended on the day on which it
 * left; the rolls of a month past still count it.
 */
export function moveStates(
  db: WritableDb,
  act: Act,
  envelope: RecordRowData,
  { before, after, on, part = null, begun = null }: StatesMove,
): { version: number; images: { before: States; after: States } } {
  const life = lifeOf(envelope.kind);
  const endedOn = hasLeftIn(life, before) ? (envelope.endedOn ?? on) : on;
  const version = touch(db, act, envelope, {
    state: after[life.envelopeState] ?? envelope.state,
    // The custody of a paper file lies in the envelope, of whatever kind the file is.
    paperFileState: after.paperFileState ?? envelope.paperFileState,
    endedOn: hasLeftIn(life, after) ? endedOn : null,
  });
  lifeActs[envelope.kind].writeStates(db, envelope.id, after);
  if (part) movePart(db, life, part, after, on);
  const of = part ?? (begun === null ? null : getRow(db, recordPart, begun));
  const images = movedBetween(life, before, after, of?.type ?? null);
  if (Object.keys(images.after).length > 0) {
    const note = of ? { note: partName(life, of) } : {};
    keepChange(db, act, { noun: 'record', nounId: envelope.id, action: 'update', ...note, ...images });
  }
  return { version, images };
}
