import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, type RunningApp, startApp, usable } from '#test/help/app.ts';
import { newFolder, newIdNumber } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { nextDialog, noViolations } from '#test/help/page.ts';
import { screensOf } from '#test/help/screens.ts';

/** Names that no input method offers: found by parts, read by the clerk, searched, printed; by keyboard alone. */
// 王 and 莹: in the print faces. 亻 and 刘: of extension G, in no face and without a reading in any table.
const KNOWN = '\u{2c386}';
const UNKNOWN = '\u{30081}';
let dir: string;
let running: RunningApp;
const page = () => running.page;
const { picture } = screensOf('names', () => running);
const keys = () => running.page.keyboard;
const list = () => page().getByRole('listbox', { name: '候选字' });
const chosen = () => list().locator('[aria-selected="true"]');

beforeAll(async () => {
  dir = newFolder('names');
  const archive = join(dir, 'archive');
  await cli('init', '--archive', archive, '--office', '鼓西街道社会保障事务所', '--area', '350102005000');
  running = await startApp(archive);
  await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1366, 768));
  await usable(page());
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

const focusedField = () =>
  page().evaluate(() => document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field ?? null);

async function newFile(): Promise<void> {
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  await keys().press('Control+n');
  await page().getByText('保存后自动编档号').waitFor();
  await page().waitForFunction(
    () => document.activeElement?.closest<HTMLElement>('[data-field]')?.dataset.field === 'name',
  );
}

async function lookUp(): Promise<void> {
  await keys().press('Alt+z');
  await page().waitForFunction(() => document.activeElement?.id === 'character-words');
}

async function savePdf(name: string): Promise<{ text: string; fonts: string[] }> {
  const path = join(dir, name);
  await nextDialog(running.app, path);
  await keys().press('Control+s');
  await page().getByText('已保存为 PDF').waitFor();
  const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).split('\n').slice(2);
  return {
    text: execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }),
    fonts: fonts.filter((line) => line !== ''),
  };
}

it('finds a character by the names of its parts, large, with code point and reading', async () => {
  await newFile();
  await keys().type('张');
  await lookUp();
  await page().getByRole('dialog', { name: '查找打不出的字' }).waitFor();
  // A mouse that rests where the candidates will come must not take the choice from the keyboard.
  await keys().type('王');
  const second = await list().getByRole('option').nth(1).boundingBox();
  if (!second) throw new Error('no second candidate');
  await keys().press('Backspace');
  await list().getByRole('option').first().waitFor({ state: 'detached' });
  await page().mouse.move(second.x + 20, second.y + 20);
  await keys().type('王字旁 莹');
  await list().getByRole('option').nth(1).waitFor();
  expect(await chosen().textContent()).toContain(KNOWN);
  await picture('1-parts');
  await noViolations(page(), 'parts');
  await keys().press('ArrowRight');
  expect(await chosen().textContent()).not.toContain(KNOWN);
  await keys().press('ArrowLeft');
  await keys().press('Enter');
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page().getByLabel('姓名', { exact: true }).inputValue()).toBe(`张${KNOWN}`);
  await page().getByTestId('printed-name').waitFor();
  expect(await page().getByText('需手工补字').count()).toBe(0);
});

it('shows many candidates in pages, and what a private-use code should be', async () => {
  await lookUp();
  await keys().type('王 8');
  await page()
    .getByText(/^王，另有 8 画：\d+ 个字$/)
    .waitFor();
  const first = await chosen().textContent();
  await picture('2-strokes');
  await keys().press('PageDown');
  await page()
    .getByText(/第 25–48 个/)
    .waitFor();
  expect(await chosen().textContent()).not.toBe(first);
  await keys().press('Control+a');
  await keys().type('E820');
  await page().getByText('这是造字区的编码，别的电脑显示不出来，请改用标准字“㘚”').waitFor();
  await picture('3-private-use');
  await keys().press('Escape');
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  expect(await page().getByLabel('姓名', { exact: true }).inputValue()).toBe(`张${KNOWN}`);
});

it('prints the character with embedded outlines and the right text', async () => {
  await keys().press('Enter');
  await keys().type(newIdNumber());
  await keys().press('Control+s');
  await page().getByRole('link', { name: '人员卡片' }).waitFor();
  await keys().press('F9');
  await page().getByRole('region', { name: '预览' }).waitFor();
  const { text, fonts } = await savePdf('known.pdf');
  expect(text).toContain(`张${KNOWN}`);
  expect(text).not.toContain('手工补字');
  for (const font of fonts) expect(font).toMatch(/CID TrueType +Identity-H +yes yes yes/);
  await keys().press('Escape');
});

it('asks for the reading that no table has, and checks it syllable by syllable', async () => {
  await newFile();
  await keys().type('张');
  await lookUp();
  await keys().type('单人旁刘');
  await page().getByText('亻 ＋ 刘').waitFor();
  await list().getByRole('option').first().waitFor();
  for (let step = 0; !(await chosen().textContent())?.includes(UNKNOWN); step += 1) {
    expect(step).toBeLessThan(20);
    await keys().press('ArrowRight');
  }
  await page().getByRole('dialog').getByText('需手工补字').waitFor();
  await picture('4-lacking');
  await keys().press('Enter');
  await page().getByText('打印字库没有 U+30081，纸上留方框，需手工补字').waitFor();
  await page().getByText(`“${UNKNOWN}”查不到读音`).waitFor();
  await keys().press('Enter');
  await keys().type(newIdNumber('1950-01-02'));
  // From field to field with Enter, as the form is filled in.
  for (let step = 0, field = await focusedField(); field !== 'reading'; step += 1) {
    expect(step).toBeLessThan(5);
    const left = field;
    await keys().press('Enter');
    await expect.poll(focusedField).not.toBe(left);
    field = await focusedField();
  }
  await keys().type('zhang liuu');
  await page().getByText('“liuu”不是拼音音节').waitFor();
  await keys().press('Backspace');
  await page().getByText('“liuu”不是拼音音节').waitFor({ state: 'detached' });
  await picture('5-form');
  await noViolations(page(), 'form');
  await keys().press('Control+s');
  await page().getByRole('link', { name: '人员卡片' }).waitFor();
});

it('finds the person by initials and by the whole reading', async () => {
  for (const words of ['zl', 'zhangliu']) {
    const found = await call(page(), 'records.list', { filter: { kind: 'retiree', text: words } });
    expect(found.rows.map((row) => row.name)).toEqual([`张${UNKNOWN}`]);
  }
  await keys().press('Control+f');
  await keys().type('zl');
  await page().getByRole('row').nth(1).waitFor();
  await picture('6-found');
  await keys().press('Enter');
  await page()
    .getByRole('heading', { name: `张${UNKNOWN}` })
    .waitFor();
});

it('says before it prints what is to be written by hand, and prints a box and a line about it', async () => {
  await keys().press('F9');
  await page().getByText('打印字库里没有这些字').waitFor();
  await picture('7-preview');
  await noViolations(page(), 'preview');
  const { text, fonts } = await savePdf('unknown.pdf');
  expect(text).toContain('方框处请手工补字：U+30081');
  for (const font of fonts) expect(font).toMatch(/CID TrueType +Identity-H +yes yes yes/);
  expect(fonts.some((font) => font.includes('ArchiveBox'))).toBe(true);
  await keys().press('Escape');
});

it('changes a reading on the card, and takes that back', async () => {
  await page().getByRole('dialog').waitFor({ state: 'detached' });
  await keys().press('Control+f');
  await keys().type('zhangliu');
  await page().getByRole('row').nth(1).waitFor();
  await keys().press('Enter');
  await page().getByRole('link', { name: '人员卡片' }).press('Enter');
  await page().getByText('zhang liu', { exact: true }).waitFor();
  await page().getByRole('button', { name: '更改读音' }).press('Enter');
  await keys().press('Control+a');
  await keys().type('zhang wen');
  await keys().press('Enter');
  await page().getByText('zhang wen', { exact: true }).waitFor();
  await picture('8-card');
  await noViolations(page(), 'card');
  const found = await call(page(), 'records.list', { filter: { kind: 'retiree', text: 'zw' } });
  expect(found.rows.map((row) => row.name)).toEqual([`张${UNKNOWN}`]);
  await page()
    .getByRole('button', { name: /^撤销 登记读音/ })
    .press('Enter');
  await page().getByRole('button', { name: '撤销', exact: true }).press('Enter');
  await page().getByText('zhang liu', { exact: true }).waitFor();
  const back = await call(page(), 'records.list', { filter: { kind: 'retiree', text: 'zw' } });
  expect(back.rows).toEqual([]);
});
