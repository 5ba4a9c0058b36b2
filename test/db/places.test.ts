import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '#db/core/changes.ts';
import { inTransaction } from '#db/core/open.ts';
import { undoCommand } from '#db/core/undo.ts';
import { measureSelection } from '#db/handovers/handovers.ts';
import { placesOf } from '#db/households/community.ts';
import { getHousehold } from '#db/households/households.ts';
import { allVersions, asLinks, communityCommands, listCommunities, successorLinks } from '#db/places/communities.ts';
import {
  abolishCommunity,
  assignWaiting,
  changedOn,
  mergeCommunities,
  splitCommunity,
} from '#db/places/communities-change.ts';
import { checkPlacesAfterUndo } from '#db/places/communities-check.ts';
import { placesAtAddress, waitingGroups } from '#db/places/communities-waiting.ts';
import { removeCommunity, saveCommunity } from '#db/places/communities-write.ts';
import { groupsAt } from '#db/places/groups.ts';
import { communitiesOf } from '#db/places/record-community.ts';
import { listRecords } from '#db/records/list.ts';
import { listFacets } from '#db/records/list-facets.ts';
import {
  createRecord,
  getEnvelope,
  getPersonFile,
  removeRecord,
  restoreRecord,
  updateRecord,
} from '#db/records/records.ts';
import { saveGroup } from '#db/records/retiree/groups/groups.ts';
import { recordInput } from '#electron/archive/records.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { isAppError } from '#shared/errors.ts';
import { dayAfter } from '#shared/rules/dated-values.ts';
import { checkVersions, findCycle, holdsOn } from '#shared/rules/places.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive(['达明社区', '西洪社区', '双丰社区', '北大社区']);
});
afterEach(() => archive.remove());

const on = (day: string): Act => ({ ...archive.act, at: `${day}T08:00:00.000Z` });
const all = RecordFilter.parse({ kind: 'retiree' });

function open(day: string, communityId: number | null, values = {}): number {
  const input = recordInput('retiree', retiree({ communityId, ...values }));
  return inTransaction(archive.db, () => createRecord(archive.db, on(day), input)).id;
}
function move(day: string, id: number, communityId: number): void {
  const { values, version } = getPersonFile(archive.db, id);
  const input = recordInput('retiree', { ...values, communityId });
  inTransaction(archive.db, () => updateRecord(archive.db, on(day), id, version, input));
}
const rows = (filter: Partial<RecordFilter>) =>
  listRecords(archive.db, { filter: { ...all, ...filter }, sort: 'number', descending: false, offset: 0, limit: 200 });
const counts = (onDate: string | null) =>
  listFacets(archive.db, 'retiree', onDate).communities.map((one) => [one.name, one.count]);
const merge = (sourceIds: number[], id: number, effectiveOn: string, today = '2026-11-23') =>
  inTransaction(archive.db, () =>
    mergeCommunities(archive.db, on(today), { sourceIds, target: { id }, effectiveOn, document: '鼓政〔2026〕12号' }),
  );
const split = (sourceId: number, names: string[], effectiveOn: string, sourceStays = false) =>
  inTransaction(archive.db, () =>
    splitCommunity(archive.db, on('2026-11-23'), {
      sourceId,
      targets: names.map((name) => ({ name, code: null })),
      sourceStays,
      effectiveOn,
      document: '鼓政〔2026〕13号',
    }),
  );
const assign = (sourceId: number, targetId: number, recordIds: number[], groupIds: number[] = []) =>
  inTransaction(archive.db, () =>
    assignWaiting(archive.db, on('2026-11-23'), {
      sourceId,
      targetId,
      recordIds,
      householdIds: [],
      outletIds: [],
      groupIds,
    }),
  );
const undoLast = () => {
  const last = communityCommands(archive.db, null, 50).find((one) => one.undoneAt === null);
  inTransaction(archive.db, () => {
    const undone = undoCommand(archive.db, on('2026-11-23'), last?.id ?? 0);
    checkPlacesAfterUndo(archive.db, undone, last?.id ?? 0);
  });
};
/** Everything an undo must bring back; bookkeeping and histories go on. */
const everything = () => [
  listCommunities(archive.db, { withEnded: true }),
  allVersions(archive.db),
  successorLinks(archive.db, true),
  archive.db.prepare('SELECT id, number, community_id FROM record ORDER BY id').all(),
  archive.db
    .prepare('SELECT record_id, community_id, from_on, to_on FROM record_community WHERE removed_at IS NULL')
    .all(),
  archive.db
    .prepare('SELECT household_id, community_id, from_on, to_on FROM household_community WHERE removed_at IS NULL')
    .all(),
  archive.db.prepare('SELECT community_id, name, valid_to FROM community_group WHERE removed_at IS NULL').all(),
];

describe('merging two communities', () => {
  let numbers: string[];
  beforeEach(() => {
    for (let index = 0; index < 4; index += 1) open('2026-08-03', 1);
    for (let index = 0; index < 3; index += 1) open('2026-08-03', 2);
    open('2026-11-10', 2);
    open('2026-08-03', null);
    inTransaction(archive.db, () =>
      saveCommunity(archive.db, on('2026-09-01'), {
        id: 2,
        name: '新西洪社区',
        code: null,
        validFrom: '2026-09-01',
        document: '更名批复',
      }),
    );
    numbers = rows({}).rows.map((row) => row.number);
  });

  it('leaves the list of the month before as it was: counts, names and sum', () => {
    const before = [counts('2026-10-31'), counts('2026-08-31')];
    expect(before[0]).toEqual([
      ['达明社区', 4],
      ['新西洪社区', 3],
    ]);
    expect(merge([1], 2, '2026-11-01')).toEqual({ id: 2, moved: 4 });
    expect(counts(null)).toEqual([['新西洪社区', 8]]);
    expect([counts('2026-10-31'), counts('2026-08-31')]).toEqual(before);
    // The names of then: the rename came in September.
    expect(counts('2026-08-31')).toEqual([
      ['达明社区', 4],
      ['西洪社区', 3],
    ]);
    for (const day of ['2026-08-02', '2026-08-03', '2026-10-31', '2026-11-01', '2026-11-23']) {
      const facets = listFacets(archive.db, 'retiree', day);
      const sum = facets.communities.reduce((total, one) => total + one.count, facets.withoutCommunity);
      expect([day, sum]).toEqual([day, facets.total]);
      expect(rows({ onDate: day }).total).toBe(facets.total);
      for (const one of facets.communities) {
        expect(rows({ onDate: day, communityId: one.id }).total).toBe(one.count);
        const asked = {
          kind: 'retiree' as const,
          communityId: one.id,
          retiredYear: null,
          recordIds: null,
          onDate: day,
        };
        expect(measureSelection(archive.db, asked).records).toBe(one.count);
      }
    }
    expect(rows({ onDate: '2026-10-31', communityId: 1 }).rows.map((row) => row.communityName)).toEqual(
      Array(4).fill('达明社区'),
    );
  });

  it('changes no 档号, and each file keeps where it belonged', () => {
    merge([1], 2, '2026-11-01');
    expect(rows({}).rows.map((row) => row.number)).toEqual(numbers);
    expect(communitiesOf(archive.db, getEnvelope(archive.db, 1))).toEqual([
      { communityId: 1, fromOn: '2026-08-03', toOn: '2026-10-31' },
      { communityId: 2, fromOn: '2026-11-01', toOn: null },
    ]);
    const [told] = archive.db
      .prepare("SELECT note, before, after FROM change WHERE noun = 'record' AND noun_id = 1 ORDER BY id DESC")
      .all() as { note: string; before: string; after: string }[];
    expect(told?.note).toBe('合并社区：达明社区 并入 新西洪社区（2026-11-01 起）');
    expect([told?.before, told?.after]).toEqual(['{"communityId":1}', '{"communityId":2}']);
  });

  it('registered late reaches files that moved on meanwhile', () => {
    move('2026-11-15', 1, 3);
    merge([1], 2, '2026-11-01');
    expect(communitiesOf(archive.db, getEnvelope(archive.db, 1))).toEqual([
      { communityId: 1, fromOn: '2026-08-03', toOn: '2026-10-31' },
      { communityId: 2, fromOn: '2026-11-01', toOn: '2026-11-14' },
      { communityId: 3, fromOn: '2026-11-15', toOn: null },
    ]);
  });

  it('takes the groups along', () => {
    inTransaction(archive.db, () =>
      saveGroup(archive.db, on('2026-09-01'), {
        id: null,
        communityId: 1,
        kind: 'self-management',
        name: '夕阳红小组',
        leaderId: null,
        leaderName: '林组长',
        validFrom: null,
        validTo: null,
      }),
    );
    merge([1], 2, '2026-11-01');
    expect(groupsAt(archive.db, 1)).toEqual([]);
    expect(groupsAt(archive.db, 2)).toMatchObject([
      { name: '夕阳红小组', leaderName: '林组长', validFrom: '2026-11-01' },
    ]);
  });

  it('takes the open households along, and an undo takes them back', () => {
    archive.forge();
    archive.db.exec(
      `INSERT INTO household (id, uid, number, community_id, address, opened_on, document, close_document, registered_at, registered_by)
       VALUES (1, 'h', 'H1', 1, '北大路1号', '2026-01-01', '', '', 't', 1)`,
    );
    const where = () => archive.db.prepare('SELECT community_id FROM household').pluck().get();
    expect(() => removeCommunity(archive.db, archive.act, 1)).toThrowError(
      expect.objectContaining({ params: expect.objectContaining({ households: 1 }) }),
    );
    const state = everything();
    merge([1], 2, '2026-11-01');
    expect(where()).toBe(2);
    expect(placesOf(archive.db, { id: 1, openedOn: '2026-01-01', communityId: 2 })).toEqual([
      { communityId: 1, fromOn: '2026-01-01', toOn: '2026-10-31' },
      { communityId: 2, fromOn: '2026-11-01', toOn: null },
    ]);
    undoLast();
    expect(where()).toBe(1);
    expect(everything()).toEqual(state);
  });

  it('into a new community may give it a name of the old', () => {
    inTransaction(archive.db, () =>
      mergeCommunities(archive.db, archive.act, {
        sourceIds: [1, 3],
        target: { name: '达明社区', code: '350102005009' },
        effectiveOn: '2026-11-01',
        document: '文',
      }),
    );
    expect(counts('2026-10-31')).toEqual([
      ['达明社区', 4],
      ['新西洪社区', 3],
    ]);
    expect(counts(null)).toEqual([
      ['达明社区', 4],
      ['新西洪社区', 4],
    ]);
    expect(rows({ onDate: '2026-10-31', communityId: 1 }).total).toBe(4);
  });

  it('is taken back whole', () => {
    const before = everything();
    merge([1], 2, '2026-11-01');
    expect(everything()).not.toEqual(before);
    undoLast();
    expect(everything()).toEqual(before);
  });

  it('is refused ahead of its day, into itself, into what has ended, and before the community had its name', () => {
    const code = (work: () => unknown) => {
      try {
        work();
        return 'done';
      } catch (error) {
        return isAppError(error) ? error.code : String(error);
      }
    };
    expect(code(() => merge([1], 2, '2026-12-01'))).toBe('input.invalid');
    expect(code(() => merge([1, 2], 2, '2026-11-01'))).toBe('input.invalid');
    expect(code(() => merge([2], 1, '2026-08-31'))).toBe('input.invalid');
    merge([1], 2, '2026-11-01');
    expect(code(() => merge([3], 1, '2026-11-01'))).toBe('community.ended');
    expect(code(() => merge([1], 3, '2026-11-01'))).toBe('community.ended');
    expect(code(() => removeCommunity(archive.db, archive.act, 2))).toBe('community.inUse');
  });
});

describe('splitting a community', () => {
  it('leaves its files waiting, in sight, until each is assigned from the day of the split', () => {
    const files = [open('2026-08-03', 1), open('2026-08-03', 1), open('2026-08-03', 1)];
    const [east = 0, west = 0] = split(1, ['达明东社区', '达明西社区'], '2026-11-01').targetIds;
    expect(listFacets(archive.db, 'retiree', null).communities).toEqual([
      { id: 1, name: '达明社区', count: 3, isEnded: true },
    ]);
    assign(1, east, files.slice(0, 2));
    assign(1, west, files.slice(2));
    expect(counts(null)).toEqual([
      ['达明东社区', 2],
      ['达明西社区', 1],
    ]);
    expect(counts('2026-11-01')).toEqual([
      ['达明东社区', 2],
      ['达明西社区', 1],
    ]);
    expect(counts('2026-10-31')).toEqual([['达明社区', 3]]);
  });

  it('assigns a household as one: with one file goes the household, and with it the files of its members', () => {
    const files = [open('2026-08-03', 1), open('2026-08-03', 1), open('2026-08-03', 1)];
    const persons = files.map((id) => getEnvelope(archive.db, id).personId);
    archive.db.exec(
      `INSERT INTO household (id, uid, number, community_id, address, opened_on, document, close_document, registered_at, registered_by)
       VALUES (1, 'h', 'H1', 1, '北大路1号', '2026-01-01', '', '', 't', 1);
       INSERT INTO household_member (uid, household_id, person_id, relation, joined_on, registered_at, registered_by)
       VALUES ('a', 1, ${persons[0]}, '02', '2026-01-01', 't', 1), ('b', 1, ${persons[1]}, '10', '2026-01-01', 't', 1)`,
    );
    const [east = 0] = split(1, ['达明东社区', '达明西社区'], '2026-11-01').targetIds;
    expect(assign(1, east, files.slice(0, 1))).toBe(2);
    expect(archive.db.prepare('SELECT community_id FROM household').pluck().get()).toBe(east);
    expect(counts(null)).toEqual([
      ['达明社区', 1],
      ['达明东社区', 2],
    ]);
  });

  it('takes along, by address, a household that was closed between its day and the assignment, and none closed before', () => {
    archive.forge();
    archive.db.exec(
      `INSERT INTO household (id, uid, number, community_id, address, opened_on, closed_on, close_reason, document,
         close_document, registered_at, registered_by)
       VALUES (1, 'h', 'H1', 1, '北大路1号', '2026-01-01', '2026-11-10', 'other', '', '', 't', 1),
         (2, 'i', 'H2', 1, '北大路1号', '2026-01-01', '2026-10-10', 'other', '', '', 't', 1)`,
    );
    const [east = 0] = split(1, ['达明东社区', '达明西社区'], '2026-11-01').targetIds;
    const places = placesAtAddress(archive.db, 1, [{ road: '北大路', house: null }]);
    expect(places).toEqual({ householdIds: [1], outletIds: [] });
    expect(waitingGroups(archive.db, 1, null)).toMatchObject({ households: 1 });
    inTransaction(archive.db, () =>
      assignWaiting(archive.db, archive.act, {
        sourceId: 1,
        targetId: east,
        recordIds: [],
        ...places,
        groupIds: [],
      }),
    );
    expect(archive.db.prepare('SELECT community_id FROM household ORDER BY id').pluck().all()).toEqual([east, 1]);
    expect(getHousehold(archive.db, 1, '2026-10-31').communityName).toBe('达明社区');
    expect(getHousehold(archive.db, 1, '2026-11-05').communityName).toBe('达明东社区');
    expect(getHousehold(archive.db, 1, null).communityName).toBe('达明东社区');
  });

  it('is not taken back under files that were assigned; one after the other it is', () => {
    const file = open('2026-08-03', 1);
    const before = everything();
    const [east = 0] = split(1, ['达明东社区', '达明西社区'], '2026-11-01').targetIds;
    assign(1, east, [file]);
    const command = communityCommands(archive.db, null, 50).find((one) => one.name === 'communities.split');
    expect(() =>
      inTransaction(archive.db, () => {
        const undone = undoCommand(archive.db, archive.act, command?.id ?? 0);
        checkPlacesAfterUndo(archive.db, undone, command?.id ?? 0);
      }),
    ).toThrowError(expect.objectContaining({ code: 'command.changedSince' }));
    undoLast();
    undoLast();
    expect(everything()).toEqual(before);
  });

  it('of a part only lets the community go on, and what was cut out may come back to it', () => {
    const files = [open('2026-08-03', 1), open('2026-08-03', 1)];
    const [part = 0] = split(1, ['达明新村社区'], '2026-10-01', true).targetIds;
    expect(counts(null)).toEqual([['达明社区', 2]]);
    assign(1, part, [files[0] ?? 0]);
    expect(counts(null)).toEqual([
      ['达明社区', 1],
      ['达明新村社区', 1],
    ]);
    merge([part], 1, '2026-11-01');
    expect(counts(null)).toEqual([['达明社区', 2]]);
    expect(counts('2026-10-31')).toEqual([
      ['达明社区', 1],
      ['达明新村社区', 1],
    ]);
  });
});

describe('a list as of a day', () => {
  it('holds what was in use at the end of that day', () => {
    const id = open('2026-08-03', 1);
    inTransaction(archive.db, () => removeRecord(archive.db, on('2026-09-10'), id, 1, '录错'));
    inTransaction(archive.db, () => restoreRecord(archive.db, on('2026-09-20'), id, 2));
    const there = (day: string) => rows({ onDate: day }).total;
    expect(['2026-08-02', '2026-08-03', '2026-09-09', '2026-09-10', '2026-09-19', '2026-09-20'].map(there)).toEqual([
      0, 1, 1, 0, 0, 1,
    ]);
    expect(rows({ onDate: '2026-09-09', text: rows({}).rows[0]?.name ?? '' }).total).toBe(1);
  });

  it('of today is the list', () => {
    open('2026-08-03', 1);
    move('2026-10-01', open('2026-08-03', 2), 3);
    inTransaction(archive.db, () => removeRecord(archive.db, on('2026-10-10'), open('2026-09-01', 1), 1, '录错'));
    expect(rows({ onDate: '2026-11-23' })).toEqual(rows({}));
    const { removed: _now, ...today } = listFacets(archive.db, 'retiree', null);
    expect(listFacets(archive.db, 'retiree', '2026-11-23')).toMatchObject(today);
  });
});

describe('after any sequence of merges, splits, renames, moves and undos', () => {
  type Step = {
    kind: 'merge' | 'split' | 'branch' | 'abolish' | 'assign' | 'rename' | 'move' | 'undo';
    a: number;
    b: number;
    day: number;
  };
  const step: fc.Arbitrary<Step> = fc.record({
    kind: fc.constantFrom('merge', 'split', 'branch', 'abolish', 'assign', 'rename', 'move', 'undo'),
    a: fc.nat(99),
    b: fc.nat(99),
    day: fc.integer({ min: 1, max: 22 }),
  });

  it('every file has one community on every day, versions do not overlap, and successors never go round', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 14 }), (steps) => {
        const own = newArchive(['甲社区', '乙社区', '丙社区']);
        archive.remove();
        archive = own;
        const files = [open('2026-08-03', 1), open('2026-08-03', 2), open('2026-11-05', 3)];
        const numbers = archive.db.prepare('SELECT number FROM record ORDER BY id').pluck().all();
        let serial = 0;
        const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
        for (const { kind, a, b, day } of steps) {
          const ids = listCommunities(archive.db, { withEnded: true }).map((one) => one.id);
          const [one = 1, other = 1] = [pick(ids, a), pick(ids, b)];
          const when = `2026-11-${String(day).padStart(2, '0')}`;
          serial += 1;
          try {
            if (kind === 'merge') merge([one], other, when);
            if (kind === 'split' || kind === 'branch')
              split(one, [`新${serial}东`, `新${serial}西`], when, kind === 'branch');
            if (kind === 'abolish')
              inTransaction(archive.db, () =>
                abolishCommunity(archive.db, archive.act, { id: one, effectiveOn: when, document: '文' }),
              );
            if (kind === 'assign') assign(one, other, files);
            if (kind === 'rename')
              inTransaction(archive.db, () =>
                saveCommunity(archive.db, archive.act, {
                  id: one,
                  name: `名${serial}`,
                  code: null,
                  validFrom: when,
                  document: '',
                }),
              );
            if (kind === 'move' && changedOn(archive.db, other, null) === null)
              move('2026-11-23', pick(files, a) ?? 1, other);
            if (kind === 'undo') undoLast();
          } catch (error) {
            // What cannot be done is refused, never half done.
            if (!isAppError(error)) throw error;
          }
        }
        expect(archive.db.prepare('SELECT number FROM record ORDER BY id').pluck().all()).toEqual(numbers);
        expect(checkVersions(allVersions(archive.db), '350102005000')).toEqual([]);
        expect(findCycle(asLinks(successorLinks(archive.db)))).toBeNull();
        const versions = allVersions(archive.db);
        for (const id of files) {
          const file = getEnvelope(archive.db, id);
          const stays = communitiesOf(archive.db, file);
          const last = stays.at(-1);
          for (let day = file.openedOn; day <= '2026-11-24'; day = dayAfter(day)) {
            const past = stays
              .slice(0, -1)
              .filter((stay) => holdsOn({ validFrom: stay.fromOn, validTo: stay.toOn }, day));
            expect(past.length).toBeLessThanOrEqual(1);
            const communityId = past[0]?.communityId ?? last?.communityId ?? null;
            expect(communityId).not.toBeNull();
            const holding = versions.filter((one) => one.communityId === communityId && holdsOn(one, day));
            // One name on that day; none only where the file waits to be assigned after a split or an abolition.
            expect(holding.length).toBeLessThanOrEqual(1);
            if (holding.length === 0) expect(changedOn(archive.db, communityId ?? 0, null)).not.toBeNull();
            const facets = listFacets(archive.db, 'retiree', day);
            expect(facets.communities.reduce((sum, one) => sum + one.count, 0)).toBe(facets.total);
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
