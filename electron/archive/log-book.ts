import { appendLog, logEnd } from '#db/core/log.ts';
import { listLog, logClerks } from '#db/core/log-list.ts';
import { inTransaction } from '#db/core/open.ts';
import { type ArchiveCall, entryOf } from '#shared/contract/archive.ts';
import type { logCalls } from '#shared/contract/log.ts';
import { actNouns, isActNoun } from '#shared/registers/nouns.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { checkLog } from './check.ts';
import { actOf, type Context, now } from './core/context.ts';
import { log } from './core/log.ts';
import { scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { currentUser } from './core/signed-in.ts';
import { kindMonths } from './registers/things.ts';

// The same page asked for again within this time (a screen that refreshes itself) is one look.
const SAME_LOOK_MS = 60_000;
const looks = new WeakMap<Context['db'], Map<string, number>>();

/** Logs that a person's page was looked at, once a minute for the same page; and every table that was written out. */
export function bookRead(context: Context, call: ArchiveCall, input: unknown): void {
  const entry = entryOf(call);
  const leaving = entry.takesOut?.(input as never);
  if (leaving) {
    const { noun } = leaving;
    const nounId = 'month' in leaving ? (kindMonths[noun]?.(context.db, leaving.month) ?? 0) : leaving.nounId;
    const act = actOf(context);
    inTransaction(context.db, () => appendLog(context.db, act, { action: 'export', noun, nounId, what: call }));
    if (isActNoun(noun)) for (const event of actNouns[noun].oldOnceOut ?? []) context.emit(event);
  }
  const entries = entry.shows?.(input as never) ?? [];
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
      for (const look of fresh) appendLog(context.db, act, { action: 'read', ...look, what: call });
    });
  } catch (error) {
    // A full disk must not keep the clerk from reading what is there.
    log('error', 'a look was not logged', { call, code: error instanceof Error ? error.name : '' });
  }
}

export const logHandlers: HandlersOf<typeof logCalls> = {
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
