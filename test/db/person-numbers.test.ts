import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { listCommands } from '#db/core/commands.ts';
import { inTransaction } from '#db/core/open.ts';
import { undoCommand } from '#db/core/undo.ts';
import { addFormerNumber, getPersonCard } from '#db/people/cards.ts';
import { listPairs, refreshLikeness } from '#db/people/likeness.ts';
import { mergePeople } from '#db/people/merge.ts';
import { findPersonByNumber } from '#db/people/people.ts';
import { changeFile } from '#db/records/acts.ts';
import { listRecords } from '#db/records/list.ts';
import { listFacets } from '#db/records/list-facets.ts';
import { createRecord, getPersonFile, updateRecord } from '#db/records/records.ts';
import { nameReadings } from '#electron/archive/names/pinyin.ts';
import { recordInput } from '#electron/archive/records.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import type { AppError } from '#shared/errors.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';

const CITIZEN = '11010519491231002X';
const HMT = '810000199408230021';
const OLD_CARD = 'CAN110181080312';
const NONE = { idKind: 'none', idNumber: null } as const;

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

interface Opened {
  recordId: number;
  personId: number;
}
function open(values: Partial<RetireeValues>): Opened {
  return inTransaction(archive.db, () => {
    const { id } = createRecord(archive.db, archive.act, recordInput('retiree', retiree(values)));
    const { personId } = getPersonFile(archive.db, id);
    refreshLikeness(archive.db, personId);
    return { recordId: id, personId };
  });
}
function save(of: Opened, values: Partial<RetireeValues>): void {
  const { values: before, version } = getPersonFile(archive.db, of.recordId);
  const input = recordInput('retiree', { ...before, ...values });
  inTransaction(archive.db, () => {
    updateRecord(archive.db, archive.act, of.recordId, version, input);
    refreshLikeness(archive.db, of.personId);
  });
}
const card = (of: Opened) => getPersonCard(archive.db, of.personId);
const find = (text: string, more: Partial<RecordFilter> = {}) =>
  listRecords(archive.db, {
    filter: RecordFilter.parse({ kind: 'retiree', text, ...more }),
    sort: 'number',
    descending: false,
    offset: 0,
    limit: 50,
  }).rows.map((row) => [row.name, row.matched]);
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return (error as AppError).code;
  }
};
const undoLast = (personId: number) =>
  inTransaction(archive.db, () =>
    undoCommand(archive.db, archive.act, listCommands(archive.db, 'person', personId, 1)[0]?.id ?? 0),
  );

describe('people without a number', () => {
  it('are two people, listed as such, whatever else is the same', () => {
    const one = open({ name: '林无号', ...NONE });
    const other = open({ name: '林无号', ...NONE });
    open({ name: '陈有号' });
    expect(one.personId).not.toBe(other.personId);
    expect(card(one)).toMatchObject({ idKind: 'none', idNumber: null, formerNumbers: [] });
    expect(find('', { facets: { withoutNumber: [1] } })).toHaveLength(2);
    expect(find('林', { facets: { withoutNumber: [1] } })).toHaveLength(2);
    expect(find('陈', { facets: { withoutNumber: [1] } })).toEqual([]);
    expect(listFacets(archive.db, 'retiree', null)).toMatchObject({
      facets: { withoutNumber: [{ value: 1, count: 2 }] },
      total: 3,
    });
  });

  it('are compared by name, birthday and phone', () => {
    const birthOn = '1950-02-03';
    const one = open({ name: '欧阳秀珍', birthOn, mobile: '13805910002', ...NONE });
    const same = open({ name: '欧阳秀贞', birthOn, mobile: '13805910002', ...NONE });
    open({ name: '欧阳秀珍', birthOn: '1961-11-12', mobile: '13905919999', ...NONE });
    const { items } = listPairs(archive.db, 0, 10);
    expect(items.map(({ first, second }) => [first.personId, second.personId])).toEqual([
      [one.personId, same.personId],
    ]);
    expect(items[0]?.reasons).toEqual(['same-sound', 'same-birth', 'same-phone']);
    expect(items[0]?.first).toMatchObject({ idKind: 'none', idNumber: null });
  });

  it('get theirs by an ordinary save, and nothing stays of the time before', () => {
    const one = open({ name: '林无号', ...NONE });
    save(one, { idKind: 'citizen', idNumber: CITIZEN });
    expect(card(one)).toMatchObject({ idKind: 'citizen', idNumber: CITIZEN, birthOn: '1949-12-31', formerNumbers: [] });
    expect(find('9491231')).toEqual([['林无号', 'idNumber']]);
    expect(listFacets(archive.db, 'retiree', null).facets.withoutNumber).toEqual([]);
    const other = open({ name: '王无号', ...NONE });
    expect(codeOf(() => save(other, { idKind: 'citizen', idNumber: CITIZEN }))).toBe('person.idNumberTaken');
  });
});

describe('a number given by a clerk', () => {
  it('is one act, which an undo takes back whole', () => {
    const one = open({ name: '林无号', ...NONE });
    const { values } = getPersonFile(archive.db, one.recordId);
    const given = recordInput('retiree', { ...values, idKind: 'hmt', idNumber: HMT });
    const change = (input: typeof given): number =>
      inTransaction(archive.db, () => changeFile(archive.db, archive.act, one.recordId, 1, input).commandId ?? 0);
    const undo = (id: number) => inTransaction(archive.db, () => undoCommand(archive.db, archive.act, id));
    const first = change(given);
    const changed = recordInput('retiree', { ...values, idKind: 'citizen', idNumber: CITIZEN });
    const second = change(changed);
    expect(card(one)).toMatchObject({ idNumber: CITIZEN, formerNumbers: [{ kind: 'hmt', number: HMT }] });
    undo(second);
    expect(card(one)).toMatchObject({ idKind: 'hmt', idNumber: HMT, formerNumbers: [] });
    undo(first);
    expect(card(one)).toMatchObject({ ...NONE, formerNumbers: [] });
    expect(find('', { facets: { withoutNumber: [1] } })).toEqual([['林无号', null]]);
  });
});

describe('a number of any kind', () => {
  it('is found by any part of it, by letters too', () => {
    open({ name: '陈港生', idKind: 'hmt', idNumber: HMT });
    open({ name: '安娜', idKind: 'foreigner', idNumber: OLD_CARD });
    open({ name: '蔡安娜' });
    for (const part of ['CAN110181080312', 'can', 'an11', 'N110', '1018108', '12'])
      expect(find(part), part).toContainEqual(['安娜', 'idNumber']);
    for (const part of ['810000', '0199408', '23002']) expect(find(part), part).toEqual([['陈港生', 'idNumber']]);
    // Letters are pinyin before all else.
    expect(find('an')[0]).toEqual(['安娜', 'initials']);
    expect(find('can')).toEqual([
      ['蔡安娜', 'initials'],
      ['安娜', 'idNumber'],
    ]);
  });

  it('stays as a former one with its kind when it is changed, and leads to the card', () => {
    const one = open({ name: '陈港生', idKind: 'hmt', idNumber: HMT });
    save(one, { idKind: 'citizen', idNumber: CITIZEN });
    save(one, NONE);
    expect(card(one)).toMatchObject({
      ...NONE,
      formerNumbers: [
        { kind: 'hmt', number: HMT },
        { kind: 'citizen', number: CITIZEN },
      ],
    });
    expect(findPersonByNumber(archive.db, HMT)?.id).toBe(one.personId);
    expect(find('8100001994')).toEqual([['陈港生', 'formerNumber']]);
  });

  it('is refused for the kind it is not', () => {
    const file = retiree({ idKind: 'citizen', idNumber: HMT });
    expect(() => recordInput('retiree', file)).toThrowError(expect.objectContaining({ code: 'input.invalid' }));
    expect(() => recordInput('retiree', retiree({ idKind: 'none', idNumber: HMT }))).toThrow();
    expect(
      recordInput('retiree', retiree({ idKind: 'foreigner', idNumber: ' can 110181080312' })).values.idNumber,
    ).toBe(OLD_CARD);
  });

  it('is registered as a former one of its kind, in the words of its kind', () => {
    const one = open({ name: '安娜' });
    const input = { personId: one.personId, kind: 'foreigner', number: OLD_CARD, note: '' } as const;
    inTransaction(archive.db, () => addFormerNumber(archive.db, archive.act, input));
    expect(card(one).formerNumbers).toMatchObject([{ kind: 'foreigner', number: OLD_CARD }]);
    expect(card(one).commands[0]?.title).toBe('登记曾用号码：外国人永久居留身份证 CAN110181080312');
    expect(find('n1101')).toEqual([['安娜', 'formerNumber']]);
  });
});

describe('merging with one who has no number', () => {
  const merge = (keptId: number, goneId: number) =>
    inTransaction(archive.db, () =>
      mergePeople(archive.db, archive.act, { keptId, goneId, keptRecordIds: [] }, (name) => nameReadings(name)[0]),
    );

  it('gives the number to the kept entry, and an undo gives it back', () => {
    const kept = open({ name: '林无号', ...NONE });
    const gone = open({ name: '林无号', idKind: 'hmt', idNumber: HMT });
    save(gone, { idKind: 'hmt', idNumber: '830000199201300022' });
    const before = [card(kept), card(gone)];
    merge(kept.personId, gone.personId);
    expect(card(kept)).toMatchObject({
      idKind: 'hmt',
      idNumber: '830000199201300022',
      formerNumbers: [{ kind: 'hmt', number: HMT }],
    });
    expect(card(gone).id).toBe(kept.personId);
    undoLast(kept.personId);
    for (const [index, one] of [kept, gone].entries()) {
      const { idKind, idNumber, formerNumbers } = before[index] as (typeof before)[number];
      const numbers = formerNumbers.map(({ kind, number }) => expect.objectContaining({ kind, number }));
      expect(card(one)).toMatchObject({ id: one.personId, idKind, idNumber, formerNumbers: numbers });
    }
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('leaves the number of the kept entry as it is, and makes no former number of nothing', () => {
    const kept = open({ name: '林无号', idNumber: CITIZEN });
    const gone = open({ name: '林无号', ...NONE });
    merge(kept.personId, gone.personId);
    expect(card(kept)).toMatchObject({ idKind: 'citizen', idNumber: CITIZEN, formerNumbers: [] });
    expect(card(kept).commands[0]?.title).toContain('林无号（暂无号码）');
    undoLast(kept.personId);
    expect(card(gone)).toMatchObject(NONE);
  });
});
