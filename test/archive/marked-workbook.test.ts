import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getImport, listImportRows } from '#db/imports/imports.ts';
import { listRecords } from '#db/records/list.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { writeMarkedWorkbook } from '#electron/archive/roster/marked-workbook.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { newArchive, newIdNumber, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { readRoster } from '#test/help/import-roster.ts';
import { xlsFile, xlsxFile } from '#test/help/rosters.ts';

const fixtures = join(import.meta.dirname, '../fixtures/rosters');
let archive: TestArchive;
beforeEach(() => {
  archive = newArchive(['达明社区']);
});
afterEach(() => archive.remove());

const ask = asking(() => archive);
const apply = (importId: number) => runJobHere(archive.context, { kind: 'roster.apply', importId });
const rejected = (id: number) =>
  listImportRows(archive.db, id, { verdict: 'rejected', isNoted: false, after: 0, limit: 1000 });
const judged = (id: number) =>
  listImportRows(archive.db, id, { verdict: null, isNoted: false, after: 0, limit: 10_000 }).map(
    ({ row, verdict, reason, name, idNumber }) => ({ row, verdict, reason, name, idNumber }),
  );
const out = () => join(archive.dir, '标出错误.xlsx');
async function opened(): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(out());
  return book;
}
const wrong = { fill: expect.objectContaining({ fgColor: { argb: 'FFFFC7CE' } }) };
const noteOf = (cell: ExcelJS.Cell | undefined) =>
  typeof cell?.note === 'string' ? cell.note : (cell?.note?.texts ?? []).map(({ text }) => text).join('');

describe('the clerk’s own roster with the wrong cells marked', () => {
  const files = ['retiree-roster.xlsx', '02-eq-quoted.csv', '26-chinese-dates.xlsx', '32-sheets-per-community.xlsx'];
  // The sample has 3,200 lines, and its copy is read whole again.
  const LONG_MS = 300_000;

  it.each(files)(
    'is judged as the roster was, line by line, when it is imported again: %s',
    async (name) => {
      const id = await readRoster(archive, join(fixtures, name));
      const count = await writeMarkedWorkbook(archive.db, id, out());
      expect(count).toBe(getImport(archive.db, id).counts.rejected);
      const again = await readRoster(archive, out());
      expect(judged(again)).toEqual(judged(id));
    },
    LONG_MS,
  );

  it('has each reason at its cell, and every other cell, sheet and look as it was', async () => {
    const book = new ExcelJS.Workbook();
    const page = book.addWorksheet('名册');
    page.addRow(['2026年花名册']);
    page.addRow(['身份证号', '备注', '姓名', '月养老金']);
    page.addRow([newIdNumber(), '甲', '陈一', 3000]);
    page.addRow([newIdNumber(), '乙', '周二', '三千']);
    page.getColumn(2).width = 33;
    page.getCell('D4').numFmt = '0.00';
    page.getCell('B4').font = { bold: true };
    page.getCell('D4').note = '街道补充';
    book.addWorksheet('说明').addRow(['填表说明', { formula: '1+1', result: 2 }]);
    const path = join(archive.dir, '自己的.xlsx');
    await book.xlsx.writeFile(path);
    const id = await readRoster(archive, path);
    expect(await ask('imports.saveMarked', { id, path: out() })).toMatchObject({ rows: 1 });
    const marked = await opened();
    expect(marked.worksheets.map(({ name }) => name)).toEqual(['名册', '说明']);
    const [sheet, other] = marked.worksheets;
    expect(sheet?.getCell('D4').style).toMatchObject({ ...wrong, numFmt: '0.00' });
    expect(noteOf(sheet?.getCell('D4'))).toBe(`${rejected(id)[0]?.message}\n原批注：街道补充`);
    expect(sheet?.getCell('D3').style.fill).toBeUndefined();
    expect(sheet?.getCell('B4').font).toMatchObject({ bold: true });
    expect(sheet?.getColumn(2).width).toBe(33);
    expect(sheet?.getCell('D3').value).toBe(3000);
    expect(other?.getCell('B1').value).toMatchObject({ formula: '1+1' });
  });

  it.each([
    [
      'a table of Excel 97',
      () =>
        xlsFile([
          ['姓名', '身份证号', '月养老金'],
          ['陈一', '123', 3000.5],
          ['周二', newIdNumber(), 2000],
        ]),
    ],
    [
      'a text file',
      () => {
        const path = join(archive.dir, '名册.csv');
        writeFileSync(path, `姓名,身份证号,月养老金\n陈一,123,3000.50\n周二,${newIdNumber()},0012\n`);
        return path;
      },
    ],
  ])('of %s comes back as a workbook', async (_what, make) => {
    const id = await readRoster(archive, make());
    await writeMarkedWorkbook(archive.db, id, out());
    const [sheet] = (await opened()).worksheets;
    expect(sheet?.getCell('B2').style).toMatchObject(wrong);
    expect(noteOf(sheet?.getCell('B2'))).toContain('第 2 行“身份证号”');
    expect(judged(await readRoster(archive, out()))).toEqual(judged(id));
  });

  it('holds what was put right on the screen, with what it said in the comment', async () => {
    const path = join(archive.dir, '名册.csv');
    writeFileSync(path, `姓名,身份证号,月养老金\n陈一,${newIdNumber()},三千\n`);
    const id = await readRoster(archive, path);
    await ask('imports.mend', { id, position: 2, column: 2, text: '3000' });
    await writeMarkedWorkbook(archive.db, id, out());
    const cell = (await opened()).worksheets[0]?.getCell('C2');
    expect(cell?.value).toBe('3000');
    expect(noteOf(cell)).toBe('花名册原来写的是“三千”，林经办核对时改为“3000”。');
    expect(getImport(archive.db, await readRoster(archive, out())).counts).toMatchObject({ created: 1, rejected: 0 });
  });

  it('never updates another person: a line with the number of another, put right elsewhere and imported alone, is asked about', async () => {
    const number = newIdNumber();
    const path = join(archive.dir, '名册.csv');
    const head = '姓名,身份证号,月养老金,联系电话';
    writeFileSync(path, `${head}\n王大明,${number},3000,13500000001\n李小红,${number},三千,13500000002\n`);
    const id = await readRoster(archive, path);
    expect(rejected(id)).toMatchObject([{ row: 3, reason: 'duplicate-in-file' }]);
    await apply(id);
    await writeMarkedWorkbook(archive.db, id, out());
    const book = await opened();
    const [sheet] = book.worksheets;
    if (!sheet) throw new Error('the copy has a sheet');
    sheet.getCell('C3').value = 3100;
    await book.xlsx.writeFile(out());
    const whole = await readRoster(archive, out());
    expect(rejected(whole)).toMatchObject([{ row: 3, reason: 'duplicate-in-file' }]);
    sheet.spliceRows(2, 1);
    await book.xlsx.writeFile(out());
    const alone = await readRoster(archive, out());
    expect(rejected(alone)).toMatchObject([{ row: 2, reason: 'identity-conflict' }]);
    await apply(alone);
    const { rows } = listRecords(archive.db, {
      ...{ filter: RecordFilter.parse({ kind: 'retiree' }), sort: 'number', descending: false, offset: 0, limit: 10 },
    });
    expect(rows).toMatchObject([{ name: '王大明', mobile: '13500000001', cells: { pensionFen: 300000 } }]);
  });

  it('is not made of a file that was changed or taken away since', async () => {
    const path = join(archive.dir, '名册.csv');
    writeFileSync(path, '姓名,身份证号\n陈一,123\n');
    const id = await readRoster(archive, path);
    writeFileSync(path, '姓名,身份证号\n周二,124\n陈一,123\n');
    expect(await refused(ask('imports.saveMarked', { id, path: out() }))).toMatchObject({ code: 'import.fileChanged' });
    rmSync(path);
    expect(await refused(ask('imports.saveMarked', { id, path: out() }))).toMatchObject({ code: 'import.fileGone' });
  });

  it('of several sheets: a line is put right and marked on its own sheet, whose count follows', async () => {
    const heading = ['姓名', '身份证号', '月养老金'];
    const path = await xlsxFile([
      { name: '达明社区', rows: [heading, ['陈一', newIdNumber(), 3000]] },
      { name: '西洪社区', rows: [heading, ['陈二', newIdNumber(), '三千'], ['陈三', newIdNumber(), '四千']] },
    ]);
    const id = await readRoster(archive, path);
    const [second, third] = rejected(id);
    expect(second).toMatchObject({ sheet: '西洪社区', row: 2 });
    const { row } = await ask('imports.mend', { id, position: Number(second?.position), column: 2, text: '3000' });
    expect(row).toMatchObject({ verdict: 'created', sheet: '西洪社区', row: 2 });
    const sheetOf = () => getImport(archive.db, id).sheetsRead.find(({ name }) => name === '西洪社区')?.taken;
    expect(sheetOf()).toMatchObject({ accepted: 1, rejected: 1 });
    await writeMarkedWorkbook(archive.db, id, out());
    const [one, other] = (await opened()).worksheets;
    expect(other?.getCell('C3').style).toMatchObject(wrong);
    expect(noteOf(other?.getCell('C3'))).toBe(third?.message);
    expect(other?.getCell('C2').value).toBe('3000');
    expect(one?.getCell('C2').value).toBe(3000);
    const again = await readRoster(archive, path, { replaces: id });
    expect(rejected(again)).toMatchObject([{ sheet: '西洪社区', row: 3 }]);
    await apply(again);
    const places = 'SELECT c.name FROM record r JOIN community c ON c.id = r.community_id ORDER BY r.id';
    expect(archive.db.prepare(places).pluck().all()).toEqual(['达明社区', '西洪社区']);
  });
});
