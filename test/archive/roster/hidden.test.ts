import { CFB, utils, write } from '@e965/xlsx';
import { expect, it } from 'vitest';
import { readWorkbook } from '#electron/archive/roster/read-workbook.ts';
import { rosterFile } from '#test/help/rosters.ts';

const ROW = 0x0208;
const DIMENSIONS = 0x0200;
const IS_HIDDEN = 0x20;

/** A table of three rows of which the second is hidden, and of three columns of which the third is. */
function hiding() {
  const sheet = utils.aoa_to_sheet([
    ['姓名', '身份证号', '备注'],
    ['张三', '1', 'a'],
    ['李四', '2', 'b'],
  ]);
  sheet['!rows'] = [{}, { hidden: true }];
  sheet['!cols'] = [{}, {}, { hidden: true }];
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Sheet1');
  return book;
}

/** The .xls with the record of a hidden row, which our writer of tests leaves out ([MS-XLS] 2.4.221). */
function xlsWithRow(bytes: Uint8Array): Uint8Array {
  const file = CFB.read(Buffer.from(bytes), { type: 'buffer' });
  const stream = CFB.find(file, 'Workbook');
  if (!stream) throw new Error('an .xls file has a stream named Workbook');
  const content = Buffer.from(stream.content as Uint8Array);
  let at = 0;
  while (content.readUInt16LE(at) !== DIMENSIONS) at += 4 + content.readUInt16LE(at + 2);
  at += 4 + content.readUInt16LE(at + 2);
  const record = Buffer.alloc(20);
  record.writeUInt16LE(ROW, 0);
  record.writeUInt16LE(16, 2);
  record.writeUInt16LE(1, 4);
  record.writeUInt16LE(3, 8);
  record.writeUInt16LE(IS_HIDDEN, 16);
  const out = CFB.utils.cfb_new();
  CFB.utils.cfb_add(out, '/Workbook', Buffer.concat([content.subarray(0, at), record, content.subarray(at)]));
  return new Uint8Array(CFB.write(out, { type: 'buffer' }) as Buffer);
}

const saved = (bookType: 'xlsx' | 'xlsb' | 'biff8' | 'xlml'): Uint8Array =>
  new Uint8Array(write(hiding(), { type: 'buffer', bookType, cellStyles: true }) as Buffer);

it.each([
  ['.xlsx', () => saved('xlsx')],
  ['.xlsb', () => saved('xlsb')],
  ['.xls', () => xlsWithRow(saved('biff8'))],
])('a hidden row and a hidden column are told in %s', async (ending, file) => {
  const [sheet] = (await readWorkbook(rosterFile(`a${ending}`, file()))).sheets;
  expect(Array.from(sheet?.hiddenRows ?? [])).toEqual([1]);
  expect(Array.from(sheet?.hiddenColumns ?? [])).toEqual([2]);
  expect(sheet?.rows).toHaveLength(3);
});

it('a hidden row is told in the XML of Excel 2003', async () => {
  const [sheet] = (await readWorkbook(rosterFile('a.xls', saved('xlml')))).sheets;
  expect(Array.from(sheet?.hiddenRows ?? [])).toEqual([1]);
});

const cell = (text: string) =>
  `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
const row = (texts: string[], attributes = '') =>
  `<table:table-row${attributes}>${texts.map(cell).join('')}</table:table-row>`;

/** An .ods of two sheets: the second has its third column hidden, and the rows as they are given. */
function odsWith(rows: string): Uint8Array {
  const spaces = ['office', 'table', 'text'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  const first = `<table:table table:name="说明"><table:table-column/>${row(['一'])}${row(['二'])}</table:table>`;
  const columns =
    '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>';
  const second = `<table:table table:name="名册">${columns}${row(['姓名', '身份证号', '备注'])}${rows}</table:table>`;
  const body = `<office:body><office:spreadsheet>${first}${second}</office:spreadsheet></office:body>`;
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${spaces.join(' ')} office:version="1.2">${body}</office:document-content>`;
  const zip = CFB.utils.cfb_new();
  CFB.utils.cfb_add(zip, '/mimetype', Buffer.from('application/vnd.oasis.opendocument.spreadsheet'));
  const manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>';
  CFB.utils.cfb_add(zip, '/META-INF/manifest.xml', Buffer.from(manifest));
  CFB.utils.cfb_add(zip, '/styles.xml', Buffer.from('<office:document-styles/>'));
  CFB.utils.cfb_add(zip, '/content.xml', Buffer.from(content));
  return new Uint8Array(CFB.write(zip, { type: 'buffer', fileType: 'zip' }) as Buffer);
}

it.each([
  ['by hand', `${row(['张三', '1', 'a'], ' table:visibility="collapse"')}${row(['李四', '2', 'b'])}`, [1]],
  ['by a filter', `${row(['张三', '1', 'a'])}${row(['李四', '2', 'b'], ' table:visibility="filter"')}`, [2]],
  [
    'within a closed group',
    `<table:table-row-group table:display="false">${row(['张三', '1', 'a'])}</table:table-row-group>${row(['李四', '2', 'b'])}`,
    [1],
  ],
  [
    'several at once, behind blank ones',
    `<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>${row(
      ['张三', '1', 'a'],
      ' table:number-rows-repeated="2" table:visibility="collapse"',
    )}${row(['李四', '2', 'b'])}`,
    [3, 4],
  ],
])('a row hidden in an OpenDocument sheet is told: %s', async (_how, rows, hidden) => {
  const [first, second] = (await readWorkbook(rosterFile('a.ods', odsWith(rows)))).sheets;
  expect(Array.from(first?.hiddenRows ?? [])).toEqual([]);
  expect(Array.from(second?.hiddenRows ?? [])).toEqual(hidden);
  expect(Array.from(second?.hiddenColumns ?? [])).toEqual([2]);
  expect(second?.rows[hidden[0] ?? 0]?.[0]?.text).toBe(hidden[0] === 2 ? '李四' : '张三');
});
