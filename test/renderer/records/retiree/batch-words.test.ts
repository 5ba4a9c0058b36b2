import { expect, it } from 'vitest';
import { sheetTaken } from '#renderer/records/retiree/batches/batch-words.ts';

const rows = (count: number) => Array.from({ length: count }, (_one, index) => ({ row: index + 3, name: '张卫' }));
const taken = (added: number, leftOut: number) => ({
  ...{ added, known: 1, leftOut: rows(leftOut), questions: [], commandId: 1 },
});

it.each([
  [taken(3, 0), '已导入 3 人，其中 1 人已有档案'],
  [
    taken(3, 2),
    '已导入 3 人，其中 1 人已有档案；第 3 行张卫、第 4 行张卫号码填错，没有导入，核实号码后请在清单上面登记',
  ],
  [taken(0, 1), '没有导入：第 3 行张卫号码填错，没有导入'],
  [
    taken(1, 6),
    '已导入 1 人，其中 1 人已有档案；第 3 行张卫、第 4 行张卫、第 5 行张卫、第 6 行张卫、第 7 行张卫 等 6 行号码填错，没有导入，核实号码后请在清单上面登记',
  ],
])('a sheet that was taken in says whom it left out: %o', (of, words) => {
  expect(sheetTaken(of)).toBe(words);
});
