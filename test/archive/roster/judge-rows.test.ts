import { describe, expect, it } from 'vitest';
import { newIdNumber } from '#test/help/archive.ts';
import { type CellValue, judgeFile, rosterFile, xlsxFile } from '#test/help/rosters.ts';

const headings = ['序号', '姓名', '公民身份号码', '退休时间', '月养老金（元）', '所属社区', '联系电话', '备注'];
const line = (name: CellValue, id: CellValue, more: CellValue[] = ['2012-01', 3000, '达明社区', '13500000001', '']) => [
  1,
  name,
  id,
  ...more,
];
const judgeLines = async (...lines: CellValue[][]) => judgeFile(await xlsxFile([{ rows: [headings, ...lines] }]));
const judgeOne = async (heading: string, value: CellValue, options: { format?: string; date1904?: boolean } = {}) => {
  const path = await xlsxFile(
    [
      {
        rows: [
          ['姓名', '身份证号', heading],
          ['张三', newIdNumber('1952-03-04'), value],
        ],
        formats: options.format ? { C2: options.format } : {},
      },
    ],
    options.date1904 ? { date1904: true } : {},
  );
  const [row] = (await judgeFile(path)).rows;
  if (!row) throw new Error('one line, one row');
  return row;
};

describe('nobody is', () => {
  it.each<[string, CellValue[]]>([
    ['a subtotal', ['', '本页小计', '', '', 12_345.6, '', '', '']],
    ['a subtotal with blanks inside', ['', '小　计', '', '', 12_345.6, '', '', '']],
    ['a subtotal of a community', ['', '达明社区小计', '', '', 12_345.6, '', '', '']],
    ['a total with the number of people in the column of numbers', ['', '合计', '3200人', '', 12_345.6, '', '', '']],
    ['a total in the first column', ['总计：3200人', '', '', '', 12_345.6, '', '', '']],
    ['a signature line in one cell', ['制表人：        复核人：        填报日期：', '', '', '', '', '', '', '']],
    [
      'a signature line over several cells',
      ['单位负责人：', '', '李四', '填表人：王五', '', '联系电话：0591-87654321', '', '2025年1月'],
    ],
    ['a signature line without colons', ['', '制表人', '张三', '', '审核人', '李四', '', '']],
    [
      'a signature line with a telephone number in the column of numbers',
      ['填表人：王五', '', '联系电话：0591-87654321', '', '', '', '', ''],
    ],
    ['a stamp and a date at the right', ['', '', '', '', '', '填报单位（公章）', '2025年1月10日', '']],
    ['a date alone at the right', ['', '', '', '', '', '', '2025年1月10日', '']],
    ['a title of a part', ['', '达明社区', '', '', '', '', '', '']],
    ['a title of a part with a count', ['', '达明社区', '', '', '', '120人', '', '']],
    ['a blank row', ['', '  ', '', '　', '', '', '', '']],
    ['a running number alone', [7, '', '', '', '', '', '', '']],
    ['the heading again on the next page', headings],
    ['numbers of columns', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['letters and numbers of columns', ['甲', '乙', '1', '2', '3', '4', '5', '6']],
    [
      'a line that tells what must be filled in',
      ['', '必填', '必填，18位文本格式', '格式：2012-01', '必填', '请选择', '必填', '选填'],
    ],
    ['an example', ['示例', '张三', '350102195203041234', '2012-01', '3000', '达明社区', '13500000001', '']],
    ['a remark under the table', ['注：本表一式两份', '', '', '', '', '', '', '']],
  ])('%s', async (_what, cells) => {
    const { ignored, rows } = await judgeLines(line('张三', newIdNumber()), cells, line('李四', newIdNumber()));
    expect(ignored).toEqual([3]);
    expect(rows.map((row) => row.row)).toEqual([2, 3, 4]);
  });

  it('but blank rows behind the last line are no rows', async () => {
    const { rows } = await judgeLines(line('张三', newIdNumber()), ['', '', ''], ['', '', '']);
    expect(rows).toHaveLength(1);
  });

  it.each<[string, CellValue[], string, string]>([
    [
      'whose remark begins like a remark line',
      [1, '张三', '', '2012-01', 3000, '达明社区', '13500000001', '说明：原在外地'],
      'id',
      'id-missing',
    ],
    [
      'who lives in 合计 street',
      [1, '张三', '', '2012-01', 3000, '达明社区', '13500000001', '合计路'],
      'id',
      'id-missing',
    ],
    ['with a name and a running number only', [1, '张三', '', '', '', '', '', ''], 'id', 'id-missing'],
    ['without a name', [1, '', newIdNumber(), '2012-01', 3000, '达明社区', '13500000001', ''], '姓名', 'name-missing'],
    [
      'with a number that is too short',
      [1, '张三', '35010219520304', '2012-01', 3000, '达明社区', '13500000001', ''],
      'id',
      'id-length',
    ],
  ])('and somebody is a person %s', async (_who, cells, field, reason) => {
    expect((await judgeLines(cells)).rejected).toEqual([{ row: 2, field, reason }]);
  });
});

describe('a row is rejected', () => {
  const id = newIdNumber();
  it.each<[string, CellValue[], string, string]>([
    ['for a wrong check digit', line('张三', `${id.slice(0, 17)}${id.endsWith('1') ? '2' : '1'}`), 'id', 'id-checksum'],
    ['for a number kept as a number', line('张三', 350_102_195_203_041_200), 'id', 'id-precision-lost'],
    ['for a number written 3.50102E+17', line('张三', '3.50102E+17'), 'id', 'id-precision-lost'],
    ['for a name of private characters', line('张\uE001', newIdNumber()), '姓名', 'name-private-use'],
    [
      'for a date that is none',
      line('张三', newIdNumber(), ['2012-02-30', 3000, '', '', '']),
      '退休时间',
      'date-invalid',
    ],
    [
      'for a stroke instead of an amount',
      line('张三', newIdNumber(), ['2012-01', '—', '', '', '']),
      '金额',
      'amount-invalid',
    ],
    ['for the number first, when several cells are wrong', line('', '123', ['x', 'y', '', '', '']), 'id', 'id-length'],
    ['for the name before the date', line('', newIdNumber(), ['x', 'y', '', '', '']), '姓名', 'name-missing'],
  ])('%s', async (_why, cells, field, reason) => {
    const { rejected, rows } = await judgeLines(cells);
    expect(rejected).toEqual([{ row: 2, field, reason }]);
    expect(rows[0]?.message).toMatch(/^第 2 行“.+”：.+。$/);
  });

  it('when a row before it has the same number, after 15 digits became 18', async () => {
    const whole = '350103195704054727';
    const { rejected, accepted } = await judgeLines(
      line('张三', '350103570405472'),
      line('李四', newIdNumber()),
      line('张三', withCheck(whole)),
    );
    expect(rejected).toEqual([{ row: 4, field: 'id', reason: 'duplicate-in-file' }]);
    expect(accepted.map((row) => row.row)).toEqual([2, 3]);
  });

  it('but a rejected row does not stand in the way of a right one', async () => {
    const number = newIdNumber();
    const { rejected, accepted } = await judgeLines(line('', number), line('张三', number), line('张三', number));
    expect(rejected).toEqual([
      { row: 2, field: '姓名', reason: 'name-missing' },
      { row: 4, field: 'id', reason: 'duplicate-in-file' },
    ]);
    expect(accepted.map((row) => row.row)).toEqual([3]);
  });

  it('for want of a number when no column holds numbers', async () => {
    const { rejected } = await judgeFile(rosterFile('a.csv', '姓名,钱\n张三,1\n李四,2\n'), {
      mapping: { 0: 'name', 1: 'pensionFen' },
    });
    expect(rejected.map((row) => row.reason)).toEqual(['id-missing', 'id-missing']);
  });

  it('when a formula found nothing', async () => {
    const path = rosterFile(
      'a.xls',
      '<table><tr><td>姓名</td><td>身份证号</td></tr><tr><td>张三</td><td>#N/A</td></tr></table>',
    );
    expect((await judgeFile(path)).rejected).toMatchObject([{ field: 'id' }]);
  });
});

describe('a date is read', () => {
  it.each<[CellValue, string, string | null]>([
    ['2012.01', '', '2012-01'],
    ['2012年1月5日', '', '2012-01-05'],
    ['20120105', '', '2012-01-05'],
    [20_120_105, '', '2012-01-05'],
    [40_913, '', '2012-01-05'],
    [40_913, 'yyyy-mm-dd', '2012-01-05'],
    [40_913, 'yyyy"年"m"月"d"日"', '2012-01-05'],
    [40_909, 'yyyy"年"m"月"', '2012-01'],
    [40_909, '[$-804]yyyy.mm;@', '2012-01'],
    [2012.1, '0.00', '2012-10'],
    [2012.1, '', null],
    [40_909, 'yyyy', null],
    ['待查', '', null],
  ])('%j as %j: %j', async (value, format, read) => {
    const row = await judgeOne('退休时间', value, { format });
    if (read === null) expect(row).toMatchObject({ verdict: 'rejected', reason: 'date-invalid' });
    else expect(row.values.retiredOn).toBe(read);
  });

  it('in a workbook that counts from 1904', async () => {
    const row = await judgeOne('退休时间', new Date(Date.UTC(2012, 0, 5)), { format: 'yyyy/m/d', date1904: true });
    expect(row.values.retiredOn).toBe('2012-01-05');
  });
});

describe('a cell is read', () => {
  it.each<[string, CellValue, Record<string, unknown>, Record<string, string>]>([
    ['银行账号', ' 6222 0211 1111 1111 116 ', { accountNumber: '6222021111111111116' }, {}],
    ['银行账号', 6_222_021_111_111_111, {}, { accountNumber: '6.22202E+15' }],
    ['银行账号', 123_456_789_012, { accountNumber: '123456789012' }, {}],
    ['银行账号', '无', {}, {}],
    ['联系电话', 13_500_000_001, { mobile: '13500000001' }, {}],
    ['联系电话', '0591-87654321', { landline: '0591-87654321' }, {}],
    ['联系电话', '13500000001/0591-87654321', { mobile: '13500000001', landline: '0591-87654321' }, {}],
    ['联系电话', '13500000001、13500000002', { mobile: '13500000001' }, { mobile: '13500000001、13500000002' }],
    ['联系电话', '87654321', {}, { mobile: '87654321' }],
    ['联系电话', '—', {}, {}],
    ['退休类别', '病退', { retirementType: '4' }, {}],
    ['退休类别', '内退转正', {}, { retirementType: '内退转正' }],
    ['婚姻状况', '20', {}, { maritalStatus: '20' }],
    ['性别', '1', { gender: '1' }, {}],
    ['民族', '01', { ethnicity: '01' }, {}],
    ['视同缴费月数', '120个月', { deemedMonths: 120 }, {}],
    ['现居住地址', '北大路1号\n3座302', { residenceAddress: '北大路1号 3座302' }, {}],
    ['出生年月', '1952.03', {}, {}],
    ['单位编号', '0012', { employerCode: '0012' }, {}],
  ])('%s %j', async (heading, value, values, unreadText) => {
    const row = await judgeOne(heading, value);
    expect(row.verdict).toBe('accepted');
    const { name: _name, idNumber: _idNumber, ...read } = row.values;
    expect(read).toEqual(values);
    expect(row.unreadText).toEqual(unreadText);
    expect(row.warnings.some((warning) => /unread|undecided/.test(warning.warning))).toBe(
      Object.keys(unreadText).length > 0,
    );
  });

  it('as it is shown, when leading zeros are a matter of its format', async () => {
    expect((await judgeOne('单位编号', 12, { format: '0000' })).values.employerCode).toBe('0012');
  });

  it('and a text that is too long stays whole beside its beginning, rare characters unbroken', async () => {
    const address = `${'路'.repeat(99)}𬱖号`;
    const row = await judgeOne('现居住地址', address);
    expect(row.values.residenceAddress).toBe('路'.repeat(99));
    expect(row.unreadText.residenceAddress).toBe(address);
  });
});

describe('a row is taken in with a warning', () => {
  it.each<[string, CellValue, string]>([
    ['性别', '女', 'gender-differs'],
    ['出生日期', '1953-03-04', 'birth-differs'],
    ['退休时间', '1970-01', 'retired-at'],
    ['银行账号', '6222021111111111117', 'luhn'],
    ['银行账号', '12345678', 'account-length'],
  ])('%s %j: %s', async (heading, value, warning) => {
    const row = await judgeOne(heading, value);
    expect(row.verdict).toBe('accepted');
    expect(row.warnings.map((one) => one.warning)).toContain(warning);
  });

  it('and one without any has none', async () => {
    expect((await judgeOne('性别', '男')).warnings).toEqual([]);
  });
});

it('a community drawn once over many lines holds for each of them', async () => {
  const rows = ['张三', '李四', '王五'].map((name, index) =>
    line(name, newIdNumber(), ['2012-01', 3000, index === 0 ? '达明社区' : null, '13500000001', '']),
  );
  const { accepted } = await judgeFile(
    await xlsxFile([
      {
        rows: [headings, ...rows, line('赵六', newIdNumber(), ['2012-01', 1, null, '13500000001', ''])],
        merges: ['F2:F4'],
      },
    ]),
  );
  expect(accepted.map((row) => row.communityName)).toEqual(['达明社区', '达明社区', '达明社区', null]);
});

it('notes tell the text before and after', async () => {
  const { rows } = await judgeLines(line('张　三', '350102 19520304 123X'));
  expect(rows[0]?.notes[0]).toEqual({ field: 'name', note: 'name-spaces', before: '张　三', after: '张三' });
});

function withCheck(number: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return number.slice(0, 17) + '10X98765432'.charAt(sum % 11);
}
