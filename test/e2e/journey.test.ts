import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registrationFields } from '#renderer/records/retiree/sheets/registration-fields.ts';
import { call, type RunningApp, root, startApp, usable } from '#test/help/app.ts';
import { newFolder } from '#test/help/archive.ts';
import { verify } from '#test/help/bag.ts';
import { cli } from '#test/help/cli.ts';
import { nextDialog, noViolations } from '#test/help/page.ts';
import { resize, screensOf, sizes } from '#test/help/screens.ts';

/** What a new user does on the first morning, in a real window, mostly by keyboard. Each step goes on from the last. */
let dir: string;
let stick: string;
let archive: string;
let running: RunningApp;
const page = () => running.page;
const { picture } = screensOf('journey', () => running);

beforeAll(async () => {
  dir = newFolder('e2e');
  archive = join(dir, 'archive');
  stick = join(dir, 'stick');
  mkdirSync(stick);
  // Named and placed as a clerk has it, so that the screens show real words.
  copyFileSync(join(root, 'test/fixtures/rosters/retiree-roster.xlsx'), join(dir, '鼓西街道花名册.xlsx'));
  running = await startApp(archive);
  await resize(running, sizes.small);
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

const dialog = (...paths: string[]) => nextDialog(running.app, ...paths);
const accessible = (what: string) => noViolations(page(), what);

it('first run: names the office, its communities and the clerk, by keyboard', async () => {
  await usable(page());
  await expect.poll(() => page().evaluate(() => document.activeElement?.getAttribute('placeholder'))).toContain('鼓西');
  await page().keyboard.type('鼓西街道社会保障事务所');
  await page().keyboard.press('Enter');
  await page().keyboard.type('35010200500');
  await page().keyboard.press('Enter');
  await page().keyboard.type('林经办');
  // Communities: one typed, two pasted from a sheet, of them one twice.
  await page().keyboard.press('Enter');
  await page().keyboard.type('达明社区');
  await page().keyboard.press('Enter');
  await page().evaluate(() => {
    const clipboard = new DataTransfer();
    clipboard.setData('text/plain', '双丰社区\t350102005002\n达明社区\n');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
    );
  });
  await page().getByText('共 2 个社区，1 个重复').waitFor();
  await page().getByRole('button', { name: '完成设置，开始使用' }).click();
  // Eleven digits are no area code: the sentence stands at the field and nothing is lost.
  await page().getByText('区划代码应为 12 位数字').waitFor();
  await picture('first-run');
  await accessible('first run');
  await page()
    .getByRole('combobox', { name: /区划代码/ })
    .fill('350102005000');
  await page().getByRole('button', { name: '完成设置，开始使用' }).click();
  await page().getByRole('button', { name: '导入花名册' }).waitFor();
  await picture('empty-list');
  expect((await call(page(), 'communities.list', {})).items.map((one) => [one.name, one.code])).toEqual([
    ['双丰社区', '350102005002'],
    ['达明社区', null],
  ]);
});

it('imports the sample roster: shows what will happen, then does it', async () => {
  await page().keyboard.press('F3');
  await page().getByRole('button', { name: '选择文件…' }).waitFor();
  await picture('import-start');
  await dialog(join(dir, '鼓西街道花名册.xlsx'));
  await page().keyboard.press('Control+o');
  await page()
    .getByRole('tab', { name: /未通过/ })
    .waitFor();
  await picture('import-check');
  await page()
    .getByRole('tab', { name: /未通过/ })
    .click();
  await page().getByText('第 49 行').first().waitFor();
  await picture('import-rejected');
  await accessible('import check');
  expect((await call(page(), 'records.list', { filter: { kind: 'retiree' } })).total).toBe(0);

  const out = join(dir, '未通过.xlsx');
  await dialog(out);
  await page().getByRole('button', { name: '下载未通过的行' }).click();
  await expect.poll(() => existsSync(out)).toBe(true);

  // Communities the first run did not name are no slips of the pen: all of them are new.
  await page()
    .getByRole('button', { name: /^其余 \d+ 个都登记为新社区$/ })
    .click();
  await page().getByRole('button', { name: '记住社区对照并重新核对' }).click();
  await page().getByText('没有登记过的写法都有对照').waitFor();
  await page()
    .getByRole('button', { name: /^导入 [\d,]+ 人/ })
    .click();
  await page().getByRole('button', { name: '开始导入' }).click();
  await page().getByText('导入完成').waitFor({ timeout: 120_000 });
  await picture('import-result');
  expect((await call(page(), 'records.list', { filter: { kind: 'retiree' } })).total).toBe(3131);
});

it('finds a person in a moment, by initials, by the end of the number, with the keyboard', async () => {
  await page().keyboard.press('F2');
  await page().getByText('3,131').first().waitFor();
  await picture('list');
  await accessible('list');
  await page().keyboard.press('/');
  await page().keyboard.type('ychy');
  await expect.poll(() => page().getByRole('row').count()).toBeLessThan(10);
  await page().getByText('尉迟海永').waitFor();
  await picture('search-initials');
  await page().keyboard.press('Escape');
  await page().getByLabel('查找档案').fill('26433X');
  await page().getByText('尉迟海永').waitFor();
  await page().keyboard.press('Enter');
  await page().getByRole('heading', { name: '尉迟海永' }).waitFor();
});

it('edits the file, is warned of wrong input, asked before losing it, and saves', async () => {
  await picture('record');
  await accessible('record');
  const mobile = page().getByLabel('手机', { exact: true });
  await mobile.fill('1391234567');
  await page().keyboard.press('Control+s');
  await page().getByText('手机应为 11 位数字').first().waitFor();
  await picture('record-wrong-input');
  await page().keyboard.press('Escape');
  await page().getByText('有填写的内容还没有保存').waitFor();
  await picture('record-leave-asked');
  await page().getByRole('button', { name: '继续填写' }).click();
  await mobile.fill('13912345678');
  await page().keyboard.press('Control+s');
  await page().getByText('已保存').waitFor();
  await page().getByRole('tab', { name: '修改记录' }).click();
  await page().getByText('13912345678').waitFor();
  await picture('record-history');
  await accessible('history');
});

it('adds a material', async () => {
  const scan = join(dir, '身份证复印件.pdf');
  writeFileSync(scan, '%PDF-1.4\n% 示例\n');
  await dialog(scan);
  await page().getByRole('tab', { name: /材料/ }).click();
  await picture('record-materials-empty');
  await page()
    .getByRole('button', { name: /添加材料/ })
    .first()
    .click();
  await page().getByText('身份证复印件.pdf').first().waitFor();
  await picture('record-materials');
});

it('prints the official form: preview equals paper, fonts are embedded and none is Type 3', async () => {
  await page().getByRole('tab', { name: '登记信息' }).click();
  await page().keyboard.press('F9');
  await page().locator('.sheet-title').waitFor();
  await page().waitForTimeout(600);
  await picture('print-preview');
  const preview = await page().locator('.sheet-page').first().innerText();
  // Every field of the form's list (domain file B.1) stands on it.
  const bare = preview.replace(/\s/g, '');
  for (const field of registrationFields) expect(bare, field).toContain(field);
  const pdf = join(dir, '登记表.pdf');
  await dialog(pdf);
  await page().getByRole('button', { name: '保存为 PDF' }).click();
  await page().getByText('已保存为 PDF').waitFor();
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  for (const word of [
    '企业退休人员社会化管理服务登记表',
    '尉迟海永',
    '35011119581026433X',
    '13912345678',
    '福州搪瓷厂',
    '双丰社区',
  ])
    expect(text).toContain(word);
  // Every character of the preview stands on the paper, and nothing else does; only the minute of
  // printing may have passed since the preview was drawn.
  const stamp = /打印时间：\d{4}-\d\d-\d\d\d\d:\d\d/;
  expect(bare).toMatch(stamp);
  expect(text.replace(/\s/g, '')).toMatch(stamp);
  const letters = (of: string): string => Array.from(of.replace(/\s/g, '').replace(stamp, '')).sort().join('');
  expect(letters(text)).toBe(letters(preview));
  const fonts = execFileSync('pdffonts', [pdf], { encoding: 'utf8' })
    .split('\n')
    .slice(2)
    .filter((line) => line !== '');
  expect(fonts.length).toBeGreaterThan(0);
  for (const line of fonts) expect(line).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  expect(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })).toMatch(
    /Pages:\s+1\n[\s\S]*Page size:\s+59[45][.\d]* x 84[12][.\d]* pts \(A4\)/,
  );
  await page().keyboard.press('Escape');
});

it('hands an archive over to a folder, verified, with its list for the signatures', async () => {
  await page().keyboard.press('Escape');
  await page().keyboard.press('F4');
  const year = page().getByRole('combobox', { name: '退休年度' });
  await year.waitFor();
  const day = page().getByRole('textbox', { name: '按哪一天的名单' });
  const next = page().getByRole('button', { name: '下一步：选择位置' });
  await day.fill('2099-01-01');
  await page().getByText('还没到这一天').waitFor();
  expect(await next.isDisabled()).toBe(true);
  // Nothing was registered before today: no file is handed over by a list of that day.
  await day.fill('2001-02-03');
  await page().getByText('没有符合条件的档案可以移交').waitFor();
  await picture('handover-as-of');
  await day.fill('');
  await page().getByRole('status', { name: '移交的内容' }).waitFor();
  await picture('handover-choose');
  await accessible('hand-over');
  await year.click();
  await page().getByRole('option', { name: /2017/ }).click();
  await next.click();
  await dialog(stick);
  await page().getByRole('button', { name: '选择文件夹…' }).click();
  await page().getByRole('combobox', { name: '接收单位' }).fill('鼓楼区档案馆');
  await picture('handover-target');
  await page().getByRole('button', { name: '开始移交' }).click();
  await page().getByText('移交包已写好，读回核对一致，可以交出').waitFor({ timeout: 120_000 });
  await picture('handover-done');
  const made = join(stick, readdirSync(stick)[0] as string);
  const report = await verify(made);
  expect(report).toMatchObject({ valid: true, errors: [] });
  const files = readFileSync(join(made, 'data/移交清单.csv'), 'utf8').trim().split('\r\n').length - 1;
  expect(files).toBeGreaterThan(20);

  await page().getByRole('button', { name: '打印移交清单' }).first().click();
  await page().locator('.sheet-title').first().waitFor();
  await page().waitForTimeout(600);
  await picture('handover-list');
  const pdf = join(dir, '移交清单.pdf');
  await dialog(pdf);
  await page().getByRole('button', { name: '保存为 PDF' }).click();
  await page().getByText('已保存为 PDF').waitFor();
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  expect(text.replace(/\s/g, '')).toContain(String(report.manifestSha256));
  expect(text).toContain('监交人');
  expect(text).toContain(`合计：${files} 份`);
  await page().keyboard.press('Escape');
});

it('verifies the package on its page, and the page rejects it after one changed byte', async () => {
  const made = join(stick, readdirSync(stick)[0] as string);
  await page().keyboard.press('F6');
  await dialog(made);
  await page().keyboard.press('Control+o');
  await page().getByText('内容没有缺损，还没有证明是移交的那个包').waitFor();
  await picture('verify-unproved');
  const { manifestSha256 } = await verify(made);
  const digest = page().getByLabel('纸质移交清单上的摘要');
  await digest.fill('0'.repeat(64));
  await page().getByText('与纸质移交清单不一致，不能接收').waitFor();
  await digest.fill(
    String(manifestSha256)
      .toUpperCase()
      .replace(/(.{4})/g, '$1 '),
  );
  await page().getByText('移交包完好，与纸质移交清单一致，可以接收').waitFor();
  await picture('verify-good');
  await accessible('verify');
  const list = join(made, 'data/移交清单.csv');
  const good = readFileSync(list);
  const bad = Buffer.from(good);
  bad[100] = (bad[100] as number) ^ 1;
  writeFileSync(list, bad);
  expect((await cli('verify', made)).code).toBe(1);
  // The digest that was typed goes with the package that is read next.
  await page().keyboard.press('Control+o');
  await page().getByText('移交包有问题，不能接收').waitFor();
  await picture('verify-bad');
  writeFileSync(list, good);
  expect(await cli('verify', made)).toMatchObject({ code: 0, output: { valid: true } });
});

it('shows the settings, and remembers everything after the program was closed and opened', async () => {
  await page().getByRole('link', { name: '设置' }).click();
  await page().getByRole('link', { name: '关于' }).click();
  await page().getByRole('heading', { name: /关于/ }).waitFor();
  await picture('settings');
  await accessible('settings');
  await running.close();
  running = await startApp(archive);
  await usable(page());
  await page().getByText('3,131').first().waitFor();
  expect((await call(page(), 'records.list', { filter: { kind: 'retiree', text: '13912345678' } })).rows[0]?.name).toBe(
    '尉迟海永',
  );
});
