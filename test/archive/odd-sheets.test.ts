import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { readAdjustmentList } from '#electron/archive/retiree/adjustment-sheet.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, refused } from '#test/help/ask.ts';
import { type CellValue, rosterFile, xlsBytes, xlsxFile } from '#test/help/rosters.ts';

/** Odd files and odd cells of the small tables that are taken in whole; shown by the list of a batch. */
const archive = archiveOn('2026-11-23T08:00:00Z');
const ask = asking(() => archive);

const newBatch = async () =>
  (
    await ask('batches.save', {
      ...{ id: null, version: 0 },
      values: { direction: 'in', unitName: '福州搪瓷厂', kind: 'employer', onDate: '2026-11-20', contents: ['file'] },
    })
  ).id;
async function taken(path: string) {
  const id = await newBatch();
  await ask('batches.importFile', { id, path });
  expect(checkDatabase(archive.db)).toEqual([]);
  return (await ask('batches.get', { id })).lines;
}
async function why(path: string): Promise<unknown> {
  const id = await newBatch();
  const { code, params } = await refused(ask('batches.importFile', { id, path }));
  expect(code).toBe('sheet.refused');
  expect((await ask('batches.get', { id })).lines).toEqual([]);
  return params;
}
const heading = ['姓名', '公民身份号码', '原单位', '月基本养老金', '备注'];
const person = (employer: CellValue = '福州搪瓷厂', pension: CellValue = 3000.5, remark: CellValue = null) => [
  ...['张伟', newIdNumber('1950-05-02'), employer, pension, remark],
];
const sheet = (rows: CellValue[][], more: { merges?: string[]; formats?: Record<string, string> } = {}) =>
  xlsxFile([{ rows: [heading, ...rows], ...more }]);
const csv = (text: string, encoding: string, mark = '') =>
  rosterFile('清单.csv', Buffer.concat([Buffer.from(mark, 'latin1'), iconv.encode(text, encoding)]));

describe('a small table taken in whole', () => {
  it('takes the amount a cell holds, not the fewer decimals it shows', async () => {
    const formats = { D2: '0', D3: '"¥"#,##0.0', D4: '#,##0.00', D5: '0.00' };
    const rows = [3256.78, 3256.78, 13256.7, 0.1 + 0.2].map((pension) => person('厂', pension));
    expect((await taken(await sheet(rows, { formats }))).map((line) => line.pensionFen)).toEqual([
      ...[325678, 325678, 1325670, 30],
    ]);
  });

  it('refuses an amount with more decimals than money has, whatever the cell shows', async () => {
    expect(await why(await sheet([person('厂', 3256.785)], { formats: { D2: '0.00' } }))).toMatchObject({
      row: 2,
      message: '月基本养老金“3256.785”认不出来',
    });
  });

  it.each(['#N/A', '#REF!', '#DIV/0!'])(
    'refuses a formula that found nothing, in a workbook and in a text: %s',
    async (mark) => {
      const said = { row: 2, message: `C 列是公式出错的“${mark}”，请改成实际的内容，没有的留空`, more: 0 };
      expect(await why(await sheet([person(mark)]))).toEqual(said);
      const error = { error: mark } as unknown as CellValue;
      expect(await why(await sheet([person(error)]))).toEqual(said);
      expect(await why(csv(`姓名,公民身份号码,原单位\n张伟,${newIdNumber()},${mark}`, 'utf-8'))).toEqual(said);
    },
  );

  it('refuses a number of 18 digits that was stored as a figure: its end is lost', async () => {
    const lost = Number(newIdNumber('1950-05-02').slice(0, 17)) * 10;
    for (const formats of [{}, { B2: '0' }] as Record<string, string>[])
      expect(await why(await sheet([['张伟', lost, '厂', null, null]], { formats }))).toMatchObject({
        row: 2,
        message: expect.stringContaining('只留下前 15 位'),
      });
  });

  it('refuses cells drawn as one: the rows below would lose what they say', async () => {
    const rows = [person('福州搪瓷厂'), person(null)];
    expect(await why(await sheet(rows, { merges: ['C2:C3'] }))).toEqual({
      ...{ row: 2, message: 'C 列有合并的单元格，请取消合并，每一行都填上', more: 0 },
    });
    expect(await why(await sheet([person('厂', 3000, null)], { merges: ['D2:E2'] }))).toMatchObject({ row: 2 });
  });

  it('refuses a column that says something below no heading, and more columns than are read', async () => {
    const wide = [...person(), '写在外面的'];
    expect(await why(await sheet([wide]))).toMatchObject({ row: 1, message: expect.stringContaining('F 列没有标题') });
    const many = [...person(), ...Array.from({ length: 1000 }, () => null), '很远'];
    expect(await why(await sheet([many]))).toMatchObject({ row: 1, message: expect.stringMatching(/列太多|没有标题/) });
  });

  it('keeps no line break, tab, mark of direction or half character of a text', async () => {
    const [line] = await taken(await sheet([person('福州\n搪瓷\t厂', 3000, '\u202e反的\u200b\u2066')]));
    expect(line).toMatchObject({ employer: '福州 搪瓷 厂', remark: '反的' });
    const half = `姓名,公民身份号码,备注\n张伟,${newIdNumber()},半\ud842个`;
    const [other] = await taken(
      rosterFile('清单.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(half, 'utf16le')])),
    );
    expect(other?.remark).toBe('半\ufffd个');
  });

  const text = (mark: string) =>
    `${['姓名', '公民身份号码', '原单位'].join(mark)}\n${['张伟', newIdNumber(), '福州搪瓷厂'].join(mark)}\n`;
  it.each([
    ['GBK', () => csv(text(','), 'gbk')],
    ['GB18030 with semicolons', () => csv(text(';'), 'gb18030')],
    ['UTF-16 with tabs', () => csv(text('\t'), 'utf-16le', '\xff\xfe')],
    ['big-endian UTF-16', () => csv(text('\t'), 'utf-16be', '\xfe\xff')],
    ['UTF-8 with a mark', () => csv(text(','), 'utf-8', '\xef\xbb\xbf')],
    ['an .xls named .xlsx', () => rosterFile('清单.xlsx', xlsBytes([heading, person()]))],
    [
      'HTML saved as .xls',
      () =>
        rosterFile(
          '清单.xls',
          `<html><body><table>${[heading, person()].map((row) => `<tr>${row.map((cell) => `<td>${cell ?? ''}</td>`).join('')}</tr>`).join('')}</table></body></html>`,
        ),
    ],
  ])('is read by its content: %s', async (_what, make) => {
    expect(await taken(make())).toMatchObject([{ name: '张伟', employer: '福州搪瓷厂' }]);
  });

  it.each([
    ['a heading alone', () => sheet([])],
    ['one cell', () => xlsxFile([{ rows: [['清单']] }])],
    [
      'the same row twice',
      () => {
        const row = person();
        return sheet([row, row]);
      },
    ],
    [
      'a day no calendar has',
      () =>
        xlsxFile([
          {
            rows: [
              ['姓名', '公民身份号码', '退休时间'],
              ['张伟', newIdNumber(), -5],
            ],
          },
        ]),
    ],
  ])('is refused with its row and a sentence: %s', async (_what, make) => {
    expect(await why(await make())).toMatchObject({
      row: expect.any(Number),
      message: expect.stringMatching(/\p{Script=Han}/u),
    });
  });

  it('reads days of both calendars of Excel as the days they show', async () => {
    const rows: CellValue[][] = [
      ['姓名', '公民身份号码', '退休时间'],
      ['张伟', newIdNumber('1950-05-02'), new Date('2010-05-20T00:00:00Z')],
    ];
    for (const date1904 of [false, true])
      expect(await taken(await xlsxFile([{ rows }], { date1904 }))).toMatchObject([{ retiredOn: '2010-05-20' }]);
  });
});

describe('a list of amounts', () => {
  it('takes no day for an amount, and no formula that found nothing for the number of a document', async () => {
    const heading = ['姓名', '身份证号', '调整后金额', '文号'];
    const error = { error: '#N/A' } as unknown as CellValue;
    const rows = [
      heading,
      ['张伟', newIdNumber(), new Date('2010-05-20T00:00:00Z'), '榕人社〔2026〕1 号'],
      ['李强', newIdNumber(), 3000.5, error],
    ];
    const lines = await readAdjustmentList(await xlsxFile([{ rows }]));
    expect(lines.map(({ amountFen, problem }) => [amountFen, problem])).toEqual([
      [null, '调整后金额“2010-05-20”不是金额（最多两位小数，不能为负）'],
      [300050, '文号是公式出错的“#N/A”，请改成实际的文号'],
    ]);
  });
});
