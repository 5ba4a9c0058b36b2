import { keepSeal, passSeal } from '#db/papers/seal-acts.ts';
import { sealsOf } from '#db/papers/seals.ts';
import type { sealCalls } from '#shared/contract/seals.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { now, write } from './core/context.ts';
import type { HandlersOf } from './core/serve.ts';

export const sealHandlers: HandlersOf<typeof sealCalls> = {
  'seals.get': ({ recordId }, { db }) => ({ items: sealsOf(db, recordId), today: localDay(now()) }),

  'seals.keep': (input, context) => {
    const kept = write(context, (db, act) => keepSeal(db, act, input));
    context.emit({ name: 'records.changed', id: input.recordId });
    return kept;
  },

  'seals.pass': (input, context) => {
    const passed = write(context, (db, act) => passSeal(db, act, input));
    context.emit({ name: 'records.changed', id: passed.recordId });
    return passed;
  },
};
