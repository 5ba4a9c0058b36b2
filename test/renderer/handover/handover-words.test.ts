import { expect, test } from 'vitest';
import { dayOf, type HandoverDraft, resumeDraft, selectionOf } from '#renderer/handover/draft.ts';
import { digestGroups, listDayWords, targetProblem } from '#renderer/handover/handover-words.ts';
import { setPicked, takePicked } from '#renderer/handover/picked.ts';
import { inOrder } from '#renderer/handover/use-target.ts';
import { conclusionOf, heldTo, reportText } from '#renderer/handover/verify-report.ts';
import { formatBytes } from '#renderer/parts/bytes.ts';
import { today } from '#renderer/parts/today.ts';
import type { VerifyReport } from '#shared/contract/handovers.ts';

const draft: HandoverDraft = {
  step: 'target',
  mode: 'filter',
  kind: null,
  picked: null,
  communityId: 4,
  retiredYear: null,
  dayText: '',
  target: { path: 'E:\\', isFolder: false },
  recipient: '区档案中心',
  remark: '',
};

test('picked files are handed on once', () => {
  setPicked([3, 1, 2]);
  expect(takePicked()).toEqual([3, 1, 2]);
  expect(takePicked()).toBeNull();
  setPicked([]);
  expect(takePicked()).toBeNull();
});

test('files just picked begin a new choice but keep what was typed', () => {
  expect(resumeDraft(draft, null)).toBe(draft);
  const resumed = resumeDraft(draft, [7]);
  expect(resumed).toMatchObject({ step: 'choose', mode: 'picked', picked: [7], recipient: '区档案中心' });
});

test('the selection is the picked files or the filter, never both', () => {
  expect(selectionOf(draft)).toEqual({ kind: 'retiree', communityId: 4, retiredYear: null, onDate: null });
  expect(selectionOf({ ...draft, dayText: '2026.3.4' })).toMatchObject({ onDate: '2026-03-04' });
  expect(selectionOf({ ...draft, mode: 'picked', picked: [7] })).toEqual({ kind: 'retiree', recordIds: [7] });
});

test('the day of the list is today or a day past', () => {
  expect(dayOf({ dayText: ' ' })).toEqual({ onDate: null, error: null });
  expect(dayOf({ dayText: today() })).toEqual({ onDate: null, error: null });
  expect(dayOf({ dayText: '20260304' })).toEqual({ onDate: '2026-03-04', error: null });
  expect(dayOf({ dayText: '2026-13-01' }).error).toContain('2026-07-01');
  expect(dayOf({ dayText: '2026-03' }).error).toContain('2026-07-01');
  expect(dayOf({ dayText: '2099-01-01' }).error).toBe('还没到这一天');
});

test('the list of a day past is named by its day, that of now needs no words', () => {
  expect(listDayWords('2026-03-31')).toBe('按2026年3月31日的名单');
  expect(listDayWords(null)).toBeNull();
});

test('a digest is read out in groups of four and put together again without loss', () => {
  const hex = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
  const groups = digestGroups(hex);
  expect(groups).toHaveLength(16);
  expect(groups.every((group) => group.text.length === 4)).toBe(true);
  expect(groups.map((group) => group.text).join('')).toBe(hex);
});

test('a target without room or without write access is refused before the start', () => {
  expect(targetProblem({ freeBytes: 10e9, isReadOnly: false }, 4e9, formatBytes)).toBeNull();
  expect(targetProblem({ freeBytes: 4e9, isReadOnly: false }, 4e9, formatBytes)).toBeNull();
  expect(targetProblem({ freeBytes: 1e9, isReadOnly: false }, 4e9, formatBytes)).toContain('还差 3 GB');
  expect(targetProblem({ freeBytes: 10e9, isReadOnly: true }, 4e9, formatBytes)).toContain('写保护');
});

test('removable drives come first', () => {
  const drives = [
    { path: 'D:\\', isRemovable: false },
    { path: 'F:\\', isRemovable: true },
    { path: 'C:\\', isRemovable: false },
    { path: 'E:\\', isRemovable: true },
  ];
  expect(inOrder(drives).map((drive) => drive.path)).toEqual(['E:\\', 'F:\\', 'C:\\', 'D:\\']);
});

const badReport: VerifyReport = {
  path: 'E:\\包',
  valid: false,
  proof: 'needed',
  version: '1.0',
  files: 2,
  bytes: 30,
  manifestSha256: 'ab'.repeat(32),
  errors: [{ code: 'manifest-mismatch', path: 'data/a.pdf', message: '内容与清单不一致。' }],
  warnings: [{ code: 'x', path: '', message: '没有标签清单。' }],
};
const goodReport: VerifyReport = { ...badReport, valid: true, errors: [] };

test('the copied verdict holds every finding', () => {
  expect(reportText(badReport).split('\n')).toEqual([
    '移交包：E:\\包',
    '结论：有问题，不能接收',
    'BagIt 版本：1.0',
    '文件：2 个，30 字节',
    `清单摘要（SHA-256）：${'ab'.repeat(32)}`,
    '',
    '问题（1）',
    'data/a.pdf\t内容与清单不一致。',
    '',
    '提醒（1）',
    '（整个包）\t没有标签清单。',
    '',
  ]);
  expect(reportText({ ...goodReport, manifestSha256: null })).toContain('结论：内容与包里的清单一致，还没有与纸质');
  expect(reportText({ ...goodReport, proof: 'equal' })).toContain('结论：完好，与纸质移交清单上的摘要一致');
});

test('a package that is whole is taken only when it was held to the paper list, before or after it was read', () => {
  const typed = (digest: string) => conclusionOf(heldTo(goodReport, digest));
  expect(conclusionOf(goodReport)).toBe('unproved');
  expect(typed('AB'.repeat(32))).toBe('proved');
  expect(typed(`ａｂ${'ab'.repeat(31)}`.replace(/(.{4})/g, '$1 '))).toBe('proved');
  expect(typed('cd'.repeat(32))).toBe('other');
  expect(conclusionOf(heldTo({ ...goodReport, manifestSha256: null }, 'ab'.repeat(32)))).toBe('other');
  expect(conclusionOf(heldTo(badReport, 'ab'.repeat(32)))).toBe('bad');
  // A digit was mistyped before the package was read, and is put right afterwards.
  const mismatch = { code: 'digest-mismatch', path: 'tagmanifest-sha256.txt', message: '不是同一个包' };
  const mistyped: VerifyReport = { ...goodReport, valid: false, proof: 'unequal', errors: [mismatch] };
  expect(conclusionOf(mistyped)).toBe('other');
  expect(heldTo(mistyped, 'ab'.repeat(32))).toMatchObject({ valid: true, proof: 'equal', errors: [] });
});
