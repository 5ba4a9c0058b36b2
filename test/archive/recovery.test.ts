import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { verifyLog } from '#db/core/log.ts';
import { listLog } from '#db/core/log-list.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { answer } from '#electron/archive/core/serve.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import type { ArchiveCall } from '#shared/contract/archive.ts';
import { FormDocument } from '#shared/contract/sheet-documents.ts';
import { RECOVERY_RANDOM, recoveryCode } from '#shared/rules/recovery-code.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';
import { printed } from '#test/help/ask.ts';
import { cheapHash } from '#test/help/cheap-hash.ts';

const FIRST = '茶杯雨伞八月河边';
const FRESH = '新雨伞挂在九月门后';
const OTHER_CODE = recoveryCode('2'.repeat(RECOVERY_RANDOM));

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => {
  vi.useRealTimers();
  archive.remove();
});

async function ask(name: ArchiveCall, input: unknown = {}): Promise<Record<string, unknown> | string> {
  const reply = await answer(handlers, archive.context, name, input, true, { isPrinter: false, tokens: null });
  return reply.ok ? (reply.value as Record<string, unknown>) : reply.error.code;
}
function setFirst(): void {
  archive.db.prepare('UPDATE user SET password_hash = ? WHERE id = 1').run(cheapHash(FIRST));
  setCurrentUser(archive.context, 1);
}
const use = (code: unknown, userId = 1, newPassword = FRESH) => ask('recovery.use', { userId, code, newPassword });
async function make(): Promise<{ cardId: number; code: string }> {
  const made = await ask('recovery.make');
  if (typeof made === 'string') throw new Error(made);
  return made as { cardId: number; code: string };
}
const told = (action: 'sign-in' | 'write' | 'print') =>
  listLog(archive.db, { action, before: null, limit: 50 }).map(({ noun, what }) => `${noun} ${what}`);

describe('a recovery card', () => {
  it('lets an administrator in with a new password, once, and its use stands in the log', async () => {
    setFirst();
    const { code, cardId } = await make();
    await ask('session.signOut');
    expect(await use(code.toLowerCase().replaceAll('-', ' '))).toMatchObject({ id: 1, hasPassword: true });
    expect(await ask('session.get')).toMatchObject({ user: { id: 1 } });
    expect(told('sign-in')[0]).toBe('user recovery-card');
    expect(told('write').slice(0, 2)).toEqual(['user update', 'recoveryCard remove']);
    expect(await ask('recovery.standing')).toEqual({ card: null });
    await ask('session.signOut');
    expect(await use(code)).toBe('recovery.noCard');
    expect(await ask('session.signIn', { userId: 1, password: FIRST })).toBe('session.wrongPassword');
    expect(await ask('session.signIn', { userId: 1, password: FRESH })).toMatchObject({ id: 1 });
    expect(await ask('sheets.get', { request: { form: 'recovery-card', cardId, code } })).toBe('recovery.noCard');
    expect(verifyLog(archive.db)).toEqual([]);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('typed at two windows at the same moment is spent once', async () => {
    setFirst();
    const { code } = await make();
    await ask('session.signOut');
    const outcomes = await Promise.all([use(code), use(code, 1, `${FRESH}二`)]);
    expect(outcomes.filter((outcome) => outcome === 'recovery.noCard')).toHaveLength(1);
    expect(told('write').filter((entry) => entry === 'user update')).toHaveLength(1);
  });

  it('made anew voids the older one, and leaves of either no code behind in the archive', async () => {
    // At the program's own cost, which the stored code tells.
    delete archive.context.secretCost;
    setFirst();
    const older = await make();
    const newer = await make();
    expect(await ask('recovery.standing')).toMatchObject({
      card: { id: newer.cardId, by: '林经办', isPrinted: false },
    });
    const rows = archive.db.prepare('SELECT code_hash, ended_as FROM recovery_card ORDER BY id').all();
    expect(rows).toEqual([
      { code_hash: null, ended_as: 'replaced' },
      { code_hash: expect.stringMatching(/^scrypt\$131072\$8\$1\$/), ended_as: null },
    ]);
    await ask('session.signOut');
    expect(await use(older.code)).toBe('recovery.wrongCode');
    expect(await use(newer.code)).toMatchObject({ id: 1 });
    const all = archive.db.serialize();
    for (const { code } of [older, newer])
      for (const form of [code, code.replaceAll('-', '')]) expect(all.includes(form)).toBe(false);
  });

  it('waits after five wrong codes as at a wrong password, whichever of both was tried', async () => {
    setFirst();
    const { code } = await make();
    archive.db.prepare('UPDATE recovery_card SET code_hash = ?').run(cheapHash(code));
    await ask('session.signOut');
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T08:00:00Z') });
    for (let times = 0; times < 3; times += 1) expect(await use(OTHER_CODE)).toBe('recovery.wrongCode');
    // One with a slip in it was not tried at all.
    expect(await use(`${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`)).toBe('input.invalid');
    for (let times = 0; times < 2; times += 1)
      expect(await ask('session.signIn', { userId: 1, password: 'x' })).toBe('session.wrongPassword');
    expect(await use(code)).toBe('session.wait');
    expect(told('sign-in').filter((entry) => entry === 'user wrong-card')).toHaveLength(3);
    vi.setSystemTime(new Date('2026-11-23T08:00:31Z'));
    expect(await use(code)).toMatchObject({ id: 1 });
  });

  it('is refused where it is of no use: no password yet, no card, nobody who sets passwords, a weak password', async () => {
    expect(await use(OTHER_CODE)).toBe('recovery.notNeeded');
    expect(await ask('recovery.make')).toBe('recovery.passwordFirst');
    setFirst();
    expect(await use(OTHER_CODE)).toBe('recovery.noCard');
    await ask('users.save', { id: null, name: '王经办', role: 'clerk', password: '另一把雨伞十月天' });
    const { code } = await make();
    expect(await use(code, 2)).toBe('recovery.notAdministrator');
    expect(await use(code, 99)).toBe('recovery.notAdministrator');
    expect(await use(code, 1, '12345678')).toBe('input.invalid');
    expect(await ask('recovery.standing')).toMatchObject({ card: { by: '林经办' } });
  });

  it('is made, seen and printed by administrators only, and its printing stands in the log', async () => {
    setFirst();
    await ask('users.save', { id: null, name: '王经办', role: 'clerk', password: '另一把雨伞十月天' });
    const request = { form: 'recovery-card', ...(await make()) };
    const sheet = await ask('sheets.get', { request });
    if (typeof sheet === 'string') throw new Error(sheet);
    const form = FormDocument.parse(sheet.document);
    const text = JSON.stringify(form);
    for (const group of request.code.split('-')) expect(text).toContain(`"${group}"`);
    for (const said of ['鼓西街道社会保障事务所', '制卡日期', '锁进保险柜', '保管人']) expect(text).toContain(said);
    printed(archive, request);
    expect(told('print')).toEqual(['recoveryCard print']);
    expect(await ask('recovery.standing')).toMatchObject({ card: { isPrinted: true } });
    await ask('session.signOut');
    await ask('session.signIn', { userId: 2, password: '另一把雨伞十月天' });
    for (const [call, input] of [
      ['recovery.make', {}],
      ['recovery.standing', {}],
      ['sheets.get', { request }],
    ] as const)
      expect(await ask(call, input), call).toBe('session.forbidden');
    expect(() => printed(archive, request)).toThrowError(expect.objectContaining({ code: 'session.forbidden' }));
  });
});
