import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { saveUser } from '#db/users/users.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { entryWords } from '#renderer/log/log-words.ts';
import type { LogQuery } from '#shared/contract/log.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import type { Scope } from '#shared/rules/scope.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking, printed } from '#test/help/ask.ts';
import { importRoster } from '#test/help/import-roster.ts';
import { rosterFile } from '#test/help/rosters.ts';
import { opening } from '#test/help/saving.ts';

/** The log is asked for a person, a day, a clerk and a kind of act, and each entry says the act in words. */

let archive: TestArchive;
const clock = (instant: string): void => {
  vi.setSystemTime(new Date(instant));
};
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  clock('2026-03-02T09:00:00');
  archive = newArchive();
});
afterEach(() => {
  archive.remove();
  vi.useRealTimers();
});

const ask = asking(() => archive);
const asked = async (query: Partial<LogQuery>): Promise<string[]> =>
  (await ask('log.list', { ...query, limit: 200 })).items.map(entryWords).reverse();
const idOf = (recordId: number): number =>
  archive.db.prepare('SELECT person_id FROM record WHERE id = ?').pluck().get(recordId) as number;

async function open(name: string, values: Partial<RetireeValues> = {}): Promise<number> {
  const saved = await ask(
    'records.save',
    opening(retiree({ name, idNumber: newIdNumber(), communityId: 1, ...values })),
  );
  return saved.id;
}
function addUser(name: string, scope: Scope): number {
  const input = { id: null, name, role: 'head' as const, isDisabled: false, passwordHash: 'scrypt$1$1$1$x$x', scope };
  return inTransaction(archive.db, () => saveUser(archive.db, archive.act, input));
}

describe('the log asked for a person', () => {
  it('gives every entry that touched the person, by whatever noun, and none of another', async () => {
    const first = await open('李一');
    const second = await open('王二');
    const number = (await ask('records.get', { id: first })).number;
    await ask('certification.enter', { text: number, on: '2026-03-02', way: '04' });
    const { commandId } = await ask('care.save', {
      ...{ kind: 'visit', on: '2026-03-02', place: null, byRole: 'staff', byName: '林经办', what: '上门看望' },
      recordIds: [first, second],
    });
    if (commandId !== null) await ask('commands.undo', { id: commandId });
    printed(archive, { form: 'retiree-registration', recordId: second });
    const of = async (id: number) => (await asked({ personId: idOf(id) })).join('\n');
    const firstSaid = await of(first);
    const secondSaid = await of(second);
    expect(firstSaid).toContain('建档：李一');
    expect(firstSaid).toContain('查看档案');
    expect(firstSaid).toMatch(/资格认证|认证/);
    expect(firstSaid).not.toContain('王二');
    expect(secondSaid).toContain('建档：王二');
    expect(secondSaid).toContain('打印');
    expect(secondSaid).not.toContain('建档：李一');
    // The one act on both, and its undo, stand with both.
    for (const said of [firstSaid, secondSaid]) {
      expect(said.match(/^登记.*走访.*$/m), said).not.toBeNull();
      expect(said.match(/^撤销：登记.*走访.*$/m), said).not.toBeNull();
    }
  });

  it('goes on with whoever was merged into the person', async () => {
    const kept = await open('李一');
    const gone = await open('李一一', { idNumber: newIdNumber('1950-01-02') });
    const [keptId, goneId] = [idOf(kept), idOf(gone)];
    await ask('people.merge', { keptId, goneId, keptRecordIds: [kept] });
    expect((await asked({ personId: keptId })).join('\n')).toContain('建档：李一一');
  });
});

describe('the log asked for a clerk, a day, an act', () => {
  it('counts a day by the clock on the wall, from its first instant to its last', async () => {
    clock('2026-03-03T00:00:00');
    await open('零点');
    clock('2026-03-03T23:59:59');
    await open('深夜');
    clock('2026-03-04T00:00:00');
    await open('次日');
    const names = async (query: Partial<LogQuery>) =>
      (await asked({ ...query, action: 'write', noun: 'record' })).map((words) => /建档：(..)/.exec(words)?.[1]);
    expect(await names({ fromOn: '2026-03-03', toOn: '2026-03-03' })).toEqual(['零点', '深夜']);
    expect(await names({ fromOn: '2026-03-04' })).toEqual(['次日']);
    expect(await names({ toOn: '2026-03-02' })).toEqual([]);
  });

  it('gives what one clerk did, of one noun, and names all who stand in it', async () => {
    const head = addUser('王主任', { kinds: null, communityIds: null, hasUnassigned: true });
    setCurrentUser(archive.context, 1);
    await open('甲');
    setCurrentUser(archive.context, head);
    await open('乙');
    expect((await ask('log.clerks', {})).items.map(({ name }) => name)).toEqual(['林经办', '王主任']);
    expect(await asked({ userId: head, noun: 'record' })).toEqual([expect.stringContaining('建档：乙')]);
    expect(await asked({ userId: head, noun: 'household' })).toEqual([]);
  });

  it('says an act of a noun without a number of its own by its title, also after its undo', async () => {
    await open('甲');
    clock('2026-04-02T09:00:00');
    const period = { from: '2026-03-01', to: '2026-03-31' };
    const head = { unit: '鼓西街道', leader: '', statistician: '', filler: '', phone: '', reportedOn: '2026-04-02' };
    await ask('reports.close', { report: 'management', ...period, head });
    const { items } = await ask('commands.list', { noun: 'report', nounId: null });
    await ask('commands.undo', { id: items[0]?.id });
    const said = await asked({ noun: 'report' });
    expect(said).toHaveLength(2);
    expect(said[0]).toContain('2026年3月');
    expect(said[1]).toBe(`撤销：${said[0]}`);
    expect(said.join()).not.toContain('（1）');
  });

  it('shows whoever is narrowed to a community nobody of another, whatever is asked', async () => {
    const mine = await open('己方');
    const theirs = await open('他方', { communityId: 2 });
    await ask('records.get', { id: theirs });
    const narrowed = addUser('社区员', { kinds: null, communityIds: [1], hasUnassigned: false });
    setCurrentUser(archive.context, narrowed);
    const queries: Partial<LogQuery>[] = [
      {},
      { personId: idOf(theirs) },
      { userId: 1 },
      { noun: 'record' },
      { action: 'read' },
      { fromOn: '2026-03-02', toOn: '2026-03-02' },
    ];
    for (const query of queries) expect(JSON.stringify((await ask('log.list', query)).items)).not.toContain('他方');
    expect((await asked({ personId: idOf(mine) })).join()).toContain('己方');
  });
});

describe('the log is read by clerks', () => {
  const csv = (...names: string[]) =>
    rosterFile('名单.csv', ['姓名,身份证号', ...names.map((name) => `${name},${newIdNumber()}`)].join('\n'));

  it('an import and its undo are told as such, and no number that is not one of the street stands in it', async () => {
    const importId = await importRoster(archive, csv('黄水生'));
    const { number } = (await ask('records.list', { filter: { kind: 'retiree' } })).rows[0] ?? { number: '' };
    await runJobHere(archive.context, { kind: 'roster.undo', importId });
    const said = await asked({ action: 'write' });
    expect(said).toContain('导入花名册　名单.csv');
    expect(said).toContain('撤销导入花名册　名单.csv');
    expect(said).toContain(`撤销导入（${number}）　黄水生`);
    expect(said.join('\n')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|作废|修改花名册|撤销花名册/);
  });

  it('every export is told by what was written out, a roll by its month in words', async () => {
    const exports = [
      'payments.export',
      'payments.exportChanges',
      'care.export',
      'batches.exportLedger',
      'users.export',
    ];
    const told = (what: string, noun: string, about: string | null) =>
      entryWords({
        ...{
          id: 1,
          at: '2026-11-02T01:00:00.000Z',
          by: '林经办',
          origin: 'window',
          nounId: 1,
          title: null,
          note: null,
        },
        ...{ action: 'export', noun, what, about },
      });
    expect(told('payments.export', 'payroll', '2026-11')).toBe('导出 2026年11月发放花名册');
    expect(told('payments.exportChanges', 'payroll', '2026-11')).toBe('导出 2026年11月发放变动表');
    expect(told('payments.export', 'payroll', null)).toBe('导出发放花名册（未定稿）');
    expect(told('imports.saveRejected', 'import', '名单.csv')).toBe('导出花名册未通过的行　名单.csv');
    for (const what of exports) expect(told(what, 'care', null)).not.toMatch(/[a-z]/i);
  });
});
