import { listDue } from '#db/life/due.ts';
import { lifeOfFile, statesOf, stepFacts } from '#db/life/facts.ts';
import { stateLabels } from '#db/life/labels.ts';
import { storyOf } from '#db/life/life.ts';
import { contradictions } from '#db/life/living.ts';
import { correctStates, settleDeadline, takeLifeStep } from '#db/life/take.ts';
import { getEnvelope } from '#db/records/records.ts';
import { desks } from '#db/registers/desk.ts';
import type { lifeCalls } from '#shared/contract/life.ts';
import { refusalWords } from '#shared/life/refusal.ts';
import { refusedFromHere } from '#shared/life/take-step.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { now, write } from './core/context.ts';
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
    const steps = Object.keys(life.steps).map((name) => {
      const refusal = refusedFromHere(life, name, states, facts);
      return { name, refusal: refusal ? refusalWords(life, name, refusal, labels).sentence : null };
    });
    return {
      ...{ states, version, steps, story: storyOf(db, recordId) },
      contradictions: contradictions(facts).slice(0, 50),
      wrongMonths: everyDesk
        .flatMap((desk) => desk.wrongMonths(db, recordId))
        .slice(0, 50)
        .map(({ eventId, sentence }) => ({ eventId, sentence })),
    };
  },

  'life.take': (input, context) => {
    const taken = write(context, (db, act) => takeLifeStep(db, act, input));
    context.emit({ name: 'records.changed', id: input.recordId });
    return taken;
  },

  'life.correct': (input, context) => {
    const taken = write(context, (db, act) => correctStates(db, act, input));
    context.emit({ name: 'records.changed', id: input.recordId });
    return taken;
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
