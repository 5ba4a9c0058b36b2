import { expect, test } from 'vitest';
import {
  type CodeDraft,
  decisionsOf,
  inOrder,
  meaningsOf,
  openCount,
  readersOf,
  setTarget,
} from '#renderer/import/code-draft.ts';
import { rosterSources } from '#shared/codes/code-mapping.ts';
import { dictionaryOf } from '#shared/codes/dictionary.ts';
import type { ImportCode } from '#shared/contract/imports.ts';

const code = (more: Partial<ImportCode>): ImportCode => ({
  ...{ field: 'maritalStatus', table: 'maritalStatus', code: '1', count: 1, label: '未婚', target: '10' },
  ...{ sure: 'source', state: 'mapped', ...more },
});
const unknown = (of: string) => code({ code: of, label: '', target: null, sure: null, state: 'undecided' });
const plan = { codes: [code({}), unknown('7'), unknown('8')] };

test('codes are open until each was chosen, to be left empty too; a choice taken back is none', () => {
  let draft: CodeDraft = new Map();
  expect(openCount(plan, draft)).toBe(2);
  draft = setTarget(draft, unknown('7'), '22');
  draft = setTarget(draft, unknown('8'), null);
  expect(openCount(plan, draft)).toBe(0);
  expect(decisionsOf(plan, draft)).toEqual([
    { table: 'maritalStatus', code: '7', target: '22' },
    { table: 'maritalStatus', code: '8', target: null },
  ]);
  draft = setTarget(draft, code({}), '20');
  expect(decisionsOf(plan, draft)).toHaveLength(3);
  draft = setTarget(draft, code({}), '10');
  expect(decisionsOf(plan, draft)).toHaveLength(2);
});

test('what is undecided stands first', () => {
  expect(inOrder(plan.codes).map((one) => one.code)).toEqual(['7', '8', '1']);
});

test('each meaning of a code is told once, with the systems that mean it', () => {
  const codes = dictionaryOf([]);
  const readers = readersOf(rosterSources([{ key: 'x', name: '仓山区台账' }]), [], codes);
  expect(meaningsOf(unknown('1'), readers, codes)).toEqual([
    { label: '未婚', sources: ['旧劳动保障系统（LB）'] },
    { label: '已婚', sources: ['湖北市级系统'] },
  ]);
  expect(meaningsOf(unknown('7'), readers, codes)).toEqual([]);
});
