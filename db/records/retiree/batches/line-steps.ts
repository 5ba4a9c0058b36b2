import { AppError } from '#shared/errors.ts';
import { refusalWords } from '#shared/life/refusal.ts';
import { takeStep } from '#shared/life/take-step.ts';
import { messageFor } from '#shared/messages.zh.ts';
import type { Evidence } from '#shared/records/retiree/life-cycle/evidence.ts';
import type { StepFacts } from '#shared/records/retiree/life-cycle/facts.ts';
import { retireeLife } from '#shared/records/retiree/life-cycle/life.ts';
import type { RetireeStates } from '#shared/records/retiree/life-cycle/states.ts';
import { asksPaidThrough, type StepName } from '#shared/records/retiree/life-cycle/steps.ts';
import type { BatchContent } from '#shared/records/retiree/rules/batch-words.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { diedOnOf } from '../../../life/death.ts';
import { refusalSentence } from '../../../life/judge.ts';
import { stateLabels } from '../../../life/labels.ts';
import { isNameOf } from '../../../people/names.ts';
import { findPersonByNumber } from '../../../people/people.ts';
import { endedOn, getCommunity } from '../../../places/communities.ts';
import { refusedBesideClosed } from '../../closed.ts';
import { getEnvelope, openRecordOf } from '../../records.ts';
import { retireeFacts, retireeStates } from '../life/facts.ts';
import type { BatchData, LineData } from './batches.ts';

/** What closing a batch will do for a line, or why it will not: asked when the line is shown, and again when it is done. */

// A person nobody has a file of begins here.
const fresh: RetireeStates = {
  management: 'M0',
  benefitState: 'B0',
  certificationState: 'V0',
  paperFileState: 'F0',
};

/** The open file a line is of; null where closing opens one. */
export function recordOfLine(db: ReadableDb, line: LineData): number | null {
  if (line.recordId !== null) return line.recordId;
  const person = line.idNumber === null ? null : findPersonByNumber(db, line.idNumber);
  return person ? (openRecordOf(db, 'retiree', person.id)?.id ?? null) : null;
}

/**
 * Why closing the batch will leave a line open, by the rules of its steps; null where nothing stands in the way. How the
 * line came (到齐, 缺档) is not asked here.
 * @param on the day of closing, `YYYY-MM-DD`; `today` the office's day
 * @param paidThrough the month the sender paid through, for lines that say none of their own
 */
export function lineRefusal(
  db: ReadableDb,
  of: BatchData,
  line: LineData,
  on: string,
  today: string,
  paidThrough: string | null = null,
): string | null {
  const recordId = recordOfLine(db, line);
  const differs = otherName(db, line);
  if (differs !== null) return differs;
  if (recordId === null && of.direction === 'out') return messageFor('record.notFound', { number: line.name }).sentence;
  const known = line.idNumber === null ? null : findPersonByNumber(db, line.idNumber);
  if (recordId === null) {
    const dead = known && refusedBesideClosed(db, 'retiree', known);
    if (dead) return messageFor(dead.code, dead.params).sentence;
    const ended = endedWhy(db, line.communityId);
    if (ended !== null) return ended;
  } else {
    const { removedAt, closedOn, number } = getEnvelope(db, recordId);
    if (removedAt !== null) return messageFor('record.removed', { number }).sentence;
    if (closedOn !== null) return messageFor('record.closed', { number, on: closedOn }).sentence;
  }
  let states = recordId === null ? fresh : retireeStates(db, recordId);
  const facts =
    recordId === null ? newFacts(line, today, known && diedOnOf(db, known.id)) : retireeFacts(db, recordId, today);
  for (const name of stepsOf(of.direction, JSON.parse(of.contents) as BatchContent[], states, line)) {
    const taken = takeStep(
      retireeLife,
      name,
      states,
      { on, evidence: [paperOf(name)], party: of.unitName, month: monthOfLine(name, states, line, paidThrough) },
      facts,
    );
    if (!taken.ok) return refusalWords(retireeLife, name, taken, stateLabels(db, retireeLife)).sentence;
    states = taken.states;
  }
  return null;
}

/**
 * A person registered after the line was entered may have its number and another name: closing would write into their file.
 * Whose number it is is told where the line is opened, to those who may know.
 */
function otherName(db: ReadableDb, line: LineData): string | null {
  const person = line.recordId !== null || line.idNumber === null ? null : findPersonByNumber(db, line.idNumber);
  if (person === null || isNameOf(db, person.id, line.name)) return null;
  return '这个号码已登记给另一个姓名的人，请点姓名打开这一行，核对是同一人改名还是号码填错';
}

/** @throws AppError community.ended: the list may be older than the merging of a community */
export function refuseEnded(db: ReadableDb, communityId: number | null): void {
  const ended = communityId === null ? null : endedOn(db, communityId);
  if (communityId !== null && ended !== null)
    throw new AppError('community.ended', { name: getCommunity(db, communityId).name, endedOn: ended });
}

function endedWhy(db: ReadableDb, communityId: number | null): string | null {
  try {
    refuseEnded(db, communityId);
    return null;
  } catch (error) {
    return refusalSentence(error);
  }
}

function newFacts(line: LineData, today: string, diedOn: string | null): StepFacts {
  return {
    ...{ today, birthOn: line.birthOn, retiredOn: line.retiredOn, diedOn, alive: [], lastOn: {} },
    ...{
      pausedFrom: null,
      pauseBegan: null,
      leftOn: null,
      certifiedOn: null,
      owedFen: null,
      isGrantOpen: false,
      isSealed: false,
    },
  };
}

/**
 * The steps a line asks for, by what is handed over and where the file stands (domain file A.1.1 rows 4, 5 and 16). What is
 * done already is not done twice; where nothing would be left to do the step is asked for, and its rule says why not.
 */
export function stepsOf(
  direction: BatchData['direction'],
  contents: readonly BatchContent[],
  { management, paperFileState }: RetireeStates,
  line: LineData,
): StepName[] {
  const steps: StepName[] = [];
  if (direction === 'out') {
    // The paper file first: a relation does not leave while the file is lent.
    if (contents.includes('file')) steps.push('paper.transferOut');
    if (contents.includes('pension')) steps.push('management.transferOut');
    return steps;
  }
  const accept: StepName =
    management === 'M3'
      ? 'management.takeFromEmployer'
      : line.livesElsewhere === 1
        ? 'management.acceptElsewhere'
        : 'management.accept';
  const isOurs = management === 'M1' || management === 'M2';
  const isHere = paperFileState === 'F1';
  if (contents.includes('pension') && !(isOurs && contents.includes('file') && !isHere)) steps.push(accept);
  if (contents.includes('file') && !(isHere && contents.includes('pension') && !isOurs)) steps.push('paper.receive');
  return steps;
}

/** Through which month the sender paid somebody, as their step keeps it: their line says it, else the batch. */
export function monthOfLine(
  step: StepName,
  states: RetireeStates,
  line: LineData,
  paidThrough: string | null,
): string | null {
  return asksPaidThrough(step, states) ? (line.paidThrough ?? paidThrough) : null;
}

/** The paper that proves a step of a batch. */
export function paperOf(step: StepName): Evidence {
  if (step === 'paper.receive') return 'file-roster';
  return step === 'paper.transferOut' ? 'file-notice' : 'transfer-letter';
}
