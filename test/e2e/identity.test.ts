import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idNumberCheckDigit } from '#shared/rules/id-number.ts';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder, retiree } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { noViolations } from '#test/help/page.ts';
import { opening, saving } from '#test/help/saving.ts';
import { resize, screensOf, sizes } from '#test/help/screens.ts';

/** Kinds of number, as a clerk meets them at the window: everything by keyboard. */
const number = (body: string): string => body + idNumberCheckDigit(body);
const hmt = number('81000019520304101');
const citizen = number('35010219500203202');

let dir: string;
let archive: string;
let running: RunningApp;
const page = () => running.page;
const { picture } = screensOf('identity', () => running);
const press = (key: string) => page().keyboard.press(key);
const type = (text: string) => page().keyboard.type(text);
const kindShown = () => page().getByLabel('证件类型', { exact: true }).inputValue();
const until = <T>(read: () => Promise<T>) => expect.poll(read);
const fieldWithFocus = () =>
  page().evaluate(() => document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field ?? null);
const saved = (name: string) => page().getByRole('heading', { name }).waitFor();
const rows = async (text: string) =>
  (await call(page(), 'records.list', { filter: { kind: 'retiree', text } })).rows.map((row) => [
    row.name,
    row.idKind,
    row.idNumber,
    row.matched,
  ]);

beforeAll(async () => {
  dir = newFolder('identity');
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

/** Searches until the list shows that person alone: what an earlier search found alone may stand there a while longer. */
async function find(text: string, name = text): Promise<void> {
  await press('Escape');
  await page().getByLabel('查找档案').waitFor();
  await press('/');
  await press('Control+a');
  await type(text);
  await until(() => page().getByRole('row').allInnerTexts()).toEqual([
    expect.any(String),
    expect.stringContaining(name),
  ]);
}

it('enters a person with a 港澳台居民居住证: the number says its kind, birthday and gender', async () => {
  await press('Control+n');
  await type('陈港生');
  await press('Enter');
  await type(hmt);
  await page().getByText('男，1952年3月4日出生').waitFor();
  expect(await kindShown()).toBe('港澳台居民居住证');
  expect(await page().getByLabel('出生日期', { exact: true }).inputValue()).toBe('1952-03-04');
  await picture('1-hmt');
  await noViolations(page(), 'hmt');
  // The kind chosen by hand against the number is refused with a sentence at the number.
  await press('Enter');
  await type('公民');
  await press('Enter');
  await page().getByText('这是港澳台居民居住证的号码，请改证件类型').waitFor();
  await press('Control+s');
  await picture('2-wrong-kind');
  expect(await rows('陈港生')).toEqual([]);
  await page().getByLabel('证件类型', { exact: true }).focus();
  await press('Control+a');
  await type('港澳');
  await press('Enter');
  await press('Control+s');
  await saved('陈港生');
  await page().getByText('已建档').first().waitFor();
  expect(await rows('陈港生')).toEqual([['陈港生', 'hmt', hmt, 'name']]);
});

it('enters a person without a number: 无 is enough, and the file says what is lacking', async () => {
  await press('Control+n');
  await type('林待补');
  await press('Enter');
  await type('无');
  await press('Enter');
  await page().getByText('暂无号码；以后有了，在这里填上就行').waitFor();
  expect(await kindShown()).toBe('暂无号码');
  expect(await page().getByLabel('证件号码', { exact: true }).getAttribute('placeholder')).toBe('待补');
  await page().getByLabel('出生日期', { exact: true }).focus();
  await type('19500203');
  await press('Enter');
  await picture('3-none');
  await noViolations(page(), 'none');
  await press('Control+s');
  await page().getByRole('link', { name: '人员卡片' }).waitFor();
  await page().getByRole('link', { name: '人员卡片' }).press('Enter');
  await page().getByText('曾用号码').first().waitFor();
  await picture('4-card-none');
  await noViolations(page(), 'card');
  await press('Escape');
});

it('enters an old foreigner’s card with its letters', async () => {
  await press('Control+n');
  await type('阿卜杜热合曼·买买提吐尔逊江');
  await press('Enter');
  await type('can110');
  await page().getByText('已输 6 位').waitFor();
  await type('181080312');
  await page().getByText('旧证号码不含性别和出生日期').waitFor();
  expect(await kindShown()).toBe('外国人永久居留身份证');
  await press('Enter');
  expect(await page().getByLabel('证件号码', { exact: true }).inputValue()).toBe('CAN110181080312');
  await picture('5-foreigner');
  await press('Control+s');
  await page().getByRole('link', { name: '人员卡片' }).waitFor();
  await page().getByRole('link', { name: '人员卡片' }).press('Enter');
  await page().getByText('外国人永久居留身份证 CAN110181080312').waitFor();
  await picture('6-card-foreigner');
  await press('Escape');
  await page().getByRole('link', { name: '人员卡片' }).waitFor();
});

it('lists all of them, and those without a number alone', async () => {
  await press('F2');
  await until(() => page().getByRole('row').count()).toBe(4);
  await picture('7-list');
  await noViolations(page(), 'list');
  await page().getByRole('button', { name: '暂无号码 1' }).press('Enter');
  await until(() => page().getByRole('row').count()).toBe(2);
  await page()
    .getByRole('row', { name: /林待补/ })
    .waitFor();
  await picture('8-list-none');
  await page().getByRole('button', { name: '暂无号码 1' }).press('Enter');
});

it('gives the number later, and finds everyone by a part of theirs', async () => {
  await find('林待补');
  await press('Enter');
  await page().getByText('暂无号码；以后有了，在这里填上就行').waitFor();
  await press('F8');
  await until(fieldWithFocus).toBe('idNumber');
  await type(citizen);
  await page().getByLabel('公民身份号码', { exact: true }).waitFor();
  expect(await kindShown()).toBe('公民身份号码');
  await press('Control+s');
  await until(() => rows(citizen.slice(5, 12))).toEqual([['林待补', 'citizen', citizen, 'idNumber']]);
  await picture('9-given');
  expect(await rows(hmt.slice(2, 9))).toEqual([['陈港生', 'hmt', hmt, 'idNumber']]);
  for (const part of ['can110', 'AN1101', 'can', '1101810'])
    expect(await rows(part)).toEqual([['阿卜杜热合曼·买买提吐尔逊江', 'foreigner', 'CAN110181080312', 'idNumber']]);
  await find('an1101', '阿卜杜热合曼·买买提吐尔逊江');
  await picture('10-found');
});

it('prints the number behind its kind', async () => {
  await find(hmt.slice(4, 12), '陈港生');
  await press('Enter');
  await page().getByRole('button', { name: '打印登记表' }).waitFor();
  await press('F9');
  await page().locator('.sheet-title').waitFor();
  await page().waitForTimeout(600);
  await picture('11-print');
  const bare = (await page().locator('.sheet-page').first().innerText()).replace(/\s/g, '');
  expect(bare).toContain(`公民身份号码港澳台居民居住证${hmt}`);
});

it('asks the second of two who change one thing of a person, and keeps what only one of them changed', async () => {
  const values = retiree({ name: '林同改', idNumber: number('35010219480203201'), mobile: '13500000001' });
  const { id } = await call(page(), 'records.save', opening(values));
  await press('Escape');
  await press('F2');
  await find('林同改');
  await press('Enter');
  await saved('林同改');
  await page().getByLabel('手机', { exact: true }).fill('13900139000');
  const file = await call(page(), 'records.get', { id });
  const theirs = { mobile: '13700137000', residenceAddress: '达明路 3 号' };
  await call(page(), 'records.save', saving(file, { ...file.values, ...theirs }));
  await press('Control+s');
  const panel = page().getByRole('region', { name: '与他人的修改合并' });
  await panel.getByText('修改了这个人的信息').waitFor();
  expect(await panel.getByRole('radio').count()).toBe(2);
  expect((await call(page(), 'records.get', { id })).values.mobile).toBe('13700137000');
  await picture('9-both-changed');
  await noViolations(page(), 'both changed');
  await panel.getByRole('radio', { name: '13900139000' }).check();
  await panel.getByRole('button', { name: '合并并保存' }).click();
  await panel.waitFor({ state: 'detached' });
  await until(async () => (await call(page(), 'records.get', { id })).values).toMatchObject({
    ...{ mobile: '13900139000', residenceAddress: '达明路 3 号' },
  });
  expect(await page().getByLabel('居住地址', { exact: true }).inputValue()).toBe('达明路 3 号');
});

it('begins a new file with what is known of its person, and asks where something else was typed', async () => {
  const idNumber = number('35010219480304201');
  const values = retiree({ name: '林旧档', idNumber, mobile: '13500000001', residenceAddress: '达明路 5 号' });
  const { id } = await call(page(), 'records.save', opening(values));
  await call(page(), 'records.remove', { id, version: 1, reason: '重复建档' });
  await press('Escape');
  await page().getByLabel('查找档案').waitFor();
  await press('Control+n');
  await page().getByLabel('手机', { exact: true }).fill('13900139000');
  await page().getByLabel('姓名', { exact: true }).fill('林旧档');
  await page().getByLabel('公民身份号码', { exact: true }).fill(idNumber);
  const panel = page().getByRole('region', { name: '与他人的修改合并' });
  await panel.getByText('这个号码登记过：林旧档').waitFor();
  await picture('10-known');
  await panel.getByRole('radio', { name: '13900139000' }).check();
  await panel.getByRole('button', { name: '按选择填入' }).click();
  await panel.waitFor({ state: 'detached' });
  expect(await page().getByLabel('居住地址', { exact: true }).inputValue()).toBe('达明路 5 号');
  await press('Control+s');
  await page().getByText('已建档').first().waitFor();
  const { rows: found } = await call(page(), 'records.list', { filter: { kind: 'retiree', text: '林旧档' } });
  expect((await call(page(), 'records.get', { id: found[0]?.id ?? 0 })).values).toMatchObject({
    ...{ mobile: '13900139000', residenceAddress: '达明路 5 号' },
  });
});

it('closes a file in its menu and opens it again; a person with a closed one gets no second', async () => {
  const idNumber = number('35010219470304201');
  const away = { management: 'M4', benefitState: 'B0', pensionFen: null, paperFileState: 'F4' } as const;
  await call(page(), 'records.save', opening(retiree({ name: '郑已转', idNumber, ...away })));
  await find('郑已转');
  await press('Enter');
  await saved('郑已转');
  const close = async () => {
    await page().getByRole('button', { name: '更多操作' }).click();
    await page().getByRole('menuitem', { name: '结束这份档案' }).click();
    await page().getByLabel('结束原因').fill('转出手续办完');
    await press('Tab');
    await page().getByRole('button', { name: '结束', exact: true }).click();
    await page().getByText('已结束', { exact: true }).waitFor();
  };
  await close();
  await picture('11-closed');
  await noViolations(page(), 'closed');
  expect(await page().getByRole('button', { name: '保存', exact: true }).count()).toBe(0);
  await page().getByRole('button', { name: '重新打开' }).click();
  await page().getByRole('dialog').getByRole('button', { name: '重新打开' }).click();
  await page().getByRole('button', { name: '保存', exact: true }).waitFor();
  await close();

  const { found } = await call(page(), 'people.findByIdNumber', { idNumber });
  const person = { id: found?.personId ?? 0, version: found?.version ?? 0, values: {}, before: {} };
  const values = retiree({ name: '郑已转', idNumber });
  const second = { ...opening(values), person };
  const again = await page().evaluate((input) => window.archive.call('records.save', input), second);
  expect(again).toMatchObject({ ok: false, error: { code: 'record.closedBefore' } });

  await find('郑已转');
  await page().getByRole('row', { name: '郑已转' }).getByText('已结束', { exact: true }).waitFor();
  await picture('12-closed-in-list');
});
