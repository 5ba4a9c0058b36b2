import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { screensOf } from '#test/help/screens.ts';

let dir: string;
let archive: string;
let running: RunningApp | null = null;
const { picture } = screensOf('backup', () => running ?? undefined);

beforeEach(async () => {
  dir = newFolder('backup');
  archive = join(dir, 'archive');
  const made = await cli(
    'init',
    '--archive',
    archive,
    '--office',
    '测试街道',
    '--area',
    '350102005000',
    '--demo',
    '30',
  );
  expect(made.code).toBe(0);
});
afterEach(async () => {
  await running?.close();
  running = null;
  rmSync(dir, { recursive: true, force: true });
});

it('a place is chosen, a backup made, the database destroyed, and the archive is back from the window that says so', async () => {
  const stick = join(dir, 'stick');
  mkdirSync(stick);
  running = await startApp(archive);
  await usable(running.page);
  await running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, stick);
  const { page } = running;
  await page.getByRole('link', { name: '设置' }).click();
  await page.getByRole('link', { name: '备份', exact: true }).click();
  await page.getByRole('button', { name: '更换位置…' }).click();
  await page.getByText(join(stick, '街道档案备份')).first().waitFor();
  await page.getByRole('button', { name: '立即备份' }).click();
  await page.getByRole('list', { name: '备份记录' }).getByText('核对通过').waitFor();
  await picture('settings');
  await running.close();

  for (const name of readdirSync(archive).filter((one) => /-(wal|shm)$/.test(one))) rmSync(join(archive, name));
  writeFileSync(join(archive, 'archive.db'), '');
  running = await startApp(archive);
  const again = running.page;
  await again.getByRole('heading', { name: '档案库打不开' }).waitFor();
  await again.getByRole('button', { name: '列出备份' }).click();
  await again.getByRole('radio').first().check();
  await again.getByRole('button', { name: '恢复到新文件夹' }).click();
  await again.getByText('核对通过').waitFor();
  expect(await again.getByRole('group', { name: '恢复的档案库' }).textContent()).toContain('30 人');
  await picture('start-problem');
  await again.getByRole('button', { name: '换上恢复的档案库' }).click();
  await again.getByRole('link', { name: '设置' }).waitFor();
  const log = await call(again, 'log.list', {});
  expect(log.items.some(({ what }) => what === 'backups.restored')).toBe(true);
  // The old folder stays, with what was left in it.
  const aside = readdirSync(dir).find((name) => name.startsWith('archive-换下-')) ?? '';
  expect(existsSync(join(dir, aside, 'archive.db'))).toBe(true);
});
