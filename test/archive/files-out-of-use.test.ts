import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { listCommands } from '#db/core/commands.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { refused } from '#test/help/ask.ts';
import { importRoster } from '#test/help/import-roster.ts';
import { type Paid, payDesk } from '#test/help/pay-desk.ts';

/** A file does not go out of use with what only it tells of, money first: neither voided, nor merged, nor by an undo. */

const archive = archiveOn('2026-10-20T08:00:00Z');
const { ask, open, step, finalise, sendBack, undo, roll } = payDesk(() => archive);
const day = (text: string) => vi.setSystemTime(new Date(`${text}T08:00:00Z`));

const file = ({ id }: Paid) => ask('records.get', { id });
const voiding = async (person: Paid) => {
  const { version } = await file(person);
  return ask('records.remove', { id: person.id, version, reason: '重复建档' });
};
const merging = async (kept: Paid, gone: Paid, stays = kept) => {
  const [keptId, goneId] = [(await file(kept)).personId, (await file(gone)).personId];
  return ask('people.merge', { keptId, goneId, keptRecordIds: [stays.id] });
};
const returned = (person: Paid, month: string, on: string) =>
  ask('payments.enterReturns', { month, source: { kind: 'one', text: person.idNumber, reason: '账户已销户' }, on });
const isOnDesk = async (person: Paid): Promise<boolean> =>
  (await ask('life.due', { limit: 100 })).items.some(({ recordId }) => recordId === person.id);

const standing: readonly [string, RegExp, (person: Paid) => Promise<unknown>][] = [
  [
    'came back and nobody dealt with it',
    /2026-10 退回的养老金还没有处理/,
    (one) => returned(one, '2026-10', '2026-10-20'),
  ],
  [
    'came back and is to be paid again',
    /2026-10 的养老金 3,000\.00 元还没有发到/,
    (one) => sendBack('2026-10', one, '2026-10-20'),
  ],
  [
    'is on a roll to come',
    /编入 2026-11 花名册/,
    ({ id }) =>
      ask('payments.addItem', { recordId: id, month: '2026-11', kind: 'arrears', fen: 12_300, reason: '补发' }),
  ],
  [
    'was paid too much and is to be taken back',
    /2026-10 多发的 1,000\.00 元还没有扣回/,
    async ({ id }) => {
      const { version } = await ask('pension.get', { recordId: id });
      const amount = { fromMonth: '2026-10', fen: 200_000, kind: 'correct', document: '更正核定表' };
      return ask('pension.setAmount', { recordId: id, version, ...amount });
    },
  ],
];

describe.each(standing)('money that %s', (_what, words, arrange) => {
  it('keeps its file in use, voided or given up in a merge', async () => {
    const [person, other] = [await open({ name: '陈桂英' }), await open({ name: '陈桂英' })];
    await finalise('2026-10');
    await arrange(person);
    const refusal = { code: 'record.stillStands', params: { what: expect.stringMatching(words) } };
    expect(await refused(voiding(person))).toMatchObject(refusal);
    expect(await refused(merging(other, person))).toMatchObject(refusal);
    await merging(other, person, person);
    expect((await file(person)).removedAt).toBeNull();
  });
});

it('what a death leaves open keeps its file in use: paid afterwards and not claimed, applied for and not paid', async () => {
  const [paid, applied] = [await open(), await open()];
  await finalise('2026-10');
  await step(paid.id, 'person.death', '2026-09-10', 'death-certificate');
  await step(applied.id, 'person.death', '2026-10-02', 'death-certificate');
  expect((await refused(voiding(paid))).params).toMatchObject({ what: '死亡以后 2026-10 还发了养老金，没有登记追回' });
  const grant = await step(applied.id, 'grant.apply', '2026-10-12', 'survivor-claim', {
    party: '陈明',
    amountFen: 900_000,
  });
  const waiting = { what: '2026-10-12 申领的丧葬补助金和抚恤金还没有登记到账' };
  expect((await refused(voiding(applied))).params).toMatchObject(waiting);
  await undo(grant.commandId);
  await voiding(applied);
});

it('a file out of use is not put out of use again: its reason would be written over', async () => {
  const person = await open();
  await voiding(person);
  expect((await refused(voiding(person))).code).toBe('record.removed');
});

it('a file at rest goes out of use; what the bank sends back later stands on the desk and says where it belongs', async () => {
  const [person, other] = [await open(), await open()];
  await finalise('2026-10');
  await voiding(person);
  await returned(person, '2026-10', '2026-10-20');
  expect(await isOnDesk(person)).toBe(true);
  const { items } = await ask('life.due', { limit: 100 });
  const eventId = items.find(({ recordId }) => recordId === person.id)?.eventId;
  expect((await ask('life.settleHint', { eventId })).hint).toContain('花名册不会再补发');
  await ask('life.settle', { eventId, on: '2026-10-20' });
  expect(await isOnDesk(person)).toBe(false);
  expect(await isOnDesk(other)).toBe(false);
});

it('a sealed file in keeping and a lent paper file keep their file in use', async () => {
  const [sealed, lent] = [await open(), await open()];
  const { version } = await file(sealed);
  await ask('seals.keep', {
    ...{ recordId: sealed.id, version, on: '2026-10-10', from: '组织部', sealNumber: '封 12' },
    ...{ receiptNumber: null, forwardOn: null, forwardTo: null },
  });
  await step(lent.id, 'paper.receive', '2026-10-01', 'file-roster', { party: '福州搪瓷厂', place: '3-1-1' });
  const back = { party: '省社保中心', dueOn: '2026-11-10' };
  const loan = await step(lent.id, 'paper.lend', '2026-10-10', 'loan-register', back);
  expect((await refused(voiding(sealed))).params).toMatchObject({ what: expect.stringContaining('封 12') });
  expect((await refused(voiding(lent))).params).toMatchObject({ what: '人事档案借出还没有归还' });
  await undo(loan.commandId);
  await voiding(lent);
});

describe('an undo takes no file away', () => {
  it('that a final roll pays: neither the opening nor the import that made it', async () => {
    const person = await open();
    const path = join(archive.dir, '名册.csv');
    const head = '姓名,身份证号,退休时间,月养老金,社区,银行账号';
    writeFileSync(path, `${head}\n张三,${newIdNumber('1950-05-02')},2010-05,3000,达明社区,6222020000000000013\n`);
    const importId = await importRoster(archive, path);
    const final = await finalise('2026-10');
    expect((await roll('2026-10')).lines).toHaveLength(2);
    const [opened] = listCommands(archive.db, 'record', person.id, 1);
    expect(await refused(undo(opened?.id ?? null))).toMatchObject({
      ...{ code: 'command.restsOn', params: { by: expect.stringMatching(/^定稿 2026-10 发放花名册/) } },
    });
    const undoImport = () => runJobHere(archive.context, { kind: 'roster.undo', importId });
    await expect(undoImport()).rejects.toMatchObject({ code: 'import.usedMeanwhile' });
    await undo(final.commandId);
    await undo(opened?.id ?? null);
    expect(await undoImport()).toMatchObject({ state: 'done' });
  });

  it('that was brought back into use and paid since', async () => {
    const person = await open();
    await open();
    await voiding(person);
    const { version } = await file(person);
    const back = await ask('records.restore', { id: person.id, version });
    await finalise('2026-10');
    await returned(person, '2026-10', '2026-10-20');
    expect((await refused(undo(back.commandId))).code).toBe('record.stillStands');
  });
});

describe('after a death only what reached the account is asked back', () => {
  const overpaid = async ({ id }: Paid, paidThrough: string | null = null) =>
    (await ask('pension.get', { recordId: id, paidThrough })).death?.overpaid;

  it('a month the bank sent back is none, and the roll tells what a month without an amount was', async () => {
    const person = await open();
    await finalise('2026-10');
    day('2026-11-20');
    await finalise('2026-11');
    await step(person.id, 'person.death', '2026-09-28', 'death-certificate');
    const both = { from: '2026-10', through: '2026-11', months: 2, fen: 600_000, unknownMonths: [] };
    expect(await overpaid(person)).toEqual(both);
    expect(await overpaid(person, '2026-12')).toMatchObject({ months: 3, fen: null, unknownMonths: ['2026-12'] });
    await returned(person, '2026-11', '2026-11-20');
    expect(await overpaid(person)).toEqual({ ...both, through: '2026-10', months: 1, fen: 300_000 });
  });

  it('who was paused before was not paid after it', async () => {
    const person = await open();
    const { version } = await ask('pension.get', { recordId: person.id });
    const amount = { fromMonth: '2026-01', fen: 300_000, kind: 'correct', document: '核定表' };
    await ask('pension.setAmount', { recordId: person.id, version, ...amount });
    const paused = await step(person.id, 'benefit.pause', '2026-06-05', 'pause-list', {
      month: '2026-07',
      reason: 'overdue',
    });
    const death = await step(person.id, 'person.death', '2026-08-05', 'death-certificate');
    expect(await overpaid(person)).toMatchObject({ months: 0, fen: 0 });
    await undo(death.commandId);
    await undo(paused.commandId);
    await step(person.id, 'person.death', '2026-08-05', 'death-certificate');
    expect(await overpaid(person)).toMatchObject({ from: '2026-09', through: '2026-10', months: 2, fen: 600_000 });
  });
});

describe('a merge keeps one life', () => {
  const dead = (person: Paid, on: string) => step(person.id, 'person.death', on, 'death-certificate');

  it('a death is not forgotten with the file that is given up', async () => {
    const [living, gone] = [await open({ name: '陈桂英' }), await open({ name: '陈桂英' })];
    await dead(gone, '2026-09-05');
    for (const both of [merging(living, gone), merging(gone, living, living)])
      expect(await refused(both)).toMatchObject({
        ...{ code: 'person.mergeContradicts', params: { why: expect.stringContaining('2026-09-05 死亡') } },
      });
    await merging(living, gone, gone);
    expect((await file(gone)).diedOn).toBe('2026-09-05');
    expect((await file(living)).removedAt).not.toBeNull();
  });

  it('a death does not stand against a later day of life of the other card, nor against another death', async () => {
    const [living, gone] = [await open({ name: '陈桂英' }), await open({ name: '陈桂英' })];
    await dead(gone, '2026-09-05');
    const passed = await step(living.id, 'certification.pass', '2026-10-10', 'certification-form', { way: '04' });
    expect(await refused(merging(living, gone, gone))).toMatchObject({
      params: { why: expect.stringContaining('2026-10-10 资格认证通过') },
    });
    await undo(passed.commandId);
    await dead(living, '2026-09-06');
    expect((await refused(merging(living, gone, gone))).code).toBe('person.mergeContradicts');
  });
});
