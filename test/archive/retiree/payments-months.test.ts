import { describe, expect, it, vi } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { refused, refusedFields } from '#test/help/ask.ts';
import { payDesk } from '#test/help/pay-desk.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');

const day = (text: string) => vi.setSystemTime(new Date(`${text}T08:00:00Z`));
const { ask, open, step, roll, finalise, sendBack, undo } = payDesk(() => archive);

describe('a month between two rolls is never left out', () => {
  it('a roll waits for the months before it that have none: skipped ones and voided ones, each named', async () => {
    await open();
    await finalise('2026-10');
    const { problems } = await roll('2026-12');
    expect(problems).toEqual([expect.stringMatching(/^2026-11 的花名册还没有定稿，/)]);
    expect((await refused(finalise('2026-12'))).code).toBe('payroll.refused');
    const { rollId } = await finalise('2026-11');
    await ask('payments.export', { month: '2026-11', path: `${archive.dir}/out.xlsx` });
    await ask('payments.voidRoll', { rollId, reason: '名单有误' });
    expect((await roll('2026-12')).problems).toEqual([expect.stringContaining('先定稿 2026-11')]);
    await finalise('2026-11');
    expect((await roll('2026-12')).problems).toEqual([]);
    expect((await roll('2026-09')).problems).toEqual([expect.stringContaining('这以前的月份不能再定稿')]);
  });

  it('a month nobody is paid in is waited for by none', async () => {
    const person = await open();
    await finalise('2026-10');
    await step(person.id, 'person.death', '2026-10-20', 'death-certificate');
    await open({ retiredOn: '2026-12' });
    expect((await roll('2026-12')).problems).toEqual([]);
  });

  it('of an archive that has such a gap, its month is made final late: itself alone, and nothing is paid twice', async () => {
    const person = await open();
    await finalise('2026-10');
    await sendBack('2026-10', person, '2026-10-20');
    const passed = await finalise('2026-11');
    await finalise('2026-12');
    // As earlier versions let it come about.
    archive.db.prepare("UPDATE payment_roll SET removed_at = '2026-12-01T00:00:00Z' WHERE id = ?").run(passed.rollId);
    archive.db.prepare("UPDATE payment_item SET month = '2026-12' WHERE source = 'roll'").run();
    day('2027-01-05');
    expect((await ask('payments.months', {})).next).toBe('2026-11');
    expect((await roll('2027-01')).problems).toEqual([expect.stringContaining('先定稿 2026-11')]);
    expect((await roll('2026-11')).lines).toMatchObject([{ baseFen: 300_000, arrearsFen: 0, netFen: 300_000 }]);
    await finalise('2026-11');
    expect((await ask('payments.months', {})).next).toBe('2027-01');
    expect((await roll('2027-01')).lines).toMatchObject([{ baseFen: 300_000, arrearsFen: 0, netFen: 300_000 }]);
    expect(checkDatabase(archive.db)).toEqual([]);
  });
});

describe('who is taken over is paid here from the month after', () => {
  const accept = (id: number) =>
    step(id, 'management.accept', '2026-11-15', 'transfer-letter', { party: '仓山区某街道' });

  it('from M0: the month of the acceptance and all before it are the sender’s', async () => {
    const person = await open({ management: 'M0' });
    await accept(person.id);
    for (const month of ['2026-10', '2026-11']) {
      expect((await roll(month)).lines).toEqual([]);
      expect((await ask('payments.leftOut', { month })).items).toMatchObject([{ why: '这个月由移交方发放' }]);
    }
    expect((await roll('2026-12')).lines).toMatchObject([{ baseFen: 300_000, arrearsFen: 0 }]);
  });

  it('come back after a transfer: the months away are not paid here, those before are', async () => {
    const person = await open();
    await step(person.id, 'management.transferOut', '2026-09-10', 'transfer-letter', { party: '仓山区某街道' });
    await accept(person.id);
    const paid = async (month: string) => (await roll(month)).lines.length;
    expect([await paid('2026-09'), await paid('2026-10'), await paid('2026-11'), await paid('2026-12')]).toEqual([
      1, 0, 0, 1,
    ]);
  });

  it('a pension that was awarded here is paid from the month of the award', async () => {
    const person = await open({ management: 'M0', benefitState: 'B0', pensionFen: null });
    await accept(person.id);
    await step(person.id, 'benefit.award', '2026-11-20', 'award-table', { month: '2026-11', amountFen: 320_000 });
    expect((await roll('2026-11')).lines).toMatchObject([{ baseFen: 320_000 }]);
  });

  it('what a roll paid already for such a month is not taken back by itself', async () => {
    const person = await open();
    await finalise('2026-10');
    archive.db.prepare("UPDATE record SET state = 'M0' WHERE id = ?").run(person.id);
    await accept(person.id);
    expect((await roll('2026-12')).lines).toMatchObject([{ deductionFen: 0, netFen: 300_000 }]);
  });
});

describe('a month that was typed is held against the file', () => {
  it('a benefit is not resumed before its pause began nor far ahead; from its month on the pause is paid', async () => {
    const person = await open();
    day('2026-07-10');
    await step(person.id, 'benefit.pause', '2026-07-10', 'pause-list', { month: '2026-07', reason: 'overdue' });
    day('2026-11-23');
    await step(person.id, 'certification.pass', '2026-11-20', 'certification-form', { way: '04' });
    const resume = (month: string) => step(person.id, 'benefit.resume', '2026-11-21', 'resume-approval', { month });
    expect(await refusedFields(resume('2020-01'))).toEqual({
      month: '早于开始暂停的月份 2026-07，请与依据核对月份',
    });
    expect(await refusedFields(resume('2099-01'))).toHaveProperty('month');
    await resume('2026-12');
    expect((await roll('2026-12')).lines).toMatchObject([{ baseFen: 300_000, arrearsFen: 1_500_000 }]);
  });

  it('what is put on a roll by itself goes on one that will be made, of somebody who may be on it', async () => {
    const person = await open();
    const add = (month: string) =>
      ask('payments.addItem', { recordId: person.id, month, kind: 'arrears', fen: 1_000, reason: '补发' });
    for (const month of ['1990-01', '2099-01']) expect(await refusedFields(add(month))).toHaveProperty('month');
    await step(person.id, 'person.death', '2026-11-20', 'death-certificate');
    expect((await refusedFields(add('2026-12'))).month).toContain('已于 2026-11-20 死亡');
    await add('2026-11');
  });

  it('a death or a pause of very long ago is told with every month that is unknown; a month not paid yet is refused', async () => {
    const old = { birthOn: '1905-05-02', retiredOn: '1965-05', pensionFen: null };
    const dead = await open(old);
    await step(dead.id, 'person.death', '1975-05-02', 'death-certificate');
    const { death } = await ask('pension.get', { recordId: dead.id });
    expect(death?.overpaid).toMatchObject({ months: 618, fen: null });
    const late = { recordId: dead.id, paidThrough: '2099-01' };
    expect(await refusedFields(ask('pension.get', late))).toHaveProperty('paidThrough');
    const paused = await open(old);
    const pause = { month: '1970-06', reason: 'missing' };
    await step(paused.id, 'benefit.pause', '1970-06-01', 'court-judgment', pause);
    expect((await ask('pension.get', { recordId: paused.id })).paused?.unknownMonths).toHaveLength(677);
  });
});

describe('an amount is typed once', () => {
  it('what the award says is the pension from its month on, and goes with the award when that is taken back', async () => {
    const person = await open({ benefitState: 'B0', pensionFen: null });
    const award = { month: '2026-11', amountFen: 321_000 };
    const { commandId } = await step(person.id, 'benefit.award', '2026-11-20', 'award-table', award);
    const pension = async () => ask('pension.get', { recordId: person.id });
    expect(await pension()).toMatchObject({
      currentFen: 321_000,
      amounts: [{ fromMonth: '2026-11', fen: 321_000, kind: 'award', document: '待遇核定表' }],
    });
    expect((await roll('2026-11')).lines).toMatchObject([{ baseFen: 321_000 }]);
    await undo(commandId);
    expect(await pension()).toMatchObject({ currentFen: null, amounts: [] });
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('a pension of nothing is said before the roll is final', async () => {
    const person = await open({ pensionFen: 0 });
    expect((await roll('2026-11')).hints).toContainEqual({
      ...{ sentence: '1 人这个月的养老金登记的是 0.00 元', count: 1 },
      people: [{ recordId: person.id, name: person.name }],
    });
  });
});
