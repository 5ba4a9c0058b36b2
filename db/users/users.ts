import type { SessionUser, User } from '#shared/contract/session.ts';
import { AppError } from '#shared/errors.ts';
import { recordKindLabels } from '#shared/records/kinds.ts';
import { type Role, roleLabels } from '#shared/rules/rights.ts';
import { communityWords, type Scope } from '#shared/rules/scope.ts';
import { type Act, difference, keepChange } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow, insertRow, prepared, updateRow } from '../core/rows.ts';
import { saveScope, scopeOfUser } from '../core/scope.ts';
import { alias, flag, pick, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { getCommunity } from '../places/communities.ts';
import { logTable } from '../tables/log.ts';
import { user } from '../tables/office.ts';

const l = alias(logTable, 'l');

export function listUsers(db: ReadableDb): User[] {
  const rows = read(
    db,
    typed`SELECT ${{
      ...pick(user, 'id', 'name', 'role'),
      hasPassword: flag('password_hash IS NOT NULL'),
      createdAt: user.createdAt,
      disabledAt: user.disabledAt,
    }}
     FROM ${user} ORDER BY disabled_at IS NOT NULL, id LIMIT 200`,
  ).all();
  return rows.map((row) => ({
    ...row,
    scope: scopeOfUser(db, row.id) as User['scope'],
  }));
}

/** A user who may work, or null. */
export function getUser(db: ReadableDb, id: number): SessionUser | null {
  const row = getRow(db, user, id);
  if (!row || row.disabledAt !== null) return null;
  const scope = scopeOfUser(db, id) as SessionUser['scope'];
  return { id: row.id, name: row.name, role: row.role, hasPassword: row.passwordHash !== null, scope };
}

export function hasUser(db: ReadableDb, id: number): boolean {
  return getRow(db, user, id) !== null;
}

/** Whether anybody has a password: from then on everybody signs in. */
export function isSignInNeeded(db: ReadableDb): boolean {
  return (
    prepared(db, 'SELECT 1 FROM user WHERE password_hash IS NOT NULL AND disabled_at IS NULL LIMIT 1').get() !==
    undefined
  );
}

/** Whose passwords were guessed wrongly since that moment, one entry per guess, the latest of all at most `most`. */
export function failedSignIns(db: ReadableDb, since: string, most: number): number[] {
  return read(
    db,
    typed`SELECT ${l.nounId}
     FROM ${l} WHERE l.action = 'sign-in' AND l.what IN ('wrong-password', 'wrong-card') AND l.at >= @since
       AND l.id > coalesce((SELECT max(g.id) FROM log g
         WHERE g.action = 'sign-in' AND g.what IN ('sign-in', 'recovery-card') AND g.noun_id = l.noun_id), 0)
     ORDER BY l.id DESC LIMIT @most`,
  ).all({ since, most });
}

export function passwordHashOf(db: ReadableDb, id: number): string | null {
  return getRow(db, user, id)?.passwordHash ?? null;
}

export function setPasswordHash(db: WritableDb, act: Act, id: number, hash: string): void {
  updateRow(db, user, id, { passwordHash: hash });
  keepChange(db, act, { noun: 'user', nounId: id, action: 'update', note: '设置密码' });
}

export interface UserInput {
  id: number | null;
  name: string;
  role: Role;
  isDisabled: boolean;
  /** null leaves the password as it is. */
  passwordHash: string | null;
  /** null leaves what the user may see as it is; a new user then sees all. */
  scope: Scope | null;
}

/**
 * Adds or changes a user: one act. Taking it back brings no password back; a user that was added is put out of use.
 * @throws AppError user.nameTaken, user.notFound, user.lastAdministrator, community.notFound
 */
export function saveUser(db: WritableDb, act: Act, input: UserInput): number {
  refuseUnknownCommunities(db, input);
  const id = input.id === null ? addUser(db, act, input) : changeUser(db, act, input.id, input);
  refuseUnsound(db);
  return id;
}

// What a user was held to before may have been taken out of the register since; nothing new is given that is not in it.
function refuseUnknownCommunities(db: ReadableDb, { id, scope }: UserInput): void {
  const held = (id === null ? null : scopeOfUser(db, id).communityIds) ?? [];
  for (const communityId of scope?.communityIds ?? []) if (!held.includes(communityId)) getCommunity(db, communityId);
}

function addUser(db: WritableDb, act: Act, { name, role, passwordHash, scope }: UserInput): number {
  const title = `添加用户 ${name}（${roleLabels[role]}）`;
  return runCommand(
    db,
    act,
    (nounId) => ({ name: 'users.save', title, noun: 'user', nounId }),
    () => {
      const id = insertRow(db, user, { uid: newUid(), createdAt: act.at, name, role, passwordHash });
      if (scope) saveScope(db, id, scope);
      const after = { name, role, ...(scope ? { scope: scopeWords(db, scope) } : {}) };
      keepChange(db, act, { noun: 'user', nounId: id, action: 'create', after });
      return id;
    },
  );
}

function changeUser(db: WritableDb, act: Act, id: number, input: UserInput): number {
  const before = getRow(db, user, id);
  if (!before) throw new AppError('user.notFound', {});
  const disabledAt = input.isDisabled ? (before.disabledAt ?? act.at) : null;
  const values = { name: input.name, role: input.role, disabledAt };
  const scope = input.scope ?? scopeOfUser(db, id);
  const changed = difference(
    { ...before, scope: scopeWords(db, scopeOfUser(db, id)) },
    { ...values, scope: scopeWords(db, scope) },
  );
  const isReset = input.passwordHash !== null;
  if (Object.keys(changed.after).length === 0 && !isReset) return id;
  const did: Record<string, string> = {
    name: '改名',
    role: '调整角色',
    scope: '调整范围',
    disabledAt: input.isDisabled ? '停用' : '重新启用',
  };
  const words = Object.keys(changed.after).map((field) => did[field] ?? field);
  const title = `修改用户 ${before.name}：${words.join('、')}`;
  runCommand(db, act, { name: 'users.save', title, noun: 'user', nounId: id }, () => {
    updateRow(db, user, id, { ...values, ...(isReset ? { passwordHash: input.passwordHash } : {}) });
    if ('scope' in changed.after) saveScope(db, id, scope);
    const note = isReset ? { note: '重设密码' } : {};
    keepChange(db, act, { noun: 'user', nounId: id, action: 'update', ...note, ...changed });
  });
  return id;
}

// The history tells it in the names of today.
function scopeWords(db: ReadableDb, scope: Scope): string {
  const name = prepared(db, 'SELECT name FROM community WHERE id = ?').pluck();
  const kinds = scope.kinds === null ? '全部种类' : scope.kinds.map((kind) => recordKindLabels[kind]).join('、');
  return `${kinds}；${communityWords(scope, (id) => String(name.get(id) ?? id))}`;
}

/**
 * What must hold of the users after each act and each undo: somebody can set everything right, and no two who work have
 * one name.
 * @throws AppError user.lastAdministrator, user.nameTaken
 */
export function refuseUnsound(db: ReadableDb): void {
  // Somebody narrowed does not see all there is to set right.
  const administrator = prepared(
    db,
    `SELECT 1 FROM user u WHERE role = 'administrator' AND disabled_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM user_scope s WHERE s.user_id = u.id) LIMIT 1`,
  );
  if (administrator.get() === undefined) throw new AppError('user.lastAdministrator', {});
  const twice = prepared(
    db,
    'SELECT name FROM user WHERE disabled_at IS NULL GROUP BY name HAVING count(*) > 1 LIMIT 1',
  )
    .pluck()
    .get();
  if (twice !== undefined) throw new AppError('user.nameTaken', { name: String(twice) });
}
