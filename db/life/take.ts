import { AppError } from '#shared/errors.ts';
import type { LifeFacts } from '#shared/life/facts.ts';
import { hasLeftIn, isDeadIn, isStepOf, type LifeCycle, stepIn } from '#shared/life/life-cycle.ts';
import { refusalWords, type StepRefusal } from '#shared/life/refusal.ts';
import { settlerOf, settles } from '#shared/life/settler.ts';
import { movedBetween } from '#shared/life/states.ts';
import type { States } from '#shared/life/step.ts';
import { CORRECTED } from '#shared/life/story.ts';
import { takeStep } from '#shared/life/take-step.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { dictionary } from '../codes/codes.ts';
import { type Act, keepChange } from '../core/changes.ts';
import { type CommandAbout, keepCommand, runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { getRow, updateRow } from '../core/rows.ts';
import { refuseClosed } from '../records/closed.ts';
import { getEnvelope, openEnvelope, type RecordRowData, touch } from '../records/records.ts';
import { subjectName } from '../records/subject.ts';
import { lifeStores } from '../registers/life.ts';
import { lifeActs } from '../registers/life-acts.ts';
import { event, eventDeadline } from '../tables/life.ts';
import type { KindFindings, StepTaken } from './acts.ts';
import { type NextDue, nextDues } from './deadlines.ts';
import { stateLabels } from './labels.ts';
import { standingOnDeath } from './rests-on.ts';
import { insertEvent, settleWaiting } from './story-write.ts';

/** Steps of a file's life, each one command that can be taken back. */

/** A step that was found allowed, ready to be written: alone, or with those of other files as one act. */
export interface PlannedStep {
  title: string;
  /** What the clerk should look at although the step can be taken. */
  note: string | null;
  write: () => { eventId: number; version: number };
}

/**
 * Takes a step: moves the states, keeps the papers, settles what waited for it and sets what comes next.
 * @returns `note`: a sentence where something should be looked at although the step was taken
 * @throws AppError record.notFound, record.changedMeanwhile, record.removed, life.refused, input.invalid at the field
 */
export function takeLifeStep(
  db: WritableDb,
  act: Act,
  taken: StepTaken,
): { eventId: number; version: number; commandId: number | null; note: string | null } {
  const { title, note, write } = planStep(db, act, taken);
  const about: CommandAbout = { name: 'life.take', title, noun: 'record', nounId: taken.recordId };
  const { result, commandId } = keepCommand(db, act, about, write);
  return { ...result, commandId, note };
}

/** A step that was found allowed: what it moves and what has to follow it. */
interface JudgedStep {
  envelope: RecordRowData;
  life: LifeCycle;
  facts: LifeFacts;
  before: States;
  after: States;
  found: KindFindings | null;
  due: readonly NextDue[];
  title: string;
  note: string | null;
}

const lifeOfEnvelope = ({ kind }: RecordRowData): LifeCycle => lifeOf(kind as RecordKind);

/** Judges a step as `takeLifeStep` will, for whoever asks before anything is written. @throws as `takeLifeStep` */
export function judgeStep(db: ReadableDb, today: string, taken: StepTaken): JudgedStep {
  const envelope = openEnvelope(db, taken.recordId, taken.version);
  const kind = envelope.kind as RecordKind;
  const life = lifeOf(kind);
  if (!isStepOf(life, taken.step)) throw new AppError('input.invalid', { fields: { step: '这类档案没有这一步' } });
  const step = stepIn(life, taken.step);
  const before = lifeStores[kind].statesOf(db, taken.recordId);
  const facts = lifeStores[kind].factsOf(db, taken.recordId, today);
  const input = { ...taken, evidence: taken.papers.map(({ paper }) => paper) };
  const result = takeStep(life, taken.step, before, input, facts);
  if (!result.ok) throw refusedStep(db, life, taken.step, result);
  if (taken.way !== null && (life.wayTable === 'none' || dictionary(db).item(life.wayTable, taken.way) === null))
    throw new AppError('input.invalid', { fields: { way: '请选择认证方式' } });
  const found = lifeActs[kind].find(db, today, taken, facts, result.states);
  return {
    ...{ envelope, life, facts, before, found },
    after: found?.states ?? result.states,
    due: found?.due ?? nextDues(db, step.deadlines ?? [], taken.on, taken.dueOn),
    note: found?.note ?? null,
    title: `${step.label}：${subjectName(db, envelope)}（${envelope.number}）`,
  };
}

/** What `takeLifeStep` will do. Nothing is written yet. @throws as `takeLifeStep` */
export function planStep(db: WritableDb, act: Act, taken: StepTaken): PlannedStep {
  const { envelope, life, facts, before, after, found, due, note, title } = judgeStep(db, localDay(act.at), taken);
  return {
    note,
    title,
    write: () => {
      const { settles: settled = [] } = stepIn(life, taken.step);
      settleWaiting(db, taken.recordId, settled, taken.on, (step, label) => settles(life, taken.step, step, label));
      const moved = moveStates(db, act, envelope, before, after, taken.on);
      found?.keep(db);
      const eventId = insertEvent(db, act, { ...taken, ...moved.images }, due);
      lifeActs[envelope.kind as RecordKind].follow(db, act, taken, facts);
      return { eventId, version: moved.version };
    },
  };
}

/**
 * Puts states right that were entered wrongly; the story tells it with the reason.
 * @throws AppError record.notFound, record.changedMeanwhile, record.removed, input.invalid where nothing differs,
 * life.refused where a death is put right on which payments to heirs or survivors stand
 */
export function correctStates(
  db: WritableDb,
  act: Act,
  input: { recordId: number; version: number; states: States; reason: string },
): { eventId: number; version: number; commandId: number | null } {
  const envelope = openEnvelope(db, input.recordId, input.version);
  const life = lifeOfEnvelope(envelope);
  const before = lifeStores[envelope.kind as RecordKind].statesOf(db, input.recordId);
  const after = { ...before, ...input.states };
  const isKnown = Object.entries(input.states).every(([field, code]) => life.stateCodes[field]?.includes(code));
  if (!isKnown || Object.keys(movedBetween(life, before, after).after).length === 0)
    throw new AppError('input.invalid', { fields: { states: '状态没有变化，请选择要更正成什么' } });
  const isRaised = isDeadIn(life, before) && !isDeadIn(life, after);
  const rests = isRaised ? standingOnDeath(db, input.recordId) : [];
  if (rests.length > 0) {
    const why = `死亡登记以后还登记了${rests.join('、')}，都以死亡为前提，请从最后一项起先撤销`;
    throw new AppError('life.refused', { step: '更正状态', why });
  }
  const on = localDay(act.at);
  const title = `更正状态：${subjectName(db, envelope)}（${envelope.number}）`;
  const about: CommandAbout = { name: 'life.correct', title, noun: 'record', nounId: input.recordId };
  const { result, commandId } = keepCommand(db, act, about, () => {
    const moved = moveStates(db, act, envelope, before, after, on);
    const eventId = insertEvent(
      db,
      act,
      { recordId: input.recordId, step: CORRECTED, on, papers: [], note: input.reason, ...moved.images },
      [],
    );
    return { eventId, version: moved.version };
  });
  return { ...result, commandId };
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
  const settler = settlerOf(lifeOfEnvelope(envelope), found.step, label);
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

/** Why a step is refused, as an error at its field or of the step as a whole. */
function refusedStep(
  db: ReadableDb,
  life: LifeCycle,
  step: string,
  refusal: StepRefusal,
): AppError<'life.refused'> | AppError<'input.invalid'> {
  const { field, sentence, remedy } = refusalWords(life, step, refusal, stateLabels(db, life));
  return field === null
    ? new AppError('life.refused', {
        step: stepIn(life, step).label,
        why: sentence,
        ...(remedy === undefined ? {} : { remedy }),
      })
    : new AppError('input.invalid', { fields: { [field]: sentence } });
}

// What left the office's care ended on the day on which it left; the rolls of a month past still count it.
function moveStates(
  db: WritableDb,
  act: Act,
  envelope: RecordRowData,
  before: States,
  after: States,
  on: string,
): { version: number; images: { before: States; after: States } } {
  const life = lifeOfEnvelope(envelope);
  const endedOn = hasLeftIn(life, before) ? (envelope.endedOn ?? on) : on;
  const version = touch(db, act, envelope, {
    state: after[life.envelopeState] ?? envelope.state,
    // The custody of a paper file lies in the envelope, of whatever kind the file is.
    paperFileState: after.paperFileState ?? envelope.paperFileState,
    endedOn: hasLeftIn(life, after) ? endedOn : null,
  });
  lifeActs[envelope.kind as RecordKind].writeStates(db, envelope.id, after);
  const images = movedBetween(life, before, after);
  if (Object.keys(images.after).length > 0)
    keepChange(db, act, { noun: 'record', nounId: envelope.id, action: 'update', ...images });
  return { version, images };
}
