import { expect, test } from 'vitest';
import {
  importSentences,
  peopleToWrite,
  rejectedFileName,
  resultSentences,
  undoSentences,
} from '#renderer/import/import-words.ts';
import { cellOf, extraColumns, lineText, rejectedHeading, viewQuery } from '#renderer/import/row-view.ts';
import type { ImportRow } from '#shared/contract/imports.ts';
import { kinds } from '#shared/records/index.ts';
import { columnLetter } from '#shared/rules/roster-columns.ts';

const none = { created: 0, updated: 0, same: 0, rejected: 0, ignored: 0, notes: 0, warnings: 0 };

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA'],
])('column %i is %s, as a spreadsheet says', (index, letter) => {
  expect(columnLetter(index)).toBe(letter);
});

test('what will be written and what will not is said in one sentence each', () => {
  const counts = { ...none, created: 1180, updated: 12, same: 3, rejected: 7, ignored: 5 };
  expect(importSentences({ counts, newCommunities: ['湖滨社区', '庆城社区'], communities: [] })).toEqual({
    writes: '将新建 1,180 份档案，变更 12 份档案，登记 2 个新社区。',
    leavesOut: '内容相同的 3 人、未通过的 7 行、不是人员的 5 行不会写入。',
  });
  expect(peopleToWrite({ counts })).toBe(1192);
});

test('the question before an undo says what the undo does: files and places are taken back, none stays and none is 作废', () => {
  const counts = { ...none, created: 3137, updated: 12 };
  const said = undoSentences({ counts, newCommunities: ['湖滨社区', '庆城社区'], newGroups: [] });
  expect(said).toEqual([
    '这次新建的 3,137 份档案全部收回，不再出现在名单和统计里',
    '这次变更的 12 份档案恢复成导入之前的内容',
    '这次登记的2 个新社区（湖滨社区、庆城社区）一起收回；已经有别的档案、家庭或用户在用的留下',
    '操作日志和档案的修改记录里都会写明这次撤销',
  ]);
  expect(undoSentences({ counts: none, newCommunities: [], newGroups: [] })).toHaveLength(1);
});

test('what a plan comes to is counted after the answers: a community nobody decided about is no new one', () => {
  const newCommunities = ['湖滨', '庆城', '南街', '北街'];
  const plan = (...answers: ('community' | 'new' | 'empty' | null)[]) => ({
    ...{ counts: { ...none, created: 4 }, newCommunities },
    communities: answers.map((answer, index) => ({ written: newCommunities[index] ?? '', answer })),
  });
  expect(importSentences(plan(null, 'community', 'empty', 'new')).writes).toBe('将新建 4 份档案，登记 1 个新社区。');
  expect(importSentences(plan(null, null, null, null)).writes).toBe('将新建 4 份档案。');
});

test('a roster with nothing new says so', () => {
  expect(importSentences({ counts: none, newCommunities: [], communities: [] })).toEqual({
    writes: '没有需要写入的内容。',
    leavesOut: '',
  });
});

test('the result names what was left out', () => {
  expect(resultSentences({ counts: { ...none, created: 5 } })).toBe('新建 5 份档案。');
  expect(resultSentences({ counts: { ...none, created: 5, rejected: 2 } })).toBe(
    '新建 5 份档案；未通过 2 行，没有写入。',
  );
});

test.each([
  ['花名册.xlsx', '花名册-未通过.xlsx'],
  ['花名册.2026.CSV', '花名册.2026-未通过.xlsx'],
  ['没有后缀', '没有后缀-未通过.xlsx'],
])('the rejected lines of %s are saved as %s', (name, saved) => {
  expect(rejectedFileName(name)).toBe(saved);
});

test('each tab asks for its own lines', () => {
  expect(viewQuery('rejected')).toEqual({ verdict: 'rejected', isNoted: false });
  expect(viewQuery('noted')).toEqual({ verdict: null, isNoted: true });
});

function row(cells: string[]): ImportRow {
  return {
    position: 4,
    sheet: 'Sheet1',
    row: 4,
    verdict: 'rejected',
    name: null,
    idNumber: null,
    field: null,
    reason: null,
    message: null,
    differences: [],
    notes: [],
    warnings: [],
    cells,
    recordId: null,
    mended: [],
    identity: null,
  };
}

function columns(...fields: (string | null)[]) {
  return fields.map((field, index) => ({ index, heading: '', field, source: 'synonym' as const, samples: [] }));
}

test('a name that could not be read is shown as the roster has it', () => {
  const plan = { columns: columns(null, 'name') };
  expect(cellOf(row(['1', '张\ue000']), plan, 'name')).toBe('张\ue000');
  expect(cellOf(row(['1']), plan, 'name')).toBe('');
  expect(cellOf(row(['1']), plan, 'idNumber')).toBe('');
});

test('a rejected line names the column by its own heading, never by our word for it', () => {
  const fields = kinds.retiree.rosterColumns;
  const reported = fields.find((one) => one.field === 'idNumber')?.reportAs ?? '';
  const plan = {
    columns: [{ index: 0, heading: '身份证号', field: 'idNumber', source: 'synonym' as const, samples: [] }],
  };
  expect(rejectedHeading(reported, plan, fields)).toBe('身份证号');
  expect(rejectedHeading(reported, { columns: [] }, fields)).toBe('证件号码');
  expect(rejectedHeading(null, plan, fields)).toBe('');
});

test('a line that is no person is shown with all it holds', () => {
  expect(lineText(row(['小计', '', ' 12 人 ', '']))).toBe('小计　12 人');
});

test('beside name and number stand community, time and money before codes and accounts', () => {
  const plan = {
    columns: columns(
      'name',
      'idNumber',
      'gender',
      'accountNumber',
      'mobile',
      'communityName',
      'retiredOn',
      'pensionFen',
    ),
  };
  const shown = extraColumns(plan, kinds.retiree.rosterColumns, 3).map((one) => plan.columns[one.index]?.field);
  expect([...shown].sort()).toEqual(['communityName', 'pensionFen', 'retiredOn']);
});
