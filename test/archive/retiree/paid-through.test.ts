import { describe, expect, it, vi } from 'vitest';
import { checkArchive } from '#electron/archive/check.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { refusedFields } from '#test/help/ask.ts';
import { payDesk } from '#test/help/pay-desk.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');

const day = (text: string) => vi.setSystemTime(new Date(`${text}T08:00:00Z`));
const { ask, open, step, roll, finalise, undo } = payDesk(() => archive);

const accept = (id: number, month: string | null, on = '2026-11-15') =>
  step(id, 'management.accept', on, 'transfer-letter', { party: '仓山区某街道', month });
const lines = async (month: string) =>
  (await roll(month)).lines.map(({ name, baseFen, arrearsFen }) => [name, baseFen, arrearsFen]);

describe('through which month the sender paid is asked of whoever is taken over', () => {
  it('the roll pays from the month after it, be it before or after the acceptance, and the story tells it', async () => {
    const [early, late] = [
      await open({ management: 'M0', name: '张三' }),
      await open({ management: 'M0', name: '李四' }),
    ];
    await accept(early.id, '2026-10');
    await accept(late.id, '2026-12');
    expect(await lines('2026-11')).toEqual([['张三', 300_000, 0]]);
    await finalise('2026-11');
    expect(await lines('2026-12')).toEqual([['张三', 300_000, 0]]);
    await finalise('2026-12');
    expect(await lines('2027-01')).toEqual([
      ['李四', 300_000, 0],
      ['张三', 300_000, 0],
    ]);
    const { story } = await ask('life.get', { recordId: early.id });
    expect(story.map(({ step: name, month }) => [name, month])).toContainEqual(['management.accept', '2026-10']);
  });

  it('a month that a final roll had without them is paid late, once, and goes back with the acceptance', async () => {
    const other = await open({ name: '王五' });
    const person = await open({ management: 'M0', name: '张三' });
    await finalise('2026-11');
    const { commandId } = await accept(person.id, '2026-09');
    expect(await lines('2026-12')).toEqual(expect.arrayContaining([['张三', 300_000, 600_000]]));
    await undo(commandId);
    expect(await lines('2026-12')).toEqual([[other.name, 300_000, 0]]);
    await accept(person.id, '2026-09');
    await finalise('2026-12');
    expect(await lines('2027-01')).toEqual(expect.arrayContaining([['张三', 300_000, 0]]));
    expect((await checkArchive(archive.dir)).findings).toEqual([]);
  });

  it('who dies before a roll is made is owed the months since', async () => {
    const person = await open({ management: 'M0' });
    await open();
    await accept(person.id, '2026-09');
    await finalise('2026-11').catch(() => null);
    day('2026-12-10');
    await finalise('2026-12');
    const late = await open({ management: 'M0', name: '赵六' });
    await accept(late.id, '2026-10', '2026-12-01');
    await step(late.id, 'person.death', '2026-12-02', 'death-certificate');
    const [owed] = (await ask('payments.ofRecord', { recordId: late.id })).owed;
    expect(owed?.months).toMatchObject([
      { month: '2026-11', fen: 300_000, why: 'accepted' },
      { month: '2026-12', fen: 300_000, why: 'accepted' },
    ]);
  });

  it('nobody asked, as in steps of earlier programs: through the month of the acceptance', async () => {
    const person = await open({ management: 'M0' });
    await accept(person.id, null);
    expect(await lines('2026-11')).toEqual([]);
    expect(await lines('2026-12')).toEqual([[person.name, 300_000, 0]]);
  });

  it.each([
    ['before the retirement', { retiredOn: '2026-06' }, '2026-04', '早于退休时间 2026-06'],
    ['more than a year ahead', {}, '2027-12', '晚于 2027-11'],
  ])('%s it is refused at its field', async (_what, values, month, sentence) => {
    const person = await open({ management: 'M0', ...values });
    expect((await refusedFields(accept(person.id, month))).month).toContain(sentence);
  });

  it('before the file left it is refused, since this office paid it', async () => {
    const person = await open();
    await step(person.id, 'management.transferOut', '2026-09-10', 'transfer-letter', { party: '仓山区某街道' });
    expect((await refusedFields(accept(person.id, '2026-08'))).month).toContain('早于转出日期 2026-09-10');
    await accept(person.id, '2026-10');
    expect(await lines('2026-11')).toEqual([[person.name, 300_000, 0]]);
  });

  it('in a batch the letter says it for all, a line for itself; one undo takes it back', async () => {
    const batch = {
      ...{ direction: 'in', number: '12 号', unitName: '福州搪瓷厂', kind: 'employer', onDate: '2026-11-10' },
      contents: ['pension', 'file'],
    };
    const { id: batchId } = await ask('batches.save', { id: null, version: 0, values: batch });
    for (const [name, paidThrough] of [
      ['张三', null],
      ['李四', '2026-09'],
    ]) {
      const values = {
        name,
        idNumber: newIdNumber('1950-05-02', '2'),
        pensionFen: 300_000,
        communityId: 1,
        paidThrough,
      };
      await ask('batches.addLine', { batchId, isSurplus: true, values });
    }
    const wrong = {
      name: '王五',
      idNumber: newIdNumber('1950-05-02', '2'),
      retiredOn: '2026-06',
      paidThrough: '2026-01',
    };
    expect(await refusedFields(ask('batches.addLine', { batchId, isSurplus: true, values: wrong }))).toHaveProperty(
      'values.paidThrough',
    );
    const { version } = await ask('batches.get', { id: batchId });
    const far = { id: batchId, version, on: '2026-11-20', paidThrough: '2029-01' };
    expect(await refusedFields(ask('batches.close', far))).toHaveProperty('paidThrough');
    const { commandId } = await ask('batches.close', { ...far, paidThrough: '2026-11' });
    expect(await lines('2026-11')).toEqual([['李四', 300_000, 300_000]]);
    await undo(commandId);
    expect(await lines('2026-12')).toEqual([]);
  });
});

describe('a month that was entered before its limits were asked is told', () => {
  it('on the file and as a note of the check, which stays clean', async () => {
    const person = await open();
    await step(person.id, 'benefit.pause', '2026-11-10', 'pause-list', { month: '2026-11', reason: 'overdue' });
    await step(person.id, 'certification.pass', '2026-11-12', 'certification-form', { way: '04' });
    await step(person.id, 'benefit.resume', '2026-11-12', 'resume-approval', { month: '2026-12' });
    const told = async () =>
      (await ask('life.get', { recordId: person.id })).wrongMonths.map(({ sentence }) => sentence);
    expect(await told()).toEqual([]);
    expect((await checkArchive(archive.dir)).notes.filter(({ code }) => code === 'month-outside')).toEqual([]);
    archive.db.prepare("UPDATE event SET month = '2020-01' WHERE step = 'benefit.resume'").run();
    expect(await told()).toEqual(['2026-11-12 “恢复发放”填的 2020-01 早于开始暂停的月份 2026-11，请与依据核对月份']);
    archive.db.prepare("UPDATE event SET month = '2099-01' WHERE step = 'benefit.pause'").run();
    expect(await told()).toContainEqual(expect.stringContaining('晚于 2027-11'));
    const { notes } = await checkArchive(archive.dir);
    expect(notes.filter(({ code }) => code === 'month-outside')).toHaveLength(2);
  });

  it('a month between two rolls that has none is a note', async () => {
    await open();
    const passed = await finalise('2026-10');
    await finalise('2026-11');
    const notes = async () => (await checkArchive(archive.dir)).notes.filter(({ code }) => code === 'roll-missing');
    expect(await notes()).toEqual([]);
    await finalise('2026-12');
    archive.db.prepare("UPDATE payment_roll SET removed_at = '2026-12-01T00:00:00Z' WHERE month = '2026-11'").run();
    expect(await notes()).toMatchObject([{ message: expect.stringContaining('2026-11 没有定稿的花名册') }]);
    // A new amount is first paid by the roll after the last, not by the one that is made late.
    expect(await ask('payments.months', {})).toMatchObject({ next: '2026-11', afterLast: '2027-01' });
    expect(passed.people).toBe(1);
  });
});

describe('what cannot be taken back is not offered', () => {
  const refusal = async (id: number | null) => (await ask('commands.papers', { id })).refusal;

  it('a roll that was exported, what a final roll was built on, and what was written over since', async () => {
    const person = await open();
    const { version } = await ask('pension.get', { recordId: person.id });
    const amount = { recordId: person.id, fromMonth: '2026-11', kind: 'correct', document: '更正表' };
    const first = await ask('pension.setAmount', { ...amount, version, fen: 310_000 });
    expect(await refusal(first.commandId)).toBeNull();
    await ask('pension.setAmount', { ...amount, version: first.version, fen: 320_000 });
    expect(await refusal(first.commandId)).toContain('更正');
    const item = await ask('payments.addItem', {
      ...{ recordId: person.id, month: '2026-11', kind: 'subsidy', fen: 1_000, reason: '补贴' },
    });
    expect(await refusal(item.commandId)).toBeNull();
    const made = await finalise('2026-11');
    expect(await refusal(made.commandId)).toBeNull();
    expect(await refusal(item.commandId)).toContain('2026-11 的发放花名册已经定稿');
    await ask('payments.export', { month: '2026-11', path: `${archive.dir}/out.xlsx` });
    expect(await refusal(made.commandId)).toContain('打印或导出');
  });
});
