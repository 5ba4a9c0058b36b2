import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { chosen } from '#test/help/page.ts';

/** Opened materials: what is handed to a viewer, where it lies, and when it is gone. */

let dir: string;
let archive: string;
let running: RunningApp;
let openedDir: string;
const password = '十二位的密码一二';
const page = () => running.page;

async function start(): Promise<void> {
  running = await startApp(archive);
  await usable(page());
  openedDir = join(await running.app.evaluate(({ app }) => app.getPath('userData')), 'opened');
  await running.app.evaluate(({ shell }) => {
    const handed: string[] = [];
    Object.assign(globalThis, { handed });
    shell.openPath = (path) => {
      handed.push(path);
      return Promise.resolve(path.endsWith('.ofd') ? 'no application' : '');
    };
  });
}
const handed = () => running.app.evaluate(() => (globalThis as unknown as { handed: string[] }).handed);

beforeAll(async () => {
  dir = newFolder('opened');
  archive = join(dir, 'archive');
  await cli('init', '--archive', archive, '--office', '测试街道', '--area', '350102005000', '--demo', '3');
  await start();
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

it('a material is opened from a folder of the user alone; other kinds and kinds without a viewer have their sentence', async () => {
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'retiree' } });
  const recordId = rows[0]?.id ?? 0;
  for (const name of ['身份证.pdf', '照片.ofd', '通知.hta']) {
    writeFileSync(join(dir, name), '扫描件');
    await call(page(), 'attachments.add', { recordId, paths: [await chosen(running, 'read', join(dir, name))] });
  }
  await page().evaluate((id) => window.history.pushState(null, '', `/records/${id}`), recordId);
  await page().getByRole('tab', { name: /^材料/ }).click();
  const open = (name: string) => page().getByRole('row', { name }).getByRole('button', { name: /打开/ }).click();
  await open('身份证.pdf');
  await expect.poll(handed).toHaveLength(1);
  const [path = ''] = await handed();
  expect(dirname(dirname(path))).toBe(openedDir);
  expect(readFileSync(path, 'utf8')).toBe('扫描件');
  expect([statSync(dirname(path)).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o400]);

  const closed = page().getByRole('row', { name: '通知.hta' });
  await closed.getByText('只保管，不打开').waitFor();
  expect(await closed.getByRole('button', { name: /打开/ }).count()).toBe(0);
  await open('照片.ofd');
  await page().getByText('这台电脑没有能打开“照片.ofd”的程序').waitFor();
  expect((await handed()).map((one) => one.slice(-4))).toEqual(['.pdf', '.ofd']);
});

it('locking takes every opened material away, and so do the end of the program and the start after a kill', async () => {
  await call(page(), 'session.setPassword', { oldPassword: null, newPassword: password });
  const ask = () => call(page(), 'attachments.prepare', { id: 1 });
  await ask();
  expect(readdirSync(openedDir).length).toBeGreaterThan(0);
  await call(page(), 'session.signOut', {});
  expect(readdirSync(openedDir)).toEqual([]);

  const { users } = await call(page(), 'session.get', {});
  await call(page(), 'session.signIn', { userId: users[0]?.id ?? 0, password });
  await ask();
  await running.close();
  expect(readdirSync(openedDir)).toEqual([]);

  const left = join(openedDir, 'view-a1b2c3');
  mkdirSync(left);
  writeFileSync(join(left, '张三 身份证.pdf'), '扫描件', { mode: 0o400 });
  await start();
  expect(existsSync(left)).toBe(false);
});
