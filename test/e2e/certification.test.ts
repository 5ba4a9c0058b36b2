import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { nextDialog } from '#test/help/page.ts';
import { resize, screensOf, sizes } from '#test/help/screens.ts';

/** 资格认证: a clerk with a card reader confirms twenty people by keyboard, works the overdue list, pauses, takes back. */
const PEOPLE = 20;
let dir: string;
let running: RunningApp;
const page = () => running.page;
const { look } = screensOf('certification', () => running);

const tab = (name: string) => page().getByRole('tab', { name: new RegExp(`^${name}`) });
const table = () => page().getByRole('table', { name: '人员' });
const card = () => page().getByLabel('证件号码、档号或姓名（Alt+K）');

let people: { state: string; id: number; name: string; idNumber: string; number: string }[];

beforeAll(async () => {
  dir = newFolder('certification');
  const archive = join(dir, 'archive');
  const office = ['--office', '鼓西街道社会保障事务所', '--area', '350102005000'];
  await cli('init', '--archive', archive, ...office, '--demo', '120', '--seed', '7');
  running = await startApp(archive);
  await resize(running, sizes.large);
  await usable(page());
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'retiree', states: ['M1'] }, limit: 100 });
  const found = [];
  for (const { id, name, idNumber, number } of rows) {
    if (idNumber === null) continue;
    const { states } = await call(page(), 'life.get', { recordId: id });
    if (states.benefitState === 'B1')
      found.push({ state: states.certificationState ?? '', id, name, idNumber, number });
  }
  people = found;
  expect(people.length).toBeGreaterThan(PEOPLE + 5);
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

it('confirms twenty people by keyboard alone, with one key beside the number for each', async () => {
  await page().keyboard.press('Alt+r');
  await page().getByRole('heading', { name: '资格认证' }).waitFor();
  await look('1-empty');
  // The page begins at the way: a word, Enter, and the cards can come.
  await page().keyboard.type('街道窗口');
  await page().keyboard.press('Enter');
  for (const { idNumber } of people.slice(0, PEOPLE)) {
    await page().keyboard.type(idNumber);
    await page().keyboard.press('Enter');
  }
  await page().getByText(`本次已登记 ${PEOPLE} 人`).waitFor();
  const last = people[PEOPLE - 1];
  const first = page().getByRole('list', { name: '刚登记的认证' }).getByRole('listitem').first();
  expect(await first.innerText()).toContain(last?.name);
  await look('2-entered');
  for (const { id } of people.slice(0, PEOPLE)) {
    const { states, story } = await call(page(), 'life.get', { recordId: id });
    expect(states.certificationState).toBe('V1');
    expect(story).toMatchObject([{ step: 'certification.pass', way: '04' }]);
  }
});

it('says what is wrong with a card, keeps it, and takes a wrong entry back', async () => {
  await page().keyboard.press('Alt+k');
  await page().keyboard.type(people[0]?.idNumber ?? '');
  await page().keyboard.press('Enter');
  await page().getByText('已经登记过认证').waitFor();
  expect(await card().inputValue()).toBe(people[0]?.idNumber);
  await look('3-twice');
  await page().keyboard.press('Alt+k');
  await page().keyboard.type('11010519491231002X');
  await page().keyboard.press('Enter');
  await page().getByText('没有找到“11010519491231002X”').waitFor();
  const wrong = people[PEOPLE - 1];
  await page()
    .getByRole('button', { name: `撤销 ${wrong?.name} 的认证` })
    .press('Enter');
  await page().getByText('已撤销').waitFor();
  await page()
    .getByText(`本次已登记 ${PEOPLE - 1} 人`)
    .waitFor();
  const { states } = await call(page(), 'life.get', { recordId: wrong?.id ?? 0 });
  expect(states.certificationState).toBe(wrong?.state);
});

it('finds by a name typed as everywhere: of several the first has the keyboard, and Enter takes it', async () => {
  const surname = people[PEOPLE + 3]?.name.slice(0, 1) ?? '';
  await page().keyboard.press('Alt+k');
  await page().keyboard.type(surname);
  await page().keyboard.press('Enter');
  const found = page()
    .getByRole('group', { name: `选择 ${surname}` })
    .getByRole('button');
  await found.first().waitFor();
  expect(await found.count()).toBeGreaterThan(1);
  await look('3-several');
  await expect.poll(() => found.first().evaluate((button) => button === document.activeElement)).toBe(true);
  await page()
    .getByRole('button', { name: `知道了 ${surname}` })
    .press('Enter');
  await found.first().waitFor({ state: 'detached' });
});

it('keeps a card that was refused while the next ones came, until it is dealt with', async () => {
  const [next] = people.slice(PEOPLE + 3);
  // A reader that is faster than the answer to the first card.
  await card().evaluate(
    async (field, texts) => {
      const input = field as HTMLInputElement;
      const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      for (const text of texts) {
        write?.call(input, text);
        input.dispatchEvent(new Event('input', { bubbles: true }));
        await Promise.resolve();
        input.form?.requestSubmit();
        await Promise.resolve();
      }
    },
    ['11010519491231002X', next?.idNumber ?? ''],
  );
  await page().getByText(`本次已登记 ${PEOPLE} 人`).waitFor();
  const refused = page().getByRole('list', { name: '没有登记上的' });
  expect(await refused.innerText()).toContain('11010519491231002X 没有登记：没有找到');
  expect(await card().inputValue()).toBe('');
  await look('3-refused');
  await page().getByRole('button', { name: '重新登记 11010519491231002X' }).press('Enter');
  // Refused again, it goes into the field to be put right.
  await expect.poll(() => card().inputValue()).toBe('11010519491231002X');
  expect(await refused.count()).toBe(0);
  await page().getByText('没有找到“11010519491231002X”').waitFor();
  await page().keyboard.press('Delete');
});

it('lists the overdue, writes the list out, pauses by the agency’s list and takes it back whole', async () => {
  const late = people.slice(PEOPLE, PEOPLE + 3);
  for (const { number } of late)
    await call(page(), 'certification.enter', { text: number, on: '2024-03-01', way: '05', party: '王网格员' });
  await tab('按到期月份').click();
  await page().getByLabel('月份').fill('2025-03');
  await table()
    .getByText(late[0]?.name ?? '')
    .waitFor();
  await tab('逾期未认证').click();
  await table()
    .getByText(late[0]?.name ?? '')
    .waitFor();
  await look('4-overdue');
  const path = join(dir, '名单.xlsx');
  await nextDialog(running.app, path);
  await page().getByRole('button', { name: '导出名单…' }).click();
  await page().getByText('已导出').waitFor();
  for (const { name } of late)
    await page()
      .getByRole('checkbox', { name: `勾选 ${name}` })
      .first()
      .press('Space');
  // A letter to each of them, looked at before it is printed.
  await page().getByRole('button', { name: '打印 3 人…' }).press('Enter');
  await page().getByRole('menuitem', { name: '逾期未认证建议暂停发放名单' }).press('Enter');
  await page().getByTestId('sheet').getByText('建议暂停').first().waitFor();
  await look('4a-proposal');
  await page().keyboard.press('Escape');
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  await page().getByRole('button', { name: '打印 3 人…' }).press('Enter');
  await page().getByRole('menuitem', { name: '领取养老金资格认证通知书' }).press('Enter');
  await page().getByRole('dialog', { name: '领取养老金资格认证通知书' }).waitFor();
  await page().getByTestId('sheet').locator('.sheet-page').nth(2).waitFor();
  expect(await page().getByTestId('sheet').textContent()).toContain(late[2]?.name);
  await look('4b-notices');
  await page().keyboard.press('Escape');
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  await page().getByRole('button', { name: '暂停发放 3 人…' }).press('Enter');
  await page().getByLabel('名单文号（可不填）').fill('榕社〔2026〕3号');
  await look('5-pause');
  await page().keyboard.press('Enter');
  await page().getByText('已登记暂停发放 3 人').waitFor();
  await tab('已暂停发放').click();
  await table()
    .getByText(late[0]?.name ?? '')
    .waitFor();
  await look('6-paused');
  await page().getByRole('button', { name: '最近批量登记' }).press('Enter');
  await page()
    .getByRole('button', { name: /^撤销 逾期未认证暂停发放 3 人/ })
    .press('Enter');
  await page().getByRole('button', { name: '撤销', exact: true }).press('Enter');
  await page()
    .getByText(/^已撤销：逾期未认证暂停发放 3 人/)
    .waitFor();
  await page().keyboard.press('Escape');
  const { states } = await call(page(), 'life.get', { recordId: late[0]?.id ?? 0 });
  expect(states).toMatchObject({ benefitState: 'B1', certificationState: 'V3' });
});

it('takes a list of passed people in, judged line by line, and people who are ticked, each as one act', async () => {
  const [fine, other, ...more] = people.slice(PEOPLE + 6).filter(({ state }) => state === 'V0');
  const path = join(dir, '通过名单.csv');
  const lines = [
    '姓名,公民身份号码,认证日期,认证结果',
    `${fine?.name},${fine?.idNumber},,通过`,
    `陈大文,${other?.idNumber},,通过`,
    '何人,11010519491231002X,,通过',
    `${more[0]?.name},${more[0]?.idNumber},,死亡`,
  ];
  writeFileSync(path, `\uFEFF${lines.join('\n')}\n`);
  await nextDialog(running.app, path);
  await page().getByRole('button', { name: '导入通过名单…' }).press('Enter');
  const dialog = page().getByRole('dialog');
  await dialog.getByText('没有人用号码 11010519491231002X').waitFor();
  await dialog.getByText('名单上的认证结果是“死亡”，不是通过').waitFor();
  await look('7-list');
  // A way that nobody chose is registered by no Enter: it begins empty, and the keyboard stands there.
  const way = dialog.getByRole('combobox', { name: '认证方式' });
  const chooseWay = async () => {
    await dialog.getByText('没有认证方式，请在上面选择').first().waitFor();
    expect(await way.inputValue()).toBe('');
    await expect.poll(() => way.evaluate((field) => field === document.activeElement)).toBe(true);
    await page().keyboard.press('Enter');
    await page().getByRole('option', { name: '数据比对' }).click();
  };
  await chooseWay();
  const enter = dialog.getByRole('button', { name: '登记 1 人' });
  // Somebody cannot be entered: the others go on only when the clerk says so.
  expect(await enter.isDisabled()).toBe(true);
  await dialog.getByRole('checkbox', { name: '3 行不登记，其余的照常登记' }).press('Space');
  await enter.press('Enter');
  await page().getByText('已登记认证 1 人；3 行没有登记').waitFor();
  await dialog.waitFor({ state: 'detached' });
  expect((await call(page(), 'life.get', { recordId: fine?.id ?? 0 })).states.certificationState).toBe('V1');
  expect((await call(page(), 'life.get', { recordId: other?.id ?? 0 })).states.certificationState).toBe('V0');
  await tab('从未认证').click();
  const ticked = page().getByRole('checkbox', { name: /^勾选 [^本]/ });
  await ticked.nth(0).press('Space');
  await ticked.nth(1).press('Space');
  await page().getByRole('button', { name: '认证通过 2 人…' }).press('Enter');
  await chooseWay();
  await dialog.getByRole('button', { name: '登记 2 人' }).waitFor();
  await look('8-ticked');
  await dialog.getByRole('button', { name: '登记 2 人' }).press('Enter');
  await page().getByText('已登记认证 2 人').waitFor();
  await page().keyboard.press('Control+z');
  await page().getByText('已撤销：批量认证 2 人').waitFor();
});

it('takes over what the old system knew, in a file and by a list; it is no certification of the office', async () => {
  const [one, ...rest] = people
    .slice(PEOPLE + 3)
    .filter(({ state }) => state === 'V0')
    .reverse();
  await page().evaluate((id) => window.history.pushState(null, '', `/records/${id}?tab=life`), one?.id);
  await page().getByRole('button', { name: '期初登记…' }).press('Enter');
  const dialog = page().getByRole('dialog');
  await dialog.getByLabel('上次认证日期').fill('2026-03-01');
  await dialog.getByLabel('现在的月养老金（元）').fill('3200.50');
  await look('9-opening');
  await page().keyboard.press('Enter');
  // An amount is nothing without its month.
  await dialog.getByText('请填写这个金额从哪个月起，例如 2026-01').waitFor();
  await dialog.getByLabel('这个金额从哪个月起（现标准起始月）').fill('202601');
  await page().keyboard.press('Enter');
  // The file has another amount: both are shown, and the keyboard stands on what takes the opening one.
  await dialog.getByText('登记后是 3,200.50 元（自 2026-01 起）').waitFor();
  const takes = dialog.getByRole('checkbox', { name: '两个金额都看过，按期初的登记' });
  await expect.poll(() => takes.evaluate((box) => box === document.activeElement)).toBe(true);
  await look('9c-other-amount');
  await page().keyboard.press('Space');
  await page().keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  const panel = page().getByRole('region', { name: '期初' });
  await panel.getByText('上次认证 2026-03-01').waitFor();
  await look('9a-opened');
  expect((await call(page(), 'life.get', { recordId: one?.id ?? 0 })).states.certificationState).not.toBe('V0');
  const path = join(dir, '期初名单.csv');
  const lines = [
    '姓名,公民身份号码,认证有效期至,月养老金,现标准起始月,发放状态',
    ...rest.slice(0, 2).map(({ name, idNumber }) => `${name},${idNumber},2027-05-31,3100,2026-01,正常发放`),
    `${one?.name},${one?.idNumber},2027-05-31,,,`,
  ];
  writeFileSync(path, `\uFEFF${lines.join('\n')}\n`);
  await nextDialog(running.app, path);
  await page().getByRole('link', { name: '导入' }).click();
  await page().getByRole('button', { name: '期初名单…' }).press('Enter');
  await dialog.getByText('期初已登记过，名单不改动它').waitFor();
  await dialog.getByText('登记过认证，期初的认证不能再填或改').waitFor();
  await look('9b-opening-list');
  // Another amount than the file's is taken line by line.
  await dialog.getByText('登记后是 3,100.00 元（自 2026-01 起）').waitFor();
  await dialog.getByRole('table').getByRole('checkbox').first().press('Space');
  await dialog.getByRole('checkbox', { name: '2 行不登记，其余的照常登记' }).press('Space');
  await dialog.getByRole('button', { name: '登记 1 人' }).press('Enter');
  await page().getByText('已登记期初 1 人；2 行没有登记').waitFor();
  await dialog.waitFor({ state: 'detached' });
  expect((await call(page(), 'life.get', { recordId: rest[0]?.id ?? 0 })).states.certificationState).toBe('V1');
});
