import { clockDoubt, confirmClock } from '#db/core/clock.ts';
import { appendLog } from '#db/core/log.ts';
import type { StartQuestions, startCalls } from '#shared/contract/start.ts';
import { type Context, now, write } from './core/context.ts';
import type { HandlersOf } from './core/serve.ts';
import { copyConfirmed, copyQuestion } from './outside/watch.ts';

export const startHandlers: HandlersOf<typeof startCalls> = {
  'start.questions': (_input, context) => questions(context),

  'start.confirmCopy': ({ entries }, context) => {
    // Another window may have answered, or a further head was found since the clerk read it.
    if (copyQuestion(context.db)?.entries === entries) {
      const entry = { action: 'write', noun: 'office', nounId: 1, what: 'copy.confirmed' } as const;
      write(context, (db, act) => appendLog(db, act, entry));
      copyConfirmed(context.db, now());
      context.emit({ name: 'start.changed' });
    }
    return questions(context);
  },

  'start.confirmClock': (_input, context) => {
    if (clockDoubt(context.db, now()) !== null) {
      write(context, (db, act) => confirmClock(db, act));
      context.emit({ name: 'start.changed' });
    }
    return questions(context);
  },
};

function questions({ db }: Pick<Context, 'db'>): StartQuestions {
  return { olderCopy: copyQuestion(db), clock: clockDoubt(db, now()) };
}
