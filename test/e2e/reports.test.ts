import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { nextDialog } from '#test/help/page.ts';
import { screensOf } from '#test/help/screens.ts';

/** 报表和台账: a clerk makes the month's report by keyboard, looks at the people behind a figure, closes the period. */
let dir: string;
let running: RunningApp;
const page = () => running.page;
const { look, picture } = screensOf('reports', () => running);

const heading = (name: string | RegExp) => page().getByRole('heading', { name });
const figure = (label: string) => page().getByRole('link', { name: new RegExp(`^${label} [\\d,]+，看名单`) });
const row = (label: string) =>
  page()
    .getByRole('row')
    .filter({ has: page().getByRole('rowheader', { name: label, exact: true }) });

/** The days of the month under way, of which everything the clerk enters today is. */
const now = new Date();
const today = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
let dead: { id: number; name: string };

beforeAll(async () => {
  dir = newFolder('reports');
  const archive = join(dir, 'archive');
  const office = ['--office', '鼓西街道社会保障事务所', '--area', '350102005000'];
  await cli('init', '--archive', archive, ...office, '--demo', '150', '--seed', '7');
  running = await startApp(archive);
  await usable(page());
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'retiree', states: ['M1'] }, limit: 10 });
  const [first, second, third] = rows as [(typeof rows)[number], (typeof rows)[number], (typeof rows)[number]];
  dead = { id: first.id, name: first.name };
  const step = { month: null, reason: null, way: null, party: null, place: null, amountFen: null, dueOn: null };
  const version = async (recordId: number) => (await call(page(), 'life.get', { recordId })).version;
  await call(page(), 'life.take', {
    ...{ ...step, recordId: first.id, version: await version(first.id), step: 'person.death', on: today },
    papers: [{ paper: 'death-certificate', number: '12' }],
  });
  await call(page(), 'life.take', {
    ...{ ...step, recordId: second.id, version: await version(second.id), step: 'management.transferOut', on: today },
    ...{ party: '台江区上海街道', papers: [{ paper: 'transfer-letter', number: null }] },
  });
  await call(page(), 'certification.enter', { text: third.number, on: today, way: '06', party: '王网格员' });
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

it('opens by its key at the month before, and goes to the month under way', async () => {
  await page().keyboard.press('Alt+t');
  await heading('报表和台账').waitFor();
  await row('期末实有人数').waitFor();
  expect(await row('期末实有人数').getByRole('cell').nth(1).textContent()).toBe('0');
  await look('1-empty');
  await page().getByRole('button', { name: '后一期' }).click();
  await figure('本期死亡').waitFor();
  expect(await row('本期死亡').getByRole('cell').nth(1).textContent()).toBe('1');
  expect(await row('本期转出').getByRole('cell').nth(1).textContent()).toBe('1');
  await page()
    .getByText(/项勾稽关系全部相符/)
    .waitFor();
  await page()
    .getByText('报告期还没有结束，数字算到今天。')
    .waitFor({ state: 'attached' })
    .catch(() => undefined);
  await look('2-month');
});

it('leads from a figure to the people behind it, to a file, and back to the same figure, by keyboard', async () => {
  await figure('本期接收').focus();
  // The arrows go from figure to figure: received, transferred, died.
  await page().keyboard.press('ArrowDown');
  await page().keyboard.press('ArrowDown');
  await page().keyboard.press('Enter');
  await heading('本期死亡').waitFor();
  const name = page().getByRole('table', { name: '名单' }).getByRole('link', { name: dead.name });
  await name.waitFor();
  await page().getByRole('cell', { name: '死亡，待遇终止' }).waitFor();
  await look('3-rows');
  // The keyboard stands on the first name already.
  await expect.poll(() => page().evaluate(() => document.activeElement?.textContent)).toBe(dead.name);
  await page().keyboard.press('Enter');
  await page().getByRole('heading', { name: dead.name }).first().waitFor();
  await page().goBack();
  await heading('本期死亡').waitFor();
  await page().keyboard.press('Escape');
  await row('本期死亡').waitFor();
  await expect
    .poll(() => page().evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.figure))
    .toBe('died');
});

it('exports the report with who signs it, and the rows behind a figure', async () => {
  const path = join(dir, '情况表.xlsx');
  await nextDialog(running.app, path);
  await page().getByRole('button', { name: '导出报表…' }).click();
  await page().getByRole('textbox', { name: '单位负责人' }).fill('陈所长');
  await look('4-export');
  await page().keyboard.press('Enter');
  await page()
    .getByText(/已导出：/)
    .waitFor();
  expect(existsSync(path)).toBe(true);
  const list = join(dir, '名单.xlsx');
  await nextDialog(running.app, list);
  await figure('期末实有人数').click();
  await heading('期末实有人数').waitFor();
  await look('5-many-rows');
  await page().getByRole('button', { name: '导出名单…' }).click();
  await page()
    .getByText(/已导出 \d+ 行/)
    .waitFor();
  expect(existsSync(list)).toBe(true);
  await page().keyboard.press('Escape');
  await row('期末实有人数').waitFor();
});

it('shows the report on paper before it is printed', async () => {
  await page().getByRole('button', { name: '打印…' }).click();
  const dialog = page().getByRole('dialog', { name: '报表' });
  await dialog.getByText('单位负责人：').first().waitFor();
  await dialog.getByText('陈所长').first().waitFor();
  await page().waitForTimeout(500);
  await picture('13-paper');
  await page().keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

it('closes a period that is over, shows what was told late since, and takes the closing back', async () => {
  // The first day of this month as a period of its own: it is over, and the demonstration began today or later.
  await page().getByText('任选', { exact: true }).click();
  await page().getByLabel('起日').fill('2026-01-01');
  await page().getByLabel('止日').fill(today);
  await figure('期末实有人数').waitFor();
  await page().getByRole('button', { name: '结账…' }).click();
  await page().getByRole('dialog').getByRole('textbox', { name: '填表人' }).waitFor();
  await look('6-close');
  await page().getByRole('dialog').getByRole('button', { name: '结账' }).click();
  await page()
    .getByText(/与现在的数字一致/)
    .waitFor();
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'retiree', states: ['M1'] }, limit: 50 });
  const late = rows.find(({ name }) => name !== dead.name);
  const recordId = late?.id ?? 0;
  const { version } = await call(page(), 'life.get', { recordId });
  await call(page(), 'life.take', {
    ...{
      recordId,
      version,
      step: 'person.death',
      on: today,
      papers: [{ paper: 'cremation-certificate', number: null }],
    },
  });
  await page()
    .getByText(/结账以后有补报或更正/)
    .waitFor();
  await page().getByRole('link', { name: '增加的 1 行' }).first().waitFor();
  expect(
    await row('本期死亡')
      .getByRole('link', { name: /补报 1/ })
      .textContent(),
  ).toBe('1');
  await look('7-differs');
  await page().getByRole('link', { name: '增加的 1 行' }).first().click();
  await page()
    .getByRole('table', { name: '名单' })
    .getByRole('link', { name: late?.name ?? '' })
    .waitFor();
  await page().keyboard.press('Escape');
  await page().getByRole('tab', { name: '已结账' }).click();
  await page()
    .getByRole('button', { name: /^查看 / })
    .click();
  await row('期末实有人数').waitFor();
  await look('8-closed');
  await page()
    .getByRole('button', { name: /^撤销 结账/ })
    .click();
  await page().getByRole('dialog').getByRole('button', { name: '撤销' }).click();
  await page().getByText('还没有结过账').waitFor();
});

it('shows the other reports and the ledgers of the same days', async () => {
  await page().getByRole('tab', { name: '领取养老金资格认证情况统计表' }).click();
  await figure('本期认证人次（表外）').waitFor();
  await look('9-certification');
  await page().getByRole('tab', { name: '养老待遇人员增减变动表' }).click();
  await figure('期末在发人数').waitFor();
  await look('10-benefit');
  await page().getByRole('tab', { name: '台账' }).click();
  await page().getByRole('cell', { name: '王网格员' }).waitFor();
  await look('11-ledger');
  await page().getByText('死亡停发台账', { exact: true }).click();
  await page()
    .getByRole('cell', { name: /死亡医学证明 12/ })
    .waitFor();
  await page().getByText('遗属待遇台账', { exact: true }).click();
  await page().getByText('这段时间没有要登入遗属待遇台账的事项。').waitFor();
  await look('12-ledger-empty');
});
