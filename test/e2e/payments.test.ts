import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDay, monthOf } from '#shared/rules/calendar.ts';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder, newIdNumber } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { nextDialog } from '#test/help/page.ts';
import { saving } from '#test/help/saving.ts';
import { resize, screensOf, sizes } from '#test/help/screens.ts';

/** 发放: the decided list is judged, entered, taken back, entered again; the month is made final, one comes back, it is printed. */
let dir: string;
let running: RunningApp;
const page = () => running.page;
const { look } = screensOf('payments', () => running);

const button = (name: string | RegExp) => page().getByRole('button', { name });
const dialog = (name: string | RegExp) => page().getByRole('dialog', { name });
const month = () => monthOf(localDay(new Date().toISOString()));
const year = () => new Date().getFullYear();

interface Person {
  id: number;
  name: string;
  idNumber: string;
  fen: number;
}
let people: Person[];
const formFen = async ({ id }: Person) => (await call(page(), 'records.get', { id })).values.pensionFen;

beforeAll(async () => {
  dir = newFolder('payments');
  const archive = join(dir, 'archive');
  const office = ['--office', '鼓西街道社会保障事务所', '--area', '350102005000'];
  await cli('init', '--archive', archive, ...office, '--demo', '160', '--seed', '7');
  running = await startApp(archive);
  await resize(running, sizes.small);
  await usable(page());
  const { lines } = await call(page(), 'payments.roll', { month: month(), limit: 200 });
  people = lines.flatMap(({ recordId, name, idNumber, baseFen }) =>
    // Whoever was born later may retire after the month the amounts hold from.
    idNumber === null || idNumber.slice(6, 10) > '1957' ? [] : [{ id: recordId, name, idNumber, fen: baseFen }],
  );
  expect(people.length).toBeGreaterThan(20);
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

it('reads the agency’s list, says what is wrong line by line, enters it, takes it back and enters it again', async () => {
  await page().keyboard.press('Alt+p');
  await page().getByRole('heading', { name: '发放', exact: true }).waitFor();
  await page().getByRole('link', { name: '养老金调整' }).click();
  await look('1-adjust-empty');
  const [first, second, third] = people as [Person, Person, Person, ...Person[]];
  const rows = people.slice(3, 20).map(({ name, idNumber, fen }) => `${name},${idNumber},${(fen + 9_300) / 100},`);
  const list = join(dir, '调整名单.csv');
  writeFileSync(
    list,
    [
      '姓名,公民身份号码,调整后金额,增加额',
      `${first.name},${first.idNumber},${(first.fen + 10_050) / 100},`,
      `${second.name},${second.idNumber},,88.5`,
      `王别名,${third.idNumber},${(third.fen + 9_000) / 100},`,
      '查无此人,11010519491231002X,3000,',
      ...rows,
    ].join('\n'),
  );
  await nextDialog(running.app, list);
  await button('选择名单…').press('Enter');
  await page().getByText('没有人用号码').waitFor();
  await page().getByText(`姓名不一致：名单是“王别名”，号码 ${third.idNumber} 登记的是“${third.name}”`).waitFor();
  await button(/^登记 19 人…$/).waitFor();
  await look('2-judged');
  await page()
    .getByRole('checkbox', { name: `是同一个人，登记到“${third.name}”名下，姓名不改` })
    .press('Space');
  await button(/^登记 20 人…$/).press('Enter');
  await dialog(/^登记养老金调整/).waitFor();
  await page().keyboard.press('Enter');
  await page().getByText('请填写经办机构文件的文号').waitFor();
  await page().getByLabel('经办机构文号').fill('闽人社文〔2026〕8号');
  await page().getByLabel('文件日期').fill(`${year()}0105`);
  await look('3-apply');
  await page().keyboard.press('Enter');
  await page()
    .getByText(/^已登记 20 人，每月增加/)
    .first()
    .waitFor();
  expect(await formFen(first)).toBe(first.fen + 10_050);
  expect(await formFen(third)).toBe(third.fen + 9_000);
  await look('4-applied');
  await page().keyboard.press('Control+z');
  await page()
    .getByText(/^已撤销：调整养老金 20 人/)
    .waitFor();
  for (const one of people.slice(0, 20)) expect(await formFen(one)).toBe(one.fen);
  await button('选择名单…').click();
  await button(/^登记 19 人…$/).click();
  await page().getByLabel('经办机构文号').fill('闽人社文〔2026〕8号');
  await page().getByLabel('文件日期').fill(`${year()}-01-05`);
  await page().keyboard.press('Enter');
  await page()
    .getByText(/^已登记 19 人/)
    .first()
    .waitFor();
  expect(await formFen(second)).toBe(second.fen + 8_850);
});

it('makes the month final, takes in what came back, and prints the roll as it was', async () => {
  await page().getByRole('link', { name: '发放花名册' }).click();
  await page().getByText('未定稿：').waitFor();
  await look('5-roll-draft');
  const some = people.at(-1) as Person;
  const { lines } = await call(page(), 'payments.roll', { month: month(), limit: 200 });
  await button(`补扣 ${lines[0]?.name}`).first().press('Enter');
  await page().getByLabel('金额（元）').fill('50');
  await page().getByLabel('依据', { exact: true }).fill('上月少发');
  await page().keyboard.press('Enter');
  await page()
    .getByText(/补发 50.00 元，编入/)
    .first()
    .waitFor();
  // Who has no number is named and keeps the roll from being final; the clerk gives the numbers.
  const without = await call(page(), 'records.list', {
    filter: { kind: 'retiree', facets: { withoutNumber: [1] } },
    limit: 200,
  });
  for (const { id } of without.rows) {
    const file = await call(page(), 'records.get', { id });
    const { birthOn } = file.values;
    const idNumber = newIdNumber(birthOn?.length === 10 ? birthOn : '1950-01-02');
    await call(page(), 'records.save', saving(file, { ...file.values, idKind: 'citizen', idNumber }));
  }
  await expect.poll(() => button('定稿…').isEnabled()).toBe(true);
  await button('定稿…').press('Enter');
  await dialog(/^定稿/).waitFor();
  await look('6-finalise');
  await page().keyboard.press('Enter');
  await page()
    .getByText(/^已定稿（\d{6}-1），等银行的发放结果$/)
    .waitFor();
  // Written out, it is voided with a reason, and the month is made final anew under the next number.
  await nextDialog(running.app, join(dir, '花名册.xlsx'));
  await button('导出…').press('Enter');
  await button('作废…').press('Enter');
  await dialog(/^作废花名册 \d{6}-1$/).waitFor();
  await page().getByLabel('作废的原因').fill('名单漏了一人');
  await look('6-void');
  await page().keyboard.press('Enter');
  await page().getByRole('region', { name: '作废的花名册' }).getByText('名单漏了一人').waitFor();
  await look('6-voided');
  await button('定稿…').press('Enter');
  await dialog(/^定稿/).waitFor();
  await page().keyboard.press('Enter');
  await page()
    .getByText(/^已定稿（\d{6}-2），等银行的发放结果$/)
    .waitFor();
  const final = await call(page(), 'payments.roll', { month: month(), limit: 200 });
  await button('登记发放结果…').press('Enter');
  const returned = join(dir, '退回.csv');
  writeFileSync(returned, `户名,账号,退回原因\n${some.name},${some.idNumber},账号已注销\n`);
  await nextDialog(running.app, returned);
  await button('选择退回名单…').press('Enter');
  await page()
    .getByText(/^可登记 1 笔/)
    .waitFor();
  await look('7-returns');
  await page().getByRole('button', { name: '登记', exact: true }).press('Enter');
  await page().getByText('已登记退回 1 笔，列入待办').first().waitFor();
  await page()
    .getByText(/退回 1 笔/)
    .first()
    .waitFor();
  await look('8-roll-final');
  const after = await call(page(), 'payments.roll', { month: month(), limit: 200 });
  expect(after.sums).toEqual(final.sums);
  expect(after.states.returned).toBe(1);
  await button('打印花名册…').press('Enter');
  const preview = dialog('养老金社会化发放花名册');
  await preview.waitFor();
  await preview.getByText('本页小计').first().waitFor();
  await look('9-print');
  const pdf = join(dir, '花名册.pdf');
  await nextDialog(running.app, pdf);
  await preview.getByRole('button', { name: /PDF/ }).click();
  await page()
    .getByText(/^已保存为 PDF，共 \d+ 页/)
    .waitFor();
  await page().keyboard.press('Escape');
  await preview.waitFor({ state: 'detached' });
  await page().keyboard.press('F10');
  await page().getByText('处理退回的养老金').first().waitFor();
  await look('A-desk');
});

it('shows on the file and on the card of the person what was paid, and what came back', async () => {
  const some = people.at(-1) as Person;
  const { personId } = await call(page(), 'records.get', { id: some.id });
  for (const [path, shown] of [
    [`/records/${some.id}?tab=pension`, 'C-file'],
    [`/people/${personId}`, 'D-card'],
  ] as const) {
    await page().evaluate((to) => window.history.pushState(null, '', to), path);
    const panel = page().getByRole('region', { name: '发放记录' });
    await panel.getByText('账号已注销').waitFor();
    expect(await panel.getByRole('row').count()).toBe(2);
    expect(await panel.innerText()).toContain('退回');
    await panel.scrollIntoViewIfNeeded();
    await look(shown);
  }
});

it('says a settled return that would go to the same account, and keeps it on the desk after a death until it is handed over', async () => {
  const some = people.at(-1) as Person;
  await page().keyboard.press('F10');
  await button(`办结 处理退回的养老金：${some.name}`).press('Enter');
  await dialog(/^办结/).getByText('账号与退回时相同（退回原因：账号已注销）').waitFor();
  await look('E-settle');
  await page().keyboard.press('Enter');
  await dialog(/^办结/).waitFor({ state: 'detached' });
  const { version } = await call(page(), 'life.get', { recordId: some.id });
  const on = localDay(new Date().toISOString());
  await call(page(), 'life.take', {
    ...{ recordId: some.id, version, step: 'person.death', on },
    papers: [{ paper: 'death-certificate', number: null }],
  });
  await page()
    .getByText(/^未发 [\d,.]+ 元：\d{4}-\d\d 退回后未补发；本人已死亡，待遗属领取或处理$/)
    .waitFor();
  await look('F-owed');
  await button(`办理 未发养老金：${some.name}`).press('Enter');
  await page().getByRole('region', { name: '未发养老金' }).waitFor();
  await look('G-owed-file');
  await button('登记交付或退回…').press('Enter');
  await dialog(/^未发养老金/).waitFor();
  await page().getByLabel('领取人姓名').fill('陈丽');
  await page().getByLabel('领取人证件号码或账号').fill('350102197801010027');
  const paper = dialog(/^未发养老金/).getByLabel('依据材料');
  await paper.focus();
  await page().keyboard.type('收条');
  await page().keyboard.press('Enter');
  await look('H-hand-over');
  await button('登记')
    .and(page().getByRole('button', { name: '登记', exact: true }))
    .press('Enter');
  await page()
    .getByText(/^已登记交遗属/)
    .first()
    .waitFor();
  await look('I-handed-over');
  const { owed, handedOver } = await call(page(), 'payments.ofRecord', { recordId: some.id });
  expect([owed.length, handedOver.length]).toEqual([0, 1]);
});

it('counts nobody as new in a first month, on the screen as on paper', async () => {
  await page().keyboard.press('Alt+p');
  await page().getByRole('link', { name: '增减及发放信息' }).click();
  await page().getByText('上月没有定稿的花名册，不能比较增减').waitFor();
  await look('B-changes');
  const { checks } = await call(page(), 'payments.changes', { month: month() });
  expect(checks.map(({ isRight }) => isRight)).toEqual([true]);
  await button('打印增减表…').press('Enter');
  const preview = dialog('社会化发放人员增减及发放信息表');
  await preview.getByText('本页小计').first().waitFor();
  await look('C-print-changes');
  await page().keyboard.press('Escape');
  await page().getByRole('link', { name: '发放花名册' }).click();
  const next = await call(page(), 'payments.months', {});
  expect(next.items).toHaveLength(1);
});
