import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HEAD } from '#shared/codes/household-words.ts';
import { personPart } from '#shared/people/fields.ts';
import { filePart } from '#shared/records/parts.ts';
import { call, type RunningApp, root, startApp, usable } from '#test/help/app.ts';
import { newFolder, newIdNumber, retiree } from '#test/help/archive.ts';
import { canteenKind } from '#test/help/kinds/canteen/kind.ts';
import { discountKind } from '#test/help/kinds/discount/kind.ts';
import { reliefKind } from '#test/help/kinds/relief/kind.ts';
import { chosen } from '#test/help/page.ts';
import { xlsxFile } from '#test/help/rosters.ts';
import { opening } from '#test/help/saving.ts';
import { screensOf } from '#test/help/screens.ts';

/** The program with a kind made for tests in its registers: what the kind brings of screens is what the clerk sees. */
const program = join(root, 'node_modules/.cache/street-archives/kinds-program');
const idNumber = newIdNumber();
let dir: string;
let running: RunningApp;
const page = () => running.page;
const { look } = screensOf('kinds', () => running);

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
  await page().getByRole('columnheader', { name: '证号' }).waitFor();
  await page()
    .getByRole('row', { name: /李秀英.*350-1.*有效/ })
    .click();
  await page().keyboard.press('Enter');
  await expect.poll(() => page().getByLabel('证号', { exact: true }).inputValue()).toBe('350-1');
  await page().keyboard.press('Alt+2');
  await page().getByRole('button', { name: '注销…', exact: true }).waitFor();
  await page().keyboard.press('Alt+3');
  await page().getByText('证件由街道发放').waitFor();
});

it('says of a kind of people beside the retirees what is its own, and offers nothing that is theirs', async () => {
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'discount' as 'retiree' } });
  const { id, personId, version, person } = await call(page(), 'records.get', { id: rows[0]?.id ?? 0 });
  const values = {
    ...filePart(discountKind.empty),
    cardNumber: '350-1',
    issuedOn: '2025-03-04',
    workplace: '福州机床厂',
  };
  const card = { kind: 'discount', id, version, values, person: { id: personId, version: person.version, values: {} } };
  await call(page(), 'records.save', card as unknown as ReturnType<typeof opening>);
  await page().evaluate((to) => history.pushState(null, '', to), `/records/${id}?tab=history`);
  await page().getByText('福州机床厂').waitFor();
  expect(await page().getByRole('button', { name: '变更表' }).count()).toBe(0);
  await page().evaluate((to) => history.pushState(null, '', to), `/people/${personId}`);
  const services = page().getByRole('region', { name: '服务记录' });
  await services.getByRole('button', { name: '登记服务…' }).waitFor();
  expect(await page().getByRole('region', { name: '发放记录' }).count()).toBe(0);
  await page().evaluate(() => history.pushState(null, '', '/due'));
  await page().getByText('其中优待证年审').waitFor();
  await page().getByRole('link', { name: '1 人', exact: true }).click();
  await page().getByText('要年审的优待证').waitFor();
});

it('narrows the list of such a kind by its segments and facets, each with its number, and orders it by its own order', async () => {
  await page().evaluate(() => history.pushState(null, '', '/'));
  const segments = page().getByRole('radiogroup', { name: '常用名单' });
  const row = page().getByRole('row', { name: /李秀英.*2025-03.*有效/ });
  await segments.getByText('注销 0', { exact: true }).click();
  await row.waitFor({ state: 'detached' });
  await segments.getByText('有效 1', { exact: true }).click();
  await row.waitFor();
  await page().getByRole('button', { name: '发证年度', exact: true }).click();
  await page()
    .getByRole('option', { name: /2025 年\s*1/ })
    .click();
  await page().getByRole('button', { name: '不再按发证年度筛选', exact: true }).waitFor();
  await row.waitFor();
  const heading = page().getByRole('columnheader', { name: '发证年月' });
  await heading.getByRole('button').click();
  await expect.poll(() => heading.getAttribute('aria-sort')).toBe('ascending');
  await look('list');
  await page().getByRole('button', { name: '清除筛选', exact: true }).click();
  await expect.poll(() => segments.getByRole('radio', { name: '全部 1', exact: true }).isChecked()).toBe(true);
  await page().getByRole('button', { name: '发证年度', exact: true }).waitFor();
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

it('shows files of a household and of an outlet, which have no person’s part, and prints their main forms', async () => {
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'discount' as 'retiree' } });
  const { personId } = await call(page(), 'records.get', { id: rows[0]?.id ?? 0 });
  const { id: communityId } = await call(page(), 'communities.save', { id: null, name: '达明社区', code: null });
  const place = { communityId, address: '达明路 3 号' };
  const household = await call(page(), 'households.open', {
    ...{ ...place, openedOn: '2026-01-01', document: '' },
    members: [{ person: { personId }, relation: HEAD }],
  });
  const named = { name: '达明长者食堂', organisationId: null, personId, phone: null, remark: null };
  const outlet = await call(page(), 'outlets.save', { id: null, version: 0, values: { ...place, ...named } });
  const files = [
    {
      ...{ kind: 'relief', values: { ...filePart(reliefKind.empty), monthlyFen: 65_000 } },
      ...{ household: { id: household.id, fromOn: '2026-03-04' }, name: '李秀英', form: '困难家庭登记表' },
      ...{ field: '每月救助金', shown: '650.00', step: '停助…' },
    },
    {
      ...{ kind: 'canteen', values: { ...filePart(canteenKind.empty), seats: 40 } },
      ...{ outlet: { id: outlet.id }, name: '达明长者食堂', form: '长者食堂登记表' },
      ...{ field: '座位数', shown: '40', step: '年检…' },
    },
  ];
  for (const { name, form, field, shown, step, ...sent } of files) {
    const file = { id: null, version: 0, ...sent } as unknown as ReturnType<typeof opening>;
    const { id } = await call(page(), 'records.save', file);
    await page().evaluate((to) => history.pushState(null, '', to), `/records/${id}`);
    await page().getByRole('heading', { name, exact: true }).waitFor();
    await expect.poll(() => page().getByLabel(field, { exact: true }).inputValue()).toBe(shown);
    await page().keyboard.press('Alt+2');
    await page().getByRole('button', { name: step, exact: true }).waitFor();
    await page().keyboard.press('F9');
    const preview = page().getByRole('dialog');
    await preview.getByText(`名称：${name}`).waitFor();
    await preview.getByText(form, { exact: true }).first().waitFor();
    await page().keyboard.press('Escape');
    await preview.waitFor({ state: 'hidden' });
  }
});

it('shows the households of a file: another is added, its day put right, and it is removed again, by keyboard', async () => {
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'relief' as 'retiree' } });
  const recordId = rows[0]?.id ?? 0;
  const { items: communities } = await call(page(), 'communities.list', {});
  const alone = { person: { name: '郑国强', idNumber: '' }, relation: HEAD };
  const place = { communityId: communities[0]?.id ?? 0, address: '西洪路 1 号' };
  await call(page(), 'households.open', { ...place, openedOn: '2026-01-01', document: '', members: [alone] });
  await page().evaluate((to) => history.pushState(null, '', to), `/records/${recordId}`);
  const panel = page().getByRole('region', { name: '所属的户' });
  await panel.getByRole('row', { name: /李秀英户.*2026-03-04 现在/ }).waitFor();
  expect(await panel.getByRole('button', { name: /^删除/ }).count()).toBe(0);
  await panel.getByRole('button', { name: '改属另一户…' }).press('Enter');
  const added = page().getByRole('dialog', { name: '改属另一户' });
  await page().keyboard.type('郑国强');
  await page()
    .getByRole('option', { name: /郑国强户/ })
    .waitFor();
  await page().keyboard.press('Enter');
  await expect.poll(() => added.getByLabel('家庭', { exact: true }).inputValue()).toMatch(/^郑国强户（/);
  await added.getByLabel('从哪一天起').fill('2026-05-01');
  await page().keyboard.press('Enter');
  await panel.getByRole('row', { name: /郑国强户.*2026-05-01 现在/ }).waitFor();
  await page().getByRole('heading', { name: '郑国强', exact: true }).waitFor();
  await panel.getByRole('button', { name: /^更正郑国强户/ }).press('Enter');
  const corrected = page().getByRole('dialog', { name: /^更正所属的户/ });
  await corrected.getByLabel('从哪一天起').fill('2026-03-04');
  await page().keyboard.press('Enter');
  await corrected.getByText('应晚于前一户开始的那天 2026-03-04').waitFor();
  await corrected.getByLabel('从哪一天起').fill('2026-06-01');
  await page().keyboard.press('Enter');
  await panel.getByRole('row', { name: /李秀英户.*2026-03-04 2026-06-01/ }).waitFor();
  await panel.getByRole('button', { name: /^删除郑国强户/ }).press('Enter');
  await page().getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
  await panel.getByRole('row', { name: /李秀英户.*2026-03-04 现在/ }).waitFor();
  await page().getByRole('heading', { name: '李秀英', exact: true }).waitFor();
});

it('asks in which of several parts a step is taken, and tells the story under each', async () => {
  const { rows } = await call(page(), 'records.list', { filter: { kind: 'relief' as 'retiree' } });
  const recordId = rows[0]?.id ?? 0;
  for (const on of ['2026-03-05', '2026-03-09']) {
    const { version } = await call(page(), 'records.get', { id: recordId });
    const papers = [{ paper: 'application', number: null }];
    await call(page(), 'life.take', { recordId, version, step: 'case.accept', on, papers } as never);
  }
  await page().evaluate((to) => history.pushState(null, '', to), `/records/${recordId}?tab=life`);
  await page().getByRole('region', { name: '第 1 次案件' }).getByText('已受理').first().waitFor();
  await page().getByRole('button', { name: '入户调查…', exact: true }).click();
  const dialog = page().getByRole('dialog', { name: /^入户调查/ });
  await dialog.getByRole('button', { name: '入户调查', exact: true }).click();
  await dialog.getByText('请选择是哪一次案件').waitFor();
  await dialog.getByLabel('哪一次案件').click();
  await page()
    .getByRole('option', { name: /第 2 次案件/ })
    .click();
  await dialog.getByRole('button', { name: '入户调查', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page().getByRole('region', { name: '第 2 次案件' }).getByText('已调查').first().waitFor();
  await page().getByRole('region', { name: '第 1 次案件' }).getByText('已受理').first().waitFor();
});

it('says where the words that one kind’s list does not find are found, with the way there', async () => {
  await page().evaluate(() => history.pushState(null, '', '/'));
  await page().getByRole('radiogroup', { name: '档案种类' }).getByText('长者食堂档案').click();
  await page().getByLabel('查找档案').fill('350-1');
  await page().getByText('长者食堂档案里没有找到“350-1”').waitFor();
  await page().getByRole('button', { name: '优待证档案里有 1 份，去看看' }).press('Enter');
  await page()
    .getByRole('row', { name: /李秀英.*350-1/ })
    .waitFor();
});

it('says nothing of checks on the page of a report that has none', async () => {
  await page().evaluate(() => history.pushState(null, '', '/reports'));
  await page().getByRole('tab', { name: '优待证发放情况表' }).click();
  await page().getByRole('region', { name: '优待证发放情况表' }).getByText('有效优待证').first().waitFor();
  expect(await page().getByText('勾稽关系').count()).toBe(0);
});

const keys = (...all: string[]) =>
  all.reduce((before, key) => before.then(() => page().keyboard.press(key)), Promise.resolve());
const listOf = async (kind: string) => {
  await keys('F2');
  await page().getByRole('radiogroup', { name: '档案种类' }).getByText(kind).click();
};

it('begins a file of a household by keyboard, from the list and from the page of the household', async () => {
  await listOf('困难家庭档案');
  await keys('Control+N');
  await page().getByRole('heading', { name: '新建困难家庭档案' }).waitFor();
  await page().keyboard.type('李秀英');
  await page()
    .getByRole('option', { name: /李秀英户/ })
    .waitFor();
  await keys('Enter', 'Tab');
  await expect.poll(() => page().getByLabel('家庭', { exact: true }).inputValue()).toMatch(/^李秀英户（/);
  await page().keyboard.type('2020-01-01');
  await page()
    .getByText(/才立户/)
    .waitFor();
  await page().getByLabel('从哪一天起').fill('2026-04-01');
  await keys('Enter');
  await page()
    .getByText(/^李秀英户（/)
    .waitFor();
  await page().getByLabel('每月救助金', { exact: true }).fill('700');
  await keys('Alt+2', 'Alt+1', 'Control+S');
  await page().getByRole('link', { name: '这一户' }).click();
  await page().getByRole('link', { name: '新建困难家庭档案' }).press('Enter');
  await expect.poll(() => page().getByLabel('家庭', { exact: true }).inputValue()).toMatch(/^李秀英户（/);
  await listOf('困难家庭档案');
  await expect
    .poll(() =>
      page()
        .getByRole('row', { name: /李秀英/ })
        .count(),
    )
    .toBe(2);
});

it('begins a file of an outlet by keyboard, which is registered on the way, and puts the outlet right', async () => {
  await listOf('长者食堂档案');
  await keys('Control+N');
  await page().getByRole('heading', { name: '新建长者食堂档案' }).waitFor();
  await page().keyboard.type('达明长者');
  await page()
    .getByRole('option', { name: /达明路 3 号/ })
    .waitFor();
  await keys('Enter');
  await page().getByText('这个网点已有在用的长者食堂档案').waitFor();
  await page().getByLabel('网点', { exact: true }).fill('安泰食堂');
  await page().getByText('没有登记过，请点“登记新网点”').waitFor();
  await page().getByRole('button', { name: '登记新网点…' }).press('Enter');
  const dialog = page().getByRole('dialog', { name: '登记网点' });
  await expect.poll(() => dialog.getByLabel('网点名称').inputValue()).toBe('安泰食堂');
  await keys('Enter');
  await dialog.getByText('请选择举办单位').waitFor();
  await dialog.getByRole('radio', { name: '个人' }).press('Space');
  await dialog.getByLabel('经营者').fill('李秀英');
  await page()
    .getByRole('option', { name: /李秀英/ })
    .waitFor();
  await keys('Enter');
  await dialog.getByLabel('社区').fill('达明');
  await page().getByRole('option', { name: '达明社区' }).waitFor();
  await keys('Enter');
  await dialog.getByLabel('地址').fill('安泰路 5 号');
  await keys('Enter');
  await page().getByText('安泰食堂', { exact: true }).waitFor();
  await page().getByLabel('座位数', { exact: true }).fill('30');
  await keys('Control+S');
  await page().getByRole('button', { name: '网点信息…' }).press('Enter');
  const facts = page().getByRole('dialog', { name: '网点信息' });
  await facts.getByLabel('地址').fill('安泰路 6 号');
  await keys('Enter');
  await facts.waitFor({ state: 'hidden' });
  await page().getByText('网点已修改').waitFor();
  const addresses = async () =>
    (await call(page(), 'outlets.list', { text: '安泰' })).rows.map(({ address }) => address);
  expect(await addresses()).toEqual(['安泰路 6 号']);
  await keys('Control+Z');
  await expect.poll(addresses).toEqual(['安泰路 5 号']);
  await keys('Alt+2');
  await page().getByRole('button', { name: '年检…', exact: true }).waitFor();
  expect(await page().getByRole('button', { name: '登记服务…' }).count()).toBe(0);
  expect(await page().getByText('可以打印的表').count()).toBe(0);
  await listOf('长者食堂档案');
  await page()
    .getByRole('row', { name: /安泰食堂/ })
    .waitFor();
});

it('takes a roster in whose lines of one 户号 are one file, asked about as a whole and shown as one', async () => {
  const heading = ['户号', '姓名', '身份证号', '与户主关系', '所属社区', '住址', '月救助金'];
  const [head, spouse] = [newIdNumber(), newIdNumber()];
  const file = await xlsxFile([
    {
      rows: [
        heading,
        ['1', '陈依妹', head, '户主', '达明社区', '达明路 7 号', '650'],
        ['1', '林依俤', `${spouse.slice(0, 17)}?`, '夫', null, null, null],
      ],
    },
  ]);
  const path = await chosen(running, 'read', file);
  const { jobId } = await call(page(), 'jobs.start', { kind: 'roster.read', recordKind: 'relief' as 'retiree', path });
  await expect.poll(async () => (await call(page(), 'jobs.get', { id: jobId })).state).toBe('done');
  const { result } = await call(page(), 'jobs.get', { id: jobId });
  await page().evaluate((to) => history.pushState(null, '', to), `/import/${result?.importId}`);
  await page().getByText('同一户的第 3 行没有通过，这一户先不导入，请改好后一起导入。').waitFor();
  await look('import');
  const id = Number(result?.importId);
  const { rows } = await call(page(), 'imports.rows', { id, verdict: 'rejected' });
  await call(page(), 'imports.mend', { id, position: rows[1]?.position ?? 0, column: 2, text: spouse });
  await page().getByRole('button', { name: '导入 1 户…' }).click();
  const dialog = page().getByRole('dialog', { name: '导入 1 户' });
  await dialog.getByText('新建 1 份档案').waitFor();
  await dialog.getByRole('button', { name: '开始导入' }).click();
  await page().getByText('导入完成').waitFor();
  await dialog.waitFor({ state: 'hidden' });
  await listOf('困难家庭档案');
  await page()
    .getByRole('row', { name: /陈依妹/ })
    .waitFor();
});

it('finds people for a service also while the list of a kind without people is looked at', async () => {
  await listOf('长者食堂档案');
  await keys('Alt+v');
  await page().getByRole('heading', { name: '服务', exact: true }).waitFor();
  await keys('Alt+n');
  await page().getByRole('dialog', { name: '登记服务' }).waitFor();
  await page().keyboard.type(idNumber);
  await page()
    .getByRole('option', { name: /李秀英/ })
    .waitFor();
});
