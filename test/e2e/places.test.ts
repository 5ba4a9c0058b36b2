import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idNumberCheckDigit } from '#shared/rules/id-number.ts';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { nextDialog, noViolations } from '#test/help/page.ts';
import { resize, screensOf, sizes } from '#test/help/screens.ts';

/** Two communities are merged, the list of last month still adds up, and the merge is taken back; by keyboard. */
let dir: string;
let archive: string;
let running: RunningApp;
const page = () => running.page;
const { picture } = screensOf('places', () => running);

beforeAll(async () => {
  dir = newFolder('places');
  archive = join(dir, 'archive');
  await cli('init', '--archive', archive, '--office', '鼓西街道社会保障事务所', '--area', '350102005000');
  const lines = ['达明社区', '达明社区', '达明社区', '西洪社区', '西洪社区'].map((community, index) => {
    const body = `35010219520${index + 1}0310${index}`;
    return [
      `张${'一二三四五'[index]}明`,
      body + idNumberCheckDigit(body),
      community,
      `北大路${index + 1}号`,
      '夕阳红小组',
    ];
  });
  const roster = join(dir, '花名册.csv');
  const head = ['姓名', '身份证号', '社区', '居住地址', '自管小组'];
  writeFileSync(roster, [head, ...lines].map((line) => line.join(',')).join('\n'));
  await cli('import', '--archive', archive, '--kind', 'retiree', roster);
  // As if the files had been opened in spring.
  const db = new Database(join(archive, 'archive.db'));
  db.exec("UPDATE record SET opened_on = '2026-03-02'");
  db.close();
  running = await startApp(archive);
  await resize(running, sizes.small);
  await usable(page());
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

const facets = async (onDate: string | null) =>
  (await call(page(), 'records.facets', { kind: 'retiree', onDate })).communities.map((one) => [one.name, one.count]);

it('says which files the office keeps, and that they are all there is to choose from', async () => {
  await page().getByRole('link', { name: '设置' }).press('Enter');
  const kept = page().getByRole('textbox', { name: '办理的档案' });
  await kept.waitFor();
  expect(await kept.inputValue()).toBe('退休人员档案');
  expect(await kept.getAttribute('readonly')).not.toBeNull();
  await page().getByText('本程序现在只有这一种档案，不能取消').waitFor();
});

it('merges two communities by keyboard, with a look at whom it touches', async () => {
  await page().getByRole('link', { name: '设置' }).press('Enter');
  await page().getByRole('link', { name: '社区', exact: true }).press('Enter');
  await page().getByRole('link', { name: '达明社区' }).waitFor();
  await picture('1-list');
  await noViolations(page(), 'communities');
  await page().getByRole('button', { name: '合并社区…' }).press('Enter');
  await page().getByRole('combobox', { name: '被并的社区' }).focus();
  await page().keyboard.type('达明');
  await page().getByRole('option', { name: '达明社区' }).waitFor();
  await page().keyboard.press('ArrowDown');
  await page().keyboard.press('Enter');
  await page().keyboard.press('Escape');
  await page().getByRole('combobox', { name: '并入', exact: true }).focus();
  await page().keyboard.type('西洪');
  await page().getByRole('option', { name: '西洪社区' }).waitFor();
  await page().keyboard.press('ArrowDown');
  await page().keyboard.press('Enter');
  await page().keyboard.press('Tab');
  await page().keyboard.type('2026-06-01');
  await page().keyboard.press('Enter');
  await page().getByText('请填写批准文件').first().waitFor();
  await page().keyboard.press('Tab');
  await page().keyboard.type('鼓政〔2026〕12号');
  await page().getByText('生效前一天在册 3 份').waitFor();
  await picture('2-merge');
  await noViolations(page(), 'merge');
  await page().keyboard.press('Enter');
  await page().getByText('已合并，3 份档案改归新的社区').waitFor();
  await picture('3-merged');
  expect(await facets(null)).toEqual([['西洪社区', 5]]);
  expect(await facets('2026-05-31')).toEqual([
    ['达明社区', 3],
    ['西洪社区', 2],
  ]);
});

it('shows the list as of a day past, and says so', async () => {
  await page().keyboard.press('F2');
  await page().getByRole('button', { name: '按日期查看' }).press('Enter');
  await page().getByLabel('看哪一天的名单').fill('2026-05-31');
  await picture('4-day');
  await page().keyboard.press('Enter');
  await page().getByText('看的是 2026-05-31 的名单').waitFor();
  await page()
    .getByRole('heading', { name: /2026-05-31 的退休人员档案/ })
    .waitFor();
  await expect.poll(() => page().getByRole('row').filter({ hasText: '达明社区' }).count()).toBe(3);
  await picture('5-list-of-then');
  await noViolations(page(), 'list of a day past');
  await page().getByRole('button', { name: '回到今天的名单' }).press('Enter');
  await expect.poll(() => page().getByRole('row').filter({ hasText: '西洪社区' }).count()).toBe(5);
});

it('shows a community through time, renames it from a day on, and takes the merge back', async () => {
  await page().getByRole('link', { name: '设置' }).press('Enter');
  await page().getByRole('link', { name: '社区', exact: true }).press('Enter');
  await page().getByRole('link', { name: '西洪社区' }).press('Enter');
  await page().getByText('2026-06-01 起并入本社区').waitFor();
  await page().getByRole('cell', { name: '夕阳红小组' }).first().waitFor();
  await picture('6-community');
  await noViolations(page(), 'community');
  await page().getByRole('button', { name: '更名或改代码' }).press('Enter');
  await page().getByLabel('社区名称').fill('西洪东社区');
  await page().getByLabel('新名称从哪天起').fill('2026.9.1');
  await page().keyboard.press('Enter');
  await page().getByText('已登记新的名称').waitFor();
  await page().getByRole('link', { name: '社区', exact: true }).first().press('Enter');
  await page()
    .getByRole('button', { name: /^撤销 社区更名/ })
    .press('Enter');
  await page().getByRole('button', { name: '撤销', exact: true }).press('Enter');
  await page()
    .getByRole('button', { name: /^撤销 社区更名/ })
    .waitFor({ state: 'detached' });
  await page()
    .getByRole('button', { name: /^撤销 合并社区/ })
    .press('Enter');
  await page().getByRole('button', { name: '撤销', exact: true }).press('Enter');
  await page()
    .getByRole('button', { name: /^撤销 合并社区/ })
    .waitFor({ state: 'detached' });
  await picture('7-undone');
  expect(await facets(null)).toEqual([
    ['达明社区', 3],
    ['西洪社区', 2],
  ]);
});

it('registers a group led by a person of the register, then by a name alone, by keyboard', async () => {
  await page().getByRole('link', { name: '西洪社区' }).press('Enter');
  const group = page().getByRole('row').filter({ hasText: '夕阳红小组' });
  await page().getByRole('button', { name: '修改 夕阳红小组' }).press('Enter');
  const leader = page().getByRole('textbox', { name: '组长（可不填）' });
  await leader.fill('张四');
  await page()
    .getByRole('option', { name: /张四明/ })
    .waitFor();
  await picture('12-leader-found');
  // A name that is typed and left there is asked about, not dropped.
  await page().getByRole('button', { name: '保存小组' }).press('Enter');
  await page().getByText('请从找到的人里选一位').waitFor();
  await leader.fill('张四明');
  await page().getByRole('option', { name: '只记姓名“张四明”' }).waitFor();
  await page().keyboard.press('Enter');
  await page().getByRole('region', { name: '组长' }).getByText('张四明').waitFor();
  await picture('13-leader-chosen');
  await noViolations(page(), 'leader of a group');
  await page().getByRole('button', { name: '保存小组' }).press('Enter');
  await group.getByRole('link', { name: '张四明' }).waitFor();
  await picture('14-leader');
  await group.getByRole('link', { name: '张四明' }).press('Enter');
  await page().getByRole('heading', { name: '张四明' }).waitFor();
  await page().getByRole('link', { name: '设置' }).press('Enter');
  await page().getByRole('link', { name: '社区', exact: true }).press('Enter');
  await page().getByRole('link', { name: '西洪社区' }).press('Enter');
  await page().getByRole('button', { name: '修改 夕阳红小组' }).press('Enter');
  await page().getByRole('button', { name: '组长另选' }).press('Enter');
  await page().keyboard.type('林组长');
  await page().getByRole('option', { name: '只记姓名“林组长”' }).waitFor();
  await page().keyboard.press('Enter');
  await page().getByText('只记姓名', { exact: true }).waitFor();
  await picture('15-leader-named');
  await page().getByRole('button', { name: '保存小组' }).press('Enter');
  await group.getByText('林组长').waitFor();
  expect(await group.getByRole('link').count()).toBe(0);
  await page().getByRole('link', { name: '社区', exact: true }).first().press('Enter');
});

it('takes a sheet of groups in after a look at what it changes, by keyboard, and takes it back', async () => {
  const sheet = join(dir, '小组.csv');
  const led = await call(page(), 'people.search', { text: '张四' });
  const number = led.items[0]?.idNumber ?? '';
  writeFileSync(
    sheet,
    [
      '社区编码,社区,类别,名称,负责人,负责人证件号码,启用日期,停用日期,标识',
      `,西洪社区,自管小组,夕阳红小组,张四明,${number},2020-01-01,,`,
      ',达明社区,居民小组,第一居民小组,林组长,,,,',
      ',达明社区,居民小组,第二居民小组,,,2026-02-01,,',
    ].join('\n'),
  );
  await nextDialog(running.app, sheet);
  await page().getByRole('button', { name: '导入小组…' }).press('Enter');
  const dialog = page().getByRole('dialog', { name: '导入小组表' });
  await dialog.getByText('新增 2 个小组，修改 1 个小组').waitFor();
  await dialog.getByText('负责人：林组长 → 张四明；启用日期：一直就有 → 2020-01-01').waitFor();
  await page().waitForTimeout(300);
  await picture('21-groups-preview');
  await noViolations(page(), 'preview of a sheet of groups');
  await page().keyboard.press('Enter');
  await page().getByText('新增 2 个小组，修改 1 个小组，可以撤销').waitFor();
  await dialog.waitFor({ state: 'detached' });
  await page()
    .getByRole('button', { name: /^撤销 导入小组表/ })
    .waitFor();
  await picture('22-groups-taken');
  const path = join(dir, '小组.xlsx');
  await nextDialog(running.app, path);
  await page().getByRole('button', { name: '导出小组…' }).press('Enter');
  await page().getByText('已导出 4 个小组').waitFor();
  await page().getByRole('button', { name: '导入小组…' }).press('Enter');
  await page().getByText('表里的 4 个小组都已登记，没有改动').waitFor();
  await page()
    .getByRole('button', { name: /^撤销 导入小组表/ })
    .press('Enter');
  await page().getByRole('button', { name: '撤销', exact: true }).press('Enter');
  await page()
    .getByRole('button', { name: /^撤销 导入小组表/ })
    .waitFor({ state: 'detached' });
  expect((await call(page(), 'groups.list', {})).items.map((one) => [one.name, one.leaderName])).toEqual([
    ['夕阳红小组', null],
    ['夕阳红小组', '林组长'],
  ]);
});

it('splits a community and assigns its files by road', async () => {
  await page().getByRole('link', { name: '达明社区' }).press('Enter');
  await page().getByRole('button', { name: '拆分或撤销…' }).press('Enter');
  await page().getByLabel('分出的社区').fill('达明东社区\n达明西社区');
  await page().getByLabel('生效日期').fill('2026-06-01');
  await page().getByLabel('批准文件').fill('鼓政〔2026〕13号');
  await picture('8-split');
  await page().keyboard.press('Enter');
  await page().getByText('已拆分，3 份档案等待分配').waitFor();
  await page().getByRole('button', { name: '按门牌 北大路' }).press('Enter');
  await page().getByLabel('北大路1号（1 份）').press('Space');
  await page().getByRole('combobox', { name: '分配到' }).focus();
  await page().keyboard.type('达明东');
  // On a loaded machine the list drops down later than the next key comes.
  await page().getByRole('option', { name: '达明东社区' }).waitFor();
  await page().keyboard.press('ArrowDown');
  await page().keyboard.press('Enter');
  await picture('9-waiting');
  await noViolations(page(), 'waiting');
  await page().getByRole('button', { name: '分配所选 1 项' }).press('Enter');
  await page().getByText('已分配 1 份，还有 2 份').waitFor();
  expect(await facets(null)).toEqual([
    ['达明社区', 2],
    ['西洪社区', 2],
    ['达明东社区', 1],
  ]);
});

it('hands over by the list of a day past, and says so wherever the hand-over is shown', async () => {
  const stick = join(dir, 'stick');
  mkdirSync(stick);
  const words = '按2026年5月31日的名单';
  await page().keyboard.press('F4');
  await page().getByRole('textbox', { name: '按哪一天的名单' }).fill('2026-05-31');
  await page().getByRole('status', { name: '移交的内容' }).getByText(words).waitFor();
  await picture('16-handover-choose');
  const next = page().getByRole('button', { name: '下一步：选择位置' });
  // A key on the button does nothing before the list of that day is counted.
  await expect.poll(() => next.isEnabled()).toBe(true);
  await next.press('Enter');
  await page().getByText(`${words}移交 5 份档案`).waitFor();
  await nextDialog(running.app, stick);
  await page().getByRole('button', { name: '选择文件夹…' }).press('Enter');
  await picture('17-handover-target');
  await page().getByRole('button', { name: '开始移交' }).click();
  await page().getByText('移交包已写好，读回核对一致，可以交出').waitFor({ timeout: 120_000 });
  await page().getByText(words).waitFor();
  await picture('18-handover-done');
  await page().getByRole('button', { name: '打印移交清单' }).press('Enter');
  await page().getByText(`5 份（${words}）`).waitFor();
  await page().waitForTimeout(600);
  await picture('19-handover-list');
  await page().keyboard.press('Escape');
  await page().getByRole('link', { name: /移交/ }).first().press('Enter');
  await page().getByRole('table').getByText(words).waitFor();
  await picture('20-handovers');
});

it('finds the street by its name at the first run, and its communities come filled in', async () => {
  await running.close();
  running = await startApp(join(dir, 'first'));
  await resize(running, sizes.small);
  await usable(page());
  await expect.poll(() => page().evaluate(() => document.activeElement?.getAttribute('placeholder'))).toContain('鼓西');
  await page().keyboard.type('南街街道社会保障事务所');
  await page().keyboard.press('Enter');
  await page().keyboard.type('鼓楼 南街');
  await page()
    .getByRole('option', { name: /福建省 福州市 鼓楼区 南街街道/ })
    .waitFor();
  await picture('10-street');
  await page().keyboard.press('ArrowDown');
  await page().keyboard.press('Enter');
  await page().getByText('共 6 个社区').waitFor();
  await page()
    .getByLabel(/经办人姓名/)
    .fill('林经办');
  await picture('11-filled');
  await noViolations(page(), 'first run with a street');
  await page().getByRole('button', { name: '完成设置，开始使用' }).press('Enter');
  await page().getByRole('button', { name: '导入花名册' }).waitFor();
  const items = (await call(page(), 'communities.list', {})).items;
  expect([items.length, items[5]?.name, items[5]?.code]).toEqual([6, '三坊七巷社区', '350102005008']);
});
