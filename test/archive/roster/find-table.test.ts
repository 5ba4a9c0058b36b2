import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { foldHeading } from '#electron/archive/roster/headings.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { judgeFile, personLine, plainHeading, rosterFile, xlsFile, xlsxFile } from '#test/help/rosters.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/rosters');
const people = (count: number) => Array.from({ length: count }, (_, index) => personLine(index + 1));
const shifted = (line: readonly unknown[], by: number) => [...Array.from({ length: by }, () => null), ...line] as never;

describe('the table of people is found', () => {
  it('with other headings in another order', async () => {
    const path = await xlsxFile([
      {
        rows: [
          [
            '联系方式',
            '现家庭住址',
            '退休金（元/月）',
            '身份证号码（18位）',
            '参保人姓名',
            '办理退休时间',
            '所在居委会',
            '工资卡号',
          ],
          ...people(3).map(([, name, id]) => [
            '13500000001',
            '北大路1号',
            2000,
            id ?? '',
            name ?? '',
            '2012-01',
            '达明社区',
            '6212345678901234567',
          ]),
        ],
      },
    ]);
    const { fields, accepted, table } = await judgeFile(path);
    expect(table.headerRow).toBe(1);
    expect(fields).toEqual({
      联系方式: 'mobile',
      现家庭住址: 'residenceAddress',
      '退休金（元/月）': 'pensionFen',
      '身份证号码（18位）': 'idNumber',
      参保人姓名: 'name',
      办理退休时间: 'retiredOn',
      所在居委会: 'communityName',
      工资卡号: 'accountNumber',
    });
    expect(accepted).toHaveLength(3);
  });

  it('behind an instruction sheet and beside a hidden one', async () => {
    const path = await xlsxFile([
      {
        name: '填表说明',
        rows: [
          ['填表说明'],
          ['1', '姓名', '与身份证一致'],
          ['2', '身份证号', '18 位，文本格式'],
          ['姓名', '身份证号', '月养老金'],
          ['张三', '示例', ''],
        ],
      },
      { name: '旧数据', isHidden: true, rows: [plainHeading, ...people(9)] },
      { name: '退休人员', rows: [plainHeading, ...people(4)] },
    ]);
    const { table, accepted } = await judgeFile(path);
    expect(table.sheet.name).toBe('退休人员');
    expect(accepted).toHaveLength(4);
  });

  it('that begins at row 9, column C, below a title and remarks', async () => {
    const rows = [
      ['某某街道退休人员花名册'],
      [],
      ['填报单位：某街道', null, null, '2025年1月'],
      ['说明：姓名、身份证号必须与身份证一致'],
      [],
      ...Array.from({ length: 3 }, () => []),
      shifted(plainHeading, 2),
      ...people(3).map((line) => shifted(line, 2)),
    ];
    const { table, accepted, ignored } = await judgeFile(await xlsxFile([{ rows }]));
    expect(table.headerRow).toBe(9);
    expect(table.columns.map((column) => column.index)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(accepted.map((row) => row.row)).toEqual([10, 11, 12]);
    expect(ignored).toEqual([]);
  });

  it('with wide blanks, line breaks, marks and notes inside the headings', async () => {
    const heading = [
      '序　号',
      '*姓    名',
      '公民身份\n号码（必填）',
      '退 休 时 间',
      '月养老金\n（元）',
      '2、所属社区',
      '联系电话[手机]',
    ];
    const { fields } = await judgeFile(await xlsxFile([{ rows: [heading, ...people(2)] }]));
    expect(Object.values(fields)).toEqual([
      null,
      'name',
      'idNumber',
      'retiredOn',
      'pensionFen',
      'communityName',
      'mobile',
    ]);
  });

  it('under a heading of two lines with merged cells, and tells whose telephone it is', async () => {
    const path = await xlsxFile([
      {
        rows: [
          ['退休人员信息表'],
          ['序号', '姓名', '身份证号', '待遇', null, '家属', null, '联系电话'],
          [null, null, null, '月标准', '开户银行', '姓名', '电话', null],
          [1, '张三', newIdNumber(), 3000, '农行', '李四', '13500000002', '13500000001'],
        ],
        merges: ['A1:H1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:G2', 'H2:H3'],
      },
    ]);
    const { table, fields, accepted } = await judgeFile(path);
    expect(table.headerRow).toBe(3);
    expect(fields).toEqual({
      序号: null,
      姓名: 'name',
      身份证号: 'idNumber',
      '待遇/月标准': 'pensionFen',
      '待遇/开户银行': 'bankName',
      '家属/姓名': 'contactName',
      '家属/电话': 'contactPhone',
      联系电话: 'mobile',
    });
    expect(accepted[0]?.values).toMatchObject({
      name: '张三',
      contactName: '李四',
      contactPhone: '13500000002',
      mobile: '13500000001',
    });
  });

  it('under headings of two lines written as one, as a workbook of rejected rows has them', async () => {
    const { fields } = await judgeFile(
      rosterFile(
        'a.csv',
        `行号,未通过原因,基本信息/姓名,基本信息/身份证号,家属/电话,男/女\n4,x,张三,${newIdNumber()},,\n`,
      ),
    );
    expect(Object.values(fields)).toEqual([null, null, 'name', 'idNumber', 'contactPhone', 'gender']);
  });

  it('under a group line whose parts name the columns', async () => {
    const path = await xlsxFile([
      {
        rows: [
          ['基本信息', null, null, '配偶', null],
          ['姓名', '身份证号', '社区', '姓名', '身份证号'],
          ['张三', newIdNumber(), '达明社区', '王五', newIdNumber()],
        ],
        merges: ['A1:C1', 'D1:E1'],
      },
    ]);
    const { table, fields } = await judgeFile(path);
    expect(table.headerRow).toBe(2);
    expect(fields).toEqual({
      '基本信息/姓名': 'name',
      '基本信息/身份证号': 'idNumber',
      '基本信息/社区': 'communityName',
      '配偶/姓名': 'spouseName',
      '配偶/身份证号': null,
    });
  });

  it('under a heading of two lines in a CSV file, where nothing is merged', async () => {
    const path = rosterFile(
      'a.csv',
      `姓名,身份证号,退休信息,,社区\n,,时间,类别,\n张三,${newIdNumber()},2012.01,病退,达明社区\n`,
    );
    const { table, accepted } = await judgeFile(path);
    expect(table.headerRow).toBe(2);
    expect(table.columns.map((column) => column.field)).toEqual([
      'name',
      'idNumber',
      'retiredOn',
      'retirementType',
      'communityName',
    ]);
    expect(accepted[0]?.values).toMatchObject({ retiredOn: '2012-01', retirementType: '4' });
  });

  it('when the number stands under a heading nobody knows', async () => {
    const path = await xlsxFile([
      { rows: [['姓名', '唯一标识', '社区'], ...people(4).map(([, name, id]) => [name ?? '', id ?? '', '达明社区'])] },
    ]);
    expect((await judgeFile(path)).fields).toMatchObject({ 唯一标识: 'idNumber' });
  });

  it('in the sheet that was asked for, or not at all', async () => {
    const path = await xlsxFile([
      { name: '甲', rows: [plainHeading, ...people(9)] },
      { name: '乙', rows: [plainHeading, ...people(2)] },
    ]);
    expect((await judgeFile(path, { sheet: '乙' })).accepted).toHaveLength(2);
    await expect(judgeFile(path, { sheet: '丙' })).rejects.toMatchObject({
      code: 'roster.sheetAbsent',
      params: { sheet: '丙' },
    });
  });

  it('at the row the clerk points to, with the columns the clerk names', async () => {
    const path = rosterFile('a.csv', `甲,乙,丙\n人,号,钱\n张三,${newIdNumber()},2000\n`);
    await expect(judgeFile(path)).rejects.toMatchObject({ code: 'roster.noHeading' });
    const { table, accepted } = await judgeFile(path, {
      headerRow: 2,
      mapping: { 0: 'name', 1: 'idNumber', 2: 'pensionFen' },
    });
    expect(table.columns.map(({ heading, field, source }) => [heading, field, source])).toEqual([
      ['人', 'name', 'clerk'],
      ['号', 'idNumber', 'clerk'],
      ['钱', 'pensionFen', 'clerk'],
    ]);
    expect(accepted).toHaveLength(1);
  });

  it('never in a sheet of another matter', async () => {
    await expect(
      judgeFile(
        xlsFile([
          ['品名', '数量'],
          ['纸', 3],
        ]),
      ),
    ).rejects.toMatchObject({ code: 'roster.noHeading' });
  });

  it.each([
    ['unemployment-roster.xls', 3],
    ['allowance-roster.xlsx', 3],
  ])('in the sample of another kind, %s', async (file, headerRow) => {
    const { table } = await judgeFile(
      join(fixtures, file),
      file.startsWith('allowance') ? { mapping: { 3: 'name', 6: 'idNumber' } } : {},
    );
    expect(table.headerRow).toBe(headerRow);
    expect(table.columns.find((column) => column.field === 'idNumber')?.samples[0]).toMatch(/^\d{17}[\dX]$/);
  });
});

describe('a column', () => {
  const line = (id = newIdNumber()) => ['张三', id, '13500000001', '13500000002'];

  it('that occurs twice goes to its field once, the first of them', async () => {
    const { table } = await judgeFile(await xlsxFile([{ rows: [['姓名', '身份证号', '电话', '联系电话'], line()] }]));
    expect(table.columns.map((column) => column.field)).toEqual(['name', 'idNumber', 'mobile', null]);
    expect(table.columns[3]).toMatchObject({ heading: '联系电话', source: 'none', samples: ['13500000002'] });
  });

  it('with its exact heading goes before one that only resembles it', async () => {
    const { table } = await judgeFile(
      await xlsxFile([{ rows: [['姓名', '身份证号', '单位联系人手机', '手机号'], line()] }]),
    );
    expect(table.columns.map((column) => column.field)).toEqual(['name', 'idNumber', null, 'mobile']);
  });

  it('that a clerk corrected is remembered by its heading, brackets and blanks apart', async () => {
    const path = await xlsxFile([
      {
        rows: [
          ['姓名', '身份证号', '每月 拿多少（元）'],
          ['张三', newIdNumber(), 3000],
        ],
      },
    ]);
    const remembered = new Map<string, string | null>([['每月拿多少(角)', 'pensionFen']]);
    const { table } = await judgeFile(path, { remembered });
    expect(table.columns[2]).toMatchObject({ field: 'pensionFen', source: 'remembered' });
  });

  it('that a clerk left out is left out next time, too', async () => {
    const path = await xlsxFile([
      {
        rows: [
          ['姓名', '身份证号', '备注'],
          ['张三', newIdNumber(), 'x'],
        ],
      },
    ]);
    const first = await judgeFile(path, { mapping: { 0: 'name', 1: 'idNumber', 2: null } });
    expect(first.table.columns[2]).toMatchObject({ field: null, source: 'clerk' });
    const second = await judgeFile(path, { remembered: new Map([['备注', null]]) });
    expect(second.table.columns[2]).toMatchObject({ field: null, source: 'remembered' });
  });
});

it.each([
  ['姓  名', '姓名'],
  ['月养老金（元）', '月养老金'],
  ['3.公民身份号码*', '公民身份号码'],
  ['退休\n时间：', '退休时间'],
  ['开户（发放）银行', '开户银行'],
])('the heading %j is read as %s', (written, read) => expect(foldHeading(written)).toBe(read));
