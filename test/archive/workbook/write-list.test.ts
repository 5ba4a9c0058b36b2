import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '#electron/archive/roster/read-workbook.ts';
import { headerText } from '#electron/archive/workbook/page-setup.ts';
import {
  type ListColumn,
  type ListRow,
  writeListCsv,
  writeListWorkbook,
} from '#electron/archive/workbook/write-list.ts';
import { rosterFile } from '#test/help/rosters.ts';

const columns: ListColumn[] = [
  { key: 'name', title: '姓名', width: 12, kind: 'text' },
  { key: 'idNumber', title: '公民身份号码', width: 21, kind: 'text' },
  { key: 'retiredOn', title: '退休时间', width: 12, kind: 'date' },
  { key: 'pensionFen', title: '月养老金（元）', width: 14, kind: 'money' },
  { key: 'count', title: '件数', width: 6, kind: 'number' },
];
const row: ListRow = {
  name: '吴𬱖海',
  idNumber: '350102195203041234',
  retiredOn: '2012-01',
  pensionFen: 300_005,
  count: 3,
};

async function open(bytes: Uint8Array) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as never);
  const page = workbook.worksheets[0];
  if (!page) throw new Error('a list has a sheet');
  return page;
}

describe('a list as a workbook', () => {
  it('keeps numbers of people as text, months as months and money as yuan', async () => {
    const page = await open(await writeListWorkbook('移交清单', columns, [row]));
    expect(page.name).toBe('移交清单');
    expect(page.getRow(1).values).toEqual([undefined, ...columns.map((column) => column.title)]);
    expect(page.getRow(2).values).toEqual([undefined, '吴𬱖海', '350102195203041234', '2012-01', 3000.05, 3]);
    expect(page.getCell('B2').type).toBe(ExcelJS.ValueType.String);
    expect(page.getCell('B2').numFmt).toBe('@');
    expect(page.getCell('D2').numFmt).toBe('#,##0.00');
  });

  it('has a bold heading that stays in view, and columns wide enough', async () => {
    const page = await open(await writeListWorkbook('移交清单', columns, [row]));
    expect(page.getCell('A1').font?.bold).toBe(true);
    expect(page.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(page.getColumn(2).width).toBe(21);
  });

  it.each([
    ['narrow', columns, 'portrait', '移交清单'],
    ['wide', columns.map((one) => ({ ...one, width: 40 })), 'landscape', '2026-11花名册 & 附表'],
  ] as const)(
    'that is %s prints on A4 as wide as the paper, heading and title on each page',
    async (_what, of, lies, name) => {
      const page = await open(await writeListWorkbook(name, of, [row, row]));
      expect(page.pageSetup).toMatchObject({ paperSize: 9, orientation: lies, fitToPage: true, fitToWidth: 1 });
      // 0: as many pages as the rows need.
      expect(page.pageSetup.fitToHeight).toBe(0);
      expect(page.pageSetup.printTitlesRow).toBe('1:1');
      expect(page.pageSetup.printArea).toBe('A1:E3');
      expect(page.headerFooter.oddHeader).toContain(headerText(name));
      expect(page.headerFooter.oddFooter).toBe('&C第 &P 页　共 &N 页');
      expect(page.pageSetup.margins?.left).toBeLessThan(1);
    },
  );

  it('has a title that a header cannot take for a command', () => {
    expect(headerText('2026-11花名册 & 附表')).toBe(' 2026-11花名册 && 附表');
    expect(headerText('移交清单')).toBe('移交清单');
  });

  it('never holds a formula, and no character that would make it unreadable', async () => {
    const names = ['=1+1', '@SUM(A1)', '张\u0000\u000b三', 'a<b>&"c"'];
    const path = rosterFile(
      'a.xlsx',
      await writeListWorkbook(
        '表',
        columns,
        names.map((name) => ({ ...row, name })),
      ),
    );
    const { sheets } = await readWorkbook(path);
    expect(sheets[0]?.rows.slice(1).map((line) => [line[0]?.kind, line[0]?.text])).toEqual([
      ['text', '=1+1'],
      ['text', '@SUM(A1)'],
      ['text', '张三'],
      ['text', 'a<b>&"c"'],
    ]);
  });

  it('keeps a text that looks like an escape from being read as one', async () => {
    const page = await open(await writeListWorkbook('表', columns, [{ ...row, name: '_x000D_' }]));
    expect(page.getCell('A2').value).toBe('_x005F_x000D_');
  });

  it('takes lines as they come, and leaves empty what is not there', async () => {
    async function* lines(): AsyncGenerator<ListRow> {
      yield { name: '甲' };
      await Promise.resolve();
      yield { name: null, count: 0 };
    }
    const page = await open(await writeListWorkbook('表', columns, lines()));
    expect(page.rowCount).toBe(3);
    expect(page.getCell('B2').value).toBeNull();
    expect(page.getCell('E3').value).toBe(0);
  });

  it('of 20,000 lines is written whole', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => ({ ...row, count: index }));
    const { sheets } = await readWorkbook(rosterFile('a.xlsx', await writeListWorkbook('表', columns, many)));
    expect(sheets[0]?.rows).toHaveLength(20_001);
    expect(sheets[0]?.rows.at(-1)?.at(-1)).toMatchObject({ number: 19_999 });
  });
});

describe('a list as CSV', () => {
  it('begins with the mark Excel needs, ends its lines as Excel does and quotes what must be quoted', () => {
    const text = Buffer.from(writeListCsv(columns, [{ ...row, name: '张,"三"\n' }])).toString('utf8');
    expect(text).toBe(
      '\uFEFF姓名,公民身份号码,退休时间,月养老金（元）,件数\r\n"张,""三""\n",350102195203041234,2012-01,3000.05,3\r\n',
    );
  });

  it.each(['=1+1', '+86', '-1', '@a', '\t=1', '＝1', '－1'])('makes a spreadsheet take %j for text', (name) => {
    const text = Buffer.from(writeListCsv(columns, [{ ...row, name }])).toString('utf8');
    expect(text.split('\r\n')[1]).toContain(`'${name}`);
  });

  it('leaves amounts and dates alone', () => {
    const text = Buffer.from(writeListCsv(columns, [{ ...row, pensionFen: -1250 }])).toString('utf8');
    expect(text).toContain(',2012-01,-12.50,');
  });

  it('in GB18030 is read back with every rare character', async () => {
    const path = rosterFile('a.csv', writeListCsv(columns, [row, { ...row, name: '㛃𠮷' }], 'gb18030'));
    const workbook = await readWorkbook(path);
    expect(workbook.encoding).toBe('gb18030');
    expect(workbook.sheets[0]?.rows.map((line) => line[0]?.text)).toEqual(['姓名', '吴𬱖海', '㛃𠮷']);
  });
});

it('every workbook of the program is written here, with the set-up of its page', () => {
  const others = readdirSync('electron', { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.ts$/.test(name) && /new ExcelJS|WorkbookWriter/.test(readFileSync(join('electron', name), 'utf8')),
  );
  // The clerk's own sheet goes back with the set-up that she gave it.
  const own = 'archive/roster/marked-workbook.ts';
  expect(others.map((name) => name.replaceAll('\\', '/'))).toEqual([own, 'archive/workbook/write-list.ts']);
});
