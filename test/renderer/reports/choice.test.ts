import { describe, expect, it } from 'vitest';
import { changedChoice, headToGoOut, type ReportChoice } from '#renderer/reports/choice.ts';
import { lastMonth } from '#renderer/reports/period.ts';
import type { ReportHead } from '#shared/contract/reports.ts';

/** Whose names stand in the heading of a report that goes out: those of its own place, never of another. */

const headOf = (leader: string | null): ReportHead => ({
  ...{ unit: '鼓西街道', leader, statistician: null, filler: '林经办', phone: null },
  reportedOn: '2026-11-23',
});
const choice = (more: Partial<ReportChoice>): ReportChoice => ({
  ...{ shown: 'management', period: lastMonth('2026-11-23'), communityId: 1, ledger: 'certification' },
  ...{ figure: null, head: headOf('吴站长') },
  ...more,
});

describe('what was typed into the heading', () => {
  it.each([
    ['another community', { communityId: 2 }, null],
    ['the whole office', { communityId: null }, null],
    ['the same community', { communityId: 1 }, '吴站长'],
    ['another report', { shown: 'benefit' }, '吴站长'],
    ['another month', { period: lastMonth('2026-10-23') }, '吴站长'],
  ] as const)('with %s chosen stays only where the place does', (_what, change, leader) => {
    expect(changedChoice(choice({}), change).head?.leader ?? null).toBe(leader);
  });
});

describe('the heading a report goes out with', () => {
  const shown = (isOfBefore: boolean) => ({ head: headOf('郑所长'), isOfBefore });
  it('is what was typed for the place, else what the archive gave for it', () => {
    expect(headToGoOut(choice({}), shown(false))?.leader).toBe('吴站长');
    expect(headToGoOut(choice({ head: null }), shown(false))?.leader).toBe('郑所长');
  });

  it('is not there while the answer on screen is still that of another place', () => {
    expect(headToGoOut(choice({ head: null }), shown(true))).toBeNull();
    const elsewhere = changedChoice(choice({}), { communityId: 2 });
    expect(headToGoOut(elsewhere, shown(true))).toBeNull();
  });
});
