import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handlers } from '#electron/archive/core/handlers.ts';
import { answer, callDirectly } from '#electron/archive/core/serve.ts';
import { keepOpenedCopies, takeOldCopiesAway } from '#electron/archive/materials/opened-copies.ts';
import { newArchive, newFolder, retiree, type TestArchive } from '#test/help/archive.ts';
import { opening } from '#test/help/saving.ts';

let archive: TestArchive;
let away: string;
const openedDir = () => `${archive.dir}-opened`;
const modeOf = (path: string) => statSync(path).mode & 0o777;

beforeEach(() => {
  archive = newArchive();
  away = newFolder('away');
});
afterEach(() => {
  archive.remove();
  rmSync(away, { recursive: true, force: true });
});

/** Opens a material of a new file for reading; answers where its copy lies. */
async function opened(name = '身份证.pdf'): Promise<string> {
  const { context } = archive;
  const { id } = await callDirectly(handlers, context, 'records.save', opening(retiree()));
  const scan = join(away, name);
  writeFileSync(scan, '扫描件');
  await callDirectly(handlers, context, 'attachments.add', { recordId: id, paths: [scan] });
  const { attachments } = await callDirectly(handlers, context, 'records.get', { id });
  return (await callDirectly(handlers, context, 'attachments.prepare', { id: attachments[0]?.id ?? 0 })).path;
}

describe('a material that is opened', () => {
  it('lies in a folder nobody else may enter, for reading only, under a name viewers on Windows can take', async () => {
    const copy = await opened();
    expect(readFileSync(copy, 'utf8')).toBe('扫描件');
    expect(dirname(dirname(copy))).toBe(openedDir());
    for (const folder of [openedDir(), dirname(copy)]) expect(modeOf(folder)).toBe(0o700);
    expect(modeOf(copy)).toBe(0o400);
    const long = await opened(`${'很长的名称'.repeat(15)}.pdf`);
    expect(long.length - openedDir().length).toBeLessThan(100);
    expect(long).toMatch(/\.pdf$/);
  });

  it('is taken away at sign-out, which locks the screen, and when somebody else signs in', async () => {
    const { context } = archive;
    const password = '十二位的密码一二';
    await callDirectly(handlers, context, 'session.setPassword', { oldPassword: null, newPassword: password });
    const { id: otherId } = await callDirectly(handlers, context, 'users.save', {
      ...{ id: null, name: '王经办', role: 'clerk', password: '王经办的登录密码' },
    });
    for (const leave of [
      () => callDirectly(handlers, context, 'session.signOut', {}),
      () => callDirectly(handlers, context, 'session.signIn', { userId: otherId, password: '王经办的登录密码' }),
    ]) {
      const copy = await opened();
      await leave();
      expect(existsSync(copy)).toBe(false);
      expect(readdirSync(openedDir())).toEqual([]);
      await callDirectly(handlers, context, 'session.signIn', { userId: archive.act.userId, password });
    }
  });

  it('whose copy is still being made when the screen is locked is refused, and nothing of it stays', async () => {
    const source = join(away, '大扫描件.tif');
    writeFileSync(source, Buffer.alloc(8_000_000, 7));
    const copies = keepOpenedCopies(openedDir());
    const copying = copies.copy(source, '大扫描件.tif', 8_000_000);
    copies.empty();
    await expect(copying).rejects.toMatchObject({ code: 'session.signedOut' });
    expect(readdirSync(openedDir())).toEqual([]);
  });

  it('that a viewer on Windows holds open stays without an error, and is taken away the next time', async () => {
    const source = join(away, '材料.pdf');
    writeFileSync(source, '材料');
    let held = '';
    const copies = keepOpenedCopies(openedDir(), (folder) => {
      if (folder === held) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
      rmSync(folder, { recursive: true });
    });
    const [open, closed] = [await copies.copy(source, '甲.pdf', 6), await copies.copy(source, '乙.pdf', 6)];
    held = dirname(open);
    copies.empty();
    expect([existsSync(open), existsSync(closed)]).toEqual([true, false]);
    held = '';
    copies.empty();
    expect(readdirSync(openedDir())).toEqual([]);
  });

  it('that cannot be copied says so in a sentence of its own', async () => {
    const copies = keepOpenedCopies(join(away, '文件', '里面'));
    writeFileSync(join(away, '文件'), '一个文件，不是文件夹');
    const source = join(away, '材料.pdf');
    writeFileSync(source, '材料');
    await expect(copies.copy(source, '材料.pdf', 6)).rejects.toMatchObject({ code: 'file.placeLost' });
  });
});

it('what earlier versions left in the temporary folder of the system is taken away, and nothing else there', () => {
  const old = join(away, 'street-archives');
  for (const name of ['view-Ab12', 'other']) {
    mkdirSync(join(old, name), { recursive: true });
    writeFileSync(join(old, name, '张三 身份证.pdf'), '扫描件');
  }
  vi.stubEnv('TMPDIR', away);
  vi.stubEnv('TEMP', away);
  try {
    takeOldCopiesAway();
  } finally {
    vi.unstubAllEnvs();
  }
  expect(readdirSync(old)).toEqual(['other']);
});

it('is not opened at all while nobody is signed in', async () => {
  const copy = await opened();
  const { context } = archive;
  await callDirectly(handlers, context, 'session.setPassword', { oldPassword: null, newPassword: '十二位的密码一二' });
  await callDirectly(handlers, context, 'session.signOut', {});
  const reply = await answer(handlers, context, 'attachments.prepare', { id: 1 }, true);
  expect(reply).toMatchObject({ ok: false, error: { code: 'session.signedOut' } });
  expect(existsSync(copy)).toBe(false);
});
