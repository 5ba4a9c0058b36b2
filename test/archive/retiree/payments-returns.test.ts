import { describe, expect, it } from 'vitest';
import { archiveOn } from '#test/help/archive-on.ts';
import { refused, refusedFields } from '#test/help/ask.ts';
import { payDesk } from '#test/help/pay-desk.ts';
import { xlsxFile } from '#test/help/rosters.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');

const { ask, open, roll, finalise } = payDesk(() => archive);
const heading = ['姓名', '公民身份号码', '账号', '退回金额', '退回原因'];
type Cells = readonly (string | number | null)[];
const listOf = async (...lines: Cells[]) => ({
  kind: 'list',
  path: await xlsxFile([{ rows: [heading, ...lines] }]),
});
const month = '2026-11';
const on = '2026-11-23';
const states = async () => Object.fromEntries((await roll(month)).lines.map(({ name, state }) => [name, state]));

describe('what a list says of a payment beside the number that found it is compared with the roll', () => {
  it('another name, account or amount is a question; nothing is entered until it is answered', async () => {
    const a = await open({ name: '张三' });
    const b = await open({ name: '李四' });
    await finalise(month);
    const account = (await roll(month)).lines.find(({ recordId }) => recordId === b.id)?.accountNumber ?? '';
    const other = (await roll(month)).lines.find(({ recordId }) => recordId === a.id)?.accountNumber ?? '';
    const asksOf = async (...cells: Cells) => {
      const { lines, ready, asking } = await ask('payments.readReturns', { month, source: await listOf(cells) });
      expect([ready, asking]).toEqual([0, 1]);
      return lines[0]?.asks.join('；');
    };
    expect(await asksOf(a.name, b.idNumber, null, null, '销户')).toMatch(/名单是“张三”.*登记的是“李四”/);
    expect(await asksOf(a.name, account, null, null, '销户')).toMatch(/名单是“张三”.*登记的是“李四”/);
    expect(await asksOf(b.name, b.idNumber, other, null, '销户')).toMatch(/号码不一致：.*账号是 /);
    expect(await asksOf(b.name, b.idNumber, account, 1, '销户')).toMatch(/名单是 1.00 元，.* 3,000.00 元/);
    expect(await asksOf(b.name, b.idNumber, account, '三千', '销户')).toMatch(/“三千”读不出来/);

    const source = await listOf([a.name, b.idNumber, null, 3000, '销户']);
    const { digest, lines } = await ask('payments.readReturns', { month, source });
    expect(await refusedFields(ask('payments.enterReturns', { month, source, on }))).toHaveProperty('list');
    const one = { kind: 'one', text: b.idNumber, name: a.name, reason: '销户' };
    expect(await refusedFields(ask('payments.enterReturns', { month, source: one, on }))).toHaveProperty('source.text');
    expect(await states()).toEqual({ 张三: 'sent', 李四: 'sent' });
    const accepted = lines.map(({ row }) => row);
    const stale = { month, source, on, accepted, digest: 'x' };
    expect((await refused(ask('payments.enterReturns', stale))).code).toBe('payroll.returnsChanged');
    expect(await ask('payments.enterReturns', { month, source, on, accepted, digest })).toMatchObject({ entered: 1 });
    expect(await states()).toEqual({ 张三: 'paid', 李四: 'returned' });
  });

  it('the same name written otherwise, a former name, the name of the account and a masked account ask nothing', async () => {
    const a = await open({ name: '买买提·艾力', formerName: '买艾力', accountName: '艾古丽' });
    await finalise(month);
    const [line] = (await roll(month)).lines;
    const account = line?.accountNumber ?? '';
    for (const name of ['买买提•艾力', '买买提 艾力', '买艾力', '艾古丽', null]) {
      const masked = `${account.slice(0, 6)}****${account.slice(-4)}`;
      const source = await listOf([name, a.idNumber, masked, '3,000.00', '销户']);
      const read = await ask('payments.readReturns', { month, source });
      expect(read).toMatchObject({ ready: 1, asking: 0 });
    }
  });

  it('lines that ask stay behind only when the clerk says so, and the others are entered', async () => {
    const [a, b, c] = [await open({ name: '张三' }), await open({ name: '李四' }), await open({ name: '王五' })];
    await finalise(month);
    const source = await listOf([a.name, b.idNumber, null, null, '销户'], [c.name, c.idNumber, null, null, '销户']);
    const done = await ask('payments.enterReturns', { month, source, on, leavesOthers: true });
    expect(done).toMatchObject({ entered: 1, leftOut: 1 });
    expect(await states()).toEqual({ 张三: 'paid', 李四: 'paid', 王五: 'returned' });
  });
});
