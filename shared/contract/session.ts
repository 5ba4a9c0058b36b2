import { z } from 'zod';
import { line } from '../records/field-schemas.ts';
import { roles } from '../rules/rights.ts';
import { reads, writes } from './entry.ts';
import { FileMade, FileToWrite } from './file-tokens.ts';
import { Kind } from './records.ts';
import { Id, Instant, Nothing } from './types.ts';

export const Role = z.enum(roles);

/** Which files a user sees; null: not narrowed. See shared/rules/scope.ts. */
export const UserScope = z.strictObject({
  kinds: z.array(Kind).min(1, '请至少选择一种档案').nullable(),
  communityIds: z.array(Id).max(500).nullable(),
  /** Whether files of no community are among them. */
  hasUnassigned: z.boolean(),
});

export const SessionUser = z.strictObject({
  id: Id,
  name: z.string(),
  role: Role,
  hasPassword: z.boolean(),
  scope: UserScope,
});
export type SessionUser = z.infer<typeof SessionUser>;

export const Session = z.strictObject({
  /** Who is signed in; null behind the sign-in screen. */
  user: SessionUser.nullable(),
  /** Who may sign in. */
  users: z.array(z.strictObject({ id: Id, name: z.string(), isAdministrator: z.boolean() })).max(200),
});
export type Session = z.infer<typeof Session>;

export const User = z.strictObject({
  id: Id,
  name: z.string(),
  role: Role,
  hasPassword: z.boolean(),
  scope: UserScope,
  createdAt: Instant,
  disabledAt: Instant.nullable(),
});
export type User = z.infer<typeof User>;

/** A password that is chosen. */
export const NewPassword = z.string().min(8, '密码至少 8 位').max(100, '密码最多 100 位');

export const sessionCalls = {
  'session.get': reads({
    input: Nothing,
    output: Session,
    right: 'none',
    scope: 'nothing',
  }),
  'session.signIn': writes({
    input: z.strictObject({ userId: Id, password: z.string().max(100) }),
    output: SessionUser,
    right: 'none',
    scope: 'nothing',
  }),
  /** Leaves the screen locked or for another user; nothing typed is lost. */
  'session.signOut': writes({
    input: Nothing,
    output: z.strictObject({ isSignedOut: z.boolean() }),
    right: 'none',
    scope: 'nothing',
  }),
  /** One's own password. `oldPassword` is asked for once there is one. */
  'session.setPassword': writes({
    input: z.strictObject({ oldPassword: z.string().max(100).nullable(), newPassword: NewPassword }),
    output: z.strictObject({ isSet: z.boolean() }),
    right: 'look',
    scope: 'nothing',
  }),
  'users.list': reads({
    input: Nothing,
    output: z.strictObject({ items: z.array(User).max(200) }),
    right: 'users',
    scope: 'whole',
  }),
  'users.save': writes({
    input: z.strictObject({
      id: Id.nullable(),
      name: line().min(1, '请填写姓名').max(30, '姓名最多 30 个字'),
      role: Role,
      /** null leaves the password as it is; a new user needs one. */
      password: NewPassword.nullable(),
      isDisabled: z.boolean().default(false),
      /** null leaves it as it is; a new user then sees all. */
      scope: UserScope.refine(
        ({ communityIds, hasUnassigned }) => communityIds === null || communityIds.length > 0 || hasUnassigned,
        { message: '请至少选择一个社区', path: ['communityIds'] },
      )
        .nullable()
        .default(null),
    }),
    output: z.strictObject({ id: Id }),
    right: 'users',
    scope: 'whole',
    act: 'user',
  }),
  /** The users with what each may do and see, as a workbook. */
  'users.export': reads({
    input: z.strictObject({ path: FileToWrite }),
    output: z.strictObject({ path: FileMade, users: z.int().nonnegative() }),
    right: 'users',
    scope: 'whole',
    takesOut: () => ({ noun: 'user', nounId: 0 }),
  }),
};
