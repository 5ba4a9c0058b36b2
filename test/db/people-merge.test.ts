import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { listCommands } from '#db/core/commands.ts';
import { inTransaction } from '#db/core/open.ts';
import { undoCommand } from '#db/core/undo.ts';
import { addAlias, addFormerNumber, getPersonCard, removeAlias } from '#db/people/cards.ts';
import { listPairs, refreshLikeness, similarPeople } from '#db/people/likeness.ts';
import { keepApart, mergePeople } from '#db/people/merge.ts';
import { findPersonByNumber } from '#db/people/people.ts';
import { listRecords } from '#db/records/list.ts';
import { createRecord, getPersonFile, removeRecord, updateRecord } from '#db/records/records.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { nameReadings } from '#electron/archive/names/pinyin.ts';
import { recordInput } from '#electron/archive/records.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import type { AppError } from '#shared/errors.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const act = () => archive.act;
const reading = (name: string) => nameReadings(name)[0];
function open(values: Partial<RetireeValues>): { recordId: number; personId: number; number: string } {
  return inTransaction(archive.db, () => {
    const { id, number } = createRecord(archive.db, act(), recordInput('retiree', retiree(values)));
    const { personId } = getPersonFile(archive.db, id);
    refreshLikeness(archive.db, personId);
    return { recordId: id, personId, number };
  });
}
const found = (text: string) =>
  listRecords(archive.db, {
    filter: RecordFilter.parse({ kind: 'retiree', text }),
    sort: 'number',
    descending: false,
    offset: 0,
    limit: 50,
  }).rows.map((row) => row.number);
const merge = (keptId: number, goneId: number, keptRecordIds: number[] = []) =>
  inTransaction(archive.db, () => mergePeople(archive.db, act(), { keptId, goneId, keptRecordIds }, reading));
const lastCommand = (personId: number) => listCommands(archive.db, 'person', personId, 1)[0]?.id ?? 0;
const undo = (id: number, db = archive.db) =>
  inTransaction(db, () => {
    const undone = undoCommand(db, { ...act(), at: '2026-11-24T08:00:00.000Z' }, id);
    for (const one of undone.personIds) refreshLikeness(db, one);
    return undone;
  });
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return (error as AppError).code;
  }
};
/** Everything but what counts writes, table by table. */
const stateOf = (db = archive.db) => ({
  people: db.prepare('SELECT id, name, former_name, id_number, mobile, merged_into FROM person ORDER BY id').all(),
  records: db
    .prepare('SELECT id, number, person_id, sort_name, removed_at, removed_reason FROM record ORDER BY id')
    .all(),
  aliases: db.prepare('SELECT person_id, name FROM person_alias WHERE removed_at IS NULL ORDER BY id').all(),
  numbers: db.prepare('SELECT person_id, number FROM person_former_number WHERE removed_at IS NULL ORDER BY id').all(),
  decisions: db.prepare('SELECT first_id, second_id, decision FROM likeness_decision WHERE removed_at IS NULL').all(),
  keys: db.prepare('SELECT key, person_id FROM person_likeness_key ORDER BY key, person_id').all(),
});

describe('further names and former numbers', () => {
  it('lead to the person by any part, by pinyin and by initials, until they are removed', () => {
    const { personId, number } = open({ name: '王红' });
    const add = () =>
      inTransaction(archive.db, () =>
        addAlias(archive.db, act(), { personId, kind: 'known-as', name: '欧阳阿珠', note: '' }, reading('欧阳阿珠')),
      );
    const id = add();
    for (const text of ['欧阳阿珠', '欧阳', '阿珠', 'ouyangazhu', 'oyaz']) expect(found(text), text).toEqual([number]);
    expect(codeOf(add)).toBe('person.aliasTaken');
    inTransaction(archive.db, () => removeAlias(archive.db, act(), id));
    expect(found('阿珠')).toEqual([]);
    undo(lastCommand(personId));
    expect(found('阿珠')).toEqual([number]);
    undo(listCommands(archive.db, 'person', personId, 9).at(-1)?.id ?? 0);
    expect(found('阿珠')).toEqual([]);
  });

  it('a number that is corrected stays with the card, and papers with the old one still lead here', () => {
    const before = newIdNumber('1950-02-03');
    const after = newIdNumber('1950-02-04');
    const { recordId, personId, number } = open({ name: '陈国强', idNumber: before, birthOn: null });
    inTransaction(archive.db, () =>
      updateRecord(
        archive.db,
        act(),
        recordId,
        1,
        recordInput('retiree', retiree({ name: '陈国强', idNumber: after })),
      ),
    );
    expect(getPersonCard(archive.db, personId)).toMatchObject({
      idNumber: after,
      formerNumbers: [{ number: before, note: '号码更正前' }],
    });
    expect(findPersonByNumber(archive.db, before)?.id).toBe(personId);
    expect(found(before)).toEqual([number]);
    // A second file under the old number would be the same person twice.
    expect(codeOf(() => open({ name: '陈国强', idNumber: before }))).toBe('person.idNumberTaken');
  });

  it('are nobody else’s', () => {
    const one = open({ name: '甲一', idNumber: newIdNumber('1950-02-03') });
    const other = open({ name: '乙二', idNumber: newIdNumber('1951-02-03') });
    const number = getPersonCard(archive.db, other.personId).idNumber ?? '';
    expect(
      codeOf(() => addFormerNumber(archive.db, act(), { personId: one.personId, kind: 'citizen', number, note: '' })),
    ).toBe('person.idNumberTaken');
  });
});

describe('merging two people', () => {
  it('moves files, names and numbers, fills what was empty, and keeps both histories', () => {
    const kept = open({ name: '张己明', idNumber: newIdNumber('1950-02-03'), mobile: null });
    const gone = open({
      name: '张已明',
      idNumber: newIdNumber('1950-02-03'),
      mobile: '13800138001',
      formerName: '张小毛',
    });
    merge(kept.personId, gone.personId, [gone.recordId]);
    const card = getPersonCard(archive.db, kept.personId);
    expect(card).toMatchObject({ name: '张己明', formerName: '张小毛', mobile: '13800138001' });
    expect(card.aliases.map((alias) => alias.name)).toEqual(['张已明']);
    expect(card.formerNumbers).toHaveLength(1);
    expect(card.files.map((file) => [file.number, file.removedAt === null])).toEqual([
      [gone.number, true],
      [kept.number, false],
    ]);
    expect(card.events.filter((event) => event.action === 'create')).toHaveLength(2);
    // The gone entry leads to the card, by its id, name, former name and number.
    expect(getPersonCard(archive.db, gone.personId).id).toBe(kept.personId);
    for (const text of ['张已明', '张己明', '张小毛', 'zjm', card.formerNumbers[0]?.number ?? ''])
      expect(found(text), text).toEqual([gone.number]);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('is undone whole, byte for byte, also after the archive was closed and opened', () => {
    const kept = open({ name: '张己明', idNumber: newIdNumber('1950-02-03'), mobile: null });
    const gone = open({ name: '张已明', idNumber: newIdNumber('1950-02-03'), mobile: '13800138001' });
    const before = stateOf();
    merge(kept.personId, gone.personId);
    expect(stateOf()).not.toEqual(before);
    const command = lastCommand(kept.personId);
    archive.close();
    const again = openArchive(archive.dir, false);
    try {
      undo(command, again.db);
      expect(stateOf(again.db)).toEqual(before);
      expect(codeOf(() => undo(command, again.db))).toBe('command.undoneAlready');
      expect(getPersonCard(again.db, gone.personId)).toMatchObject({
        name: '张已明',
        files: [{ number: gone.number }],
      });
    } finally {
      again.close();
    }
  });

  it('that was undone can be done anew, the other way round', () => {
    const kept = open({ name: '张己明', idNumber: newIdNumber('1950-02-03'), mobile: null });
    const gone = open({ name: '张已明', idNumber: newIdNumber('1950-02-03'), mobile: '13800138001' });
    merge(kept.personId, gone.personId);
    undo(lastCommand(kept.personId));
    expect(found('张已明')).toEqual([gone.number]);
    merge(gone.personId, kept.personId);
    expect(getPersonCard(archive.db, kept.personId).name).toBe('张已明');
  });

  it('is not undone over later work', () => {
    const kept = open({ name: '张己明', idNumber: newIdNumber('1950-02-03'), mobile: null });
    const gone = open({ name: '张已明', idNumber: newIdNumber('1950-02-03'), mobile: '13800138001' });
    merge(kept.personId, gone.personId);
    const command = lastCommand(kept.personId);
    inTransaction(archive.db, () => {
      const file = getPersonFile(archive.db, kept.recordId);
      const values = { ...file.values, mobile: '13900139000' };
      updateRecord(archive.db, act(), file.id, file.version, recordInput('retiree', values));
    });
    const before = stateOf();
    expect(codeOf(() => undo(command))).toBe('command.changedSince');
    expect(stateOf()).toEqual(before);
  });

  it('of three: a chain leads to the last, and the middle merge cannot be undone before the last', () => {
    const [a, b, c] = [1, 2, 3].map((day) => open({ name: `林三${day}`, idNumber: newIdNumber(`1950-02-0${day}`) }));
    if (!a || !b || !c) throw new Error('three');
    merge(b.personId, a.personId);
    const middle = lastCommand(b.personId);
    merge(c.personId, b.personId);
    expect(getPersonCard(archive.db, a.personId).id).toBe(c.personId);
    expect(getPersonCard(archive.db, c.personId).files).toHaveLength(3);
    expect(codeOf(() => undo(middle))).toBe('command.changedSince');
    undo(lastCommand(c.personId));
    undo(middle);
    expect(getPersonCard(archive.db, a.personId).id).toBe(a.personId);
  });

  it('refuses one with itself and one that is merged already', () => {
    const a = open({ name: '林三', idNumber: newIdNumber('1950-02-01') });
    const b = open({ name: '林四', idNumber: newIdNumber('1950-02-02') });
    expect(codeOf(() => merge(a.personId, a.personId))).toBe('person.mergedAlready');
    merge(a.personId, b.personId);
    expect(codeOf(() => merge(a.personId, b.personId))).toBe('person.mergedAlready');
    expect(codeOf(() => merge(a.personId, 999))).toBe('person.notFound');
  });

  it('leaves a file that was out of use out of use', () => {
    const a = open({ name: '林三', idNumber: newIdNumber('1950-02-01') });
    const b = open({ name: '林四', idNumber: newIdNumber('1950-02-02') });
    inTransaction(archive.db, () => removeRecord(archive.db, act(), b.recordId, 1, '重复建档'));
    merge(a.personId, b.personId);
    expect(getPersonCard(archive.db, a.personId).files.map((file) => file.removedReason)).toEqual([null, '重复建档']);
  });
});

describe('people who look alike', () => {
  it('are found when they are written, listed, and not asked again once decided; an undo asks again', () => {
    const a = open({ name: '张己明', idNumber: newIdNumber('1950-02-03'), mobile: '13800138001' });
    const b = open({ name: '张已明', idNumber: newIdNumber('1950-02-03'), mobile: '13800138001' });
    open({ name: '吴秀珍', idNumber: newIdNumber('1962-07-09', '2') });
    const list = listPairs(archive.db, 0, 10);
    expect(list.total).toBe(1);
    expect(list.items[0]).toMatchObject({ first: { personId: a.personId }, second: { personId: b.personId } });
    expect(list.items[0]?.reasons).toEqual(expect.arrayContaining(['similar-shape', 'same-birth', 'same-phone']));
    inTransaction(archive.db, () => keepApart(archive.db, act(), b.personId, a.personId));
    expect(listPairs(archive.db, 0, 10).total).toBe(0);
    inTransaction(archive.db, () => refreshLikeness(archive.db, a.personId));
    expect(listPairs(archive.db, 0, 10).total).toBe(0);
    undo(lastCommand(b.personId));
    expect(listPairs(archive.db, 0, 10).total).toBe(1);
    merge(a.personId, b.personId);
    expect(listPairs(archive.db, 0, 10).total).toBe(0);
  });

  it('are found while a file is typed: the number in its 15 digits, two digits swapped', () => {
    const { personId } = open({ name: '陈国强', idNumber: '11010519491231002X' });
    const ask = (idNumber: string, name = '陈国强') =>
      similarPeople(
        archive.db,
        {
          name,
          idNumber,
          formerNames: [],
          formerNumbers: [],
          birthOn: null,
          gender: null,
          mobile: null,
          readings: nameReadings(name).map((one) => one.full),
        },
        { exceptId: null, limit: 5 },
      ).map((one) => one.personId);
    expect(ask('110105491231002')).toEqual([personId]);
    expect(ask('11010519491213002X')).toEqual([personId]);
    expect(ask('35010219600101001X', '黄阿妹')).toEqual([]);
  });
});
