import { describe, expect, it, vi } from 'vitest';
import { archiveOn } from '#test/help/archive-on.ts';
import { payDesk } from '#test/help/pay-desk.ts';

const archive = archiveOn('2026-03-10T08:00:00Z');

const day = (text: string) => vi.setSystemTime(new Date(`${text}T08:00:00Z`));
const { ask, open, step, roll, finalise } = payDesk(() => archive);

const pause = (id: number, month: string) =>
  step(id, 'benefit.pause', `${month}-08`, 'pause-list', { month, reason: 'overdue' });
async function resume(id: number, month: string) {
  await step(id, 'certification.pass', `${month}-09`, 'certification-form', { way: '04' });
  await step(id, 'benefit.resume', `${month}-09`, 'resume-approval', { month });
}

describe('what a roll left out with its person is lost by none', () => {
  it('an item of a month that was paused afterwards comes with the next roll, once, and is told before it is final', async () => {
    const [person] = [await open(), await open()];
    const item = { recordId: person.id, month: '2026-03', kind: 'subsidy', fen: 5_000, reason: '慰问' };
    await ask('payments.addItem', item);
    await pause(person.id, '2026-03');
    await finalise('2026-03');
    expect((await ask('payments.ofRecord', { recordId: person.id })).planned).toMatchObject([{ fen: 5_000 }]);
    day('2026-04-10');
    await resume(person.id, '2026-04');
    const ofPerson = async (month: string) => (await roll(month)).lines.find(({ recordId }) => recordId === person.id);
    expect(await ofPerson('2026-04')).toMatchObject({ subsidyFen: 5_000, arrearsFen: 300_000 });
    expect((await ofPerson('2026-04'))?.note).toContain('慰问（2026-03 没有编入）');
    expect((await roll('2026-04')).hints).toContainEqual(
      expect.objectContaining({ sentence: expect.stringContaining('当月没有编入'), count: 1 }),
    );
    await finalise('2026-04');
    expect((await ask('payments.ofRecord', { recordId: person.id })).planned).toEqual([]);
    expect(await ofPerson('2026-05')).toMatchObject({ subsidyFen: 0, arrearsFen: 0 });
  });
});

describe('months of a pause are owed by who paid then', () => {
  it('a pause that is older than the acceptance: until the file came they are the sender’s', async () => {
    const person = await open({ management: 'M0' });
    await step(person.id, 'management.accept', '2026-03-05', 'transfer-letter', {
      ...{ party: '仓山区某街道', month: '2026-03' },
    });
    await pause(person.id, '2026-03');
    day('2026-05-10');
    await resume(person.id, '2026-05');
    expect((await roll('2026-05')).lines).toMatchObject([{ baseFen: 300_000, arrearsFen: 300_000 }]);
  });
});
