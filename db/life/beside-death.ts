import { AppError } from '#shared/errors.ts';
import { stepIn } from '#shared/life/life-cycle.ts';
import { movedBetween } from '#shared/life/states.ts';
import type { States } from '#shared/life/step.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { dayAfter } from '#shared/rules/dated-values.ts';
import { type Act, keepChange } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow, updateRow } from '../core/rows.ts';
import { columns, typed } from '../core/typed.ts';
import { roleWords } from '../records/people-beside-words.ts';
import { getEnvelope, type RecordRowData, touch } from '../records/records.ts';
import { event, eventDeadline } from '../tables/life.ts';
import { person } from '../tables/people.ts';
import { recordBeside } from '../tables/record-people.ts';
import type { Death, ToldDeath } from './death.ts';
import { statesOf } from './facts.ts';
import { type JudgedStep, judgeStep, refusalSentence } from './judge.ts';
import { besideTold, type ReachedBeside, reachBeside } from './reached-beside.ts';
import { writeStep } from './write-step.ts';

/** A death reaches the open files in which the person stands beside the subject: what follows there their kinds say by role. */

/**
 * What a death leads to in files beside whose subject the person stands. Judged at once; nothing is written yet.
 * @returns the files that are written, and what writes them once the death is registered
 * @throws AppError life.refusedElsewhere where a file cannot tell of a death on that day
 */
export function planBeside(
  db: WritableDb,
  act: Act,
  personId: number,
  death: ToldDeath,
): { recordIds: number[]; write: (deathId: number) => void } {
  const plans = reachBeside(db, personId).map((file) => {
    const late = file.rows.find(({ fromOn }) => fromOn > death.on);
    if (late)
      refuse(db, personId, file, death.on, `${late.fromOn} 起登记为${roleWords(file.kind, late.role)}，晚于这一天`);
    return { file, judged: file.step === null ? null : judged(db, act, personId, file, file.step, death) };
  });
  return {
    recordIds: plans.map(({ file }) => file.recordId),
    write: (deathId) => {
      for (const { file, judged: step } of plans) {
        const stepId = step === null ? null : writeStep(db, act, step).eventId;
        for (const { id, fromOn, ends } of file.rows) {
          const marks = { deathId, ...(stepId === null ? {} : { deathStepId: stepId }) };
          updateRow(db, recordBeside, id, { ...marks, ...(ends ? { toOn: lastDay(fromOn, death.on) } : {}) });
        }
        if (stepId === null) touch(db, act, getEnvelope(db, file.recordId));
        tell(db, act, file.recordId, `${nameOf(db, personId)}于 ${death.on} 死亡，${besideTold(file)}`);
      }
    },
  };
}

/** From which day on a dead person stands there no more: that of the death, unless they came on the same day. */
const lastDay = (fromOn: string, diedOn: string): string => (fromOn < diedOn ? diedOn : dayAfter(diedOn));

function tell(db: WritableDb, act: Act, recordId: number, note: string): void {
  keepChange(db, act, { noun: 'record', nounId: recordId, action: 'act', note });
}

const nameOf = (db: ReadableDb, personId: number): string => getRow(db, person, personId)?.name ?? '';

function judged(
  db: ReadableDb,
  act: Act,
  personId: number,
  file: ReachedBeside,
  step: string,
  death: ToldDeath,
): JudgedStep {
  try {
    return judgeStep(db, localDay(act.at), {
      ...{ recordId: file.recordId, version: file.version, step, on: death.on, papers: death.papers },
      ...{ month: null, reason: null, way: null, party: null, place: null, amountFen: null, dueOn: null, note: null },
    });
  } catch (error) {
    return refuse(db, personId, file, death.on, refusalSentence(error));
  }
}

/** @throws AppError life.refusedElsewhere */
function refuse(
  db: ReadableDb,
  personId: number,
  { kind, number, step }: ReachedBeside,
  on: string,
  why: string,
): never {
  const label = step === null ? '死亡登记' : stepIn(lifeOf(kind), step).label;
  throw new AppError('life.refusedElsewhere', { name: nameOf(db, personId), number, on, step: label, why });
}

const knowing = typed`SELECT ${columns(recordBeside, 'b')} FROM record_beside b WHERE b.death_id = ? ORDER BY b.id`;

/** The files that know of a death of somebody beside their subject. */
export function filesKnowing(db: ReadableDb, { id }: Death): RecordRowData[] {
  return Array.from(
    new Set(
      read(db, knowing)
        .all(id)
        .map(({ recordId }) => recordId),
    ),
  ).map((recordId) => getEnvelope(db, recordId));
}

/**
 * The death was registered wrongly: whoever stood beside a subject stands there still, and what their death moved there goes
 * back. To be called within the act.
 * @param correct tells in the story of a file that its states are others
 * @returns the files that are written
 */
export function raiseBeside(
  db: WritableDb,
  act: Act,
  death: Death,
  correct: (file: RecordRowData, from: States, to: States) => void,
): number[] {
  const rows = read(db, knowing).all(death.id);
  for (const { id, fromOn, toOn } of rows)
    updateRow(db, recordBeside, id, {
      ...{ deathId: null, deathStepId: null },
      ...(toOn === lastDay(fromOn, death.diedOn) ? { toOn: null } : {}),
    });
  for (const stepId of new Set(rows.flatMap(({ deathStepId }) => deathStepId ?? [])))
    takeStepBack(db, act, stepId, correct);
  const recordIds = Array.from(new Set(rows.map(({ recordId }) => recordId)));
  for (const recordId of recordIds) {
    touch(db, act, getEnvelope(db, recordId));
    tell(db, act, recordId, `${nameOf(db, death.personId)}的死亡登记错了，已更正`);
  }
  return recordIds;
}

const waiting = typed`SELECT ${eventDeadline.id} FROM ${eventDeadline} WHERE event_id = ? AND removed_at IS NULL ORDER BY id`;

function takeStepBack(
  db: WritableDb,
  act: Act,
  stepId: number,
  correct: (file: RecordRowData, from: States, to: States) => void,
): void {
  const step = getRow(db, event, stepId);
  if (!step || step.removedAt !== null) return;
  const file = getEnvelope(db, step.recordId);
  const from = statesOf(db, file.id);
  const to = { ...from, ...(JSON.parse(step.before) as States) };
  if (Object.keys(movedBetween(lifeOf(file.kind), from, to).after).length > 0) correct(file, from, to);
  // A step that moved nothing leaves the story, and with it what it asked for.
  if (step.before !== '{}') return;
  updateRow(db, event, stepId, { removedAt: act.at });
  for (const id of read(db, waiting).all(stepId)) updateRow(db, eventDeadline, id, { removedAt: act.at });
}
