import { describe, expect, it, vi } from 'vitest';
import { archiveOn } from '#test/help/archive-on.ts';
import { type Paid, payDesk } from '#test/help/pay-desk.ts';

/** What a final roll left out by something that was taken back since is owed: by an undo, a correction, a file brought back. */

const archive = archiveOn('2026-09-10T08:00:00Z');
const { ask, open, step, finalise, undo, roll } = payDesk(() => archive);
const day = (text: string) => vi.setSystemTime(new Date(`${text}T08:00:00Z`));

type Taken = { commandId: number | null };
const version = async ({ id }: Paid) => (await ask('pension.get', { recordId: id })).version;
const pause = (person: Paid): Promise<Taken> =>
  step(person.id, 'benefit.pause', '2026-09-05', 'pause-list', { month: '2026-09', reason: 'overdue' });
const die = (person: Paid, on = '2026-08-05'): Promise<Taken> =>
  step(person.id, 'person.death', on, 'death-certificate');
const transfer = (person: Paid): Promise<Taken> =>
  step(person.id, 'management.transferOut', '2026-08-10', 'transfer-letter', { party: '鼓东街道' });
const remove = async (person: Paid): Promise<Taken> =>
  ask('records.remove', { id: person.id, version: await version(person), reason: '录错' });
const correct = async (person: Paid, states: object) =>
  ask('life.correct', { recordId: person.id, version: await version(person), reason: '登记错了人', states });
const undone = async (_person: Paid, taken: Taken) => undo(taken.commandId);

const wrongly: readonly [string, (person: Paid) => Promise<Taken>, (person: Paid, taken: Taken) => Promise<unknown>][] =
  [
    ['a pause, undone', pause, undone],
    ['a pause, corrected', pause, (person) => correct(person, { benefitState: 'B1' })],
    ['a death, undone', die, undone],
    ['a death, corrected', die, (person) => correct(person, { management: 'M1', benefitState: 'B1' })],
    ['a transfer, undone', transfer, undone],
    ['a transfer, corrected', transfer, (person) => correct(person, { management: 'M1' })],
    ['a file out of use, undone', remove, undone],
    [
      'a file out of use, brought back',
      remove,
      async (person) => {
        const record = await ask('records.get', { id: person.id });
        return ask('records.restore', { id: person.id, version: record.version });
      },
    ],
  ];

describe.each(wrongly)('%s after two rolls were final', (_what, act, back) => {
  it('is paid with the next roll, once; and owed where the benefit has ended by then', async () => {
    const [person] = [await open(), await open()];
    await finalise('2026-08');
    const taken = await act(person);
    await finalise('2026-09');
    day('2026-10-10');
    await finalise('2026-10');
    day('2026-11-10');
    await back(person, taken);
    const line = async (month: string) =>
      (await roll(month)).lines.find(({ recordId }) => recordId === person.id)?.arrearsFen;
    expect(await line('2026-11')).toBe(600_000);
    const death = await die(person, '2026-10-30');
    const { owed } = await ask('life.due', { limit: 100 });
    expect(owed.map(({ sentence }) => sentence)).toEqual([expect.stringContaining('未发 6,000.00 元')]);
    await undo(death.commandId);
    await finalise('2026-11');
    day('2026-12-10');
    expect(await line('2026-12')).toBe(0);
  });
});

it('of two deaths the one that happened ends the pension', async () => {
  const [person] = [await open(), await open()];
  day('2026-10-10');
  await die(person, '2026-10-05');
  await correct(person, { management: 'M1', benefitState: 'B1' });
  await die(person, '2026-09-06');
  expect((await roll('2026-10')).lines.map(({ recordId }) => recordId)).not.toContain(person.id);
});

it('who was rightly left out is owed nothing', async () => {
  const [person] = [await open(), await open()];
  await pause(person);
  await finalise('2026-09');
  day('2026-10-10');
  const line = (await roll('2026-10')).lines.find(({ recordId }) => recordId === person.id);
  expect(line).toBeUndefined();
  const again = await open();
  expect((await roll('2026-10')).lines.find(({ recordId }) => recordId === again.id)?.arrearsFen).toBe(0);
});
