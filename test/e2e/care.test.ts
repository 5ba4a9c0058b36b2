import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDay, monthsLater } from '#shared/rules/calendar.ts';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { nextDialog } from '#test/help/page.ts';
import { resize, screensOf, sizes } from '#test/help/screens.ts';

/** 服务: a clerk enters a condolence by keyboard, forms a group, works the 高龄 list and finds who was long not visited. */
// A visit is arranged a few years ahead at most.
const nextVisit = monthsLater(localDay(new Date().toISOString()), 24);
let dir: string;
let running: RunningApp;
const page = () => running.page;
const { look, picture } = screensOf('care', () => running);

const tab = (name: string) => page().getByRole('tab', { name, exact: true });
const button = (name: string | RegExp) => page().getByRole('button', { name });
const table = (name: string) => page().getByRole('table', { name });

let people: { id: number; name: string; idNumber: string | null; communityName: string | null }[];

beforeAll(async () => {
  dir = newFolder('care');
  const archive = join(dir, 'archive');
  const office = ['--office', '鼓西街道社会保障事务所', '--area', '350102005000'];
  await cli('init', '--archive', archive, ...office, '--demo', '150', '--seed', '7');
  running = await startApp(archive);
  await resize(running, sizes.small);
  await usable(page());
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'retiree', states: ['M1'] }, limit: 100 });
  people = rows.filter(({ idNumber, communityName }) => idNumber !== null && communityName !== null);
  expect(people.length).toBeGreaterThan(20);
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

it('enters a condolence for two people, and takes it back by Ctrl+Z', async () => {
  await page().keyboard.press('Alt+v');
  await page().getByRole('heading', { name: '服务', exact: true }).waitFor();
  await look('1-empty');
  await page().keyboard.press('Alt+n');
  const dialog = page().getByRole('dialog', { name: '登记服务' });
  await dialog.waitFor();
  const [first, second] = people;
  for (const person of [first, second]) {
    await page().keyboard.type(person?.idNumber ?? '');
    await page().getByRole('option').first().waitFor();
    await page().keyboard.press('Enter');
    await dialog.getByRole('button', { name: `不选 ${person?.name}` }).waitFor();
  }
  await dialog.getByText('慰问', { exact: true }).click();
  await dialog.getByLabel('慰问事由').fill('重阳节');
  await page()
    .keyboard.press('Escape')
    .catch(() => undefined);
  await look('2-entering');
  await dialog.getByLabel('每人金额（元，可不填）').fill('500');
  await dialog.getByLabel('慰问品、物品（可不填）').fill('大米 10 公斤');
  await dialog.getByLabel('结果、本人情况（可不填）').fill('身体尚好，盼多来看看');
  await dialog.getByLabel('约定下次走访（可不填）').fill(nextVisit.replaceAll('-', ''));
  await page().keyboard.press('Enter');
  await page().getByText('已登记慰问：2 人').waitFor();
  await table('服务记录').getByText('慰问金每人 500.00 元').waitFor();
  await page().getByText('慰问 2 人次（慰问金 1,000.00 元）').waitFor();
  await look('3-entered');
  const { items } = await call(page(), 'care.ofRecord', { recordId: first?.id ?? 0 });
  expect(items).toMatchObject([{ kind: 'condolence', amountFen: 50_000, nextOn: nextVisit, count: 2 }]);
  await page().keyboard.press('Control+z');
  await page().getByText('已撤销：登记慰问').waitFor();
  expect((await call(page(), 'care.ofRecord', { recordId: first?.id ?? 0 })).items).toEqual([]);
});

it('shows on the file what was done, from there enters a visit, corrects it with a reason', async () => {
  const person = people[0];
  await page().evaluate((id) => window.history.pushState(null, '', `/records/${id}?tab=life`), person?.id);
  await page().getByRole('region', { name: '服务记录' }).waitFor();
  await page().getByRole('region', { name: '服务记录' }).getByRole('button', { name: '登记服务…' }).press('Enter');
  const dialog = page().getByRole('dialog', { name: '登记服务' });
  await dialog.getByLabel('服务人员').waitFor();
  await dialog.getByLabel('结果、本人情况（可不填）').fill('独居，腿脚不便');
  await dialog.getByRole('button', { name: '登记', exact: true }).press('Enter');
  await page().getByText(`已登记走访：${person?.name}`).waitFor();
  await table('服务记录').getByText('独居，腿脚不便').waitFor();
  await look('4-file');
  await table('服务记录').getByRole('button').first().press('Enter');
  await page().getByRole('dialog', { name: '走访记录' }).getByRole('button', { name: '更正…' }).waitFor();
  await look('5-one');
  await button('更正…').press('Enter');
  await page().getByLabel('结果、本人情况（可不填）').fill('独居，腿脚不便，已联系女儿');
  await page().getByLabel('更正原因').fill('补记');
  await page().keyboard.press('Enter');
  await page().getByText(`已更正走访：${person?.name}`).waitFor();
  await table('服务记录').getByText('已联系女儿').waitFor();
});

it('forms a group out of those who are in none, as one act', async () => {
  await page().keyboard.press('Alt+v');
  await tab('小组').click();
  await button('登记小组…').press('Enter');
  const dialog = page().getByRole('dialog', { name: '登记自管小组' });
  const community = people[0]?.communityName ?? '';
  await dialog.getByLabel('社区').fill(community);
  await page().getByRole('option', { name: community }).click();
  await dialog.getByLabel('小组名称').fill('夕阳红合唱组');
  await page().keyboard.press('Tab');
  await page().keyboard.type(people[1]?.idNumber ?? '');
  // Enter takes what is marked, and the mark comes with the answer to the whole number.
  await page()
    .locator('[role="option"][data-combobox-selected]', { hasText: people[1]?.name ?? '' })
    .waitFor();
  await page().keyboard.press('Enter');
  await dialog
    .getByRole('region', { name: '组长' })
    .getByText(people[1]?.name ?? '')
    .waitFor();
  await look('6-leader');
  await dialog.getByRole('button', { name: '登记', exact: true }).press('Enter');
  await page().getByText('已登记自管小组“夕阳红合唱组”').waitFor();
  await look('6-groups');
  await button('没有编组的人员…').press('Enter');
  await table('人员').waitFor();
  const { items } = await call(page(), 'groups.list', { kind: 'self-management' });
  const group = items.find(({ name }) => name === '夕阳红合唱组');
  expect(group).toMatchObject({ leaderName: people[1]?.name, leaderId: expect.any(Number) });
  const { rows } = await call(page(), 'care.people', {
    filter: { list: 'ungrouped', communityId: group?.communityId ?? null },
  });
  await button('社区').press('Enter');
  await page().getByRole('option', { name: community }).click();
  for (const { name } of rows.slice(0, 2))
    await page()
      .getByRole('checkbox', { name: `勾选 ${name}` })
      .first()
      .check();
  await look('7-ungrouped');
  await button('编入小组 2 人…').press('Enter');
  const assign = page().getByRole('dialog', { name: '编入小组：2 人' });
  await assign.getByLabel('自管小组').fill('夕阳红');
  await page()
    .getByRole('option', { name: /夕阳红合唱组/ })
    .click();
  await assign.getByRole('button', { name: '编入' }).press('Enter');
  await page().getByText('已编入小组 2 人').waitFor();
  await button('全部小组').press('Enter');
  await button('夕阳红合唱组').press('Enter');
  await table('人员')
    .getByText(rows[0]?.name ?? '')
    .first()
    .waitFor();
  await look('8-group');
});

it('lists 高龄 by bands, writes the list out, prints it; lists who was long not visited', async () => {
  await page().keyboard.press('Alt+v');
  await tab('高龄').click();
  await page().getByRole('textbox', { name: '周岁' }).fill('70');
  await table('人员').waitFor();
  await look('9-aged');
  const path = join(dir, '高龄.xlsx');
  await nextDialog(running.app, path);
  await button('导出名单…').press('Enter');
  await page().getByText('已导出').waitFor();
  await page().getByRole('checkbox', { name: '勾选本页全部' }).check();
  await button(/^打印 \d+ 人…$/).press('Enter');
  await page().getByRole('dialog').getByText('走访名单').first().waitFor();
  await page().waitForTimeout(1500);
  await picture('10-print');
  await page().keyboard.press('Escape');
  await tab('久未走访').click();
  await table('人员').waitFor();
  await look('11-unvisited');
  const { total } = await call(page(), 'care.people', { filter: { list: 'unvisited' } });
  expect(total).toBeGreaterThan(20);
  await page().getByText(`${total} 人`, { exact: true }).waitFor();
});
