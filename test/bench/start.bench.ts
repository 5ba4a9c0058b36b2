import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { expect, it } from 'vitest';
import { executable, runtimeArgs, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { ms, quantile, report } from './report.ts';

const RUNS = 7;

/** The least a window of this runtime can take: one page with one word. */
async function emptyWindow(dir: string): Promise<number> {
  const started = performance.now();
  const app = await _electron.launch({ executablePath: executable, args: [...runtimeArgs, dir] });
  const page = await app.firstWindow();
  await page.waitForSelector('text=ready');
  const took = performance.now() - started;
  await app.close();
  return took;
}

async function ownWindow(archive: string): Promise<number> {
  const started = performance.now();
  const running = await startApp(archive, [], { STREET_ARCHIVES_CHECKS: '0' });
  await usable(running.page);
  const took = performance.now() - started;
  await running.close();
  return took;
}

it('cold start to a usable list of 2,000 files against an empty window', async () => {
  const dir = newFolder('bench-start');
  const empty = join(dir, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'package.json'), '{ "name": "empty", "version": "1.0.0", "main": "main.js" }');
  writeFileSync(
    join(empty, 'main.js'),
    "const { app, BrowserWindow } = require('electron'); app.whenReady().then(() => { const w = new BrowserWindow({ width: 1440, height: 900 }); w.loadURL('data:text/html,<p>ready</p>'); });",
  );
  const archive = join(dir, 'archive');
  expect(
    (await cli('init', '--archive', archive, '--office', '测试街道', '--area', '350102005000', '--demo', '2000')).code,
  ).toBe(0);
  await emptyWindow(empty);
  await ownWindow(archive);
  const own: number[] = [];
  const bare: number[] = [];
  // By turns, so that the machine's mood is the same for both.
  for (let run = 0; run < RUNS; run += 1) {
    bare.push(await emptyWindow(empty));
    own.push(await ownWindow(archive));
  }
  const [a, b] = [quantile(own, 0.5), quantile(bare, 0.5)];
  report('cold start', { ownMs: own, emptyMs: bare }, [
    {
      what: 'start to usable list (median of 7)',
      value: ms(a),
      against: `empty window ${ms(b)}`,
      ratio: `${(a / b).toFixed(2)}x`,
    },
  ]);
  rmSync(dir, { recursive: true, force: true });
});
