import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { undoCommand } from '#db/core/undo.ts';
import { insertCommunity } from '#db/places/communities-write.ts';
import {
  datedCommands,
  datedHistory,
  datedRowOn,
  listPolicy,
  ownDatedRows,
  touchedBy,
  valuesUsed,
} from '#db/policy/dated-values.ts';
import { importDatedValues } from '#db/policy/dated-values-import.ts';
import {
  addDatedValue,
  checkAfterUndo,
  closeDatedValue,
  keepValueUse,
  removeDatedValue,
} from '#db/policy/dated-values-write.ts';
import { createRecord, removeRecord } from '#db/records/records.ts';
import { recordInput } from '#electron/archive/records.ts';
import type { DatedKeyName } from '#shared/codes/dated-keys.ts';
import type { DatedRow, PolicyInput } from '#shared/contract/policy.ts';
import { type AppError, isAppError } from '#shared/errors.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';

const STREET = '350102005000';
const DISTRICT = '350102000000';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const db = () => archive.db;
const input = (values: Partial<PolicyInput> = {}): PolicyInput => ({
  key: 'allowance.standard-urban',
  areaCode: DISTRICT,
  validFrom: '2025-07-01',
  validTo: null,
  value: '810',
  document: '鼓民〔2025〕12号',
  mark: 'source',
  endsPrevious: false,
  ...values,
});
const add = (values: Partial<PolicyInput> = {}) =>
  inTransaction(db(), () => addDatedValue(db(), archive.act, input(values)));
const at = (values: Partial<PolicyInput> = {}) => {
  const { key, areaCode, validFrom } = input(values);
  return { key, areaCode, validFrom };
};
const close = (validTo: string | null, values: Partial<PolicyInput> = {}) =>
  inTransaction(db(), () => closeDatedValue(db(), archive.act, at(values), validTo));
const remove = (values: Partial<PolicyInput> = {}) =>
  inTransaction(db(), () => removeDatedValue(db(), archive.act, at(values)));
const undoLast = (key: string) =>
  inTransaction(db(), () => {
    const last = datedCommands(db(), key, 50).find((command) => command.undoneAt === null);
    const undone = undoCommand(db(), archive.act, last?.id ?? 0);
    checkAfterUndo(db(), undone.title);
  });
const heldOn = (date: string, key: DatedKeyName = 'allowance.standard-urban', area = STREET) =>
  datedRowOn(db(), key, area, date)?.value ?? null;
const periods = (key: string) =>
  datedHistory(db(), key).map((row) => [row.id === null ? 'shipped' : 'own', row.validFrom, row.validTo, row.value]);
const rowOn = (date: string): DatedRow => {
  const row = datedRowOn(db(), 'allowance.standard-urban', STREET, date);
  if (!row) throw new Error('no row');
  return row;
};
const refusal = (work: () => unknown): AppError | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (isAppError(error)) return error;
    throw error;
  }
};
const codeOf = (work: () => unknown) => refusal(work)?.code ?? 'done';
const openFile = (communityId: number | null, name = '张伟') =>
  inTransaction(db(), () => createRecord(db(), archive.act, recordInput('retiree', retiree({ name, communityId }))).id);

describe('a value', () => {
  it('holds in its period for every place of its area', () => {
    add();
    expect([heldOn('2025-06-30'), heldOn('2025-07-01'), heldOn('2031-01-01')]).toEqual([null, '810', '810']);
    expect(heldOn('2025-07-01', 'allowance.standard-urban', '350103001000')).toBeNull();
  });

  it('is found with what the program brings along, by words of its name, kind, document and value', () => {
    add();
    const find = (text: string) => listPolicy(db(), text, '2026-01-01').map((item) => item.key);
    expect(find('低保标准 城市')).toEqual(['allowance.standard-urban']);
    expect(find('鼓民〔2025〕12号')).toEqual(['allowance.standard-urban']);
    expect(find('810')).toContain('allowance.standard-urban');
    expect(find('没有这样的词')).toEqual([]);
    const items = listPolicy(db(), '', '2026-01-01');
    expect(items.length).toBeGreaterThan(90);
    expect(items.find((item) => item.key === 'allowance.standard-rural')?.row).toBeNull();
    expect(items.find((item) => item.key === 'allowance.posting')?.row).toMatchObject({ id: null, value: '7' });
  });

  it('tells what follows it and what holds in single communities', () => {
    add({ validTo: '2026-06-30' });
    add({ validFrom: '2026-07-01', value: '850' });
    add({ areaCode: '350102005001', value: '900' });
    const [item] = listPolicy(db(), '城市低保标准', '2026-01-01');
    expect(item).toMatchObject({ row: { value: '810' }, next: { value: '850' }, elsewhere: 1 });
  });

  it('that overlaps another is refused and nothing is written', () => {
    add();
    const refused = refusal(() => add({ validFrom: '2026-07-01', value: '850' }));
    expect(refused?.code).toBe('policy.overlapping');
    expect(JSON.stringify(refused?.params)).toContain('2025-07-01 起的 810 元/月');
    expect(refusal(() => add({ value: '85O' }))?.params).toMatchObject({ fields: { value: expect.any(String) } });
    expect(refusal(() => add({ document: '' }))?.params).toMatchObject({ fields: { document: expect.any(String) } });
    expect(refusal(() => add({ validTo: '2025-01-01' }))?.params).toMatchObject({
      fields: { validTo: expect.any(String) },
    });
    expect(ownDatedRows(db())).toHaveLength(1);
  });

  it('ends the open one before it in the same act, which one undo takes back', () => {
    add();
    add({ validFrom: '2026-07-01', value: '850', endsPrevious: true });
    expect(periods('allowance.standard-urban')).toEqual([
      ['own', '2026-07-01', null, '850'],
      ['own', '2025-07-01', '2026-06-30', '810'],
    ]);
    undoLast('allowance.standard-urban');
    expect(periods('allowance.standard-urban')).toEqual([['own', '2025-07-01', null, '810']]);
  });
});

describe('a value the program brings along', () => {
  const posting = { key: 'allowance.posting', areaCode: '', validFrom: '2021-07-01' };

  it('gives way in the period of an own one, and comes back behind it', () => {
    add({ key: 'allowance.posting', areaCode: '', validFrom: '2026-01-01', validTo: '2026-12-31', value: '5' });
    expect(periods('allowance.posting')).toEqual([
      ['shipped', '2027-01-01', null, '7'],
      ['own', '2026-01-01', '2026-12-31', '5'],
      ['shipped', '2021-07-01', '2025-12-31', '7'],
      ['shipped', '2012-12-12', '2021-06-30', '7'],
    ]);
    expect(codeOf(() => close('2025-06-30', posting))).toBe('policy.shippedPart');
  });

  it('is confirmed or replaced by an own one of the same first day', () => {
    const key = 'retiree.pause-after';
    add({ key, areaCode: '', validFrom: '2000-01-01', value: '1', document: '闽人社〔2020〕1号' });
    expect(datedHistory(db(), key)).toMatchObject([{ mark: 'source', value: '1' }]);
  });

  it('is closed by an own one in its place, and stands again when that is undone', () => {
    close('2026-06-30', posting);
    expect(heldOn('2026-06-30', 'allowance.posting')).toBe('7');
    expect(heldOn('2026-07-01', 'allowance.posting')).toBeNull();
    undoLast('allowance.posting');
    expect(heldOn('2026-07-01', 'allowance.posting')).toBe('7');
  });

  it('cannot be removed', () => {
    expect(codeOf(() => remove(posting))).toBe('policy.shipped');
    expect(codeOf(() => remove({ ...posting, validFrom: '1999-01-01' }))).toBe('policy.notFound');
  });
});

describe('a value in use', () => {
  const use = (on: string) =>
    inTransaction(db(), () => keepValueUse(db(), rowOn(on), { on, noun: 'payment', nounId: 7 }));

  it('stays with the result as it was, and can be neither removed, cut, undone nor changed', () => {
    add();
    use('2026-03-10');
    expect(ownDatedRows(db())[0]?.uses).toBe(1);
    expect(refusal(() => remove())).toMatchObject({ code: 'policy.inUse', params: { uses: 1 } });
    expect(codeOf(() => close('2026-03-09'))).toBe('policy.inUse');
    expect(codeOf(() => undoLast('allowance.standard-urban'))).toBe('policy.inUse');
    const changed = { row: 3, value: { ...input({ value: '820' }) } };
    expect(refusal(() => inTransaction(db(), () => importDatedValues(db(), archive.act, [changed])))).toMatchObject({
      code: 'sheet.refused',
      params: { row: 3 },
    });
    expect(codeOf(() => close('2026-03-10'))).toBe('done');
    expect(valuesUsed(db(), 'payment', 7)).toMatchObject([
      { value: '810', validFrom: '2025-07-01', document: '鼓民〔2025〕12号', usedOn: '2026-03-10' },
    ]);
    expect(checkDatabase(db())).toEqual([]);
  });

  it('of the program leaves its copy too', () => {
    const row = datedRowOn(db(), 'allowance.posting', STREET, '2026-01-01');
    if (!row) throw new Error('no row');
    inTransaction(db(), () => keepValueUse(db(), row, { on: '2026-01-01', noun: 'posting', nounId: 1 }));
    expect(valuesUsed(db(), 'posting', 1)).toMatchObject([{ value: '7', key: 'allowance.posting' }]);
  });
});

describe('a value of a key that the program gave up', () => {
  it('stays in an office’s archive without effect: the list, the check and the other values stand', () => {
    db()
      .prepare(
        `INSERT INTO dated_value (uid, key, area_code, valid_from, valid_to, value, document, mark, added_at, added_by)
         VALUES ('old-key-1', 'retiree.drawn-part-years', ?, '2021-09-01', NULL, 'up', '旧设置', 'unverified', ?, ?)`,
      )
      .run(DISTRICT, archive.act.at, archive.act.userId);
    expect(ownDatedRows(db()).map(({ key }) => key)).toEqual(['retiree.drawn-part-years']);
    expect(listPolicy(db(), '', '2026-01-01').map(({ key }) => key)).not.toContain('retiree.drawn-part-years');
    add();
    expect(datedRowOn(db(), 'allowance.standard-urban', STREET, '2026-01-01')?.value).toBe('810');
    expect(datedHistory(db(), 'retiree.drawn-part-years')).toHaveLength(1);
    expect(checkDatabase(db())).toEqual([]);
  });
});

describe('an act', () => {
  it('that was removed comes back by undo, unless another value stands there since', () => {
    add();
    remove();
    expect(heldOn('2026-01-01')).toBeNull();
    undoLast('allowance.standard-urban');
    expect(heldOn('2026-01-01')).toBe('810');
    remove();
    add({ validFrom: '2025-01-01', value: '800' });
    const removal = datedCommands(db(), 'allowance.standard-urban', 50).find(
      (command) => command.name === 'policy.remove' && command.undoneAt === null,
    );
    const undo = () =>
      inTransaction(db(), () => checkAfterUndo(db(), undoCommand(db(), archive.act, removal?.id ?? 0).title));
    expect(codeOf(undo)).toBe('command.changedSince');
    expect(heldOn('2026-01-01')).toBe('800');
  });

  it('of an import is one, for every key it wrote', () => {
    add();
    const rows = [
      input({ validTo: '2026-06-30' }),
      input({ validFrom: '2026-07-01', value: '850' }),
      input({ key: 'allowance.pay-day', value: '10' }),
    ].map((value, index) => ({ row: index + 2, value }));
    const run = () => inTransaction(db(), () => importDatedValues(db(), archive.act, rows));
    expect(run()).toEqual({ added: 2, changed: 1, same: 0 });
    expect(run()).toEqual({ added: 0, changed: 0, same: 3 });
    undoLast('allowance.pay-day');
    expect(periods('allowance.standard-urban')).toEqual([['own', '2025-07-01', null, '810']]);
    expect(datedHistory(db(), 'allowance.pay-day').map((row) => row.id)).not.toContain(expect.any(Number));
  });

  it('of an import is refused whole when one period overlaps, in the sheet or with what stands', () => {
    add();
    const sheet = (...values: Partial<PolicyInput>[]) =>
      values.map((one, index) => ({ row: index + 5, value: input(one) }));
    const run = (rows: ReturnType<typeof sheet>) =>
      refusal(() => inTransaction(db(), () => importDatedValues(db(), archive.act, rows)));
    const key = 'allowance.standard-rural';
    const within = run(sheet({ key, validTo: '2026-06-30' }, { key, validFrom: '2026-06-30' }));
    expect(within).toMatchObject({ code: 'sheet.refused', params: { row: 6, more: 0 } });
    expect(JSON.stringify(within?.params)).toContain('第 6 行与第 5 行的有效期重叠');
    const beside = run(sheet({ key }, { validFrom: '2025-01-01' }));
    expect(beside).toMatchObject({ params: { row: 6 } });
    expect(JSON.stringify(beside?.params)).toContain('已登记的 2025-07-01 起的 810 元/月');
    expect(run(sheet({ areaCode: '3501' }))).toMatchObject({ params: { row: 5 } });
    expect(ownDatedRows(db())).toHaveLength(1);
  });
});

describe('whom a value touches', () => {
  it('are the open files of its kind in the area, by community where it is that small', () => {
    const ids = inTransaction(db(), () =>
      ['一', '二'].map((name, index) => insertCommunity(db(), archive.act, { name, code: `35010200500${index + 1}` })),
    );
    openFile(ids[0] ?? null, '甲');
    openFile(ids[1] ?? null, '乙');
    openFile(null, '丙');
    const gone = openFile(null, '丁');
    inTransaction(db(), () => removeRecord(db(), archive.act, gone, 1, '重复'));
    const closed = openFile(null, '戊');
    db().prepare("UPDATE record SET ended_on = '2020-05-01' WHERE id = ?").run(closed);
    const names = (area: string, key = 'retiree.pay-day') =>
      touchedBy(db(), key, area, '2026-01-01').examples.map((one) => one.name);
    expect(names('')).toEqual(['甲', '乙', '丙']);
    expect(names(STREET)).toEqual(['甲', '乙', '丙']);
    expect(names('350102005002')).toEqual(['乙']);
    expect(names('350103000000')).toEqual([]);
    expect(touchedBy(db(), 'allowance.posting', '', '2026-01-01')).toEqual({ total: 0, examples: [] });
    expect(touchedBy(db(), 'no.such-key', '', '2026-01-01').total).toBe(0);
  });

  it('are counted all and shown up to twenty', () => {
    for (let one = 0; one < 22; one += 1) openFile(null);
    const touched = touchedBy(db(), 'retiree.pay-day', '', '2026-01-01');
    expect(touched.total).toBe(22);
    expect(touched.examples).toHaveLength(20);
  });
});
