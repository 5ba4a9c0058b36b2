import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder, newIdNumber, retiree } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { opening } from '#test/help/saving.ts';
import { resize, screensOf, sizes } from '#test/help/screens.ts';

/** 发放, from the amount to the grant: an adjustment with arrears, another account, a death told late, survivors paid. */
let dir: string;
let running: RunningApp;
let id: number;
const page = () => running.page;
const { look } = screensOf('pension', () => running);
const press = (name: string | RegExp) => page().getByRole('button', { name }).first().press('Enter');
const type = async (label: string | RegExp, text: string) =>
  page().getByRole('textbox', { name: label, exact: true }).fill(text);

/** Takes a step on the tab 办理, by keyboard: every field by its label. */
async function step(label: string, fields: Record<string, string>, paper: string): Promise<void> {
  await page().keyboard.press('Alt+2');
  await page()
    .getByRole('button', { name: `${label}…`, exact: true })
    .press('Enter');
  const dialog = page().getByRole('dialog');
  for (const [name, text] of Object.entries(fields))
    await dialog.getByRole('textbox', { name, exact: true }).fill(text);
  const choice = dialog.getByLabel('依据材料');
  if ((await choice.inputValue()) === '') {
    await choice.focus();
    await page().keyboard.type(paper);
    await page().keyboard.press('Enter');
  }
  await dialog.getByRole('button', { name: label, exact: true }).press('Enter');
  await dialog.waitFor({ state: 'detached' });
}

beforeAll(async () => {
  dir = newFolder('pension');
  const archive = join(dir, 'archive');
  await cli('init', '--archive', archive, '--office', '鼓西街道社会保障事务所', '--area', '350102005000');
  running = await startApp(archive);
  await resize(running, sizes.large);
  await usable(page());
  const values = retiree({
    ...{ name: '陈桂英', idNumber: newIdNumber('1950-05-02', '2'), gender: '2' },
    ...{ retiredOn: '2005-05', actualMonths: 200, deemedMonths: 160, pensionFen: 300_000 },
    ...{ accountNumber: '6222020200001234567', accountName: '陈桂英', bankName: '工商银行鼓楼支行' },
  });
  ({ id } = await call(page(), 'records.save', opening(values)));
  await call(page(), 'policy.add', {
    ...{ key: 'retiree.survivor-base', areaCode: '', value: '4500.5', validFrom: '2025-01-01', validTo: null },
    ...{ document: '闽人社〔2025〕2号', mark: 'source', endsPrevious: true },
  });
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

it('enters an adjustment from a month on, says what is owed since, and takes it back with one key', async () => {
  await page().keyboard.press('Control+f');
  await page().getByLabel('查找档案').fill('cgy');
  await page()
    .getByRole('row', { name: /陈桂英/ })
    .waitFor();
  await page().keyboard.press('Enter');
  await page().getByRole('tab', { name: '发放' }).waitFor();
  await page().keyboard.press('Alt+3');
  await page().getByText('不知道从哪个月起').waitFor();
  await look('1-form-only');
  await press('登记金额…');
  await page().keyboard.press('Enter');
  await page().getByText('请填写金额，最多两位小数').waitFor();
  await type('从哪个月起', '2025.1');
  await type('月养老金（元）', '3,100.5');
  await type('依据（文件、核定表编号）', '榕社〔2025〕1号');
  await page().keyboard.press('Enter');
  await page()
    .getByText(/^金额已登记。应补发差额：2025年1月至/)
    .waitFor();
  await page().getByRole('table', { name: '历次金额' }).getByText('3,100.50').waitFor();
  await page().keyboard.press('Control+z');
  await page()
    .getByText(/^已撤销：调整养老金/)
    .waitFor();
  expect((await call(page(), 'pension.get', { recordId: id })).amounts).toEqual([]);
  for (const [fromMonth, fen] of [
    ['2005-06', 150_000],
    ['2025-01', 310_050],
  ] as const) {
    const { version } = await call(page(), 'pension.get', { recordId: id });
    const amount = { fromMonth, fen, kind: 'adjust', document: '榕社〔2025〕1号' } as const;
    await call(page(), 'pension.setAmount', { recordId: id, version, ...amount });
  }
});

it('changes the account, keeps the old one, and says when the name is another', async () => {
  await press('变更账号…');
  await type('原因（换卡、换银行、户名更正）', '换卡');
  await type('新账号', '6217 0018 2000 1234 563');
  await type('户名', '陈桂莺');
  await page().keyboard.press('Enter');
  await page()
    .getByText(/^账号已变更。户名“陈桂莺”与姓名不一致/)
    .waitFor();
  await page().getByText('以前的账号').waitFor();
  await page().getByText('6222020200001234567').waitFor();
  await look('2-account');
});

it('tells a death late: months paid too much, what survivors can claim, each step to the grant', async () => {
  await step('死亡登记', { 死亡日期: '2025-06-15' }, '死亡医学证明');
  await page().keyboard.press('Alt+3');
  await type('实际发到哪个月', '2025-08');
  await page().getByText('多发：2025年7月至2025年8月，2 个月，共 6,201.00 元').waitFor();
  // 30 years of contributions, 20 of pension: nine months at least; base 4,500.50.
  await page().getByText('40,504.50 元（9 个月）').waitFor();
  await page().getByText('9,001.00 元').waitFor();
  await look('3-death');
  const sheet = page().getByTestId('sheet');
  await page().getByRole('button', { name: '死亡（停发）申报表' }).press('Enter');
  await sheet.getByText('6,201.00 元').waitFor();
  expect(await sheet.textContent()).toContain('2025年6月15日');
  await look('3b-death-report');
  await page().keyboard.press('Escape');
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  await page().getByRole('button', { name: '遗属待遇申领表' }).press('Enter');
  // What was overpaid is taken off what survivors get.
  await sheet.getByText('43,304.50 元（大写：人民币肆万叁仟叁佰零肆元伍角）').waitFor();
  await look('3c-survivor-claim');
  await page().keyboard.press('Escape');
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  const party = '对方单位或经手人';
  await step('申报减员', {}, '减员');
  await step('追回多发', { [party]: '陈小明（儿子）', '金额（元）': '6201' }, '退款通知');
  await step('申领遗属待遇', { [party]: '陈小明（儿子）', '金额（元）': '49505.5' }, '遗属');
  await step('登记退回', { [party]: '陈小明（儿子）', '金额（元）': '6201' }, '银行回单');
  await step('遗属待遇到账', { [party]: '陈小明（儿子）', '金额（元）': '49505.5' }, '银行回单');
  await page()
    .getByText(/丧葬补助金和抚恤金到账，陈小明（儿子），49,505.50 元/)
    .waitFor();
  await look('4-story');
  expect((await call(page(), 'life.due', {})).total).toBe(0);
});
