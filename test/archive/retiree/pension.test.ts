import { describe, expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { applyDueAmounts } from '#db/records/retiree/pension/write.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, refused, refusedFields } from '#test/help/ask.ts';
import { opening, saving } from '#test/help/saving.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');

const ask = asking(() => archive);
const open = async (values: Partial<RetireeValues> = {}): Promise<number> =>
  (await ask('records.save', opening(retiree(values)))).id;
const pension = (recordId: number, paidThrough: string | null = null) => ask('pension.get', { recordId, paidThrough });
async function set(recordId: number, fromMonth: string, fen: number, kind = 'adjust') {
  const { version } = await pension(recordId);
  return ask('pension.setAmount', { recordId, version, fromMonth, fen, kind, document: '榕社〔2026〕1号' });
}
async function account(recordId: number, accountNumber: string, more: object = {}) {
  const { version } = await pension(recordId);
  const input = { recordId, version, on: '2026-11-20', accountNumber, reason: '换卡', ...more };
  return ask('pension.setAccount', input);
}
async function step(recordId: number, name: string, on: string, paper: string, more: object = {}) {
  const { version } = await pension(recordId);
  return ask('life.take', { recordId, version, step: name, on, papers: [{ paper, number: null }], ...more });
}
const formFen = async (id: number) => (await ask('records.get', { id })).values.pensionFen;

describe('what a pension is', () => {
  it('is entered from a month on; all amounts stay, the one in force stands in the file', async () => {
    const id = await open({ retiredOn: '2012-03', pensionFen: 300_000 });
    await set(id, '2012-04', 250_000, 'award');
    await set(id, '2026-01', 310_050);
    expect(await formFen(id)).toBe(310_050);
    const { amounts, currentFen } = await pension(id);
    expect(currentFen).toBe(310_050);
    expect(amounts.map(({ fromMonth, fen, kind }) => [fromMonth, fen, kind])).toEqual([
      ['2026-01', 310_050, 'adjust'],
      ['2012-04', 250_000, 'award'],
    ]);
  });

  it('tells what was paid too little since the month an adjustment counts from', async () => {
    const id = await open({ pensionFen: 300_000 });
    // January to October are paid; November is under way.
    expect((await set(id, '2026-01', 310_050)).arrears).toEqual({
      ...{ from: '2026-01', through: '2026-10', months: 10, fen: 100_500, unknownMonths: [] },
    });
    expect((await set(id, '2026-09', 320_050)).arrears).toMatchObject({ months: 2, fen: 20_000 });
    expect((await set(id, '2026-10', 1)).arrears).toBeNull();
  });

  it('gives no difference for months whose amount is unknown, and none for the first amount of a file', async () => {
    const id = await open({ retiredOn: '2012-03', pensionFen: 300_000 });
    await set(id, '2026-09', 300_000);
    expect((await set(id, '2026-08', 310_000)).arrears).toEqual({
      ...{ from: '2026-08', through: '2026-10', months: 3, fen: null, unknownMonths: ['2026-08'] },
    });
    const first = await open({ retiredOn: '2012-03', pensionFen: null });
    expect((await set(first, '2026-01', 310_000)).arrears).toBeNull();
  });

  it('that is entered ahead comes into force with its month', async () => {
    const id = await open({ pensionFen: 300_000 });
    await set(id, '2026-11', 300_000);
    await set(id, '2027-01', 330_000);
    expect(await formFen(id)).toBe(300_000);
    expect(inTransaction(archive.db, () => applyDueAmounts(archive.db, '2026-12-31'))).toBe(0);
    expect(inTransaction(archive.db, () => applyDueAmounts(archive.db, '2027-01-01'))).toBe(1);
    expect(await formFen(id)).toBe(330_000);
  });

  it('can be put right in the same month, keeps what stood there in the history, and is taken back', async () => {
    const id = await open({ pensionFen: 300_000 });
    await set(id, '2026-01', 310_000);
    expect(await refusedFields(set(id, '2026-01', 310_000))).toEqual({ fen: '与这个月已登记的金额相同' });
    const { commandId } = await set(id, '2026-01', 301_000, 'correct');
    expect((await pension(id)).amounts).toMatchObject([{ fen: 301_000, kind: 'correct' }]);
    const { items } = await ask('records.history', { id, before: null, limit: 50 });
    expect(items[0]).toMatchObject({ before: { pensionFen: 310_000 }, after: { pensionFen: 301_000 } });
    await ask('commands.undo', { id: commandId });
    expect((await pension(id)).amounts).toMatchObject([{ fen: 310_000 }]);
    expect(await formFen(id)).toBe(310_000);
  });

  it('is refused before retirement, after the month of death, too far ahead, without its document', async () => {
    const id = await open({ retiredOn: '2012-03' });
    expect(await refusedFields(set(id, '2012-02', 1))).toMatchObject({ fromMonth: expect.stringContaining('2012-03') });
    expect(await refusedFields(set(id, '2027-12', 1))).toEqual({ fromMonth: '最多提前一年登记' });
    const { version } = await pension(id);
    const bare = { recordId: id, version, fromMonth: '2026-01', fen: 1, kind: 'adjust', document: ' ' };
    expect(await refusedFields(ask('pension.setAmount', bare))).toHaveProperty('document');
    await step(id, 'person.death', '2026-08-15', 'death-certificate');
    expect(await refusedFields(set(id, '2026-09', 1))).toEqual({ fromMonth: '死亡当月（2026-08）以后不再发放' });
    await set(id, '2026-08', 300_000);
  });
});

describe('the account', () => {
  const first = { bankName: '工商银行鼓楼支行', accountName: '张伟', accountNumber: '6222020200001234567' };

  it('gives way to another and is kept with its last day; old ones are found in the history of accounts', async () => {
    const id = await open(first);
    const done = await account(id, '6217001820001234563', { bankName: '建设银行', accountName: '张伟' });
    expect(done.note).toBeNull();
    const { account: now, pastAccounts } = await pension(id);
    expect(now).toMatchObject({ bankName: '建设银行', accountNumber: '6217001820001234563' });
    expect(pastAccounts).toMatchObject([{ ...first, untilOn: '2026-11-20', reason: '换卡' }]);
    expect((await ask('records.get', { id })).values.accountNumber).toBe('6217001820001234563');
    await ask('commands.undo', { id: done.commandId });
    expect(await pension(id)).toMatchObject({ account: first, pastAccounts: [] });
  });

  it('in another name is entered and told of; a former name, an alias and a variant are the person’s own', async () => {
    const id = await open({ ...first, name: '黃國強', formerName: '黄小强' });
    const { personId } = await ask('records.get', { id });
    expect((await pension(id)).accountNote).toBe(
      '户名“张伟”与姓名不一致，请核对是否本人账户；银行用别的字登记的，请把那个写法加为别名',
    );
    const note = async (accountName: string, last: string) =>
      (await account(id, `62170018200012345${last}`, { accountName })).note;
    expect(await note('黄国强', '60')).toBeNull();
    expect(await note('黄小强', '61')).toBeNull();
    expect(await note('黄阿强', '62')).not.toBeNull();
    await ask('people.addAlias', { personId, kind: 'written', name: '黄阿强' });
    expect((await pension(id)).accountNote).toBeNull();
  });

  it('is refused unchanged, in the future, with letters, and after a death', async () => {
    const id = await open(first);
    expect(await refusedFields(account(id, first.accountNumber, first))).toEqual({ accountNumber: '与现在的账号相同' });
    expect(await refusedFields(account(id, '6217001820001234563', { on: '2026-11-24' }))).toEqual({
      on: '还没到这一天',
    });
    expect(await refusedFields(account(id, '62A'))).toHaveProperty('accountNumber');
    await step(id, 'person.death', '2026-08-15', 'death-certificate');
    expect(await refused(account(id, '6217001820001234563'))).toMatchObject({ code: 'life.refused' });
  });
});

describe('what the form writes over', () => {
  const save = async (id: number, values: Partial<RetireeValues>) => {
    const file = await ask('records.get', { id });
    return ask('records.save', saving(file, { ...file.values, ...values }));
  };

  it('keeps the account before, and asks for the month of an amount once amounts have months', async () => {
    const id = await open({ pensionFen: 300_000, accountNumber: '6222020200001234567' });
    await save(id, { pensionFen: 310_000, accountNumber: '6217001820001234563' });
    expect((await pension(id)).pastAccounts).toMatchObject([
      { accountNumber: '6222020200001234567', untilOn: '2026-11-23', reason: '在登记信息里更正' },
    ]);
    await set(id, '2026-11', 320_000);
    expect(await refusedFields(save(id, { pensionFen: 330_000 }))).toEqual({
      'values.pensionFen': '已按月份登记过金额，请在“发放”里登记从哪个月起、依据什么',
    });
    await save(id, { mobile: '13912345678' });
    expect((await pension(id)).amounts).toHaveLength(1);
  });
});

describe('what follows from a pause and from a death', () => {
  it('counts the months of a pause at the amounts that held in them, an adjustment among them', async () => {
    const id = await open({ pensionFen: 300_000 });
    await set(id, '2026-01', 300_000);
    await set(id, '2026-09', 310_000);
    await step(id, 'benefit.pause', '2026-07-20', 'pause-list', { month: '2026-08', reason: 'overdue' });
    expect((await pension(id)).paused).toEqual({
      ...{ from: '2026-08', through: '2026-10', months: 3, fen: 920_000, unknownMonths: [] },
    });
  });

  it('pays the month of death whole, and counts what was paid after it up to the last payment', async () => {
    const id = await open({ pensionFen: 300_000 });
    await set(id, '2026-09', 300_000);
    await step(id, 'person.death', '2026-08-31', 'death-certificate');
    const overpaid = async (through: string | null) => (await pension(id, through)).death?.overpaid;
    expect((await pension(id)).death?.lastPayable).toBe('2026-08');
    expect(await overpaid('2026-10')).toMatchObject({ from: '2026-09', months: 2, fen: 600_000 });
    expect(await overpaid('2026-08')).toMatchObject({ months: 0, fen: 0 });
    expect(await overpaid(null)).toMatchObject({ through: '2026-11', months: 3, fen: 900_000 });
    const early = await open();
    await set(early, '2026-10', 300_000);
    await step(early, 'person.death', '2026-07-31', 'death-certificate');
    expect((await pension(early, '2026-10')).death?.overpaid).toMatchObject({
      ...{ months: 3, fen: null, unknownMonths: ['2026-08', '2026-09'] },
    });
  });

  const base = (value: string) =>
    ask('policy.add', {
      ...{ key: 'retiree.survivor-base', areaCode: '', value, validFrom: '2026-01-01', validTo: null },
      ...{ document: '闽人社〔2026〕2号', mark: 'source', endsPrevious: true },
    });

  // Part A.1.3: (Y=30, drawn 0) 24; (30, 5) 19; (30, 15) 9; (20, 2) 12; (12, 1) 9.
  it.each([
    [360, '2026-08', 24],
    [360, '2021-08', 19],
    [360, '2011-08', 9],
    [240, '2024-08', 12],
    [144, '2025-08', 9],
    // Art. 5 to the month: 28 years 9 months paid, 3 years 6 months drawn; 15 years 6 months, nothing drawn.
    [345, '2023-02', 19.25],
    [186, '2026-08', 9.5],
  ])('tells survivors’ months of %i contribution months, retired %s: %i', async (actualMonths, retiredOn, months) => {
    await base('4500.5');
    const id = await open({ actualMonths, retiredOn, birthOn: '1945-01-01' });
    await step(id, 'person.death', '2026-08-31', 'death-certificate');
    expect((await pension(id)).death?.survivors).toMatchObject({
      ...{
        baseFen: 450_050,
        funeralFen: 900_100,
        survivorTwelfths: months * 12,
        survivorFen: Math.round(450_050 * months),
        lacking: [],
      },
    });
  });

  it('gives no sum where contributions under five years cap it and the file does not know them', async () => {
    await base('4500.5');
    const id = await open({ actualMonths: 48, retiredOn: '2026-08', birthOn: '1945-01-01' });
    await step(id, 'person.death', '2026-08-31', 'death-certificate');
    const survivors = (await pension(id)).death?.survivors;
    expect(survivors).toMatchObject({ survivorTwelfths: 9 * 12, survivorFen: null });
    expect(survivors?.lacking).toEqual([expect.stringContaining('不超过本人缴费总额')]);
  });

  it('guesses nothing: what a figure lacks is named, and which values were used', async () => {
    const id = await open();
    await step(id, 'person.death', '2026-08-31', 'death-certificate');
    const survivors = (await pension(id)).death?.survivors;
    expect(survivors).toMatchObject({ baseFen: null, funeralFen: null, survivorTwelfths: null, survivorFen: null });
    expect(survivors?.lacking).toEqual([
      '档案里没有视同和实际缴费月数',
      '档案里没有退休时间',
      '设置里没有 2026-08-31 的“遗属待遇计发基数”',
    ]);
    expect(survivors?.used.map(({ label }) => label)).toEqual(['丧葬补助金月数', '退休人员抚恤金最低月数']);
  });

  it('leaves a death before the national rule to the province’s', async () => {
    const id = await open({ actualMonths: 360, retiredOn: '2010-01' });
    await step(id, 'person.death', '2021-08-31', 'death-certificate');
    const survivors = (await pension(id)).death?.survivors;
    expect(survivors?.survivorTwelfths).toBeNull();
    expect(survivors?.lacking.at(-1)).toContain('2021年9月1日以前');
  });
});
