import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeCommands, dictionary } from '#db/codes/codes.ts';
import { assignOther, otherTexts } from '#db/codes/others.ts';
import { codePlaces, codeUseCount } from '#db/codes/uses.ts';
import { addCode, changeCode, moveCode, removeCode, retireCode } from '#db/codes/write.ts';
import { historyOf } from '#db/core/changes.ts';
import { inTransaction, type WritableDb } from '#db/core/open.ts';
import { createRecord, getPersonFile, removeRecord, updateRecord } from '#db/records/records.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { recordInput } from '#electron/archive/records.ts';
import type { CodeTableName } from '#shared/codes/tables.ts';
import { isAppError } from '#shared/errors.ts';
import { codedValues } from '#shared/records/coded-values.ts';
import { type RetireeValues, retireeCodeTables } from '#shared/records/retiree/fields.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const db = () => archive.db;
const act = <T>(work: (db: WritableDb) => T): T => inTransaction(db(), () => work(db()));
const add = (code: string, label: string, table: CodeTableName = 'education', synonyms: string[] = []) =>
  act((to) => addCode(to, archive.act, { table, code, label, synonyms }));
const retire = (code: string, isRetired = true, table: CodeTableName = 'education') =>
  act((to) => retireCode(to, archive.act, { table, code, isRetired }));
const remove = (code: string, table: CodeTableName = 'education') =>
  act((to) => removeCode(to, archive.act, { table, code }));
const file = (values: Partial<RetireeValues>, unreadText: Record<string, string> = {}) =>
  act((to) => createRecord(to, archive.act, recordInput('retiree', retiree(values), unreadText))).id;
const save = (id: number, values: Partial<RetireeValues>) => {
  const stored = getPersonFile(db(), id);
  return act((to) =>
    updateRecord(to, archive.act, id, stored.version, recordInput('retiree', { ...stored.values, ...values })),
  );
};
const values = (id: number) => getPersonFile(db(), id).values;
const undo = (id?: number) =>
  callDirectly(handlers, archive.context, 'commands.undo', { id: id ?? codeCommands(db(), null, 1)[0]?.id ?? 0 });
function refusal(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return isAppError(error) ? { code: error.code, params: error.params } : error;
  }
  return null;
}
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (isAppError(error) ? error.code : error),
  );

describe('a code of the office', () => {
  it('is added, chosen, renamed, found by its former name, and each step is taken back', async () => {
    add('L1', '函授大专', 'education', ['函大']);
    const id = file({ education: 'L1' });
    expect(dictionary(db()).label('education', 'L1')).toBe('函授大专');
    expect(dictionary(db()).find('education', '函大')).toBe('L1');
    act((to) => changeCode(to, archive.act, { table: 'education', code: 'L1', label: '成人大专', synonyms: [] }));
    expect(dictionary(db()).label('education', 'L1')).toBe('成人大专');
    expect(dictionary(db()).find('education', '函授大专')).toBe('L1');
    await undo();
    expect(dictionary(db()).item('education', 'L1')).toMatchObject({ label: '函授大专', ownSynonyms: ['函大'] });
    // What is in use cannot go with the act that made it.
    const [added] = codeCommands(db(), 'education', 10).slice(-1);
    expect(await refusalOf(undo(added?.id))).toBe('code.inUse');
    save(id, { education: '21' });
    await undo(added?.id);
    expect(dictionary(db()).item('education', 'L1')).toBeNull();
    // A history that names it can still be read.
    expect(dictionary(db()).label('education', 'L1')).toBe('函授大专');
  });

  it('in use is never removed, whatever holds it; retired, old files keep it and new ones may not', () => {
    add('L1', '书法协会', 'hobby');
    add('R1', '干儿子', 'familyRelation');
    const first = file({ hobbies: ['1', 'L1'] });
    file({ dependants: [{ name: '张三', relation: 'R1', birthOn: null, idNumber: null }] });
    expect(refusal(() => remove('L1', 'hobby'))).toEqual({
      code: 'code.inUse',
      params: { label: 'L1 书法协会', count: 1 },
    });
    expect(refusal(() => remove('R1', 'familyRelation'))).toMatchObject({ code: 'code.inUse' });
    act((to) => removeRecord(to, archive.act, first, 1, '录错了'));
    expect(refusal(() => remove('L1', 'hobby'))).toMatchObject({ code: 'code.inUse', params: { count: 1 } });

    add('L2', '夜大');
    const old = file({ education: 'L2' });
    retire('L2');
    expect(save(old, { remark: '补了备注' }).version).toBe(2);
    expect(values(old)).toMatchObject({ education: 'L2', remark: '补了备注' });
    expect(refusal(() => file({ education: 'L2' }))).toEqual({
      code: 'input.invalid',
      params: { fields: { 'values.education': '“夜大”已停用，请选别的' } },
    });
    save(old, { education: '21' });
    expect(refusal(() => save(old, { education: 'L2' }))).toMatchObject({ code: 'input.invalid' });
  });

  it('none knows is refused at its field, at every place', () => {
    expect(refusal(() => file({ education: 'ZZ' }))).toEqual({
      code: 'input.invalid',
      params: { fields: { 'values.education': '请从列表中选择' } },
    });
    expect(
      refusal(() => file({ dependants: [{ name: '张三', relation: '99', birthOn: null, idNumber: null }] })),
    ).toMatchObject({ params: { fields: { 'values.dependants.0.relation': '请从列表中选择' } } });
    expect(refusal(() => file({ hobbies: ['1', '99'] }))).toMatchObject({
      params: { fields: { 'values.hobbies.1': '请从列表中选择' } },
    });
  });

  it.each<[string, () => unknown, string]>([
    ['with the code of another', () => add('21', '本科'), 'code.taken'],
    ['with the name of another', () => add('L1', '大 专'), 'code.wordTaken'],
    ['with a synonym of another', () => add('L1', '函授', 'education', ['高中']), 'code.wordTaken'],
    ['in a table the program reckons with', () => add('3', '其他性别', 'gender'), 'code.tableFixed'],
  ])('%s is refused', (_what, work, code) => {
    expect(refusal(work)).toMatchObject({ code });
    expect(codeCommands(db(), null, 10)).toEqual([]);
  });

  it('a code of the program is retired and ordered, never removed or renamed', async () => {
    expect(refusal(() => remove('90'))).toMatchObject({ code: 'code.shipped' });
    const rename = { table: 'education', code: '90', label: '别的', synonyms: [] } as const;
    expect(refusal(() => act((to) => changeCode(to, archive.act, { ...rename, synonyms: [] })))).toMatchObject({
      code: 'code.shipped',
    });
    expect(refusal(() => retire('1', true, 'gender'))).toMatchObject({ code: 'code.tableFixed' });
    retire('44');
    const order = () =>
      dictionary(db())
        .items('education')
        .map((item) => item.code);
    act((to) => moveCode(to, archive.act, { table: 'education', code: '90', after: null }));
    expect(order().slice(0, 2)).toEqual(['90', '11']);
    act((to) => moveCode(to, archive.act, { table: 'education', code: '81', after: '90' }));
    expect(order().slice(0, 3)).toEqual(['90', '81', '11']);
    // Between two of them again and again, until no number lies there any more.
    for (let turn = 0; turn < 120; turn += 1) {
      const code = turn % 2 === 0 ? '11' : '14';
      act((to) => moveCode(to, archive.act, { table: 'education', code, after: '90' }));
      expect(order().slice(0, 2)).toEqual(['90', code]);
    }
    expect(order()).toHaveLength(11);
    await undo();
    expect(order()[1]).toBe('11');
  });

  it('taken out and given to another is not brought back over it', async () => {
    add('L1', '函授大专');
    remove('L1');
    const removed = codeCommands(db(), 'education', 1)[0]?.id;
    add('L1', '夜大');
    expect(await refusalOf(undo(removed))).toBe('command.clashes');
    expect(dictionary(db()).label('education', 'L1')).toBe('夜大');
  });
});

describe('what was written beside 其他', () => {
  it('is kept with the file while its field says so, and told in its history', () => {
    const id = file({ education: '90', otherText: { education: '老年大学' } });
    expect(values(id).otherText).toEqual({ education: '老年大学' });
    save(id, { education: '21' });
    expect(values(id).otherText).toEqual({});
    const [change] = historyOf(db(), id, null, 1);
    expect(change?.before).toEqual({ education: '90', otherText: { education: '老年大学' } });
    // A text beside a field that says something else is no text of it.
    expect(values(file({ education: '21', otherText: { education: '老年大学' } })).otherText).toEqual({});
  });

  it('and what rosters said is listed by table, with how often and where', () => {
    file({ name: '甲', education: '90', otherText: { education: '老年大学' } });
    file({ name: '乙' }, { education: '老 年大学', accountNumber: '没有' });
    file({ name: '丙', education: '21' }, { education: '老年大学' });
    file({ name: '丁', hobbies: ['1', '10'], otherText: { hobbies: '太极' } });
    expect(otherTexts(db(), null).map(({ examples, ...text }) => [text, examples.map((one) => one.name)])).toEqual([
      [{ table: 'education', text: '老年大学', typed: 1, unread: 1 }, ['甲', '乙']],
      [{ table: 'hobby', text: '太极', typed: 1, unread: 0 }, ['丁']],
    ]);
    expect(otherTexts(db(), 'hobby')).toHaveLength(1);
  });

  it('becomes a code of the office with all its files, and goes back again', async () => {
    const typed = file({ education: '90', otherText: { education: '老年大学' } });
    const unread = file({}, { education: '老年大学', accountNumber: '没有' });
    const hobby = file({ hobbies: ['1', '10'], otherText: { hobbies: '太极' } });
    const target = { way: 'new', code: 'L1', label: '老年大学' } as const;
    expect(act((to) => assignOther(to, archive.act, { table: 'education', text: '老年大学', target }))).toBe(2);
    expect([typed, unread].map((id) => values(id).education)).toEqual(['L1', 'L1']);
    expect(values(typed).otherText).toEqual({});
    expect(getPersonFile(db(), unread).unreadText).toEqual({ accountNumber: '没有' });
    const told = historyOf(db(), typed, null, 1)[0];
    expect(told).toMatchObject({ action: 'update', before: { education: '90' }, after: { education: 'L1' } });
    expect(told?.note).toContain('老年大学');
    act((to) => assignOther(to, archive.act, { table: 'hobby', text: '太极', target: { way: 'known', code: '7' } }));
    expect(values(hobby)).toMatchObject({ hobbies: ['1', '7'], otherText: {} });
    expect(dictionary(db()).find('hobby', '太极')).toBe('7');
    expect(otherTexts(db(), null)).toEqual([]);

    await undo();
    expect(values(hobby)).toMatchObject({ hobbies: ['1', '10'], otherText: { hobbies: '太极' } });
    await undo(codeCommands(db(), 'education', 1)[0]?.id);
    expect(values(typed)).toMatchObject({ education: '90', otherText: { education: '老年大学' } });
    expect(values(unread).education).toBeNull();
    expect(getPersonFile(db(), unread).unreadText).toEqual({ education: '老年大学', accountNumber: '没有' });
    expect(historyOf(db(), typed, null, 1)[0]).toMatchObject({ action: 'undo' });
    expect(dictionary(db()).item('education', 'L1')).toBeNull();
  });

  it('is refused where the target cannot take it, and nothing moves', () => {
    const id = file({ education: '90', otherText: { education: '老年大学' } });
    const assign = (target: Parameters<typeof assignOther>[2]['target'], text = '老年大学') =>
      refusal(() => act((to) => assignOther(to, archive.act, { table: 'education', text, target })));
    retire('21');
    expect(assign({ way: 'known', code: '21' })).toMatchObject({ code: 'input.invalid' });
    expect(assign({ way: 'known', code: 'ZZ' })).toMatchObject({ code: 'code.notFound' });
    expect(assign({ way: 'new', code: '31', label: '老年大学' })).toMatchObject({ code: 'code.taken' });
    expect(assign({ way: 'new', code: 'L1', label: '高中' })).toMatchObject({ code: 'code.wordTaken' });
    expect(assign({ way: 'known', code: '31' }, '没人写过')).toMatchObject({ code: 'code.otherGone' });
    expect(values(id)).toMatchObject({ education: '90', otherText: { education: '老年大学' } });
  });
});

it('every field with a code has its column, so that no code in use can be overlooked', () => {
  const places = codePlaces.flatMap(({ kind, field }) => (field !== null && kind === null ? [field] : []));
  const own = codePlaces.flatMap(({ kind, field }) => (field !== null && kind === 'retiree' ? [field] : []));
  expect([...places, ...own]).toEqual(Object.keys(retireeCodeTables));
  file({ education: '21', bankCode: '102', honour: '1', contactRelation: '10' });
  for (const [table, code] of [
    ['education', '21'],
    ['bank', '102'],
    ['honour', '1'],
    ['familyRelation', '10'],
    ['management', 'M1'],
  ] as const)
    expect([table, codeUseCount(db(), table, code)]).toEqual([table, 1]);
});

it('no sequence of acts leaves a file with a code no table knows', async () => {
  const ids = [0, 1, 2].map((at) => file({ idNumber: newIdNumber(), name: `甲${at}`, education: '90' }));
  const codes = ['L1', 'L2', '21', '90'];
  const step = fc.record({
    what: fc.constantFrom('add', 'retire', 'revive', 'remove', 'save', 'other', 'assign', 'undo', 'move'),
    code: fc.constantFrom(...codes),
    file: fc.nat(2),
    command: fc.nat(6),
  });
  const run = (one: { what: string; code: string; file: number; command: number }): unknown => {
    const id = ids[one.file] ?? 0;
    switch (one.what) {
      case 'add':
        return add(one.code, `名称${one.code}`);
      case 'retire':
        return retire(one.code);
      case 'revive':
        return retire(one.code, false);
      case 'remove':
        return remove(one.code);
      case 'save':
        return save(id, { education: one.code });
      case 'other':
        return save(id, { education: '90', otherText: { education: '自学' } });
      case 'assign': {
        const isNew = one.code.startsWith('L') && dictionary(db()).item('education', one.code) === null;
        const target = isNew
          ? ({ way: 'new', code: one.code, label: `名称${one.code}` } as const)
          : ({ way: 'known', code: one.code } as const);
        return act((to) => assignOther(to, archive.act, { table: 'education', text: '自学', target }));
      }
      case 'move':
        return act((to) => moveCode(to, archive.act, { table: 'education', code: one.code, after: null }));
      default:
        return null;
    }
  };
  let done = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      for (const one of steps) {
        try {
          if (one.what === 'undo') await undo(codeCommands(db(), null, 7)[one.command]?.id ?? 1);
          else run(one);
          done += 1;
        } catch (error) {
          // A refusal is an answer; anything else is a bug.
          if (!isAppError(error)) throw error;
        }
        for (const id of ids)
          for (const { table, code } of codedValues('retiree', values(id)))
            if (dictionary(db()).item(table, code) === null) throw new Error(`${table} ${code} is known to nobody`);
      }
    }),
    { numRuns: 60 },
  );
  expect(done).toBeGreaterThan(100);
});
