import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idNumberCheckDigit } from '#shared/rules/id-number.ts';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { nextDialog, noViolations } from '#test/help/page.ts';
import { resize, screensOf, sizes } from '#test/help/screens.ts';

/** One person, one card: two rosters with overlapping people, duplicates merged, one merge undone, the person's page. */
let dir: string;
let archive: string;
let running: RunningApp;
const page = () => running.page;
const { picture } = screensOf('register', () => running);
const number = (body: string): string => body + idNumberCheckDigit(body);

const first = [
  ['张己明', number('35010219500203101'), '2010-02', '达明社区', '13805910001'],
  ['欧阳秀珍', number('35010319520817402'), '2002-08', '达明社区', '13805910002'],
  ['陈国强', number('35010219481231003'), '2008-12', '双丰社区', '13805910003'],
  ['林玉花', number('35010219551111206'), '2005-11', '双丰社区', ''],
];
const second = [
  // The shape of one character, and one digit of the area.
  ['张已明', number('35010319500203101'), '2010-02', '达明社区', '13805910001'],
  // The same sound, and one digit of the serial.
  ['欧阳秀贞', number('35010319520817412'), '2002-08', '达明社区', '13805910002'],
  ['陈国强', number('35010219481231003'), '2008-12', '双丰社区', '13805910003'],
  ['吴建国', number('35010219600606405'), '2020-06', '双丰社区', '13805910009'],
];

function roster(name: string, lines: string[][]): string {
  const path = join(dir, name);
  const head = ['姓名', '身份证号', '退休时间', '社区', '手机'];
  writeFileSync(path, [head, ...lines].map((line) => line.join(',')).join('\n'));
  return path;
}

beforeAll(async () => {
  dir = newFolder('register');
  archive = join(dir, 'archive');
  await cli('init', '--archive', archive, '--office', '鼓西街道社会保障事务所', '--area', '350102005000');
  running = await startApp(archive);
  await resize(running, sizes.small);
  await usable(page());
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

async function importRoster(path: string): Promise<void> {
  await page().keyboard.press('F3');
  await nextDialog(running.app, path);
  await page().getByRole('button', { name: '选择文件…' }).click();
  await page()
    .getByRole('button', { name: /^导入 \d+ 人/ })
    .click();
  await page().getByRole('button', { name: '开始导入' }).click();
  await page().getByText('导入完成').waitFor({ timeout: 120_000 });
}

it('finds in the second roster who is in the first already, by shape, sound and slips of the number', async () => {
  await importRoster(roster('一.csv', first));
  await page().getByRole('link', { name: '再导入一个花名册' }).click();
  await importRoster(roster('二.csv', second));
  await page().keyboard.press('F7');
  await page().getByText('2 对待确认').waitFor();
  await page().getByText('姓名有形近字').waitFor();
  await page().getByText('姓名同音').waitFor();
  await picture('1-likeness');
  await noViolations(page(), 'likeness');
});

it('shows two people side by side and merges them', async () => {
  await page().getByRole('link', { name: '比对 张己明 和 张已明' }).click();
  await page().getByText('是不是同一个人').waitFor();
  await picture('2-pair');
  await noViolations(page(), 'pair');
  await page().getByRole('button', { name: '是同一个人，合并…' }).press('Enter');
  await page().getByText('以哪个登记为准').waitFor();
  await picture('3-merge');
  await page().getByRole('button', { name: '合并', exact: true }).press('Enter');
  await page().getByRole('heading', { name: '张己明' }).waitFor();
  await page().getByText('张已明', { exact: true }).first().waitFor();
  await picture('4-card');
  await noViolations(page(), 'card');
  const list = await call(page(), 'records.list', { filter: { kind: 'retiree', text: '张已明' } });
  expect(list.rows.map((row) => row.name)).toEqual(['张己明']);
});

it('merges the second pair, keeping the other file', async () => {
  await page().keyboard.press('F7');
  await page().getByText('1 对待确认').waitFor();
  await page().getByRole('link', { name: '比对 欧阳秀珍 和 欧阳秀贞' }).click();
  await page().getByRole('button', { name: '是同一个人，合并…' }).click();
  await page()
    .getByRole('radio', { name: /TX\d+-00005/ })
    .or(page().getByRole('radio', { name: /TX\d+-00006/ }))
    .last()
    .check();
  await page().getByRole('button', { name: '合并', exact: true }).click();
  await page().getByRole('heading', { name: '欧阳秀珍' }).waitFor();
  await page().keyboard.press('F7');
  await page().getByText('没有待确认的疑似重复').waitFor();
  await picture('5-none');
});

it('undoes one merge after the program was closed and opened; both are as before', async () => {
  await running.close();
  running = await startApp(archive);
  await resize(running, sizes.small);
  await usable(page());
  const found = await call(page(), 'records.list', { filter: { kind: 'retiree', text: '张己明' } });
  const file = await call(page(), 'records.get', { id: found.rows[0]?.id ?? 0 });
  await page().getByLabel('查找档案').fill('张己明');
  await page().getByRole('row').nth(1).waitFor();
  await page().keyboard.press('Enter');
  await page().getByRole('link', { name: '人员卡片' }).click();
  await page()
    .getByRole('button', { name: /^撤销 合并人员/ })
    .click();
  await page().getByRole('button', { name: '撤销', exact: true }).click();
  await page().getByText('已撤销', { exact: true }).waitFor();
  await picture('6-undone');
  const card = await call(page(), 'people.get', { id: file.personId });
  expect(card.aliases).toEqual([]);
  expect(card.files.filter((one) => one.removedAt === null)).toHaveLength(1);
  const other = await call(page(), 'records.list', { filter: { kind: 'retiree', text: '张已明' } });
  expect(other.rows.map((row) => row.name)).toEqual(['张已明']);
  await page().keyboard.press('F7');
  await page().getByText('1 对待确认').waitFor();
});

it('registers a further name by keyboard, and the person is found by it', async () => {
  await page().getByLabel('查找档案').fill('陈国强');
  await page().getByRole('row').nth(1).waitFor();
  await page().keyboard.press('Enter');
  await page().getByRole('link', { name: '人员卡片' }).press('Enter');
  await page().getByRole('button', { name: '登记姓名' }).press('Enter');
  await page().keyboard.type('陈国𬱖');
  await page().keyboard.press('Enter');
  await page().getByText('陈国𬱖', { exact: true }).waitFor();
  await picture('7-alias');
  const found = await call(page(), 'records.list', { filter: { kind: 'retiree', text: '国𬱖' } });
  expect(found.rows.map((row) => [row.name, row.matched])).toEqual([['陈国强', 'alias']]);
});

it('warns while a new file is typed', async () => {
  await page().keyboard.press('Control+n');
  await page().keyboard.type('陈国强');
  await page().keyboard.press('Enter');
  // The same person with one digit of the day mistyped.
  await page().keyboard.type(number('35010219481221003'));
  await page().getByText('档案库里有像是同一个人的登记').waitFor();
  await picture('8-typing');
  await noViolations(page(), 'typing');
});

it('finds somebody while a page is unsaved, loses neither the search nor what was typed, and begins each page with an empty box', async () => {
  const box = page().getByLabel('查找档案');
  expect(await box.inputValue()).toBe('');
  await box.fill('欧阳秀');
  const hit = page()
    .getByRole('option', { name: /^欧阳秀/ })
    .first();
  await expect.poll(() => hit.getAttribute('data-combobox-selected')).toBe('true');
  await picture('8b-hits');
  await noViolations(page(), 'hits');
  await page().keyboard.press('Enter');
  await page().getByRole('button', { name: '继续填写' }).click();
  expect(await page().getByLabel('姓名', { exact: true }).inputValue()).toBe('陈国强');
  expect(await box.inputValue()).toBe('欧阳秀');
  await box.press('End');
  await page().keyboard.type('珍');
  await expect.poll(() => hit.getAttribute('data-combobox-selected')).toBe('true');
  await page().keyboard.press('Enter');
  await page().getByRole('button', { name: '不保存，离开' }).click();
  await page()
    .getByRole('heading', { name: /欧阳秀珍/ })
    .waitFor();
  expect(await box.inputValue()).toBe('');
});

it('keeps a log of who looked, changed and merged, and shows that it is whole', async () => {
  await page().getByRole('link', { name: '日志' }).click();
  await page().getByText('登记别名').or(page().getByText('撤销：合并人员')).first().waitFor();
  await page().getByRole('button', { name: '校验日志' }).click();
  await page().getByText('日志完整').waitFor();
  await picture('9-log');
  await noViolations(page(), 'log');
});

it('asks for a password once there is one, locks, and keeps what was typed behind the lock', async () => {
  await page().getByRole('button', { name: '管理员' }).click();
  await page().getByRole('menuitem', { name: '设置密码…' }).click();
  await page().getByLabel('新密码').fill('开门的密码一二三');
  await page().getByLabel('再输一次').fill('开门的密码一二三');
  await page().keyboard.press('Enter');
  await page().getByText('密码已设置').waitFor();
  // The first password offers the recovery card; this office makes it later.
  await page().getByRole('button', { name: '以后再做' }).press('Enter');
  await page().getByRole('dialog', { name: '恢复卡' }).waitFor({ state: 'detached' });
  await page().keyboard.press('Control+n');
  await page().keyboard.type('还没写完的人');
  await page().keyboard.press('Control+l');
  await page().getByRole('heading', { name: '街道档案' }).waitFor();
  await picture('10-locked');
  await noViolations(page(), 'locked');
  await page().keyboard.type('记错的密码');
  await page().keyboard.press('Enter');
  await page().getByText('密码不对').waitFor();
  await page().getByLabel('密码').fill('开门的密码一二三');
  await page().keyboard.press('Enter');
  await page().getByRole('heading', { name: '街道档案' }).waitFor({ state: 'detached' });
  await page().getByRole('heading', { name: '还没写完的人' }).waitFor();
  await page().keyboard.press('Escape');
  await page().getByRole('button', { name: '不保存，离开' }).click();
});

it('a dialog takes the keyboard at once, the lock goes over it, and both it and what was typed are there afterwards', async () => {
  await page().getByText('陈国强').first().click();
  const mobile = page().getByLabel('手机');
  await mobile.fill('13600001111');
  await mobile.focus();
  await page().keyboard.press('F9');
  const preview = page().getByRole('dialog', { name: '企业退休人员社会化管理服务登记表' });
  await preview.waitFor();
  await expect.poll(() => preview.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await page().keyboard.type('77');
  await page().keyboard.press('Control+l');
  const signIn = page().getByRole('form', { name: '登录' });
  await signIn.waitFor();
  await picture('11-locked-over-dialog');
  // Neither Esc nor a look reaches what lies behind.
  await page().keyboard.press('Escape');
  expect(await page().locator('.sheet-title').isVisible()).toBe(false);
  await page().getByLabel('密码').fill('开门的密码一二三');
  await page().keyboard.press('Enter');
  await signIn.waitFor({ state: 'detached' });
  await preview.waitFor();
  await expect.poll(() => preview.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await page().keyboard.press('Escape');
  await preview.waitFor({ state: 'detached' });
  expect(await mobile.inputValue()).toBe('13600001111');
  await page().keyboard.press('Escape');
});

it('opens behind the lock, prints behind it, and shows nobody anything before', async () => {
  await running.close();
  running = await startApp(archive);
  await usable(page());
  await page().getByRole('heading', { name: '街道档案' }).waitFor();
  expect(await page().getByText('陈国强').count()).toBe(0);
  const reply = await page().evaluate(() => window.archive.call('records.list', { filter: { kind: 'retiree' } }));
  expect(reply).toMatchObject({ ok: false, error: { code: 'session.signedOut' } });
  await page().getByLabel('密码').fill('开门的密码一二三');
  await page().keyboard.press('Enter');
  await page().getByText('陈国强').first().waitFor();
});

it('shows every number of the list whole, in the small windows of old offices too', async () => {
  for (const size of [sizes.small, sizes.narrow]) {
    await resize(running, size);
    const cut = await page()
      .getByRole('grid')
      .locator('td[data-column="number"], td[data-column="idNumber"], td[data-column="mobile"]')
      .evaluateAll((cells) =>
        cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
      );
    expect(cut).toEqual([]);
    const grid = await page()
      .getByRole('grid')
      .evaluate((list) => list.scrollWidth - list.clientWidth);
    expect(grid).toBe(0);
  }
});
