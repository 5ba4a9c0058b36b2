import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs';
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
  // Also of an archive that opens what can be read is saved; what is not put in place waits, and is told after a restart.
  await page.getByRole('button', { name: '抢救读得出的内容' }).click();
  await page.getByRole('group', { name: '恢复的档案库' }).waitFor();
  await page.getByRole('button', { name: '先不换，以后再说' }).click();
  await page.getByRole('region', { name: '没有换上的副本' }).getByText('人员 30 人').waitFor();
  // A slip in a passphrase would show when nothing opens any more: it is typed twice, and none that is guessed first.
  const type = async (first: string, second: string) => {
    await page.getByLabel('备份口令', { exact: true }).fill(first);
    await page.getByLabel('再输一次').fill(second);
    await page.keyboard.press('Enter');
  };
  await type('茶杯雨伞八月河边的石头', '茶杯雨伞八月河边的石');
  await page.getByText('两次输入的口令不一样').waitFor();
  await picture('settings');
  await type('123456789012', '123456789012');
  await page.getByText('这个口令太常见').waitFor();
  expect((await call(page, 'backups.standing', {})).isEncrypted).toBe(false);
  await running.close();

  for (const name of readdirSync(archive).filter((one) => /-(wal|shm)$/.test(one))) rmSync(join(archive, name));
  writeFileSync(join(archive, 'archive.db'), '');
  running = await startApp(archive);
  const again = running.page;
  await again.getByRole('heading', { name: '档案库打不开' }).waitFor();
  await again.getByRole('region', { name: '没有换上的副本' }).getByText('从损坏的档案库抢救').waitFor();
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
  await again.getByRole('link', { name: '设置' }).click();
  await again.getByRole('link', { name: '备份', exact: true }).click();
  const waiting = again.getByRole('region', { name: '没有换上的副本' });
  await waiting.getByRole('button', { name: '删除…' }).click();
  await again.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
  await waiting.waitFor({ state: 'detached' });
  expect(readdirSync(dir).filter((name) => name.startsWith('archive-抢救-'))).toEqual([]);
  // The old folder stays, with what was left in it.
  const aside = readdirSync(dir).find((name) => name.startsWith('archive-换下-')) ?? '';
  expect(existsSync(join(dir, aside, 'archive.db'))).toBe(true);
});

it('of a database that is written over what can be read is saved from the window, and the office goes on with it', async () => {
  const file = openSync(join(archive, 'archive.db'), 'r+');
  writeSync(file, Buffer.alloc(4096, 7), 0, 4096, 0);
  closeSync(file);
  running = await startApp(archive);
  const { page } = running;
  await page.getByRole('heading', { name: '档案库打不开' }).waitFor();
  await page.getByRole('button', { name: '抢救读得出的内容' }).click();
  const saved = page.getByRole('group', { name: '恢复的档案库' });
  await saved.waitFor();
  expect(await saved.textContent()).toContain('人员 30 名');
  const known = page.getByRole('checkbox', { name: '已经看过，仍要使用' });
  if (await known.isVisible()) await known.check();
  await page.getByRole('button', { name: '换上恢复的档案库' }).click();
  await page.getByRole('link', { name: '设置' }).waitFor();
  expect((await call(page, 'records.list', { filter: { kind: 'retiree' } })).total).toBe(30);
});

it('an office that begins on another computer has its archive back from the first window, from an encrypted backup', async () => {
  const [stick, words] = [join(dir, 'stick'), join(dir, 'words.txt')];
  writeFileSync(words, '鼓西街道的备份口令\n');
  const made = await cli('backup', '--archive', archive, '--to', stick, '--passphrase-file', words);
  expect(made).toMatchObject({ code: 0, output: { verified: true } });
  running = await startApp(join(dir, 'other', 'archive'));
  const { page, app } = running;
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, stick);
  await page.getByRole('heading', { name: /首次设置/ }).waitFor();
  await page.getByRole('button', { name: '从备份恢复…' }).click();
  await page.getByRole('button', { name: '到别的位置找…' }).click();
  await page.getByRole('radio').first().check();
  await page.getByLabel('备份口令').fill('鼓西街道的备份口令');
  await page.getByRole('button', { name: '恢复到新文件夹' }).click();
  await page.getByText('核对通过：数据库和材料完整。').waitFor();
  await page.getByRole('button', { name: '换上恢复的档案库' }).click();
  await page.getByRole('link', { name: '设置' }).waitFor();
  expect((await call(page, 'records.list', { filter: { kind: 'retiree' } })).total).toBe(30);
});
