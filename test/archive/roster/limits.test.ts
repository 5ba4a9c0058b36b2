import { Buffer } from 'node:buffer';
import { expect, it, test } from 'vitest';
import { CELL_LIMIT, ROW_LIMIT } from '#electron/archive/roster/cells.ts';
import { readWorkbook } from '#electron/archive/roster/read-workbook.ts';
import { TagScan } from '#electron/archive/roster/tag-scan.ts';
import { inspectZip, TABLES_LIMIT_BYTES } from '#electron/archive/roster/zip-check.ts';
import { rosterFile, zipOf } from '#test/help/rosters.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const PIECE = 65_536;
const refusal = (name: string, content: Uint8Array | string) =>
  readWorkbook(rosterFile(name, content)).catch((error: unknown) => error);

/** A sheet of rows that weigh little packed: 0.6 MB of them unpack to hundreds. */
const rowsOf = (count: number, row = '<row><c><v>1</v></c></row>') =>
  Buffer.from(`<worksheet><sheetData>${row.repeat(count)}</sheetData></worksheet>`);

it('a bomb is refused by what it declares: nothing of its 380 MB is unpacked', async () => {
  const packed = zipOf(SHEET, Buffer.alloc(380_000_000, 0x20));
  expect(packed.length).toBeLessThan(1_000_000);
  expect(await inspectZip(Buffer.from(packed))).toMatchObject({
    excess: { what: 'bytes', found: 380_000_000, limit: TABLES_LIMIT_BYTES },
    unpackedBytes: 0,
  });
});

it('a bomb that declares less is unpacked up to the limit and not a piece further', async () => {
  const packed = Buffer.from(zipOf(SHEET, Buffer.alloc(20_000_000, 0x20), 1000));
  const { excess, unpackedBytes } = await inspectZip(packed, 1_000_000);
  expect(excess).toMatchObject({ what: 'bytes', limit: 1_000_000 });
  expect(unpackedBytes).toBeLessThanOrEqual(1_000_000 + PIECE);
});

it('an entry that holds what it says passes, one that holds more is no workbook, one beyond the limit is too large', async () => {
  const content = Buffer.alloc(5000, 1);
  const inspect = (bytes: Uint8Array, limit?: number) => inspectZip(Buffer.from(bytes), limit);
  expect(await inspect(zipOf('a', content))).toMatchObject({ excess: null, isFalse: false, unpackedBytes: 5000 });
  expect(await inspect(zipOf('a', content, 4999))).toMatchObject({ excess: null, isFalse: true });
  expect(await inspect(zipOf('a', content), 4999)).toMatchObject({ excess: { found: 5000 } });
});

it.each([
  ['a workbook', 'a.xlsx', zipOf(SHEET, rowsOf(ROW_LIMIT + 1))],
  [
    'an OpenDocument sheet whose one row stands for many',
    'a.ods',
    zipOf(
      'content.xml',
      Buffer.from(
        `<table:table-row table:number-rows-repeated="${ROW_LIMIT + 1}"><table:table-cell office:value-type="float"/></table:table-row>`,
      ),
    ),
  ],
  ['a table in HTML', 'a.xls', `<table>${'<tr><td>1'.repeat(ROW_LIMIT + 1)}</table>`],
  ['a text', 'a.csv', '张三,1\n'.repeat(ROW_LIMIT + 1)],
  ['a text whose quote is never closed', 'a.csv', `"张三,1\n${'张三,1\n'.repeat(ROW_LIMIT)}`],
])('more rows than the limit in %s are counted and refused before they are parsed', async (_what, name, content) => {
  expect(await refusal(name, content)).toMatchObject({
    code: 'roster.tooLarge',
    params: { what: 'rows', found: ROW_LIMIT + 1, limit: ROW_LIMIT },
  });
});

it('few rows with very many cells are refused with the number of cells', async () => {
  const wide = rowsOf(1000, `<row>${'<c><v>1</v></c>'.repeat(CELL_LIMIT / 1000 + 1)}</row>`);
  expect(await refusal('a.xlsx', zipOf(SHEET, wide))).toMatchObject({
    code: 'roster.tooLarge',
    params: { what: 'cells', found: CELL_LIMIT + 1000, limit: CELL_LIMIT },
  });
});

it('rows in quotes, blank rows of a workbook and rows of a file of pictures are none', async () => {
  const quoted = `姓名,身份证号\n"${'\n'.repeat(ROW_LIMIT + 1)}",1\n`;
  expect((await readWorkbook(rosterFile('a.csv', quoted))).sheets[0]?.rows).toHaveLength(2);
  const blank = await inspectZip(Buffer.from(zipOf(SHEET, rowsOf(ROW_LIMIT + 1, '<row r="1" s="2"><c s="1"/></row>'))));
  expect(blank.excess).toBe(null);
});

test.each([
  ['<row r="1"><c r="A1"><v>1</v></c><c><v>2</v></c></row><row/><x:row><x:c><x:is><t>a</t></x:is></x:c></x:row>', 2, 3],
  ['<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>', 0, 0],
  [
    '<table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="string" table:number-columns-repeated="2"/></table:table-row>',
    3,
    6,
  ],
])('%s has %i rows and %i cells, however it is cut into pieces', (xml, rows, cells) => {
  for (let size = 1; size <= xml.length; size += 1) {
    const scan = new TagScan(true);
    for (let at = 0; at < xml.length; at += size) scan.add(Buffer.from(xml.slice(at, at + size)));
    expect([scan.rows, scan.cells]).toEqual([rows, cells]);
  }
});

test.each([true, false])('a rare character named by its number is found wherever its text is cut', (isSheet) => {
  const xml = '<t>吴&#178006;海</t>';
  for (let size = 1; size <= xml.length; size += 1) {
    const bytes = Buffer.from(xml);
    const scan = new TagScan(isSheet);
    for (let at = 0; at < bytes.length; at += size) scan.add(bytes.subarray(at, at + size));
    expect(scan.hasRareReference).toBe(true);
  }
});
