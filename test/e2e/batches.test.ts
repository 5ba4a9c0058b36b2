import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder, newIdNumber, retiree } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { nextDialog } from '#test/help/page.ts';
import { opening } from '#test/help/saving.ts';
import { resize, screensOf, sizes } from '#test/help/screens.ts';

/** 接收: five files of an employer taken over by keyboard, one missing, one surplus; the directory of one; undone and done again. */
let dir: string;
let running: RunningApp;
const page = () => running.page;
const { look, picture } = screensOf('batches', () => running);
const keys = () => page().keyboard;

const people = ['陈桂英', '欧阳德旺', '林玉珠', '王建国', '郑阿妹'].map((name, index) => ({
  name,
  idNumber: newIdNumber(`195${index}-05-02`, index % 2 === 0 ? '2' : '1'),
}));
const batch = async () => {
  const { rows } = await call(page(), 'batches.list', { filter: {} });
  return call(page(), 'batches.get', { id: rows[0]?.id ?? 0 });
};

beforeAll(async () => {
  dir = newFolder('batches');
  const archive = join(dir, 'archive');
  const office = ['--office', '鼓西街道社会保障事务所', '--area', '350102005000'];
  await cli('init', '--archive', archive, ...office, '--demo', '60', '--seed', '7');
  running = await startApp(archive);
  await resize(running, sizes.small);
  await usable(page());
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

it('opens a batch and fills its list by keyboard', async () => {
  await keys().press('Alt+b');
  await page().getByRole('heading', { name: '接收和转出' }).waitFor();
  await look('1-empty');
  await keys().press('Alt+n');
  await page().getByRole('dialog').waitFor();
  await keys().press('Enter');
  await page().getByText('请填写对方单位').waitFor();
  await page().getByLabel('移交单位').fill('福州搪瓷厂');
  await page().getByLabel('字号（介绍信、通知单）').fill('榕转字〔2026〕12 号');
  await look('2-letter');
  await page().getByLabel('字号（介绍信、通知单）').press('Enter');
  await page().getByRole('heading', { name: '接收：福州搪瓷厂' }).waitFor();
  await page().getByLabel('姓名（Alt+K）').waitFor();
  for (const [index, { name, idNumber }] of people.slice(0, 4).entries()) {
    await keys().type(name);
    await keys().press('Tab');
    await keys().type(idNumber);
    await keys().press('Enter');
    await page()
      .getByText(`共 ${index + 1} 人`)
      .waitFor();
  }
  // A number whose check is wrong is told at its field, and what was typed stays.
  await keys().type('打错的');
  await keys().press('Tab');
  await keys().type('350102195203040011');
  await keys().press('Enter');
  await page()
    .getByText(/校验位或出生日期不对/)
    .waitFor();
  await page().getByLabel('证件号码', { exact: true }).fill('');
  await page().getByLabel('姓名（Alt+K）').fill('');
  const surplus = people[4] ?? people[0];
  await keys().press('Alt+k');
  await keys().type(surplus?.name ?? '');
  await keys().press('Tab');
  await keys().type(surplus?.idNumber ?? '');
  await page().getByLabel('清单外多出').check();
  await page().getByLabel('证件号码', { exact: true }).press('Enter');
  await page().getByText('其中多出 1').waitFor();
  await look('3-list');
});

it('asks whose number it is where the register has another name for it, and renames only when told so', async () => {
  const name = '许秀英';
  const idNumber = newIdNumber('1948-03-04', '2');
  const known = retiree({ name, idNumber, birthOn: '1948-03-04', management: 'M0' });
  await call(page(), 'records.save', opening(known));
  const type = async () => {
    await keys().press('Alt+k');
    await page().getByLabel('姓名（Alt+K）').fill('许秀瑛');
    await keys().press('Tab');
    await page().getByLabel('证件号码', { exact: true }).fill(idNumber);
    await keys().press('Enter');
    await page().getByRole('alert', { name: '号码与姓名不一致' }).waitFor();
  };
  await type();
  await look('3-another-name');
  // Enter is the answer that changes nobody's name: back to the number, the question gone.
  await keys().press('Enter');
  await page().getByRole('alert', { name: '号码与姓名不一致' }).waitFor({ state: 'detached' });
  await page().locator('input[name="idNumber"]:focus').waitFor();
  expect((await batch()).lines).toHaveLength(5);
  await keys().press('Enter');
  await page().getByRole('button', { name: '同一人，改名（“许秀英”记为曾用名）' }).press('Enter');
  await page().getByText('共 6 人').waitFor();
  const line = (await batch()).lines[5];
  const file = () => call(page(), 'records.get', { id: line?.recordId ?? 0 });
  expect((await file()).values).toMatchObject({ name: '许秀瑛', formerName: name });
  await keys().press('Control+z');
  await page()
    .getByText(/^已撤销：接收 福州搪瓷厂/)
    .waitFor();
  expect((await file()).values).toMatchObject({ name, formerName: null });
  expect((await batch()).lines).toHaveLength(5);
});

it('lists the papers of one file, line after line', async () => {
  await page()
    .getByRole('link', { name: /陈桂英 的卷内目录$/ })
    .press('Enter');
  await page().getByRole('heading', { name: '卷内目录：陈桂英' }).waitFor();
  const papers = [
    ['1', '职工履历表', '1974', '1', '4'],
    ['9', '退休审批表', '2005.5.12', '2', '3'],
    ['10', '体检表', '', '1', '2'],
  ];
  await page().getByLabel('第 1 条类号').focus();
  for (const [index, [kind, name, formedOn, copies, pages]] of papers.entries()) {
    await page()
      .getByLabel(`第 ${index + 1} 条类号`)
      .selectOption(kind ?? '1');
    await page()
      .getByLabel(`第 ${index + 1} 条材料名称`)
      .focus();
    await keys().type(name ?? '');
    await keys().press('Enter');
    await keys().type(formedOn ?? '');
    await keys().press('Enter');
    await keys().press('Control+a');
    await keys().type(copies ?? '');
    await keys().press('Enter');
    await keys().type(pages ?? '');
    await keys().press('Enter');
    if (index < papers.length - 1) await keys().press('Enter');
  }
  await page().getByText('3 条，4 份 9 页').waitFor();
  await look('4-directory');
  await keys().press('Control+s');
  await page().getByText('卷内目录已保存：4 份 9 页').waitFor();
  await keys().press('Escape');
  await page()
    .getByRole('link', { name: /陈桂英 的卷内目录$/ })
    .getByText('4 份/9 页')
    .waitFor();
});

it('checks who came, closes, takes it back with one key, and closes again', async () => {
  await page().getByRole('checkbox', { name: '勾选 王建国' }).press('Space');
  await keys().press('Alt+m');
  await page().getByLabel('缺档原因').waitFor();
  await keys().type('原单位未找到，补寄');
  await look('5-missing');
  await keys().press('Enter');
  await page().getByText('1 人标为“缺档”').waitFor();
  for (const name of ['陈桂英', '欧阳德旺', '林玉珠'])
    await page()
      .getByRole('checkbox', { name: `勾选 ${name}` })
      .press('Space');
  await keys().press('Alt+g');
  await page().getByText('3 人标为“到齐”').waitFor();
  await keys().press('Alt+j');
  await page().getByRole('dialog', { name: '办结接收' }).waitFor();
  await look('6-close');
  await keys().press('Enter');
  await page().getByText('已办结 4 人，新建档案 4 份').waitFor();
  await page().getByText('王建国：缺档：原单位未找到，补寄').waitFor();
  await look('7-closed');
  const first = await batch();
  expect(first).toMatchObject({ state: 'partial' });
  const recordId = first.lines[0]?.recordId ?? 0;
  const file = await call(page(), 'records.get', { id: recordId });
  expect(file.values).toMatchObject({ name: '陈桂英', management: 'M1', paperFileState: 'F1', employer: '福州搪瓷厂' });
  await keys().press('Control+z');
  await page()
    .getByText(/^已撤销：接收 福州搪瓷厂/)
    .waitFor();
  expect(await batch()).toMatchObject({ state: 'filling', closedOn: null });
  expect((await call(page(), 'records.get', { id: recordId })).removedAt).not.toBeNull();
  await page().getByRole('button', { name: '办结接收…' }).waitFor();
  await keys().press('Alt+j');
  await page().getByRole('dialog', { name: '办结接收' }).waitFor();
  await keys().press('Enter');
  await page().getByText('已办结 4 人，新建档案 4 份').waitFor();
  // The notice of the first closing may still fade away: it does not say that the second is done.
  const taken = async () => (await batch()).lines.map(({ takenOn }) => takenOn !== null);
  await expect.poll(taken).toEqual([true, true, true, false, true]);
  const again = await batch();
  // Nobody outside had seen the number: it was given back with the act.
  expect(again.lines[0]?.recordNumber).toBe(first.lines[0]?.recordNumber);
  const own = again.lines[0]?.recordId ?? 0;
  const { papers } = await call(page(), 'batches.directory', { of: { recordId: own } });
  expect(papers.map(({ name, formedOn }) => [name, formedOn])).toEqual([
    ['职工履历表', '1974'],
    ['退休审批表', '2005-05-12'],
    ['体检表', null],
  ]);
});

it('shows the papers of the batch as they will be printed', async () => {
  for (const [name, shown] of [
    ['打印移交（接收）清单…', '11-list'],
    ['打印介绍信和回执…', '12-letter'],
  ] as const) {
    await page().getByRole('button', { name: '打印和更多' }).press('Enter');
    await page().getByRole('menuitem', { name }).press('Enter');
    await page().locator('.sheet-title').first().waitFor();
    await page().waitForTimeout(800);
    await picture(shown);
    await keys().press('Escape');
    await page().locator('.sheet-title').first().waitFor({ state: 'detached' });
  }
});

it('writes the ledger out', async () => {
  await keys().press('Escape');
  await page().getByRole('heading', { name: '接收和转出' }).waitFor();
  await look('8-batches');
  const path = join(dir, '接收台账.xlsx');
  await nextDialog(running.app, path);
  await page().getByRole('button', { name: '导出台账…' }).press('Enter');
  await page().getByText('已导出 接收台账 5 人').waitFor();
  const rows = await readSheetRows(path);
  expect(rows.map((row) => row[1])).toEqual(['姓名', ...people.map(({ name }) => name)]);
  expect(rows[4]?.[10]).toBe('否');
});

it('keeps a sealed file of somebody, passes it on, and shows both on the file', async () => {
  const { lines } = await batch();
  const recordId = lines[1]?.recordId ?? 0;
  await page().evaluate((id) => window.history.pushState(null, '', `/records/${id}?tab=attachments`), recordId);
  await page().getByRole('button', { name: '登记密封档案…' }).press('Enter');
  await page().getByLabel('封条编号').fill('封 0031');
  await page().getByLabel('交来的人或单位').fill('区组织部');
  await page().getByLabel('应转递日期（可不填）').fill('2026-12-10');
  await look('9-seal');
  await page().getByLabel('交来的人或单位').press('Enter');
  await page().getByText('密封档案已登记').waitFor();
  await page().getByRole('button', { name: '交接…' }).press('Enter');
  await page().getByLabel('接收人').fill('陈主任');
  await page().getByLabel('接收人').press('Enter');
  await page().getByText('密封档案交接已登记').waitFor();
  await look('10-seal-chain');
  const { items } = await call(page(), 'life.due', { label: '转递密封档案' });
  expect(items).toMatchObject([{ recordId, on: '2026-12-10' }]);
});
