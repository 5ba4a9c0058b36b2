import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bindingOption } from '#db/core/open.ts';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { retiree } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { opening } from '#test/help/saving.ts';

const folder = mkdtempSync(join(tmpdir(), 'street-start-'));
const dir = join(folder, 'archive');
const older = join(folder, 'older');
let running: RunningApp | null = null;

beforeAll(async () => {
  const made = await cli('init', '--archive', dir, '--office', '鼓西街道社会保障事务所', '--area', '350102005000');
  expect(made.code).toBe(0);
});
afterAll(async () => {
  await running?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<RunningApp['page']> {
  running = await startApp(dir, [], { STREET_ARCHIVES_KNOWN: join(folder, 'known') });
  await usable(running.page);
  return running.page;
}
async function end(): Promise<void> {
  await running?.close();
  running = null;
}

it('an older copy in the place of the archive is told and confirmed, a doubtful clock too, and a folder left empty never looks new', async () => {
  cpSync(dir, older, { recursive: true });
  let page = await start();
  await call(page, 'records.save', opening(retiree({ name: '张伟' })));
  await end();

  rmSync(dir, { recursive: true });
  cpSync(older, dir, { recursive: true });
  const db = new Database(join(dir, 'archive.db'), bindingOption());
  const years = new Date(Date.now() + 2 * 366 * 86_400_000).toISOString();
  db.prepare('UPDATE clock_trust SET trusted_at = ?').run(years);
  db.close();
  page = await start();
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('这是较早的副本');
  expect(await page.getByRole('navigation').count()).toBe(0);
  await page.getByRole('button', { name: '用这份档案库继续…' }).click();
  await page.getByRole('button', { name: '继续使用' }).click();

  const clock = page.getByRole('alert').filter({ hasText: '电脑的日期可能不对' });
  await clock.waitFor();
  await clock.getByRole('button', { name: '日期是对的' }).click();
  await clock.waitFor({ state: 'detached' });
  const saved = await call(page, 'records.save', opening(retiree({ name: '王芳' })));
  expect(saved.id).toBeGreaterThan(0);
  await end();

  rmSync(dir, { recursive: true });
  page = await start();
  await expect
    .poll(() => page.getByRole('alert').textContent())
    .toContain('见过“鼓西街道社会保障事务所”的档案库（1 份档案）');
  await page.getByRole('button', { name: '在这里新建…' }).click();
  await page.getByRole('button', { name: '新建', exact: true }).click();
  await page.getByRole('heading', { name: '首次设置' }).waitFor();
});
