import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyOf } from '#db/core/changes.ts';
import { inTransaction } from '#db/core/open.ts';
import { createRecord, getPersonFile, removeRecord, restoreRecord, updateRecord } from '#db/records/records.ts';
import { recordInput } from '#electron/archive/records.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const create = (values = retiree()) =>
  inTransaction(archive.db, () => createRecord(archive.db, archive.act, recordInput('retiree', values)));

describe('a file', () => {
  it('is stored whole and read back as it was typed', () => {
    const values = retiree({
      name: '阿卜杜拉·买买提',
      formerName: '吴𬱖海',
      birthOn: '1950-01-02',
      gender: '1',
      hobbies: ['1', '6'],
      retiredOn: '2012-01',
      pensionFen: 618_589,
      communityId: 1,
      dependants: [{ name: '张三', relation: '20', birthOn: '1980-05', idNumber: null }],
    });
    const { id } = create(values);
    const stored = getPersonFile(archive.db, id);
    expect(stored.values).toEqual(values);
    expect(stored.communityName).toBe('达明社区');
    expect(stored).toMatchObject({ number: '350102005-TX2026-00001', version: 1, createdBy: '林经办' });
  });

  it('takes birth and gender from the number only where they were left empty', () => {
    const idNumber = newIdNumber('1951-07-08', '2');
    const derived = getPersonFile(archive.db, create(retiree({ idNumber })).id);
    expect(derived.values).toMatchObject({ birthOn: '1951-07-08', gender: '2' });
    const other = retiree({ idNumber: newIdNumber('1951-07-08', '2'), birthOn: '1949-07-08', gender: '1' });
    expect(getPersonFile(archive.db, create(other).id).values).toMatchObject({ birthOn: '1949-07-08', gender: '1' });
  });

  it('gets a number that is never given twice, even when a file is taken out of use', () => {
    const first = create();
    inTransaction(archive.db, () => removeRecord(archive.db, archive.act, first.id, 1, '重复建档'));
    expect(create().number).toBe('350102005-TX2026-00002');
  });

  it('cannot be opened twice for one person', () => {
    const values = retiree();
    const first = create(values);
    expect(() => create(values)).toThrowError(
      expect.objectContaining({ code: 'person.idNumberTaken', params: { name: '张伟', number: first.number } }),
    );
  });

  it('for a number of somebody of another name is a question, and the old name stays as a former one', () => {
    const idNumber = newIdNumber('1951-07-08', '2');
    const first = create(retiree({ name: '王大明', idNumber }));
    inTransaction(archive.db, () => removeRecord(archive.db, archive.act, first.id, 1, '重复建档'));
    expect(() => create(retiree({ name: '李小红', idNumber }))).toThrowError(
      expect.objectContaining({
        code: 'person.nameDiffers',
        params: { name: '王大明', idNumber, birthOn: '1951-07-08', typed: '李小红' },
      }),
    );
    const same = inTransaction(archive.db, () =>
      createRecord(archive.db, archive.act, {
        ...recordInput('retiree', retiree({ name: '王明', idNumber })),
        isSamePerson: true,
      }),
    );
    expect(getPersonFile(archive.db, same.id).values).toMatchObject({ name: '王明', formerName: '王大明' });
  });

  it('changed by someone else meanwhile is not overwritten', () => {
    const { id } = create();
    const values = getPersonFile(archive.db, id).values;
    const save = (version: number, remark: string) =>
      inTransaction(archive.db, () =>
        updateRecord(archive.db, archive.act, id, version, recordInput('retiree', { ...values, remark })),
      );
    expect(save(1, '第一次').version).toBe(2);
    expect(() => save(1, '第二次')).toThrowError(expect.objectContaining({ code: 'record.changedMeanwhile' }));
    expect(getPersonFile(archive.db, id).values.remark).toBe('第一次');
  });

  it('saved without a difference writes nothing', () => {
    const { id } = create();
    const values = getPersonFile(archive.db, id).values;
    const saved = inTransaction(archive.db, () =>
      updateRecord(archive.db, archive.act, id, 1, recordInput('retiree', values)),
    );
    expect(saved.version).toBe(1);
    expect(historyOf(archive.db, id, null, 10)).toHaveLength(1);
  });

  it('keeps every change with who, when, before and after', () => {
    const { id } = create(retiree({ mobile: '13500000001' }));
    const values = getPersonFile(archive.db, id).values;
    inTransaction(archive.db, () =>
      updateRecord(archive.db, archive.act, id, 1, recordInput('retiree', { ...values, mobile: '13500000002' })),
    );
    const [newest, oldest] = historyOf(archive.db, id, null, 10);
    expect(newest).toMatchObject({
      action: 'update',
      by: { name: '林经办' },
      at: archive.act.at,
      origin: 'window',
      before: { mobile: '13500000001' },
      after: { mobile: '13500000002' },
    });
    expect(oldest).toMatchObject({ action: 'create', after: { name: '张伟' } });
  });

  it('is taken out of use and brought back, never deleted', () => {
    const { id } = create();
    inTransaction(archive.db, () => removeRecord(archive.db, archive.act, id, 1, '录错人'));
    expect(getPersonFile(archive.db, id)).toMatchObject({ removedReason: '录错人', version: 2 });
    inTransaction(archive.db, () => restoreRecord(archive.db, archive.act, id, 2));
    expect(getPersonFile(archive.db, id)).toMatchObject({ removedAt: null, version: 3 });
    expect(historyOf(archive.db, id, null, 10).map((change) => change.action)).toEqual(['restore', 'remove', 'create']);
  });
});
