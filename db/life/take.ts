import { AppError } from '#shared/errors.ts';
import { deathStepOf } from '#shared/life/life-cycle.ts';
import { settlerOf } from '#shared/life/settler.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import type { Act } from '../core/changes.ts';
import { type CommandAbout, keepCommand, runCommand } from '../core/commands.ts';
import type { WritableDb } from '../core/open.ts';
import { getRow, updateRow } from '../core/rows.ts';
import { refuseClosed } from '../records/closed.ts';
import { kindOf } from '../records/kind-of.ts';
import { getEnvelope } from '../records/records.ts';
import { subjectName } from '../records/subject.ts';
import { event, eventDeadline } from '../tables/life.ts';
import type { StepTaken } from './acts.ts';
import { deathOf, registerDeath } from './death.ts';
import { type JudgedStep, judgeStep } from './judge.ts';
import { planReach, tellDeath, tellOfDeadBeside } from './reach.ts';
import { writeStep } from './write-step.ts';

/** Steps of a file's life, each one command that can be taken back. */

/** A step that was found allowed, ready to be written: alone, or with those of other files as one act. */
export interface PlannedStep {
  title: string;
  /** What the clerk should look at although the step can be taken. */
  note: string | null;
  /** Other files that take a step because of this one: those a death reaches. */
  reached: readonly number[];
  write: () => { eventId: number; version: number };
}

/**
 * Takes a step: moves the states, keeps the papers, settles what waited for it and sets what comes next. A death is registered
 * for the person, and reaches their other open files in the same act.
 * @returns `note`: a sentence where something should be looked at although the step was taken
 * @throws AppError record.notFound, record.changedMeanwhile, record.removed, life.refused, life.refusedElsewhere,
 * input.invalid at the field
 */
export function takeLifeStep(
  db: WritableDb,
  act: Act,
  taken: StepTaken,
): { eventId: number; version: number; commandId: number | null; note: string | null; reached: readonly number[] } {
  const { title, note, reached, write } = planStep(db, act, taken);
  const about: CommandAbout = { name: 'life.take', title, noun: 'record', nounId: taken.recordId };
  const { result, commandId } = keepCommand(db, act, about, write);
  return { ...result, commandId, note, reached };
}

/** What `takeLifeStep` will do. Nothing is written yet. @throws as `takeLifeStep` */
export function planStep(db: WritableDb, act: Act, taken: StepTaken): PlannedStep {
  const judged = judgeStep(db, localDay(act.at), taken);
  const { title, note } = judged;
  const personId = judged.envelope.personId;
  if (taken.step !== deathStepOf(judged.life) || personId === null)
    return { title, note, reached: [], write: () => writeKnowing(db, act, judged) };
  return { note, ...planDeath(db, act, taken, judged, personId) };
}

// What follows a death may follow only from where a step leads to: nothing did while the file stood elsewhere.
function writeKnowing(db: WritableDb, act: Act, judged: JudgedStep): { eventId: number; version: number } {
  const { envelope, facts } = judged;
  const written = writeStep(db, act, judged);
  const isTold = facts.diedOn !== null && tellDeath(db, act, envelope.personId).length > 0;
  if (!tellOfDeadBeside(db, act, envelope.id) && !isTold) return written;
  return { ...written, version: getEnvelope(db, envelope.id).version };
}

function planDeath(
  db: WritableDb,
  act: Act,
  taken: StepTaken,
  judged: JudgedStep,
  personId: number,
): Omit<PlannedStep, 'note'> {
  // A file that was not told of it before: the others know it.
  const isKnown = deathOf(db, personId) !== null;
  const reach = planReach(db, act, personId, taken, taken.recordId);
  const count = reach.recordIds.length;
  return {
    title: count === 0 ? judged.title : `${judged.title}，连同另外 ${formatCount(count)} 份档案`,
    reached: reach.recordIds,
    write: () => {
      const written = writeStep(db, act, judged);
      if (!isKnown) registerDeath(db, act, { personId, eventId: written.eventId, on: taken.on, papers: taken.papers });
      reach.write();
      return written;
    },
  };
}

/**
 * Says that what a step asked for was done on a day.
 * @throws AppError life.notFound, life.settledAlready, life.settledByStep where a step of the file does it, input.invalid
 * where the day is before the step or to come
 */
export function settleDeadline(
  db: WritableDb,
  act: Act,
  { eventId, deadlineId, on }: { eventId: number; deadlineId: number | null; on: string },
): number {
  const found = getRow(db, event, eventId);
  const further = deadlineId === null ? null : getRow(db, eventDeadline, deadlineId);
  const isThere = further === null ? deadlineId === null : further.eventId === eventId && further.removedAt === null;
  const label = further?.label ?? found?.deadlineLabel ?? null;
  if (!found || found.removedAt !== null || !isThere || label === null) throw new AppError('life.notFound', {});
  const { recordId } = found;
  const settledOn = further ? further.settledOn : found.settledOn;
  const envelope = getEnvelope(db, recordId);
  if (settledOn !== null) throw new AppError('life.settledAlready', { label, on: settledOn });
  refuseClosed(envelope);
  const settler = settlerOf(lifeOf(kindOf(envelope.kind)), found.step, label);
  if (settler) throw new AppError('life.settledByStep', { label, step: settler.label });
  if (on < found.onDate) throw new AppError('input.invalid', { fields: { on: `不能早于 ${found.onDate}` } });
  if (on > localDay(act.at))
    throw new AppError('input.invalid', { fields: { on: '还没到这一天，请填写实际办结的日期' } });
  const title = `办结“${label}”：${subjectName(db, envelope)}（${envelope.number}）`;
  runCommand(db, act, { name: 'life.settle', title, noun: 'record', nounId: recordId }, () =>
    further
      ? updateRow(db, eventDeadline, further.id, { settledOn: on })
      : updateRow(db, event, eventId, { settledOn: on }),
  );
  return recordId;
}
