import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from '#electron/archive/roster/encoding.ts';
import { readWorkbook } from '#electron/archive/roster/read-workbook.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { type CellValue, judgeFile, rosterFile, xlsFile, xlsxFile } from '#test/help/rosters.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/rosters');
const truth = JSON.parse(readFileSync(join(fixtures, 'retiree-roster.truth.json'), 'utf8')) as {
  headerRow: number;
  accepted: number;
  rejected: { row: number; field: string; reason: string }[];
  ignored: number[];
};

// The headings of the sample as other offices write them.
const otherWords: Record<string, string[]> = {
  序号: ['编号', 'NO.'],
  姓名: ['姓    名', '退休职工姓名', '人员姓名（必填）'],
  性别: ['性 别', '男/女'],
  公民身份号码: ['身份证号', '居民身份证号码(18位)', '身 份 证 号 码'],
  民族: ['族别', '民  族'],
  参加工作时间: ['参工时间', '参加工作年月'],
  退休时间: ['退（离）休日期', '办理退休时间', '退休年月（年.月）'],
  退休类别: ['退休方式', '离退休类别'],
  原工作单位: ['原单位名称', '退休前所在单位'],
  '月养老金（元）': ['基本养老金（元/月）', '退休金', '2024年12月养老金'],
  开户银行: ['发放银行', '开户行'],
  银行账号: ['银行卡号', '账\u3000号', '养老金账号'],
  户籍地址: ['户口所在地', '户籍所在地'],
  现居住地址: ['家庭住址', '现 住 址'],
  所属社区: ['居委会', '社区（村）'],
  联系电话: ['手机号码', '联系方式'],
  政治面貌: ['政治面貌（党员/群众）', '党派'],
  备注: ['备   注', '说明'],
};

const sample = readWorkbook(join(fixtures, 'retiree-roster.xlsx'));

interface Layout {
  rows: CellValue[][];
  rowShift: number;
}

/** The sample's lines with other headings, columns in another order, further down and to the right. */
async function rearrange(options: {
  words: number;
  order: number[];
  down: number;
  right: number;
  asText?: boolean;
}): Promise<Layout> {
  const sheet = (await sample).sheets[0];
  if (!sheet) throw new Error('the sample has a sheet');
  const columns = Array.from({ length: 18 }, (_, index) => index).sort(
    (a, b) => (options.order[a] ?? 0) - (options.order[b] ?? 0),
  );
  const body = sheet.rows.map((line, row) =>
    columns.map((column): CellValue => {
      const cell = line[column];
      if (cell === undefined || cell.kind === 'empty') return null;
      if (row === truth.headerRow - 1) {
        const words = otherWords[cell.text] ?? [cell.text];
        return words[options.words % words.length] ?? cell.text;
      }
      return cell.number !== null && !options.asText ? cell.number : cell.text;
    }),
  );
  // A title and a signature line stand in the first column, wherever the columns went.
  for (const row of [0, 1, sheet.rows.length - 1]) {
    const texts = (body[row] ?? []).filter((value) => value !== null);
    body[row] = [...texts, ...Array.from({ length: 18 - texts.length }, () => null)];
  }
  const blank = Array.from({ length: options.down }, () => [] as CellValue[]);
  const left = Array.from({ length: options.right }, () => null);
  return { rows: [...blank, ...body.map((line) => [...left, ...line])], rowShift: options.down };
}

async function expectTruth(path: string, rowShift: number): Promise<void> {
  const { table, rows, accepted, rejected, ignored } = await judgeFile(path);
  expect(table.headerRow).toBe(truth.headerRow + rowShift);
  expect(table.columns.filter((column) => column.field === null)).toHaveLength(1);
  expect(rejected).toEqual(truth.rejected.map((one) => ({ ...one, row: one.row + rowShift })));
  expect(ignored).toEqual(truth.ignored.map((row) => row + rowShift));
  expect(accepted).toHaveLength(truth.accepted);
  expect(rows).toHaveLength(truth.accepted + truth.rejected.length + truth.ignored.length);
}

const csvOf = (rows: readonly CellValue[][], delimiter: string) =>
  rows.map((row) => row.map((value) => csvCell(String(value ?? ''), delimiter)).join(delimiter)).join('\r\n');

function csvCell(text: string, delimiter: string): string {
  return text.includes(delimiter) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const shuffled = (seed: number) => Array.from({ length: 18 }, (_, index) => Math.sin(seed * 100 + index * 7));

describe('the sample gives the same truth', () => {
  it('behind an instruction sheet, with other headings in another order, five rows down and two columns right', async () => {
    const { rows, rowShift } = await rearrange({ words: 0, order: shuffled(1), down: 5, right: 2 });
    const instruction = [
      ['填表说明'],
      ['一、姓名、身份证号为必填项，身份证号须为 18 位文本'],
      ['姓名', '身份证号', '退休时间'],
      ['示例：张三', '350102195203041234', '2012-01'],
    ];
    await expectTruth(
      await xlsxFile([
        { name: '填表说明', rows: instruction },
        { name: '花名册', rows },
      ]),
      rowShift,
    );
  });

  it('as .xls, headings spread with blanks', async () => {
    const { rows, rowShift } = await rearrange({ words: 1, order: shuffled(2), down: 0, right: 0 });
    await expectTruth(xlsFile(rows), rowShift);
  });

  it('as CSV in UTF-8 with semicolons', async () => {
    const { rows, rowShift } = await rearrange({ words: 2, order: shuffled(3), down: 2, right: 1, asText: true });
    await expectTruth(rosterFile('a.csv', `\uFEFF${csvOf(rows, ';')}`), rowShift);
  });

  it('as tab-separated text in GB18030', async () => {
    const { rows, rowShift } = await rearrange({ words: 4, order: shuffled(4), down: 0, right: 0, asText: true });
    await expectTruth(rosterFile('a.txt', encodeGb18030(csvOf(rows, '\t'))), rowShift);
  });
});

describe('whatever stands in a roster', () => {
  const words = fc.oneof(
    fc.constantFrom(
      '',
      '张三',
      '350102195203041',
      '小计',
      '制表人：',
      '#N/A',
      '=1+1',
      '"',
      '\n',
      '，',
      '𠮷',
      '\uE000',
      '\uFFFD',
      '2012.01',
      '￥3,000.00元',
    ),
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  );
  const headings = [
    '姓名',
    '身份证号',
    '退休时间',
    '月养老金',
    '社区',
    '联系电话',
    '银行账号',
    '退休类别',
    '现居住地址',
    '性别',
  ];

  it('every line gets one verdict, and a text of an accepted one is a value, told apart as unread, or says nothing', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(words, { minLength: 10, maxLength: 10 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
        async (lines, isWhole) => {
          // A right name and number in most lines, or hardly any would be taken in.
          const people = lines.map((line, index) =>
            isWhole[index] ? ['张三', newIdNumber(), '', '', ...line.slice(4)] : line,
          );
          const path = rosterFile(
            'a.csv',
            [headings, ...people]
              .map((line) => line.map((text) => `"${text.replaceAll('"', '""')}"`).join(','))
              .join('\n'),
          );
          const { rows, table } = await judgeFile(path);
          expect(rows.map((row) => row.row)).toEqual(Array.from({ length: rows.length }, (_, index) => index + 2));
          for (const row of rows) {
            expect(row.verdict === 'rejected').toBe(row.reason !== null);
            expect(row.verdict === 'rejected').toBe(row.message !== null);
            if (row.verdict !== 'accepted') continue;
            for (const column of table.columns) {
              const text = (row.cells[column.index] ?? '').normalize('NFKC').trim();
              const field = column.field ?? '';
              const isKept =
                field === 'communityName'
                  ? row.communityName !== null
                  : row.values[field] !== undefined ||
                    row.unreadText[field] !== undefined ||
                    row.values.landline !== undefined;
              expect(isKept || /^[\s\p{Cf}\-—–―/\\_－]*$|^(?:无|暂无|没有)$/u.test(text)).toBe(true);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('a file of any bytes is read or refused with a code of its own', async () => {
    const marks = fc.constantFrom(
      '',
      'PK\u0003\u0004',
      '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1',
      '<table>',
      '\u00ff\u00fe',
      '\u00ef\u00bb\u00bf',
      '姓名,身份证号\n',
    );
    await fc.assert(
      fc.asyncProperty(marks, fc.uint8Array({ maxLength: 400 }), async (mark, bytes) => {
        const content = Buffer.concat([Buffer.from(mark, mark.charCodeAt(0) > 255 ? 'utf8' : 'latin1'), bytes]);
        const path = rosterFile('a.xlsx', content);
        const code = await judgeFile(path).then(
          () => 'read',
          (error: { code?: string }) => error.code,
        );
        expect(code).toMatch(/^(?:read|roster\.(?:empty|encodingUnknown|noHeading|notWorkbook|passwordProtected))$/);
      }),
      { numRuns: 200 },
    );
  });
});
