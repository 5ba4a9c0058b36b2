import { appendLog } from '#db/core/log.ts';
import { inTransaction, type ReadableDb } from '#db/core/open.ts';
import { failedSignIns, hasUser } from '#db/users/users.ts';
import { AppError } from '#shared/errors.ts';
import { type Context, now } from '../core/context.ts';

/**
 * Guessing at a secret: every call that compares a password goes through `guess`, so that there is
 * one count and one wait whichever door is tried, from whichever window.
 */

// After so many wrong ones in a row the next have to wait: for one name, and for all names together.
const WRONG_MOST = 5;
const WRONG_MOST_OF_ALL = 20;
const WAIT_MS = 30_000;

interface Count {
  wrong: number;
  until: number;
}

interface Guesses {
  byName: Map<number, Count>;
  ofAll: Count;
  /** The check under way: the next begins when it is over. */
  last: Promise<unknown>;
}

const known = new WeakMap<ReadableDb, Guesses>();

/**
 * One guess at a secret. The wait is looked at, and the guess counted, before anything is compared, so that guesses made
 * at the same moment count one after another; comparisons run one at a time, and none is run for a guess that must wait.
 * @param userId whose password is guessed at, and under whose name a failure stands in the log
 * @param failure what a wrong one is called in the log
 * @throws AppError session.wait, and session.wrongPassword or recovery.wrongCode
 */
export async function guess(
  context: Context,
  userId: number,
  isRight: () => Promise<boolean>,
  failure: 'wrong-password' | 'wrong-card' = 'wrong-password',
): Promise<void> {
  const guesses = guessesOf(context.db);
  const own = countOf(guesses, userId);
  const until = Math.max(waitOf(own), waitOf(guesses.ofAll));
  if (until > 0) {
    bookFailure(context, userId, 'waiting');
    throw new AppError('session.wait', { seconds: Math.ceil(until / 1000) });
  }
  take(own, WRONG_MOST);
  take(guesses.ofAll, WRONG_MOST_OF_ALL);
  const turn = guesses.last.then(isRight, isRight);
  guesses.last = turn.catch(() => undefined);
  if (!(await turn)) {
    bookFailure(context, userId, failure);
    throw new AppError(failure === 'wrong-card' ? 'recovery.wrongCode' : 'session.wrongPassword', {});
  }
  forget(own);
  forget(guesses.ofAll);
}

function guessesOf(db: ReadableDb): Guesses {
  const found = known.get(db);
  if (found) return found;
  const fresh: Guesses = { byName: new Map(), ofAll: { wrong: 0, until: 0 }, last: Promise.resolve() };
  // Starting the program again takes no wait away: the failures of the last moments stand in the log.
  const since = new Date(Date.now() - WAIT_MS).toISOString();
  for (const userId of failedSignIns(db, since, WRONG_MOST_OF_ALL)) {
    take(countOf(fresh, userId), WRONG_MOST);
    take(fresh.ofAll, WRONG_MOST_OF_ALL);
  }
  known.set(db, fresh);
  return fresh;
}

function countOf({ byName }: Guesses, userId: number): Count {
  const count = byName.get(userId) ?? { wrong: 0, until: 0 };
  byName.set(userId, count);
  return count;
}

/** How long is to be waited. A clock set back makes no wait longer than it ever is. */
function waitOf(count: Count): number {
  return Math.min(WAIT_MS, Math.max(0, count.until - Date.now()));
}

function take(count: Count, most: number): void {
  count.wrong += 1;
  if (count.wrong < most) return;
  count.wrong = 0;
  count.until = Date.now() + WAIT_MS;
}

function forget(count: Count): void {
  count.wrong = 0;
  count.until = 0;
}

/** A try to get in that failed is told as well, under the name it was made with. */
function bookFailure(context: Context, userId: number, what: string): void {
  if (!hasUser(context.db, userId)) return;
  const act = { userId, at: now(), origin: context.origin, importId: null };
  inTransaction(context.db, () =>
    appendLog(context.db, act, { action: 'sign-in', noun: 'user', nounId: userId, what }),
  );
}
