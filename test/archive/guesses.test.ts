import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listLog } from '#db/log.ts';
import { openArchive } from '#electron/archive/context.ts';
import { handlers } from '#electron/archive/handlers.ts';
import { answer } from '#electron/archive/serve.ts';
import type { ArchiveCall } from '#shared/contract/archive.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';

const passwords = vi.hoisted(() => ({ compared: 0, atOnce: 0, mostAtOnce: 0 }));
vi.mock('#electron/archive/passwords.ts', () => ({
  hashPassword: (password: string) => Promise.resolve(`plain:${password}`),
  isPassword: async (password: string, stored: string) => {
    passwords.compared += 1;
    passwords.atOnce += 1;
    passwords.mostAtOnce = Math.max(passwords.mostAtOnce, passwords.atOnce);
    await new Promise((resolve) => setImmediate(resolve));
    passwords.atOnce -= 1;
    return stored === `plain:${password}`;
  },
}));

const RIGHT = '茶杯雨伞八月河边';

let archive: TestArchive;
beforeEach(async () => {
  archive = newArchive();
  Object.assign(passwords, { compared: 0, atOnce: 0, mostAtOnce: 0 });
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T08:00:00Z') });
  await ask('session.setPassword', { oldPassword: null, newPassword: RIGHT });
});
afterEach(() => {
  vi.useRealTimers();
  archive.remove();
});

async function ask(name: ArchiveCall, input: unknown = {}): Promise<unknown> {
  const reply = await answer(handlers, archive.context, name, input, true, { isPrinter: false, tokens: null });
  return reply.ok ? reply.value : reply.error.code;
}
const signIn = (password: string, userId = 1) => ask('session.signIn', { userId, password });
const change = (oldPassword: string) => ask('session.setPassword', { oldPassword, newPassword: `${RIGHT}二` });
const times = <T>(count: number, act: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

describe('guesses at a secret', () => {
  it.each([
    ['at the sign-in screen', (index: number) => signIn(`guess ${index}`)],
    ['at the old password of who is at work', (index: number) => change(`guess ${index}`)],
  ])(
    'made at once %s count one after another: five are compared, one at a time, and the rest must wait',
    async (_, one) => {
      const codes = await times(60, one);
      expect(codes.filter((code) => code === 'session.wrongPassword')).toHaveLength(5);
      expect(codes.filter((code) => code === 'session.wait')).toHaveLength(55);
      expect(passwords).toMatchObject({ compared: 5, mostAtOnce: 1 });
      expect(listLog(archive.db, { action: 'sign-in', before: null, limit: 100 })).toHaveLength(60);
    },
  );

  it('are counted over all doors together', async () => {
    await times(3, (index) => signIn(`a ${index}`));
    await times(2, (index) => change(`b ${index}`));
    expect(await signIn(RIGHT)).toBe('session.wait');
    expect(await change(RIGHT)).toBe('session.wait');
  });

  it('at many names in turn wait as well', async () => {
    for (let name = 100; name < 120; name += 1) expect(await signIn('x', name)).toBe('session.wrongPassword');
    expect(await signIn(RIGHT)).toBe('session.wait');
  });

  it('still wait after the program was started again, and a clock set back makes no wait longer', async () => {
    await times(5, (index) => signIn(`guess ${index}`));
    archive.close();
    const { db, close } = openArchive(archive.dir, false);
    const again = () =>
      answer(handlers, { ...archive.context, db }, 'session.signIn', { userId: 1, password: RIGHT }, true, {
        isPrinter: false,
        tokens: null,
      });
    const waits = { ok: false, error: { code: 'session.wait', params: { seconds: 30 } } };
    expect(await again()).toMatchObject(waits);
    vi.setSystemTime(new Date('2020-01-01T00:00:00Z'));
    expect(await again()).toMatchObject(waits);
    vi.setSystemTime(new Date('2026-11-23T08:00:31Z'));
    expect(await again()).toMatchObject({ ok: true });
    close();
  });

  it('that was right ends the count', async () => {
    await times(4, (index) => signIn(`guess ${index}`));
    expect(await signIn(RIGHT)).toMatchObject({ id: 1 });
    await times(4, (index) => signIn(`guess ${index}`));
    expect(await signIn(RIGHT)).toMatchObject({ id: 1 });
  });
});
