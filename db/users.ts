import type { SessionUser, User } from '#shared/contract/session.ts';
import { AppError } from '#shared/errors.ts';
import type { Role } from '#shared/rules/rights.ts';
import { type Act, difference, keepChange } from './changes.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { getRow, insertRow, prepared, updateRow } from './rows.ts';
import { user } from './tables/office.ts';
import { newUid } from './uid.ts';

export function listUsers(db: ReadableDb): User[] {
  const rows = prepared(
    db,
    `SELECT id, name, role, password_hash IS NOT NULL AS hasPassword, created_at AS createdAt, disabled_at AS disabledAt
     FROM user ORDER BY disabled_at IS NOT NULL, id LIMIT 200`,
  ).all() as (Omit<User, 'hasPassword'> & { hasPassword: number })[];
  return rows.map((row) => ({ ...row, hasPassword: row.hasPassword === 1 }));
}

/** A user who may work, or null. */
export function getUser(db: ReadableDb, id: number): SessionUser | null {
  const row = getRow(db, user, id);
  if (!row || row.disabledAt !== null) return null;
  return { id: row.id, name: row.name, role: row.role, hasPassword: row.passwordHash !== null };
}

/** Whether anybody has a password: from then on everybody signs in. */
export function isSignInNeeded(db: ReadableDb): boolean {
  return (
    prepared(db, 'SELECT 1 FROM user WHERE password_hash IS NOT NULL AND disabled_at IS NULL LIMIT 1').get() !==
    undefined
  );
}

export function passwordHashOf(db: ReadableDb, id: number): string | null {
  return getRow(db, user, id)?.passwordHash ?? null;
}

export function setPasswordHash(db: WritableDb, act: Act, id: number, hash: string): void {
  updateRow(db, user, id, { passwordHash: hash });
  keepChange(db, act, { noun: 'user', nounId: id, action: 'update', note: '设置密码' });
}

/**
 * Adds or changes a user.
 * @throws AppError user.nameTaken, user.notFound, user.lastAdministrator
 */
export function saveUser(
  db: WritableDb,
  act: Act,
  input: { id: number | null; name: string; role: Role; isDisabled: boolean; passwordHash: string | null },
): number {
  const taken = prepared(db, 'SELECT 1 FROM user WHERE name = ? AND id IS NOT ? AND disabled_at IS NULL');
  if (!input.isDisabled && taken.get(input.name, input.id)) throw new AppError('user.nameTaken', { name: input.name });
  const hash = input.passwordHash === null ? {} : { passwordHash: input.passwordHash };
  if (input.id === null) {
    const values = { name: input.name, role: input.role };
    const id = insertRow(db, user, { uid: newUid(), createdAt: act.at, ...values, ...hash });
    keepChange(db, act, { noun: 'user', nounId: id, action: 'create', after: values });
    return id;
  }
  const before = getRow(db, user, input.id);
  if (!before) throw new AppError('user.notFound', {});
  const disabledAt = input.isDisabled ? (before.disabledAt ?? act.at) : null;
  const values = { name: input.name, role: input.role, disabledAt };
  updateRow(db, user, input.id, { ...values, ...hash });
  const hasAdministrator = prepared(
    db,
    "SELECT 1 FROM user WHERE role = 'administrator' AND disabled_at IS NULL",
  ).get();
  if (!hasAdministrator) throw new AppError('user.lastAdministrator', {});
  const note = input.passwordHash === null ? {} : { note: '重设密码' };
  keepChange(db, act, {
    noun: 'user',
    nounId: input.id,
    action: 'update',
    ...note,
    ...difference({ ...before }, values),
  });
  return input.id;
}
