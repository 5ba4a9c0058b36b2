import { appendLog } from '#db/core/log.ts';
import { inTransaction } from '#db/core/open.ts';
import { getUser, isSignInNeeded, listUsers, passwordHashOf, saveUser, setPasswordHash } from '#db/users/users.ts';
import type { SessionUser, sessionCalls } from '#shared/contract/session.ts';
import { AppError } from '#shared/errors.ts';
import { writeWhole } from '../files/write-whole.ts';
import { type Context, now, write } from './core/context.ts';
import type { HandlersOf } from './core/serve.ts';
import { currentUser, setCurrentUser } from './core/signed-in.ts';
import { guess } from './users/guesses.ts';
import { refuseCommon } from './users/password-choice.ts';
import { hashPassword, isPassword } from './users/passwords.ts';
import { userColumns, userRows } from './users/user-list.ts';
import { writeListWorkbook } from './workbook/write-list.ts';

export const sessionHandlers: HandlersOf<typeof sessionCalls> = {
  'session.get': (_input, context) => ({
    user: currentUser(context),
    users: listUsers(context.db)
      .filter((user) => user.disabledAt === null && user.hasPassword)
      .map(({ id, name, role }) => ({ id, name, isAdministrator: role === 'administrator' })),
  }),

  'session.signIn': async (input, context) => {
    const user = getUser(context.db, input.userId);
    const stored = user ? passwordHashOf(context.db, user.id) : null;
    await guess(context, input.userId, async () => stored !== null && isPassword(input.password, stored));
    if (!user) throw new AppError('session.wrongPassword', {});
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
    if (stored !== null) await guess(context, user.id, () => isPassword(input.oldPassword ?? '', stored));
    refuseCommon(context.db, 'newPassword', input.newPassword, user.name);
    const hash = await hashPassword(input.newPassword, context.secretCost?.password);
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
    if (input.password !== null) refuseCommon(context.db, 'password', input.password, input.name);
    const passwordHash =
      input.password === null ? null : await hashPassword(input.password, context.secretCost?.password);
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

function book(context: Context, user: SessionUser, action: 'sign-in' | 'sign-out'): void {
  const act = { userId: user.id, at: now(), origin: context.origin, importId: null };
  inTransaction(context.db, () => appendLog(context.db, act, { action, noun: 'user', nounId: user.id, what: action }));
}
