import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idNumberCheckDigit } from '#shared/rules/id-number.ts';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { chosen } from '#test/help/page.ts';
import { saving } from '#test/help/saving.ts';
import { resize, screensOf, sizes } from '#test/help/screens.ts';

/** 办理 and 待办: a paper file is received, lent, asked back and returned, a death told and taken back, by keyboard. */
const LONG = '阿卜杜热合曼·买买提吐尔逊江';
const LONGEST = '买买提明·阿卜杜热西提·吐尔逊江·伊明江·克里木江·热合曼·阿不都外力';
let dir: string;
let running: RunningApp;
let fileId: number;
const page = () => running.page;
const { look } = screensOf('life', () => running);
const number = (body: string): string => body + idNumberCheckDigit(body);
const type = (text: string) => page().keyboard.type(text);
const dialog = () => page().getByRole('dialog');
const keys = async (...names: string[]) => {
  for (const name of names) await page().keyboard.press(name);
};
const press = (name: string | RegExp) =>
  page()
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .press('Enter');
const closed = () => dialog().waitFor({ state: 'detached' });
const life = () => call(page(), 'life.get', { recordId: fileId });
const day = (ago: number): string => {
  const at = new Date();
  at.setDate(at.getDate() - ago);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
};

/** An old machine: what waits for the next drawing waits for half a second, and the clerk types on. */
const drawSlowly = (isSlow: boolean) =>
  page().evaluate((slow) => {
    const one = window as typeof window & { drawn?: typeof requestAnimationFrame };
    one.drawn ??= window.requestAnimationFrame.bind(window);
    const drawn = one.drawn;
    window.requestAnimationFrame = slow ? (work) => window.setTimeout(() => drawn(work), 500) : drawn;
  }, isSlow);

beforeAll(async () => {
  dir = newFolder('life');
  const archive = join(dir, 'archive');
  await cli('init', '--archive', archive, '--office', '鼓西街道社会保障事务所', '--area', '350102005000');
  const roster = join(dir, '花名册.csv');
  const given = '花兰英珍秀芳梅桂琴红云霞';
  const others = Array.from({ length: 60 }, (_, index) => {
    const name = index === 7 ? LONGEST : `${'林陈黄郑王'[Math.floor(index / 12)]}玉${given[index % 12]}`;
    return `${name},${number(`35010219501231${100 + index}`)},2005-12,达明社区,13805910002`;
  });
  writeFileSync(
    roster,
    ['姓名,身份证号,退休时间,社区,手机', `${LONG},${number('35010219500203101')},2010-02,达明社区,13805910001`]
      .concat(others)
      .join('\n'),
  );
  await cli('import', '--archive', archive, '--kind', 'retiree', roster);
  running = await startApp(archive);
  await resize(running, sizes.large);
  await usable(page());
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'retiree', text: '阿卜杜' } });
  fileId = rows[0]?.id ?? 0;
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

it('receives the paper file by keyboard; what is lacking is said at its fields, all at once', async () => {
  await keys('Control+f');
  await page().getByLabel('查找档案').fill('阿卜杜');
  await page()
    .getByRole('row', { name: /阿卜杜热合曼/ })
    .waitFor();
  await keys('Enter');
  await page().getByLabel('姓名', { exact: true }).waitFor();
  await keys('Alt+2');
  await page().getByText('还没有办理过').waitFor();
  await look('1-empty');
  await press(/^现在不能办的/);
  await page().getByText('在库的人事档案才能借出', { exact: false }).waitFor();
  await look('2-refused');
  await press(/^现在不能办的/);

  await press('接收人事档案…');
  await dialog().getByLabel('依据材料').waitFor();
  await keys('Enter');
  await dialog().getByText('请选择依据的材料').waitFor();
  await dialog().getByText('请填写对方单位或经手人').waitFor();
  const focused = () =>
    page().evaluate(() => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent);
  await expect.poll(focused).toBe('依据材料');
  await look('3-lacking');
  await type('名册');
  await keys('Tab');
  await type('榕社退字〔2026〕7号');
  await keys('Tab');
  await type('福州搪瓷厂');
  await keys('Tab');
  await type('3-2-15');
  await dialog().getByLabel('办理日期').fill(day(90));
  await look('4-filled');
  await dialog().getByLabel('办理日期').press('Enter');
  await page().getByText(`已办理：接收人事档案（${LONG}）`).waitFor();
  await closed();
  await page()
    .getByText('人事档案接收入库，自 福州搪瓷厂，存放 3-2-15，依据 档案移交名册表（榕社退字〔2026〕7号）')
    .waitFor();
  expect((await life()).states.paperFileState).toBe('F1');
});

it('lends it with a day to be back that is past: the story marks it, and the form is saved first', async () => {
  await keys('Alt+1');
  await page().getByLabel('备注', { exact: true }).fill('先打电话');
  await keys('Alt+2');
  await press('借出人事档案…');
  await dialog().getByText('先保存登记信息').waitFor();
  await look('5-save-first');
  await keys('Enter');
  await dialog().getByLabel('归还期限').waitFor();
  await dialog().getByLabel('办理日期').fill(day(60));
  await dialog().getByLabel('归还期限').fill(day(61));
  await dialog().getByLabel('借给谁').fill('台江区人力资源和社会保障局（经手人 阿依古丽·买买提）');
  await keys('Enter');
  await dialog().getByText('归还期限不能早于借出日期').waitFor();
  await dialog().getByLabel('归还期限').fill(day(30));
  await look('6-lend');
  await keys('Enter');
  await closed();
  await page().getByText('已逾期').waitFor();
  await look('7-lent');
  const file = await call(page(), 'records.get', { id: fileId });
  expect(file.values).toMatchObject({ remark: '先打电话', paperFileState: 'F2' });
});

it('shows what is due at the desk, opens the file from there, and the file comes back', async () => {
  await keys('F10');
  const row = page().getByRole('row', { name: /归还人事档案/ });
  await row.getByText(/逾期 30 天/).waitFor();
  await page().getByRole('link', { name: /待办/ }).getByRole('img', { name: '逾期 1 件' }).waitFor();
  await look('8-desk');
  await page().getByText('逾期的', { exact: true }).click();
  await row.waitFor();
  await page().evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await keys('ArrowDown', 'Enter');
  await page().getByRole('tab', { name: '办理', selected: true }).waitFor();
  await press('归还人事档案…');
  await dialog().getByLabel('存放位置').waitFor();
  expect(await dialog().getByLabel('存放位置').inputValue()).toBe('3-2-15');
  await keys('Enter');
  await closed();
  await page().getByText('人事档案归还入库').waitFor();
  await page()
    .getByText(/^已于 .*办结$/)
    .waitFor();
  await keys('F10');
  await page().getByText('没有到期的事项').waitFor();
  await look('9-desk-empty');
});

it('tells what was certified, leads from the desk to the file, and a step of the file settles it', async () => {
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'retiree' }, limit: 100 });
  const others = rows.filter(({ id }) => id !== fileId);
  expect(others).toHaveLength(60);
  for (const [index, { id }] of others.entries()) {
    const { version } = await call(page(), 'life.get', { recordId: id });
    await call(page(), 'life.take', {
      ...{
        recordId: id,
        version,
        step: 'certification.pass',
        way: '04',
        on: day(index > 6 && index < 11 ? 420 - index : index),
      },
      papers: [{ paper: 'certification-form', number: null }],
      ...{ reason: null, party: null, place: null, note: null },
    });
  }
  await page().getByText('逾期 4 件').waitFor();
  await page().getByText('全部', { exact: true }).click();
  await page().getByText('已列出 50 件，共 60 件').waitFor();
  await look('10-desk-full');
  await press('再看 50 条');
  await expect.poll(() => page().getByRole('row').count()).toBe(61);
  await page().getByText('已列出 50 件').waitFor({ state: 'detached' });
  // A certification is done by certifying: the desk leads to the file, and there the step settles it.
  await page()
    .getByRole('button', { name: /^办理 资格认证/ })
    .first()
    .press('Enter');
  await page().getByText('办理“资格认证通过”后办结').waitFor();
  await look('11-settled-by-step');
  const [late] = others.slice(7).map(({ id }) => id);
  await press('资格认证通过…');
  await dialog().getByLabel('认证方式').waitFor();
  await keys('Escape');
  await closed();
  await keys('F10');
  await page().getByText('逾期 4 件').waitFor();
  const { version } = await call(page(), 'life.get', { recordId: late ?? 0 });
  await call(page(), 'life.take', {
    ...{ recordId: late ?? 0, version, step: 'certification.pass', way: '04', on: day(0) },
    ...{ papers: [{ paper: 'certification-form', number: null }], reason: null, party: null, place: null, note: null },
  });
  await page().getByText('逾期 3 件').waitFor();
});

it('says that somebody changed the file meanwhile, and goes on from there', async () => {
  await page().evaluate((id) => window.history.pushState(null, '', `/records/${id}?tab=life`), fileId);
  await press('认证待核实…');
  await dialog().getByLabel('办理日期').waitFor();
  await keys('Tab');
  await type('上门');
  await keys('Tab', 'Tab');
  await type('联系');
  await keys('Tab');
  const file = await call(page(), 'records.get', { id: fileId });
  await call(page(), 'records.save', saving(file, { ...file.values, remark: '住院' }));
  await keys('Enter');
  await dialog().getByText('这份档案刚被管理员改过').waitFor();
  await look('11-changed');
  await keys('Enter');
  await closed();
  await page().getByText('认证不通过或待核实，联系不上，依据 上门走访记录').waitFor();
});

it('registers a death by keyboard, tells it, and takes it back', async () => {
  await press('死亡登记…');
  await dialog().getByLabel('死亡日期').waitFor();
  expect(await dialog().getByLabel('死亡日期').inputValue()).toBe('');
  await drawSlowly(true);
  await keys('Enter');
  await dialog().getByText('请填写日期，例如 2026-07-01').waitFor();
  await type(day(2).replaceAll('-', '.'));
  await page().waitForTimeout(600);
  await drawSlowly(false);
  expect(await dialog().getByLabel('死亡日期').inputValue()).toBe(day(2).replaceAll('-', '.'));
  await keys('Tab');
  await type('火化');
  await keys('Tab', 'Tab');
  await type('家属林玉花来报');
  await look('12-death');
  await keys('Enter');
  await closed();
  await page().getByText('死亡，待遇终止，依据 火化证明').waitFor();
  await page().getByText('报经办机构终止待遇：').waitFor();
  await look('13-story');
  expect((await life()).states).toMatchObject({ management: 'M5', benefitState: 'B4' });
  const to = { kind: 'file', path: await chosen(running, 'write', join(dir, '申报表.pdf')) };
  const request = { form: 'death-report', recordId: fileId, paidThrough: null };
  expect(await page().evaluate((sent) => window.desktop.call('printing.savePdf', sent), { request, to })).toMatchObject(
    {
      ok: true,
    },
  );
  // The form went out: the dialog names it, and the keyboard rests on the way back.
  const paper = /^《退休人员死亡（停发）申报表》阿卜杜热合曼.* 管理员保存为 PDF$/;
  await press(/^撤销 死亡登记/);
  await dialog().getByText(paper).waitFor();
  await dialog().getByText('之后又办理过的，请先撤销后办的').waitFor();
  await look('13-undo-printed');
  await keys('Enter');
  await closed();
  expect((await life()).states).toMatchObject({ management: 'M5' });
  await press(/^撤销 死亡登记/);
  await dialog().getByText(paper).waitFor();
  await keys('Tab', 'Enter');
  await closed();
  await page()
    .getByText(/^已撤销：死亡登记.*请收回《退休人员死亡（停发）申报表》$/)
    .waitFor();
  await page().getByText('死亡，待遇终止，依据 火化证明').waitFor({ state: 'detached' });
  expect((await life()).states).toMatchObject({ management: 'M1', benefitState: 'B1' });
});

it('puts a state right with the reason, and the form only shows the states', async () => {
  await press('更正状态…');
  await dialog().getByRole('combobox', { name: '人事档案' }).focus();
  await keys('Control+a');
  await type('借出');
  await keys('Tab');
  await press('更正');
  await dialog().getByText('请写明更正的原因').waitFor();
  await type('借阅登记漏记');
  await look('14-correct');
  await press('更正');
  await closed();
  await page().getByText('更正状态', { exact: true }).waitFor();
  await keys('Alt+1');
  const state = page().getByRole('combobox', { name: '人事档案', exact: true });
  await expect.poll(() => state.inputValue()).toBe('借出');
  expect(await state.getAttribute('readonly')).not.toBeNull();
  await state.focus();
  await look('15-form');
});
