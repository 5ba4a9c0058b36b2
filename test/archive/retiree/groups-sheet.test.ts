import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { rosterFile } from '#test/help/rosters.ts';
import { opening } from '#test/help/saving.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive(['达明社区', '西洪社区']);
});
afterEach(() => archive.remove());

const call = asking(() => archive);
const HEADINGS = '社区编码,社区,类别,名称,负责人,负责人证件号码,启用日期,停用日期,标识';
const sheet = (lines: readonly string[], headings = HEADINGS) =>
  rosterFile('小组.csv', [headings, ...lines].join('\r\n'));
const groups = async () => (await call('groups.list', { withEnded: true })).items;
const register = (values: Parameters<typeof retiree>[0]): Promise<ArchiveOutput<'records.save'>> =>
  call('records.save', opening(retiree({ communityId: 1, ...values })));
const group = (values: object) =>
  call('groups.save', { id: null, communityId: 1, kind: 'self-management', name: '夕阳红小组', ...values });
const personOf = async (recordId: number) => (await call('records.get', { id: recordId })).personId;
const exported = async () => {
  const path = join(archive.dir, '小组.xlsx');
  await call('groups.export', { path });
  return path;
};

describe('the sheet of groups', () => {
  it('comes back and leaves everything as it was: leaders, those by name, those without a number, days, groups of before', async () => {
    const idNumber = newIdNumber();
    const led = await personOf((await register({ name: '张三', idNumber })).id);
    const unnumbered = await personOf((await register({ name: '李无号', idKind: 'none', idNumber: null })).id);
    await group({ leaderId: led, validFrom: '2020-01-01' });
    await group({ name: '银龄小组', leaderId: unnumbered });
    await group({ kind: 'residents', name: '第一居民小组', leaderName: '林组长' });
    await group({ communityId: 2, name: '旧小组', validFrom: '2001-01-01', validTo: '2009-12-31' });
    await group({ communityId: 2, name: '旧小组', validFrom: '2010-01-01' });
    const before = await groups();
    const path = await exported();
    const rows = await readSheetRows(path);
    expect(rows[0]).toEqual(HEADINGS.split(','));
    expect(rows.map((row) => row.slice(1, 8))).toEqual(
      expect.arrayContaining([
        ['达明社区', '自管小组', '夕阳红小组', '张三', idNumber, '2020-01-01', ''],
        ['达明社区', '居民小组', '第一居民小组', '林组长', '', '', ''],
        ['西洪社区', '自管小组', '旧小组', '', '', '2001-01-01', '2009-12-31'],
      ]),
    );
    expect(await call('groups.preview', { path })).toEqual({ added: 0, changed: 0, same: 5, items: [] });
    expect(await call('groups.importFile', { path })).toEqual({ added: 0, changed: 0, same: 5 });
    expect(await groups()).toEqual(before);
  });

  it('is looked at before anything is written, and taken in as one act that can be taken back', async () => {
    const idNumber = newIdNumber();
    await register({ name: '张三', idNumber });
    const { id } = await group({ leaderName: '林组长' });
    const before = await groups();
    const path = sheet([
      `,达明社区,自管小组,夕阳红小组,张三,${idNumber},2020-01-01,,`,
      ',西洪社区,居民小组,第二居民小组,王组长,,2026-01-01,,',
    ]);
    expect(await call('groups.preview', { path })).toEqual({
      added: 1,
      changed: 1,
      same: 0,
      items: [
        {
          ...{ row: 2, communityName: '达明社区', kind: 'self-management', name: '夕阳红小组', isNew: false },
          changes: ['负责人：林组长 → 张三', '启用日期：一直就有 → 2020-01-01'],
        },
        {
          ...{ row: 3, communityName: '西洪社区', kind: 'residents', name: '第二居民小组', isNew: true },
          changes: [],
        },
      ],
    });
    expect(await groups()).toEqual(before);
    expect(await call('groups.importFile', { path })).toEqual({ added: 1, changed: 1, same: 0 });
    expect(await groups()).toMatchObject([
      { id, leaderName: '张三', mayOpenLeader: true, validFrom: '2020-01-01' },
      { communityName: '西洪社区', name: '第二居民小组', leaderName: '王组长', leaderId: null },
    ]);
    const { items } = await call('communities.acts', {});
    expect(items[0]).toMatchObject({ title: '导入小组表：新增 1 个，修改 1 个' });
    await call('commands.undo', { id: items[0]?.id });
    expect(await groups()).toEqual(before);
  });

  it('renames a group by its mark, and does not rename one that files are in', async () => {
    await group({ kind: 'residents', name: '第一居民小组' });
    const path = await exported();
    const [, [...cells] = []] = await readSheetRows(path);
    cells[3] = '第一小组';
    expect(await call('groups.importFile', { path: sheet([cells.join(',')]) })).toMatchObject({ changed: 1, added: 0 });
    expect((await groups()).map((one) => one.name)).toEqual(['第一小组']);
    await group({});
    await register({ name: '张三', idNumber: newIdNumber(), selfGroup: '夕阳红小组' });
    const uid = archive.db.prepare("SELECT uid FROM community_group WHERE name = '夕阳红小组'").pluck().get();
    expect(
      await refused(call('groups.importFile', { path: sheet([`,达明社区,自管小组,新名字,,,,,${uid}`]) })),
    ).toMatchObject({ code: 'sheet.refused', params: { row: 2, message: expect.stringContaining('1 份档案') } });
  });

  const held = newIdNumber();
  it.each<[string, string[], number, string]>([
    ['a community nobody knows', [',无此社区,居民小组,一组,,,,,'], 2, '无此社区'],
    ['a code nobody knows', ['350102005099,,居民小组,一组,,,,,'], 2, '350102005099'],
    ['no community', [',,居民小组,一组,,,,,'], 2, '社区'],
    ['a kind that is none', [',达明社区,党小组,一组,,,,,'], 2, '党小组'],
    ['no name', [',达明社区,居民小组,,,,,,'], 2, '名称'],
    ['a day that is none', [',达明社区,居民小组,一组,,,2026-02-30,,'], 2, '2026-02-30'],
    ['an end before the beginning', [',达明社区,居民小组,一组,,,2020-01-01,2019-01-01,'], 2, '早于'],
    ['a day that lies ahead', [',达明社区,居民小组,一组,,,2099-01-01,,'], 2, '晚于今天'],
    [
      'two of one name in a community',
      [',达明社区,居民小组,一组,,,,,', ',达明社区,居民小组,一组,,,2020-01-01,,'],
      3,
      '第 2 行',
    ],
    [
      'two of one name whose days overlap',
      [',达明社区,居民小组,一组,,,2010-01-01,2015-12-31,', ',达明社区,居民小组,一组,,,2015-06-01,2018-01-01,'],
      3,
      '第 2 行',
    ],
    ['one that overlaps a registered one', [',达明社区,自管小组,夕阳红小组,,,2010-01-01,2015-12-31,'], 2, '已登记的'],
    ["a leader's number of nobody", [`,达明社区,居民小组,一组,张三,${newIdNumber()},,,`], 2, '没有登记过'],
    ["a leader's number that is none", [',达明社区,居民小组,一组,张三,350102195203100,,,'], 2, '不对'],
    ["a leader's number of somebody else", [`,达明社区,居民小组,一组,李四,${held},,,`], 2, '张三'],
    ['an end of a group that files are in', [',达明社区,自管小组,夕阳红小组,,,,2026-01-01,'], 2, '1 份档案'],
  ])('with %s is refused whole, by row and reason', async (_what, lines, row, reason) => {
    await register({ name: '张三', idNumber: held, selfGroup: '夕阳红小组' });
    await group({});
    const before = await groups();
    const path = sheet(lines);
    for (const name of ['groups.preview', 'groups.importFile'] as const)
      expect(await refused(call(name, { path })), name).toMatchObject({
        code: 'sheet.refused',
        params: { row, message: expect.stringContaining(reason) },
      });
    expect(await groups()).toEqual(before);
  });

  it('moves no group to another community, and gives none to a community that ended', async () => {
    await group({ kind: 'residents', name: '一组' });
    const [, [...cells] = []] = await readSheetRows(await exported());
    cells[1] = '西洪社区';
    expect(await refused(call('groups.importFile', { path: sheet([cells.join(',')]) }))).toMatchObject({
      params: { row: 2, message: expect.stringContaining('不能用表格换社区') },
    });
    await call('communities.abolish', { id: 2, effectiveOn: '2026-06-01', document: '文' });
    const late = sheet([',西洪社区,居民小组,二组,,,,,']);
    expect(await refused(call('groups.importFile', { path: late }))).toMatchObject({
      params: { row: 2, message: expect.stringContaining('2026-05-31') },
    });
    const ended = sheet([',西洪社区,居民小组,二组,,,,2026-05-31,']);
    expect(await call('groups.importFile', { path: ended })).toMatchObject({ added: 1 });
  });

  it('with a wrong column is refused whole', async () => {
    const headings = HEADINGS.replace('停用日期', '停止日期');
    expect(
      await refused(call('groups.importFile', { path: sheet([',达明社区,居民小组,一组,,,,,'], headings) })),
    ).toMatchObject({ params: { row: 1, message: expect.stringContaining('停用日期') } });
  });
});
