import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder, retiree } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { noViolations } from '#test/help/page.ts';

/** Who may see and do what, and taking an act back: an administrator's and a clerk's morning, by keyboard. */

const shots = join(import.meta.dirname, 'screenshots/rights');
let dir: string;
let archive: string;
let running: RunningApp;
const page = () => running.page;
const size = (width: number, height: number) =>
  running.app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0),
    [width, height],
  );
/** Both sizes the screens are made for. */
async function shot(name: string): Promise<void> {
  for (const [width, height] of [
    [1366, 768],
    [1400, 900],
  ] as const) {
    await size(width, height);
    await page().waitForTimeout(150);
    await page().screenshot({ path: join(shots, `${name}-${width}.png`) });
  }
}
async function start(): Promise<void> {
  running = await startApp(archive);
  await usable(page());
}

beforeAll(async () => {
  dir = newFolder('rights');
  archive = join(dir, 'archive');
  rmSync(shots, { recursive: true, force: true });
  mkdirSync(shots, { recursive: true });
  await cli('init', '--archive', archive, '--office', '鼓西街道社会保障事务所', '--area', '350102005000');
  await start();
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

let fileId = 0;
const mobileOf = async () => (await call(page(), 'records.get', { id: fileId })).values.mobile;
const goTo = (path: string) => page().evaluate((to) => window.history.pushState(null, '', to), path);

it('takes a saved change back after a restart, and another at once with Ctrl+Z', async () => {
  const made = await call(page(), 'records.save', {
    kind: 'retiree',
    id: null,
    version: 0,
    values: retiree({ name: '阿卜杜热合曼·买买提吐尔逊江', mobile: '13800138000' }),
  });
  fileId = made.id;
  await goTo(`/records/${fileId}`);
  const mobile = () => page().getByLabel('手机', { exact: true });
  await mobile().fill('13900139000');
  await page().keyboard.press('Control+s');
  await page().getByRole('button', { name: '撤销（Ctrl+Z）' }).waitFor();
  await shot('1-saved');
  await running.close();

  await start();
  await goTo(`/records/${fileId}`);
  await mobile().waitFor();
  await page().keyboard.press('Alt+3');
  const button = page().getByRole('button', { name: /^撤销 修改阿卜杜热合曼/ });
  await button.waitFor();
  await shot('2-acts');
  await noViolations(page(), 'acts of a file');
  await button.focus();
  await page().keyboard.press('Enter');
  await page().getByRole('dialog').getByText('这次操作改动的内容会全部恢复原样').waitFor();
  await shot('3-undo-asked');
  await page().keyboard.press('Enter');
  await page().getByText('已撤销：修改阿卜杜热合曼').waitFor();
  expect(await mobileOf()).toBe('13800138000');
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  await page().getByRole('listitem').getByText('已撤销').waitFor();
  await shot('4-undone');

  await page().keyboard.press('Alt+1');
  await mobile().fill('13700137000');
  // While something is unsaved the key takes back typing, nothing else.
  await page().keyboard.press('Control+z');
  await mobile().fill('13700137000');
  await page().keyboard.press('Control+s');
  await expect.poll(mobileOf).toBe('13700137000');
  await page().getByRole('button', { name: '撤销（Ctrl+Z）' }).waitFor();
  await page().keyboard.press('Control+z');
  await expect.poll(mobileOf).toBe('13800138000');
  await expect.poll(() => mobile().inputValue()).toBe('13800138000');
  // Once is once: the key does not go on to older acts.
  await page().keyboard.press('Control+z');
  expect(await mobileOf()).toBe('13800138000');
});
