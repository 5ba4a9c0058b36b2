import type { Act } from '#db/core/changes.ts';
import type { ReadableDb, WritableDb } from '#db/core/open.ts';
import { recordsOutside, whoToAsk } from '#db/core/scope.ts';
import { correctStates } from '#db/life/correct.ts';
import { listDue } from '#db/life/due.ts';
import { lifeOfFile, statesOf, stepFacts } from '#db/life/facts.ts';
import { partsEnding } from '#db/life/judge.ts';
import { stateLabels } from '#db/life/labels.ts';
import { storyOf } from '#db/life/life.ts';
import { contradictions } from '#db/life/living.ts';
import { partLines, partsOf } from '#db/life/parts.ts';
import { type Reached, reachOfDeath } from '#db/life/reached.ts';
import { besideTold, reachBeside } from '#db/life/reached-beside.ts';
import { settleDeadline, takeLifeStep } from '#db/life/take.ts';
import { getEnvelope, recordIdOf } from '#db/records/records.ts';
import { desks } from '#db/registers/desk.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import type { lifeCalls } from '#shared/contract/life.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import { offeredSteps } from '#shared/life/offered.ts';
import { partName } from '#shared/life/parts.ts';
import { refusalWords } from '#shared/life/refusal.ts';
import { storyTold } from '#shared/life/story.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { type Context, now, write } from './core/context.ts';
import { scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';

const everyDesk = Object.values(desks);

export const lifeHandlers: HandlersOf<typeof lifeCalls> = {
  'life.get': ({ recordId }, { db }) => {
    const { version } = getEnvelope(db, recordId);
    const life = lifeOfFile(db, recordId);
    const states = statesOf(db, recordId);
    const facts = stepFacts(db, recordId, localDay(now()));
    const labels = stateLabels(db, life);
    const parts = partLines(db, recordId, life);
    const steps = offeredSteps(life, states, facts, parts).map(({ name, refusal, partIds }) => ({
      ...{ name, partIds },
      refusal: refusal ? refusalWords(life, name, refusal, labels).sentence : null,
    }));
    return {
      ...{ states, version, steps, story: storyOf(db, recordId) },
      parts,
      contradictions: contradictions(facts).slice(0, 50),
      wrongMonths: everyDesk
        .flatMap((desk) => desk.wrongMonths(db, recordId))
        .slice(0, 50)
        .map(({ eventId, sentence }) => ({ eventId, sentence })),
    };
  },

  'life.deathReach': ({ recordId }, context) => ({
    ...reachTold(context, getEnvelope(context.db, recordId).personId, recordId),
    parts: partsTold(context.db, recordId),
  }),

  'life.take': (input, context) => {
    return tellingAll(context, input.recordId, (db, act) => takeLifeStep(db, act, input));
  },

  'life.correct': (input, context) => {
    return tellingAll(context, input.recordId, (db, act) => correctStates(db, act, input));
  },

  'life.settleHint': ({ eventId }, { db }) => ({
    hint: everyDesk.map((desk) => desk.settleHint(db, eventId)).find((hint) => hint !== null) ?? null,
  }),

  'life.settle': (input, context) => {
    const recordId = write(context, (db, act) => settleDeadline(db, act, input));
    context.emit({ name: 'records.changed', id: recordId });
    return { recordId };
  },

  'life.due': (input, context) => {
    const today = localDay(now());
    return { ...listDue(context.db, input, today, scopeOf(context)), today };
  },
};

/** What the death of a person leads to: in their open files but one, and in those beside whose subject they stand. */
function reachTold(
  context: Context,
  personId: number | null,
  exceptId: number | null,
): Omit<ArchiveOutput<'life.deathReach'>, 'parts'> {
  const { db } = context;
  if (personId === null) return { files: [], elsewhere: 0 };
  const own = reachOfDeath(db, personId).filter((file) => file.recordId !== exceptId);
  const told = [
    ...own.map(({ follows, ...file }) => ({ ...file, ...toldOfOwn(db, file, follows) })),
    ...reachBeside(db, personId).map((file) => ({ ...file, isReached: true, told: besideTold(file) })),
  ];
  const ids = told.map((file) => file.recordId);
  const outside = new Set(outsideOf(context, ids));
  return {
    files: told
      .filter((file) => !outside.has(file.recordId))
      .map(({ recordId, kind, number, isReached, told: words }) => ({
        recordId,
        kind,
        number,
        isReached,
        told: words,
      })),
    elsewhere: told.filter((file) => outside.has(file.recordId) && file.isReached).length,
  };
}

function toldOfOwn(
  db: ReadableDb,
  { recordId, kind }: Pick<Reached, 'recordId' | 'kind'>,
  follows: Reached['follows'],
): { isReached: boolean; told: string } {
  if ('nothing' in follows) return { isReached: false, told: follows.nothing };
  return { isReached: true, told: [storyTold(lifeOf(kind), follows.step), ...partsTold(db, recordId)].join('；') };
}

/** What a death leads to in parts of a file that have not ended. */
function partsTold(db: ReadableDb, recordId: number): string[] {
  const life = lifeOfFile(db, recordId);
  return partsEnding(life, partsOf(db, recordId, life)).map(
    (part) => `${partName(life, part)}：${storyTold(life, part.step)}`,
  );
}

const outsideOf = (context: Context, ids: readonly number[]): number[] =>
  recordsOutside(context.db, scopeOf(context), ids);

/** Does what may reach other files of the person, and tells of each. */
function tellingAll<T extends { reached: readonly number[] }>(
  context: Context,
  recordId: number,
  work: (db: WritableDb, act: Act) => T,
): Omit<T, 'reached'> {
  const { reached, ...done } = namedWithin(context, () => write(context, work));
  for (const id of [recordId, ...reached]) context.emit({ name: 'records.changed', id });
  return done;
}

/** A death may be refused by a file that the user may not see: that there is one is told, and nothing else. */
function namedWithin<T>(context: Context, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isAppError(error) || error.code !== 'life.refusedElsewhere') throw error;
    const { name, number, on, step } = (error as AppError<'life.refusedElsewhere'>).params;
    const { db } = context;
    if (number === null || outsideOf(context, [recordIdOf(db, number)]).length === 0) throw error;
    throw new AppError('life.refusedElsewhere', { name, on, step, number: null, why: null, ask: whoToAsk(db) });
  }
}
