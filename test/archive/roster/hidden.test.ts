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
