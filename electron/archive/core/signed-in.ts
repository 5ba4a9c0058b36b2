import type { ReadableDb } from '#db/core/open.ts';
import { firstUser } from '#db/policy/office.ts';
import { getUser, isSignInNeeded } from '#db/users/users.ts';
import type { SessionUser } from '#shared/contract/session.ts';
import type { Context } from './context.ts';

// One user at a time works at the program, in all its windows; the archive process forgets who when it ends.
const signedIn = new WeakMap<ReadableDb, number | null>();

/**
 * Who acts now: the user who signed in; the first user while nobody has a password; on the command line, which only who
 * holds the files can start, the first user as well. Null behind the sign-in screen.
 */
export function currentUser({ db, origin }: Pick<Context, 'db' | 'origin'>): SessionUser | null {
  if (origin === 'cli' || !isSignInNeeded(db)) {
    const first = firstUser(db);
    return first && getUser(db, first.id);
  }
  const id = signedIn.get(db) ?? null;
  return id === null ? null : getUser(db, id);
}

/** Who is at work from now on, null behind the lock. What somebody else opened goes with them. */
export function setCurrentUser({ db, opened }: Pick<Context, 'db' | 'opened'>, id: number | null): void {
  if ((signedIn.get(db) ?? null) !== id) opened.empty();
  signedIn.set(db, id);
}

/** Whose name a sheet carries: who asked for it, who may have locked the screen meanwhile. */
export function operatorName(context: Pick<Context, 'db' | 'origin' | 'drawnFor'>): string {
  const user = context.drawnFor === undefined ? currentUser(context) : getUser(context.db, context.drawnFor);
  return user?.name ?? '';
}
