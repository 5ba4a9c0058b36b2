import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dictionary } from '#db/codes/codes.ts';
import { inTransaction } from '#db/core/open.ts';
import { listRecords } from '#db/records/list.ts';
import { createRecord, getPersonFile, updateRecord } from '#db/records/records.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { acceptable, mergeEntry } from '#electron/archive/jobs/roster-values.ts';
import { recordInput } from '#electron/archive/records.ts';
import type { ArchiveCall, ArchiveInput } from '#shared/contract/archive.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { type RetireeValues, RetireeValues as Values } from '#shared/records/retiree/fields.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { opening } from '#test/help/saving.ts';

/** A reading typed by the clerk: stored with the person, searched, sorted and compared by, never lost to an import. */
const UNREAD = '\u{30081}';
let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const call = <N extends ArchiveCall>(name: N, input: ArchiveInput<N>) =>
  callDirectly(handlers, archive.context, name, input);
const save = (values: Partial<RetireeValues>) => call('records.save', opening(retiree(values)));
const names = (text: string, sort: 'number' | 'name' = 'number') =>
  listRecords(archive.db, {
    filter: RecordFilter.parse({ kind: 'retiree', text }),
    sort,
    descending: false,
    offset: 0,
    limit: 50,
  }).rows.map((row) => row.name);
const personOf = (recordId: number) => getPersonFile(archive.db, recordId).personId;

describe('a reading saved with the file', () => {
  it('finds the person by initials and in full, whole or in part', async () => {
    await save({ name: `张${UNREAD}`, reading: 'Zhāng liú' });
    for (const text of ['zl', 'zhangliu', 'zhang liu', 'zhangl']) expect(names(text), text).toEqual([`张${UNREAD}`]);
    expect(names('zw')).toEqual([]);
  });

  it('is kept in its one form and shown on the card', async () => {
    const { id } = await save({ name: `张${UNREAD}`, reading: 'zhangliu' });
    expect(getPersonFile(archive.db, id).values.reading).toBe('zhang liu');
    expect((await call('people.get', { id: personOf(id) })).reading).toBe('zhang liu');
  });

  it('goes before what the tables say, which still find the person', async () => {
    await save({ name: '单雄', reading: 'dan xiong' });
    await save({ name: '邓明' });
    expect(names('dx')).toEqual(['单雄']);
    expect(names('sx')).toEqual(['单雄']);
    expect(names('', 'name')).toEqual(['单雄', '邓明']);
  });

  it('sorts the list by the reading', async () => {
    await save({ name: '王二' });
    await save({ name: `${UNREAD}一`, reading: 'a yi' });
    await save({ name: '李三' });
    expect(names('', 'name')).toEqual([`${UNREAD}一`, '李三', '王二']);
  });

  it('makes people of the same sound look alike', async () => {
    await save({
      name: `张${UNREAD}`,
      reading: 'zhang liu',
      birthOn: '1950-01-02',
      idNumber: newIdNumber('1950-01-02'),
    });
    const typed = { name: '张刘', birthOn: '1950-01-02' };
    const { items } = await call('likeness.similar', typed);
    expect(items[0]).toMatchObject({ name: `张${UNREAD}`, reasons: expect.arrayContaining(['same-sound']) });
    const other = await call('likeness.similar', { ...typed, name: `章${UNREAD}`, reading: 'zhang liu' });
    expect(other.items[0]?.reasons).toContain('same-sound');
  });

  it('is refused where it does not fit the name, at its field', () => {
    const wrong = Values.safeParse(retiree({ name: '张伟', reading: 'zhang' }));
    expect(wrong.error?.issues).toMatchObject([
      { path: ['reading'], message: expect.stringContaining('姓名有 2 个字') },
    ]);
    expect(Values.safeParse(retiree({ name: '张伟', reading: 'zhang weii' })).success).toBe(false);
    expect(Values.safeParse(retiree({ name: '张伟', reading: 'zhang wei' })).success).toBe(true);
  });

  it('a character without any reading does not hide the person: the other ones find it', async () => {
    await save({ name: `欧阳${UNREAD}` });
    expect(names('ouyang')).toEqual([`欧阳${UNREAD}`]);
    expect(names('oy')).toEqual([`欧阳${UNREAD}`]);
    expect(names(UNREAD)).toEqual([`欧阳${UNREAD}`]);
  });
});

describe('a reading given on the card', () => {
  it('is one act that can be taken back, with search and order', async () => {
    const { id } = await save({ name: `张${UNREAD}` });
    await save({ name: '张三' });
    await call('people.setReading', { personId: personOf(id), reading: 'zhang ai' });
    expect(names('za')).toEqual([`张${UNREAD}`]);
    expect(names('', 'name')).toEqual([`张${UNREAD}`, '张三']);
    const [act] = (await call('people.get', { id: personOf(id) })).commands;
    expect(act).toMatchObject({ name: 'people.setReading', title: `登记读音：张${UNREAD} zhang ai` });
    await call('people.setReading', { personId: personOf(id), reading: 'zhang yi' });
    await expect(call('commands.undo', { id: act?.id ?? 0 })).rejects.toMatchObject({ code: 'command.changedSince' });
    const [later] = (await call('people.get', { id: personOf(id) })).commands;
    await call('commands.undo', { id: later?.id ?? 0 });
    expect(names('za')).toEqual([`张${UNREAD}`]);
    await call('commands.undo', { id: act?.id ?? 0 });
    expect(names('za')).toEqual([]);
    expect(names('zhang')).toHaveLength(2);
    expect(getPersonFile(archive.db, id).values.reading).toBeNull();
  });

  it('is checked, and an empty one goes back to the tables', async () => {
    const { id } = await save({ name: '单雄', reading: 'dan xiong' });
    const personId = personOf(id);
    await expect(call('people.setReading', { personId, reading: 'dan' })).rejects.toMatchObject({
      code: 'input.invalid',
      params: { fields: { reading: expect.stringContaining('姓名有 2 个字') } },
    });
    await call('people.setReading', { personId, reading: null });
    expect((await call('people.get', { id: personId })).reading).toBeNull();
    // Again the same is no act.
    const before = (await call('people.get', { id: personId })).commands.length;
    await call('people.setReading', { personId, reading: '' });
    expect((await call('people.get', { id: personId })).commands).toHaveLength(before);
  });
});

describe('an import', () => {
  const line = (values: Record<string, unknown>) => ({ values: values as never, communityName: null, unreadText: {} });

  it('that says nothing of the reading leaves it', async () => {
    const { id } = await save({ name: `张${UNREAD}`, reading: 'zhang liu' });
    const before = getPersonFile(archive.db, id);
    const merged = mergeEntry(before.values, line({ name: `张${UNREAD}`, mobile: '13805910001' }));
    inTransaction(archive.db, () =>
      updateRecord(archive.db, archive.act, id, before.version, recordInput('retiree', merged)),
    );
    expect(getPersonFile(archive.db, id).values).toMatchObject({ reading: 'zhang liu', mobile: '13805910001' });
    expect(names('zl')).toEqual([`张${UNREAD}`]);
  });

  it('that opens a new file for a known person leaves it, too', async () => {
    const idNumber = newIdNumber();
    const { id, version } = await save({ name: `张${UNREAD}`, idNumber, reading: 'zhang liu' });
    await call('records.remove', { id, version, reason: '重复建档' });
    const again = inTransaction(archive.db, () =>
      createRecord(archive.db, archive.act, recordInput('retiree', retiree({ name: `张${UNREAD}`, idNumber }))),
    );
    expect(getPersonFile(archive.db, again.id).values.reading).toBe('zhang liu');
    expect(names('zl')).toEqual([`张${UNREAD}`]);
  });

  it('that corrects the name drops the reading of the old one', async () => {
    const { values } = getPersonFile(archive.db, (await save({ name: `张${UNREAD}`, reading: 'zhang liu' })).id);
    expect(mergeEntry(values, line({ name: '张伟' })).reading).toBeNull();
  });

  it('may bring readings; one that does not fit is kept as the roster wrote it', () => {
    const good = acceptable('retiree', line({ name: '张伟', reading: 'Zhāng Wěi' }), dictionary(archive.db), null);
    expect(good.entry.values.reading).toBe('zhang wei');
    const wrong = acceptable('retiree', line({ name: '张伟', reading: '弓长张' }), dictionary(archive.db), null);
    expect(wrong.entry.values.reading).toBeUndefined();
    expect(wrong.entry.unreadText.reading).toBe('弓长张');
    expect(wrong.warnings).toMatchObject([{ field: 'reading', warning: 'value-refused' }]);
  });
});

it('a merge keeps the reading that one of the two entries has for the same name', async () => {
  const kept = personOf((await save({ name: `张${UNREAD}` })).id);
  const gone = personOf((await save({ name: `张${UNREAD}`, reading: 'zhang liu' })).id);
  await call('people.merge', { keptId: kept, goneId: gone });
  expect((await call('people.get', { id: kept })).reading).toBe('zhang liu');
  expect(names('zl')).toEqual([`张${UNREAD}`]);
  const [act] = (await call('people.get', { id: kept })).commands;
  await call('commands.undo', { id: act?.id ?? 0 });
  expect((await call('people.get', { id: kept })).reading).toBeNull();
});
