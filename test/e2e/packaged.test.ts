import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, root, runtimeArgs, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { verify } from '#test/help/bag.ts';
import { chosen } from '#test/help/page.ts';

/** The packaged folder, from another path, with no node_modules beside it and nothing of the set-up in its environment. */
let dir: string;
let program: string;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('STREET_ARCHIVES_')));

beforeAll(() => {
  dir = newFolder('packaged');
  execFileSync(process.execPath, [join(root, 'electron/runtime/bootstrap.mjs'), 'package'], {
    cwd: root,
    stdio: 'ignore',
    env,
  });
  const made = readdirSync(join(root, 'dist')).find((name) => name.endsWith('-unpacked')) as string;
  cpSync(join(root, 'dist', made), join(dir, '街道 档案'), { recursive: true, verbatimSymlinks: true });
  program = join(dir, '街道 档案', 'street-archives');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it('starts, reads its archive and shows a usable window', () => {
  const picture = join(dir, 'window.png');
  const args = [...runtimeArgs, '--demo', '--archive', join(dir, 'archive'), '--screenshot', picture];
  const ended = spawnSync(program, args, { cwd: dir, env, timeout: 90_000 });
  expect(ended.status).toBe(0);
  expect(existsSync(join(dir, 'archive', 'archive.db'))).toBe(true);
  expect(readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
});

it('runs a job in a thread of its archive process, with a SQLite connection of its own', async () => {
  const app = await _electron.launch({
    executablePath: program,
    args: [...runtimeArgs, '--archive', join(dir, 'archive')],
    cwd: dir,
    env: env as Record<string, string>,
  });
  try {
    const page = await app.firstWindow();
    await usable(page);
    const path = await chosen({ app, page }, 'read', join(root, 'test/fixtures/rosters/retiree-roster.xlsx'));
    const { jobId } = await call(page, 'jobs.start', { kind: 'roster.read', recordKind: 'retiree', path });
    const job = async () => call(page, 'jobs.get', { id: jobId });
    await expect.poll(async () => (await job()).state).toBe('done');
    const plan = await call(page, 'imports.get', { id: Number((await job()).result?.importId) });
    expect(plan.counts).toMatchObject({ created: 3131, rejected: 69, ignored: 51 });
  } finally {
    await app.close();
  }
});

it('prints and hands over from its own command line', async () => {
  const stick = join(dir, 'stick');
  mkdirSync(stick);
  const words = ['--cli', 'export', '--archive', join(dir, 'archive'), '--to', stick, '--year', '2024'];
  const ended = spawnSync(program, [...runtimeArgs, ...words], { cwd: dir, env, encoding: 'utf8', timeout: 120_000 });
  const output = JSON.parse(ended.stdout) as { package: string; files: number };
  expect(output.files).toBeGreaterThan(20);
  expect((await verify(output.package)).valid).toBe(true);
});
