import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idNumberCheckDigit } from '#shared/rules/id-number.ts';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { nextDialog } from '#test/help/page.ts';
import { opening } from '#test/help/saving.ts';
import { resize, screensOf, sizes } from '#test/help/screens.ts';

/** 代码表: a clerk writes what 其他 is, the administrator makes it a code, it is retired, and the file still saves. */
let dir: string;
let running: RunningApp;
const page = () => running.page;
const { look } = screensOf('codes', () => running);
const number = (body: string): string => body + idNumberCheckDigit(body);
const education = () => page().getByLabel('文化程度', { exact: true });
const press = (name: string | RegExp, role: 'button' | 'link' = 'button') =>
  page()
    .getByRole(role, { name, exact: typeof name === 'string' })
    .first()
    .press('Enter');

async function openCodes(): Promise<void> {
  await press('设置', 'link');
  await press('代码表', 'link');
  await page().getByRole('heading', { name: '代码表', exact: true }).waitFor();
}

beforeAll(async () => {
  dir = newFolder('codes');
  const archive = join(dir, 'archive');
  await cli('init', '--archive', archive, '--office', '鼓西街道社会保障事务所', '--area', '350102005000');
  running = await startApp(archive);
  await resize(running, sizes.large);
  await usable(page());
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

it('a clerk chooses 其他 and writes what it is', async () => {
  await page().keyboard.press('Control+n');
  await page().keyboard.type('阿卜杜热合曼·买买提吐尔逊江');
  await page().keyboard.press('Enter');
  await page().keyboard.type(number('35010219500203101'));
  await education().focus();
  await page().keyboard.type('其他');
  await page().keyboard.press('Tab');
  const other = page().getByLabel('文化程度：其他，请写明');
  await other.waitFor();
  await other.focus();
  await page().keyboard.type('老年大学');
  await look('1-other');
  await page().keyboard.press('Control+s');
  await page().getByText('已建档').waitFor();
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'retiree' } });
  const file = await call(page(), 'records.get', { id: rows[0]?.id ?? 0 });
  expect(file.values).toMatchObject({ education: '90', otherText: { education: '老年大学' } });
  const sheet = await call(page(), 'sheets.get', { request: { form: 'retiree-registration', recordId: file.id } });
  expect(sheet).toMatchObject({ codes: [], record: { values: { otherText: { education: '老年大学' } } } });
});

it('rosters say it too; both are listed, and one act makes it a code of the office', async () => {
  const roster = join(dir, '名册.csv');
  const lines = [
    ['姓名', '身份证号', '退休时间', '社区', '学历', '民族'],
    ['陈国强', number('35010219481231003'), '2008-12', '双丰社区', '老年大学', '汉'],
    ['林玉花', number('35010219551111206'), '2005-11', '双丰社区', '老年大学', '穿青人'],
  ];
  writeFileSync(roster, lines.map((line) => line.join(',')).join('\n'));
  await page().keyboard.press('F3');
  await nextDialog(running.app, roster);
  await press('选择文件…');
  await press(/^导入 \d+ 人/);
  await press('开始导入');
  await page().getByText('导入完成').waitFor({ timeout: 120_000 });

  await openCodes();
  await look('2-tables');
  await press(/^其他内容（2 种待整理）/, 'link');
  await page().getByText('登记 1 份，花名册 2 份').waitFor();
  await page().getByText('穿青人').waitFor();
  await look('3-others');
  await press('整理 老年大学');
  await page().getByRole('dialog').getByLabel('名称').waitFor();
  await look('4-assign');
  await page().getByRole('dialog').getByLabel('名称').focus();
  await page().keyboard.press('Enter');
  await page().getByText('已整理，改动 3 份档案').waitFor();
  await page().getByRole('dialog').waitFor({ state: 'detached' });

  await press('整理 穿青人');
  await page().getByRole('radio', { name: '归入已有的代码' }).focus();
  await page().keyboard.press('Space');
  await page().getByRole('dialog').getByLabel('归入', { exact: true }).last().focus();
  await page().keyboard.type('97');
  await page().keyboard.press('Tab');
  await page().keyboard.press('Tab');
  await page().keyboard.press('Enter');
  await page().getByText('已整理，改动 1 份档案').waitFor();
  await page().getByText('没有待整理的内容').waitFor();
  const { items } = await call(page(), 'codes.get', {});
  expect(items.map(({ table, code, label, synonyms }) => [table, code, label, synonyms])).toEqual([
    ['education', 'L1', '老年大学', []],
    ['ethnicity', '97', null, ['穿青人']],
  ]);
});

it('the file shows it; the code cannot be removed, is retired, and the file still saves', async () => {
  await page().keyboard.press('Control+f');
  await page().getByLabel('查找档案').fill('阿卜杜热合曼');
  await page()
    .getByRole('row', { name: /阿卜杜热合曼/ })
    .waitFor();
  await page().keyboard.press('Enter');
  await education().waitFor();
  // The file was open before the act: its page shows what it knew until the archive has answered.
  await expect.poll(() => education().inputValue()).toBe('老年大学');

  await openCodes();
  await page().getByLabel('查找代码表').fill('GB/T 4658 老年');
  await press('文化程度', 'link');
  await page().getByRole('row', { name: /L1/ }).getByText('3', { exact: true }).waitFor();
  await press('移除 老年大学');
  await press('移除');
  await page().getByText('“L1 老年大学”正被 3 份档案使用，不能去掉。').waitFor();
  await look('5-in-use');
  await page().keyboard.press('Escape');
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  await press('上移 老年大学');
  await page().getByText('已调整 老年大学 的顺序').waitFor();
  await press('停用 老年大学');
  await page().getByRole('row', { name: /L1/ }).getByText('已停用').waitFor();
  await look('6-table');

  await page().keyboard.press('Control+f');
  await page().getByLabel('查找档案').fill('买买提');
  await page()
    .getByRole('row', { name: /阿卜杜热合曼/ })
    .waitFor();
  await page().keyboard.press('Enter');
  await education().waitFor();
  expect(await education().inputValue()).toBe('老年大学（已停用）');
  await page().getByLabel('备注', { exact: true }).focus();
  await page().keyboard.type('本人已核对');
  await page().keyboard.press('Control+s');
  await page().getByText('已保存').waitFor();
  await look('7-retired');
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'retiree', text: '阿卜杜热合曼' } });
  const file = await call(page(), 'records.get', { id: rows[0]?.id ?? 0 });
  expect(file.values).toMatchObject({ education: 'L1', remark: '本人已核对' });
  const fresh = opening({ ...file.values, name: '新来的', idNumber: number('35010219600606405') });
  const refused = await page().evaluate((input) => window.archive.call('records.save', input), fresh);
  expect(refused).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
});

it('the table goes out as a workbook and comes back unchanged; an act is taken back', async () => {
  await openCodes();
  await press('文化程度', 'link');
  const path = join(dir, '文化程度.xlsx');
  await nextDialog(running.app, path);
  await press('导出表格…');
  await page().getByText('已导出 12 项').waitFor();
  await press('导入表格…');
  await page().getByText('表里的 12 项都和现在一样').waitFor();
  await press(/^撤销 .*停用$/);
  await press('撤销');
  await page().getByRole('row', { name: /L1/ }).getByText('在用').waitFor();
});
