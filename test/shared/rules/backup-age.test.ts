import { describe, expect, it } from 'vitest';
import { beginsBackup, daysWithoutBackup } from '#shared/rules/backup-age.ts';

const now = '2026-11-30T08:00:00.000Z';

describe('an office without a fresh backup is told', () => {
  it.each([
    ['two days old', '2026-11-28T07:00:00.000Z', null],
    ['a minute younger than three days', '2026-11-27T08:01:00.000Z', null],
    ['three days old', '2026-11-27T08:00:00.000Z', 3],
    ['nine days old', '2026-11-21T08:00:00.000Z', 9],
  ])('newest %s', (_words, newestAt, days) => {
    expect(daysWithoutBackup(newestAt, '2020-01-01T00:00:00.000Z', now)).toBe(days);
  });

  it('not while the archive itself is younger than three days', () => {
    expect(daysWithoutBackup(null, '2026-11-29T08:00:00.000Z', now)).toBeNull();
    expect(daysWithoutBackup(null, '2026-11-20T08:00:00.000Z', now)).toBe(10);
  });
});

describe('the daily backup begins in a quiet moment, once a day', () => {
  const moment = {
    today: '2026-11-30',
    newestDay: '2026-11-29',
    now,
    failedAt: null,
    lastCallAt: '2026-11-30T07:57:00.000Z',
    dueSince: '2026-11-30T07:55:00.000Z',
  };
  it.each([
    ['nobody has worked for three minutes', {}, true],
    ['somebody works', { lastCallAt: '2026-11-30T07:59:00.000Z' }, false],
    ['somebody has worked for an hour', { lastCallAt: now, dueSince: '2026-11-30T07:00:00.000Z' }, true],
    ['there is one of today', { newestDay: '2026-11-30' }, false],
    ['there never was one', { newestDay: null }, true],
    ['one failed half an hour ago', { failedAt: '2026-11-30T07:30:00.000Z' }, false],
    ['one failed an hour ago', { failedAt: '2026-11-30T07:00:00.000Z' }, true],
  ])('%s', (_words, other, begins) => {
    expect(beginsBackup({ ...moment, ...other })).toBe(begins);
  });
});
