import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { verifyLog } from '#db/core/log.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { opening } from '#test/help/saving.ts';

/** 批量认证: people ticked, or a list of passed people, judged line by line by the rules of a single certification. */
let archive: TestArchive;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T08:00:00Z') });
  archive = newArchive();
});
afterEach(() => {
  expect(checkDatabase(archive.db)).toEqual([]);
  expect(verifyLog(archive.db)).toEqual([]);
  archive.remove();
  vi.useRealTimers();
});

const ask = asking(() => archive);
const open = async (values: Partial<RetireeValues> = {}) => {
  const saved = await ask('records.save', opening(retiree(values)));
  return { ...saved, idNumber: values.idNumber ?? '' };
};
const person = (name: string, values: Partial<RetireeValues> = {}) =>
  open({ name, idNumber: newIdNumber('1950-05-02'), ...values });
const stateOf = async (recordId: number) => (await ask('life.get', { recordId })).states.certificationState;
const enter = (text: string, on: string) => ask('certification.enter', { text, on, way: '04' });
let lists = 0;
const list = (...rows: string[][]) => {
  lists += 1;
  const path = join(archive.dir, `通过名单-${lists}.csv`);
  const lines = [['姓名', '身份证号', '认证日期', '认证方式', '认证结果'], ...rows].map((cells) => cells.join(','));
  writeFileSync(path, `\uFEFF${lines.join('\n')}\n`);
  return { kind: 'list', path } as const;
};
const judge = (source: object, more: object = {}) =>
  ask('certification.judgeMany', { source, on: '2026-11-23', way: '01', limit: 200, ...more });
const register = async (source: object, more: object = {}) => {
  const { digest } = await judge(source);
  return ask('certification.enterMany', { source, on: '2026-11-23', way: '01', digest, ...more });
};

describe('people ticked and passed together', () => {
  it('are one act with its day and way, and one undo', async () => {
    const people = [await person('陈桂英'), await person('林月华'), await person('高建国')];
    const source = { kind: 'ticked', recordIds: people.map(({ id }) => id) };
    const done = await register(source);
    expect(done).toMatchObject({ done: 3, leftOut: 0 });
    for (const { id } of people) {
      const { story, states } = await ask('life.get', { recordId: id });
      expect(states.certificationState).toBe('V1');
      expect(story).toMatchObject([
        { step: 'certification.pass', on: '2026-11-23', way: '01', papers: [{ paper: 'certification-data' }] },
      ]);
    }
    const acts = await ask('commands.list', { noun: 'certification', nounId: null });
    expect(acts.items.map(({ title }) => title)).toEqual(['批量认证 3 人（2026-11-23，数据比对）']);
    await ask('commands.undo', { id: done.commandId });
    for (const { id } of people) expect(await stateOf(id)).toBe('V0');
  });

  it('go on without the refused ones only when the clerk says so; the refused are named with the rule', async () => {
    const alive = await person('陈桂英');
    const dead = await person('林月华', { management: 'M5', benefitState: 'B4' });
    const source = { kind: 'ticked', recordIds: [alive.id, dead.id] };
    const { lines } = await judge(source);
    expect(lines).toMatchObject([
      { name: '陈桂英', level: 'ready', through: '2027-11-23' },
      { name: '林月华', level: 'stop', findings: ['已登记死亡，不再认证；还有人来认证的，请核实是否冒领'] },
    ]);
    expect(await refused(register(source))).toMatchObject({
      code: 'certification.othersLeft',
      params: { count: 1, why: '林月华：已登记死亡，不再认证；还有人来认证的，请核实是否冒领' },
    });
    expect(await stateOf(alive.id)).toBe('V0');
    expect(await register(source, { leavesOthers: true })).toMatchObject({ done: 1, leftOut: 1 });
    expect(await stateOf(alive.id)).toBe('V1');
  });

  it('are refused whole where nobody is left, a line changed since it was seen, or somebody is ticked twice', async () => {
    const gone = await person('陈桂英', { management: 'M4' });
    const source = { kind: 'ticked', recordIds: [gone.id] };
    expect((await refused(register(source, { leavesOthers: true }))).code).toBe('certification.nobodyPassed');
    const other = await person('林月华');
    const ticked = { kind: 'ticked', recordIds: [other.id, other.id] };
    expect((await judge(ticked)).lines.map(({ level }) => level)).toEqual(['ready', 'stop']);
    const { digest } = await judge(ticked);
    await enter(other.number, '2026-11-20');
    const late = ask('certification.enterMany', { source: ticked, on: '2026-11-23', way: '01', digest });
    expect((await refused(late)).code).toBe('certification.changed');
  });
});

describe('a list of passed people', () => {
  it('is judged line by line, each refusal with its rule, before anything is written', async () => {
    const fine = await person('陈桂英');
    const known = await person('林月华', { formerName: '林月花' });
    const dead = await person('高建国', { management: 'M5', benefitState: 'B4' });
    const ended = await person('黄秀兰', { benefitState: 'B4' });
    const moved = await person('郑美珍', { management: 'M4' });
    const same = await person('吴国强');
    const cycle = await person('周玉梅');
    const paused = await person('徐明', { benefitState: 'B2', certificationState: 'V3' });
    await enter(same.number, '2026-11-20');
    await enter(cycle.number, '2026-09-01');
    const stranger = newIdNumber('1951-01-01');
    const source = list(
      ['陈桂英', fine.idNumber, '2026-11-20', '数据比对', '通过'],
      ['林月花', known.idNumber, '2026-11-20', '', '比对成功'],
      ['陈大文', known.idNumber, '2026-11-20', '', ''],
      ['高建国', dead.idNumber, '2026-11-20', '', '通过'],
      ['黄秀兰', ended.idNumber, '2026-11-20', '', '通过'],
      ['郑美珍', moved.idNumber, '2026-11-20', '', '通过'],
      ['吴国强', same.idNumber, '2026-11-20', '', '通过'],
      ['周玉梅', cycle.idNumber, '2026-11-20', '', '通过'],
      ['徐明', paused.idNumber, '2026-11-20', '', '通过'],
      ['何人', stranger, '2026-11-20', '', '通过'],
    );
    const { lines, counts } = await judge(source);
    expect(counts).toEqual({ ready: 2, note: 1, ask: 1, stop: 6 });
    expect(lines.map(({ level, findings }) => [level, findings.join('；')])).toEqual([
      ['ready', ''],
      ['ready', ''],
      [
        'stop',
        expect.stringMatching(/与第 3 行是同一个人.*姓名不一致：名单是“陈大文”，号码 \d{17}[\dX] 登记的是“林月华”/),
      ],
      ['stop', expect.stringContaining('已登记死亡')],
      ['stop', expect.stringContaining('待遇已经终止')],
      ['stop', expect.stringContaining('已经转出')],
      ['stop', expect.stringContaining('在 2026-11-20 已经登记过认证')],
      ['ask', '本周期已于 2026-09-01 认证过（街道窗口），请核对是否在两处认证'],
      ['note', '待遇还在暂停，请办理恢复发放'],
      ['stop', expect.stringContaining(`没有人用号码 ${stranger}`)],
    ]);
    expect(await stateOf(fine.id)).toBe('V0');
    const done = await register(source, { accepted: [9], leavesOthers: true });
    expect(done).toMatchObject({ done: 4, leftOut: 6 });
    expect(await ask('life.get', { recordId: cycle.id })).toMatchObject({
      story: [{ on: '2026-09-01' }, { on: '2026-11-20', way: '01' }],
    });
    await ask('commands.undo', { id: done.commandId });
    expect(await stateOf(fine.id)).toBe('V0');
  });

  it('is never taken for somebody of another name: the number and the name stand side by side and ask', async () => {
    const { id, idNumber } = await person('林月华');
    const source = list(['陈大文', idNumber, '2026-11-20', '', '通过']);
    expect((await judge(source)).lines[0]).toMatchObject({ level: 'ask', name: '林月华', nameText: '陈大文' });
    expect((await refused(register(source))).code).toBe('certification.nobodyPassed');
    expect(await register(source, { accepted: [2] })).toMatchObject({ done: 1 });
    expect(await stateOf(id)).toBe('V1');
  });

  it('tells a day, a way and a result that cannot be, of each line', async () => {
    const { idNumber } = await person('陈桂英', { birthOn: '1950-05-02' });
    const cases: [string, string[], string, string][] = [
      ['a day to come', ['2026-11-24', '', ''], 'stop', '认证日期还没到，请填写实际认证的日期'],
      ['a day that is none', ['2026-13-01', '', ''], 'stop', '认证日期“2026-13-01”不是完整的日期，请写成 2026-07-01'],
      ['a month alone', ['2026-10', '', ''], 'stop', '认证日期“2026-10”不是完整的日期，请写成 2026-07-01'],
      ['a day before the birth', ['1940-01-01', '', ''], 'stop', '认证日期早于出生日期 1950-05-02，请核对'],
      [
        'a day of an earlier cycle',
        ['2024-03-01', '', ''],
        'ask',
        '按现行周期只到 2025-03-01，已经逾期，请核对认证日期',
      ],
      [
        'a result that is no pass',
        ['2026-11-20', '', '未通过'],
        'stop',
        '名单上的认证结果是“未通过”，不是通过，请另行核实',
      ],
      ['a death as result', ['2026-11-20', '', '死亡'], 'stop', '名单上的认证结果是“死亡”，不是通过，请另行核实'],
      [
        'a result nobody can read',
        ['2026-11-20', '', 'A3'],
        'stop',
        '看不出认证结果“A3”是不是通过，请与名单的来源核对',
      ],
      ['a way of no code', ['2026-11-20', '电报', ''], 'stop', '认证方式“电报”不在“认证方式”代码里'],
      ['no day: that of the whole list', ['', '', ''], 'ready', ''],
    ];
    for (const [what, cells, level, finding] of cases) {
      const { lines } = await judge(list(['陈桂英', idNumber, ...cells]));
      expect(lines[0], what).toMatchObject({ level, findings: finding === '' ? [] : [finding] });
    }
  });

  it('goes back as a workbook with what was found for each line', async () => {
    const { idNumber } = await person('陈桂英');
    const source = list(['陈桂英', idNumber, '', '', ''], ['何人', '123', '', '', '']);
    const path = join(archive.dir, '核对.xlsx');
    const asked = { source, on: '2026-11-23', way: '01', path };
    expect(await ask('certification.exportJudged', asked)).toEqual({ path, rows: 2 });
    const text = JSON.stringify(await readSheetRows(path));
    expect(text).toMatch(/陈桂英.*数据比对.*2027-11-23.*可登记.*何人.*不能登记.*不是有效的证件号码/s);
  });
});
