import { addHousehold, correctHousehold, householdsOfFile, removeHousehold } from '#db/records/household-acts.ts';
import type { recordHouseholdCalls } from '#shared/contract/record-households.ts';
import { type Context, write } from './core/context.ts';
import type { HandlersOf } from './core/serve.ts';

export const recordHouseholdHandlers: HandlersOf<typeof recordHouseholdCalls> = {
  'records.households': (input, { db }) => ({ items: householdsOfFile(db, input.recordId) }),

  'records.addHousehold': (input, context) =>
    told(
      context,
      write(context, (db, act) => addHousehold(db, act, input)),
    ),

  'records.correctHousehold': (input, context) =>
    told(
      context,
      write(context, (db, act) => correctHousehold(db, act, input)),
    ),

  'records.removeHousehold': (input, context) =>
    told(
      context,
      write(context, (db, act) => removeHousehold(db, act, input)),
    ),
};

// The list calls the file by the head, and both households tell of it.
function told<T>(context: Context, written: T): T {
  context.emit({ name: 'records.changed', id: null });
  context.emit({ name: 'households.changed', id: null });
  return written;
}
