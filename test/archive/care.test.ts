import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { saveUser } from '#db/users/users.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { bornToTurn, completesOn } from '#shared/rules/age-lists.ts';
import { ageOn } from '#shared/rules/calendar.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking, refused, refusedFields } from '#test/help/ask.ts';
import { opening } from '#test/help/saving.ts';

const [DAMING, XIHONG] = [1, 2];

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
const open = async (values: Partial<RetireeValues> = {}) => {
  const birthOn = values.birthOn ?? '1950-03-04';
  const number = values.idNumber === undefined ? { idNumber: newIdNumber(birthOn), birthOn } : {};
  return ask('records.save', opening(retiree({ communityId: DAMING, ...number, ...values })));
};
const save = (recordIds: number[], more: object = {}) =>
  ask('care.save', { kind: 'visit', on: '2026-11-20', byRole: 'community', byName: '王网格员', recordIds, ...more });
const ofRecord = async (recordId: number) => (await ask('care.ofRecord', { recordId })).items;
const due = async () => (await ask('life.due', {})).items.map(({ name, label, on }) => ({ name, label, on }));
const people = (filter: object, more: object = {}) => ask('care.people', { filter, ...more });
const names = async (filter: object) => (await people(filter)).rows.map(({ name }) => name);
const newGroup = async (name: string, communityId = DAMING) =>
  (await ask('groups.save', { id: null, communityId, kind: 'self-management', name })).id;

function signInNarrowed(scope: Scope): void {
  archive.db.exec("UPDATE user SET password_hash = 'scrypt$1$1$1$x$x' WHERE id = 1");
  const hash = 'scrypt$1$1$1$x$x';
  const user = { id: null, name: '王经办', role: 'clerk', isDisabled: false, passwordHash: hash, scope } as const;
  const id = inTransaction(archive.db, () => saveUser(archive.db, archive.act, user));
  setCurrentUser(archive.context, id);
}

describe('entering what was done', () => {
  it('keeps a condolence for several people as one act: who, what, money, goods; each file tells it', async () => {
    const [one, two] = [await open({ name: '陈桂英' }), await open({ name: '林秀珍' })];
    const { id, commandId } = await save([one.id, two.id], {
      ...{ kind: 'condolence', occasion: '春节', amountFen: 50_000, goods: '大米 10 公斤', place: '家中' },
      result: '身体尚好',
    });
    expect(await ofRecord(two.id)).toMatchObject([
      {
        ...{ id, kind: 'condolence', on: '2026-11-20', place: '家中', byRole: 'community', byName: '王网格员' },
        ...{ occasion: '春节', amountFen: 50_000, goods: '大米 10 公斤', result: '身体尚好', count: 2, hidden: 0 },
        first: [{ name: '陈桂英' }, { name: '林秀珍' }],
      },
    ]);
    expect(await ask('care.list', {})).toMatchObject({
      total: 1,
      counts: { condolencePersonTimes: 2, condolenceFen: 100_000, visitPersonTimes: 0 },
    });
    const [told] = (await ask('commands.list', { noun: 'care', nounId: null })).items;
    expect(told?.title).toBe('登记慰问：陈桂英等 2 人');
    await ask('commands.undo', { id: commandId });
    expect(await ofRecord(one.id)).toEqual([]);
    expect(await ask('care.list', {})).toMatchObject({ total: 0, counts: { condolenceFen: 0 } });
    expect((await refused(ask('care.get', { id }))).code).toBe('care.notFound');
  });

  it('tells a person’s services oldest first, on the card as on the file', async () => {
    const { id } = await open();
    await save([id], { on: '2026-10-01', kind: 'activity', what: '重阳登山' });
    await save([id], { on: '2025-02-01' });
    await save([id], { on: '2026-05-01', kind: 'help', what: '代办手机认证' });
    const { personId } = await ask('records.get', { id });
    for (const items of [await ofRecord(id), (await ask('care.ofPerson', { personId })).items])
      expect(items.map(({ on, kind }) => `${on} ${kind}`)).toEqual([
        '2025-02-01 visit',
        '2026-05-01 help',
        '2026-10-01 activity',
      ]);
  });

  it('refuses, at its field, what cannot be', async () => {
    const { id } = await open();
    const fields = (more: object) => refusedFields(save([id], more));
    expect(await fields({ on: '2026-11-24' })).toEqual({ on: '还没到这一天，请填写实际办理的日期' });
    expect(await fields({ kind: 'condolence' })).toHaveProperty('occasion');
    expect(await fields({ kind: 'activity' })).toEqual({ what: '请填写是什么活动' });
    expect(await fields({ kind: 'help' })).toEqual({ what: '请填写帮了什么' });
    expect(await fields({ amountFen: 100 })).toEqual({ amountFen: '只有慰问和帮扶填写金额' });
    expect(await fields({ occasion: '春节' })).toEqual({ occasion: '只有慰问填写事由' });
    expect(await fields({ kind: 'activity', what: '下棋', nextOn: '2026-12-01' })).toHaveProperty('nextOn');
    expect(await fields({ nextOn: '2026-11-20' })).toEqual({ nextOn: '应晚于 2026-11-20' });
    expect(await fields({ byName: ' ' })).toEqual({ byName: '请填写服务人员' });
    expect(await fields({ recordIds: [] })).toEqual({ recordIds: '请选择服务对象' });
    expect((await ask('care.list', {})).total).toBe(0);
  });

  it('visits nobody after their death, but consoles the family; touches no file that is out of use', async () => {
    const { id, version } = await open({ name: '陈桂英' });
    await ask('life.take', {
      ...{ recordId: id, version, step: 'person.death', on: '2026-11-10' },
      papers: [{ paper: 'death-certificate', number: '1' }],
    });
    expect(await refusedFields(save([id]))).toEqual({
      recordIds: '陈桂英已登记死亡（2026-11-10），慰问家属请选“慰问”',
    });
    await save([id], { on: '2026-11-09' });
    await save([id], { kind: 'condolence', occasion: '去世', amountFen: 30_000 });
    expect(await ofRecord(id)).toHaveLength(2);
    const other = await open();
    await ask('records.remove', { id: other.id, version: 1, reason: '重复建档' });
    expect((await refused(save([other.id]))).code).toBe('record.removed');
  });

  it('says who has the same on the same day already', async () => {
    const { id } = await open({ name: '陈桂英' });
    expect((await save([id])).notes).toEqual([]);
    expect((await save([id])).notes).toEqual(['陈桂英 2026-11-20 已有一条走访记录，请核对是否重复登记']);
    expect((await save([id], { kind: 'help', what: '送餐' })).notes).toEqual([]);
  });
});

describe('the next visit', () => {
  it('stands on the desk for each person, and the next visit settles it; an undo brings it back', async () => {
    const [one, two] = [await open({ name: '陈桂英' }), await open({ name: '林秀珍' })];
    await save([one.id, two.id], { on: '2026-09-01', nextOn: '2026-11-01' });
    expect(await due()).toEqual([
      { name: '陈桂英', label: '下次走访', on: '2026-11-01' },
      { name: '林秀珍', label: '下次走访', on: '2026-11-01' },
    ]);
    // An activity is no visit.
    await save([one.id], { kind: 'activity', what: '合唱' });
    expect(await due()).toHaveLength(2);
    const { commandId } = await save([one.id], { nextOn: '2027-01-20' });
    expect(await due()).toEqual([
      { name: '林秀珍', label: '下次走访', on: '2026-11-01' },
      { name: '陈桂英', label: '下次走访', on: '2027-01-20' },
    ]);
    const { story } = await ask('life.get', { recordId: one.id });
    expect(story.map(({ on, deadline }) => [on, deadline?.settledOn])).toEqual([
      ['2026-09-01', '2026-11-20'],
      ['2026-11-20', null],
    ]);
    await ask('commands.undo', { id: commandId });
    expect((await due()).map(({ on }) => on)).toEqual(['2026-11-01', '2026-11-01']);
  });

  it('set by a visit entered late is settled by the visit after it', async () => {
    const { id } = await open();
    await save([id], { on: '2026-11-01', nextOn: '2027-01-01' });
    await save([id], { on: '2026-06-01', nextOn: '2026-09-01' });
    expect((await due()).map(({ on }) => on)).toEqual(['2027-01-01']);
  });
});

describe('correcting', () => {
  it('changes people, day and next visit with a reason, moves the desk along, and can be taken back', async () => {
    const [one, two, three] = [
      await open({ name: '陈桂英' }),
      await open({ name: '林秀珍' }),
      await open({ name: '黄玉兰' }),
    ];
    await save([one.id], { on: '2026-08-01', nextOn: '2026-11-15' });
    const { id, version } = await save([one.id, two.id], { nextOn: '2026-12-20' });
    const change = { id, version, on: '2026-11-19', nextOn: '2026-12-31', reason: '名单抄错' };
    expect(await refusedFields(save([two.id], { ...change, reason: null }))).toEqual({ reason: '请写明更正的原因' });
    const done = await save([two.id, three.id], change);
    expect(done.version).toBe(2);
    expect(await due()).toEqual([
      { name: '陈桂英', label: '下次走访', on: '2026-11-15' },
      { name: '林秀珍', label: '下次走访', on: '2026-12-31' },
      { name: '黄玉兰', label: '下次走访', on: '2026-12-31' },
    ]);
    expect((await ask('care.get', { id })).people.map(({ name }) => name)).toEqual(['林秀珍', '黄玉兰']);
    expect((await refused(save([two.id], change))).code).toBe('care.changedMeanwhile');
    await ask('commands.undo', { id: done.commandId });
    expect((await due()).map(({ name, on }) => `${name} ${on}`)).toEqual(['陈桂英 2026-12-20', '林秀珍 2026-12-20']);
    expect(await ofRecord(three.id)).toEqual([]);
  });

  it('removes an act with the reason: what it settled is due again', async () => {
    const { id: file } = await open();
    await save([file], { on: '2026-08-01', nextOn: '2026-11-15' });
    const { id } = await save([file], { nextOn: '2026-12-20' });
    expect(await refusedFields(ask('care.remove', { id, version: 1, reason: '' }))).toHaveProperty('reason');
    const { commandId } = await ask('care.remove', { id, version: 1, reason: '没有去成' });
    expect((await due()).map(({ on }) => on)).toEqual(['2026-11-15']);
    expect(await ofRecord(file)).toHaveLength(1);
    expect((await refused(ask('care.remove', { id, version: 2, reason: '再来' }))).code).toBe('care.notFound');
    await ask('commands.undo', { id: commandId });
    expect((await due()).map(({ on }) => on)).toEqual(['2026-12-20']);
  });
});

describe('高龄', () => {
  it('lists by completed years to any day, those born on 29 February from 1 March of a common year', async () => {
    await open({ name: '正八十', birthOn: '1946-11-23' });
    await open({ name: '明天八十', birthOn: '1946-11-24' });
    await open({ name: '闰日', birthOn: '1944-02-29' });
    const aged = (on: string, fromAge: number) => names({ list: 'aged', on, fromAge });
    expect(await aged('2026-11-23', 80)).toEqual(['闰日', '正八十']);
    expect(await aged('2026-11-24', 80)).toEqual(['闰日', '正八十', '明天八十']);
    expect(await aged('2025-02-28', 81)).toEqual([]);
    expect(await aged('2025-03-01', 81)).toEqual(['闰日']);
    const { rows } = await people({ list: 'aged', on: '2025-02-28', fromAge: 70 });
    expect(rows.map(({ name, age }) => [name, age])).toEqual([
      ['闰日', 80],
      ['正八十', 78],
      ['明天八十', 78],
    ]);
  });

  it('lists who completes years in a month or a year, with the day', async () => {
    await open({ name: '闰日', birthOn: '1947-03-01' });
    await open({ name: '真闰日', birthOn: '1944-02-29' });
    const turning = async (age: number, during: string) =>
      (await people({ list: 'turning', age, during })).rows.map(({ name, turnsOn }) => `${name} ${turnsOn}`);
    expect(await turning(83, '2027-02')).toEqual([]);
    expect(await turning(83, '2027-03')).toEqual(['真闰日 2027-03-01']);
    expect(await turning(84, '2028-02')).toEqual(['真闰日 2028-02-29']);
    expect(await turning(80, '2027')).toEqual(['闰日 2027-03-01']);
    expect(await refusedFields(people({ list: 'turning', age: 80, during: '2027-13' }))).toHaveProperty([
      'filter.during',
    ]);
  });

  it('agrees with the age rule on every day of birth in a common and a leap year', () => {
    for (const year of ['2027', '2028'])
      for (let month = 1; month <= 12; month += 1) {
        const during = `${year}-${String(month).padStart(2, '0')}`;
        for (const birthOn of ['1944-02-28', '1944-02-29', '1944-03-01', '1944-03-31', '1944-12-31', '1944-01-01']) {
          const age = Number(year) - 1944;
          const turns = completesOn(birthOn, age);
          const { bornFrom, bornTo } = bornToTurn(age, during);
          expect([birthOn, during, birthOn >= bornFrom && birthOn <= bornTo]).toEqual([
            birthOn,
            during,
            turns.startsWith(during),
          ]);
          expect(ageOn(birthOn, turns)).toBe(age);
        }
      }
  });

  it('leaves out the dead and who moved away, tells who has no day of birth, counts the bands and says they wait', async () => {
    await open({ name: '八十五', birthOn: '1941-01-01' });
    await open({ name: '百岁', birthOn: '1926-01-01', communityId: XIHONG });
    await open({ name: '已故', birthOn: '1930-01-01', management: 'M5', benefitState: 'B4' });
    await open({ name: '转出', birthOn: '1930-01-01', management: 'M4' });
    await open({ name: '没有生日', idKind: 'none', idNumber: null, birthOn: null });
    const list = await people({ list: 'aged', fromAge: 80 });
    expect(list.rows.map(({ name }) => name)).toEqual(['百岁', '八十五']);
    expect(list).toMatchObject({ total: 2, withoutBirth: 1, communities: [{ id: DAMING }, { id: XIHONG, count: 1 }] });
    expect(list.bands).toEqual([
      { fromAge: 80, belowAge: 90, count: 1, isSure: false },
      { fromAge: 90, belowAge: 100, count: 0, isSure: false },
      { fromAge: 100, belowAge: null, count: 1, isSure: false },
    ]);
    await ask('policy.add', {
      ...{ key: 'retiree.aged-from', areaCode: '350102005000', validFrom: '2026-01-01', validTo: null, value: '70' },
      ...{ document: '鼓西老龄〔2026〕1号', mark: 'source' },
    });
    expect((await people({ list: 'aged', fromAge: 80 })).bands[0]).toEqual({
      ...{ fromAge: 70, belowAge: 90, count: 1, isSure: true },
    });
    expect(await names({ list: 'aged', fromAge: 80, belowAge: 90 })).toEqual(['八十五']);
    expect(await names({ list: 'aged', fromAge: 80, communityId: XIHONG })).toEqual(['百岁']);
  });

  it('goes out as a workbook with phone, address and the last visit', async () => {
    const { id } = await open({ name: '百岁', birthOn: '1926-01-01', mobile: '13800138000' });
    await save([id]);
    const path = join(archive.dir, '高龄.xlsx');
    expect(await ask('care.export', { filter: { list: 'aged', fromAge: 80 }, path })).toEqual({ path, rows: 1 });
    const rows = await readSheetRows(path);
    expect(rows[1]).toEqual(expect.arrayContaining(['百岁', '13800138000', '1926-01-01', '100', '2026-11-20']));
    expect(rows[0]).not.toContain('满周岁日期');
    const logged = archive.db.prepare("SELECT noun FROM log WHERE action = 'export'").pluck().all();
    expect(logged).toEqual(['care']);
  });
});

describe('久未走访', () => {
  it('lists who was not visited for the decided months, never visited first; an activity is no visit', async () => {
    const never = await open({ name: '从未' });
    const long = await open({ name: '很久' });
    const edge = await open({ name: '刚好' });
    const fresh = await open({ name: '上月' });
    await save([never.id], { kind: 'activity', what: '合唱' });
    await save([long.id], { on: '2026-05-22' });
    await save([edge.id], { on: '2026-05-23' });
    await save([fresh.id], { on: '2026-10-01', kind: 'condolence', occasion: '重阳节' });
    const list = await people({ list: 'unvisited' });
    expect(list).toMatchObject({ months: 6, isMonthsSure: false, total: 2 });
    expect(list.rows.map(({ name, lastVisitOn }) => [name, lastVisitOn])).toEqual([
      ['从未', null],
      ['很久', '2026-05-22'],
    ]);
    expect(await names({ list: 'unvisited', months: 1 })).toEqual(['从未', '很久', '刚好', '上月']);
  });
});

describe('self-management groups', () => {
  it('takes many files in by one act, leaves out with the reason who is of another community, and takes it back', async () => {
    const groupId = await newGroup('达明一组');
    const [one, two] = [await open({ name: '陈桂英' }), await open({ name: '林秀珍', selfGroup: '老组' })];
    const other = await open({ name: '黄玉兰', communityId: XIHONG });
    const dead = await open({ name: '已故', management: 'M5', benefitState: 'B4' });
    const done = await ask('groups.assign', { groupId, recordIds: [one.id, two.id, other.id, dead.id] });
    expect(done).toMatchObject({
      done: 2,
      leftOut: [
        { name: '黄玉兰', why: '档案不在这个小组的社区' },
        { name: '已故', why: '已登记死亡' },
      ],
    });
    expect(await names({ list: 'group', groupId })).toEqual(['陈桂英', '林秀珍']);
    expect(await names({ list: 'ungrouped' })).toEqual(['黄玉兰']);
    expect(JSON.stringify(await ask('records.history', { id: two.id }))).toContain('达明一组');
    await ask('commands.undo', { id: done.commandId });
    expect(await names({ list: 'group', groupId })).toEqual([]);
    expect((await ask('records.get', { id: two.id })).values.selfGroup).toBe('老组');
  });

  it('takes people out of a group, and says why nobody could be put in', async () => {
    const groupId = await newGroup('达明一组');
    const { id } = await open({ selfGroup: '达明一组' });
    expect(await refused(ask('groups.assign', { groupId, recordIds: [id] }))).toMatchObject({
      code: 'group.nobody',
      params: { why: '已经在这个小组' },
    });
    await ask('groups.assign', { groupId: null, recordIds: [id] });
    expect(await names({ list: 'ungrouped', communityId: DAMING })).toHaveLength(1);
  });

  it('holds activities, which its page lists', async () => {
    const groupId = await newGroup('达明一组');
    const { id } = await open({ selfGroup: '达明一组' });
    await save([id], { kind: 'activity', what: '合唱', groupId, byRole: 'leader', byName: '陈组长' });
    await save([id]);
    expect(await ask('care.list', { groupId })).toMatchObject({ total: 1, items: [{ groupName: '达明一组' }] });
  });
});

describe('a user held to one community', () => {
  it('sees of an act its own people and how many others, changes none that others share, and takes its own back', async () => {
    const [own, other] = [await open({ name: '张三' }), await open({ name: '李四光', communityId: XIHONG })];
    const shared = await save([own.id, other.id], { kind: 'activity', what: '合唱' });
    const elsewhere = await save([other.id]);
    const groupId = await newGroup('达明一组');
    signInNarrowed({ kinds: null, communityIds: [DAMING], hasUnassigned: false });
    const list = await ask('care.list', {});
    expect(list).toMatchObject({ total: 1, items: [{ count: 1, hidden: 1 }], counts: { activityPersonTimes: 1 } });
    const seen = await ask('care.get', { id: shared.id });
    expect(JSON.stringify([list, seen, await people({ list: 'unvisited' })])).not.toContain('李四光');
    expect((await refused(ask('care.get', { id: elsewhere.id }))).code).toBe('care.notFound');
    const removing = ask('care.remove', { id: shared.id, version: 1, reason: '登记错了' });
    expect((await refused(removing)).code).toBe('scope.outside');
    expect((await refused(ask('commands.undo', { id: elsewhere.commandId }))).code).toBe('scope.outside');
    const mine = await save([own.id]);
    await ask('commands.undo', { id: mine.commandId });
    const assigned = await ask('groups.assign', { groupId, recordIds: [own.id] });
    await ask('commands.undo', { id: assigned.commandId });
    expect((await ask('records.get', { id: own.id })).values.selfGroup).toBeNull();
    const path = join(archive.dir, '名单.xlsx');
    expect(await ask('care.export', { filter: { list: 'unvisited' }, path })).toMatchObject({ rows: 1 });
  });
});
