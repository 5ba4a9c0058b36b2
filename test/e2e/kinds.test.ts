import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { personPart } from '#shared/people/fields.ts';
import { filePart } from '#shared/records/parts.ts';
import { call, type RunningApp, root, startApp, usable } from '#test/help/app.ts';
import { newFolder, newIdNumber, retiree } from '#test/help/archive.ts';
import { discountKind } from '#test/help/kinds/discount/kind.ts';
import { opening } from '#test/help/saving.ts';

/** The program with a kind made for tests in its registers: what the kind brings of screens is what the clerk sees. */
const program = join(root, 'node_modules/.cache/street-archives/kinds-program');
const idNumber = newIdNumber();
let dir: string;
let running: RunningApp;
const page = () => running.page;

beforeAll(async () => {
  dir = newFolder('kinds');
  const archive = join(dir, 'archive');
  const office = ['--office', '鼓西街道社会保障事务所', '--area', '350102005000'];
  execFileSync(process.execPath, [join(program, 'out/main/cli.cjs'), 'init', '--archive', archive, ...office]);
  running = await startApp(archive, [], {}, program);
  await usable(page());
  const all = { ...discountKind.empty, name: '李秀英', idNumber, cardNumber: '350-1', issuedOn: '2025-03-04' };
  const person = { id: null, version: 0, values: personPart(all) };
  const card = { kind: 'discount', id: null, version: 0, values: filePart(all), person };
  await call(page(), 'records.save', card as unknown as ReturnType<typeof opening>);
});
afterAll(async () => {
  await running?.close();
  rmSync(dir, { recursive: true, force: true });
});

it('shows list, form, steps and a side of its own of a kind that only the registers name', async () => {
  await page().getByRole('radiogroup', { name: '档案种类' }).getByText('优待证档案').click();
  await page().getByRole('columnheader', { name: '发证年月' }).waitFor();
  await page()
    .getByRole('row', { name: /李秀英.*2025-03.*有效/ })
    .click();
  await page().keyboard.press('Enter');
  await expect.poll(() => page().getByLabel('证号', { exact: true }).inputValue()).toBe('350-1');
  await page().keyboard.press('Alt+2');
  await page().getByRole('button', { name: '注销…', exact: true }).waitFor();
  await page().keyboard.press('Alt+3');
  await page().getByText('证件由街道发放').waitFor();
});

it('shows on the card of a person the files of both kinds, each in its words', async () => {
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'discount' as 'retiree' } });
  const { personId, person } = await call(page(), 'records.get', { id: rows[0]?.id ?? 0 });
  const retired = opening(retiree({ name: '李秀英', idNumber }));
  await call(page(), 'records.save', {
    ...retired,
    person: { ...retired.person, id: personId, version: person.version },
  });
  await page().evaluate((id) => history.pushState(null, '', `/people/${id}`), personId);
  const files = page().getByRole('region', { name: '档案', exact: true });
  await files.getByText('退休人员档案').waitFor();
  await files.getByText('优待证档案').waitFor();
  await page().getByText('持有优待证 1 张').waitFor();
});
