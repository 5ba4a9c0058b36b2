import { rmSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCommandLine } from '#electron/cli/arguments.ts';
import { importCommand } from '#electron/cli/import.ts';
import { initCommand } from '#electron/cli/init.ts';
import { newFolder, newIdNumber } from '#test/help/archive.ts';
import { xlsxFile } from '#test/help/rosters.ts';

const fixtures = join(import.meta.dirname, '../fixtures/rosters');
const dir = newFolder('import-cli');
const archive = ['--archive', join(dir, 'archive')];
beforeAll(async () => {
  await initCommand(
    readCommandLine(['init', ...archive, '--office', '测试街道', '--area', '350102005000']),
    null,
    () => undefined,
  );
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** A trial import: its answer, and what it tells people. */
async function trial(...words: string[]) {
  const said: string[] = [];
  const line = readCommandLine(['import', ...archive, '--kind', 'retiree', '--dry-run', ...words]);
  const { output, exitCode } = await importCommand(line, null, (sentence) => said.push(sentence));
  expect(exitCode).toBe(0);
  return { output, said: said.join('\n') };
}

it('the command line takes all sheets with one heading, and says which, and the rows of each', async () => {
  const { output } = await trial(join(fixtures, '32-sheets-per-community.xlsx'));
  expect(output).toMatchObject({
    sheet: '鼓西社区',
    headerRow: 1,
    rows: 5,
    accepted: 5,
    sheets: [
      { sheet: '鼓西社区', headerRow: 1, rows: 3, accepted: 3, rejected: 0, ignored: [], community: '鼓西社区' },
      { sheet: '达明社区', headerRow: 1, rows: 2, accepted: 2, rejected: 0, ignored: [], community: '达明社区' },
    ],
    sheetsLeftOut: [],
    newCommunities: ['鼓西社区', '达明社区'],
    marked: null,
  });
});

it('the command line marks what is wrong in a copy of the roster, also of a trial import', async () => {
  const path = await xlsxFile([
    {
      rows: [
        ['姓名', '身份证号'],
        ['陈一', newIdNumber()],
        ['陈二', '123'],
      ],
    },
  ]);
  const marked = join(dir, '标出错误.xlsx');
  const { output } = await trial(path, '--marked', marked);
  expect(output).toMatchObject({ marked, rejected: [{ row: 3, reason: 'id-length' }] });
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(marked);
  expect(JSON.stringify(book.worksheets[0]?.getCell('B3').note)).toContain('不是 18 位');
  expect(book.worksheets[0]?.getCell('B2').note).toBeUndefined();
});

it('the command line takes spellings of one community within a roster for one, and says so', async () => {
  const rows = ['杨桥河南', '杨桥河南社区'].map((name, index) => [`张${'甲乙'[index]}`, newIdNumber(), name]);
  const { output, said } = await trial(await xlsxFile([{ rows: [['姓名', '身份证号', '社区'], ...rows] }]));
  expect(output).toMatchObject({
    accepted: 2,
    newCommunities: ['杨桥河南社区'],
    unknownCommunities: [{ written: '杨桥河南', rows: 1, mayBe: null, sameAs: '杨桥河南社区' }],
  });
  expect(said).toContain('“杨桥河南”和“杨桥河南社区”是同一个社区的两种写法，登记为“杨桥河南社区”。');
});

it('the command line takes the sheets it is told to, and names those left out', async () => {
  const { output, said } = await trial(join(fixtures, '32-sheets-per-community.xlsx'), '--sheet', '达明社区');
  expect(output).toMatchObject({
    accepted: 2,
    sheets: [{ sheet: '达明社区' }],
    sheetsLeftOut: [{ sheet: '鼓西社区', lines: 4, sameHeading: true, isHidden: false }],
  });
  expect(said).toContain('没有导入的工作表：鼓西社区。');
});

it('the command line tells hidden rows, hidden columns and doubled headings, and leaves out what is hidden when asked', async () => {
  const path = await xlsxFile([
    {
      rows: [
        ['姓名', '身份证号', '联系电话', '联系电话', '备注', '序号'],
        ['张甲', newIdNumber(), '13500000001', '13600000001', '记着', 1],
        ['张乙', newIdNumber(), '13500000002', '13600000002', '记着', 2],
      ],
      hiddenRows: [3],
      hiddenColumns: [5],
    },
  ]);
  const taken = await trial(path);
  expect(taken.output).toMatchObject({
    accepted: 2,
    ignored: [],
    hidden: { way: 'take', rows: 1, columns: [{ column: 'E', heading: '备注' }] },
    doubled: [
      {
        field: 'mobile',
        columns: [
          { column: 'C', heading: '联系电话', taken: true },
          { column: 'D', heading: '联系电话', taken: false },
        ],
      },
    ],
    columnsLeftOut: [
      { column: 'D', heading: '联系电话' },
      { column: 'F', heading: '序号' },
    ],
  });
  expect(taken.said).toContain('有 1 行是隐藏的，已一起导入；不导入请加 --hidden skip。');
  expect(taken.said).toContain('联系电话（C 列）、联系电话（D 列）是同一项，只导入联系电话（C 列）。');
  const skipped = await trial(path, '--hidden', 'skip');
  expect(skipped.output).toMatchObject({
    accepted: 1,
    ignored: [3],
    hidden: { way: 'skip', rows: 1 },
    columnsLeftOut: [{ column: 'D' }, { column: 'E' }, { column: 'F' }],
  });
  await expect(trial(path, '--hidden', 'perhaps')).rejects.toThrow('--hidden 可用：take、skip。');
});
