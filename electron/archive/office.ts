import { inTransaction } from '#db/core/open.ts';
import * as offices from '#db/policy/office.ts';
import type { officeCalls } from '#shared/contract/office.ts';
import { now, write } from './core/context.ts';
import type { HandlersOf } from './core/serve.ts';

export const officeHandlers: HandlersOf<typeof officeCalls> = {
  'office.get': (_input, { db, dir }) => ({
    office: offices.getOffice(db),
    user: offices.firstUser(db),
    archiveDir: dir,
  }),

  'office.setUp': (input, context) => {
    const user = inTransaction(context.db, () => offices.setUpOffice(context.db, input, now(), context.origin));
    context.emit({ name: 'office.changed' });
    return { office: offices.requireOffice(context.db), user };
  },

  'office.save': (input, context) => {
    const office = write(context, (db, act) => offices.saveOffice(db, act, input));
    context.emit({ name: 'office.changed' });
    return office;
  },
};
