import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { undoCommand } from '#db/core/undo.ts';
import { openHousehold } from '#db/households/write.ts';
import { listFacets } from '#db/records/list-facets.ts';
import { getRecord } from '#db/records/records.ts';
import { HEAD } from '#shared/codes/household-words.ts';
import { type RecordFilter, recordCalls } from '#shared/contract/records.ts';
import { kinds, type RecordKind, recordKindLabels } from '#shared/records/kinds.ts';
import { filePart } from '#shared/records/parts.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { newMember } from '#test/help/households.ts';
import { listedOf } from '#test/help/kinds/listed.ts';
import type { ReliefValues } from '#test/help/kinds/relief/kind.ts';

/** A kind of a household, made for tests, goes through every mechanism that files of any kind pass through. */

const KIND = 'relief' as string as RecordKind;
const DAY = '2026-03-04';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const run = <T>(work: () => T): T => inTransaction(archive.db, work);
const undo = (id: number | null) => run(() => undoCommand(archive.db, archive.act, id ?? 0));
const ask = asking(() => archive);

/** A household of a head and one more. */
function home(head = '陈依妹', spouse = '林依俤', communityId = 1): { id: number; number: string } {
  const people = [
    { personId: newMember(archive.db, archive.act, head), relation: HEAD, isMoving: false },
    { personId: newMember(archive.db, archive.act, spouse, '1950-01-02', '2'), relation: '10', isMoving: false },
  ];
  const place = { communityId, address: '达明路 3 号', openedOn: '2020-01-01', document: '' };
  return run(() => openHousehold(archive.db, archive.act, { ...place, members: people }));
}

const values = { ...filePart(kinds[KIND].empty), monthlyFen: 65_000 };
const open = (householdId: number, more: Partial<ReliefValues> = {}, fromOn = DAY) =>
  ask('records.save', {
    ...{ kind: KIND, id: null, version: 0, values: { ...values, ...more } },
    household: { id: householdId, fromOn },
  });
const save = (id: number, version: number, changed: Partial<ReliefValues>, before: Partial<ReliefValues> = {}) =>
  ask('records.save', { kind: KIND, id, version, values: changed, before, household: null });
const file = (id: number) => getRecord(archive.db, id);
const listed = (more: Partial<RecordFilter> = {}) => listedOf(archive.db, KIND, more);
const clean = () => expect(checkDatabase(archive.db)).toEqual([]);

it('stands in the registers by its label, and its values hold no person’s part', () => {
  expect(recordKindLabels[KIND]).toBe('困难家庭档案');
  const { input } = recordCalls['records.save'];
  const sent = { kind: KIND, id: null, version: 0, values, household: { id: 1, fromOn: DAY } };
  expect(input.safeParse(sent).success).toBe(true);
  expect(input.safeParse({ ...sent, values: { ...values, name: '陈依妹' } }).success).toBe(false);
  expect(input.safeParse({ ...sent, person: { id: null, version: 0, values: {} } }).success).toBe(false);
});

describe('a file of a household', () => {
  it('is opened for one from a day, lies in its community, is called by its head, and is taken back', async () => {
    const { id: householdId } = home();
    const { id, number, commandId, personVersion } = await open(householdId);
    expect(personVersion).toBeNull();
    expect(file(id)).toMatchObject({
      ...{ subject: 'household', householdId, subjectName: '陈依妹', communityName: '达明社区', number },
      ...{ values: { monthlyFen: 65_000, reliefState: 'H1', communityId: 1 }, diedOn: null },
    });
    clean();
    undo(commandId);
    expect(listed()).toEqual([]);
    clean();
  });

  it('is opened for none that is not there, has ended, or came later', async () => {
    const { id } = home();
    expect((await refused(open(99))).code).toBe('household.notFound');
    expect((await refused(open(id, {}, '2019-12-31'))).code).toBe('household.dayTooEarly');
    expect(await refused(open(id, {}, '2031-01-01'))).toMatchObject({ code: 'input.invalid' });
    const none = { kind: KIND, id: null, version: 0, values, household: null };
    expect(await refused(ask('records.save', none))).toMatchObject({
      params: { fields: { household: expect.anything() } },
    });
  });

  it('may stand beside another of the same household', async () => {
    const { id } = home();
    const numbers = [(await open(id)).number, (await open(id)).number];
    expect(listed().map(({ number }) => number)).toEqual(numbers);
    clean();
  });

  it('is saved field by field: what two change in different fields stays, the second to change one is told', async () => {
    const { id, version, number } = await open(home().id);
    const first = await save(id, version, { monthlyFen: 70_000 }, { monthlyFen: 65_000 });
    await save(id, version, { remark: '独居' }, { remark: null });
    expect(file(id).values).toMatchObject({ monthlyFen: 70_000, remark: '独居' });
    expect((await refused(save(id, version, { monthlyFen: 1 }, { monthlyFen: 65_000 }))).code).toBe(
      'record.changedMeanwhile',
    );
    expect(await refused(save(id, version + 2, { communityId: 2 }, { communityId: 1 }))).toMatchObject({
      params: { fields: { 'values.communityId': expect.stringContaining('随它的户') } },
    });
    expect(first.number).toBe(number);
    const { items } = await ask('records.history', { id });
    expect(items.map(({ action, after }) => [action, after])).toEqual([
      ['update', { remark: '独居' }],
      ['update', { monthlyFen: 70_000 }],
      ['create', { communityId: 1, monthlyFen: 65_000, reliefState: 'H1' }],
    ]);
    undo(first.commandId);
    expect(file(id).values).toMatchObject({ monthlyFen: 65_000, remark: '独居' });
    clean();
  });

  it('stands in the list of its kind by its head, with its state, and in none of another', async () => {
    const { number } = await open(home().id);
    expect(listed()).toMatchObject([{ number, name: '陈依妹', state: 'H1', communityName: '达明社区' }]);
    expect(listed({ kind: 'retiree' })).toEqual([]);
    expect(listed({ states: ['H1'], communityId: 1 })).toHaveLength(1);
    expect(listFacets(archive.db, KIND, null)).toMatchObject({
      total: 1,
      facets: { cause: [] },
      segments: { helped: 1 },
    });
  });

  it('is closed, and a new one of the household names it', async () => {
    const { id: householdId } = home();
    const old = await open(householdId);
    const on = localDay(archive.act.at);
    await ask('records.close', { id: old.id, version: old.version, on, reason: '收入超过标准' });
    const next = await open(householdId);
    expect(file(next.id).previous).toMatchObject({ number: old.number });
    expect(file(old.id).next).toMatchObject({ number: next.number });
    // The one before is followed by one only.
    expect(file((await open(householdId)).id).previous).toBeNull();
    clean();
  });
});
