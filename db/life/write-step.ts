import { hasLeftIn, stepIn } from '#shared/life/life-cycle.ts';
import { settles } from '#shared/life/settler.ts';
import { movedBetween } from '#shared/life/states.ts';
import type { States } from '#shared/life/step.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { type Act, keepChange } from '../core/changes.ts';
import type { WritableDb } from '../core/open.ts';
import { type RecordRowData, touch } from '../records/records.ts';
import { lifeActs } from '../registers/life-acts.ts';
import type { StepTaken } from './acts.ts';
import type { JudgedStep } from './judge.ts';
import { insertEvent, settleWaiting } from './story-write.ts';

/** Writes a step that was judged, of one file: its states, its line in the story, what it settles and what it leads to. */
export function writeStep(
  db: WritableDb,
  act: Act,
  taken: StepTaken,
  { envelope, life, facts, before, after, found, due }: JudgedStep,
): { eventId: number; version: number } {
  const { settles: settled = [] } = stepIn(life, taken.step);
  settleWaiting(db, taken.recordId, settled, taken.on, (step, label) => settles(life, taken.step, step, label));
  const moved = moveStates(db, act, envelope, before, after, taken.on);
  found?.keep(db);
  const eventId = insertEvent(db, act, { ...taken, ...moved.images }, due);
  lifeActs[envelope.kind].follow(db, act, taken, facts);
  return { eventId, version: moved.version };
}

/**
 * Moves the states of a file. What left the office's care ended on the day on which it left; the rolls of a month past still
 * count it.
 */
export function moveStates(
  db: WritableDb,
  act: Act,
  envelope: RecordRowData,
  before: States,
  after: States,
  on: string,
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
  const images = movedBetween(life, before, after);
  if (Object.keys(images.after).length > 0)
    keepChange(db, act, { noun: 'record', nounId: envelope.id, action: 'update', ...images });
  return { version, images };
}
