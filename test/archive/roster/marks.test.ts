import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it, test } from 'vitest';
import { withoutTextMarks } from '#electron/archive/roster/cells.ts';
import { encodeGb18030 } from '#electron/archive/roster/encoding.ts';
import { noteText } from '#electron/archive/roster/reject-text.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { judgeFile, rosterFile, xlsxFile } from '#test/help/rosters.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/rosters');

describe('marks that keep a value a text are no part of it:', () => {
  it.each([
    ['="350102195203041226"', '350102195203041226'],
    ['=""350102195203041226""', '350102195203041226'],
    [' = "张三" ', '张三'],
    ["='2856.70'", '2856.70'],
    ["'350102195203041226", '350102195203041226'],
    ['="他说""好"""', '他说"好"'],
    ['=""', ''],
    ['张三', '张三'],
    ["O'Neil", "O'Neil"],
    ["'引用'", "'引用'"],
    ['=A1', '=A1'],
  ])('%j is %j', (written, text) => {
    expect(withoutTextMarks(written)).toBe(text);
  });

  it('="…" around every cell of a CSV file: everybody is taken in, the values as inside the quotes', async () => {
    const path = join(fixtures, '02-eq-quoted.csv');
    const { accepted, rejected } = await judgeFile(path);
    expect(rejected).toEqual([]);
    expect(accepted[0]?.values).toMatchObject({
      idNumber: '350102195203041226',
      gender: '2',
      retiredOn: '2002-03',
      mobile: '13805910001',
      pensionFen: 285_670,
    });
    const lines = iconv.decode(readFileSync(path), 'gb18030').trim().split('\n').length - 1;
    expect(accepted).toHaveLength(lines);
  });

  it.each(['=', ''])('unquoted %s"…" and apostrophes in every column of text and workbook', async (sign) => {
    const id = newIdNumber();
    const texts = [`${sign}"张三"`, `'${id}`, `='2012-01'`, `${sign}"3000.50"`].map((text) =>
      sign === '' ? text.replaceAll('"', '') : text,
    );
    const head = ['姓名', '身份证号', '退休时间', '月养老金'];
    const expected = { name: '张三', idNumber: id, retiredOn: '2012-01', pensionFen: 300_050 };
    const csv = await judgeFile(rosterFile('a.csv', `${head.join(',')}\n${texts.join(',')}\n`));
    const book = await judgeFile(await xlsxFile([{ rows: [head, texts] }]));
    expect(csv.accepted[0]?.values).toMatchObject(expected);
    expect(book.accepted[0]?.values).toMatchObject(expected);
  });
});

type Write = (text: string) => Uint8Array;
const encodings: [string, Write][] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ['GB18030', encodeGb18030],
  ['UTF-16 as Excel saves it', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 of the other order', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
  ['UTF-16 without a mark', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16 of the other order without a mark', (text) => Buffer.from(text, 'utf16le').swap16()],
];

describe.each(encodings)('unquoted ="…" with the delimiter inside stays one cell in %s', (_encoding, write) => {
  it.each([
    ['commas', ','],
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['bars', '|'],
  ])('with %s', async (_delimiters, mark) => {
    const id = newIdNumber();
    const head = ['姓名', '现居住地址', '身份证号', '备注', '月养老金'];
    const line = ['="张三"', `="湖东路1号${mark}2号"`, `="${id}"`, `="他说""好""${mark}走了"`, '="3000.50"'];
    const text = `${head.join(mark)}\r\n${line.join(mark)}\r\n${['李四', '', `'${newIdNumber()}`, '', ''].join(mark)}\r\n`;
    const { accepted, rejected } = await judgeFile(rosterFile('a.csv', write(text)));
    expect(rejected).toEqual([]);
    expect(accepted).toHaveLength(2);
    // A field keeps one line: a tab in it is a blank.
    const kept = mark === '\t' ? ' ' : mark;
    expect(accepted[0]?.values).toMatchObject({
      ...{ name: '张三', idNumber: id, pensionFen: 300_050 },
      residenceAddress: `湖东路1号${kept}2号`,
      remark: `他说"好"${kept}走了`,
    });
  });
});

test('dates in Chinese numerals in a workbook are read, nobody is rejected for them', async () => {
  const { accepted, rejected } = await judgeFile(join(fixtures, '26-chinese-dates.xlsx'));
  expect(rejected.filter((one) => one.reason === 'date-invalid')).toEqual([]);
  expect(accepted.map((row) => [row.values.name, row.values.birthOn, row.values.retiredOn])).toEqual([
    ['陈秀英', '1952-03-04', '2002-03'],
    ['林国强', '1949-08-12', '2009-08'],
    ['买买提·艾合买提', '1955-10-01', '2015-10'],
    ['郑丽华', '1956-02-29', '2006-02'],
    ['黄水生', '1947-01-01', '2007-01'],
  ]);
});

test.each([
  ['a tag character', '\u{e0041}', 'U+E0041'],
  ['a zero width space', '\u200b', 'U+200B'],
  ['a byte order mark', '\ufeff', 'U+FEFF'],
  ['a soft hyphen', '\u00ad', 'U+00AD'],
  ['a mark of direction', '\u202e', 'U+202E'],
  ['an isolate of direction', '\u2066', 'U+2066'],
])('%s in a name is taken out and told with its place', async (_what, mark, codePoint) => {
  const { accepted } = await judgeFile(
    await xlsxFile([
      {
        rows: [
          ['姓名', '身份证号'],
          [`张${mark}三`, newIdNumber()],
        ],
      },
    ]),
  );
  expect(accepted[0]?.values.name).toBe('张三');
  expect(accepted[0]?.notes.map(noteText)).toEqual([`姓名中看不见的字符已去掉（第 2 个字符 ${codePoint}）：张三`]);
});
