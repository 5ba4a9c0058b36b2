import { addPersonBeside, endPersonBeside, peopleBeside, removePersonBeside } from '#db/records/people-beside.ts';
import type { recordPeopleCalls } from '#shared/contract/record-people.ts';
import { type Context, write } from './core/context.ts';
import type { HandlersOf } from './core/serve.ts';

export const recordPeopleHandlers: HandlersOf<typeof recordPeopleCalls> = {
  'records.people': (input, { db }) => ({ items: peopleBeside(db, input.recordId) }),

  'records.addPerson': (input, context) =>
    told(
      context,
      write(context, (db, act) => addPersonBeside(db, act, input)),
    ),

  'records.endPerson': (input, context) =>
    told(
      context,
      write(context, (db, act) => endPersonBeside(db, act, input)),
    ),

  'records.removePerson': (input, context) =>
    told(
      context,
      write(context, (db, act) => removePersonBeside(db, act, input)),
    ),
};

// The list finds the file by them, and their cards name it.
function told<T>(context: Context, written: T): T {
  context.emit({ name: 'records.changed', id: null });
  return written;
}
