import { firstUser } from '../policy/office.ts';
import { appendLog } from './log.ts';
import type { WritableDb } from './open.ts';

/**
 * What the program did by itself (a new day, what a crash left behind, a time it trusts, an upgrade, the first proof) is told in the log as
 * well: the entry proves what it wrote. Nothing where no user is there yet.
 * @param at ISO 8601 UTC
 */
export function tellUnsaid(db: WritableDb, what: 'tidy' | 'upgraded' | 'baseline', at: string): void {
  const user = firstUser(db);
  if (!user) return;
  appendLog(
    db,
    { userId: user.id, at, origin: 'window', importId: null },
    { action: 'write', noun: 'office', nounId: 1, what },
  );
}
