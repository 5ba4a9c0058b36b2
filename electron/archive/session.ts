import { appendLog } from '#db/log.ts';
import { inTransaction, type ReadableDb } from '#db/open.ts';
import { getUser, hasUser, isSignInNeeded, listUsers, passwordHashOf, saveUser, setPasswordHash } from '#db/users.ts';
import type { SessionUser } from '#shared/contract/session.ts';
import { AppError } from '#shared/errors.ts';
import { writeWhole } from '../files/write-whole.ts';
import { type Context, now, write } from './context.ts';
import { hashPassword, isPassword } from './passwords.ts';
import type { Handlers } from './serve.ts';
import { currentUser, setCurrentUser } from './signed-in.ts';
import { userColumns, userRows } from './user-list.ts';
import { writeListWorkbook } from './workbook/write-list.ts';

// After so many wrong passwords the next ones have to wait.
const WRONG_MOST = 5;
const WAIT_MS = 30_000;
const wrong = new WeakMap<ReadableDb, Map<number, { count: number; until: number }>>();

export const sessionHandlers: Pick<
  Handlers,
  | 'session.get'
  | 'session.signIn'
  | 'session.signOut'
  | 'session.setPassword'
  | 'users.list'
  | 'users.save'
  | 'users.export'
> = {
  'session.get': (_input, context) => ({
    user: currentUser(context),
    users: listUsers(context.db)
      .filter((user) => user.disabledAt === null && user.hasPassword)
      .map(({ id, name }) => ({ id, name })),
  }),

  'session.signIn': async (input, context) => {
    const tries = triesOf(context.db, input.userId);
    if (tries.until > Date.now()) {
      bookTry(context, input.userId, 'waiting');
      throw new AppError('session.wait', { seconds: Math.ceil((tries.until - Date.now()) / 1000) });
    }
    const user = getUser(context.db, input.userId);
    const stored = user ? passwordHashOf(context.db, user.id) : null;
    if (!user || stored === null || !(await isPassword(input.password, stored))) {
      bookTry(context, input.userId, 'wrong-password');
      tries.count += 1;
      if (tries.count >= WRONG_MOST) {
        tries.count = 0;
        tries.until = Date.now() + WAIT_MS;
      }
      throw new AppError('session.wrongPassword', {});
    }
    tries.count = 0;
    setCurrentUser(context, user.id);
    book(context, user, 'sign-in');
    return user;
  },

  'session.signOut': (_input, context) => {
    const user = currentUser(context);
    if (!user || !isSignInNeeded(context.db)) return { isSignedOut: false };
    book(context, user, 'sign-out');
    setCurrentUser(context, null);
    context.emit({ name: 'session.changed' });
    return { isSignedOut: true };
  },

  'session.setPassword': async (input, context) => {
    const user = currentUser(context);
    if (!user) throw new AppError('session.signedOut', {});
    const stored = passwordHashOf(context.db, user.id);
    if (stored !== null && !(await isPassword(input.oldPassword ?? '', stored))) {
      bookTry(context, user.id, 'wrong-password');
      throw new AppError('session.wrongPassword', {});
    }
    const hash = await hashPassword(input.newPassword);
    write(context, (db, act) => setPasswordHash(db, act, user.id, hash));
    // From the first password on everybody signs in; whoever gave it is in already.
    setCurrentUser(context, user.id);
    context.emit({ name: 'session.changed' });
    return { isSet: true };
  },

  'users.list': (_input, { db }) => ({ items: listUsers(db) }),

  'users.save': async (input, context) => {
    if (!currentUser(context)?.hasPassword) throw new AppError('user.passwordFirst', {});
    if (input.id === null && input.password === null)
      throw new AppError('input.invalid', { fields: { password: '新用户要有初始密码' } });
    const passwordHash = input.password === null ? null : await hashPassword(input.password);
    const { password: _password, ...values } = input;
    const id = write(context, (db, act) => saveUser(db, act, { ...values, passwordHash }));
    context.emit({ name: 'session.changed' });
    return { id };
  },

  'users.export': async (input, { db }) => {
    const users = listUsers(db);
    await writeWhole(input.path, await writeListWorkbook('用户和权限', userColumns, userRows(db, users)));
    return { path: input.path, users: users.length };
  },
};

function triesOf(db: ReadableDb, userId: number): { count: number; until: number } {
  const all = wrong.get(db) ?? new Map<number, { count: number; until: number }>();
  wrong.set(db, all);
  const tries = all.get(userId) ?? { count: 0, until: 0 };
  all.set(userId, tries);
  return tries;
}

/** A try to get in that failed is told as well, under the name it was made with. */
function bookTry(context: Context, userId: number, what: 'wrong-password' | 'waiting'): void {
  if (!hasUser(context.db, userId)) return;
  const act = { userId, at: now(), origin: context.origin, importId: null };
  inTransaction(context.db, () =>
    appendLog(context.db, act, { action: 'sign-in', noun: 'user', nounId: userId, what }),
  );
}

function book(context: Context, user: SessionUser, action: 'sign-in' | 'sign-out'): void {
  const act = { userId: user.id, at: now(), origin: context.origin, importId: null };
  inTransaction(context.db, () => appendLog(context.db, act, { action, noun: 'user', nounId: user.id, what: action }));
}
