import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { appendLog } from '#db/core/log.ts';
import { inTransaction } from '#db/core/open.ts';
import { checkArchive } from '#electron/archive/check.ts';
import type { RosterDocument } from '#shared/contract/sheet-documents.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { printed, refused, refusedFields } from '#test/help/ask.ts';
import { payDesk } from '#test/help/pay-desk.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');

const day = (text: string) => vi.setSystemTime(new Date(`${text}T08:00:00Z`));
const { ask, open, step, roll, finalise, undo } = payDesk(() => archive);

const part = { bankCode: null, communityId: null, isMasked: false };
const goesOut = {
  printed: (rollId: number) => printed(archive, { form: 'pay-roll', rollId, ...part }),
  'printed as 增减表': (rollId: number) => printed(archive, { form: 'pay-changes', rollId }),
  exported: () => ask('payments.export', { month: '2026-11', path: join(archive.dir, 'roll.xlsx') }),
  'exported as 增减表': () =>
    ask('payments.exportChanges', { month: '2026-11', path: join(archive.dir, 'changes.xlsx') }),
} as const;

describe('what went outside is never undone silently', () => {
  it('a final roll that nobody saw outside is undone, whatever was written out of drafts', async () => {
    await open();
    await ask('payments.export', { month: '2026-11', path: join(archive.dir, 'draft.xlsx') });
    const { commandId } = await finalise('2026-11');
    expect((await roll('2026-11')).outside).toBeNull();
    await undo(commandId);
    expect(await roll('2026-11')).toMatchObject({ rollId: null, number: '202611-1' });
  });

  it.each(Object.entries(goesOut))(
    'a final roll that was %s: the undo is refused in a sentence, it can be voided',
    async (_, go) => {
      await open();
      const { rollId, commandId } = await finalise('2026-11');
      await go(rollId);
      expect(await refused(undo(commandId))).toMatchObject({
        code: 'payroll.wentOutside',
        params: { on: '2026-11-23' },
      });
      expect((await roll('2026-11')).outside).toMatchObject({ at: expect.stringContaining('2026-11-23') });
      await ask('payments.voidRoll', { rollId, reason: '名单漏了一人' });
      expect((await roll('2026-11')).rollId).toBeNull();
    },
  );

  it('voided it keeps number, lines and reason, counts nowhere, and its month is made final anew with the next number', async () => {
    const [person, paused] = [await open({ name: '张三' }), await open({ name: '赵六' })];
    await step(paused.id, 'benefit.pause', '2026-08-20', 'pause-list', { month: '2026-09', reason: 'overdue' });
    await step(paused.id, 'certification.pass', '2026-11-10', 'certification-form', { way: '04' });
    await step(paused.id, 'benefit.resume', '2026-11-12', 'resume-approval', { month: '2026-11' });
    const first = await finalise('2026-11');
    goesOut.printed(first.rollId);
    const { version } = await ask('pension.get', { recordId: person.id });
    const amount = { fromMonth: '2026-11', fen: 310_000, kind: 'correct', document: '更正核定表' };
    await ask('pension.setAmount', { recordId: person.id, version, ...amount });
    expect(await refusedFields(ask('payments.voidRoll', { rollId: first.rollId, reason: ' ' }))).toHaveProperty(
      'reason',
    );
    const voided = await ask('payments.voidRoll', { rollId: first.rollId, reason: '金额有误' });
    expect(await ask('payments.months', {})).toMatchObject({
      ...{ next: '2026-11', items: [] },
      voided: [{ number: '202611-1', month: '2026-11', reason: '金额有误', at: expect.stringContaining('2026-11-23') }],
    });
    expect((await ask('payments.ofRecord', { recordId: person.id })).items).toEqual([]);
    expect((await refused(ask('payments.voidRoll', { rollId: first.rollId, reason: '再一次' }))).code).toBe(
      'payroll.notFound',
    );
    // What it paid late counts as settled no more: the new roll pays it.
    const draft = await roll('2026-11');
    expect(draft.number).toBe('202611-2');
    expect(
      Object.fromEntries(draft.lines.map(({ name, baseFen, arrearsFen }) => [name, [baseFen, arrearsFen]])),
    ).toEqual({
      张三: [310_000, 0],
      赵六: [300_000, 600_000],
    });
    // Taken back, it is the roll of the month again; not any more once that was made final anew.
    await undo(voided.commandId);
    expect(await roll('2026-11')).toMatchObject({ rollId: first.rollId, number: '202611-1' });
    expect((await ask('payments.months', {})).voided).toEqual([]);
    const again = await ask('payments.voidRoll', { rollId: first.rollId, reason: '金额有误' });
    const second = await finalise('2026-11');
    expect((await refused(undo(again.commandId))).code).toBe('command.usedSince');
    const request = { form: 'pay-roll', rollId: second.rollId, ...part };
    const { document } = (await ask('sheets.get', { request })) as { document: RosterDocument };
    expect(document.notes).toContain('花名册编号 202611-2');
    const { items } = await ask('commands.list', { noun: 'payroll', nounId: null });
    expect(items.map(({ title }) => title)).toContain('作废 2026-11 发放花名册（202611-1）：金额有误');
    expect(await checkArchive(archive.dir)).toMatchObject({ findings: [], notes: [] });
  });

  it('printed again it says on every page that it is void: word, reason, day and by whom; no other sheet does', async () => {
    await open({ name: '张三' });
    const { rollId } = await finalise('2026-11');
    const sheetOf = async (request: object) =>
      ((await ask('sheets.get', { request })) as { document: RosterDocument }).document;
    const before = await sheetOf({ form: 'pay-roll', rollId, ...part });
    expect([before.mark, JSON.stringify(before)]).toEqual([undefined, expect.not.stringContaining('作废')]);
    await ask('payments.voidRoll', { rollId, reason: '金额有误' });
    await open({ name: '李四', bankCode: '103' });
    await finalise('2026-11');
    const after = await sheetOf({ form: 'pay-roll', rollId, ...part });
    expect(after).toMatchObject({ mark: '作废', fileName: '养老金发放花名册-202611-1-作废' });
    expect(after.notes).toContain('花名册编号 202611-1，已作废');
    for (const { head } of after.sections)
      expect(head.at(-1)).toEqual([{ name: '本册作废', text: '2026年11月23日　林经办　原因：金额有误' }]);
    // Its own lines, not those of the roll that took its place.
    expect(after.sections.map(({ rows }) => rows)).toEqual(before.sections.map(({ rows }) => rows));
    expect((await refused(ask('sheets.get', { request: { form: 'pay-changes', rollId } }))).code).toBe(
      'payroll.notFound',
    );
    goesOut.printed(rollId);
    expect(await checkArchive(archive.dir)).toMatchObject({ findings: [] });
  });

  it('is not voided once a bank told what it paid, nor once the next month was made final on it', async () => {
    await open();
    const first = await finalise('2026-11');
    goesOut.printed(first.rollId);
    const answer = await ask('payments.enterReturns', { month: '2026-11', source: { kind: 'none' }, on: '2026-11-23' });
    const refusal = () => refused(ask('payments.voidRoll', { rollId: first.rollId, reason: '错了' }));
    expect(await refusal()).toMatchObject({
      code: 'payroll.notVoidable',
      params: { why: expect.stringContaining('银行') },
    });
    await undo(answer.commandId);
    day('2026-12-05');
    await finalise('2026-12');
    expect(await refusal()).toMatchObject({
      code: 'payroll.notVoidable',
      params: { why: expect.stringContaining('2026-12') },
    });
  });

  it('of an archive of an earlier program, which did not tell which roll it wrote out: any of it counts', async () => {
    await open();
    const { commandId } = await finalise('2026-11');
    const later = new Date('2026-11-23T09:00:00Z').toISOString();
    archive.db.prepare('UPDATE schema_step SET applied_at = ? WHERE version = 390').run(later);
    const act = { ...archive.act, at: '2026-11-23T08:30:00.000Z' };
    const entry = { action: 'export', noun: 'payroll', nounId: 0, what: 'payments.export' } as const;
    inTransaction(archive.db, () => appendLog(archive.db, act, entry));
    expect((await refused(undo(commandId))).code).toBe('payroll.wentOutside');
  });

  it.each(['printed', 'exported'] as const)('a closed report that was %s is not undone either', async (way) => {
    const head = {
      unit: '鼓西街道',
      leader: null,
      statistician: null,
      filler: '林经办',
      phone: null,
      reportedOn: null,
    };
    const asked = { report: 'management', from: '2026-10-01', to: '2026-10-31', communityId: null } as const;
    const first = await ask('reports.close', { ...asked, head });
    await undo(first.commandId);
    const { id, commandId } = await ask('reports.close', { ...asked, head });
    if (way === 'printed') printed(archive, { form: 'report', ...asked, head, closeId: id });
    else await ask('reports.exportClosed', { id, path: join(archive.dir, 'closed.xlsx') });
    expect((await refused(undo(commandId))).code).toBe('report.wentOutside');
  });
});
