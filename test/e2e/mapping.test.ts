import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idNumberCheckDigit } from '#shared/rules/id-number.ts';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { nextDialog } from '#test/help/page.ts';
import { xlsxFile } from '#test/help/rosters.ts';
import { resize, screensOf, sizes } from '#test/help/screens.ts';

/** 代码对照: a roster of codes from the old system, whose 1 and 2 are swapped in another one, and a code nobody knows. */
let dir: string;
let running: RunningApp;
const page = () => running.page;
const { look } = screensOf('mapping', () => running);
const number = (body: string): string => body + idNumberCheckDigit(body);
const button = (name: string | RegExp) =>
  page()
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first();
const press = (name: string | RegExp) => button(name).press('Enter');

/** Chooses in a list by typing, as a clerk does. */
async function choose(label: string, typed: string, takenBy: 'Enter' | 'Tab'): Promise<void> {
  // The list that belongs to it carries the same label.
  const input = page().getByLabel(label, { exact: true }).and(page().locator('input')).first();
  // While the plan is read the field takes nothing; Enter takes what the list has marked, a moment after the last key.
  await expect.poll(() => input.isEnabled()).toBe(true);
  await input.focus();
  if (takenBy === 'Tab') await page().keyboard.type(typed);
  else {
    const marked = page().locator('[role="option"][data-combobox-selected]', { hasText: typed }).first();
    const isMarked = async () => {
      await input.fill('');
      await input.fill(typed);
      return marked.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    };
    await expect.poll(isMarked).toBe(true);
  }
  await page().keyboard.press(takenBy);
}

function roster(name: string, lines: string[][]): string {
  const path = join(dir, name);
  writeFileSync(path, lines.map((line) => line.join(',')).join('\n'));
  return path;
}

beforeAll(async () => {
  dir = newFolder('mapping');
  const archive = join(dir, 'archive');
  await cli('init', '--archive', archive, '--office', '鼓西街道社会保障事务所', '--area', '350102005000');
  running = await startApp(archive);
  await resize(running, sizes.small);
  await usable(page());
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

const head = ['姓名', '身份证号', '退休时间', '社区', '婚姻状况', '文化程度', '性别'];

it('a roster of codes asks which system it comes from, and shows what its codes mean in each', async () => {
  const path = roster('旧系统名册.csv', [
    head,
    ['陈国强', number('35010219481231003'), '2008-12', '双丰社区', '1', '70', '1'],
    ['林玉花', number('35010219551111206'), '2005-11', '双丰社区', '2', '90', '2'],
    ['郑金水', number('35010219500101101'), '2010-01', '双丰社区', '7', '61', '1'],
  ]);
  await page().keyboard.press('F3');
  await nextDialog(running.app, path);
  await press('选择文件…');
  await page().getByText('同一个代码在不同系统里意思不同').waitFor();
  const table = page().getByRole('region', { name: '代码和含义' });
  const row = table.getByRole('row', { name: /^婚姻状况 1 / });
  await row.getByText('未婚').waitFor();
  await row.getByText('已婚').waitFor();
  await expect.poll(() => button(/^导入 3 人/).isDisabled()).toBe(true);
  await look('1-asked');
});

it('by the source that was chosen each code has its meaning; the one it does not know is decided and kept', async () => {
  await choose('花名册来自', '旧劳动', 'Enter');
  await page().getByText('还有 1 个代码没有对照').waitFor();
  await look('2-source');
  await choose('婚姻状况代码 7 导入为', '再婚', 'Tab');
  await page().getByText('都已选定').waitFor();
  await look('3-decided');
  await press('记住对照并重新核对');
  await page().getByText('都有对照').waitFor();
  await press(/^导入 3 人/);
  await press('开始导入');
  await page().getByText('导入完成').waitFor({ timeout: 120_000 });
  await press(/^代码对照/);
  await page()
    .getByRole('row', { name: /^婚姻状况 7 / })
    .waitFor();
  await look('4-done');
});

it('the files show the right labels', async () => {
  // From the list of all files: the import's own page names the same people.
  await page().keyboard.press('F2');
  await page()
    .getByRole('row', { name: /郑金水/ })
    .waitFor();
  await page().keyboard.press('Control+f');
  await page().getByLabel('查找档案').fill('陈国强');
  await page()
    .getByRole('row', { name: /郑金水/ })
    .waitFor({ state: 'detached' });
  await page()
    .getByRole('row', { name: /陈国强/ })
    .waitFor();
  await page().keyboard.press('Enter');
  const marital = page().getByLabel('婚姻状况', { exact: true });
  await marital.waitFor();
  expect(await marital.inputValue()).toBe('未婚');
  expect(await page().getByLabel('文化程度', { exact: true }).inputValue()).toBe('初级中学');
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'retiree', text: '郑金水' } });
  const file = await call(page(), 'records.get', { id: rows[0]?.id ?? 0 });
  expect(file.values).toMatchObject({ maritalStatus: '22', education: '61', gender: '1' });
});

it('the settings show the decision, with who made it; it is changed there and taken back', async () => {
  await page().getByRole('link', { name: '设置' }).first().press('Enter');
  await page().getByRole('link', { name: '代码对照' }).press('Enter');
  await page().getByRole('heading', { name: '代码对照' }).waitFor();
  await page().getByLabel('查找对照').fill('婚姻 再婚');
  const row = page().getByRole('row', { name: /旧劳动保障系统（LB） 婚姻状况 7/ });
  await row.getByText('22 再婚').waitFor();
  await row.getByText('本单位').waitFor();
  await look('5-settings');
  await page().getByLabel('查找对照').fill('旧劳动 婚姻 9');
  await press('修改 旧劳动保障系统（LB） 婚姻状况 9');
  await page().getByRole('dialog').waitFor();
  await look('6-change');
  await press('确认对照');
  await page().getByText('已记住对照').waitFor();
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  await page()
    .getByRole('row', { name: /婚姻状况 9/ })
    .getByText('本单位')
    .waitFor();
  await press(/^撤销 代码对照（旧劳动保障系统（LB））：“婚姻状况”9/);
  await press('撤销');
  await page().getByText('已撤销：').waitFor();
  await page()
    .getByRole('row', { name: /婚姻状况 9/ })
    .getByText('待本单位确认')
    .waitFor();
});

it('a roster with labels asks nothing', async () => {
  const path = roster('新名册.csv', [
    head,
    ['王秀英', number('35010219520202208'), '2007-02', '双丰社区', '已婚', '初中', '女'],
  ]);
  await page().keyboard.press('F3');
  await nextDialog(running.app, path);
  await press('选择文件…');
  await expect.poll(() => button(/^导入 1 人/).isEnabled()).toBe(true);
  expect(await page().getByRole('region', { name: '代码对照' }).count()).toBe(0);
  await press('放弃');
  await page().getByRole('dialog').getByRole('button', { name: '放弃' }).press('Enter');
  await button('选择文件…').waitFor();
});

it('a roster of one sheet a community is taken in whole; what is hidden or stands twice is told with its choice', async () => {
  const heading = ['姓名', '身份证号', '退休时间', '联系电话', '联系电话'];
  const person = (name: string, body: string, end: number) => [
    ...[name, number(body), '2012-01', `1350000000${end}`, `1360000000${end}`],
  ];
  const path = await xlsxFile([
    {
      name: '湖滨社区',
      rows: [heading, person('陈一', '35010219520303101', 1), person('陈二', '35010219520404102', 2)],
      hiddenRows: [3],
    },
    { name: '庆城社区', rows: [heading, person('陈三', '35010219520505103', 3)] },
    {
      name: '遗属',
      rows: [
        ['姓名', '与死者关系', '身份证号'],
        ['陈四', '妻', number('35010219520606104')],
      ],
    },
  ]);
  await nextDialog(running.app, path);
  await press('选择文件…');
  const told = page().getByRole('region', { name: '请留意' });
  await told.getByText('没有导入的工作表：遗属（2 行，表头不同）').waitFor();
  await told.getByText('按工作表名登记社区：湖滨社区、庆城社区').waitFor();
  await told.getByText('有 1 人所在的行在表格里是隐藏的').waitFor();
  expect(await button(/^导入 3 人/).isDisabled()).toBe(true);
  await press('其余 2 个都登记为新社区');
  await press('记住社区对照并重新核对');
  await page().getByText('没有登记过的写法都有对照').waitFor();
  await expect.poll(() => button(/^导入 3 人/).isEnabled()).toBe(true);
  await look('7-sheets');

  await press('全部 2 张表（表头相同）');
  await page().getByRole('checkbox', { name: '庆城社区（2 行）' }).press('Space');
  await look('8-sheets-choice');
  await page().keyboard.press('Escape');
  await button('湖滨社区').waitFor();
  await press('还原');
  await button('全部 2 张表（表头相同）').waitFor();

  await told.getByRole('radio', { name: '不导入', exact: true }).press('Space');
  const column = page().getByLabel('“手机”导入哪一列').and(page().locator('input')).first();
  // Enter takes what the list has marked. On a loaded machine the mark is still that of the whole list for a moment after
  // the list was narrowed, and Enter would take nothing: it is typed again then, as a clerk would.
  const taken = async () => {
    await column.fill('');
    await column.fill('E 列');
    await page().locator('[role="option"][data-combobox-selected]', { hasText: 'E 列 联系电话' }).waitFor();
    await column.press('Enter');
    return column.inputValue();
  };
  await expect.poll(taken).toBe('E 列 联系电话（13600000001）');
  await look('9-sheets-decided');
  await press('重新核对');
  await press(/^导入 2 人/);
  await press('开始导入');
  await page()
    .getByText('各表：湖滨社区 1 人；庆城社区 1 人。没有导入的工作表：遗属。隐藏的行里有 1 人，按所选没有导入。')
    .waitFor({ timeout: 120_000 });
  await look('10-sheets-done');
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'retiree', text: '陈三' } });
  const file = await call(page(), 'records.get', { id: rows[0]?.id ?? 0 });
  expect(file).toMatchObject({ communityName: '庆城社区', values: { mobile: '13600000003' } });
});

it('a number of another name is asked about side by side, and a wrong digit is put right in the table of rejects', async () => {
  const path = roster('改名.csv', [
    ['姓名', '身份证号', '退休时间', '社区', '手机'],
    ['陈建国', number('35010219481231003'), '2008-12', '双丰社区', '13900000001'],
    ['何秀兰', number('35010219520304304'), '2007-02-31', '双丰社区', '13900000002'],
  ]);
  await page().keyboard.press('F3');
  await nextDialog(running.app, path);
  await press('选择文件…');
  const panel = page().getByRole('region', { name: '号码与姓名不一致' });
  await panel.getByRole('row', { name: /姓名 陈国强 陈建国/ }).waitFor();
  const cell = page().getByLabel('第 3 行“退休时间”改为');
  await cell.waitFor();
  await look('11-question');
  await panel.getByRole('button', { name: /同一人，改名/ }).press('Enter');
  await panel.getByText('都已核对').waitFor();
  await cell.fill('2007-02-3');
  await cell.press('Enter');
  await page().getByText('第 3 行通过了：新建').waitFor();
  await page()
    .getByRole('tab', { name: /已更正/ })
    .press('Enter');
  await page().getByText('花名册写的是“2007-02-31”').waitFor();
  await look('12-answered');
  await press(/^导入 2 人/);
  await press('开始导入');
  await page().getByText('导入完成').waitFor({ timeout: 120_000 });
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'retiree', text: '陈建国' } });
  const file = await call(page(), 'records.get', { id: rows[0]?.id ?? 0 });
  expect(file.values).toMatchObject({ formerName: '陈国强', mobile: '13900000001', retiredOn: '2008-12' });
});

it('a community that no register knows is asked about with the one it may be, and answered once for its source', async () => {
  const path = roster('写法不同.csv', [
    ['姓名', '身份证号', '退休时间', '社区'],
    ['陈五', number('35010219530505105'), '2010-02', '双丰'],
    ['陈六', number('35010219530606106'), '2010-03', '双丰'],
  ]);
  await page().keyboard.press('F3');
  await nextDialog(running.app, path);
  await press('选择文件…');
  const panel = page().getByRole('region', { name: '社区对照' });
  await panel
    .getByRole('row', { name: /^双丰 2 / })
    .getByText('名称相近，请核对')
    .waitFor();
  expect(await page().getByLabel('社区“双丰”导入为').and(page().locator('input')).first().inputValue()).toBe(
    '双丰社区',
  );
  expect(await button(/^导入 2 人/).isDisabled()).toBe(true);
  await look('13-community');
  await press('记住社区对照并重新核对');
  await panel.getByText('没有登记过的写法都有对照').waitFor();
  await press(/^导入 2 人/);
  await press('开始导入');
  await page().getByText('导入完成').waitFor({ timeout: 120_000 });
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'retiree', text: '陈六' } });
  expect(await call(page(), 'records.get', { id: rows[0]?.id ?? 0 })).toMatchObject({ communityName: '双丰社区' });
  await page().getByRole('link', { name: '设置' }).first().press('Enter');
  await page().getByRole('link', { name: '代码对照' }).press('Enter');
  await page().getByLabel('查找对照').fill('双丰');
  await press('修改 没有说明来源 社区 双丰');
  await page().getByRole('dialog').waitFor();
  await look('14-community-settings');
  await press('去掉这项对照');
  await page().getByText('已去掉社区“双丰”的对照').waitFor();
});
