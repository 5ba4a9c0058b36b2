import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listLog } from '#db/core/log-list.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { answer } from '#electron/archive/core/serve.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { guess } from '#electron/archive/users/guesses.ts';
import type { ArchiveCall } from '#shared/contract/archive.ts';
import { AppError } from '#shared/errors.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';
import { cheapHash } from '#test/help/cheap-hash.ts';

const RIGHT = '茶杯雨伞八月河边';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T08:00:00Z') });
  archive.db.prepare('UPDATE user SET password_hash = ? WHERE id = 1').run(cheapHash(RIGHT));
  setCurrentUser(archive.context, 1);
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
  ])('made at once %s count one after another: five are told wrong, and the rest must wait', async (_, one) => {
    const codes = await times(60, one);
    expect(codes.filter((code) => code === 'session.wrongPassword')).toHaveLength(5);
    expect(codes.filter((code) => code === 'session.wait')).toHaveLength(55);
    expect(listLog(archive.db, { action: 'sign-in', before: null, limit: 100 })).toHaveLength(60);
  });

  it('made at once are compared one at a time, and none that must wait is compared', async () => {
    let compared = 0;
    let atOnce = 0;
    const outcomes = await times(60, () =>
      guess(archive.context, 1, async () => {
        compared += 1;
        atOnce += 1;
        await new Promise((resolve) => setImmediate(resolve));
        atOnce -= 1;
        // Another comparison under way beside this one would let a wrong guess in.
        return atOnce > 0;
      }).catch((error: unknown) => (error instanceof AppError ? error.code : 'unknown')),
    );
    expect(compared).toBe(5);
    expect(outcomes.filter((outcome) => outcome === 'session.wrongPassword')).toHaveLength(5);
  });

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
