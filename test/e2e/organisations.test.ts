import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder, newIdNumber, retiree } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { nextDialog, noViolations } from '#test/help/page.ts';
import { opening } from '#test/help/saving.ts';
import { resize, screensOf, sizes } from '#test/help/screens.ts';

/** Organisations: typed once, used everywhere. Everything by keyboard, as a clerk at the window does it. */
let dir: string;
let running: RunningApp;
const page = () => running.page;
const { picture } = screensOf('organisations', () => running);
const press = (key: string) => page().keyboard.press(key);
const type = (text: string) => page().keyboard.type(text);
const button = (name: string | RegExp) => page().getByRole('button', { name, exact: typeof name === 'string' });
const said = (words: string | RegExp) => page().getByText(words).first().waitFor();

/** Enter may come before the answer: what was asked for is chosen when it is there. */
const chosen = (label: string, name: string) =>
  expect.poll(() => page().getByRole('combobox', { name: label }).inputValue()).toBe(name);
const file = (values: Partial<RetireeValues>) => call(page(), 'records.save', opening(retiree(values)));

beforeAll(async () => {
  dir = newFolder('organisations');
  const archive = join(dir, 'archive');
  await cli('init', '--archive', archive, '--office', '鼓西街道社会保障事务所', '--area', '350102005000');
  running = await startApp(archive);
  await resize(running, sizes.small);
  await usable(page());
  const bank = '中国工商银行福州鼓楼支行';
  for (const [name, employer, bankName] of [
    ['陈一', '福建机器厂集团有限责任公司', bank],
    ['陈二', '福建机器厂集团有限责任公司', bank],
    ['阿卜杜热合曼·买买提吐尔逊江', '福建机器厂集团有限责任公司', null],
    ['陈四', '福州市百货公司', null],
    ['陈五', '福州第二棉纺厂', bank],
    ['陈六', '福州第二棉纺厂', null],
    ['陈七', '鼓楼区饮服公司', null],
  ] as const)
    await file({ name, employer, bankName, ...(employer === '福州第二棉纺厂' ? { employerCode: '35010022' } : {}) });
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

it('registers an employer, its code checked as it is typed', async () => {
  await page().getByRole('link', { name: '设置' }).press('Enter');
  await page().getByRole('link', { name: '单位', exact: true }).press('Enter');
  await said('还没有登记单位');
  await picture('1-empty');
  await button('登记单位').press('Enter');
  await page().getByLabel('单位名称（按证照或公章全称）').waitFor();
  await type('福州灯泡厂');
  await press('Tab');
  await type('灯泡厂');
  await page().getByLabel('统一社会信用代码').focus();
  await type('91350100M000100Y44');
  await said('校验位不对，请与证照逐位核对');
  await press('Backspace');
  await type('3');
  await said('校验正确：市场监管部门登记，一般是企业；区划 350100；组织机构代码 M000100Y-4');
  await page().getByLabel('单位编号').focus();
  await type('35010001');
  await picture('2-form');
  await noViolations(page(), 'form');
  await press('Enter');
  await page().getByRole('heading', { name: '福州灯泡厂' }).waitFor();
  const { rows } = await call(page(), 'organisations.list', { text: 'fzdpc' });
  expect(rows).toMatchObject([{ name: '福州灯泡厂', creditCode: '91350100M000100Y43', unitNumber: '35010001' }]);
  await press('Escape');
  await button('登记单位').press('Enter');
  await page().getByLabel('单位名称（按证照或公章全称）').waitFor();
  await type('福建机器厂（集团）有限公司');
  await press('Enter');
  await page().getByRole('heading', { name: '福建机器厂（集团）有限公司' }).waitFor();
});

it('takes unknown names in: one is a known organisation, the others are registered together', async () => {
  await press('Escape');
  await page().getByRole('link', { name: '原工作单位 4 个' }).press('Enter');
  await said('4 个，7 份档案');
  await said('有限公司与有限责任公司');
  await picture('3-unknown');
  await noViolations(page(), 'unknown');
  await button('就是它 福建机器厂集团有限责任公司 归到 福建机器厂（集团）有限公司').press('Enter');
  await said('已归到“福建机器厂（集团）有限公司”，3 份档案已关联');
  await said('3 个，4 份档案');
  await page().getByLabel('选中 福州第二棉纺厂').press('Space');
  await page().getByLabel('选中 福州市百货公司').press('Space');
  await button('登记选中的 2 个').press('Enter');
  await said('已登记 2 个单位，3 份档案已关联');
  await button('归到… 鼓楼区饮服公司').press('Enter');
  await page().getByRole('combobox', { name: '是哪个单位的另一种写法' }).waitFor();
  await type('fzsbh');
  await page()
    .getByRole('option', { name: /福州市百货公司/ })
    .waitFor();
  await picture('4-assign');
  await press('Enter');
  await chosen('是哪个单位的另一种写法', '福州市百货公司');
  await button('归到这个单位').press('Enter');
  await said('档案上的名称都已登记');
  // That was a slip: taken back, and the file is unknown again.
  await page()
    .getByRole('button', { name: /^撤销 归到 福州市百货公司/ })
    .press('Enter');
  await button('撤销').last().press('Enter');
  await page().getByRole('rowheader', { name: '鼓楼区饮服公司' }).waitFor();
  await picture('5-undone');
  expect((await call(page(), 'organisations.list', { text: '35010022' })).rows).toMatchObject([
    { name: '福州第二棉纺厂', files: 2 },
  ]);
});

it('offers an employer by initials in a file, fills its number, and the bank with its code', async () => {
  await call(page(), 'organisations.register', {
    field: 'bank',
    keys: (await call(page(), 'organisations.unknown', { field: 'bank' })).items.map((one) => one.key),
  });
  await press('Control+n');
  await page().getByLabel('姓名', { exact: true }).waitFor();
  await type('林玉花');
  await press('Enter');
  await type(newIdNumber('1955-11-11', '2'));
  await page().getByLabel('原工作单位').focus();
  await type('dpc');
  await page()
    .getByRole('option', { name: /福州灯泡厂/ })
    .waitFor();
  await picture('6-suggest');
  await press('Enter');
  await expect.poll(() => page().getByLabel('单位编号').inputValue()).toBe('35010001');
  expect(await page().getByLabel('原工作单位').inputValue()).toBe('福州灯泡厂');
  await page().getByText('单位库：').first().waitFor();
  await page().getByLabel('开户银行').focus();
  await type('zgg');
  await page()
    .getByRole('option', { name: /中国工商银行福州鼓楼支行/ })
    .waitFor();
  await press('Enter');
  await expect.poll(() => page().getByLabel('发放银行').inputValue()).toBe('中国工商银行');
  await picture('7-filled');
  await noViolations(page(), 'file');
  await press('Control+s');
  await said('已建档');
  await page().getByRole('link', { name: '福州灯泡厂' }).press('Enter');
  await said('原工作单位是它的 1 份');
});

it('keeps what is typed and not chosen, and says that the register does not know it', async () => {
  await press('Control+n');
  await page().getByLabel('姓名', { exact: true }).waitFor();
  await page().getByLabel('原工作单位').focus();
  await type('福州灯泡二厂');
  await said('单位库里没有这个名称');
  await press('Enter');
  expect(await page().getByLabel('原工作单位').inputValue()).toBe('福州灯泡二厂');
  await press('Escape');
  await button('不保存，离开').press('Enter');
});

it('shows an organisation with what points to it, leads to its files, refuses to remove it', async () => {
  await page().getByRole('link', { name: '设置' }).press('Enter');
  await page().getByRole('link', { name: '单位', exact: true }).press('Enter');
  await page().getByLabel('查找单位').focus();
  await type('jqc');
  await page().getByText('找到 1 个').waitFor();
  await picture('8-list');
  await press('Enter');
  await said('原工作单位是它的 3 份');
  await picture('9-page');
  await noViolations(page(), 'page');
  await button('移除…').press('Enter');
  await button('移除').last().press('Enter');
  await said('正在使用，不能移除：3 份档案的原工作单位是它');
  await picture('10-refused');
  await press('Escape');
  await button('原工作单位是它的 3 份').press('Enter');
  await said('原单位：福建机器厂（集团）有限公司');
  await page().getByRole('row').nth(3).waitFor();
  await picture('11-narrowed');
  await noViolations(page(), 'narrowed');
  await button('不再按原单位筛选').press('Enter');
});

it('ends an organisation with its successor, merges two, and takes the merge back', async () => {
  const made = async (name: string) => (await call(page(), 'organisations.list', { text: name })).rows[0]?.id ?? 0;
  const gone = await call(page(), 'organisations.save', {
    id: null,
    version: 0,
    values: {
      name: '福州百货公司',
      shortName: null,
      kinds: ['employer'],
      creditCode: '91440300708461136T',
      organisationCode: null,
      licenceNumber: null,
      unitNumber: null,
      bankCode: null,
      head: null,
      address: '八一七北路',
      contact: null,
      phone: null,
      remark: null,
      validFrom: null,
    },
  });
  await file({ name: '陈八', employer: '福州百货公司' });
  await page().getByRole('link', { name: '设置' }).press('Enter');
  await page().getByRole('link', { name: '单位', exact: true }).press('Enter');
  await page().getByRole('link', { name: '福州市百货公司' }).press('Enter');
  await button('比对合并… 福州百货公司').press('Enter');
  await said('保留哪个登记');
  await picture('12-merge');
  await button('合并').last().press('Enter');
  await said('原工作单位是它的 2 份');
  expect(await call(page(), 'organisations.get', { id: gone.id })).toMatchObject({ id: await made('福州市百货公司') });
  await button(/^撤销 合并单位/).press('Enter');
  await button('撤销').last().press('Enter');
  await said('原工作单位是它的 1 份');
  await button('终止…').press('Enter');
  await page().getByLabel('终止日期').waitFor();
  await type('1999.12.31');
  await page().getByRole('combobox', { name: '承接单位（改制、并入的请选）' }).focus();
  await type('fzbhgs');
  await page()
    .getByRole('option', { name: /福州百货公司/ })
    .waitFor();
  await press('Enter');
  await chosen('承接单位（改制、并入的请选）', '福州百货公司');
  await picture('13-close');
  await button('终止').last().press('Enter');
  await said('1999-12-31 改制');
  await said('承接');
  await resize(running, sizes.large);
  await picture('14-closed');
  await noViolations(page(), 'closed');
});

it('writes the register out and takes it in again without a difference', async () => {
  await press('Escape');
  await page().getByLabel('查找单位').waitFor();
  await picture('15-list-large');
  await nextDialog(running.app, join(dir, '单位.xlsx'));
  await button('导出表格…').press('Enter');
  await said('已导出 6 个单位');
  await button('导入表格…').press('Enter');
  await said('表里的 6 个单位都已登记，没有改动');
});
