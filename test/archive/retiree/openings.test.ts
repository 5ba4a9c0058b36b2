import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { verifyLog } from '#db/core/log.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { newIdNumber, retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, refused, refusedFields } from '#test/help/ask.ts';
import { opening } from '#test/help/saving.ts';

/** 期初: what an old system knew when the office went live. Entered once, marked as taken over, never an act of the office. */
const archive = archiveOn('2026-11-23T08:00:00Z');
/** Every act leaves an archive in which nothing is found. */
const proved = () => {
  expect(checkDatabase(archive.db)).toEqual([]);
  expect(verifyLog(archive.db)).toEqual([]);
};

const ask = asking(() => archive);
const person = async (values: Partial<RetireeValues> = {}) => {
  const idNumber = newIdNumber('1950-05-02');
  const given = { idNumber, birthOn: '1950-05-02', retiredOn: '2010-06', ...values };
  return {
    idNumber,
    ...(await ask('records.save', opening(retiree(given)))),
  };
};
const save = async (recordId: number, opening: object) => {
  const { version } = await ask('life.get', { recordId });
  return ask('openings.save', { recordId, version, ...opening });
};
const whole = {
  ...{ certifiedOn: '2026-01-10', way: '01', certifiedThrough: '2027-01-10' },
  ...{ amountFen: 320_000, amountFrom: '2026-01', payment: 'paused', pausedFrom: '2026-08', pauseReason: 'prison' },
};
const life = (recordId: number) => ask('life.get', { recordId });
const row = (recordId: number) =>
  archive.db
    .prepare(
      'SELECT certified_on, certified_through, pension_fen, benefit_state, certification_state FROM retiree WHERE id = ?',
    )
    .raw()
    .get(recordId);

describe('an opening state entered in a file', () => {
  it('sets certification, amount and payment with its source, and is no step of the office', async () => {
    const { id } = await person();
    await save(id, whole);
    const { story, states } = await life(id);
    expect(states).toMatchObject({ certificationState: 'V2', benefitState: 'B2' });
    expect(story.map(({ step, on, note }) => [step, on, note])).toEqual([
      ['opening.certified', '2026-01-10', '期初，自原系统接转（在档案里登记）'],
      ['opening.paid', '2026-11-23', '期初，自原系统接转（在档案里登记）'],
    ]);
    expect(story[0]?.deadline).toMatchObject({ label: '资格认证', on: '2027-01-10' });
    expect(row(id)).toEqual(['2026-01-10', '2027-01-10', 320_000, 'B2', 'V2']);
    const kept = await ask('openings.get', { recordId: id });
    expect(kept.opening).toMatchObject({ ...whole, source: '在档案里登记', reason: null });
    const { amounts, paused } = await ask('pension.get', { recordId: id });
    expect(amounts).toMatchObject([
      { fromMonth: '2026-01', fen: 320_000, document: '期初，自原系统接转（在档案里登记）' },
    ]);
    expect(paused).toMatchObject({ from: '2026-08', through: '2026-10', fen: 960_000 });
    proved();
  });

  it('is taken back whole: the file stands as before', async () => {
    const { id } = await person({ pensionFen: 300_000 });
    const before = row(id);
    const { commandId } = await save(id, { ...whole, takesAmount: true });
    await ask('commands.undo', { id: commandId });
    expect(row(id)).toEqual(before);
    expect((await life(id)).story).toEqual([]);
    expect((await ask('openings.get', { recordId: id })).opening).toBeNull();
    expect((await ask('pension.get', { recordId: id })).amounts).toEqual([]);
    await save(id, { ...whole, takesAmount: true });
    expect(row(id)).toEqual(['2026-01-10', '2027-01-10', 320_000, 'B2', 'V2']);
    proved();
  });

  it('counts through the day of the cycle where the old system did not say one, and needs no day of certification', async () => {
    const counted = await person();
    await save(counted.id, { certifiedOn: '2026-03-01' });
    expect(row(counted.id)).toEqual(['2026-03-01', '2027-03-01', null, 'B1', 'V1']);
    const through = await person();
    await save(through.id, { certifiedThrough: '2026-10-31' });
    expect(row(through.id)).toEqual([null, '2026-10-31', null, 'B1', 'V3']);
  });

  it('is entered once; a second time is a correction with its reason, and what both say stays', async () => {
    const { id } = await person();
    await save(id, whole);
    const same = await refused(save(id, whole));
    expect(same).toMatchObject({ params: { why: '期初已于 2026-11-23 登记，内容相同，不用再登记' } });
    const other = { ...whole, amountFen: 330_000 };
    expect(await refusedFields(save(id, other))).toEqual({ reason: '期初已于 2026-11-23 登记，更正请写明原因' });
    const { commandId } = await save(id, { ...other, reason: '原系统金额抄错', takesAmount: true });
    expect((await ask('openings.get', { recordId: id })).opening).toMatchObject({ reason: '原系统金额抄错' });
    expect((await life(id)).story).toHaveLength(2);
    expect((await ask('pension.get', { recordId: id })).amounts).toMatchObject([{ fen: 330_000 }]);
    await ask('commands.undo', { id: commandId });
    expect((await ask('pension.get', { recordId: id })).amounts).toMatchObject([{ fen: 320_000 }]);
    // Emptied in a correction, the file stands as before the first.
    await save(id, { amountFen: 320_000, amountFrom: '2026-01', reason: '只接转金额' });
    expect(row(id)).toEqual([null, null, 320_000, 'B1', 'V0']);
    proved();
  });

  it('never stands over what the office registered itself, part by part', async () => {
    const { id, number } = await person();
    await ask('certification.enter', { text: number, on: '2026-11-20', way: '04' });
    expect(await refusedFields(save(id, { certifiedOn: '2026-01-10' }))).toEqual({
      certifiedOn: '本单位已于 2026-11-20 登记过认证，期初的认证不能再填或改',
    });
    const amount = { recordId: id, fromMonth: '2026-06', fen: 310_000, kind: 'adjust', document: '文' };
    await ask('pension.setAmount', { ...amount, version: (await life(id)).version });
    const over = { amountFen: 300_000, amountFrom: '2026-06' };
    expect(await refusedFields(save(id, over))).toEqual({
      amountFrom: '本单位已登记 2026-06 起的金额，期初的金额只能是更早的月份',
    });
    await ask('life.take', {
      ...{ recordId: id, version: (await life(id)).version, step: 'benefit.pause', on: '2026-11-22', month: '2026-12' },
      ...{ reason: 'missing', papers: [{ paper: 'agency-notice', number: null }] },
    });
    expect(Object.keys(await refusedFields(save(id, { payment: 'paying' })))).toEqual(['payment']);
    // The months before are nobody's yet; what is in force stays the office's.
    await save(id, { amountFen: 300_000, amountFrom: '2026-01' });
    expect(row(id)).toEqual(['2026-11-20', '2027-11-20', 310_000, 'B2', 'V1']);
    proved();
  });

  it('is met by the certification that follows, which the day of the old one may not precede', async () => {
    const { id, number } = await person();
    await save(id, { certifiedOn: '2026-01-10', way: '01' });
    const early = ask('certification.enter', { text: number, on: '2026-01-05', way: '04' });
    expect(await refusedFields(early)).toEqual({ on: '早于上一次办理的日期 2026-01-10，请按先后顺序登记' });
    expect((await refused(ask('certification.enter', { text: number, on: '2026-01-10', way: '04' }))).code).toBe(
      'certification.twice',
    );
    await ask('certification.enter', { text: number, on: '2026-11-20', way: '04' });
    const { story } = await life(id);
    expect(story.map(({ step, deadline }) => [step, deadline?.settledOn])).toEqual([
      ['opening.certified', '2026-11-20'],
      ['certification.pass', null],
    ]);
    expect(await ask('life.due', {})).toMatchObject({ total: 1, items: [{ step: 'certification.pass' }] });
  });

  it('says that the person was alive on its day: a death before it is refused with both papers', async () => {
    const { id } = await person();
    await save(id, { certifiedOn: '2026-01-10', way: '01' });
    const death = { step: 'person.death', on: '2025-12-01', papers: [{ paper: 'death-certificate', number: null }] };
    const { version } = await life(id);
    const { on } = await refusedFields(ask('life.take', { recordId: id, version, ...death }));
    expect(on).toContain('2026-01-10 期初：上次认证（数据比对）');
    // Where the old system told no way, no empty bracket stands for it.
    const other = await person();
    await save(other.id, { certifiedOn: '2026-01-10' });
    const asked = { recordId: other.id, version: (await life(other.id)).version, ...death };
    expect((await refusedFields(ask('life.take', asked))).on).toContain('2026-01-10 期初：上次认证。');
  });

  it.each([
    ['died', { management: 'M5', benefitState: 'B4' }, '已登记死亡'],
    ['went elsewhere', { management: 'M4' }, '管理关系已经转出'],
    ['has no benefit any more', { benefitState: 'B4' }, '待遇已经终止'],
  ])('is refused for who %s', async (_who, values, why) => {
    const { id } = await person(values as Partial<RetireeValues>);
    expect((await ask('openings.get', { recordId: id })).refusal).toContain(why);
    expect(await refused(save(id, { certifiedOn: '2026-01-10' }))).toMatchObject({
      code: 'life.refused',
      params: { why: expect.stringContaining(why) },
    });
  });

  it('holds its days to today, the life and each other', async () => {
    const { id } = await person();
    const limits: [object, string, string][] = [
      [{}, 'certifiedOn', '请至少填写一项：认证、金额或发放状态'],
      [{ certifiedOn: '2026-11-24' }, 'certifiedOn', '上次认证日期还没到，请核对'],
      [{ certifiedOn: '1949-01-01' }, 'certifiedOn', '上次认证日期早于出生日期 1950-05-02，请核对'],
      [{ certifiedOn: '2010-05-31' }, 'certifiedOn', '上次认证日期早于退休时间 2010-06，请核对'],
      [{ way: '01', certifiedThrough: '2027-01-01' }, 'certifiedOn', '选了认证方式的，请填写上次认证日期'],
      [{ certifiedOn: '2026-01-10', way: 'XX' }, 'way', '请选择认证方式'],
      [
        { certifiedOn: '2026-01-10', certifiedThrough: '2026-01-09' },
        'certifiedThrough',
        '认证有效期至早于上次认证日期 2026-01-10，请核对',
      ],
      [{ certifiedThrough: '2030-01-01' }, 'certifiedThrough', '认证有效期至在三年以后，请核对'],
      [{ certifiedThrough: '2010-05-31' }, 'certifiedThrough', '认证有效期至早于退休时间 2010-06，请核对'],
      [{ amountFen: 300_000 }, 'amountFrom', '请填写这个金额从哪个月起，例如 2026-01'],
      [{ amountFrom: '2026-01' }, 'amountFen', '请填写现在的月养老金'],
      [{ amountFen: 300_000, amountFrom: '2026-12' }, 'amountFrom', '现标准起始月 2026-12 还没到，请核对'],
      [
        { amountFen: 300_000, amountFrom: '2010-05' },
        'amountFrom',
        '现标准起始月 2010-05 早于退休时间 2010-06，请核对',
      ],
      [{ payment: 'paused', pauseReason: 'overdue' }, 'pausedFrom', '请填写从哪个月起暂停，例如 2026-07'],
      [
        { payment: 'paused', pausedFrom: '2026-12', pauseReason: 'overdue' },
        'pausedFrom',
        '暂停起始月 2026-12 还没到，请核对',
      ],
      [{ payment: 'paused', pausedFrom: '2026-08' }, 'pauseReason', '请选择暂停的原因'],
      [{ payment: 'paying', pausedFrom: '2026-08' }, 'pausedFrom', '发放中的不填暂停起始月；已暂停的请选“暂停发放”'],
    ];
    for (const [opening, field, sentence] of limits)
      expect(await refusedFields(save(id, opening)), JSON.stringify(opening)).toMatchObject({ [field]: sentence });
    expect((await life(id)).story).toEqual([]);
  });
});

describe('what reckons with an opening state', () => {
  const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };
  const report = async (name: string, period: object = NOVEMBER) => {
    const { figures, checks } = await ask('reports.get', { report: name, ...period });
    return {
      values: Object.fromEntries(figures.map(({ key, value }) => [key, value])),
      unheld: checks.filter(({ isHeld }) => !isHeld).map(({ label }) => label),
    };
  };

  it('the desk and the lists of certification: overdue, due and never', async () => {
    const late = await person({ name: '陈桂英' });
    const soon = await person({ name: '林月华' });
    await person({ name: '高建国' });
    await save(late.id, { certifiedThrough: '2026-10-31' });
    await save(soon.id, { certifiedOn: '2025-12-20' });
    const list = await ask('certification.list', { filter: { group: 'overdue' } });
    expect(list.counts).toMatchObject({ overdue: 1, due: 1, never: 1, done: 0 });
    expect(list.rows).toMatchObject([{ name: '陈桂英', through: '2026-10-31', certifiedOn: null }]);
    // Who was never certified has no day and is in no other number: the desk tells the same as the list.
    expect(await ask('life.due', {})).toMatchObject({
      ...{ overdue: 1, total: 2, dated: [{ kind: 'retiree', overdue: 1, never: 1 }] },
    });
    expect(await ask('life.due', { label: '归还人事档案' })).toMatchObject({ dated: [] });
  });

  it('reports: due in its period, but neither a certification nor a pause nor an increase of it; identities hold', async () => {
    const { id } = await person({ benefitState: 'B0' });
    const before = await report('benefit');
    await save(id, { certifiedOn: '2026-11-10', certifiedThrough: '2026-11-25', payment: 'paying' });
    const paused = await person();
    await save(paused.id, {
      certifiedThrough: '2026-11-26',
      payment: 'paused',
      pausedFrom: '2026-08',
      pauseReason: 'prison',
    });
    const certification = await report('certification');
    expect(certification.values).toMatchObject({ due: 2, certified: 0, passes: 0, paused: 0, prison: 1, open: 1 });
    expect(certification.unheld).toEqual([]);
    const benefit = await report('benefit');
    expect(benefit.values).toMatchObject({ closing: 2, paused: 1, paying: 1, pausedNow: 0, adjusted: 0, awarded: 0 });
    expect(benefit.unheld).toEqual([]);
    // Both files were opened in November: that, and not the opening state, is what brought them in.
    expect([before.values.added, benefit.values.added]).toEqual([0, 2]);
    const december = await report('benefit', { from: '2026-12-01', to: '2026-12-31' });
    expect(december.values).toMatchObject({ opening: 2, added: 0, ended: 0 });
  });

  it('the roll of a month: the amount since its month, nobody who was paused before', async () => {
    const paid = await person({ name: '陈桂英' });
    const paused = await person({ name: '林月华' });
    await save(paid.id, { amountFen: 320_000, amountFrom: '2026-01' });
    await save(paused.id, { ...whole, certifiedOn: null, way: null });
    const { lines } = await ask('payments.roll', { month: '2026-11' });
    expect(lines.map(({ name, netFen }) => [name, netFen])).toEqual([['陈桂英', 320_000]]);
    const july = await ask('payments.roll', { month: '2026-07' });
    expect(july.lines.map(({ name }) => name).sort()).toEqual(['林月华', '陈桂英']);
  });

  it('resumes after a certification, and pays the months since the pause of the old system', async () => {
    const { id, number } = await person();
    await save(id, { ...whole, pauseReason: 'overdue', certifiedOn: null, way: null, certifiedThrough: '2026-07-31' });
    await ask('certification.enter', { text: number, on: '2026-11-20', way: '04' });
    const { version } = await life(id);
    await ask('life.take', {
      ...{ recordId: id, version, step: 'benefit.resume', on: '2026-11-23', month: '2026-12' },
      papers: [{ paper: 'resume-approval', number: null }],
    });
    const { lines } = await ask('payments.roll', { month: '2026-12' });
    // Four months, August to November, beside the month itself.
    expect(lines.map(({ netFen }) => netFen)).toEqual([320_000 * 5]);
  });
});

describe('a list of opening states', () => {
  let lists = 0;
  const list = (...rows: string[][]) => {
    lists += 1;
    const path = join(archive.dir, `期初-${lists}.csv`);
    const heading = [
      '姓名',
      '身份证号',
      '上次认证日期',
      '认证方式',
      '认证有效期至',
      '月养老金',
      '现标准起始月',
      '发放状态',
      '暂停起始月',
      '暂停原因',
    ];
    writeFileSync(path, `\uFEFF${[heading, ...rows].map((cells) => cells.join(',')).join('\n')}\n`);
    return path;
  };
  const judge = (path: string) => ask('openings.judgeMany', { path, limit: 200 });

  it('is judged line by line by the rules of a single entry, entered as one act, and taken back whole', async () => {
    const fine = await person({ name: '陈桂英' });
    const paused = await person({ name: '林月华' });
    const dead = await person({ name: '高建国', management: 'M5', benefitState: 'B4' });
    const there = await person({ name: '黄秀兰' });
    await save(there.id, { certifiedOn: '2026-01-10' });
    const stranger = newIdNumber('1951-01-01');
    const path = list(
      ['陈桂英', fine.idNumber, '2026-03-01', '数据比对', '', '3200.50', '2026-01', '正常发放', '', ''],
      ['林月华', paused.idNumber, '', '', '2026-07-31', '3100', '202601', '暂停发放', '2026.08', '逾期未认证'],
      ['陈大文', paused.idNumber, '2026-03-01', '', '', '', '', '', '', ''],
      ['高建国', dead.idNumber, '2026-03-01', '', '', '', '', '', '', ''],
      ['黄秀兰', there.idNumber, '2026-03-01', '', '', '', '', '', '', ''],
      ['何人', stranger, '2026-03-01', '', '', '', '', '', '', ''],
    );
    const { lines, counts, digest } = await judge(path);
    expect(counts).toEqual({ ready: 2, note: 0, ask: 0, stop: 4 });
    expect(lines.map(({ findings }) => findings.join('；'))).toEqual([
      '',
      '',
      expect.stringMatching(/与第 3 行是同一个人.*登记的是“林月华”/),
      expect.stringContaining('已登记死亡'),
      '期初已登记过，名单不改动它；要更正的，请在档案的“办理”里写明原因',
      expect.stringContaining(`没有人用号码 ${stranger}`),
    ]);
    const input = { path, digest };
    expect((await refused(ask('openings.enterMany', input))).code).toBe('opening.othersLeft');
    const done = await ask('openings.enterMany', { ...input, leavesOthers: true });
    expect(done).toMatchObject({ done: 2, leftOut: 4 });
    expect(row(fine.id)).toEqual(['2026-03-01', '2027-03-01', 320_050, 'B1', 'V1']);
    expect(row(paused.id)).toEqual([null, '2026-07-31', 310_000, 'B2', 'V3']);
    expect((await ask('openings.get', { recordId: fine.id })).opening).toMatchObject({
      source: expect.stringMatching(/^期初名单 期初-\d+\.csv$/),
    });
    await ask('commands.undo', { id: done.commandId });
    expect(row(fine.id)).toEqual([null, null, null, 'B1', 'V0']);
    expect(row(paused.id)).toEqual([null, null, null, 'B1', 'V0']);
    proved();
  });

  it('guesses nothing that a cell does not say', async () => {
    const { idNumber } = await person({ name: '陈桂英' });
    const cases: [string, string[], string, string][] = [
      [
        'a month of certification without its day',
        ['2026-03', '', '', '', '', '', '', ''],
        'stop',
        '上次认证日期“2026-03”没有写日，请写完整，例如 2026-07-01',
      ],
      ['a text in place of a day', ['去年', '', '', '', '', '', '', ''], 'stop', '上次认证日期“去年”不是日期'],
      ['a payment nobody can read', ['', '', '', '', '', '正在处理', '', ''], 'stop', '看不出发放状态“正在处理”'],
      ['an ended benefit', ['', '', '', '', '', '终止', '', ''], 'stop', '看不出发放状态“终止”'],
      [
        'a pause without its reason',
        ['', '', '', '', '', '暂停', '2026-08', ''],
        'stop',
        '暂停的请写明原因：逾期未认证、服刑、失踪、认证不通过或待核实',
      ],
      [
        'a month of the amount without the amount',
        ['', '', '', '', '2026-01', '', '', ''],
        'stop',
        '写了现标准起始月，没有写月养老金',
      ],
      ['a way of no code', ['2026-03-01', '电报', '', '', '', '', '', ''], 'stop', '认证方式“电报”看不懂'],
      ['a line that says nothing', ['', '', '', '', '', '', '', ''], 'stop', '请至少填写一项'],
    ];
    for (const [what, cells, level, sentence] of cases) {
      const { lines } = await judge(list(['陈桂英', idNumber, ...cells]));
      expect(lines[0]?.level, what).toBe(level);
      expect(lines[0]?.findings.join('；'), what).toContain(sentence);
    }
  });

  it('asks where only the month of the first pension is known: it was adjusted since, or not', async () => {
    const { id, idNumber } = await person({ name: '陈桂英' });
    const path = join(archive.dir, '待遇.csv');
    writeFileSync(path, `\uFEFF姓名,身份证号,月养老金,待遇起始月\n陈桂英,${idNumber},3200,2019-05\n`);
    const { lines, digest } = await judge(path);
    expect(lines).toMatchObject([{ level: 'ask', findings: [expect.stringContaining('只有待遇起始月 2019-05')] }]);
    expect((await refused(ask('openings.enterMany', { path, digest }))).code).toBe('opening.nobody');
    await ask('openings.enterMany', { path, digest, accepted: [2] });
    expect((await ask('pension.get', { recordId: id })).amounts).toMatchObject([
      { fromMonth: '2019-05', fen: 320_000 },
    ]);
  });
});
