import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idNumberCheckDigit } from '#shared/rules/id-number.ts';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder, numberOfYear } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { nextDialog, noViolations } from '#test/help/page.ts';
import { resize, screensOf, sizes } from '#test/help/screens.ts';

/** A household of four is set up, a member moved, the head changed, the chain seen, all taken back: by keyboard. */
let dir: string;
let archive: string;
let running: RunningApp;
const page = () => running.page;
const { picture } = screensOf('households', () => running);
const press = (...keys: string[]) =>
  keys.reduce((done, key) => done.then(() => page().keyboard.press(key)), Promise.resolve());
const type = (text: string) => page().keyboard.type(text);
const number = (body: string): string => body + idNumberCheckDigit(body);
const numbers = {
  head: number('35010219500203101'),
  wife: number('35010219520817402'),
  son: number('35010219781231003'),
  mother: number('35010219281111206'),
};

beforeAll(async () => {
  dir = newFolder('households');
  archive = join(dir, 'archive');
  await cli('init', '--archive', archive, '--office', '鼓西街道社会保障事务所', '--area', '350102005000');
  const roster = join(dir, '花名册.csv');
  writeFileSync(
    roster,
    [
      '姓名,身份证号,退休时间,社区,手机,居住地址',
      `阿卜杜热合曼·买买提吐尔逊江,${numbers.head},2010-02,达明社区,13805910001,达明路 88 号 2 座 301`,
      `林玉花,${numbers.wife},2002-08,达明社区,13805910002,达明路 88 号 2 座 301`,
    ].join('\n'),
  );
  await cli('import', '--archive', archive, '--kind', 'retiree', roster);
  running = await startApp(archive);
  await resize(running, sizes.large);
  await usable(page());
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Looks for somebody in the field that has the keyboard and takes the first or, for a new person, the last answer. */
async function pick(text: string, isNew = false): Promise<void> {
  await type(text);
  const option = page()
    .getByRole('option', { name: isNew ? '没有登记过' : '岁' })
    .first();
  await option.waitFor();
  // The first answer is marked by itself.
  await expect.poll(() => option.getAttribute('data-combobox-selected')).toBe('true');
  await press('Enter');
}

it('sets up a household of four by keyboard: two of the register, two new', async () => {
  await press('F5');
  await page().getByText('还没有登记家庭').waitFor();
  await picture('1-empty');
  await noViolations(page(), 'empty');
  await press('Alt+n');
  await page().getByRole('heading', { name: '立户' }).waitFor();
  await pick('阿卜杜热合曼');
  await expect.poll(() => page().getByLabel('住址').inputValue()).toBe('达明路 88 号 2 座 301');
  await press('Alt+a');
  await pick('lyh');
  await page().getByRole('combobox', { name: '成员 2 与户主关系' }).focus();
  await type('妻');
  await press('Tab', 'Alt+a');
  await pick('买买提·阿卜杜热合曼', true);
  await type(numbers.son);
  await page().getByRole('combobox', { name: '成员 3 与户主关系' }).focus();
  await type('儿子');
  await press('Tab', 'Alt+a');
  // The number of the mother with one digit mistyped is refused at its field.
  await pick('帕提古丽', true);
  await type(`${numbers.mother.slice(0, 17)}${numbers.mother.endsWith('0') ? '1' : '0'}`);
  await page().getByRole('combobox', { name: '成员 4 与户主关系' }).focus();
  await type('母亲');
  await press('Tab');
  await page().getByLabel('立户日期').fill('2020.1.1');
  await press('Control+s');
  await page().getByText('校验位或出生日期不对').first().waitFor();
  await picture('2-new');
  await noViolations(page(), 'new');
  await page().getByRole('group', { name: '成员 4：新人员' }).getByLabel('证件号码').fill(numbers.mother);
  await press('Control+s');
  await page().getByRole('heading', { name: '阿卜杜热合曼·买买提吐尔逊江户' }).waitFor();
  await page()
    .getByText(`350102005-${numberOfYear('JT', 1)}`)
    .first()
    .waitFor();
  await picture('3-page');
  await noViolations(page(), 'page');
  const { rows } = await call(page(), 'households.list', { filter: { text: '帕提古丽' } });
  expect(rows).toMatchObject([{ members: 4, matchedName: '帕提古丽' }]);
});

it('refuses somebody who is in another household, names it, and moves them when asked', async () => {
  await press('Escape');
  await page().getByLabel('查找家庭').waitFor();
  await press('Alt+n');
  await pick('王独居', true);
  await type(number('35010319560606405'));
  await page().getByRole('combobox', { name: '社区' }).fill('达明');
  await press('Tab');
  await page().getByLabel('立户日期').fill('2021-05-01');
  await press('Control+s');
  await page().getByRole('heading', { name: '王独居户' }).waitFor();
  await press('Alt+a');
  await pick('帕提古丽');
  await page().getByRole('combobox', { name: '与户主关系' }).fill('其他亲属');
  await press('Tab', 'Enter');
  await page().getByText('一个人只能在一户').waitFor();
  await page().getByText('请选择“转入”').waitFor();
  await picture('4-elsewhere');
  await noViolations(page(), 'elsewhere');
  await page()
    .getByRole('checkbox', { name: /同一天从那一户转出/ })
    .press('Space');
  await page().getByRole('button', { name: '转入本户' }).press('Enter');
  await page()
    .getByRole('row', { name: /帕提古丽/ })
    .waitFor();
});

it('changes the head: the old is closed, the new opened, both linked, relations proposed', async () => {
  await press('F5');
  await page().getByLabel('查找家庭').fill('00001');
  await page().getByText('找到 1 户').waitFor();
  await press('Enter');
  await page().getByRole('heading', { name: '阿卜杜热合曼·买买提吐尔逊江户' }).waitFor();
  await page().getByText('以前的成员').waitFor();
  await press('Alt+h');
  await page().getByRole('dialog', { name: '变更户主' }).waitFor();
  await page().getByRole('radio', { name: '离开：死亡' }).check();
  await page().getByText('是林玉花的').waitFor();
  expect(await page().getByRole('combobox', { name: '买买提·阿卜杜热合曼是林玉花的' }).inputValue()).toBe('子');
  await page().getByRole('radio', { name: '留在本户' }).check();
  expect(await page().getByRole('combobox', { name: '阿卜杜热合曼·买买提吐尔逊江是林玉花的' }).inputValue()).toBe('夫');
  await picture('5-head');
  await noViolations(page(), 'head');
  await page().getByRole('radio', { name: '离开：死亡' }).check();
  await page().getByRole('button', { name: '变更户主', exact: true }).press('Enter');
  await page().getByRole('heading', { name: '林玉花户' }).waitFor();
  await page().getByText('前后的户').waitFor();
  await page()
    .getByRole('link', { name: /阿卜杜热合曼·买买提吐尔逊江户/ })
    .waitFor();
  await picture('6-chain');
  await noViolations(page(), 'chain');
  await page()
    .getByRole('link', { name: /阿卜杜热合曼·买买提吐尔逊江户/ })
    .press('Enter');
  await page().getByText('销户：户主变更').waitFor();
  await page()
    .getByRole('link', { name: /林玉花户/ })
    .waitFor();
  await picture('7-closed');
});

it('shows the members of a day and the household on the card of a person', async () => {
  await page().getByLabel('哪一天的成员').fill('2020.1.1');
  await press('Enter');
  await page().getByRole('heading', { name: '2020-01-01 的成员' }).waitFor();
  await page()
    .getByRole('row', { name: /帕提古丽/ })
    .waitFor();
  await page()
    .getByRole('row', { name: /林玉花/ })
    .getByRole('link', { name: '林玉花' })
    .press('Enter');
  const panel = page().getByRole('region', { name: '家庭' });
  await panel.getByText('同户').waitFor();
  await panel.getByRole('link', { name: '林玉花户' }).waitFor();
  await picture('8-card');
  await noViolations(page(), 'card');
});

it('takes the change of head back whole, also after a restart', async () => {
  await running.close();
  running = await startApp(archive);
  await resize(running, sizes.large);
  await usable(page());
  await press('F5');
  await page().getByLabel('查找家庭').fill('林玉花');
  await page().getByText('找到 1 户').waitFor();
  await press('Enter');
  await page().getByRole('heading', { name: '林玉花户' }).waitFor();
  await page()
    .getByRole('button', { name: /^撤销 变更户主/ })
    .press('Enter');
  await page().getByRole('button', { name: '撤销', exact: true }).press('Enter');
  await page().getByText('找不到这一户').waitFor();
  await press('F5');
  await page().getByLabel('查找家庭').fill('');
  await page().getByText('2 户').waitFor();
  await picture('9-list');
  await noViolations(page(), 'list');
  const { rows } = await call(page(), 'households.list', { filter: {} });
  expect(rows.map((row) => [row.number, row.headName, row.members, row.closedOn])).toEqual([
    [`350102005-${numberOfYear('JT', 1)}`, '阿卜杜热合曼·买买提吐尔逊江', 3, null],
    [`350102005-${numberOfYear('JT', 2)}`, '王独居', 2, null],
  ]);
});

it('shows the list of a day past, its households with the members of then, and writes it out as such', async () => {
  const askFor = async (day: string) => {
    await page()
      .getByRole('button', { name: /按日期查看|看的是/ })
      .press('Enter');
    await page().getByLabel('看哪一天的名单').fill(day);
    await press('Enter');
  };
  await askFor('2099-1-1');
  await page().getByText('还没到这一天').waitFor();
  await page().getByLabel('看哪一天的名单').fill('2020.12.31');
  await picture('11-ask');
  await press('Enter');
  await page()
    .getByRole('heading', { name: /2020-12-31 的家庭\s*1 户/ })
    .waitFor();
  await page()
    .getByRole('row', { name: /阿卜杜热合曼.*4.*达明社区/ })
    .waitFor();
  expect(await page().getByRole('button', { name: '导入表格…' }).count()).toBe(0);
  await picture('12-day');
  await noViolations(page(), 'day');
  await nextDialog(running.app, join(dir, '那天的家庭.xlsx'));
  await page().getByRole('button', { name: '导出当天名单…' }).press('Enter');
  await page().getByText('已导出 2020-12-31 的 1 户 4 人').waitFor();
  await page().getByLabel('查找家庭').fill('帕提古丽');
  await page().getByText('找到 1 户').waitFor();
  await press('Enter');
  await page().getByRole('heading', { name: '2020-12-31 的成员' }).waitFor();
  await page()
    .getByRole('row', { name: /帕提古丽/ })
    .waitFor();
  expect(await page().getByRole('button', { name: '增加成员…' }).count()).toBe(0);
  await picture('13-day-page');
  await noViolations(page(), 'day-page');
  await page().getByRole('button', { name: '返回列表' }).press('Enter');
  await page().getByLabel('查找家庭').fill('');
  await askFor('2019-01-01');
  await page().getByText('2019-01-01 还没有在户的家庭').waitFor();
  await picture('14-day-empty');
  await noViolations(page(), 'day-empty');
  await page().getByRole('button', { name: '回到今天的名单' }).last().press('Enter');
  await page()
    .getByRole('heading', { name: /^家庭\s*2 户/ })
    .waitFor();
});

it('writes the households out and takes the sheet back unchanged', async () => {
  const path = join(dir, '家庭.xlsx');
  await nextDialog(running.app, path);
  await page().getByRole('button', { name: '导出表格…' }).press('Enter');
  await page().getByText('已导出 2 户 5 人').waitFor();
  await page().getByRole('button', { name: '导入表格…' }).press('Enter');
  await page().getByText('表里的 2 户都已登记，没有改动').waitFor();
  const wrong = join(dir, '两个户主.csv');
  writeFileSync(
    wrong,
    [
      '户号,户主证件号码,社区,住址,立户日期,姓名,证件号码,与户主关系,加入日期,手机',
      `,${numbers.son},达明社区,,2024-01-01,甲一,${numbers.son},户主,,`,
      `,${numbers.son},,,,乙二,${number('35010319600101101')},户主,,`,
    ].join('\n'),
  );
  await nextDialog(running.app, wrong);
  await page().getByRole('button', { name: '导入表格…' }).press('Enter');
  await page().getByText('第 3 行有问题').waitFor();
  await page().getByText('一户只能有一个户主').waitFor();
  await picture('10-refused');
});
