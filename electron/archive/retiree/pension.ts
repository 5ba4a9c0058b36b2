import { getEnvelope } from '#db/records/records.ts';
import {
  accountNote,
  afterDeath,
  amountNow,
  amountsOf,
  pastAccounts,
  pausedMonths,
} from '#db/records/retiree/pension/pension.ts';
import { accountOf } from '#db/records/retiree/pension/rows.ts';
import { setAccount, setAmount } from '#db/records/retiree/pension/write.ts';
import { personOf } from '#db/records/subject.ts';
import type { pensionCalls } from '#shared/records/retiree/contract/pension.ts';
import { localDay, monthOf } from '#shared/rules/calendar.ts';
import { now, write } from '../core/context.ts';
import type { HandlersOf } from '../core/serve.ts';

export const pensionHandlers: HandlersOf<typeof pensionCalls> = {
  'pension.get': ({ recordId, paidThrough }, { db }) => {
    const envelope = getEnvelope(db, recordId);
    const today = localDay(now());
    const account = accountOf(db, recordId);
    return {
      version: envelope.version,
      currentFen: amountNow(db, recordId, monthOf(today)),
      amounts: amountsOf(db, recordId),
      account,
      pastAccounts: pastAccounts(db, recordId),
      accountNote: accountNote(db, personOf(envelope), account.accountName),
      paused: pausedMonths(db, recordId, today),
      death: afterDeath(db, recordId, today, paidThrough),
    };
  },

  'pension.setAmount': (input, context) => {
    const done = write(context, (db, act) => setAmount(db, act, input));
    context.emit({ name: 'records.changed', id: input.recordId });
    return done;
  },

  'pension.setAccount': (input, context) => {
    const done = write(context, (db, act) => setAccount(db, act, input));
    context.emit({ name: 'records.changed', id: input.recordId });
    return done;
  },
};
