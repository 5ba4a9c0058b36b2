import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ageCertifications } from '#db/records/retiree/certification/certification.ts';
import { passDays } from '#electron/archive/core/pass-days.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import type { ErrorParams } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { newArchive, newFolder, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { opening } from '#test/help/saving.ts';

let archive: TestArchive;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: new Date('2026-11-23T08:00:00Z') });
  archive = newArchive();
});
afterEach(() => {
  archive.remove();
  vi.useRealTimers();
});

const ask = asking(() => archive);
const open = async (values: Partial<RetireeValues> = {}) => ask('records.save', opening(retiree(values)));
const enter = (text: string, on = '2026-11-23', more: object = {}) =>
  ask('certification.enter', { text, on, way: '04', ...more });
const list = (group: string, more: object = {}) => ask('certification.list', { filter: { group, ...more } });
const stateOf = async (recordId: number) => (await ask('life.get', { recordId })).states;

describe('certifying by what the card reader types', () => {
  it('finds the person by the number in any form, a number of former days, or the 档号', async () => {
    const idNumber = newIdNumber('1950-05-02');
    const { id, number } = await open({ name: '陈桂英', idNumber });
    const full = await enter(idNumber, '2026-11-21');
    expect(full).toMatchObject({ recordId: id, name: '陈桂英', number, through: '2027-11-21', notes: [] });
    const short = idNumber.slice(0, 6) + idNumber.slice(8, 17);
    expect((await enter(short, '2026-11-22')).recordId).toBe(id);
    expect((await enter(number.toLowerCase(), '2026-11-23')).recordId).toBe(id);
    expect(await stateOf(id)).toMatchObject({ certificationState: 'V1' });
  });

  it.each([
    ['the name', '陈桂英'],
    ['initials', 'cgy'],
    ['a part of the number', '0502428'],
  ])('finds who is not found by a whole number as everywhere, by %s; one hit is taken', async (_how, text) => {
    const { id } = await open({ name: '陈桂英', idNumber: '350102195005024281' });
    await open({ name: '林月华', residenceAddress: '陈桂英路 3 号' });
    expect((await enter(text)).recordId).toBe(id);
  });

  it('of several found the clerk chooses one, and nobody is certified before', async () => {
    const first = await open({ name: '陈桂英' });
    const second = await open({ name: '陈桂英' });
    const refusal = await refused(enter('陈桂英'));
    expect(refusal).toMatchObject({ code: 'certification.several', params: { text: '陈桂英', total: 2 } });
    const { people } = refusal.params as ErrorParams['certification.several'];
    expect(people.map(({ number }) => number).sort()).toEqual([first.number, second.number].sort());
    expect(await stateOf(first.id)).toMatchObject({ certificationState: 'V0' });
    expect((await enter(second.number)).recordId).toBe(second.id);
  });

  it('counts all who are found, however many, and offers the first', async () => {
    for (let index = 0; index < 60; index += 1) await open({ name: `林${String.fromCodePoint(0x4e00 + index)}` });
    await open({ name: '陈月华', residenceAddress: '林厝路 3 号' });
    const refusal = await refused(enter('林'));
    expect(refusal).toMatchObject({ code: 'certification.several', params: { text: '林', total: 60 } });
    const { people } = refusal.params as ErrorParams['certification.several'];
    expect(people).toHaveLength(8);
    expect(messageFor(refusal.code, refusal.params).nextStep).toBe(
      '下面是前 8 人，请选一个；没有要找的，请再输入一些字。',
    );
  });

  it('keeps every certification, with the paper its way asks for', async () => {
    const { id, number } = await open();
    await enter(number, '2025-06-01', { way: '01' });
    await enter(number, '2026-06-01', { way: '06', party: '王网格员', paperNumber: '12' });
    const { story } = await ask('life.get', { recordId: id });
    expect(story.map(({ on, way, party, papers }) => ({ on, way, party, papers }))).toEqual([
      { on: '2025-06-01', way: '01', party: null, papers: [{ paper: 'certification-data', number: null }] },
      { on: '2026-06-01', way: '06', party: '王网格员', papers: [{ paper: 'visit-record', number: '12' }] },
    ]);
    expect(story[0]?.deadline?.settledOn).toBe('2026-06-01');
  });

  it('says a card was read twice, nobody has the number, the day is to come', async () => {
    const { number } = await open({ name: '陈桂英' });
    await enter(number);
    expect(await refused(enter(number))).toMatchObject({
      code: 'certification.twice',
      params: { name: '陈桂英', number, on: '2026-11-23' },
    });
    expect((await refused(enter(newIdNumber()))).code).toBe('certification.unknown');
    expect((await refused(enter('没有这个人'))).code).toBe('certification.unknown');
    expect(await refused(enter(number, '2026-11-24'))).toMatchObject({
      code: 'input.invalid',
      params: { fields: { on: '认证日期还没到，请填写实际认证的日期' } },
    });
    expect((await refused(enter(number, '2026-11-22', { way: '' }))).code).toBe('input.invalid');
  });

  it('refuses who died, went elsewhere or has no benefit any more, each in its own words', async () => {
    const why = async (values: Partial<RetireeValues>) => {
      const { number } = await open(values);
      return ((await refused(enter(number))).params as { why: string }).why;
    };
    const dead = await why({ management: 'M5', benefitState: 'B4' });
    const gone = await why({ management: 'M4' });
    expect(dead).toContain('死亡');
    expect(gone).toContain('转出');
    expect(await why({ benefitState: 'B4' })).toContain('终止');
    expect(new Set([dead, gone]).size).toBe(2);
  });

  it('tells of a second certification in the same cycle, and of a pause that goes on', async () => {
    const { number } = await open();
    await enter(number, '2026-09-01', { way: '07', party: '台江街道' });
    expect((await enter(number)).notes).toEqual([
      '本周期已于 2026-09-01 认证过（异地协助，台江街道），请核对是否在两处认证',
    ]);
    const paused = await open({ benefitState: 'B2', certificationState: 'V3' });
    expect((await enter(paused.number)).notes).toEqual(['待遇还在暂停，请办理恢复发放']);
    // A form of two years ago, found in a drawer, does not make anyone valid.
    const late = await open();
    expect((await enter(late.number, '2024-03-01')).notes).toEqual([
      '按现行周期只到 2025-03-01，已经逾期，请核对认证日期',
    ]);
    expect((await stateOf(late.id)).certificationState).toBe('V3');
  });

  it('can be taken back, one by one', async () => {
    const { id, number } = await open();
    const { commandId } = await enter(number);
    await ask('commands.undo', { id: commandId });
    expect((await stateOf(id)).certificationState).toBe('V0');
    expect((await list('never')).rows[0]).toMatchObject({ certifiedOn: null, through: null });
    expect((await ask('life.due', {})).total).toBe(0);
  });
});

describe('the passing of time', () => {
  it('turns a certification into one to renew 60 days before its end, and into an overdue one after it', async () => {
    const { id, number } = await open();
    await enter(number, '2026-01-10');
    const on = async (day: string) => {
      ageCertifications(archive.db, day);
      return (await stateOf(id)).certificationState;
    };
    // Through 2027-01-10; sixty days before it is 2026-11-11: today it stands so already.
    expect((await stateOf(id)).certificationState).toBe('V2');
    expect(await on('2027-01-10')).toBe('V2');
    expect(await on('2027-01-11')).toBe('V3');
    expect((await ask('records.get', { id })).version).toBe(2);
  });

  it('leaves alone who died, went away, or whose state was only read from a roster', async () => {
    const dead = await open();
    await enter(dead.number, '2026-01-10');
    const { version } = await ask('life.get', { recordId: dead.id });
    await ask('life.take', {
      ...{ recordId: dead.id, version, step: 'person.death', on: '2026-11-01' },
      papers: [{ paper: 'death-certificate', number: null }],
    });
    const told = await open({ certificationState: 'V1' });
    ageCertifications(archive.db, '2030-01-01');
    expect((await stateOf(dead.id)).certificationState).toBe('V2');
    expect((await stateOf(told.id)).certificationState).toBe('V1');
  });

  it('is told by the morning where the program runs through the night', async () => {
    const { id, number } = await open();
    await enter(number, '2025-12-01');
    expect((await stateOf(id)).certificationState).toBe('V2');
    const timer = passDays(archive.context);
    vi.setSystemTime(new Date('2026-12-02T00:00:00Z'));
    vi.advanceTimersByTime(11 * 60_000);
    clearInterval(timer);
    expect((await stateOf(id)).certificationState).toBe('V3');
    expect(archive.events.at(-1)).toEqual({ name: 'records.changed', id: null });
  });
});

describe('the work list', () => {
  it('shows each group, counts them all, and the communities of the one that is shown', async () => {
    const at = (communityId: number | null, values: Partial<RetireeValues> = {}) => open({ communityId, ...values });
    const [due, soon, fresh] = [await at(1), await at(1), await at(2)];
    await enter(due.number, '2025-10-01');
    await enter(soon.number, '2026-01-05');
    await enter(fresh.number, '2026-11-20');
    await at(2, { certificationState: 'V4' });
    await at(2);
    await at(null, { management: 'M5', benefitState: 'B4', certificationState: 'V3' });
    const overdue = await list('overdue');
    expect(overdue.counts).toEqual({ overdue: 1, due: 1, never: 1, doubt: 1, paused: 0, month: 0, done: 1 });
    expect(overdue.rows).toMatchObject([{ recordId: due.id, through: '2026-10-01', communityName: '达明社区' }]);
    expect(overdue.communities).toEqual([{ id: 1, name: '达明社区', count: 1 }]);
    expect((await list('month', { month: '2027-01' })).rows.map(({ recordId }) => recordId)).toEqual([soon.id]);
    expect((await list('done')).rows.map(({ recordId }) => recordId)).toEqual([fresh.id]);
    expect((await list('overdue', { communityId: 2 })).total).toBe(0);
  });

  it('pages in the order of what runs out first', async () => {
    const numbers: string[] = [];
    for (let day = 10; day < 15; day += 1) {
      const { number } = await open();
      numbers.push(number);
      await enter(number, `2025-10-${day}`);
    }
    const page = await ask('certification.list', { filter: { group: 'overdue' }, offset: 3, limit: 1 });
    expect(page).toMatchObject({ total: 5, rows: [{ number: numbers[3] }] });
  });

  it('goes out as a workbook with the columns of the door-to-door list', async () => {
    const { number } = await open({ name: '㐂田', residenceAddress: '达明路 1 号', mobile: '13912345678' });
    await enter(number, '2025-10-01');
    const path = join(newFolder('list'), '名单.xlsx');
    expect(await ask('certification.export', { filter: { group: 'overdue' }, path })).toEqual({ path, rows: 1 });
    const rows = await readSheetRows(path);
    expect(JSON.stringify(rows)).toMatch(/㐂田.*13912345678.*达明路 1 号.*逾期未认证.*2025-10-01.*2026-10-01/s);
  });
});

describe('the list of the agency that pauses', () => {
  const pause = (recordIds: number[], month = '2026-12') =>
    ask('certification.pause', { recordIds, on: '2026-11-20', month, listNumber: '榕社〔2026〕3号' });

  it('pauses all who are overdue as one act, leaves out the others with the reason, and is taken back whole', async () => {
    const ids: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const { id, number } = await open({ name: `张${n}` });
      await enter(number, '2025-10-01');
      ids.push(id);
    }
    const fresh = await open({ name: '李四' });
    await enter(fresh.number, '2026-11-01');
    const paused = await open({ name: '王五', benefitState: 'B2', certificationState: 'V3' });
    const done = await pause([...ids, fresh.id, paused.id]);
    expect(done.done).toBe(3);
    expect(done.leftOut).toEqual([
      { recordId: fresh.id, name: '李四', number: fresh.number, why: '已经通过认证，或没有逾期' },
      { recordId: paused.id, name: '王五', number: paused.number, why: expect.stringContaining('暂停发放') },
    ]);
    expect((await list('paused')).total).toBe(4);
    const story = (await ask('life.get', { recordId: ids[0] })).story;
    expect(story.at(-1)).toMatchObject({
      ...{ step: 'benefit.pause', month: '2026-12', reason: 'overdue' },
      papers: [{ paper: 'pause-list', number: '榕社〔2026〕3号' }],
    });
    const acts = await ask('commands.list', { noun: 'certification', nounId: null });
    expect(acts.items.map(({ title }) => title)).toEqual([
      '逾期未认证暂停发放 3 人（自 2026-12 起，名单 榕社〔2026〕3号）',
    ]);
    await ask('commands.undo', { id: done.commandId });
    expect((await list('paused')).total).toBe(1);
    expect((await stateOf(ids[2] ?? 0)).benefitState).toBe('B1');
  });

  it('is refused whole where nobody can be paused, or the month is past', async () => {
    const fresh = await open();
    await enter(fresh.number, '2026-11-01');
    expect((await refused(pause([fresh.id]))).code).toBe('certification.nobody');
    const late = await open();
    await enter(late.number, '2025-10-01');
    expect(await refused(pause([late.id], '2026-10'))).toMatchObject({
      code: 'input.invalid',
      params: { fields: { month: '不能早于办理当月' } },
    });
    expect((await stateOf(late.id)).benefitState).toBe('B1');
  });

  it('ends with a certification after it: only then can the benefit go on', async () => {
    const { id, number } = await open();
    await enter(number, '2025-10-01');
    await pause([id], '2026-11');
    const resume = async () => {
      const { version } = await ask('life.get', { recordId: id });
      return ask('life.take', {
        ...{ recordId: id, version, step: 'benefit.resume', on: '2026-11-23', month: '2026-12' },
        papers: [{ paper: 'resume-approval', number: null }],
      });
    };
    expect((await refused(resume())).code).toBe('life.refused');
    expect((await enter(number)).notes).toEqual(['待遇还在暂停，请办理恢复发放']);
    await resume();
    expect((await stateOf(id)).benefitState).toBe('B3');
  });
});
