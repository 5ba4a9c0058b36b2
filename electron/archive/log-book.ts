import { appendLog, type LogInput, logEnd } from '#db/core/log.ts';
import { listLog, logClerks } from '#db/core/log-list.ts';
import { inTransaction } from '#db/core/open.ts';
import { finalRoll } from '#db/records/retiree/payments/rolls.ts';
import type { ArchiveCall, ArchiveInput } from '#shared/contract/archive.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { checkLog } from './check.ts';
import { actOf, type Context, now } from './core/context.ts';
import { log } from './core/log.ts';
import { scopeOf } from './core/scope.ts';
import type { Handlers } from './core/serve.ts';
import { currentUser } from './core/signed-in.ts';

/** The calls that show a person's page or paper, and whose it is. Writes keep their own entries with their changes. */
const reads: Partial<Record<ArchiveCall, (input: unknown) => Pick<LogInput, 'noun' | 'nounId'>[]>> = {
  'records.get': (input) => [{ noun: 'record', nounId: idOf(input, 'id') }],
  'people.get': (input) => [{ noun: 'person', nounId: idOf(input, 'id') }],
  'likeness.pair': (input) => [
    { noun: 'person', nounId: idOf(input, 'firstId') },
    { noun: 'person', nounId: idOf(input, 'secondId') },
  ],
  'households.get': (input) => [{ noun: 'household', nounId: idOf(input, 'id') }],
  'households.ofPerson': (input) => [{ noun: 'person', nounId: idOf(input, 'personId') }],
  'batches.get': (input) => [{ noun: 'batch', nounId: idOf(input, 'id') }],
  'batches.directory': (input) => [directoryEntry(input)],
  'seals.get': (input) => [{ noun: 'record', nounId: idOf(input, 'recordId') }],
  'attachments.prepare': (input) => [{ noun: 'attachment', nounId: idOf(input, 'id') }],
};

/** The calls that write a table out of the archive, and of what. */
const exports: Partial<Record<ArchiveCall, (input: unknown, db: Context['db']) => Pick<LogInput, 'noun' | 'nounId'>>> =
  {
    'imports.saveRejected': (input) => ({ noun: 'import', nounId: idOf(input, 'id') }),
    'imports.saveMarked': (input) => ({ noun: 'import', nounId: idOf(input, 'id') }),
    'policy.export': () => ({ noun: 'datedValue', nounId: 0 }),
    'calendar.export': () => ({ noun: 'calendar', nounId: 0 }),
    'codes.export': () => ({ noun: 'code', nounId: 0 }),
    'mappings.export': () => ({ noun: 'mapping', nounId: 0 }),
    'communities.export': () => ({ noun: 'community', nounId: 0 }),
    'groups.export': () => ({ noun: 'group', nounId: 0 }),
    'organisations.export': () => ({ noun: 'organisation', nounId: 0 }),
    'care.export': () => ({ noun: 'care', nounId: 0 }),
    'adjustments.export': () => ({ noun: 'adjustment', nounId: 0 }),
    'adjustments.exportKept': (input) => ({ noun: 'adjustment', nounId: idOf(input, 'id') }),
    // 0: a draft, which nobody goes by yet.
    'payments.export': (input, db) => ({ noun: 'payroll', nounId: rollOfMonth(input, db) }),
    'payments.exportChanges': (input, db) => ({ noun: 'payroll', nounId: rollOfMonth(input, db) }),
    'certification.export': () => ({ noun: 'certification', nounId: 0 }),
    'openings.exportJudged': () => ({ noun: 'opening', nounId: 0 }),
    'certification.exportJudged': () => ({ noun: 'certification', nounId: 0 }),
    'batches.exportList': (input) => ({ noun: 'batch', nounId: idOf(input, 'id') }),
    'batches.exportLedger': () => ({ noun: 'batch', nounId: 0 }),
    'households.export': () => ({ noun: 'household', nounId: 0 }),
    'users.export': () => ({ noun: 'user', nounId: 0 }),
    'reports.export': () => ({ noun: 'report', nounId: 0 }),
    'reports.exportRows': () => ({ noun: 'report', nounId: 0 }),
    'reports.exportClosed': (input) => ({ noun: 'report', nounId: idOf(input, 'id') }),
    'reports.exportLedger': () => ({ noun: 'ledger', nounId: 0 }),
  };

// The same page asked for again within this time (a screen that refreshes itself) is one look.
const SAME_LOOK_MS = 60_000;
const looks = new WeakMap<Context['db'], Map<string, number>>();

/** Logs that a person's page was looked at, once a minute for the same page; and every table that was written out. */
export function bookRead(context: Context, call: ArchiveCall, input: unknown): void {
  const taken = exports[call]?.(input, context.db);
  if (taken) {
    const act = actOf(context);
    inTransaction(context.db, () => appendLog(context.db, act, { action: 'export', ...taken, what: call }));
    // A final roll that went out as a file is voided and not undone any more.
    if (taken.noun === 'payroll') context.emit({ name: 'payments.changed' });
    if (taken.noun === 'report') context.emit({ name: 'reports.changed' });
  }
  const entries = reads[call]?.(input) ?? [];
  const user = entries.length > 0 ? currentUser(context) : null;
  if (!user) return;
  const seen = looks.get(context.db) ?? new Map<string, number>();
  looks.set(context.db, seen);
  const fresh = entries.filter(({ noun, nounId }) => {
    const key = `${user.id} ${noun} ${nounId}`;
    const isFresh = Date.now() - (seen.get(key) ?? 0) > SAME_LOOK_MS;
    if (isFresh) seen.set(key, Date.now());
    return isFresh;
  });
  if (fresh.length === 0) return;
  const act = { userId: user.id, at: now(), origin: context.origin, importId: null };
  try {
    inTransaction(context.db, () => {
      for (const entry of fresh) appendLog(context.db, act, { action: 'read', ...entry, what: call });
    });
  } catch (error) {
    // A full disk must not keep the clerk from reading what is there.
    log('error', 'a look was not logged', { call, code: error instanceof Error ? error.name : '' });
  }
}

export const logHandlers: Pick<Handlers, 'log.list' | 'log.clerks' | 'log.verify'> = {
  'log.list': (input, context) => {
    const found = listLog(context.db, { ...input, limit: input.limit + 1 }, askerOf(context));
    const items = found.slice(0, input.limit);
    return { items, next: found.length > input.limit ? (items.at(-1)?.id ?? null) : null };
  },

  'log.clerks': (_input, context) => ({ items: logClerks(context.db, askerOf(context)) }),

  'log.verify': (_input, { db }) => ({
    entries: logEnd(db).entries,
    ...checkLog(db),
  }),
};

function askerOf(context: Context): { scope: Scope; userId: number } {
  return { scope: scopeOf(context), userId: currentUser(context)?.id ?? 0 };
}

function idOf(input: unknown, field: string): number {
  return Number((input as Record<string, unknown>)[field]);
}

function rollOfMonth(input: unknown, db: Context['db']): number {
  return finalRoll(db, String((input as Record<string, unknown>).month))?.id ?? 0;
}

function directoryEntry(input: unknown): Pick<LogInput, 'noun' | 'nounId'> {
  const { of } = input as ArchiveInput<'batches.directory'>;
  return 'lineId' in of ? { noun: 'batchLine', nounId: of.lineId } : { noun: 'record', nounId: of.recordId };
}
