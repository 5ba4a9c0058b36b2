import { describe, expect, it } from 'vitest';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { ageWords } from '#shared/rules/age-words.ts';
import { retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, refused, refusedFields } from '#test/help/ask.ts';
import { opening } from '#test/help/saving.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');

const ask = asking(() => archive);
const open = async (values: Partial<RetireeValues> = {}): Promise<number> =>
  (await ask('records.save', opening(retiree(values)))).id;
const life = (recordId: number) => ask('life.get', { recordId });
const due = (input: object = {}) => ask('life.due', input);

/** Takes a step from where the file stands. */
async function take(recordId: number, step: string, on: string, more: object = {}, paper = papers[step]) {
  const { version } = await life(recordId);
  return ask('life.take', { recordId, version, step, on, papers: [{ paper, number: null }], ...more });
}
const papers: Record<string, string> = {
  'paper.receive': 'file-roster',
  'paper.lend': 'loan-register',
  'paper.giveBack': 'loan-register',
  'certification.pass': 'certification-form',
  'person.death': 'death-certificate',
  'management.transferOut': 'transfer-letter',
};

describe('a step of a file’s life', () => {
  it('moves its states, keeps its papers and stands in the story, oldest first', async () => {
    const id = await open({ management: 'M1', paperFileState: 'F0' });
    await take(id, 'paper.receive', '2026-03-02', { party: '福州搪瓷厂', place: '3-2-15' });
    await take(id, 'certification.pass', '2026-02-01', { way: '04' });
    const { states, story } = await life(id);
    expect(states).toEqual({
      management: 'M1',
      benefitState: 'B1',
      certificationState: 'V1',
      paperFileState: 'F1',
    });
    expect(story.map(({ step, on, before, after }) => ({ step, on, before, after }))).toEqual([
      {
        step: 'certification.pass',
        on: '2026-02-01',
        before: { certificationState: 'V0' },
        after: { certificationState: 'V1' },
      },
      { step: 'paper.receive', on: '2026-03-02', before: { paperFileState: 'F0' }, after: { paperFileState: 'F1' } },
    ]);
    expect(story[1]).toMatchObject({
      party: '福州搪瓷厂',
      place: '3-2-15',
      papers: [{ paper: 'file-roster', number: null }],
      by: { name: '林经办' },
    });
    expect((await ask('records.get', { id })).values.paperFilePlace).toBe('3-2-15');
  });

  it('is refused with the rule from a state it does not go from, and the list of steps says so before', async () => {
    const id = await open({ management: 'M1', paperFileState: 'F2' });
    const { steps } = await life(id);
    const refusalOf = (name: string) => steps.find((step) => step.name === name)?.refusal;
    expect(refusalOf('management.transferOut')).toBe('人事档案还在外借：借出的人事档案先收回，再转出管理关系');
    expect(refusalOf('paper.giveBack')).toBeNull();
    expect(refusalOf('paper.lend')).toBe(
      '“人事档案”现在是“借出”，从“已接收在库”才能办“借出人事档案”（在库的人事档案才能借出）；状态登记错的，请先更正状态',
    );
    const error = await refused(take(id, 'management.transferOut', '2026-03-02', { party: '台江街道' }));
    expect(error).toMatchObject({ code: 'life.refused', params: { step: '转出' } });
    expect((await life(id)).story).toEqual([]);
  });

  it('is refused at its field where the day, the papers or the party are wrong', async () => {
    const id = await open({ birthOn: '1950-01-02', retiredOn: '2010-01', paperFileState: 'F1' });
    expect(await refusedFields(take(id, 'person.death', '2026-12-01'))).toEqual({
      on: '死亡日期还没到，请与死亡证明核对',
    });
    expect(await refusedFields(take(id, 'person.death', '2009-12-31'))).toMatchObject({
      on: expect.stringContaining('2010-01'),
    });
    expect(await refusedFields(take(id, 'person.death', '2026-02-30'))).toMatchObject({ on: expect.any(String) });
    expect(await refusedFields(take(id, 'person.death', '2026-11-01', {}, 'award-table'))).toEqual({
      papers: '这种材料不能作为依据，请另选',
    });
    expect(await refusedFields(take(id, 'paper.lend', '2026-11-01', {}))).toEqual({ party: '请填写对方单位或经手人' });
    expect(await refusedFields(take(id, 'certification.pass', '2026-11-01', { way: 'Z9' }))).toEqual({
      way: '请选择认证方式',
    });
  });

  it('is refused where somebody changed the file meanwhile, and on a file out of use', async () => {
    const id = await open();
    const { version } = await life(id);
    await take(id, 'paper.receive', '2026-03-02', { party: '福州搪瓷厂', place: null });
    const late = { recordId: id, version, step: 'certification.pass', on: '2026-03-03', way: '04' };
    const input = { ...late, papers: [{ paper: 'certification-form', number: '7' }] };
    expect((await refused(ask('life.take', input))).code).toBe('record.changedMeanwhile');
    await ask('records.remove', { id, version: version + 1, reason: '重复建档' });
    expect((await refused(ask('life.take', { ...input, version: version + 2 }))).code).toBe('record.removed');
  });

  it('can be taken back whole: states, place, what it settled, and the desk', async () => {
    const id = await open({ paperFileState: 'F1', paperFilePlace: '1-1-1' });
    await take(id, 'paper.lend', '2026-11-02', { party: '省社保中心', dueOn: '2026-11-20' });
    await take(id, 'paper.giveBack', '2026-11-10', { place: '2-2-2' });
    expect((await life(id)).story.map(({ deadline }) => deadline?.settledOn ?? null)).toEqual(['2026-11-10', null]);
    expect((await due()).total).toBe(0);
    const { items } = await ask('commands.list', { noun: 'record', nounId: id });
    expect(items[0]?.title).toContain('归还人事档案：张伟');
    await ask('commands.undo', { id: items[0]?.id });
    expect((await life(id)).states.paperFileState).toBe('F2');
    expect((await life(id)).story).toHaveLength(1);
    expect((await ask('records.get', { id })).values.paperFilePlace).toBe('1-1-1');
    expect((await due()).items).toMatchObject([{ label: '归还人事档案', on: '2026-11-20', name: '张伟' }]);
  });

  it('that ends the office’s care is told by the day on which it ended; coming back takes the day away', async () => {
    const endedOn = (id: number) =>
      archive.db.prepare('SELECT ended_on FROM record WHERE id = ?').pluck().get(id) as string | null;
    const id = await open();
    await take(id, 'management.transferOut', '2026-05-06', { party: '台江街道' });
    expect(endedOn(id)).toBe('2026-05-06');
    await take(id, 'person.death', '2026-05-06').catch(() => undefined);
    expect((await life(id)).states.management).toBe('M4');
    await take(id, 'management.accept', '2026-06-01', { party: '台江街道' }, 'transfer-letter');
    expect(endedOn(id)).toBeNull();
    await take(id, 'person.death', '2026-11-03');
    expect(endedOn(id)).toBe('2026-11-03');
  });
});

describe('what has to be done next', () => {
  it('is counted by the value that held on the day, in working days of the calendar, and keeps it', async () => {
    const id = await open();
    await take(id, 'person.death', '2026-09-28');
    const [death] = (await life(id)).story;
    expect(death?.deadline).toEqual({
      label: '报经办机构终止待遇',
      on: '2026-10-30',
      isCertain: true,
      settledOn: null,
      basis: '20 个工作日（《社会保险经办条例》第二十五条）',
    });
  });

  it('has no day where nobody decided one', async () => {
    const id = await open({ paperFileState: 'F1' });
    await take(id, 'paper.lend', '2026-11-02', { party: '省社保中心' });
    expect((await life(id)).story[0]?.deadline).toMatchObject({ on: null, basis: null });
  });

  it('is the next certification: rolling, by birthday, or the end of the window, as was decided', async () => {
    const through = async (on: string) => {
      const id = await open({ birthOn: '1950-05-02' });
      await take(id, 'certification.pass', on, { way: '04' });
      return (await life(id)).story[0]?.deadline?.on;
    };
    expect(await through('2026-03-31')).toBe('2027-03-31');
    const decide = (key: string, value: string, validFrom: string) =>
      ask('policy.add', {
        ...{ key, areaCode: '', value, validFrom, validTo: null },
        ...{ document: '榕人社〔2026〕1号', mark: 'source', endsPrevious: true },
      });
    await decide('retiree.certification-kind', '按生日月', '2026-04-01');
    expect(await through('2026-04-02')).toBe('2027-04-30');
    expect(await through('2026-03-31')).toBe('2027-03-31');
    await decide('retiree.certification-kind', '固定时段', '2026-06-01');
    await decide('retiree.certification-from-month', '4', '2026-06-01');
    await decide('retiree.certification-to-month', '6', '2026-06-01');
    expect(await through('2026-06-02')).toBe('2027-06-30');
  });

  it('stands on the desk by day, is counted, paged, and leaves it when done', async () => {
    const ids: number[] = [];
    for (const on of ['2026-11-05', '2026-11-03', '2026-11-04']) {
      const id = await open({ paperFileState: 'F1' });
      ids.push(id);
      await take(id, 'paper.lend', '2026-11-01', { party: '区社保', dueOn: on });
    }
    const undated = await open({ paperFileState: 'F1' });
    await take(undated, 'paper.lend', '2026-11-01', { party: '区社保' });
    const alive = await open();
    await take(alive, 'certification.pass', '2026-11-01', { way: '01' });
    const first = await due({ limit: 2 });
    expect(first).toMatchObject({ total: 5, overdue: 3, today: '2026-11-23' });
    expect(first.labels).toEqual([
      { label: '归还人事档案', count: 4 },
      { label: '资格认证', count: 1 },
    ]);
    expect(first.items.map(({ on }) => on)).toEqual(['2026-11-03', '2026-11-04']);
    const second = await due({ limit: 2, after: first.next });
    expect(second.items.map(({ on }) => on)).toEqual(['2026-11-05', '2027-11-01']);
    const third = await due({ limit: 2, after: second.next });
    expect(third.items.map(({ on }) => on)).toEqual([null]);
    expect(third.next).toBeNull();
    expect((await due({ through: '2026-11-04' })).total).toBe(2);
    expect((await due({ label: '资格认证' })).items.map(({ recordId }) => recordId)).toEqual([alive]);
    const [next] = first.items;
    const settle = (on: string) => ask('life.settle', { eventId: next?.eventId, on });
    expect(await refused(settle('2026-11-22'))).toMatchObject({
      code: 'life.settledByStep',
      params: { label: '归还人事档案', step: '归还人事档案' },
    });
    // A thing that no step of the file does is told by the clerk.
    archive.db.exec(`UPDATE event SET step = 'paper.recall' WHERE id = ${next?.eventId}`);
    expect((await refused(settle('2026-10-31'))).code).toBe('input.invalid');
    expect((await refused(settle('2026-11-24'))).code).toBe('input.invalid');
    await settle('2026-11-22');
    expect((await refused(settle('2026-11-22'))).code).toBe('life.settledAlready');
    expect((await due()).total).toBe(4);
    expect((await life(ids[1] ?? 0)).story[0]?.deadline?.settledOn).toBe('2026-11-22');
  });

  it('is one number with its parts: who came overdue from an old system counts as on the page of certification', async () => {
    const ids: number[] = [];
    for (let index = 0; index < 3; index += 1) ids.push(await open({ paperFileState: 'F1' }));
    const [lent, certified] = ids;
    await take(lent ?? 0, 'paper.lend', '2026-11-02', { party: '王芳', dueOn: '2026-11-10' });
    await take(certified ?? 0, 'certification.pass', '2025-11-02', { way: '04' });
    // Two more whose certification nobody of this office registered, one of them dead.
    archive.db
      .prepare("UPDATE retiree SET certification_state = 'V3', certified_through = '2026-06-30' WHERE id <> ?")
      .run(certified);
    archive.db.prepare("UPDATE record SET state = 'M5' WHERE id = ?").run(ids[2]);
    const asked = { filter: { group: 'overdue', communityId: null, month: null } };
    const { counts } = await ask('certification.list', asked);
    expect(counts.overdue).toBe(2);
    expect(await due()).toMatchObject({ overdue: 3, dated: [{ overdue: 2 }] });
    expect(await due({ label: '归还人事档案' })).toMatchObject({ overdue: 1, dated: [] });
  });

  it('ends with the person: who died is not certified again', async () => {
    const id = await open();
    await take(id, 'certification.pass', '2026-02-01', { way: '04' });
    await take(id, 'person.death', '2026-11-02');
    expect((await due()).items.map(({ label }) => label)).toEqual(['报经办机构终止待遇']);
  });
});

describe('a correction of states', () => {
  it('puts them right with the reason, is no step of life, and can be taken back', async () => {
    const id = await open({ paperFileState: 'F0' });
    const { version } = await life(id);
    const correct = (states: object, reason = '导入时登记错了') =>
      ask('life.correct', { recordId: id, version, states, reason });
    expect((await refused(correct({ paperFileState: 'F0' }))).code).toBe('input.invalid');
    expect((await refused(correct({ paperFileState: 'F1' }, ' '))).code).toBe('input.invalid');
    await correct({ paperFileState: 'F1' });
    const { states, story } = await life(id);
    expect(states.paperFileState).toBe('F1');
    expect(story).toMatchObject([
      { step: 'states.correct', note: '导入时登记错了', after: { paperFileState: 'F1' }, deadline: null },
    ]);
    // What was put right today does not forbid a step of an earlier day.
    await take(id, 'paper.lend', '2026-11-02', { party: '区社保', dueOn: '2026-11-20' });
    expect((await life(id)).states.paperFileState).toBe('F2');
  });
});

describe('facts of one life that contradict each other', () => {
  const visit = { place: null, byRole: 'staff', byName: '王芳', groupId: null, what: null, occasion: null } as const;
  const rest = { amountFen: null, goods: null, result: null, nextOn: null, reason: null } as const;
  const serve = (id: number, kind: 'visit' | 'help', on: string) =>
    ask('care.save', {
      ...{ id: null, version: null, kind, on, recordIds: [id], ...visit, ...rest },
      what: kind === 'help' ? '为家属送餐' : null,
    });

  it.each<[string, (id: number) => Promise<unknown>, string]>([
    [
      'a certification',
      (id) => take(id, 'certification.pass', '2026-11-20', { way: '04' }),
      '2026-11-20 资格认证通过（街道窗口，资格认证表）',
    ],
    ['a visit', (id) => serve(id, 'visit', '2026-11-02'), '2026-11-02 走访（王芳）'],
    [
      'a move',
      (id) => take(id, 'management.moveElsewhere', '2026-10-20', { place: '福清市' }, 'residence-proof'),
      '2026-10-20 转为异地居住（居住证明）',
    ],
  ])('%s after the death keeps the death out until one of the two is put right', async (_what, live, told) => {
    const id = await open({ management: 'M1' });
    await live(id);
    const { on } = await refusedFields(take(id, 'person.death', '2026-10-05'));
    expect(on).toContain(`死亡日期以后还登记有：${told}`);
    const [last] = (await ask('commands.list', { noun: 'record', nounId: id })).items;
    const acts =
      last && last.name !== 'records.save'
        ? [last]
        : (await ask('commands.list', { noun: 'care', nounId: null })).items;
    await ask('commands.undo', { id: acts[0]?.id ?? 0 });
    await take(id, 'person.death', '2026-10-05');
    expect((await life(id)).contradictions).toEqual([]);
  });

  it('help for the family after a death says nothing against it', async () => {
    const id = await open();
    await serve(id, 'help', '2026-11-02');
    await take(id, 'person.death', '2026-10-05');
    expect((await life(id)).states.management).toBe('M5');
  });

  it('an archive of before that holds both tells it on the file', async () => {
    const id = await open();
    await take(id, 'person.death', '2026-11-01');
    archive.db.prepare("UPDATE event SET on_date = '2026-10-05' WHERE step = 'person.death'").run();
    archive.db.prepare("UPDATE person_death SET died_on = '2026-10-05'").run();
    archive.db
      .prepare(
        `INSERT INTO event (uid, record_id, step, on_date, way, evidence, before, after, deadline_is_certain, added_at, added_by)
         SELECT 'u', record_id, 'certification.pass', '2026-10-20', '04', '[]', '{}', '{}', 1, added_at, added_by FROM event`,
      )
      .run();
    expect((await life(id)).contradictions).toEqual([{ on: '2026-10-20', told: '资格认证通过（街道窗口）' }]);
  });

  it('nobody grows older after their death', async () => {
    const id = await open({ birthOn: '1950-03-04' });
    await take(id, 'person.death', '2026-03-03');
    const file = await ask('records.get', { id });
    expect(file.diedOn).toBe('2026-03-03');
    expect(ageWords(file.values.birthOn, file.diedOn, '2031-01-01')).toBe('享年 75 岁');
    expect((await ask('people.get', { id: file.personId })).diedOn).toBe('2026-03-03');
  });
});

describe('after a death', () => {
  const follow = async (id: number, step: string, on: string, paper: string, more: object = {}) =>
    take(id, step, on, { party: '陈小明（儿子）', ...more }, paper);

  it('is reported, overpaid months come back in parts, survivors apply and are paid; each settles what waited', async () => {
    const id = await open({ name: '陈桂英' });
    await take(id, 'person.death', '2026-08-15');
    expect((await due()).items.map(({ label }) => label)).toEqual(['报经办机构终止待遇']);
    await follow(id, 'death.report', '2026-08-20', 'decrease-form');
    expect((await due()).total).toBe(0);
    await follow(id, 'overpaid.claim', '2026-10-09', 'refund-notice', { amountFen: 600_000 });
    await follow(id, 'overpaid.returned', '2026-10-20', 'bank-receipt', { amountFen: 400_000 });
    expect((await due()).items.map(({ label }) => label)).toEqual(['退回多发养老金']);
    expect(
      await refused(follow(id, 'overpaid.returned', '2026-10-21', 'bank-receipt', { amountFen: 200_001 })),
    ).toMatchObject({ params: { fields: { amountFen: '多于还没退回的 2,000.00 元，请核对' } } });
    await follow(id, 'overpaid.returned', '2026-10-21', 'bank-receipt', { amountFen: 200_000 });
    expect((await due()).total).toBe(0);
    expect((await refused(follow(id, 'grant.paid', '2026-10-21', 'bank-receipt', { amountFen: 1 }))).code).toBe(
      'life.refused',
    );
    await follow(id, 'grant.apply', '2026-09-02', 'survivor-claim', { amountFen: 5_000_000 });
    await follow(id, 'grant.paid', '2026-11-02', 'bank-receipt', { amountFen: 5_000_000 });
    const { story } = await life(id);
    expect(story.map(({ step, amountFen }) => [step, amountFen])).toEqual([
      ['person.death', null],
      ['death.report', null],
      ['grant.apply', 5_000_000],
      ['overpaid.claim', 600_000],
      ['overpaid.returned', 400_000],
      ['overpaid.returned', 200_000],
      ['grant.paid', 5_000_000],
    ]);
    expect(story.every(({ deadline }) => deadline === null || deadline.settledOn !== null)).toBe(true);
  });
});
