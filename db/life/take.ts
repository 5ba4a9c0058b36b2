import { AppError } from '#shared/errors.ts';
import type { Evidence } from '#shared/records/retiree/life-cycle/evidence.ts';
import { refusalWords } from '#shared/records/retiree/life-cycle/refusal-words.ts';
import { settlerOf } from '#shared/records/retiree/life-cycle/settler.ts';
import { type RetireeStates, type StateField, stateFields } from '#shared/records/retiree/life-cycle/states.ts';
import { type StepName, stepOf } from '#shared/records/retiree/life-cycle/steps.ts';
import { type StepFacts, type StepRefusal, takeStep } from '#shared/records/retiree/life-cycle/take-step.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { dictionary } from '../codes/codes.ts';
import { type Act, keepChange } from '../core/changes.ts';
import { type CommandAbout, keepCommand, runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { getRow, insertRow, prepared, updateRow } from '../core/rows.ts';
import { newUid } from '../core/uid.ts';
import { forwardKept } from '../papers/seals.ts';
import { keepValueUse } from '../policy/dated-values-write.ts';
import { getEnvelope, openEnvelope, type RecordRowData, touch } from '../records/records.ts';
import { certifiedTwiceNote } from '../records/retiree/certification/elsewhere.ts';
import { amountFrom } from '../records/retiree/pension/rows.ts';
import { placeAmount } from '../records/retiree/pension/write.ts';
import { subjectName } from '../records/subject.ts';
import { event } from '../tables/life.ts';
import { record, retiree } from '../tables/records.ts';
import { type NextDue, nextCertification, nextDue, standingOn } from './deadlines.ts';
import { statesOf, stepFacts } from './facts.ts';
import { standingOnDeath } from './rests-on.ts';

/** Steps of a file's life, each one command that can be taken back. */

export interface StepTaken {
  recordId: number;
  version: number;
  step: StepName;
  on: string;
  papers: readonly { paper: Evidence; number: string | null }[];
  month: string | null;
  reason: string | null;
  way: string | null;
  party: string | null;
  place: string | null;
  amountFen: number | null;
  dueOn: string | null;
  note: string | null;
}

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
  facts: StepFacts;
  before: RetireeStates;
  after: RetireeStates;
  /** Through which day a certification counts; null for other steps. */
  certified: (NextDue & { on: string }) | null;
  due: NextDue | null;
  title: string;
  note: string | null;
}

/** Judges a step as `takeLifeStep` will, for whoever asks before anything is written. @throws as `takeLifeStep` */
export function judgeStep(db: ReadableDb, today: string, taken: StepTaken): JudgedStep {
  const envelope = openEnvelope(db, taken.recordId, taken.version);
  const step = stepOf(taken.step);
  const before = statesOf(db, taken.recordId);
  const facts = stepFacts(db, taken.recordId, today);
  const result = takeStep(taken.step, before, { ...taken, evidence: taken.papers.map(({ paper }) => paper) }, facts);
  if (!result.ok) throw refusedStep(db, taken.step, result);
  if (taken.way !== null && dictionary(db).item('certificationWay', taken.way) === null)
    throw new AppError('input.invalid', { fields: { way: '请选择认证方式' } });
  const certified = taken.step === 'certification.pass' ? nextCertification(db, taken.on, facts.birthOn) : null;
  // A form of last year that is entered today may have run out already.
  const after = certified
    ? { ...result.states, certificationState: standingOn(db, certified.on, today) }
    : result.states;
  return {
    ...{ envelope, facts, before, after, certified },
    due: certified ?? nextDue(db, step, taken.on, taken.dueOn),
    note: taken.step === 'certification.pass' ? certifiedTwiceNote(db, taken.recordId, taken.on) : null,
    title: `${step.label}：${subjectName(db, envelope)}（${envelope.number}）`,
  };
}

/** What `takeLifeStep` will do. Nothing is written yet. @throws as `takeLifeStep` */
export function planStep(db: WritableDb, act: Act, taken: StepTaken): PlannedStep {
  const judged = judgeStep(db, localDay(act.at), taken);
  const { envelope, facts, before, after, certified, due, note, title } = judged;
  const step = stepOf(taken.step);
  return {
    note,
    title,
    write: () => {
      settleWaiting(db, taken.recordId, step.settles ?? [], taken.on);
      // Returned in parts: the last part settles it.
      if (taken.step === 'overpaid.returned' && taken.amountFen === facts.owedFen)
        settleWaiting(db, taken.recordId, ['overpaid.claim'], taken.on);
      const moved = moveStates(db, act, envelope, before, after, taken.on);
      if (certified) updateRow(db, retiree, taken.recordId, { certifiedOn: taken.on, certifiedThrough: certified.on });
      if (taken.place !== null && taken.step.startsWith('paper.'))
        updateRow(db, record, taken.recordId, { paperFilePlace: taken.place });
      const eventId = insertEvent(db, act, { ...taken, ...moved.images }, due);
      if (taken.step === 'benefit.award') keepAwarded(db, act, taken);
      // What is kept sealed leaves with its paper, and its custody ends.
      if (taken.step === 'paper.transferOut')
        forwardKept(db, act, taken.recordId, {
          ...{ on: taken.on, to: taken.party ?? '', paper: taken.papers[0]?.number ?? null },
        });
      return { eventId, version: moved.version };
    },
  };
}

// What was awarded is the pension from its month on: typed once.
function keepAwarded(db: WritableDb, act: Act, { recordId, month, amountFen, papers }: StepTaken): void {
  if (month === null || amountFen === null) return;
  if (amountFrom(db, recordId, month)?.fen === amountFen) return;
  const document = papers[0]?.number ?? '待遇核定表';
  const { before, now } = placeAmount(db, act, {
    ...{ recordId, fromMonth: month, fen: amountFen, kind: 'award', document },
  });
  if (now === before) return;
  keepChange(db, act, {
    ...{ noun: 'record', nounId: recordId, action: 'update' },
    ...{ before: { pensionFen: before }, after: { pensionFen: now } },
    note: `自 ${month} 起，${document}`,
  });
}

/**
 * Puts states right that were entered wrongly; the story tells it with the reason.
 * @throws AppError record.notFound, record.changedMeanwhile, record.removed, input.invalid where nothing differs,
 * life.refused where a death is put right on which payments to heirs or survivors stand
 */
export function correctStates(
  db: WritableDb,
  act: Act,
  input: { recordId: number; version: number; states: Partial<RetireeStates>; reason: string },
): { eventId: number; version: number; commandId: number | null } {
  const envelope = openEnvelope(db, input.recordId, input.version);
  const before = statesOf(db, input.recordId);
  const after: RetireeStates = { ...before, ...input.states };
  if (stateFields.every((field) => before[field] === after[field]))
    throw new AppError('input.invalid', { fields: { states: '状态没有变化，请选择要更正成什么' } });
  const rests = before.management === 'M5' && after.management !== 'M5' ? standingOnDeath(db, input.recordId) : [];
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
      { recordId: input.recordId, step: 'states.correct', on, papers: [], note: input.reason, ...moved.images },
      null,
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
export function settleDeadline(db: WritableDb, act: Act, eventId: number, on: string): number {
  const found = getRow(db, event, eventId);
  if (!found || found.removedAt !== null || found.deadlineLabel === null) throw new AppError('life.notFound', {});
  const { recordId, deadlineLabel } = found;
  if (found.settledOn !== null)
    throw new AppError('life.settledAlready', { label: deadlineLabel, on: found.settledOn });
  const settler = settlerOf(found.step);
  if (settler) throw new AppError('life.settledByStep', { label: deadlineLabel, step: settler.label });
  if (on < found.onDate) throw new AppError('input.invalid', { fields: { on: `不能早于 ${found.onDate}` } });
  if (on > localDay(act.at))
    throw new AppError('input.invalid', { fields: { on: '还没到这一天，请填写实际办结的日期' } });
  const envelope = getEnvelope(db, recordId);
  const title = `办结“${deadlineLabel}”：${subjectName(db, envelope)}（${envelope.number}）`;
  runCommand(db, act, { name: 'life.settle', title, noun: 'record', nounId: recordId }, () =>
    updateRow(db, event, eventId, { settledOn: on }),
  );
  return recordId;
}

/** Why a step is refused, as an error at its field or of the step as a whole. */
export function refusedStep(
  db: ReadableDb,
  step: StepName,
  refusal: StepRefusal,
): AppError<'life.refused'> | AppError<'input.invalid'> {
  const { field, sentence, remedy } = refusalWords(step, refusal, stateLabels(db));
  return field === null
    ? new AppError('life.refused', {
        step: stepOf(step).label,
        why: sentence,
        ...(remedy === undefined ? {} : { remedy }),
      })
    : new AppError('input.invalid', { fields: { [field]: sentence } });
}

/** What a state is called here. */
export function stateLabels(db: ReadableDb): (field: StateField, code: string) => string {
  const codes = dictionary(db);
  return (field, code) => codes.label(field, code);
}

// What left the office's care ended on the day on which it left; the rolls of a month past still count it.
const ending: ReadonlySet<string> = new Set(['M4', 'M5']);

function moveStates(
  db: WritableDb,
  act: Act,
  envelope: RecordRowData,
  before: RetireeStates,
  after: RetireeStates,
  on: string,
): { version: number; images: { before: Partial<RetireeStates>; after: Partial<RetireeStates> } } {
  const fields = stateFields.filter((field) => before[field] !== after[field]);
  const pick = (states: RetireeStates) => Object.fromEntries(fields.map((field) => [field, states[field]]));
  const isEnded = ending.has(after.management);
  const version = touch(db, act, envelope, {
    state: after.management,
    paperFileState: after.paperFileState,
    endedOn: !isEnded ? null : ending.has(before.management) ? (envelope.endedOn ?? on) : on,
  });
  updateRow(db, retiree, envelope.id, {
    benefitState: after.benefitState,
    certificationState: after.certificationState,
  });
  const images = { before: pick(before), after: pick(after) };
  if (fields.length > 0) keepChange(db, act, { noun: 'record', nounId: envelope.id, action: 'update', ...images });
  return { version, images };
}

function settleWaiting(db: WritableDb, recordId: number, steps: readonly string[], on: string): void {
  const waiting = prepared(
    db,
    `SELECT id FROM event WHERE record_id = ? AND step IN (SELECT value FROM json_each(?)) AND removed_at IS NULL
       AND deadline_label IS NOT NULL AND settled_on IS NULL`,
  )
    .pluck()
    .all(recordId, JSON.stringify(steps)) as number[];
  for (const id of waiting) updateRow(db, event, id, { settledOn: on });
}

/** Writes a step into the story of a file; `due` null: nothing waits for it. */
export function insertEvent(
  db: WritableDb,
  act: Act,
  of: Pick<StepTaken, 'recordId' | 'on' | 'papers'> &
    Partial<Omit<StepTaken, 'step'>> & { step: string; before: object; after: object },
  due: NextDue | null,
): number {
  const id = insertRow(db, event, {
    uid: newUid(),
    recordId: of.recordId,
    step: of.step,
    onDate: of.on,
    month: of.month ?? null,
    reason: of.reason ?? null,
    way: of.way ?? null,
    party: of.party ?? null,
    place: of.place ?? null,
    amountFen: of.amountFen ?? null,
    note: of.note ?? null,
    evidence: JSON.stringify(of.papers),
    before: JSON.stringify(of.before),
    after: JSON.stringify(of.after),
    deadlineLabel: due?.label ?? null,
    deadlineOn: due?.on ?? null,
    deadlineIsCertain: due?.isCertain === false ? 0 : 1,
    settledOn: null,
    addedAt: act.at,
    addedBy: act.userId,
    removedAt: null,
  });
  for (const row of due?.used ?? []) keepValueUse(db, row, { on: of.on, noun: 'event', nounId: id });
  return id;
}
