import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { listCommands } from '#db/core/commands.ts';
import { touchesStory } from '#db/life/rests-on.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { refused } from '#test/help/ask.ts';
import { type Paid, payDesk } from '#test/help/pay-desk.ts';

/** An act is not undone while later acts rest on what it registered. */

const archive = archiveOn('2026-10-20T08:00:00Z');

const { ask, open, step, finalise, sendBack, undo } = payDesk(() => archive);
const day = (text: string) => vi.setSystemTime(new Date(`${text}T08:00:00Z`));
const statesOf = async ({ id }: Paid) => (await ask('records.get', { id })).values;
const versionOf = async ({ id }: Paid) => (await ask('pension.get', { recordId: id })).version;
const heir = { to: 'heir', name: '陈丽', number: '350102197801010027', paper: 'payee-receipt' };
const handOver = async (person: Paid, on: string) =>
  ask('payments.handOver', {
    ...{ recordId: person.id, version: await versionOf(person), on, ...heir },
    months: [{ month: '2026-10', fen: 300_000 }],
  });
const visit = (person: Paid, on: string) =>
  ask('care.save', { kind: 'visit', on, byRole: 'staff', byName: '林经办', recordIds: [person.id], nextOn: null });
const family = { party: '陈家属', amountFen: 300_000 };

const resting = [
  ['grant.apply', 'survivor-claim', '申领遗属待遇'],
  ['overpaid.claim', 'refund-notice', '追回多发'],
  ['death.report', 'decrease-form', '申报减员'],
] as const;

describe('a death is not undone', () => {
  it.each(resting)('while %s rests on it: what is to be undone first is named', async (name, paper, label) => {
    const person = await open();
    const death = await step(person.id, 'person.death', '2026-10-05', 'death-certificate');
    const later = await step(person.id, name, '2026-10-12', paper, name === 'death.report' ? {} : family);
    expect(await refused(undo(death.commandId))).toMatchObject({
      params: { by: expect.stringMatching(new RegExp(`^${label}：陈桂英`)) },
    });
    expect(await statesOf(person)).toMatchObject({ management: 'M5', benefitState: 'B4' });
    await undo(later.commandId);
    await undo(death.commandId);
    expect(await statesOf(person)).toMatchObject({ management: 'M1', benefitState: 'B1' });
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('while money owed was handed over after it, nor put right by a correction of states', async () => {
    const person = await open();
    await finalise('2026-10');
    await sendBack('2026-10', person, '2026-10-20');
    day('2026-12-05');
    const death = await step(person.id, 'person.death', '2026-10-28', 'death-certificate');
    const handed = await handOver(person, '2026-12-02');
    expect(await refused(undo(death.commandId))).toMatchObject({
      ...{ code: 'command.restsOn', params: { by: expect.stringMatching(/^交付未发养老金：/) } },
    });
    const correction = async () => ({
      ...{ recordId: person.id, version: await versionOf(person), reason: '登记错了人' },
      states: { management: 'M1', benefitState: 'B1' },
    });
    expect(await refused(ask('life.correct', await correction()))).toMatchObject({
      ...{ code: 'life.refused', params: { why: expect.stringContaining('交付未发养老金（2026-12-02）') } },
    });
    await undo(handed.commandId);
    await ask('life.correct', await correction());
    expect(await statesOf(person)).toMatchObject({ management: 'M1', benefitState: 'B1' });
  });

  it('nor comes back over what was registered of the living meanwhile', async () => {
    const person = await open();
    await step(person.id, 'person.death', '2026-10-05', 'death-certificate');
    const version = await versionOf(person);
    const states = { management: 'M1', benefitState: 'B1' };
    const correction = await ask('life.correct', { recordId: person.id, version, reason: '登记错了人', states });
    await visit(person, '2026-10-10');
    expect(await refused(undo(correction.commandId))).toMatchObject({
      ...{ code: 'command.restsOn', params: { by: '2026-10-10 走访（林经办）' } },
    });
    expect(await statesOf(person)).toMatchObject({ management: 'M1' });
  });
});

describe('an act is not undone while later acts rest on its rows', () => {
  it('a certification while a benefit was resumed on it', async () => {
    const person = await open();
    await step(person.id, 'benefit.pause', '2026-10-01', 'pause-list', { month: '2026-10', reason: 'overdue' });
    const passed = await step(person.id, 'certification.pass', '2026-10-10', 'certification-form', { way: '04' });
    await step(person.id, 'benefit.resume', '2026-10-12', 'resume-approval', { month: '2026-10' });
    expect(await refused(undo(passed.commandId))).toMatchObject({
      ...{ code: 'command.restsOn', params: { by: expect.stringMatching(/^恢复发放：/) } },
    });
  });

  it('a return settled and handed over, and the settling itself', async () => {
    const person = await open();
    await finalise('2026-10');
    await sendBack('2026-10', person, '2026-10-20');
    day('2026-12-05');
    await step(person.id, 'person.death', '2026-10-28', 'death-certificate');
    await handOver(person, '2026-12-02');
    const settled = listCommands(archive.db, 'record', person.id, 20).find(({ name }) => name === 'life.settle');
    const entered = listCommands(archive.db, 'payroll', null, 20).find(({ name }) => name === 'payments.enterReturns');
    for (const command of [settled, entered])
      expect(await refused(undo(command?.id ?? null))).toMatchObject({
        ...{ code: 'command.restsOn', params: { by: expect.stringMatching(/^交付未发养老金：/) } },
      });
  });

  it('the opening of a file while a visit, an amount or an item of a roll stands on it', async () => {
    const person = await open();
    const [opened] = listCommands(archive.db, 'record', person.id, 1);
    const seen = await visit(person, '2026-10-10');
    const version = await versionOf(person);
    const amount = { fromMonth: '2026-11', fen: 310_000, kind: 'correct', document: '更正核定表' };
    const raised = await ask('pension.setAmount', { recordId: person.id, version, ...amount });
    await undo(raised.commandId);
    const item = { recordId: person.id, month: '2026-11', kind: 'arrears', fen: 12_300, reason: '补发' };
    const planned = await ask('payments.addItem', item);
    for (const later of [planned, seen]) {
      expect((await refused(undo(opened?.id ?? null))).code).toBe('command.restsOn');
      await undo(later.commandId);
    }
    await undo(opened?.id ?? null);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('a move of the file while steps after it were taken from there, though it stands where that move left it', async () => {
    const person = await open({ management: 'M0' });
    const letter = { party: '福州搪瓷厂' };
    const accepted = await step(person.id, 'management.accept', '2026-10-01', 'transfer-letter', letter);
    await step(person.id, 'management.moveElsewhere', '2026-10-05', 'residence-proof', { place: '厦门' });
    await step(person.id, 'management.moveBack', '2026-10-10', 'visit-record');
    expect((await refused(undo(accepted.commandId))).code).toBe('command.restsOn');
    expect(await statesOf(person)).toMatchObject({ management: 'M1' });
  });
});

type Move = (person: Paid) => Promise<unknown>;
const moves: readonly Move[] = [
  ({ id }) => step(id, 'person.death', '2026-10-05', 'death-certificate'),
  ({ id }) => step(id, 'death.report', '2026-10-12', 'decrease-form'),
  ({ id }) => step(id, 'overpaid.claim', '2026-10-12', 'refund-notice', family),
  ({ id }) => step(id, 'overpaid.returned', '2026-10-13', 'bank-receipt', { ...family, amountFen: 100_000 }),
  ({ id }) => step(id, 'grant.apply', '2026-10-12', 'survivor-claim', family),
  ({ id }) => step(id, 'grant.paid', '2026-10-14', 'bank-receipt', family),
  ({ id }) => step(id, 'benefit.pause', '2026-10-02', 'pause-list', { month: '2026-10', reason: 'overdue' }),
  ({ id }) => step(id, 'certification.pass', '2026-10-03', 'certification-form', { way: '04' }),
  ({ id }) => step(id, 'benefit.resume', '2026-10-04', 'resume-approval', { month: '2026-10' }),
  (person) => visit(person, '2026-10-08'),
  async (person) =>
    ask('life.correct', {
      ...{ recordId: person.id, version: await versionOf(person), reason: '登记错了' },
      states: { management: 'M1', benefitState: 'B1' },
    }),
];
const afterDeath = ['overpaid.claim', 'overpaid.returned', 'grant.apply', 'grant.paid'];

/** What no story of one person may hold, told from the story alone. */
async function wrongIn(person: Paid): Promise<string[]> {
  const { management, benefitState } = await statesOf(person);
  const { story } = await ask('life.get', { recordId: person.id });
  const count = (name: string): number => story.filter(({ step: of }) => of === name).length;
  const fenOf = (name: string): number =>
    story.filter(({ step: of }) => of === name).reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0);
  const isDead = management === 'M5';
  const seen = await ask('care.ofRecord', { recordId: person.id });
  return [
    ...(!isDead && afterDeath.some((name) => count(name) > 0) ? ["living with survivors' money"] : []),
    ...(isDead && count('person.death') === 0 ? ['dead without a death'] : []),
    ...(isDead && benefitState !== 'B4' ? ['dead and paid'] : []),
    ...(fenOf('overpaid.returned') > fenOf('overpaid.claim') ? ['returned more than claimed'] : []),
    ...(count('grant.paid') > count('grant.apply') ? ['paid without a claim'] : []),
    ...(count('benefit.resume') > 0 && count('certification.pass') === 0 ? ['resumed without certification'] : []),
    ...(isDead && seen.items.some(({ on }) => on > '2026-10-05') ? ['visited after the death'] : []),
  ];
}

it('random orders of acts and undos leave no state which the rules would have refused', async () => {
  const act = fc.oneof(fc.record({ move: fc.nat(moves.length - 1) }), fc.record({ undo: fc.nat(12) }));
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 24 }), async (acts) => {
      const person = await open();
      for (const one of acts) {
        if ('move' in one) await moves[one.move]?.(person).catch(refusedOnly);
        else {
          const of = [
            ...listCommands(archive.db, 'record', person.id, 30),
            ...listCommands(archive.db, 'care', null, 30),
          ];
          const standing = of.filter(({ undoneAt, title }) => undoneAt === null && !title.startsWith('建档'));
          const chosen = standing[one.undo % Math.max(1, standing.length)];
          if (chosen) await undo(chosen.id).catch(refusedOnly);
        }
        expect(await wrongIn(person)).toEqual([]);
      }
    }),
    { numRuns: 40, seed: 9 },
  );
  expect(checkDatabase(archive.db)).toEqual([]);
});

function refusedOnly(error: unknown): void {
  expect((error as { error?: { code: string } }).error?.code).toMatch(/^(command|life|input|record)\./);
}

it.each([
  [
    'a file that moved to another community',
    'record',
    { state: 'M1', communityId: 1 },
    { state: 'M1', communityId: 2 },
    false,
  ],
  ['a file whose state moved', 'record', { state: 'M1' }, { state: 'M5' }, true],
  ['a file that went to another card', 'record', { personId: 1 }, { personId: 2 }, true],
  ['a file that was opened', 'record', null, { state: 'M1' }, true],
  ['a file whose employer was registered', 'retiree', { employerId: null }, { employerId: 7 }, false],
  ['a retirement that was put right', 'retiree', { retiredOn: '2010-06' }, { retiredOn: '2010-07' }, true],
  ['a dependant', 'retiree_dependant', { rows: [] }, { rows: [{ name: '林小红' }] }, false],
  ['a step', 'event', { removedAt: null }, { removedAt: null }, true],
] as const)(
  'an undo reads the stories of files again for what they are judged by: %s',
  (_what, table, before, after, is) => {
    expect(touchesStory({ table, before, after })).toBe(is);
  },
);
