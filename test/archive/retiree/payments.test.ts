import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { saveUser } from '#db/users/users.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import type { RosterDocument } from '#shared/contract/sheet-documents.ts';
import { newIdNumber, retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { refused, refusedFields } from '#test/help/ask.ts';
import { type Paid, payDesk } from '#test/help/pay-desk.ts';
import { xlsxFile } from '#test/help/rosters.ts';
import { opening } from '#test/help/saving.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');

const day = (text: string) => vi.setSystemTime(new Date(`${text}T08:00:00Z`));
const { ask, open, step, roll, finalise, undo } = payDesk(() => archive);
async function list(rows: readonly (readonly (string | number | null)[])[]): Promise<string> {
  return xlsxFile([
    {
      rows: [
        ['2026年退休人员养老金调整名单'],
        ['序号', '姓名', '公民身份号码', '调整后金额', '增加额', '补发'],
        ...rows,
      ],
    },
  ]);
}
const header = { fromMonth: '2026-01', payMonth: '2026-11' };
const preview = (path: string, more: object = {}) =>
  ask('adjustments.preview', { source: { kind: 'list', path }, ...header, limit: 200, ...more });
const apply = async (path: string, more: object = {}) =>
  ask('adjustments.apply', {
    ...{ source: { kind: 'list', path }, ...header, document: '闽人社文〔2026〕8号', decidedOn: '2026-10-20' },
    ...{ digest: (await preview(path, 'payMonth' in more ? { payMonth: more.payMonth } : {})).digest, ...more },
  });
const formFen = async (id: number) => (await ask('records.get', { id })).values.pensionFen;
const rule = async (values: Record<string, string>, validFrom = '2026-01-01') => {
  for (const [key, value] of Object.entries(values))
    await ask('policy.add', {
      ...{ key: `retiree.adjust-${key}`, areaCode: '350000000000', validFrom, validTo: null, value },
      ...{ document: '闽人社文〔2026〕8号', mark: 'source', endsPrevious: false },
    });
};

describe('the decided list of a yearly adjustment', () => {
  it('tells of every line what is wrong with it, each in its own words, and writes nothing', async () => {
    const fine = await open({ name: '陈桂英' });
    const other = await open({ name: '林秀珍' });
    const less = await open({ name: '黄水木' });
    const dead = await open({ name: '郑有福' });
    const gone = await open({ name: '王转出', management: 'M4' });
    const ended = await open({ name: '吴终止', benefitState: 'B4' });
    const paused = await open({ name: '周暂停', benefitState: 'B2' });
    const same = await open({ name: '许相同' });
    await step(dead.id, 'person.death', '2025-12-30', 'death-certificate');
    const stranger = newIdNumber();
    const path = await list([
      [1, '陈桂英', fine.idNumber, 3100.5, null, null],
      [2, '林秀真', other.idNumber, 3100, null, null],
      [3, '无此人', stranger, 3100, null, null],
      [4, '郑有福', dead.idNumber, 3100, null, null],
      [5, '王转出', gone.idNumber, 3100, null, null],
      [6, '吴终止', ended.idNumber, 3100, null, null],
      [7, '周暂停', paused.idNumber, null, 100, null],
      [8, '黄水木', less.idNumber, 2900, null, null],
      [9, '许相同', same.idNumber, 3000, null, null],
      [10, '陈桂英', fine.idNumber, 3200, null, null],
      [11, '号码不对', '350102195005020011', 3100, null, null],
      [12, '林秀珍', null, 3100, null, null],
      [13, '金额不对', other.idNumber, '三千元', null, null],
      ['合计', null, null, 99999, null, null],
    ]);
    const { lines, counts, total } = await preview(path);
    expect(total).toBe(13);
    const told = Object.fromEntries(lines.map((line) => [line.row, [line.level, line.findings.join('；')]]));
    expect(told).toMatchObject({
      3: ['ready', ''],
      4: ['ask', expect.stringContaining('姓名不一致：名单是“林秀真”，')],
      5: ['stop', `没有人用号码 ${stranger}`],
      6: ['stop', expect.stringContaining('2025-12-30 已死亡')],
      7: ['stop', '管理关系已转出'],
      8: ['stop', '待遇已终止'],
      9: ['note', expect.stringContaining('暂停发放')],
      10: ['ask', expect.stringContaining('比调整前的 3,000.00 元少')],
      11: ['stop', '与调整前的金额相同，不用登记'],
      12: ['stop', expect.stringContaining('与第 3 行是同一个人')],
      13: ['stop', expect.stringContaining('不是有效的证件号码')],
      14: ['stop', '没有号码'],
      15: ['stop', expect.stringContaining('“三千元”不是金额')],
    });
    expect(new Set(Object.values(told).map(([, words]) => words)).size).toBe(13);
    expect(counts).toEqual({ ready: 1, note: 1, ask: 2, stop: 9 });
    expect(lines[0]).toMatchObject({ beforeFen: 300_000, afterFen: 310_050, arrearsFen: 100_500 });
    expect(await formFen(fine.id)).toBe(300_000);
    expect((await ask('adjustments.list', {})).items).toEqual([]);
  });

  it('is entered as one act, with those who ask only where the clerk takes them, and taken back as one', async () => {
    const first = await open({ name: '安一' });
    const second = await open({ name: '陈二' });
    const third = await open({ name: '林秀珍' });
    const path = await list([
      [1, first.name, first.idNumber, 3100.5, null, null],
      [2, second.name, second.idNumber, null, 80.25, null],
      [3, '林秀真', third.idNumber, 3200, null, null],
    ]);
    const figures = () => archive.db.prepare('SELECT id, pension_fen FROM retiree').raw().all();
    const before = figures();
    const done = await apply(path);
    expect(done).toMatchObject({ people: 2, leftOut: 1, increaseFen: 18_075, arrearsFen: 180_750 });
    expect(await formFen(first.id)).toBe(310_050);
    expect(await formFen(second.id)).toBe(308_025);
    expect(await formFen(third.id)).toBe(300_000);
    expect((await ask('pension.get', { recordId: first.id })).amounts).toMatchObject([
      { fromMonth: '2026-01', fen: 310_050, kind: 'adjust', document: '闽人社文〔2026〕8号' },
    ]);
    expect((await ask('records.history', { id: first.id })).items[0]?.note).toContain('闽人社文〔2026〕8号');
    expect((await roll('2026-11')).lines.map(({ name, baseFen, arrearsFen }) => [name, baseFen, arrearsFen])).toEqual([
      [first.name, 310_050, 100_500],
      [second.name, 308_025, 80_250],
      ['林秀珍', 300_000, 0],
    ]);
    await undo(done.commandId);
    expect(figures()).toEqual(before);
    expect((await ask('pension.get', { recordId: first.id })).amounts).toEqual([]);
    expect((await roll('2026-11')).sums.arrearsFen).toBe(0);
    // Again, this time with the one whose name was checked.
    const again = await apply(path, { accepted: [5] });
    expect(again).toMatchObject({ people: 3, leftOut: 0 });
    expect(await formFen(third.id)).toBe(320_000);
    const kept = (await ask('adjustments.list', {})).items;
    expect(kept).toMatchObject([{ document: '闽人社文〔2026〕8号', people: 3, source: 'list' }]);
    const copy = join(archive.dir, 'kept.xlsx');
    await ask('adjustments.exportKept', { id: kept[0]?.id, path: copy });
    expect((await readSheetRows(copy))[1]).toContain(first.idNumber);
  });

  it('is refused when the list or a file was written after the clerk looked', async () => {
    const person = await open();
    const path = await list([[1, person.name, person.idNumber, 3100, null, null]]);
    const { digest } = await preview(path);
    const { version } = await ask('pension.get', { recordId: person.id });
    const amount = { fromMonth: '2025-01', fen: 299_000, kind: 'correct', document: '更正' };
    await ask('pension.setAmount', { recordId: person.id, version, ...amount });
    expect((await refused(apply(path, { digest }))).code).toBe('adjustment.changed');
    expect(await refusedFields(apply(path, { decidedOn: '2026-12-01' }))).toEqual({ decidedOn: '还没到这一天' });
    expect(await refusedFields(apply(path, { document: ' ' }))).toHaveProperty('document');
    expect((await refused(apply(await list([[1, '无此人', newIdNumber(), 3100, null, null]])))).code).toBe(
      'adjustment.nobody',
    );
  });

  it('replaces an amount of the same month only when asked, and gives it back', async () => {
    const person = await open();
    const first = await apply(await list([[1, person.name, person.idNumber, 3100, null, null]]));
    const path = await list([[1, person.name, person.idNumber, 3120, null, null]]);
    expect((await preview(path)).lines[0]).toMatchObject({
      level: 'ask',
      findings: [expect.stringContaining('已登记 3,100.00 元')],
    });
    const second = await apply(path, { accepted: [3] });
    expect(await formFen(person.id)).toBe(312_000);
    expect((await refused(undo(first.commandId))).code).toBe('command.changedSince');
    await undo(second.commandId);
    expect(await formFen(person.id)).toBe(310_000);
    await undo(first.commandId);
    expect(await formFen(person.id)).toBe(300_000);
  });

  it('is checked by the notice of its own year, which never writes without the agency’s paper', async () => {
    const old = await open({ name: '年满七十', birthOn: '1950-05-02' });
    const young = await open({ name: '未满七十', birthOn: '1957-05-02', idNumber: newIdNumber('1957-05-02') });
    const late = await open({ name: '新退休', retiredOn: '2026-02' });
    const path = await list([
      [1, old.name, old.idNumber, 3137, null, null],
      [2, young.name, young.idNumber, 3000.5, null, null],
      [3, late.name, late.idNumber, 3100, null, null],
    ]);
    expect((await preview(path)).rule.lacking).toEqual(['政策数值里没有 2026 年的养老金调整办法，不能核对增加额']);
    await rule({ fixed: '20', 'per-year': '1' }, '2025-01-01');
    expect((await preview(path)).rule.used).toEqual([]);
    await rule({ percent: '2', 'elder-age-1': '840', 'elder-amount-1': '30' });
    await rule({ fixed: '20.5', 'per-year': '1' }, '2026-01-01').catch(() => undefined);
    const { lines, rule: used, sums } = await preview(path);
    // 2 % of 3,000 and 30 for seventy years.
    expect(lines[0]).toMatchObject({ formulaFen: 309_000, level: 'note' });
    expect(lines[0]?.findings).toEqual(['增加 137.00 元，按办法应为 90.00 元，多 47.00 元']);
    expect(lines[1]).toMatchObject({ formulaFen: 306_000 });
    expect(lines[2]?.findings.join()).toContain('执行月份早于退休时间');
    expect(used.used.map(({ label, isSure }) => [label, isSure])).toContainEqual([
      '养老金调整：挂钩本人养老金的比例',
      true,
    ]);
    expect(sums).toMatchObject({ people: 2, comparedIncreaseFen: 13_750, formulaIncreaseFen: 15_000 });
    const byRule = await ask('adjustments.preview', { source: { kind: 'rule' }, ...header });
    expect(byRule.lines.map(({ name, afterFen, level }) => [name, afterFen, level])).toEqual([
      ['年满七十', 309_000, 'ready'],
      ['未满七十', 306_000, 'ready'],
      ['新退休', null, 'stop'],
    ]);
    const input = { source: { kind: 'rule' }, ...header, digest: byRule.digest, decidedOn: '2026-10-20' };
    expect(await refusedFields(ask('adjustments.apply', { ...input, document: '' }))).toHaveProperty('document');
    const done = await ask('adjustments.apply', { ...input, document: '闽人社文〔2026〕8号' });
    expect(done).toMatchObject({ people: 2, increaseFen: 15_000 });
    const { items } = await ask('commands.list', { noun: 'adjustment', nounId: null });
    expect(items[0]?.title).toContain('按调整办法计算');
  });

  it('of somebody whose amount before is unknown has no sums, nor in what is kept of it', async () => {
    const known = await open({ name: '有数' });
    const unknown = await open({ name: '无数', pensionFen: null });
    const path = await list([
      [1, known.name, known.idNumber, 3100, null, null],
      [2, unknown.name, unknown.idNumber, 3100, null, null],
    ]);
    const seen = await preview(path);
    expect(seen.sums).toMatchObject({
      people: 2,
      beforeFen: null,
      increaseFen: null,
      arrearsFen: null,
      afterFen: 620_000,
    });
    expect(await apply(path)).toMatchObject({ people: 2, increaseFen: null, arrearsFen: 100_000 });
    expect((await ask('adjustments.list', {})).items).toMatchObject([{ increaseFen: null }]);
  });

  it('takes nobody a narrowed clerk may not see', async () => {
    const mine = await open({ communityId: 1 });
    const other = await open({ communityId: 2 });
    const path = await list([
      [1, mine.name, mine.idNumber, 3100, null, null],
      [2, other.name, other.idNumber, 3100, null, null],
    ]);
    const scope = { kinds: null, communityIds: [1], hasUnassigned: false };
    const user = {
      id: null,
      name: '王经办',
      role: 'clerk',
      isDisabled: false,
      passwordHash: 'scrypt$1$1$1$x$x',
    } as const;
    const id = inTransaction(archive.db, () => saveUser(archive.db, archive.act, { ...user, scope }));
    setCurrentUser(archive.context, id);
    const { lines } = await preview(path);
    expect(lines[1]).toMatchObject({
      name: null,
      beforeFen: null,
      level: 'stop',
      findings: ['这个人的档案不在您的范围内'],
    });
    expect((await apply(path)).people).toBe(1);
    expect((await roll('2026-11')).lines.map(({ name }) => name)).toEqual([mine.name]);
    expect((await refused(finalise('2026-11'))).code).toBe('scope.wholeOffice');
  });

  it('reads a CSV file with other headings, months of its own and given arrears', async () => {
    const person = await open();
    const path = join(archive.dir, 'list.csv');
    writeFileSync(
      path,
      `社会保障号,人员姓名,月增加额,补发金额,执行年月,文号\n${person.idNumber},${person.name},100.00,950.00,2026年2月,榕人社〔2026〕3号\n`,
    );
    const { lines } = await preview(path);
    expect(lines[0]).toMatchObject({ fromMonth: '2026-02', afterFen: 310_000, arrearsFen: 95_000, level: 'note' });
    expect(lines[0]?.findings).toEqual([expect.stringContaining('名单的补发是 950.00 元，按月份计算是 900.00 元')]);
    await apply(path);
    expect((await ask('pension.get', { recordId: person.id })).amounts[0]).toMatchObject({
      document: '榕人社〔2026〕3号',
    });
    expect((await roll('2026-11')).lines[0]?.arrearsFen).toBe(95_000);
    await finalise('2026-11');
    // What the agency gave stands: nothing is put right behind its back.
    day('2026-12-05');
    expect((await roll('2026-12')).lines[0]).toMatchObject({ arrearsFen: 0, deductionFen: 0 });
  });
});

describe('the roll of a month', () => {
  it('has who is paid, by bank and community, and says why the others are not', async () => {
    const paid = await open({ name: '张三', communityId: 2 });
    const elsewhere = await open({ name: '李四', bankCode: '105', communityId: 1 });
    const dead = await open({ name: '王五' });
    const paused = await open({ name: '赵六' });
    await open({ name: '钱七', pensionFen: null });
    await step(dead.id, 'person.death', '2026-10-05', 'death-certificate');
    await step(paused.id, 'benefit.pause', '2026-10-20', 'pause-list', { month: '2026-11', reason: 'overdue' });
    const november = await roll('2026-11');
    expect(november.lines.map(({ name, position }) => [name, position])).toEqual([
      ['张三', 1],
      ['李四', 2],
    ]);
    expect(november.groups).toMatchObject([
      { bankCode: '102', communityName: '西洪社区', people: 1, netFen: 300_000 },
      { bankCode: '105', communityName: '达明社区', people: 1, netFen: 300_000 },
    ]);
    const { items } = await ask('payments.leftOut', { month: '2026-11' });
    expect(items.map(({ name, why }) => [name, why])).toEqual([
      ['钱七', '没有登记这个月的金额'],
      ['王五', '已于 2026-10-05 死亡，死亡次月起停发'],
      ['赵六', '待遇暂停发放'],
    ]);
    // The month of the death is paid whole, and the pause begins with its month.
    expect((await roll('2026-10')).lines.map(({ name }) => name).sort()).toEqual(
      ['张三', '李四', '王五', '赵六'].sort(),
    );
    expect((await roll('2026-11', { bankCode: '105' })).sums).toMatchObject({ people: 1 });
    expect((await roll('2026-11', { communityId: 2 })).lines[0]?.recordId).toBe(paid.id);
    expect(elsewhere.id).toBeGreaterThan(0);
  });

  it('goes by the bank that the name of a branch begins with, where a file has no code', async () => {
    await open({ name: '张三', bankCode: null, bankName: '中国建设银行福州城北支行', communityId: 1 });
    await open({ name: '李四', bankCode: null, bankName: '乡里的钱庄', communityId: 1 });
    await open({ name: '王五', bankCode: null, bankName: '工商银行鼓楼支行', communityId: 2 });
    await open({ name: '赵六', bankCode: '102', bankName: '工商银行鼓楼支行', communityId: 1 });
    const { lines, groups } = await roll('2026-11');
    expect(lines.map(({ name, bankCode }) => [name, bankCode])).toEqual([
      ['赵六', '102'],
      ['王五', '102'],
      ['张三', '105'],
      ['李四', null],
    ]);
    expect(groups.map(({ bankCode, people }) => [bankCode, people])).toEqual([
      ['102', 1],
      ['102', 1],
      ['105', 1],
      [null, 1],
    ]);
    expect((await roll('2026-11', { bankCode: '105' })).lines.map(({ name }) => name)).toEqual(['张三']);
  });

  it('once final stays as it is, whatever becomes of the files; corrections come with the next', async () => {
    const person = await open({ name: '张三' });
    const done = await finalise('2026-11');
    expect(done).toMatchObject({ people: 1, netFen: 300_000 });
    const kept = await roll('2026-11');
    const { version } = await ask('pension.get', { recordId: person.id });
    const amount = { fromMonth: '2026-11', fen: 312_345, kind: 'correct', document: '更正核定表' };
    await ask('pension.setAmount', { recordId: person.id, version, ...amount });
    expect((await roll('2026-11')).lines).toEqual(kept.lines);
    expect((await refused(finalise('2026-11'))).code).toBe('payroll.finalAlready');
    expect((await refused(finalise('2026-10'))).code).toBe('payroll.refused');
    day('2026-12-05');
    expect((await roll('2026-12')).lines[0]).toMatchObject({ baseFen: 312_345, arrearsFen: 12_345, netFen: 324_690 });
    await finalise('2026-12');
    day('2027-01-05');
    expect((await roll('2027-01')).lines[0]).toMatchObject({ baseFen: 312_345, arrearsFen: 0, deductionFen: 0 });
    expect((await refused(undo(done.commandId))).code).toBe('command.usedSince');
    expect(() => archive.db.exec('UPDATE payment_line SET base_fen = 1, net_fen = 1')).toThrow('never written again');
  });

  it('takes back what was paid too much, and never more than the month pays', async () => {
    const person = await open({ name: '张三' });
    await finalise('2026-11');
    const { version } = await ask('pension.get', { recordId: person.id });
    const amount = { fromMonth: '2026-11', fen: 100_000, kind: 'correct', document: '更正核定表' };
    await ask('pension.setAmount', { recordId: person.id, version, ...amount });
    day('2026-12-05');
    expect((await roll('2026-12')).lines[0]).toMatchObject({ baseFen: 100_000, deductionFen: 100_000, netFen: 0 });
    await finalise('2026-12');
    day('2027-01-05');
    expect((await roll('2027-01')).lines[0]).toMatchObject({ baseFen: 100_000, deductionFen: 100_000, netFen: 0 });
    await finalise('2027-01');
    day('2027-02-05');
    expect((await roll('2027-02')).lines[0]).toMatchObject({ baseFen: 100_000, deductionFen: 0, netFen: 100_000 });
  });

  it('pays the months of a pause when the benefit was resumed', async () => {
    const person = await open({ name: '赵六' });
    await step(person.id, 'benefit.pause', '2026-08-20', 'pause-list', { month: '2026-09', reason: 'overdue' });
    expect((await roll('2026-11')).lines).toEqual([]);
    await step(person.id, 'certification.pass', '2026-11-10', 'certification-form', { way: '04' });
    await step(person.id, 'benefit.resume', '2026-11-12', 'resume-approval', { month: '2026-11' });
    expect((await roll('2026-11')).lines[0]).toMatchObject({ baseFen: 300_000, arrearsFen: 600_000 });
    await finalise('2026-11');
    day('2026-12-05');
    expect((await roll('2026-12')).lines[0]).toMatchObject({ baseFen: 300_000, arrearsFen: 0 });
  });

  it('uses the account of its month', async () => {
    const person = await open({ name: '张三', accountNumber: '6222020000000000001' });
    const { version } = await ask('pension.get', { recordId: person.id });
    const account = { on: '2026-11-10', accountNumber: '6222020000000000002', accountName: '张三', reason: '换卡' };
    await ask('pension.setAccount', { recordId: person.id, version, ...account });
    expect((await roll('2026-10')).lines[0]?.accountNumber).toBe('6222020000000000001');
    expect((await roll('2026-11')).lines[0]?.accountNumber).toBe('6222020000000000002');
  });

  it('keeps what the bank sent back: on the desk, in the story, and paid again once it is settled', async () => {
    const [bad, good] = [await open({ name: '张三' }), await open({ name: '李四' })];
    const item = { recordId: bad.id, month: '2026-11', kind: 'subsidy', fen: 5_000, reason: '高龄补贴' };
    const added = await ask('payments.addItem', item);
    await undo(added.commandId);
    expect((await roll('2026-11')).sums.subsidyFen).toBe(0);
    await ask('payments.addItem', item);
    expect(await ask('payments.ofRecord', { recordId: bad.id })).toMatchObject({
      items: [],
      planned: [{ month: '2026-11', kind: 'subsidy', fen: 5_000, reason: '高龄补贴' }],
    });
    expect((await refused(ask('payments.readReturns', { month: '2026-11', source: { kind: 'none' } }))).code).toBe(
      'payroll.notFinal',
    );
    await finalise('2026-11');
    expect(await refusedFields(ask('payments.addItem', item))).toHaveProperty('month');
    expect((await roll('2026-11')).states).toMatchObject({ sent: 2 });
    const path = await xlsxFile([
      {
        rows: [
          ['户名', '账号', '失败原因'],
          ['张三', bad.idNumber, '户名不符'],
          ['无此人', newIdNumber(), '账号不存在'],
        ],
      },
    ]);
    const source = { kind: 'list', path };
    expect((await ask('payments.readReturns', { month: '2026-11', source })).lines).toMatchObject([
      { name: '张三', netFen: 305_000, why: null },
      { name: null, why: '2026-11 的花名册上没有这个号码' },
    ]);
    const done = await ask('payments.enterReturns', { month: '2026-11', source, on: '2026-11-23' });
    expect(done).toMatchObject({ entered: 1, leftOut: 1 });
    const after = await roll('2026-11');
    expect(after.lines.map(({ name, state, returnReason }) => [name, state, returnReason])).toEqual([
      ['李四', 'paid', null],
      ['张三', 'returned', '户名不符'],
    ]);
    const due = await ask('life.due', {});
    expect(due.items).toMatchObject([{ label: '处理退回的养老金', name: '张三', recordId: bad.id }]);
    expect((await ask('life.get', { recordId: bad.id })).story.at(-1)).toMatchObject({
      step: 'payment.returned',
      amountFen: 305_000,
      note: '户名不符',
    });
    // The person's own list says the same, and what was put on the roll by itself waits no more.
    const paid = await ask('payments.ofRecord', { recordId: bad.id });
    expect(paid.items).toMatchObject([
      {
        ...{ month: '2026-11', baseFen: 300_000, subsidyFen: 5_000, netFen: 305_000 },
        ...{ state: 'returned', returnReason: '户名不符' },
      },
    ]);
    expect(paid.planned).toEqual([]);
    day('2026-12-05');
    const waiting = (await roll('2026-12')).lines.find(({ recordId }) => recordId === bad.id);
    expect(waiting).toMatchObject({ baseFen: 300_000, arrearsFen: 0, note: '2026-11 退回，待处理' });
    await ask('life.settle', { eventId: due.items[0]?.eventId, on: '2026-12-01' });
    const again = (await roll('2026-12')).lines.find(({ recordId }) => recordId === bad.id);
    expect(again).toMatchObject({ baseFen: 300_000, arrearsFen: 305_000 });
    await finalise('2026-12');
    const { personId } = await ask('records.get', { id: bad.id });
    const ofPerson = (await ask('payments.ofPerson', { personId })).items;
    expect(ofPerson.map(({ month, netFen, state }) => [month, netFen, state])).toEqual([
      ['2026-12', 605_000, 'sent'],
      ['2026-11', 305_000, 'returned'],
    ]);
    day('2027-01-05');
    expect((await roll('2027-01')).sums).toMatchObject({ arrearsFen: 0, deductionFen: 0 });
    expect(good.id).not.toBe(bad.id);
  });

  it('takes the bank’s answer back with its returns', async () => {
    const person = await open({ name: '张三' });
    await finalise('2026-11');
    const source = { kind: 'one', text: person.idNumber, reason: '账号已注销' };
    const done = await ask('payments.enterReturns', { month: '2026-11', source, on: '2026-11-23' });
    expect((await ask('life.due', {})).total).toBe(1);
    await undo(done.commandId);
    expect((await ask('life.due', {})).total).toBe(0);
    expect((await roll('2026-11')).states).toMatchObject({ sent: 1, returned: 0 });
    await ask('payments.enterReturns', { month: '2026-11', source: { kind: 'none' }, on: '2026-11-23' });
    expect((await roll('2026-11')).states).toMatchObject({ paid: 1 });
  });

  it('an answer belongs to a bank’s file: what another bank was sent stays unanswered, wherever it is shown', async () => {
    const back = await open({ name: '张三', bankCode: '102' });
    const same = await open({ name: '李四', bankCode: '102' });
    const other = await open({ name: '王五', bankCode: '403' });
    const { rollId } = await finalise('2026-11');
    const states = async () => {
      const { lines, states: counts, unanswered } = await roll('2026-11');
      return { lines: Object.fromEntries(lines.map(({ name, state }) => [name, state])), counts, unanswered };
    };
    const stateOf = async ({ id }: Paid) => (await ask('payments.ofRecord', { recordId: id })).items[0]?.state;
    const source = { kind: 'one', text: back.idNumber, reason: '账号已注销' };
    const done = await ask('payments.enterReturns', { month: '2026-11', source, on: '2026-11-20' });
    expect(await states()).toEqual({
      lines: { 张三: 'returned', 李四: 'paid', 王五: 'sent' },
      counts: { draft: 0, sent: 1, paid: 1, returned: 1 },
      unanswered: ['403'],
    });
    expect([await stateOf(same), await stateOf(other)]).toEqual(['paid', 'sent']);
    const path = join(archive.dir, 'states.xlsx');
    await ask('payments.export', { month: '2026-11', path, state: 'sent' });
    expect((await readSheetRows(path))[1]).toContain('王五');
    const request = { form: 'pay-roll', rollId, bankCode: null, communityId: null, isMasked: false };
    const sheet = (await ask('sheets.get', { request })) as { document: RosterDocument };
    const printed = sheet.document.sections.flatMap(({ rows }) => rows.map((row) => [row[1], row[12]]));
    expect(Object.fromEntries(printed)).toEqual({ 张三: '退回', 李四: '成功', 王五: '' });
    // 全部成功 names the bank it is the answer of.
    const all = { month: '2026-11', source: { kind: 'none' }, on: '2026-11-23' };
    expect(await refusedFields(ask('payments.enterReturns', all))).toEqual({ banks: '请勾选已经答复的银行' });
    expect(await refusedFields(ask('payments.enterReturns', { ...all, banks: ['105'] }))).toHaveProperty('banks');
    const rest = await ask('payments.enterReturns', { ...all, banks: ['403'] });
    expect(await states()).toMatchObject({ lines: { 王五: 'paid' }, unanswered: [] });
    await undo(rest.commandId);
    expect(await states()).toMatchObject({ lines: { 李四: 'paid', 王五: 'sent' } });
    await undo(done.commandId);
    expect(await states()).toMatchObject({ counts: { sent: 3 }, unanswered: ['102', '403'] });
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('a roll that was answered as a whole before banks were told apart stays so, and a later return keeps it', async () => {
    const back = await open({ name: '张三', bankCode: '102' });
    await open({ name: '王五', bankCode: '403' });
    await finalise('2026-11');
    archive.db.prepare("UPDATE payment_roll SET answered_on = '2026-11-18'").run();
    expect((await roll('2026-11')).states).toMatchObject({ paid: 2, sent: 0 });
    const source = { kind: 'one', text: back.idNumber, reason: '账号已注销' };
    await ask('payments.enterReturns', { month: '2026-11', source, on: '2026-11-20' });
    expect((await roll('2026-11')).states).toMatchObject({ paid: 1, returned: 1, sent: 0 });
  });

  it('is not final while somebody on it has no number: each is named, on the screen and by the act', async () => {
    await open({ name: '张三' });
    const none = { idKind: 'none', idNumber: null } as const;
    for (const name of ['王五', '赵六']) {
      const values = retiree({ name, birthOn: '1950-05-02', retiredOn: '2005-05', pensionFen: 300_000, ...none });
      await ask('records.save', opening(values));
    }
    const { problems } = await roll('2026-11');
    expect(problems).toEqual([expect.stringMatching(/^(王五、赵六|赵六、王五)没有证件号码，不能发放/)]);
    expect(await refused(finalise('2026-11'))).toMatchObject({ code: 'payroll.refused' });
  });

  it('says before it is final what to look at, with how many and who, and is final with one confirmation', async () => {
    const right = await open({ name: '张三' });
    await finalise('2026-11');
    await open({ name: '没账号', accountNumber: null, accountName: null });
    await open({ name: '没户名', accountName: null });
    await open({ name: '别人名', accountName: '陈某某' });
    await open({ name: '同账号', accountNumber: (await roll('2026-11')).lines[0]?.accountNumber ?? '' });
    await open({ name: '没金额', pensionFen: null });
    const { hints, problems } = await roll('2026-12');
    const told = Object.fromEntries(hints.map(({ sentence, count, people }) => [sentence, [count, people.length]]));
    expect(told).toEqual({
      '1 人没有登记账号': [1, 1],
      '1 人的账号没有户名': [1, 1],
      '1 人的户名与姓名不一致': [1, 1],
      '2 人与别人用同一个账号': [2, 2],
      '1 人没有登记这个月的金额，没有编入': [1, 1],
      '5 人没有在有效期内的资格认证': [5, 5],
      '2026-12 还没有到': [5, 0],
      '2026-11 的花名册有 1 人银行未答复': [1, 1],
    });
    expect(hints.at(-1)?.people).toEqual([{ recordId: right.id, name: '张三' }]);
    expect(problems).toEqual([]);
    expect((await finalise('2026-12')).people).toBe(5);
  });

  it('says where a settled return would go to the same account again: before it is final, and where it is settled', async () => {
    const [closed, changed] = [await open({ name: '张三' }), await open({ name: '李四' })];
    await finalise('2026-10');
    for (const one of [closed, changed]) {
      const source = { kind: 'one', text: one.idNumber, reason: '账户已销户' };
      await ask('payments.enterReturns', { month: '2026-10', source, on: '2026-11-02' });
    }
    const { version } = await ask('pension.get', { recordId: changed.id });
    const account = { on: '2026-11-03', accountNumber: '6222020000000009999', accountName: '李四', reason: '换卡' };
    await ask('pension.setAccount', { recordId: changed.id, version, ...account });
    const { items } = await ask('life.due', { label: '处理退回的养老金' });
    const hintOf = async ({ id }: Paid) => {
      const eventId = items.find(({ recordId }) => recordId === id)?.eventId;
      return (await ask('life.settleHint', { eventId })).hint;
    };
    expect(await hintOf(closed)).toBe('账号与退回时相同（退回原因：账户已销户），下次发放可能再次退回');
    expect(await hintOf(changed)).toBeNull();
    for (const { eventId } of items) await ask('life.settle', { eventId, on: '2026-11-05' });
    const told = async (month: string) =>
      (await roll(month)).hints.filter(({ sentence }) => sentence.startsWith('1 人的账号与退回时相同'));
    expect(await told('2026-11')).toEqual([
      {
        ...{ sentence: '1 人的账号与退回时相同（退回原因：账户已销户）', count: 1 },
        people: [{ recordId: closed.id, name: '张三' }],
      },
    ]);
    // The bank has not said that it took the money: it is told again. Once it has, the account is one that works.
    await finalise('2026-11');
    expect(await told('2026-12')).toHaveLength(1);
    const answer = { month: '2026-11', source: { kind: 'none' }, on: '2026-11-20', banks: ['102'] };
    await ask('payments.enterReturns', answer);
    expect(await told('2026-12')).toEqual([]);
  });

  it('is written out with accounts as text, 小计 and 总计', async () => {
    await open({ name: '张三', accountNumber: '6222020000000000123' });
    await open({ name: '李四', bankCode: '105' });
    const path = join(archive.dir, 'roll.xlsx');
    expect(await ask('payments.export', { month: '2026-11', path })).toEqual({ path, rows: 2 });
    const rows = await readSheetRows(path);
    expect(rows[1]).toContain('6222020000000000123');
    expect(rows.filter((row) => row.includes('小计'))).toHaveLength(2);
    expect(rows.at(-1)?.join(' ')).toContain('总计 ');
    expect(rows.at(-1)?.join(' ')).toContain('6,000.00');
  });
});

describe('a month against the one before', () => {
  it('that has no final roll counts nobody as new or gone: on the screen, in the workbook and on paper alike', async () => {
    await open({ name: '张三' });
    await open({ name: '没有方式', paymentMethod: null });
    const { rollId } = await finalise('2026-11');
    expect(await ask('payments.changes', { month: '2026-11' })).toMatchObject({
      ...{ lines: [], total: 0, increase: null, decrease: null, now: { people: 2, netFen: 600_000 } },
      before: { month: '2026-10', people: null, netFen: null, temporaryFen: null },
      checks: [{ label: '总人数 = 银行 + 邮寄 + 信汇', isRight: false }],
    });
    const path = join(archive.dir, 'first.xlsx');
    expect((await ask('payments.exportChanges', { month: '2026-11', path })).rows).toBe(0);
    const said = '上月没有定稿的花名册，不能比较增减';
    expect((await readSheetRows(path)).slice(1).map((row) => row.join(''))).toEqual([said]);
    const sheet = (await ask('sheets.get', { request: { form: 'pay-changes', rollId } })) as {
      document: RosterDocument;
    };
    expect(sheet.document.sections).toMatchObject([
      { rows: [], closing: [said, expect.any(String), expect.any(String)] },
    ]);
  });

  it('tells who came, who went and what is paid once; the figures add up, and what has no ground is named', async () => {
    const [stays, dies, raised] = [
      await open({ name: '张三' }),
      await open({ name: '王五' }),
      await open({ name: '李四' }),
    ];
    await finalise('2026-11');
    await step(dies.id, 'person.death', '2026-11-20', 'death-certificate');
    const path = await list([[1, raised.name, raised.idNumber, 3100, null, null]]);
    await apply(path, { payMonth: '2026-12' });
    const comes = await open({ name: '新来', benefitState: 'B0', pensionFen: 250_000 });
    await step(comes.id, 'benefit.award', '2026-11-20', 'award-table', { month: '2026-12', amountFen: 250_000 });
    const groundless = await open({ name: '没有依据' });
    day('2026-12-05');
    const changes = await ask('payments.changes', { month: '2026-12' });
    const told = Object.fromEntries(changes.lines.map((line) => [line.name, line]));
    expect(told).toMatchObject({
      李四: { increaseFen: 10_000, temporaryFen: 110_000, netFen: 420_000, basis: '闽人社文〔2026〕8号' },
      新来: { increaseFen: 250_000, basis: '2026年11月20日待遇核定' },
      王五: { decreaseFen: 300_000, netFen: 0, basis: '已于 2026-11-20 死亡，死亡次月起停发' },
      没有依据: { increaseFen: 300_000, basis: null },
    });
    expect(told).not.toHaveProperty('张三');
    expect(changes.checks.map(({ isRight }) => isRight)).toEqual([true, true, true, false]);
    expect(changes.checks[3]?.people).toEqual([
      { recordId: groundless.id, name: '没有依据', why: '没有登记增减的依据' },
    ]);
    const { before, increase, decrease, now } = changes;
    const regular = (before.netFen ?? Number.NaN) - (before.temporaryFen ?? Number.NaN);
    expect(now.netFen).toBe(regular + (increase?.fen ?? 0) - (decrease?.fen ?? 0) + now.temporaryFen);
    expect(changes).toMatchObject({ isFinal: false, ways: { bank: 4, post: 0, wire: 0, other: 0, unknown: 0 } });
    const odd = await open({ name: '没有方式', paymentMethod: null });
    const [ways] = (await ask('payments.changes', { month: '2026-12' })).checks;
    expect(ways).toMatchObject({
      ...{ isRight: false, left: '5 人', right: '银行发放 4 人、邮寄发放 　 人、信汇发放 　 人、发放方式未登记 1 人' },
      people: [{ recordId: odd.id, why: '发放方式未登记' }],
    });
    const out = join(archive.dir, 'changes.xlsx');
    expect((await ask('payments.exportChanges', { month: '2026-12', path: out })).rows).toBe(5);
    expect(stays.id).toBeGreaterThan(0);
  });
});
