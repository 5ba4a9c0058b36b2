import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CFB, utils, write } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText, encodeGb18030 } from '#electron/archive/roster/encoding.ts';
import { readWorkbook } from '#electron/archive/roster/read-workbook.ts';
import { inspectZip, TABLES_LIMIT_BYTES } from '#electron/archive/roster/zip-check.ts';
import { newIdNumber } from '#test/help/archive.ts';
import {
  judgeFile,
  lockedXls,
  lockedXlsx,
  rosterFile,
  rosterFolder,
  xlsBytes,
  xlsFile,
  xlsxFile,
  zipOf,
} from '#test/help/rosters.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/rosters');
const id = newIdNumber();
const csv = (delimiter = ',') => `姓名,身份证号,月养老金\n张三,${id},3000\n`.replaceAll(',', delimiter);

describe('a text is read', () => {
  it.each<[string, Uint8Array | string, string]>([
    ['in UTF-8', csv(), 'utf-8'],
    ['in UTF-8 with a mark', `\uFEFF${csv()}`, 'utf-8'],
    ['in GB18030', encodeGb18030(csv()), 'gb18030'],
    ['in UTF-16 as Excel saves it', Buffer.from(`\uFEFF${csv('\t')}`, 'utf16le'), 'utf-16le'],
    ['in UTF-16 of the other order', Buffer.from(`\uFEFF${csv('\t')}`, 'utf16le').swap16(), 'utf-16be'],
    ['with semicolons', csv(';'), 'utf-8'],
    ['with tabs', csv('\t'), 'utf-8'],
    ['with the delimiter in a line of its own', `sep=;\r\n${csv(';')}`, 'utf-8'],
  ])('%s', async (_how, content, encoding) => {
    const { workbook, accepted, table } = await judgeFile(rosterFile('a.csv', content));
    expect(workbook).toMatchObject({ format: 'csv', encoding });
    expect(table).toMatchObject({ headerRow: 1, sheet: { name: 'Sheet1' } });
    expect(accepted[0]).toMatchObject({ row: 2, values: { name: '张三', idNumber: id, pensionFen: 300_000 } });
  });

  it('with line breaks in quotes, and every row keeps the number a spreadsheet shows', async () => {
    const text = `花名册\r\n\r\n姓名,身份证号,备注\r\n"张三",${id},"一\r\n二,三"\r\n\r\n李四,${newIdNumber()},\r\n`;
    const { accepted, ignored, table } = await judgeFile(rosterFile('a.csv', text));
    expect(table.headerRow).toBe(3);
    expect(accepted.map((row) => [row.row, row.values.remark])).toEqual([
      [4, '一 二,三'],
      [6, undefined],
    ]);
    expect(ignored).toEqual([5]);
  });

  it('to the last person when a quote is never closed', async () => {
    const people = Array.from(
      { length: 5 },
      (_, index) => `人${'甲乙丙丁戊'.charAt(index)},${newIdNumber()},${index === 1 ? '"半' : ''}`,
    );
    const { accepted } = await judgeFile(rosterFile('a.csv', `姓名,身份证号,备注\n${people.join('\n')}\n`));
    expect(accepted).toHaveLength(5);
  });

  it('when an old system cut a field through a character', async () => {
    const people = Array.from({ length: 30 }, () => `张三,${newIdNumber()},福州市鼓楼区北大路\n`).join('');
    const whole = encodeGb18030(`姓名,身份证号,现居住地址\n${people}李四,${newIdNumber()},福州市鼓楼区北大路\n`);
    const cut = Buffer.concat([whole.subarray(0, whole.length - 2), Buffer.from('\n')]);
    const { workbook, accepted } = await judgeFile(rosterFile('a.csv', cut));
    expect(workbook.encoding).toBe('gb18030');
    expect(accepted).toHaveLength(31);
    expect(accepted[30]?.warnings.map((one) => one.warning)).toEqual(['character-lost']);
  });

  it('from GB18030 as the newest runtime does, on every runtime', () => {
    const decoder = new TextDecoder('gb18030');
    for (let lead = 0x81; lead <= 0xfe; lead += 1)
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        if (trail === 0x7f) continue;
        const bytes = Uint8Array.of(0xd0, 0xd5, lead, trail);
        const expected = decoder.decode(bytes);
        if (/[\uE000-\uF8FF\uFFFD]/.test(expected)) continue;
        expect(decodeText(bytes)?.text.slice(0, 4) ?? '').toBe(expected);
      }
  });

  it('into GB18030 and back without a loss, rare characters included', () => {
    const text = '姓名 𬱖㛃㙍 ·﹒︐︒︑︓ 龴龵龶龷龸龹龺龻 𠮷';
    const bytes = encodeGb18030(text);
    expect(decodeText(bytes)).toEqual({ encoding: 'gb18030', text });
    expect(new TextDecoder('gb18030').decode(bytes)).toBe(text);
    expect(iconv.decode(Buffer.from(bytes), 'gb18030')).toContain('姓名');
  });
});

describe('a workbook is read by its content:', () => {
  const rows = [
    ['姓名', '身份证号'],
    ['张三', id],
  ];

  it.each<[string, string, () => Uint8Array | string, string]>([
    ['.xlsx named .xls', 'a.xls', () => write(bookOf(rows), { type: 'buffer', bookType: 'xlsx' }), 'xlsx'],
    ['.xls named .xlsx', 'a.xlsx', () => xlsBytes(rows), 'xls'],
    ['CSV named .xls', 'a.xls', () => csv(), 'csv'],
    ['a table in HTML named .xls', 'a.xls', () => html('utf-8'), 'xls'],
    ['a table in HTML in GB18030', 'a.xls', () => encodeGb18030(html('gb2312')), 'xls'],
    ['the XML of Excel 2003', 'a.xls', () => write(bookOf(rows), { type: 'buffer', bookType: 'xlml' }), 'xls'],
    ['an OpenDocument sheet', 'a.ods', () => write(bookOf(rows), { type: 'buffer', bookType: 'ods' }), 'xlsx'],
  ])('%s', async (_what, name, content, format) => {
    const { workbook, accepted } = await judgeFile(rosterFile(name, content()));
    expect(workbook.format).toBe(format);
    expect(accepted[0]?.values).toMatchObject({ name: '张三', idNumber: id });
  });

  it('numbers in a table in HTML keep their last digits and their zeros', async () => {
    const { accepted } = await judgeFile(rosterFile('a.xls', html('utf-8')));
    expect(accepted[0]?.values).toMatchObject({
      idNumber: id,
      accountNumber: '6222021111111111116',
      employerCode: '007',
    });
  });

  it('a stray mark a million rows further down does not make it too large', async () => {
    const sheet = utils.aoa_to_sheet([...rows]);
    sheet.A1048576 = { t: 'z' };
    sheet['!ref'] = 'A1:B1048576';
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, 'Sheet1');
    const path = rosterFile('a.xlsx', write(book, { type: 'buffer', bookType: 'xlsx', sheetStubs: true }));
    expect((await readWorkbook(path)).sheets[0]?.rows).toHaveLength(2);
  });
});

describe('a file that is no roster is refused with its own code:', () => {
  it.each<[string, () => Uint8Array | string, string]>([
    ['empty', () => '', 'roster.empty'],
    ['blank lines only', () => '\r\n,,\r\n', 'roster.empty'],
    ['a workbook without cells', () => write(bookOf([]), { type: 'buffer', bookType: 'xlsx' }), 'roster.empty'],
    ['a locked .xlsx', lockedXlsx, 'roster.passwordProtected'],
    ['a locked .xls', lockedXls, 'roster.passwordProtected'],
    [
      'half a zip',
      () => write(bookOf([['姓名']]), { type: 'buffer', bookType: 'xlsx' }).subarray(0, 900),
      'roster.notWorkbook',
    ],
    ['a zip of something else', () => zipOf('a.txt', Buffer.from('x')), 'roster.notWorkbook'],
    ['half an .xls', () => xlsBytes([['姓名', '身份证号']]).subarray(0, 700), 'roster.notWorkbook'],
    ['a PDF', () => '%PDF-1.7 中文', 'roster.notWorkbook'],
    ['a picture', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0), 'roster.notWorkbook'],
    ['three bytes', () => Uint8Array.of(0x50, 0x4b, 0), 'roster.notWorkbook'],
    ['no known encoding', () => Uint8Array.of(0xff, 0x80, 0x81, 0xc3, 0x28, 0x0a), 'roster.encodingUnknown'],
    ['a letter', () => '尊敬的同志：\n今天天气很好。\n', 'roster.noHeading'],
    ['more rows than the limit', () => `姓名,身份证号\n${'张三,1\n'.repeat(200_000)}`, 'roster.tooLarge'],
    ['a zip bomb', () => zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(500_000_000, 0x20)), 'roster.unpacksTooLarge'],
    [
      'a zip bomb that lies',
      () => zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(500_000_000, 0x20), 1000),
      'roster.unpacksTooLarge',
    ],
    ['a zip that lies', () => zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(5000, 0x20), 1000), 'roster.notWorkbook'],
  ])('%s', async (_what, content, code) => {
    await expect(judgeFile(rosterFile('花名册.xlsx', content()))).rejects.toMatchObject({ code });
  });

  it('gone', async () => {
    await expect(readWorkbook(join(rosterFolder(), '没有.xlsx'))).rejects.toMatchObject({ code: 'roster.unreadable' });
  });

  it('a folder', async () => {
    await expect(readWorkbook(rosterFolder())).rejects.toMatchObject({ code: 'roster.notWorkbook' });
  });
});

it('tables larger than an office PC bears are refused with both numbers before they are unpacked, pictures are not', async () => {
  const most = Buffer.alloc(TABLES_LIMIT_BYTES + 1, 0x20);
  const sheet = zipOf('xl/worksheets/sheet1.xml', most);
  expect(sheet.length).toBeLessThan(1_000_000);
  const refusal = await readWorkbook(rosterFile('a.xlsx', sheet)).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    code: 'roster.unpacksTooLarge',
    params: { bytes: TABLES_LIMIT_BYTES + 1, limitBytes: TABLES_LIMIT_BYTES },
  });
  expect((await inspectZip(Buffer.from(zipOf('xl/worksheets/sheet1.xml', most.subarray(1))))).excess).toBe(null);
  expect((await inspectZip(Buffer.from(zipOf('xl/media/image1.png', most)))).excess).toBe(null);
});

describe('a rare character written by its number stays itself', () => {
  it('in .xlsx', async () => {
    const bytes = write(
      bookOf([
        ['姓名', '身份证号'],
        ['吴RARE海', id],
      ]),
      { type: 'buffer', bookType: 'xlsx', bookSST: true },
    ) as Buffer;
    const zip = CFB.read(bytes, { type: 'buffer' });
    const strings = zip.FileIndex.find((file: { name: string }) => file.name === 'sharedStrings.xml');
    if (!strings) throw new Error('the workbook has shared strings');
    strings.content = Buffer.from(
      Buffer.from(strings.content as Uint8Array)
        .toString('utf8')
        .replace('RARE', '&#178006;&#x4E00;'),
    );
    strings.size = strings.content.length;
    const path = rosterFile('a.xlsx', CFB.write(zip, { fileType: 'zip', type: 'buffer' }) as Uint8Array);
    expect((await judgeFile(path)).accepted[0]?.values.name).toBe(`吴${String.fromCodePoint(178_006)}一海`);
  });

  it('in a table in HTML, as Excel saves what GBK lacks', async () => {
    const table = html('gb2312').replace('张三', '&#29579;&#178006;&#x2CC56;');
    const { accepted } = await judgeFile(rosterFile('a.xls', encodeGb18030(table)));
    expect(accepted[0]?.values.name).toBe(`王${String.fromCodePoint(178_006, 0x2cc56)}`);
  });
});

it('the samples of other kinds are read, merged cells included', async () => {
  const allowance = await readWorkbook(join(fixtures, 'allowance-roster.xlsx'));
  expect(allowance.sheets[0]).toMatchObject({ name: '低保户' });
  expect(allowance.sheets[0]?.rows).toHaveLength(866);
  expect(allowance.sheets[0]?.merges.length).toBeGreaterThan(1000);
  const path = join(rosterFolder(), 'copy.xls');
  copyFileSync(join(fixtures, 'unemployment-roster.xls'), path);
  expect(await readWorkbook(path)).toMatchObject({ format: 'xls', sheets: [{ rows: { length: 818 } }] });
  rmSync(path);
  expect((await readWorkbook(xlsFile([['a', 1]]))).sheets[0]?.rows).toEqual([
    [
      { kind: 'text', text: 'a', number: null },
      { kind: 'number', text: '1', number: 1 },
    ],
  ]);
  expect((await readWorkbook(await xlsxFile([{ name: '甲', isHidden: false, rows: [['a']] }]))).sheets[0]?.name).toBe(
    '甲',
  );
});

function bookOf(rows: string[][]) {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Sheet1');
  return book;
}

function html(charset: string): string {
  const cells = (tag: string, texts: string[]) =>
    `<tr>${texts.map((text) => `<${tag}>${text}</${tag}>`).join('')}</tr>`;
  return `<html><head><meta charset="${charset}"></head><body><table>${cells('th', ['姓名', '身份证号', '银行账号', '单位编号'])}${cells('td', ['张三', id, '6222021111111111116', '007'])}</table></body></html>`;
}
