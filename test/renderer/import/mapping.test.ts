import { expect, test } from 'vitest';
import {
  draftOf,
  fieldOf,
  findProblems,
  isChanged,
  isMoved,
  jobMapping,
  moveTable,
  setField,
} from '#renderer/import/mapping.ts';
import type { Import, ImportColumn } from '#shared/contract/imports.ts';
import { kinds } from '#shared/records/index.ts';

const targets = [
  { field: 'name', title: '姓名', isRequired: true },
  { field: 'idNumber', title: '公民身份号码', isRequired: true },
  { field: 'mobile', title: '手机', isRequired: false },
];

function column(index: number, field: string | null): ImportColumn {
  return { index, heading: `表头${index}`, field, source: field ? 'synonym' : 'none', samples: [] };
}

const plan = {
  sheet: '名册',
  headerRow: 3,
  sheetsRead: [],
  hiddenRows: 'take',
  communityFromSheet: null,
  columns: [column(0, null), column(1, 'name'), column(2, 'idNumber'), column(4, null)],
} as unknown as Import;

test('an untouched draft changes nothing and has no problems', () => {
  const draft = draftOf(plan);
  expect(isChanged(plan, draft)).toBe(false);
  expect(findProblems(plan, draft, targets)).toEqual({ twice: [], missing: [] });
});

test('a column sent elsewhere counts as changed until it is sent back', () => {
  const changed = setField(plan, draftOf(plan), 4, 'mobile');
  expect(isChanged(plan, changed)).toBe(true);
  expect(isChanged(plan, setField(plan, changed, 4, null))).toBe(false);
});

test('a field used twice is refused with the columns that use it', () => {
  const draft = setField(plan, draftOf(plan), 4, 'name');
  expect(findProblems(plan, draft, targets).twice).toEqual([{ field: 'name', title: '姓名', columns: [1, 4] }]);
});

test('a required field without a column is named', () => {
  const draft = setField(plan, draftOf(plan), 2, null);
  expect(findProblems(plan, draft, targets).missing).toEqual(['公民身份号码']);
});

test('a column left out by the clerk stays left out', () => {
  const draft = setField(plan, draftOf(plan), 1, null);
  expect(plan.columns[1] && fieldOf(plan.columns[1], draft)).toBeNull();
});

test('the whole mapping goes to the reading job, columns left out included', () => {
  const draft = setField(plan, draftOf(plan), 4, 'mobile');
  expect(jobMapping(plan, draft)).toEqual({ 0: null, 1: 'name', 2: 'idNumber', 4: 'mobile' });
});

test('another heading row means other columns: the mapping is found anew', () => {
  const draft = moveTable(setField(plan, draftOf(plan), 4, 'mobile'), { headerRow: 5 });
  expect(isMoved(plan, draft)).toBe(true);
  expect(draft.fields.size).toBe(0);
  expect(jobMapping(plan, draft)).toBeNull();
  expect(isMoved(plan, moveTable(draft, { headerRow: 3 }))).toBe(false);
});

test('name and number are required of a roster of retirees', () => {
  const required = kinds.retiree.rosterColumns.filter((one) => one.isRequired).map((one) => one.field);
  expect(required).toEqual(expect.arrayContaining(['name', 'idNumber']));
});
