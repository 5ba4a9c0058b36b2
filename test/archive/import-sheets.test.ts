import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { getImport, listImportRows, rememberedColumns } from '#db/imports/imports.ts';
import { listRecords } from '#db/records/list.ts';
import { getRecord } from '#db/records/records.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { writeRejectedRows } from '#electron/archive/roster/rejected-rows.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { newArchive, newIdNumber, type TestArchive } from '#test/help/archive.ts';
import { readRoster } from '#test/help/import-roster.ts';
import { type CellValue, type OddSheet, xlsxFile } from '#test/help/rosters.ts';

const fixtures = join(import.meta.dirname, '../fixtures/rosters');
const heading = ['姓名', '身份证号', '月养老金'];
const wrongNumber = '350102195203041227';
let archive: TestArchive;
beforeEach(() => {
  archive = newArchive(['达明社区']);
});
afterEach(() => archive.remove());

const read = (path: string, more: Parameters<typeof readRoster>[2] = {}) => readRoster(archive, path, more);
const apply = (importId: number) => runJobHere(archive.context, { kind: 'roster.apply', importId });
const rowsOf = (id: number, verdict: 'created' | 'rejected' | 'ignored') =>
  listImportRows(archive.db, id, { verdict, isNoted: false, after: 0, limit: 100 });
const files = () =>
  listRecords(archive.db, {
    filter: RecordFilter.parse({ kind: 'retiree' }),
    sort: 'number',
    descending: false,
    offset: 0,
    limit: 100,
  }).rows.map(({ name, communityName }) => [name, communityName]);

const person = (name: string, idNumber = newIdNumber()): CellValue[] => [name, idNumber, 3000];
const sheet = (name: string, ...people: CellValue[][]): OddSheet => ({ name, rows: [heading, ...people] });

describe('a roster of one sheet a community', () => {
  it('is taken in whole, the sheet says the community, and an undo takes all of it back', async () => {
    const path = join(archive.dir, '各社区.xlsx');
    copyFileSync(join(fixtures, '32-sheets-per-community.xlsx'), path);
    const id = await read(path);
    const plan = getImport(archive.db, id);
    expect(plan).toMatchObject({ rows: 5, counts: { created: 5, rejected: 0 }, newCommunities: ['鼓西社区'] });
    expect(plan.sheetsRead.map(({ name, isTaken, taken }) => [name, isTaken, taken?.accepted])).toEqual([
      ['鼓西社区', true, 3],
      ['达明社区', true, 2],
    ]);
    expect(rowsOf(id, 'created').map(({ sheet: on, row, name }) => [on, row, name])).toEqual([
      ['鼓西社区', 2, '陈秀英'],
      ['鼓西社区', 3, '林国强'],
      ['鼓西社区', 4, '买买提·艾合买提'],
      ['达明社区', 2, '郑丽华'],
      ['达明社区', 3, '黄水生'],
    ]);
    await apply(id);
    expect(files()).toEqual([
      ['陈秀英', '鼓西社区'],
      ['林国强', '鼓西社区'],
      ['买买提·艾合买提', '鼓西社区'],
      ['郑丽华', '达明社区'],
      ['黄水生', '达明社区'],
    ]);
    expect(checkDatabase(archive.db)).toEqual([]);
    await runJobHere(archive.context, { kind: 'roster.undo', importId: id });
    expect(files()).toEqual([]);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('with its heading rows in other places, a sheet to be skipped, one of another heading and a hidden one: all are told', async () => {
    const path = await xlsxFile([
      { name: '鼓西社区', rows: [['鼓西社区退休人员花名册'], [], heading, person('张甲')] },
      sheet('达明社区', person('张乙'), person('张丙')),
      {
        name: '遗属',
        rows: [
          ['姓名', '与死者关系', '身份证号'],
          ['张丁', '妻', newIdNumber()],
        ],
      },
      { ...sheet('旧表', person('张戊')), isHidden: true },
      sheet('填写示例', person('张己')),
      { name: '空表', rows: [heading] },
    ]);
    const { sheetsRead, counts } = getImport(archive.db, await read(path));
    expect(counts.created).toBe(3);
    expect(sheetsRead.map(({ name, isTaken, isAlike, lines }) => [name, isTaken, isAlike, lines])).toEqual([
      ['鼓西社区', true, true, 3],
      ['达明社区', true, true, 3],
      ['遗属', false, false, 2],
      ['旧表', false, true, 2],
      ['填写示例', false, true, 2],
      ['空表', false, false, 1],
    ]);
    const chosen = getImport(archive.db, await read(path, { sheets: ['达明社区', '旧表'] }));
    expect(chosen).toMatchObject({ sheet: '达明社区', counts: { created: 3 } });
    await expect(read(path, { sheets: ['鼓西社区', '遗属'] })).rejects.toMatchObject({
      code: 'roster.sheetsDiffer',
      params: { sheet: '鼓西社区', others: '遗属' },
    });
    await expect(read(path, { sheets: ['没有'] })).rejects.toMatchObject({ code: 'roster.sheetAbsent' });
  });

  it('has a column more on one of its sheets: it is read there, and blank on the others', async () => {
    const path = await xlsxFile([
      sheet('鼓西社区', person('张甲')),
      {
        name: '达明社区',
        rows: [
          [...heading, '联系电话'],
          [...person('张乙'), '13500000001'],
        ],
      },
    ]);
    const id = await read(path);
    expect(getImport(archive.db, id).columns.map(({ heading: title, field }) => [title, field])).toEqual([
      ['姓名', 'name'],
      ['身份证号', 'idNumber'],
      ['月养老金', 'pensionFen'],
      ['联系电话', 'mobile'],
    ]);
    await apply(id);
    expect([1, 2].map((record) => getRecord(archive.db, record).values.mobile)).toEqual([null, '13500000001']);
  });

  it('names sheet and row wherever a row is named: wrong, twice on two sheets, in the sheet of rejects', async () => {
    const twice = newIdNumber();
    const path = await xlsxFile([
      sheet('鼓西社区', person('张甲', twice), person('张乙', wrongNumber)),
      sheet('达明社区', person('张丙'), person('张甲', twice)),
    ]);
    const id = await read(path);
    const rejected = rowsOf(id, 'rejected');
    expect(rejected.map(({ sheet: on, row, reason }) => [on, row, reason])).toEqual([
      ['鼓西社区', 3, 'id-checksum'],
      ['达明社区', 3, 'duplicate-in-file'],
    ]);
    expect(rejected.map(({ message }) => message)).toEqual([
      expect.stringContaining('“鼓西社区”第 3 行“身份证号”'),
      expect.stringContaining('证件号码与“鼓西社区”第 2 行重复'),
    ]);
    const out = join(archive.dir, '未通过.xlsx');
    expect(await writeRejectedRows(archive.db, id, out)).toBe(2);
    const again = await read(out);
    // What only the sheet's name said comes back with the rejects.
    expect(getImport(archive.db, again).columns.map((column) => column.field)).toContain('communityName');
    expect(rowsOf(again, 'created').map(({ name }) => name)).toEqual(['张甲']);
    await apply(again);
    expect(files()).toEqual([['张甲', '达明社区']]);
  });

  it('goes on page by page, and a cut plan is resumed, over the sheets', async () => {
    const path = await xlsxFile([
      sheet('鼓西社区', person('张甲'), person('张乙')),
      sheet('达明社区', person('张丙'), person('张丁')),
    ]);
    const id = await read(path);
    const paged: string[] = [];
    for (let after = 0; ; ) {
      const [row] = listImportRows(archive.db, id, { verdict: 'created', isNoted: false, after, limit: 1 });
      if (!row) break;
      paged.push(`${row.sheet} ${row.row}`);
      after = row.position;
    }
    expect(paged).toEqual(['鼓西社区 2', '鼓西社区 3', '达明社区 2', '达明社区 3']);
  });

  it('whose names are no communities says none; as the clerk decides, each is one or none is', async () => {
    const path = await xlsxFile([sheet('第一批', person('张甲')), sheet('第二批', person('张乙'))]);
    const communities = async (communityFromSheet: boolean | null) =>
      getImport(archive.db, await read(path, { communityFromSheet })).sheetsRead.map((one) => one.taken?.communityName);
    expect(await communities(null)).toEqual([null, null]);
    expect(await communities(true)).toEqual(['第一批', '第二批']);
    const named = await xlsxFile([sheet('鼓西社区', person('张甲'))]);
    const alone = (more: { communityFromSheet?: boolean }) =>
      read(named, more).then((id) => getImport(archive.db, id).newCommunities);
    expect(await alone({})).toEqual(['鼓西社区']);
    expect(await alone({ communityFromSheet: false })).toEqual([]);
  });

  it('with a column for the community goes by the column', async () => {
    const path = await xlsxFile([
      {
        name: '鼓西社区',
        rows: [
          [...heading, '社区'],
          [...person('张甲'), '达明社区'],
          [...person('张乙'), ''],
        ],
      },
    ]);
    await apply(await read(path));
    expect(files()).toEqual([
      ['张甲', '达明社区'],
      ['张乙', null],
    ]);
  });
});

it('a row of an import of an earlier program is told by its one sheet and its row there', async () => {
  const id = await read(await xlsxFile([sheet('花名册', person('张甲'))]));
  archive.db.prepare('UPDATE import_row SET sheet = NULL, sheet_row = NULL').run();
  archive.db.prepare("UPDATE import SET summary = json_remove(summary, '$.sheetsRead', '$.hiddenRows')").run();
  expect(getImport(archive.db, id)).toMatchObject({ sheetsRead: [], hiddenRows: 'take' });
  expect(rowsOf(id, 'created')).toMatchObject([{ sheet: '花名册', row: 2, position: 2 }]);
});

describe('what a spreadsheet hides', () => {
  const filtered = () =>
    xlsxFile([
      {
        name: '花名册',
        rows: [
          [...heading, '联系电话', '备注'],
          ...['甲', '乙', '丙'].map((one) => [...person(`张${one}`), '13500000001', '记着']),
        ],
        hiddenRows: [3, 4],
        hiddenColumns: [2, 4],
      },
    ]);

  it('rows and columns are taken in, and told row by row and by column', async () => {
    const id = await read(await filtered());
    const plan = getImport(archive.db, id);
    expect(plan).toMatchObject({ counts: { created: 3 }, sheetsRead: [{ taken: { hidden: 2, accepted: 3 } }] });
    expect(plan.columns.filter((column) => column.isHidden).map((column) => column.field)).toEqual([
      'idNumber',
      'mobile',
    ]);
    const warned = listImportRows(archive.db, id, { verdict: null, isNoted: true, after: 0, limit: 10 });
    expect(warned.map(({ row, warnings }) => [row, warnings])).toEqual(
      [3, 4].map((row) => [row, [expect.stringContaining('这一行在表格里是隐藏的')]]),
    );
  });

  it('left out by the clerk its rows stand among those not taken, with the reason; a hidden number is read in any case', async () => {
    const id = await read(await filtered(), { hiddenRows: 'skip', hiddenColumns: 'skip' });
    const plan = getImport(archive.db, id);
    expect(plan).toMatchObject({
      hiddenRows: 'skip',
      counts: { created: 1, ignored: 2 },
      sheetsRead: [{ taken: { hidden: 2, accepted: 1 } }],
    });
    expect(rowsOf(id, 'ignored').map(({ row, message }) => [row, message])).toEqual(
      [3, 4].map((row) => [row, expect.stringContaining('隐藏')]),
    );
    expect(plan.columns.map((column) => column.field)).toEqual(['name', 'idNumber', 'pensionFen', null, 'remark']);
  });
});

describe('of several columns that say one thing', () => {
  const doubled = () =>
    xlsxFile([
      {
        rows: [
          ['姓名', '身份证号', '联系电话', '联系电话'],
          ['张甲', newIdNumber(), '13500000001', '13600000002'],
        ],
      },
    ]);

  it('each is told with the field it names, and the clerk takes the other', async () => {
    const path = await doubled();
    const first = getImport(archive.db, await read(path));
    expect(first.columns.slice(2).map(({ field, claim }) => [field, claim])).toEqual([
      ['mobile', 'mobile'],
      [null, 'mobile'],
    ]);
    const id = await read(path, { mapping: { 0: 'name', 1: 'idNumber', 2: null, 3: 'mobile' } });
    expect(
      getImport(archive.db, id)
        .columns.slice(2)
        .map(({ field, claim }) => [field, claim]),
    ).toEqual([
      [null, 'mobile'],
      ['mobile', 'mobile'],
    ]);
    await apply(id);
    expect(getRecord(archive.db, 1).values.mobile).toBe('13600000002');
    // Remembered by that heading, the column left out would leave out both the next time.
    expect(rememberedColumns(archive.db, 'retiree').has('联系电话')).toBe(false);
  });

  it('the one chosen among equal headings is chosen beforehand the next month, and chosen anew where the clerk says so', async () => {
    const chosen = async (mapping?: Record<string, string | null>) => {
      const id = await read(await doubled(), mapping ? { mapping } : {});
      const { columns } = getImport(archive.db, id);
      await apply(id);
      return columns.slice(2).map(({ field, source, claim }) => [field, source, claim]);
    };
    await chosen({ 0: 'name', 1: 'idNumber', 2: null, 3: 'mobile' });
    expect(await chosen()).toEqual([
      [null, 'none', 'mobile'],
      ['mobile', 'remembered', 'mobile'],
    ]);
    await chosen({ 0: 'name', 1: 'idNumber', 2: 'mobile', 3: null });
    expect((await chosen()).map(([field]) => field)).toEqual(['mobile', null]);
    // Both are taken: each for what it was chosen for.
    await chosen({ 0: 'name', 1: 'idNumber', 2: 'mobile', 3: 'contactPhone' });
    expect((await chosen()).map(([field]) => field)).toEqual(['mobile', 'contactPhone']);
  });

  it('the columns as they were, read again for another reason, are not the clerk’s decision', async () => {
    const path = await doubled();
    const id = await read(path, { mapping: { 0: 'name', 1: 'idNumber', 2: 'mobile', 3: null } });
    expect(getImport(archive.db, id).columns.map((column) => column.source)).toEqual([
      ...['synonym', 'synonym', 'synonym', 'none'],
    ]);
  });

  it('one with nothing below its heading gives way', async () => {
    const path = await xlsxFile([
      {
        rows: [
          ['姓名', '身份证号', '联系电话', '手机号码'],
          ['张甲', newIdNumber(), null, '13600000002'],
        ],
      },
    ]);
    expect(getImport(archive.db, await read(path)).columns.map((column) => column.field)).toEqual([
      ...['name', 'idNumber', null, 'mobile'],
    ]);
  });
});

describe('cells drawn as one', () => {
  it('an amount or a day over several people stays with the first, and the others say so; an employer holds for all', async () => {
    const path = await xlsxFile([
      {
        rows: [
          ['姓名', '身份证号', '月养老金', '退休时间', '原工作单位'],
          ['张甲', newIdNumber(), 3000, '2012-01', '福州第一棉纺厂'],
          ['张乙', newIdNumber(), null, null, null],
        ],
        merges: ['C2:C3', 'D2:D3', 'E2:E3'],
      },
    ]);
    const id = await read(path);
    const [, second] = rowsOf(id, 'created');
    expect(second?.warnings).toEqual([
      expect.stringContaining('“月养老金”与上面的行合并成一格（写的是“3000”）'),
      expect.stringMatching(/“退休.*”与上面的行合并成一格（写的是“2012-01”）/),
    ]);
    await apply(id);
    expect(getRecord(archive.db, 2).values).toMatchObject({ pensionFen: null, employer: '福州第一棉纺厂' });
  });

  it('of a person drawn over two lines what stands on the second is told', async () => {
    const path = await xlsxFile([
      {
        rows: [
          ['姓名', '身份证号', '联系电话'],
          ['张甲', newIdNumber(), '13500000001'],
          [null, null, '13600000002'],
        ],
        merges: ['A2:A3', 'B2:B3'],
      },
    ]);
    const id = await read(path);
    expect(getImport(archive.db, id).counts).toMatchObject({ created: 1, warnings: 1 });
    const [told] = listImportRows(archive.db, id, { verdict: null, isNoted: true, after: 0, limit: 10 });
    expect(told).toMatchObject({ row: 3, warnings: [expect.stringContaining('13600000002')] });
  });
});
