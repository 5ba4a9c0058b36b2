import { describe, expect, it, vi } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { type Paid, payDesk } from '#test/help/pay-desk.ts';

/** A step that a correction took back is no event: of two deaths one happened. */

const archive = archiveOn('2026-09-01T08:00:00Z');

const { ask, open, step, roll } = payDesk(() => archive);
const day = (text: string) => vi.setSystemTime(new Date(`${text}T08:00:00Z`));
const correct = async ({ id }: Paid, states: object) => {
  const { version } = await ask('pension.get', { recordId: id });
  return ask('life.correct', { recordId: id, version, reason: '登记错了', states });
};
const die = ({ id }: Paid, on: string) => step(id, 'person.death', on, 'death-certificate');
const months = [
  { from: '2026-09-01', to: '2026-09-30' },
  { from: '2026-10-01', to: '2026-10-31' },
];
async function told() {
  const reports = await Promise.all(
    months.flatMap((period) =>
      (['management', 'benefit'] as const).map(async (report) => {
        const { figures, checks } = await ask('reports.get', { report, ...period });
        const value = (key: string) => figures.find((figure) => figure.key === key)?.value;
        expect(checks.filter(({ isHeld }) => !isHeld)).toEqual([]);
        return [value('died'), value('closing')];
      }),
    ),
  );
  const ledger = await ask('reports.ledger', {
    ledger: 'death',
    from: '2026-09-01',
    to: '2026-10-31',
    communityId: null,
  });
  return { reports, deaths: ledger.rows.map(({ cells }) => cells[0]) };
}

describe('a death that a correction took back', () => {
  it('is in no report and no ledger, and the person is on the roll again', async () => {
    const person = await open();
    day('2026-10-10');
    await die(person, '2026-09-20');
    day('2026-10-12');
    await correct(person, { management: 'M1', benefitState: 'B1' });
    day('2026-10-20');
    expect(await told()).toEqual({
      reports: [
        [0, 1],
        [0, 1],
        [0, 1],
        [0, 1],
      ],
      deaths: [],
    });
    expect((await roll('2026-10')).lines).toHaveLength(1);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it.each([
    [
      'in the same month',
      '2026-09-25',
      [
        [1, 0],
        [1, 0],
        [0, 0],
        [0, 0],
      ],
    ],
    [
      'in the next month',
      '2026-10-03',
      [
        [0, 1],
        [0, 1],
        [1, 0],
        [1, 0],
      ],
    ],
    [
      'before it',
      '2026-09-10',
      [
        [1, 0],
        [1, 0],
        [0, 0],
        [0, 0],
      ],
    ],
  ])('counts once with the death that happened, %s', async (_where, diedOn, reports) => {
    const person = await open();
    day('2026-10-10');
    await die(person, '2026-09-20');
    day('2026-10-12');
    await correct(person, { management: 'M1', benefitState: 'B1' });
    day('2026-10-14');
    await die(person, diedOn);
    day('2026-10-20');
    expect(await told()).toEqual({ reports, deaths: [diedOn] });
    expect((await roll('2026-11')).lines).toEqual([]);
  });
});

it('a transfer and a pause that a correction took back are no events either', async () => {
  const [moved, paused] = [await open(), await open()];
  day('2026-09-20');
  await step(moved.id, 'management.transferOut', '2026-09-10', 'transfer-letter', { party: '仓山区某街道' });
  await step(paused.id, 'benefit.pause', '2026-09-11', 'pause-list', { month: '2026-10', reason: 'prison' });
  const september = { from: '2026-09-01', to: '2026-09-30' };
  const figuresOf = async () => {
    const { figures, checks } = await ask('reports.get', { report: 'benefit', ...september });
    expect(checks.filter(({ isHeld }) => !isHeld)).toEqual([]);
    return ['wentOut', 'pausedNow', 'paused', 'closing'].map((key) => figures.find((one) => one.key === key)?.value);
  };
  expect(await figuresOf()).toEqual([1, 1, 1, 1]);
  await correct(moved, { management: 'M1' });
  await correct(paused, { benefitState: 'B1' });
  expect(await figuresOf()).toEqual([0, 0, 0, 2]);
});
