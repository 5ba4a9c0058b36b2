import { AppError, isAppError } from '#shared/errors.ts';
import type { LifeFacts } from '#shared/life/facts.ts';
import { deathStepOf, isStepOf, type LifeCycle, stepIn } from '#shared/life/life-cycle.ts';
import { partName, partTypeIn, partTypeOf } from '#shared/life/parts.ts';
import { refusalWords, type StepRefusal, wayTitle } from '#shared/life/refusal.ts';
import type { States } from '#shared/life/step.ts';
import { takeStep } from '#shared/life/take-step.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { dictionary } from '../codes/codes.ts';
import type { ReadableDb } from '../core/open.ts';
import { openEnvelope, type RecordRowData } from '../records/records.ts';
import { subjectName } from '../records/subject.ts';
import { lifeStores } from '../registers/life.ts';
import { lifeActs } from '../registers/life-acts.ts';
import type { KindFindings, StepTaken } from './acts.ts';
import { type NextDue, nextDues } from './deadlines.ts';
import { deathOf } from './death.ts';
import { stateLabels } from './labels.ts';
import { factsInPart, nextPartNumber, partsOf, type StoredPart } from './parts.ts';

/** A step that was found allowed: what it moves and what has to follow it. */
export interface JudgedStep {
  taken: StepTaken;
  envelope: RecordRowData;
  life: LifeCycle;
  facts: LifeFacts;
  /** The states of the file and of the part it is taken in. */
  before: States;
  after: States;
  /** null: it is of the file, or begins a part. */
  part: StoredPart | null;
  /** What follows a death in parts of the file that have not ended. */
  ends: readonly JudgedStep[];
  found: KindFindings | null;
  due: readonly NextDue[];
  title: string;
  note: string | null;
}

/**
 * Judges a step as it will be taken, for whoever asks before anything is written; of this file alone, whatever follows in
 * others.
 * @throws AppError record.notFound, record.changedMeanwhile, record.removed, life.refused, input.invalid at the field
 */
export function judgeStep(db: ReadableDb, today: string, taken: StepTaken): JudgedStep {
  const envelope = openEnvelope(db, taken.recordId, taken.version);
  const { kind } = envelope;
  const life = lifeOf(kind);
  if (!isStepOf(life, taken.step)) throw new AppError('input.invalid', { fields: { step: '这类档案没有这一步' } });
  const states = lifeStores[kind].statesOf(db, taken.recordId);
  const facts = lifeStores[kind].factsOf(db, taken.recordId, today);
  const parts = partsOf(db, taken.recordId, life);
  const judged = judgeFrom(db, taken, { envelope, life, facts, states, parts });
  if (taken.step !== deathStepOf(life)) return judged;
  refuseOtherDay(db, envelope, taken.on);
  const dead = { envelope, life, facts: { ...facts, diedOn: taken.on }, states: judged.after, parts };
  return {
    ...judged,
    ends: partsEnding(life, parts).map(({ id, step }) => judgeFrom(db, { ...taken, partId: id, step }, dead)),
  };
}

/** The parts of a file that end with a death registered in it, each with the step by which it does. */
export function partsEnding(life: LifeCycle, parts: readonly StoredPart[]): (StoredPart & { step: string })[] {
  return parts.flatMap((part) => {
    const { onDeath } = partTypeIn(life, part.type);
    return part.closedOn === null && 'step' in onDeath ? [{ ...part, step: onDeath.step }] : [];
  });
}

/** A file as a step finds it. */
interface Standing {
  envelope: RecordRowData;
  life: LifeCycle;
  facts: LifeFacts;
  /** Those of the file. */
  states: States;
  parts: readonly StoredPart[];
}

function judgeFrom(
  db: ReadableDb,
  taken: StepTaken,
  { envelope, life, states, parts, ...found }: Standing,
): JudgedStep {
  const { partId = null } = taken;
  const step = stepIn(life, taken.step);
  const part = parts.find(({ id }) => id === partId) ?? null;
  const facts = part === null ? found.facts : factsInPart(db, life, found.facts, part);
  const input = { ...taken, evidence: taken.papers.map(({ paper }) => paper) };
  const result = takeStep(life, taken.step, states, input, facts, { parts, partId });
  if (!result.ok) throw refusedStep(db, life, taken.step, result);
  if (taken.way !== null && (life.wayTable === 'none' || dictionary(db).item(life.wayTable, taken.way) === null))
    throw new AppError('input.invalid', { fields: { way: `请选择${wayTitle(life)}` } });
  const own = lifeActs[envelope.kind].find(db, facts.today, taken, facts, result.states);
  return {
    ...{ taken, envelope, life, facts, part, ends: [], found: own },
    before: part === null ? states : { ...states, ...part.states },
    after: own?.states ?? result.states,
    due: own?.due ?? nextDues(db, step.deadlines ?? [], taken.on, taken.dueOn),
    note: own?.note ?? null,
    title: `${step.label}：${subjectName(db, envelope)}（${numberIn(db, life, taken, envelope, part)}）`,
  };
}

// A file has many parts of one type: acts that are taken back later have to be told apart.
function numberIn(
  db: ReadableDb,
  life: LifeCycle,
  { step, recordId }: StepTaken,
  { number }: RecordRowData,
  part: StoredPart | null,
): string {
  const type = partTypeOf(life, step);
  if (type === null) return number;
  return `${number}，${partName(life, part ?? { type, number: nextPartNumber(db, recordId, type) })}`;
}

// Nobody dies twice: a file that learns of a death later tells the day that is registered.
function refuseOtherDay(db: ReadableDb, { personId }: RecordRowData, on: string): void {
  const death = personId === null ? null : deathOf(db, personId);
  if (death === null || death.diedOn === on) return;
  const sentence = `这个人登记的死亡日期是 ${death.diedOn}，请核对；那一天登记错了的，请先撤销或更正那次登记`;
  throw new AppError('input.invalid', { fields: { on: sentence } });
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

/** A refusal of a step as a line of a list, or another refusal, shows it. @throws whatever is no refusal */
export function refusalSentence(error: unknown): string {
  if (!isAppError(error)) throw error;
  if (error.code === 'life.refused') return (error as AppError<'life.refused'>).params.why;
  if (error.code === 'input.invalid')
    return Object.values((error as AppError<'input.invalid'>).params.fields).join('；');
  return messageFor(error.code, error.params as never).sentence;
}
