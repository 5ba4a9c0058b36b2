import { expect, test } from 'vitest';
import { columnWords, findingsOf, sheetSentence } from '#renderer/import/findings.ts';
import {
  draftOf,
  isMoved,
  jobHeaderRow,
  jobMapping,
  moveTable,
  setField,
  withSheets,
} from '#renderer/import/mapping.ts';
import type { Import, ImportColumn, ImportSheet } from '#shared/contract/imports.ts';

function sheet(name: string, more: Partial<ImportSheet> = {}): ImportSheet {
  const taken = { headerRow: 1, start: 0, accepted: 2, rejected: 0, ignored: 0, hidden: 0, communityName: null };
  return { name, isTaken: true, isAlike: true, isHidden: false, isCut: false, lines: 3, taken, ...more };
}
const left = { isTaken: false, taken: null };
const column = (
  index: number,
  heading: string,
  field: string | null,
  more: Partial<ImportColumn> = {},
): ImportColumn => ({
  ...{ index, heading, field, source: 'synonym', samples: ['13500000001'] },
  ...more,
});

const plan = {
  kind: 'retiree',
  sheet: '鼓西社区',
  headerRow: 1,
  hiddenRows: 'take',
  communityFromSheet: null,
  sheetsRead: [
    sheet('鼓西社区'),
    sheet('达明社区'),
    sheet('旧表', { ...left, isHidden: true }),
    sheet('遗属', { ...left, isAlike: false }),
    sheet('空表', { ...left, isAlike: false, lines: 0 }),
  ],
  columns: [
    column(0, '姓名', 'name'),
    column(1, '身份证号', 'idNumber', { isHidden: true }),
    column(2, '联系电话', 'mobile', { claim: 'mobile' }),
    column(3, '联系电话', null, { claim: 'mobile', samples: [] }),
  ],
} as unknown as Import;

test('every sheet with something on it that stays out is named, with why', () => {
  expect(findingsOf(plan, draftOf(plan)).sheetsLeftOut.map(({ words }) => words)).toEqual([
    '旧表（3 行，表头相同）',
    '遗属（3 行，表头不同）',
  ]);
});

test('columns that say one thing are told with the one that is taken, as the draft has it', () => {
  const [doubled] = findingsOf(plan, draftOf(plan)).doubled;
  expect(doubled?.columns.map(columnWords)).toEqual(['C 列 联系电话（13500000001）', 'D 列 联系电话（空）']);
  expect(doubled?.taken?.index).toBe(2);
  const other = setField(plan, setField(plan, draftOf(plan), 2, null), 3, 'mobile');
  expect(findingsOf(plan, other).doubled[0]?.taken?.index).toBe(3);
});

test('sheets of the same heading keep the columns, another heading has others', () => {
  const more = withSheets(plan, draftOf(plan), new Set(['达明社区', '旧表']));
  expect(more.sheets).toEqual(['达明社区', '旧表']);
  expect([isMoved(plan, more), jobHeaderRow(plan, more)]).toEqual([false, null]);
  expect(jobMapping(plan, more)).toEqual({ 0: 'name', 1: 'idNumber', 2: 'mobile', 3: null });
  const other = moveTable(draftOf(plan), { sheet: '遗属' });
  expect([isMoved(plan, other), jobMapping(plan, other)]).toEqual([true, null]);
});

test('the result says what became of each sheet, and of people on hidden rows that were left out', () => {
  expect(sheetSentence(plan)).toBe('各表：鼓西社区 2 人；达明社区 2 人。没有导入的工作表：旧表、遗属。');
  const taken = { headerRow: 1, start: 0, accepted: 2, rejected: 1, ignored: 0, hidden: 4, communityName: null };
  const one = { ...plan, sheetsRead: [sheet('名册', { taken })] };
  expect(sheetSentence(one)).toBe('');
  expect(sheetSentence({ ...one, hiddenRows: 'skip' })).toBe('隐藏的行里有 4 人，按所选没有导入。');
});
