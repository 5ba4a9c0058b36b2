import { AppError } from '#shared/errors.ts';
import { stepIn } from '#shared/life/life-cycle.ts';
import { kinds } from '#shared/records/kinds.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { localDay } from '#shared/rules/calendar.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { kindOf } from '../records/kind-of.ts';
import { getEnvelope } from '../records/records.ts';
import { subjectName } from '../records/subject.ts';
import type { StepTaken } from './acts.ts';
import { planBeside } from './beside-death.ts';
import { deathOf, deathToldIn, knowDeathAgain, type ToldDeath } from './death.ts';
import { judgeStep, refusalSentence } from './judge.ts';
import { reachOfDeath } from './reached.ts';
import { deadBesideOf } from './reached-beside.ts';
import { writeStep } from './write-step.ts';

/**
 * A death reaches every open file of the person, of whatever kind: each takes the step its kind says; and every open file
 * beside whose subject the person stands.
 */

/**
 * What a death leads to in the open files of a person but one, and in those beside whose subject they stand. Judged at once; nothing is written yet.
 * @param exceptId the file in which it is registered; null: none of them
 * @returns the files that take a step, and what writes all these steps
 * @throws AppError life.refusedElsewhere where a file cannot tell of a death on that day
 */
export function planReach(
  db: WritableDb,
  act: Act,
  personId: number,
  death: ToldDeath,
  exceptId: number | null,
): { recordIds: number[]; write: () => void } {
  const steps = reachOfDeath(db, personId).flatMap(({ recordId, version, follows }) => {
    if (recordId === exceptId || 'nothing' in follows) return [];
    const taken: StepTaken = {
      ...{ recordId, version, step: follows.step, on: death.on, papers: death.papers },
      ...{ month: null, reason: null, way: null, party: null, place: null, amountFen: null, dueOn: null, note: null },
    };
    return [judgedElsewhere(db, localDay(act.at), taken)];
  });
  const beside = planBeside(db, act, personId, death);
  return {
    recordIds: [...steps.map(({ envelope }) => envelope.id), ...beside.recordIds],
    write: () => {
      for (const judged of steps) writeStep(db, act, judged);
      const known = deathOf(db, personId);
      if (known) beside.write(known.id);
    },
  };
}

/**
 * Tells the open files of a person of the death that is registered, where they do not know it yet. To be called
 * within the act that brings the file or the death. Nothing happens while the person lives.
 * @returns the files that took a step
 * @throws AppError life.refusedElsewhere
 */
export function tellDeath(db: WritableDb, act: Act, personId: number | null): number[] {
  const death = personId === null ? null : deathOf(db, personId);
  if (death === null || personId === null) return [];
  const papers = JSON.parse(death.evidence) as ToldDeath['papers'];
  const { recordIds, write } = planReach(db, act, personId, { on: death.diedOn, papers }, null);
  write();
  return recordIds;
}

/**
 * Tells the open files beside whose subject a person stands of their death, where it is registered and they do not know it.
 * To be called within the act that brings the person there.
 * @throws AppError life.refusedElsewhere
 */
export function tellBeside(db: WritableDb, act: Act, personId: number): void {
  const death = deathOf(db, personId);
  if (death === null) return;
  const papers = JSON.parse(death.evidence) as ToldDeath['papers'];
  planBeside(db, act, personId, { on: death.diedOn, papers }).write(death.id);
}

/**
 * Tells a file that came to stand elsewhere of the deaths of those beside its subject, as far as its kind has any.
 * @returns whether anybody there is dead
 * @throws AppError life.refusedElsewhere
 */
export function tellOfDeadBeside(db: WritableDb, act: Act, recordId: number): boolean {
  if (kinds[kindOf(getEnvelope(db, recordId).kind)].people === 'none') return false;
  const dead = deadBesideOf(db, recordId);
  for (const id of dead) tellBeside(db, act, id);
  return dead.length > 0;
}

/**
 * A file that comes into use (opened, brought back, opened again) and its person tell one death: what the file tells is the
 * person's again, where nobody knows it; and what is registered of the person is told to the file, and to the others. To be
 * called within the act that brings it.
 * @returns the version of the file
 * @throws AppError record.deathDiffers where it tells another day than is registered, life.refusedElsewhere
 */
export function learnOfDeath(db: WritableDb, act: Act, recordId: number): number {
  const { personId, number } = getEnvelope(db, recordId);
  if (personId !== null) {
    knowDeathAgain(db, act, personId, recordId);
    const [told, known] = [deathToldIn(db, recordId), deathOf(db, personId)];
    if (told && known && told.on !== known.diedOn)
      throw new AppError('record.deathDiffers', { number, on: told.on, diedOn: known.diedOn });
  }
  tellDeath(db, act, personId);
  tellOfDeadBeside(db, act, recordId);
  return getEnvelope(db, recordId).version;
}

function judgedElsewhere(db: ReadableDb, today: string, taken: StepTaken): ReturnType<typeof judgeStep> {
  try {
    return judgeStep(db, today, taken);
  } catch (error) {
    const why = refusalSentence(error);
    const envelope = getEnvelope(db, taken.recordId);
    const { label } = stepIn(lifeOf(envelope.kind), taken.step);
    const told = { name: subjectName(db, envelope), number: envelope.number, on: taken.on, step: label };
    throw new AppError('life.refusedElsewhere', { ...told, why });
  }
}
