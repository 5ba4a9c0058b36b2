import { describe, expect, it, vi } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { saveUser } from '#db/users/users.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { refused, refusedFields } from '#test/help/ask.ts';
import { type Paid, payDesk } from '#test/help/pay-desk.ts';

const archive = archiveOn('2026-10-20T08:00:00Z');

const day = (text: string) => vi.setSystemTime(new Date(`${text}T08:00:00Z`));
const { ask, open, step, roll, finalise, sendBack, undo } = payDesk(() => archive);

const deskOf = async () => (await ask('life.due', {})).owed.map(({ name, sentence }) => [name, sentence]);
const owedOf = async ({ id }: Paid) => (await ask('payments.ofRecord', { recordId: id })).owed[0] ?? null;
const giveTo = { on: '2026-12-02', to: 'heir', name: '陈丽', number: '350102197801010027', paper: 'payee-receipt' };
async function hand(person: Paid, months: { month: string; fen: number }[], more: object = {}) {
  const { version } = await ask('pension.get', { recordId: person.id });
  return ask('payments.handOver', { recordId: person.id, version, months, ...giveTo, ...more });
}

const endings = [
  ['death', '本人已死亡，待遗属领取或处理', 'person.death', 'death-certificate', {}],
  [
    'a transfer',
    '管理关系已转出，待本人领取或处理',
    'management.transferOut',
    'transfer-letter',
    { party: '仓山区某街道' },
  ],
  ['a stop', '待遇已终止，待本人领取或处理', 'benefit.stop', 'agency-notice', { month: '2026-11', reason: 'abroad' }],
] as const;

describe('money owed needs no entitlement to be owed', () => {
  it.each(endings)(
    'sent back, settled, then %s: it stands on the desk with its amount, on the file and the card',
    async (...of) => {
      const [, waits, name, paper, more] = of;
      const person = await open({ name: '陈桂英' });
      await finalise('2026-10');
      await sendBack('2026-10', person, '2026-10-20');
      // While the benefit runs, the next roll pays it: nobody has to think of it.
      expect(await deskOf()).toEqual([]);
      expect((await roll('2026-11')).lines).toMatchObject([{ arrearsFen: 300_000 }]);
      day('2026-11-20');
      await step(person.id, name, '2026-10-28', paper, more);
      const sentence = `未发 3,000.00 元：2026-10 退回后未补发；${waits}`;
      expect(await deskOf()).toEqual([['陈桂英', sentence]]);
      const due = await ask('life.due', { label: '未发养老金' });
      expect(due).toMatchObject({
        items: [],
        total: 1,
        labels: [{ label: '未发养老金', count: 1 }, ...due.labels.slice(1)],
      });
      expect(await owedOf(person)).toMatchObject({ fen: 300_000, months: [{ month: '2026-10', why: 'returned' }] });
      const { personId } = await ask('records.get', { id: person.id });
      expect((await ask('payments.ofPerson', { personId })).owed).toMatchObject([{ sentence }]);
      expect((await ask('payments.leftOut', { month: '2026-12' })).items).toMatchObject([{ owed: sentence }]);
    },
  );

  it('is handed over once: the month counts as paid, the act is in the story, and its undo brings the line back', async () => {
    const person = await open({ name: '陈桂英' });
    await finalise('2026-10');
    await sendBack('2026-10', person, '2026-10-20');
    day('2026-12-05');
    const death = await step(person.id, 'person.death', '2026-10-28', 'death-certificate');
    const done = await hand(person, [{ month: '2026-10', fen: 300_000 }]);
    expect(done.note).toBeNull();
    expect(await deskOf()).toEqual([]);
    const seen = await ask('payments.ofRecord', { recordId: person.id });
    expect(seen).toMatchObject({
      owed: [],
      handedOver: [{ month: '2026-10', fen: 300_000, on: '2026-12-02', party: '交遗属 陈丽（350102197801010027）' }],
    });
    expect((await ask('life.get', { recordId: person.id })).story.at(-1)).toMatchObject({
      ...{ step: 'payment.handedOver', month: '2026-10', amountFen: 300_000 },
      papers: [{ paper: 'payee-receipt', number: null }],
    });
    expect((await refused(hand(person, [{ month: '2026-10', fen: 300_000 }]))).code).toBe('payments.nothingOwed');
    expect(checkDatabase(archive.db)).toEqual([]);
    await undo(done.commandId);
    expect(await deskOf()).toHaveLength(1);
    // The death was another person's: what nobody was handed is owed to the living, and the next roll pays it.
    await undo(death.commandId);
    expect((await roll('2026-11')).lines).toMatchObject([{ baseFen: 300_000, arrearsFen: 300_000 }]);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('is whatever was due and not paid: paid less than decided, put on a roll in vain, resumed or paused before the end', async () => {
    const short = await open({ name: '少发' });
    const planned = await open({ name: '待发' });
    const resumed = await open({ name: '续发' });
    const paused = await open({ name: '停发' });
    const prison = await open({ name: '服刑' });
    const pause = (person: Paid, reason: string) =>
      step(person.id, 'benefit.pause', '2026-07-20', 'pause-list', { month: '2026-08', reason });
    for (const one of [resumed, paused]) await pause(one, 'overdue');
    await pause(prison, 'prison');
    await finalise('2026-10');
    const { version } = await ask('pension.get', { recordId: short.id });
    const amount = { fromMonth: '2026-10', fen: 310_000, kind: 'correct', document: '更正核定表' };
    day('2026-11-20');
    await ask('pension.setAmount', { recordId: short.id, version, ...amount });
    const item = { recordId: planned.id, month: '2026-11', kind: 'arrears', fen: 12_300, reason: '补发' };
    await ask('payments.addItem', item);
    await step(resumed.id, 'certification.pass', '2026-10-21', 'certification-form', { way: '04' });
    await step(resumed.id, 'benefit.resume', '2026-10-22', 'resume-approval', { month: '2026-10' });
    day('2026-12-05');
    for (const one of [short, planned, resumed, paused, prison])
      await step(one.id, 'person.death', '2026-10-28', 'death-certificate');
    const waits = '本人已死亡，待遗属领取或处理';
    expect(Object.fromEntries(await deskOf())).toEqual({
      少发: `未发 100.00 元：2026-10 少发未补；${waits}`,
      待发: `未发 123.00 元：2026-11 列入花名册后未发；${waits}`,
      续发: `未发 6,000.00 元：2026-08、2026-09 恢复发放后未补发；${waits}`,
      停发: `未发 9,000.00 元：2026-08、2026-09、2026-10 暂停期间未发，是否补发由经办机构决定；${waits}`,
    });
  });

  it('with a month whose amount nobody knows it stands without a sum, and is entered as it was decided', async () => {
    const person = await open({ name: '续发', pensionFen: null });
    await step(person.id, 'benefit.pause', '2026-07-20', 'pause-list', { month: '2026-08', reason: 'overdue' });
    await step(person.id, 'certification.pass', '2026-10-12', 'certification-form', { way: '04' });
    await step(person.id, 'benefit.resume', '2026-10-12', 'resume-approval', { month: '2026-10' });
    const { version } = await ask('pension.get', { recordId: person.id });
    const amount = { fromMonth: '2026-09', fen: 310_000, kind: 'award', document: '核定表' };
    await ask('pension.setAmount', { recordId: person.id, version, ...amount });
    day('2026-12-05');
    await step(person.id, 'person.death', '2026-10-28', 'death-certificate');
    expect(await owedOf(person)).toMatchObject({
      fen: null,
      months: [
        { month: '2026-08', fen: null },
        { month: '2026-09', fen: 310_000 },
      ],
      sentence: expect.stringContaining('未发金额无法计算（缺 2026-08 的金额）'),
    });
    const done = await hand(person, [
      { month: '2026-08', fen: 290_000 },
      { month: '2026-09', fen: 300_000 },
    ]);
    expect(done.note).toBe('金额与计算的不同：2026-09 应为 3,100.00 元，请与依据核对');
    expect(await owedOf(person)).toBeNull();
  });

  it('is paid by the roll of the month of the death while that is still to be made', async () => {
    const person = await open();
    await finalise('2026-10');
    await sendBack('2026-10', person, '2026-10-20');
    day('2026-11-20');
    await step(person.id, 'person.death', '2026-11-02', 'death-certificate');
    expect(await deskOf()).toEqual([]);
    expect((await roll('2026-11')).lines).toMatchObject([{ baseFen: 300_000, arrearsFen: 300_000 }]);
    await finalise('2026-11');
    day('2026-12-05');
    expect(await deskOf()).toEqual([]);
    await sendBack('2026-11', person, '2026-12-01');
    expect(await owedOf(person)).toMatchObject({ fen: 600_000, months: [{ month: '2026-11' }] });
    // What came back after the death for a month that was not due is nobody's.
    await hand(person, [{ month: '2026-11', fen: 600_000 }], {
      on: '2026-12-05',
      to: 'agency',
      name: '鼓楼区社保中心',
      number: null,
    });
    expect(await deskOf()).toEqual([]);
  });

  it('is refused in a sentence at its field: a day to come, a month that is not owed, nobody to give it to', async () => {
    const person = await open();
    await finalise('2026-10');
    await sendBack('2026-10', person, '2026-10-20');
    day('2026-12-05');
    await step(person.id, 'person.death', '2026-10-28', 'death-certificate');
    const month = [{ month: '2026-10', fen: 300_000 }];
    expect(await refusedFields(hand(person, month, { on: '2026-12-06' }))).toHaveProperty('on');
    expect(await refusedFields(hand(person, month, { on: '2026-10-27' }))).toHaveProperty('on');
    expect(await refusedFields(hand(person, [{ month: '2026-09', fen: 1 }]))).toHaveProperty('months');
    expect(await refusedFields(hand(person, [...month, ...month]))).toHaveProperty('months');
    expect(await refusedFields(hand(person, month, { number: null }))).toHaveProperty('number');
    expect(await refusedFields(hand(person, month, { paper: 'loan-register' }))).toHaveProperty('paper');
    expect(await refusedFields(hand(person, []))).toHaveProperty('months');
    expect(await owedOf(person)).toMatchObject({ fen: 300_000 });
  });

  it('every line of it can be reached: the count is the true number, and pages lead through all of them', async () => {
    const people: Paid[] = [];
    for (let count = 0; count < 5; count += 1) people.push(await open());
    const item = { month: '2026-10', kind: 'subsidy', fen: 10_000, reason: '高温补贴' };
    for (const { id } of people) await ask('payments.addItem', { recordId: id, ...item });
    for (const { id } of people) await step(id, 'person.death', '2026-09-28', 'death-certificate');
    const first = await ask('life.due', { limit: 2 });
    expect(first.labels[0]).toEqual({ label: '未发养老金', count: 5 });
    expect(first.total).toBe(first.labels.reduce((sum, { count }) => sum + count, 0));
    const seen = [...first.owed];
    for (let after = first.nextOwed; after !== null; ) {
      const page = await ask('life.due', { limit: 2, after });
      expect(page.items).toEqual([]);
      expect(page.labels).toEqual(first.labels);
      seen.push(...page.owed);
      after = page.nextOwed;
    }
    expect(seen.map(({ recordId }) => recordId).sort((one, other) => one - other)).toEqual(people.map(({ id }) => id));
    // The deadlines go on by their own pages, without what is owed.
    const next = await ask('life.due', { limit: 2, after: first.next });
    expect([next.owed, next.nextOwed]).toEqual([[], null]);
    expect(next.items).toHaveLength(2);
  });

  it('a slip of the point clears no debt: more than is reckoned goes only with a tick and the reason', async () => {
    const person = await open();
    await finalise('2026-10');
    await sendBack('2026-10', person, '2026-10-20');
    day('2026-12-05');
    await step(person.id, 'person.death', '2026-10-28', 'death-certificate');
    const more = [{ month: '2026-10', fen: 30_000_000 }];
    expect(await refusedFields(hand(person, more, { note: '利息' }))).toEqual({
      months: '2026-10 填的是 300,000.00 元，应为 3,000.00 元；确按这个金额交付的，请勾选并写明原因',
    });
    expect(await refusedFields(hand(person, more, { isMoreConfirmed: true }))).toEqual({
      note: '多于计算的金额，请写明原因',
    });
    expect(await owedOf(person)).toMatchObject({ fen: 300_000 });
    await hand(person, [{ month: '2026-10', fen: 300_500 }], { isMoreConfirmed: true, note: '经办机构加发利息' });
    expect(await owedOf(person)).toBeNull();
  });

  it('stands on the desk of whoever may see the file, and of nobody else', async () => {
    const person = await open({ communityId: 2 });
    await finalise('2026-10');
    await sendBack('2026-10', person, '2026-10-20');
    day('2026-12-05');
    await step(person.id, 'person.death', '2026-10-28', 'death-certificate');
    const login = { id: null, role: 'clerk', isDisabled: false, passwordHash: 'scrypt$1$1$1$x$x' } as const;
    for (const [name, communityId, seen] of [
      ['王经办', 1, 0],
      ['李经办', 2, 1],
    ] as const) {
      const scope = { kinds: null, communityIds: [communityId], hasUnassigned: false };
      const id = inTransaction(archive.db, () => saveUser(archive.db, archive.act, { ...login, name, scope }));
      setCurrentUser(archive.context, id);
      expect(await deskOf()).toHaveLength(seen);
      expect((await ask('life.due', {})).labels).toHaveLength(seen * 2);
    }
  });
});
