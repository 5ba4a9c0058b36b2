import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DatedBackup, surplusBackups } from '#shared/rules/backup-thinning.ts';

const daily = (first: string, count: number): DatedBackup[] =>
  Array.from({ length: count }, (_, nth) => {
    const date = new Date(`${first}T08:00:00Z`);
    date.setUTCDate(date.getUTCDate() + nth);
    const at = date.toISOString();
    return { name: at, at, day: at.slice(0, 10) };
  });
const keptOf = (backups: readonly DatedBackup[]): DatedBackup[] => {
  const gone = new Set(surplusBackups(backups));
  return backups.filter(({ name }) => !gone.has(name));
};
const anyBackups = fc
  .uniqueArray(fc.integer({ min: 0, max: 40_000 }), { maxLength: 120 })
  .map((hours) => hours.map((hour) => new Date(Date.UTC(2022, 0, 1, hour)).toISOString()))
  .map((times) => times.map((at) => ({ name: `b${at}`, at, day: at.slice(0, 10) })));

describe('backups are thinned to 7 days, 4 weeks and 12 months', () => {
  it('keeps of two years of daily ones 7 days, the last of each of 4 weeks and of 12 months', () => {
    // 2026-11-30 is a Monday.
    const kept = keptOf(daily('2024-12-01', 730)).map(({ day }) => day);
    expect(kept).toEqual([
      '2025-12-31',
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
      '2026-09-30',
      '2026-10-31',
      '2026-11-15',
      '2026-11-22',
      ...['24', '25', '26', '27', '28', '29', '30'].map((day) => `2026-11-${day}`),
    ]);
  });

  it('keeps of several on one day the newest', () => {
    const at = (hour: string) => `2026-11-30T${hour}:00:00.000Z`;
    const backups = ['08', '12', '17'].map((hour) => ({ name: hour, at: at(hour), day: '2026-11-30' }));
    expect(surplusBackups(backups)).toEqual(['08', '12']);
  });

  it('removes none of an office that was closed for months', () => {
    const backups = ['2025-01-10', '2025-06-20', '2026-02-03', '2026-11-30'].map((day) => ({
      name: day,
      at: day,
      day,
    }));
    expect(surplusBackups(backups)).toEqual([]);
  });

  it('never removes the newest, keeps at most 23, and thinning twice removes nothing more', () => {
    fc.assert(
      fc.property(anyBackups, (backups) => {
        const kept = keptOf(backups);
        const newest = [...backups].sort((a, b) => a.at.localeCompare(b.at)).at(-1);
        expect(kept.length).toBeLessThanOrEqual(23);
        if (newest) expect(kept).toContain(newest);
        expect(surplusBackups(kept)).toEqual([]);
        // The last seven days with a backup are there.
        const days = [...new Set(backups.map(({ day }) => day))].sort().slice(-7);
        expect(kept.map(({ day }) => day)).toEqual(expect.arrayContaining(days));
      }),
    );
  });
});
