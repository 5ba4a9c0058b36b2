import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyLog } from '#db/core/log.ts';
import { listLog } from '#db/core/log-list.ts';
import { inTransaction } from '#db/core/open.ts';
import { createRecord } from '#db/records/records.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { answer } from '#electron/archive/core/serve.ts';
import { answerShell } from '#electron/archive/core/shell-asks.ts';
import { recordInput } from '#electron/archive/records.ts';
import { hashPassword, isPassword } from '#electron/archive/users/passwords.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import { mayTakeBack } from '#shared/contract/acts.ts';
import { type ArchiveCall, archiveContract, entryOf } from '#shared/contract/archive.ts';
import { hasRight, type Right, rights, roles } from '#shared/rules/rights.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';
import { opening } from '#test/help/saving.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => {
  vi.useRealTimers();
  archive.remove();
});

const ask = async (name: ArchiveCall, input: unknown = {}, isPrinter = false) => {
  const reply = await answer(handlers, archive.context, name, input, true, { isPrinter, tokens: null });
  return reply.ok ? (reply.value as Record<string, unknown>) : reply.error.code;
};
const setOwn = (newPassword: string, oldPassword: string | null = null) =>
  ask('session.setPassword', { oldPassword, newPassword });
const user = (name: string, role: string, password: string | null = '茶杯雨伞八月河边', id: number | null = null) =>
  ask('users.save', { id, name, role, password });

describe('who is at work', () => {
  it('is the first user while nobody has a password', async () => {
    expect(await ask('session.get')).toMatchObject({ user: { name: '林经办', hasPassword: false }, users: [] });
    expect(await user('陈复核', 'reviewer')).toBe('user.passwordFirst');
    expect(await ask('session.signOut')).toEqual({ isSignedOut: false });
  });

  it('signs in from the first password on, and sees nothing before', async () => {
    expect(await setOwn('short')).toBe('input.invalid');
    expect(await setOwn('开门的密码一二三')).toEqual({ isSet: true });
    expect(await ask('records.list', { filter: { kind: 'retiree' } })).toMatchObject({ total: 0 });
    expect(await ask('session.signOut')).toEqual({ isSignedOut: true });
    for (const call of ['records.list', 'records.facets', 'jobs.list', 'communities.list', 'log.verify'] as const)
      expect(
        await ask(call, call.startsWith('records') ? { filter: { kind: 'retiree' }, kind: 'retiree' } : {}),
        call,
      ).toSatisfy((code) => code === 'session.signedOut' || code === 'input.invalid');
    expect(await ask('records.list', { filter: { kind: 'retiree' } })).toBe('session.signedOut');
    expect(await ask('session.signIn', { userId: 1, password: '开门的密码' })).toBe('session.wrongPassword');
    expect(await ask('session.signIn', { userId: 1, password: '开门的密码一二三' })).toMatchObject({ id: 1 });
    expect(await setOwn('另一个密码四五六', '记错了')).toBe('session.wrongPassword');
    expect(await setOwn('另一个密码四五六', '开门的密码一二三')).toEqual({ isSet: true });
    // Also what did not succeed: a wrong password at the door, and a wrong old one.
    expect(listLog(archive.db, { action: 'sign-in', before: null, limit: 5 }).map((entry) => entry.what)).toEqual([
      'wrong-password',
      'sign-in',
      'wrong-password',
    ]);
    expect(listLog(archive.db, { action: 'sign-out', before: null, limit: 5 })).toHaveLength(1);
  });

  it('waits after five wrong passwords, and no longer than it says', async () => {
    await setOwn('开门的密码一二三');
    await ask('session.signOut');
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T08:00:00Z') });
    for (let times = 0; times < 5; times += 1)
      expect(await ask('session.signIn', { userId: 1, password: 'x' })).toBe('session.wrongPassword');
    expect(await ask('session.signIn', { userId: 1, password: '开门的密码一二三' })).toBe('session.wait');
    const tries = listLog(archive.db, { action: 'sign-in', before: null, limit: 20 });
    expect(tries.map((entry) => [entry.by, entry.what])).toEqual([
      ['林经办', 'waiting'],
      ...Array.from({ length: 5 }, () => ['林经办', 'wrong-password']),
    ]);
    expect(await ask('session.signIn', { userId: 99, password: 'x' })).toBe('session.wrongPassword');
    expect(verifyLog(archive.db)).toEqual([]);
    vi.setSystemTime(new Date('2026-11-23T08:00:31Z'));
    expect(await ask('session.signIn', { userId: 1, password: '开门的密码一二三' })).toMatchObject({ id: 1 });
  });

  it('may do what the role may, and is told what it may not', async () => {
    await setOwn('管理员的密码一二');
    expect(await user('王经办', 'clerk')).toEqual({ id: 2 });
    expect(await user('王经办', 'head')).toBe('user.nameTaken');
    expect(await user('新来的', 'clerk', null)).toBe('input.invalid');
    await ask('session.signOut');
    await ask('session.signIn', { userId: 2, password: '茶杯雨伞八月河边' });
    expect(await ask('records.save', opening(retiree()))).toMatchObject({
      version: 1,
    });
    expect(await ask('records.list', { filter: { kind: 'retiree' } })).toMatchObject({ total: 1 });
    for (const [call, input] of [
      ['users.list', {}],
      ['log.verify', {}],
      ['communities.save', { id: null, name: '新社区', code: null }],
      ['people.merge', { keptId: 1, goneId: 2 }],
      [
        'jobs.start',
        {
          kind: 'handover.write',
          selection: { kind: 'retiree', communityId: null, retiredYear: null, recordIds: null },
          targetDir: '/tmp',
        },
      ],
    ] as const)
      expect(await ask(call, input), call).toBe('session.forbidden');
    const history = await ask('records.history', { id: 1 });
    expect(history).toMatchObject({ items: [{ by: { name: '王经办' } }] });
  });

  it('leaves one administrator at least', async () => {
    await setOwn('管理员的密码一二');
    expect(await ask('users.save', { id: 1, name: '林经办', role: 'clerk', password: null })).toBe(
      'user.lastAdministrator',
    );
    expect(
      await ask('users.save', { id: 1, name: '林经办', role: 'administrator', password: null, isDisabled: true }),
    ).toBe('user.lastAdministrator');
    expect(await user('陈主任', 'administrator')).toEqual({ id: 2 });
    expect(
      await ask('users.save', { id: 2, name: '陈主任', role: 'administrator', password: null, isDisabled: true }),
    ).toEqual({
      id: 2,
    });
    await ask('session.signOut');
    expect(await ask('session.signIn', { userId: 2, password: '茶杯雨伞八月河边' })).toBe('session.wrongPassword');
  });

  it('goes on printing behind the lock, in the name of who was at work', async () => {
    const { id } = inTransaction(archive.db, () =>
      createRecord(archive.db, archive.act, recordInput('retiree', retiree())),
    );
    await setOwn('管理员的密码一二');
    const request = { form: 'retiree-registration', recordId: id } as const;
    answerShell(archive.context, { what: 'print', order: 1, request });
    await ask('session.signOut');
    expect(await ask('sheets.get', { request })).toBe('session.signedOut');
    expect(await ask('sheets.get', { request }, true)).toMatchObject({ printed: { operator: '林经办' } });
    expect(await ask('records.get', { id }, true)).toBe('session.signedOut');
    answerShell(archive.context, { what: 'printed', order: 1, way: 'pdf' });
    expect(archive.db.prepare('SELECT user_id AS userId, form, noun_id AS nounId, way FROM print').all()).toEqual([
      { userId: 1, form: 'retiree-registration', nounId: id, way: 'pdf' },
    ]);
    expect(await ask('sheets.get', { request }, true)).toBe('session.signedOut');
  });

  it('prints nothing that was asked for behind the lock, and keeps nothing that did not come out', async () => {
    const { id } = inTransaction(archive.db, () =>
      createRecord(archive.db, archive.act, recordInput('retiree', retiree())),
    );
    await setOwn('管理员的密码一二');
    const request = { form: 'retiree-registration', recordId: id } as const;
    answerShell(archive.context, { what: 'signedIn' });
    answerShell(archive.context, { what: 'print', order: 1, request });
    answerShell(archive.context, { what: 'printed', order: 1, way: null });
    await ask('session.signOut');
    for (const asked of [{ what: 'signedIn' }, { what: 'print', order: 2, request }] as const)
      expect(() => answerShell(archive.context, asked)).toThrow('session.signedOut');
    for (const order of [1, 2])
      expect(() => answerShell(archive.context, { what: 'printed', order, way: 'pdf' })).toThrow('archive.restarted');
    expect(await ask('sheets.get', { request }, true)).toBe('session.signedOut');
    expect(archive.db.prepare('SELECT count(*) FROM print').pluck().get()).toBe(0);
  });
});

describe('a table that is written out', () => {
  it('holds the users with what each may do and see, and is told in the log', async () => {
    await setOwn('管理员的密码一二');
    const scope = { kinds: null, communityIds: [1], hasUnassigned: true };
    await ask('users.save', { id: null, name: '王经办', role: 'clerk', password: '茶杯雨伞八月河边', scope });
    const path = join(archive.dir, '用户.xlsx');
    expect(await ask('users.export', { path })).toEqual({ path, users: 2 });
    const rows = await readSheetRows(path);
    expect(rows[0]).toEqual(['姓名', '角色', '状态', '密码', '可以办理', '档案种类', '社区', '添加日期']);
    expect(rows[2]?.slice(0, 7)).toEqual([
      '王经办',
      '经办人',
      '在用',
      '已设',
      '查看档案、登记和修改档案',
      '全部种类',
      '达明社区、未分社区',
    ]);
    const told = async () =>
      listLog(archive.db, { action: 'export', before: null, limit: 5 }).map((entry) => entry.what);
    expect(await told()).toEqual(['users.export']);
    await ask('calendar.export', { year: null, path: join(archive.dir, '日历.xlsx') });
    await ask('policy.export', { path: join(archive.dir, '数值.xlsx') });
    expect(await told()).toEqual(['policy.export', 'calendar.export', 'users.export']);
  });
});

describe('rights', () => {
  it('beyond looking are asked for by every call that writes, save these', () => {
    // What follows from something allowed before, or concerns nobody but oneself.
    // An undo asks for the right of the act it takes back, a job for that of its kind.
    const others = [
      'commands.undo',
      'jobs.cancel',
      'jobs.clear',
      'office.setUp',
      'recovery.use',
      'session.setPassword',
      'session.signIn',
      'session.signOut',
    ];
    const writers = (Object.keys(archiveContract) as ArchiveCall[]).filter((name) => archiveContract[name].writes);
    const asking = writers.filter((name) => !['look', 'none'].includes(String(entryOf(name).right)));
    expect(writers.filter((name) => !asking.includes(name)).sort()).toEqual(others);
  });

  it('are not asked for before anybody signed in by these calls only', () => {
    const open = (Object.keys(archiveContract) as ArchiveCall[]).filter((name) => entryOf(name).right === 'none');
    expect(open.sort()).toEqual([
      'office.get',
      'office.setUp',
      'recovery.use',
      'session.get',
      'session.signIn',
      'session.signOut',
    ]);
  });

  it('grow with the role: everybody looks, the administrator may all', () => {
    const of = (role: (typeof roles)[number]): Right[] => rights.filter((right) => hasRight(role, right));
    expect(of('administrator')).toEqual([...rights]);
    for (const role of roles) expect(of(role)).toContain('look');
    expect(of('clerk')).toEqual(['look', 'file']);
  });
});

describe('a password', () => {
  it('is kept as a hash that tells nothing, and known again however it was typed', async () => {
    const stored = await hashPassword('密码Ａbc123');
    expect(stored).toMatch(/^scrypt\$131072\$8\$1\$/);
    expect(stored).not.toBe(await hashPassword('密码Ａbc123'));
    expect(await isPassword('密码Abc123', stored)).toBe(true);
    expect(await isPassword('密码abc123', stored)).toBe(false);
    expect(await isPassword('密码Abc123', 'plain$x')).toBe(false);
  });
});

describe('taking an act back', () => {
  const whole = { kinds: null, communityIds: null, hasUnassigned: true };
  const narrowed = { ...whole, communityIds: [1] };
  const merge = { name: 'communities.merge', noun: 'community' } as const;
  const save = { name: 'records.save', noun: 'record' } as const;
  const pause = { name: 'certification.pause', noun: 'certification' } as const;
  const apart = { name: 'likeness.decide', noun: 'person' } as const;
  const assign = { name: 'groups.assign', noun: 'group' } as const;
  const group = { name: 'groups.save', noun: 'group' } as const;
  const mapping = { name: 'mappings.decide', noun: 'mapping' } as const;
  it.each([
    ['clerk', whole, apart, false],
    ['head', narrowed, apart, true],
    ['clerk', narrowed, assign, true],
    ['clerk', narrowed, group, false],
    ['clerk', narrowed, mapping, true],
    ['clerk', whole, merge, false],
    ['head', whole, merge, true],
    ['head', narrowed, merge, false],
    ['clerk', whole, save, true],
    ['clerk', narrowed, save, true],
    ['clerk', whole, pause, true],
    ['clerk', narrowed, pause, false],
  ] as const)('is offered to a %s of %o for %o: %s', (role, scope, act, isOffered) => {
    expect(mayTakeBack({ role, scope }, act)).toBe(isOffered);
  });
});
