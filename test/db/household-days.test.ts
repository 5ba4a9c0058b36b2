import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '#db/core/changes.ts';
import { inTransaction } from '#db/core/open.ts';
import { undoCommand } from '#db/core/undo.ts';
import { checkHouseholdsAfterUndo } from '#db/households/checks.ts';
import { placesOf } from '#db/households/community.ts';
import { getHousehold, membersOn } from '#db/households/households.ts';
import { householdFacets, householdIds, listHouseholds } from '#db/households/list.ts';
import { getHouseholdRow } from '#db/households/rows.ts';
import { changeHead, splitHousehold } from '#db/households/successors.ts';
import { addMember, closeHousehold, leaveHousehold, openHousehold, saveHousehold } from '#db/households/write.ts';
import { assignWaiting, mergeCommunities, splitCommunity } from '#db/places/communities-change.ts';
import { checkPlacesAfterUndo } from '#db/places/communities-check.ts';
import { removeCommunity, saveCommunity } from '#db/places/communities-write.ts';
import { HouseholdFilter } from '#shared/contract/households.ts';
import { isAppError } from '#shared/errors.ts';
import { dayAfter } from '#shared/rules/dated-values.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';
import { newMember } from '#test/help/households.ts';

/** The list of households as of a day past. */

const [DAMING, XIHONG, SHUANGFENG] = [1, 2, 3];
const TODAY = '2026-11-23';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive(['达明社区', '西洪社区', '双丰社区']);
});
afterEach(() => archive.remove());

const db = () => archive.db;
const on = (day: string): Act => ({ ...archive.act, at: `${day}T08:00:00.000Z` });
const run = <T>(work: () => T): T => inTransaction(db(), work);
const one = (name: string) => newMember(db(), archive.act, name);
const open = (communityId: number, persons: readonly number[], openedOn = '2020-01-01') =>
  run(() =>
    openHousehold(db(), on(TODAY), {
      communityId,
      address: '达明路 8 号',
      openedOn,
      document: '',
      members: persons.map((personId, at) => ({ personId, relation: at === 0 ? '02' : '97', isMoving: false })),
    }),
  ).id;
const memberIdOf = (id: number, personId: number) =>
  getHousehold(db(), id, null).members.find((member) => member.personId === personId)?.id ?? 0;
const list = (filter: Partial<HouseholdFilter>) =>
  listHouseholds(db(), {
    filter: HouseholdFilter.parse(filter),
    sort: 'number',
    descending: false,
    offset: 0,
    limit: 200,
  });
const rows = (filter: Partial<HouseholdFilter>) =>
  list(filter).rows.map((row) => [row.headName, row.members, row.communityName]);
const counts = (onDate: string | null) => householdFacets(db(), onDate).communities.map((of) => [of.name, of.count]);
const merge = (sourceId: number, id: number, effectiveOn: string) =>
  run(() => mergeCommunities(db(), on(TODAY), { sourceIds: [sourceId], target: { id }, effectiveOn, document: '文' }));
const move = (day: string, id: number, communityId: number) =>
  run(() => saveHousehold(db(), on(day), { id, communityId, address: '达明路 8 号', document: '' }));
const places = (id: number) => placesOf(db(), getHouseholdRow(db(), id));
const undoLast = () =>
  run(() => {
    const id = db().prepare('SELECT max(id) FROM command WHERE undone_at IS NULL').pluck().get() as number;
    const undone = undoCommand(db(), on(TODAY), id);
    checkHouseholdsAfterUndo(db(), undone.householdIds, undone.title);
    checkPlacesAfterUndo(db(), undone, id);
  });

/** What must hold of every day: all ways to ask give the same, and every household is counted in one community. */
function expectAddsUp(day: string): void {
  const facets = householdFacets(db(), day);
  const sum = facets.communities.reduce((total, of) => total + of.count, 0);
  expect([day, sum]).toEqual([day, facets.open]);
  expect(list({ onDate: day }).total).toBe(facets.open);
  expect(list({ onDate: day, state: 'closed' }).total).toBe(facets.closed);
  expect(householdIds(db(), HouseholdFilter.parse({ onDate: day }))).toHaveLength(facets.open);
  for (const { id, count } of facets.communities) expect(list({ onDate: day, communityId: id }).total).toBe(count);
}

describe('the list of households of a day', () => {
  it('is left as it was by a merge: counts, names and sum', () => {
    for (const name of ['陈一', '陈二', '陈三']) open(DAMING, [one(name)]);
    for (const name of ['林一', '林二']) open(XIHONG, [one(name)]);
    open(XIHONG, [one('林三')], '2026-11-10');
    run(() =>
      saveCommunity(db(), on('2026-09-01'), {
        id: XIHONG,
        name: '新西洪社区',
        code: null,
        validFrom: '2026-09-01',
        document: '批复',
      }),
    );
    const days = ['2019-12-31', '2026-08-31', '2026-10-31'];
    const before = days.map(counts);
    expect(before).toEqual([
      [],
      [
        ['达明社区', 3],
        ['西洪社区', 2],
      ],
      [
        ['达明社区', 3],
        ['新西洪社区', 2],
      ],
    ]);
    merge(DAMING, XIHONG, '2026-11-01');
    expect(days.map(counts)).toEqual(before);
    expect(counts(null)).toEqual([['新西洪社区', 6]]);
    expect(counts('2026-11-01')).toEqual([['新西洪社区', 5]]);
    for (const day of [...days, '2026-11-01', '2026-11-10', TODAY]) expectAddsUp(day);
    expect(rows({ onDate: '2026-10-31', communityId: DAMING })).toEqual([
      ['陈一', 1, '达明社区'],
      ['陈二', 1, '达明社区'],
      ['陈三', 1, '达明社区'],
    ]);
    expect(rows({ onDate: '2026-10-31', text: '陈二' })).toEqual([['陈二', 1, '达明社区']]);
    undoLast();
    expect(days.map(counts)).toEqual(before);
    expect(counts('2026-11-15')).toEqual([
      ['达明社区', 3],
      ['新西洪社区', 3],
    ]);
    expect(db().prepare('SELECT count(*) FROM household_community WHERE removed_at IS NULL').pluck().get()).toBe(0);
  });

  it('counts who moved in the household of then, and finds them there', () => {
    const [a, b, c] = [one('陈国强'), one('陈明'), one('林玉花')];
    const first = open(DAMING, [a, b]);
    const second = open(XIHONG, [c]);
    run(() =>
      addMember(db(), archive.act, {
        householdId: second,
        personId: b,
        relation: '97',
        isMoving: true,
        joinedOn: '2026-06-01',
      }),
    );
    expect(rows({ onDate: '2026-05-31' })).toEqual([
      ['陈国强', 2, '达明社区'],
      ['林玉花', 1, '西洪社区'],
    ]);
    expect(rows({ onDate: '2026-06-01' })).toEqual([
      ['陈国强', 1, '达明社区'],
      ['林玉花', 2, '西洪社区'],
    ]);
    const found = (day: string) => list({ onDate: day, text: '陈明' }).rows.map((row) => [row.id, row.matchedName]);
    expect(found('2026-05-31')).toEqual([[first, '陈明']]);
    expect(found('2026-06-01')).toEqual([[second, '陈明']]);
    expect(found('2019-12-31')).toEqual([]);
  });

  it('has the old head before a change of head and the new one after it, in the community of then', () => {
    const [a, b] = [one('陈国强'), one('林玉花')];
    const old = open(DAMING, [a, b]);
    merge(DAMING, XIHONG, '2026-11-01');
    // Registered late: the new household begins where the old one was then.
    const made = run(() =>
      changeHead(db(), on(TODAY), {
        id: old,
        on: '2026-10-15',
        newHeadId: memberIdOf(old, b),
        formerHead: { leaves: 'died' },
        others: [],
        document: '',
      }),
    ).id;
    expect(rows({ onDate: '2026-10-14' })).toEqual([['陈国强', 2, '达明社区']]);
    expect(rows({ onDate: '2026-10-15' })).toEqual([['林玉花', 1, '达明社区']]);
    expect(rows({ onDate: '2026-11-01' })).toEqual([['林玉花', 1, '西洪社区']]);
    expect(list({ onDate: '2026-10-15', state: 'closed' }).rows).toMatchObject([
      { id: old, members: 2, closedOn: '2026-10-15', communityName: '达明社区' },
    ]);
    expect(list({ onDate: '2026-10-14', state: 'all' }).rows).toMatchObject([{ id: old, closedOn: null }]);
    expect(places(made)).toEqual([
      { communityId: DAMING, fromOn: '2026-10-15', toOn: '2026-10-31' },
      { communityId: XIHONG, fromOn: '2026-11-01', toOn: null },
    ]);
    undoLast();
    expect(rows({ onDate: '2026-10-15' })).toEqual([['陈国强', 2, '达明社区']]);
    expect(
      db()
        .prepare('SELECT count(*) FROM household_community WHERE household_id = ? AND removed_at IS NULL')
        .pluck()
        .get(made),
    ).toBe(0);
  });

  it('takes along who was closed between the day of a merge and its entry, and nobody closed before', () => {
    const [early, late] = [open(DAMING, [one('陈早')]), open(DAMING, [one('陈晚')])];
    const close = (id: number, day: string) =>
      run(() => closeHousehold(db(), on(TODAY), { id, on: day, reason: 'died', document: '', words: '死亡' }));
    close(early, '2026-10-20');
    close(late, '2026-11-10');
    merge(DAMING, XIHONG, '2026-11-01');
    expect(counts('2026-10-19')).toEqual([['达明社区', 2]]);
    expect(counts('2026-10-31')).toEqual([['达明社区', 1]]);
    expect(counts('2026-11-05')).toEqual([['西洪社区', 1]]);
    expect(counts('2026-11-10')).toEqual([]);
    expect(list({ onDate: '2026-11-10', state: 'closed' }).rows.map((row) => row.communityName)).toEqual([
      '达明社区',
      '西洪社区',
    ]);
  });

  it('keeps a move by hand from the day it was entered; of a household that ended it puts right where it was', () => {
    const id = open(DAMING, [one('陈国强')]);
    move('2026-03-10', id, SHUANGFENG);
    // Moved on the same day once more: the stay in between was none.
    move('2026-03-10', id, XIHONG);
    expect(places(id)).toEqual([
      { communityId: DAMING, fromOn: '2020-01-01', toOn: '2026-03-09' },
      { communityId: XIHONG, fromOn: '2026-03-10', toOn: null },
    ]);
    run(() => closeHousehold(db(), on(TODAY), { id, on: '2026-05-01', reason: 'died', document: '', words: '死亡' }));
    move(TODAY, id, SHUANGFENG);
    expect(rows({ onDate: '2026-03-09' })).toEqual([['陈国强', 1, '达明社区']]);
    expect(rows({ onDate: '2026-04-30' })).toEqual([['陈国强', 1, '双丰社区']]);
    expect(() => run(() => removeCommunity(db(), on(TODAY), DAMING))).toThrowError(
      expect.objectContaining({ code: 'community.inUse', params: expect.objectContaining({ past: 1, households: 0 }) }),
    );
  });

  it('of a community that was split is that of the day, whenever its households were assigned', () => {
    const [a, b] = [open(DAMING, [one('陈一')]), open(DAMING, [one('陈二')])];
    const { targetIds } = run(() =>
      splitCommunity(db(), on(TODAY), {
        sourceId: DAMING,
        targets: ['达明东社区', '达明西社区'].map((name) => ({ name, code: null })),
        sourceStays: false,
        effectiveOn: '2026-11-01',
        document: '文',
      }),
    );
    for (const [index, id] of [a, b].entries())
      run(() =>
        assignWaiting(db(), on(TODAY), {
          sourceId: DAMING,
          targetId: targetIds[index] ?? 0,
          recordIds: [],
          householdIds: [id],
          outletIds: [],
          groupIds: [],
        }),
      );
    expect(counts('2026-10-31')).toEqual([['达明社区', 2]]);
    expect(counts('2026-11-01')).toEqual([
      ['达明东社区', 1],
      ['达明西社区', 1],
    ]);
  });

  it('of today is the list of now', () => {
    const [a, b] = [one('陈国强'), one('林玉花')];
    const id = open(DAMING, [a, b]);
    run(() =>
      leaveHousehold(db(), archive.act, {
        memberId: memberIdOf(id, b),
        leftOn: '2022-01-01',
        reason: 'died',
        words: '',
      }),
    );
    merge(DAMING, XIHONG, '2026-11-01');
    expect(list({ onDate: TODAY })).toEqual(list({}));
    expect(householdFacets(db(), TODAY)).toEqual(householdFacets(db()));
  });
});

it('after any sequence of acts every day adds up, and a household is listed in one community', () => {
  let done = 0;
  const day = fc.integer({ min: 1, max: 20 }).map((of) => `2026-11-${String(of).padStart(2, '0')}`);
  const step = fc.record({
    kind: fc.constantFrom('open', 'merge', 'move', 'head', 'divide', 'close', 'undo'),
    a: fc.nat(7),
    b: fc.nat(7),
    day,
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 12, size: 'max' }), (steps) => {
      const savepoint = db().transaction(() => {
        const people = Array.from({ length: 8 }, (_, index) => one(`王${'甲乙丙丁戊己庚辛'[index]}`));
        open(DAMING, people.slice(0, 3));
        open(XIHONG, people.slice(3, 5));
        const ids = () => db().prepare('SELECT id FROM household WHERE removed_at IS NULL').pluck().all() as number[];
        for (const { kind, a, b, day: when } of steps) {
          const id = ids()[a % Math.max(1, ids().length)] ?? 0;
          const place = 1 + (b % 3);
          try {
            const members = getHousehold(db(), id, null).members;
            const other = members[1 + (b % Math.max(1, members.length - 1))]?.id ?? 0;
            if (kind === 'open') open(place, [people[a] ?? 0], when);
            if (kind === 'merge') merge(1 + (a % 3), place, when);
            if (kind === 'move') move(when, id, place);
            if (kind === 'head')
              run(() =>
                changeHead(db(), on(TODAY), {
                  id,
                  on: when,
                  newHeadId: other,
                  formerHead: { relation: '97' },
                  others: members
                    .filter((of) => of.id !== other && of.relation !== '02')
                    .map((of) => ({ memberId: of.id, relation: '97' })),
                  document: '',
                }),
              );
            if (kind === 'divide')
              run(() =>
                splitHousehold(db(), on(TODAY), {
                  id,
                  on: when,
                  members: [{ memberId: other, relation: '02' }],
                  communityId: b % 2 === 0 ? place : getHouseholdRow(db(), id).communityId,
                  address: '',
                  document: '',
                }),
              );
            if (kind === 'close')
              run(() => closeHousehold(db(), on(TODAY), { id, on: when, reason: 'died', document: '', words: '' }));
            if (kind === 'undo') undoLast();
            done += 1;
          } catch (error) {
            // What cannot be done is refused, never half done.
            if (!isAppError(error)) throw error;
          }
        }
        for (let at = '2026-10-31'; at <= '2026-11-21'; at = dayAfter(at)) {
          expectAddsUp(at);
          for (const row of list({ onDate: at }).rows) {
            expect(row.members).toBe(membersOn(db(), row.id, at).length);
            const stays = places(row.id).filter((of) => of.fromOn <= at && (of.toOn === null || of.toOn >= at));
            expect(stays).toHaveLength(1);
            expect(list({ onDate: at, communityId: stays[0]?.communityId ?? 0 }).rows.map((of) => of.id)).toContain(
              row.id,
            );
          }
        }
        throw new Error('next');
      });
      expect(() => savepoint()).toThrow('next');
    }),
    { numRuns: 25 },
  );
  expect(done).toBeGreaterThan(60);
});
