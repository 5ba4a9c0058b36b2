import { describe, expect, it } from 'vitest';
import { readAdjustmentList, readReturnList } from '#electron/archive/retiree/adjustment-sheet.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { type CellValue, type OddSheet, xlsxFile } from '#test/help/rosters.ts';

const readers: [string, (path: string) => Promise<readonly unknown[]>, string[]][] = [
  ['a decided list of amounts', readAdjustmentList, ['姓名', '身份证号', '调整后金额']],
  ['a list of returns', readReturnList, ['姓名', '身份证号', '退回原因']],
  ['a sheet of our own', readSheetRows, ['姓名', '身份证号', '备注']],
];
const person = (): CellValue[] => ['张三', newIdNumber(), '3000'];

describe.each(readers)('%s of which one sheet is read', (_what, read, heading) => {
  const sheet = (name: string, ...lines: CellValue[][]): OddSheet => ({ name, rows: [heading, ...lines] });

  it('is refused with the names when it goes on on another sheet, wherever the heading stands', async () => {
    const path = await xlsxFile([
      sheet('鼓西社区', person()),
      { name: '达明社区', rows: [['达明社区'], heading, person()] },
    ]);
    await expect(read(path)).rejects.toMatchObject({
      code: 'roster.severalSheets',
      params: { name: '花名册.xlsx', sheets: '鼓西社区、达明社区' },
    });
  });

  it('is read beside sheets of another heading, hidden ones and blank templates of it', async () => {
    const path = await xlsxFile([
      sheet('名单', person()),
      { name: '说明', rows: [['说明'], ['姓名按身份证填写']] },
      sheet('空表'),
      { ...sheet('旧表', person()), isHidden: true },
    ]);
    expect((await read(path)).length).toBeGreaterThan(0);
  });
});
