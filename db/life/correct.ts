import { AppError } from '#shared/errors.ts';
import { isDeadIn, type LifeCycle } from '#shared/life/life-cycle.ts';
import { movedBetween } from '#shared/life/states.ts';
import type { States } from '#shared/life/step.ts';
import { CORRECTED } from '#shared/life/story.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { localDay } from '#shared/rules/calendar.ts';
import type { Act } from '../core/changes.ts';
import { type CommandAbout, keepCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow } from '../core/rows.ts';
import { typed } from '../core/typed.ts';
import { kindOf } from '../records/kind-of.ts';
import { getEnvelope, openEnvelope, type RecordRowData } from '../records/records.ts';
import { subjectName } from '../records/subject.ts';
import { event } from '../tables/life.ts';
import { record } from '../tables/records.ts';
import { deathToldIn, knowDeathAgain, takeDeathBack } from './death.ts';
import { statesOf } from './facts.ts';
import { tellDeath } from './reach.ts';
import { standingOnDeath } from './rests-on.ts';
import { insertEvent } from './story-write.ts';
import { moveStates } from './write-step.ts';

/** States that were entered wrongly are put right. */

/** A file that says the same death as one whose states are put right, and the states it had before that death. */
interface ToldToo {
  envelope: RecordRowData;
  states: States;
}

/**
 * Puts states right that were entered wrongly; the story tells it with the reason. Whoever is not dead after all is not dead in
 * any file: the other files of the person that tell of the death go back to where they stood before it.
 * @returns `reached`: those other files, or those that learn that their person is dead after all
 * @throws AppError record.notFound, record.changedMeanwhile, record.removed, input.invalid where nothing differs,
 * life.refused where a death is put right on which payments to heirs or survivors stand, or which a closed file tells
 */
export function correctStates(
  db: WritableDb,
  act: Act,
  input: { recordId: number; version: number; states: States; reason: string },
): { eventId: number; version: number; commandId: number | null; reached: number[] } {
  const envelope = openEnvelope(db, input.recordId, input.version);
  const life = lifeOf(kindOf(envelope.kind));
  const before = statesOf(db, input.recordId);
  const after = { ...before, ...input.states };
  const isKnown = Object.entries(input.states).every(([field, code]) => life.stateCodes[field]?.includes(code));
  if (!isKnown || Object.keys(movedBetween(life, before, after).after).length === 0)
    throw new AppError('input.invalid', { fields: { states: '状态没有变化，请选择要更正成什么' } });
  const isRaised = isRaisedBy(db, life, envelope, before, after);
  const others = isRaised ? toldToo(db, envelope) : [];
  if (isRaised) refuseRestingOnDeath(db, [envelope, ...others.map((other) => other.envelope)]);
  const on = localDay(act.at);
  const title = `更正状态：${subjectName(db, envelope)}（${envelope.number}）`;
  const about: CommandAbout = { name: 'life.correct', title, noun: 'record', nounId: input.recordId };
  const correct = (of: RecordRowData, from: States, to: States) => {
    const moved = moveStates(db, act, of, from, to, on);
    const line = { recordId: of.id, step: CORRECTED, on, papers: [], note: input.reason, ...moved.images };
    return { eventId: insertEvent(db, act, line, []), version: moved.version };
  };
  const { result, commandId } = keepCommand(db, act, about, () => {
    const { eventId } = correct(envelope, before, after);
    const { personId } = envelope;
    const reached = others.map((other) => other.envelope.id);
    if (personId !== null) {
      if (isRaised) takeDeathBack(db, act, personId);
      for (const other of others) correct(other.envelope, statesOf(db, other.envelope.id), other.states);
      if (isDeadIn(life, after) && !isDeadIn(life, before)) knowDeathAgain(db, act, personId, envelope.id);
      // A file that is put right, and the others, learn of the death that is known.
      reached.push(...tellDeath(db, act, personId));
    }
    return { eventId, version: getEnvelope(db, envelope.id).version, reached };
  });
  return { ...result, commandId };
}

function isRaisedBy(db: ReadableDb, life: LifeCycle, { id }: RecordRowData, before: States, after: States): boolean {
  return isDeadIn(life, before) && !isDeadIn(life, after) && deathToldIn(db, id) !== null;
}

const filesInUse = typed`SELECT ${record.id} FROM ${record}
     WHERE person_id = ? AND id <> ? AND removed_at IS NULL AND pending = 0 ORDER BY id`;

function toldToo(db: ReadableDb, { id, personId }: RecordRowData): ToldToo[] {
  const files = personId === null ? [] : read(db, filesInUse).all(personId, id);
  return files.flatMap((recordId) => {
    const told = deathToldIn(db, recordId);
    const death = told && getRow(db, event, told.eventId);
    if (!death) return [];
    const states = { ...statesOf(db, recordId), ...(JSON.parse(death.before) as States) };
    return [{ envelope: getEnvelope(db, recordId), states }];
  });
}

/** @throws AppError life.refused */
function refuseRestingOnDeath(db: ReadableDb, files: readonly RecordRowData[]): void {
  const refuse = (why: string): never => {
    throw new AppError('life.refused', { step: '更正状态', why });
  };
  if (files.some(({ closedOn }) => closedOn !== null))
    refuse('这个人还有登记死亡后结束的档案，请先重新打开那份档案，再更正');
  const rests = files.flatMap(({ id }) => standingOnDeath(db, id));
  if (rests.length > 0) refuse(`死亡登记以后还登记了${rests.join('、')}，都以死亡为前提，请从最后一项起先撤销`);
}
