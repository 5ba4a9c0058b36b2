import { expect, test } from 'vitest';
import { unbrokenParts } from '#renderer/parts/unbroken.tsx';
import { messageFor } from '#shared/messages.zh.ts';

test.each([
  ['有效期至 2027-11-21，请核对', ['2027-11-21']],
  ['养老金从 2026-12 起停发', ['2026-12']],
  ['350102005-TX2026-00001 黄水生（35011119581026433X）', ['350102005-TX2026-00001', '35011119581026433X']],
  ['2026年11月3日登记，账号 6222021234567890123', ['2026年11月3日', '6222021234567890123']],
  ['找到 79 个人，还没有登记', []],
])('days and numbers in “%s” are never broken over two lines', (sentence, kept) => {
  const parts = unbrokenParts(sentence);
  expect(parts.map(({ text }) => text).join('')).toBe(sentence);
  expect(parts.filter(({ isKept }) => isKept).map(({ text }) => text)).toEqual(kept);
});

test('what the system calls a damage stays out of the sentence; words stay in it', () => {
  expect(messageFor('archive.damaged', { detail: 'SQLITE_CORRUPT' }).sentence).toBe('档案库文件已损坏。');
  expect(messageFor('archive.damaged', { detail: 'archive.db 不是数据库文件' }).sentence).toBe(
    '档案库文件已损坏（archive.db 不是数据库文件）。',
  );
});
