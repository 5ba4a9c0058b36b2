import { expect, test } from 'vitest';
import { formatBytes } from '#renderer/parts/bytes.ts';
import { formatDuration, formatInstant } from '#renderer/parts/times.ts';
import { formatCount } from '#shared/rules/counts.ts';

test.each([
  [0, '0 字节'],
  [999, '999 字节'],
  [1000, '1 KB'],
  [1500, '1.5 KB'],
  [99_960, '100 KB'],
  [999_499, '999 KB'],
  [999_500, '1 MB'],
  [4_300_000_000, '4.3 GB'],
  [32_000_000_000, '32 GB'],
  [250_100_000_000, '250 GB'],
  [3e15, '3000 TB'],
])('%i bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

test('counts have thousands separators', () => {
  expect(formatCount(100_000)).toBe('100,000');
});

test.each([
  [3, '几秒钟'],
  [10, '约 10 秒'],
  [11, '约 20 秒'],
  [59, '约 60 秒'],
  [61, '约 2 分钟'],
  [3600, '约 1 小时'],
  [5400, '约 1 小时 30 分钟'],
  [7199, '约 2 小时'],
])('%i seconds are %s', (seconds, words) => {
  expect(formatDuration(seconds)).toBe(words);
});

test('an instant is shown in local time to the minute, and nonsense is not shown', () => {
  const local = new Date(2026, 2, 4, 9, 5, 59);
  expect(formatInstant(local.toISOString())).toBe('2026-03-04 09:05');
  expect(formatInstant('')).toBe('');
});
