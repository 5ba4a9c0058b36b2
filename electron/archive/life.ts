import { contradictions, statesOf, stepFacts } from '#db/life/facts.ts';
import { listDue, storyOf } from '#db/life/life.ts';
import { correctStates, settleDeadline, stateLabels, takeLifeStep } from '#db/life/take.ts';
import { wrongMonths } from '#db/life/wrong-months.ts';
import { getEnvelope } from '#db/records/records.ts';
import { returnHint } from '#db/records/retiree/payments/findings.ts';
import type { lifeCalls } from '#shared/contract/life.ts';
import { refusalWords } from '#shared/records/retiree/life-cycle/refusal-words.ts';
import { stepNames } from '#shared/records/retiree/life-cycle/steps.ts';
import { refusedFromHere } from '#shared/records/retiree/life-cycle/take-step.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { now, write } from './core/context.ts';
import { scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';

export const lifeHandlers: HandlersOf<typeof lifeCalls> = {
  'life.get': ({ recordId }, { db }) => {
    const { version } = getEnvelope(db, recordId);
    const states = statesOf(db, recordId);
    const facts = stepFacts(db, recordId, localDay(now()));
    const labels = stateLabels(db);
    const steps = stepNames.map((name) => {
      const refusal = refusedFromHere(name, states, facts);
      return { name, refusal: refusal ? refusalWords(name, refusal, labels).sentence : null };
    });
    return {
      ...{ states, version, steps, story: storyOf(db, recordId) },
      contradictions: contradictions(facts).slice(0, 50),
      wrongMonths: wrongMonths(db, recordId)
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

  'life.settleHint': ({ eventId }, { db }) => ({ hint: returnHint(db, eventId) }),

  'life.settle': (input, context) => {
    const recordId = write(context, (db, act) => settleDeadline(db, act, input.eventId, input.on));
    context.emit({ name: 'records.changed', id: recordId });
    return { recordId };
  },

  'life.due': (input, context) => {
    const today = localDay(now());
    return { ...listDue(context.db, input, today, scopeOf(context)), today };
  },
};
