import { mergeOutlets } from '#db/outlets/merge.ts';
import { getOutlet, getOutletData, listOutlets } from '#db/outlets/outlets.ts';
import { removeOutlet, saveOutlet } from '#db/outlets/write.ts';
import type { outletCalls } from '#shared/contract/outlets.ts';
import { type Context, write } from './core/context.ts';
import { refusePersonOutside, scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { organisationReading } from './organisation-reading.ts';

export const outletHandlers: HandlersOf<typeof outletCalls> = {
  'outlets.list': (input, context) => listOutlets(context.db, input, scopeOf(context)),

  'outlets.get': (input, context) => getOutlet(context.db, input.id, scopeOf(context)),

  'outlets.save': (input, context) => {
    const { personId } = input.values;
    const before = input.id === null ? null : getOutletData(context.db, input.id).personId;
    // Who runs an outlet of one's community may have all their files elsewhere; only a new choice is asked about.
    if (personId !== null && personId !== before) refusePersonOutside(context, personId);
    const saved = write(context, (db, act) => saveOutlet(db, act, input, organisationReading));
    return told(context, saved);
  },

  'outlets.remove': (input, context) =>
    told(
      context,
      write(context, (db, act) => removeOutlet(db, act, input.id, input.version)),
    ),

  'outlets.merge': (input, context) => {
    const merged = write(context, (db, act) => mergeOutlets(db, act, input));
    context.emit({ name: 'records.changed', id: null });
    return told(context, merged);
  },
};

function told<T extends { id: number }>(context: Context, written: T): T {
  context.emit({ name: 'outlets.changed', id: written.id });
  return written;
}
