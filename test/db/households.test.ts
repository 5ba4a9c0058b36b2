import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { householdProblems } from '#db/households/checks.ts';
import { filesOfHouseholds, getHousehold, householdsOfPerson, membersOn } from '#db/households/households.ts';
import { listHouseholds } from '#db/households/list.ts';
import { changeHead, splitHousehold } from '#db/households/successors.ts';
import {
  addMember,
  changeRelation,
  closeHousehold,
  leaveHousehold,
  openHousehold,
  saveHousehold,
} from '#db/households/write.ts';
import { listCommunities } from '#db/places/communities.ts';
import { createRecord, getPersonFile } from '#db/records/records.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { recordInput } from '#electron/archive/records.ts';
import { isAppError } from '#shared/errors.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';
import { householdState, newMember, undoAct } from '#test/help/households.ts';

let archive: TestArchive;
let place: number;
beforeEach(() => {
  archive = newArchive();
  place = listCommunities(archive.db).find((one) => one.name === '达明社区')?.id ?? 0;
});
afterEach(() => archive.remove());

const db = () => archive.db;
const act = () => archive.act;
const run = <T>(work: () => T): T => inTransaction(db(), work);
const one = (name: string, birthOn?: string, gender?: '1' | '2') => newMember(db(), act(), name, birthOn, gender);
const open = (members: [number, string][], openedOn = '2020-01-01') =>
  run(() =>
    openHousehold(db(), act(), {
      communityId: place,
      address: '达明路 8 号',
      openedOn,
      document: '',
      members: members.map(([personId, relation]) => ({ personId, relation, isMoving: false })),
    }),
  );
const now = (id: number) => getHousehold(db(), id, null);
const memberIdOf = (id: number, personId: number) =>
  now(id).members.find((member) => member.personId === personId)?.id ?? 0;
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
};
const lastCommand = (id: number) => now(id).commands.find((command) => command.undoneAt === null)?.id ?? 0;

describe('a household', () => {
  it('gets the number back that nobody has seen when an opening was taken back', () => {
    const first = open([[one('陈国强'), '02']]);
    expect(first.number).toBe('350102005-JT2026-00001');
    undoAct(db(), act(), lastCommand(first.id));
    expect(codeOf(() => now(first.id))).toBe('household.notFound');
    expect(open([[one('林玉花'), '02']]).number).toBe('350102005-JT2026-00001');
  });

  it('has one head, everybody once, and names the household somebody is in', () => {
    const [a, b] = [one('陈国强'), one('林玉花')];
    const at = (members: [number, string][]) => codeOf(() => open(members));
    expect(at([[a, '12']])).toBe('input.invalid');
    expect(
      at([
        [a, '02'],
        [b, '02'],
      ]),
    ).toBe('input.invalid');
    expect(
      at([
        [a, '02'],
        [a, '12'],
      ]),
    ).toBe('input.invalid');
    const made = open([[a, '02']]);
    expect(
      at([
        [b, '02'],
        [a, '11'],
      ]),
    ).toBe('household.memberElsewhere');
    const join = (isMoving: boolean) =>
      run(() =>
        addMember(db(), act(), { householdId: made.id, personId: b, relation: '12', isMoving, joinedOn: '2021-01-01' }),
      );
    expect(codeOf(() => join(false))).toBe('done');
    expect(codeOf(() => join(false))).toBe('household.memberAlready');
    expect(householdProblems(db(), null)).toEqual([]);
  });

  it('is asked for on a day: joined by then, not left yet', () => {
    const [a, b] = [one('陈国强'), one('林玉花')];
    const { id } = open([
      [a, '02'],
      [b, '12'],
    ]);
    run(() =>
      leaveHousehold(db(), act(), { memberId: memberIdOf(id, b), leftOn: '2022-05-01', reason: 'died', words: '死亡' }),
    );
    const names = (day: string) => membersOn(db(), id, day).map((member) => member.name);
    expect(names('2019-12-31')).toEqual([]);
    expect(names('2020-01-01')).toEqual(['陈国强', '林玉花']);
    expect(names('2022-04-30')).toEqual(['陈国强', '林玉花']);
    expect(names('2022-05-01')).toEqual(['陈国强']);
    expect(now(id).former.map((member) => member.name)).toEqual(['林玉花']);
  });

  it('keeps its head while others stay, and ends with its last member', () => {
    const [a, b] = [one('陈国强'), one('林玉花')];
    const { id } = open([
      [a, '02'],
      [b, '12'],
    ]);
    const leave = (personId: number, leftOn = '2022-05-01') =>
      run(() =>
        leaveHousehold(db(), act(), { memberId: memberIdOf(id, personId), leftOn, reason: 'moved-out', words: '迁出' }),
      );
    expect(codeOf(() => leave(a))).toBe('household.headStays');
    expect(codeOf(() => leave(b, '2019-01-01'))).toBe('household.dayTooEarly');
    expect(leave(b).isClosed).toBe(false);
    expect(leave(a, '2023-01-01').isClosed).toBe(true);
    expect(now(id)).toMatchObject({ closedOn: '2023-01-01', closeReason: 'moved-out', members: [{ name: '陈国强' }] });
    expect(
      codeOf(() =>
        run(() =>
          addMember(db(), act(), {
            householdId: id,
            personId: b,
            relation: '12',
            isMoving: false,
            joinedOn: '2023-02-01',
          }),
        ),
      ),
    ).toBe('household.closed');
  });

  it('changes its head by closing the old, opening the new and linking both; one undo takes all of it back', () => {
    const [a, b, c] = [
      one('陈国强', '1950-01-01', '1'),
      one('林玉花', '1952-01-01', '2'),
      one('陈明', '1978-01-01', '1'),
    ];
    const { id, number } = open([
      [a, '02'],
      [b, '12'],
      [c, '20'],
    ]);
    const before = householdState(db());
    const change = (
      others: { memberId: number; relation: string }[],
      formerHead: { relation: string } | { leaves: 'died' },
    ) =>
      run(() =>
        changeHead(db(), act(), {
          id,
          on: '2024-03-01',
          newHeadId: memberIdOf(id, b),
          formerHead,
          others,
          document: '死亡证明',
        }),
      );
    expect(codeOf(() => change([], { leaves: 'died' }))).toBe('input.invalid');
    expect(codeOf(() => change([{ memberId: memberIdOf(id, c), relation: '02' }], { leaves: 'died' }))).toBe(
      'input.invalid',
    );
    const made = change([{ memberId: memberIdOf(id, c), relation: '20' }], { leaves: 'died' });
    expect(now(id)).toMatchObject({ closedOn: '2024-03-01', closeReason: 'head-change', closeDocument: '死亡证明' });
    expect(now(id).after).toMatchObject([{ id: made.id, kind: 'head-change', headName: '林玉花' }]);
    expect(now(made.id).before).toMatchObject([{ id, number, headName: '陈国强' }]);
    expect(now(made.id).members.map(({ name, relation }) => [name, relation])).toEqual([
      ['林玉花', '02'],
      ['陈明', '20'],
    ]);
    expect(membersOn(db(), id, '2024-03-01')).toEqual([]);
    expect(householdsOfPerson(db(), a)).toMatchObject([{ leaveReason: 'died', leftOn: '2024-03-01' }]);
    expect(lastCommand(id)).toBe(lastCommand(made.id));
    undoAct(db(), act(), lastCommand(made.id));
    expect(householdState(db())).toEqual(before);
  });

  it('does not count who left on its last day by an act of their own', () => {
    const [a, b, c] = [one('陈国强'), one('林玉花'), one('陈明')];
    const { id } = open([
      [a, '02'],
      [b, '12'],
      [c, '20'],
    ]);
    const leaves = { memberId: memberIdOf(id, c), leftOn: '2024-01-01', reason: 'moved-out', words: '迁出' } as const;
    run(() => leaveHousehold(db(), act(), leaves));
    const newHeadId = memberIdOf(id, b);
    run(() =>
      changeHead(db(), act(), {
        id,
        on: '2024-01-01',
        newHeadId,
        formerHead: { leaves: 'died' },
        others: [],
        document: '',
      }),
    );
    expect(now(id).members.map((member) => member.name)).toEqual(['陈国强', '林玉花']);
    expect(now(id).former.map((member) => member.name)).toEqual(['陈明']);
    const query = { sort: 'number', descending: false, offset: 0, limit: 10 } as const;
    const closed = (text: string) =>
      listHouseholds(db(), { ...query, filter: { text, communityId: null, state: 'closed', onDate: null } }).rows;
    expect(closed('')).toMatchObject([{ id, members: 2 }]);
    expect(closed('林玉花')).toMatchObject([{ id }]);
    expect(closed('陈明')).toEqual([]);
  });

  it('shows the whole chain on every page', () => {
    const [a, b] = [one('陈国强'), one('林玉花')];
    const first = open([
      [a, '02'],
      [b, '12'],
    ]);
    const change = (id: number, to: number, on: string, relation: string) =>
      run(() =>
        changeHead(db(), act(), {
          id,
          on,
          newHeadId: memberIdOf(id, to),
          formerHead: { relation },
          others: [],
          document: '',
        }),
      );
    const second = change(first.id, b, '2021-01-01', '11');
    const third = change(second.id, a, '2022-01-01', '12');
    expect(now(third.id).before.map((link) => link.id)).toEqual([second.id, first.id]);
    expect(now(first.id).after.map((link) => link.id)).toEqual([second.id, third.id]);
    expect(now(second.id).before.map((link) => link.id)).toEqual([first.id]);
  });

  it('lets members become a household of their own, but not its head', () => {
    const [a, b, c] = [one('陈国强'), one('陈明'), one('王芳')];
    const { id } = open([
      [a, '02'],
      [b, '20'],
      [c, '38'],
    ]);
    const split = (members: [number, string][]) =>
      run(() =>
        splitHousehold(db(), act(), {
          id,
          on: '2024-01-01',
          members: members.map(([personId, relation]) => ({ memberId: memberIdOf(id, personId), relation })),
          communityId: place,
          address: '西洪路 3 号',
          document: '',
        }),
      );
    expect(codeOf(() => split([[a, '02']]))).toBe('household.headStays');
    expect(codeOf(() => split([[b, '20']]))).toBe('input.invalid');
    const made = split([
      [b, '02'],
      [c, '12'],
    ]);
    expect(now(id).members).toHaveLength(1);
    expect(now(made.id).before).toMatchObject([{ id, kind: 'split' }]);
  });

  it('gives somebody to another household in one act, and ends with the last who goes', () => {
    const [a, b] = [one('陈国强'), one('林玉花')];
    const first = open([[a, '02']]);
    const second = open([[b, '02']]);
    const before = householdState(db());
    const move = (joinedOn: string) =>
      run(() =>
        addMember(db(), act(), { householdId: second.id, personId: a, relation: '11', isMoving: true, joinedOn }),
      );
    expect(codeOf(() => move('2019-01-01'))).toBe('household.dayTooEarly');
    move('2025-01-01');
    expect(now(first.id)).toMatchObject({ closedOn: '2025-01-01', closeReason: 'joined' });
    expect(now(second.id).members).toHaveLength(2);
    undoAct(db(), act(), lastCommand(second.id));
    expect(householdState(db())).toEqual(before);
  });

  it('refuses to join on a day on which the person was elsewhere', () => {
    const [a, b, c] = [one('陈国强'), one('林玉花'), one('王芳')];
    const first = open([
      [a, '02'],
      [b, '12'],
    ]);
    const second = open([[c, '02']]);
    run(() =>
      leaveHousehold(db(), act(), {
        memberId: memberIdOf(first.id, b),
        leftOn: '2024-01-01',
        reason: 'married',
        words: '婚嫁',
      }),
    );
    const join = (joinedOn: string) =>
      run(() =>
        addMember(db(), act(), { householdId: second.id, personId: b, relation: '97', isMoving: false, joinedOn }),
      );
    expect(codeOf(() => join('2023-12-31'))).toBe('household.dayTaken');
    expect(codeOf(() => join('2024-01-01'))).toBe('done');
  });

  it('takes an act back only where nothing stands on it', () => {
    const [a, b] = [one('陈国强'), one('林玉花')];
    const first = open([[a, '02']]);
    const opening = lastCommand(first.id);
    run(() =>
      addMember(db(), act(), {
        householdId: first.id,
        personId: b,
        relation: '12',
        isMoving: false,
        joinedOn: '2021-01-01',
      }),
    );
    expect(codeOf(() => undoAct(db(), act(), opening))).toBe('command.changedSince');
    run(() =>
      leaveHousehold(db(), act(), {
        memberId: memberIdOf(first.id, b),
        leftOn: '2022-01-01',
        reason: 'other',
        words: '其他',
      }),
    );
    const leaving = lastCommand(first.id);
    open([[b, '02']], '2022-01-01');
    expect(codeOf(() => undoAct(db(), act(), leaving))).toBe('command.clashes');
    expect(householdProblems(db(), null)).toEqual([]);
  });

  it('corrects place and relation, closes, and opens again by undo, after a restart too', () => {
    const [a, b] = [one('陈国强'), one('林玉花')];
    const { id } = open([
      [a, '02'],
      [b, '11'],
    ]);
    expect(run(() => changeRelation(db(), act(), memberIdOf(id, b), '12'))).toBe(true);
    expect(run(() => changeRelation(db(), act(), memberIdOf(id, b), '12'))).toBe(false);
    expect(codeOf(() => run(() => changeRelation(db(), act(), memberIdOf(id, a), '12')))).toBe('input.invalid');
    const save = (address: string) =>
      run(() => saveHousehold(db(), act(), { id, communityId: place, address, document: '' }));
    expect(save('达明路 8 号')).toBe(false);
    expect(save('达明路 10 号')).toBe(true);
    const before = householdState(db());
    run(() =>
      closeHousehold(db(), act(), { id, on: '2025-01-01', reason: 'moved-out', document: '', words: '全户迁出' }),
    );
    const closing = lastCommand(id);
    archive.close();
    const again = openArchive(archive.dir, false);
    undoAct(again.db, act(), closing);
    expect(householdState(again.db)).toEqual(before);
    expect(checkDatabase(again.db)).toEqual([]);
    again.close();
    archive = { ...archive, remove: () => undefined };
  });

  it('names the files that go along with it', () => {
    const file = run(() => createRecord(db(), act(), recordInput('retiree', retiree({ name: '陈国强' }))));
    const { personId } = getPersonFile(db(), file.id);
    const { id } = open([
      [personId, '02'],
      [one('林玉花'), '12'],
    ]);
    expect(filesOfHouseholds(db(), [id])).toEqual([
      { recordId: file.id, number: file.number, personId, householdId: id, communityId: null },
    ]);
    expect(now(id).members[0]?.files).toEqual([{ id: file.id, kind: 'retiree', number: file.number }]);
  });
});

describe('any sequence of acts', () => {
  const people = 6;
  // Days go on with the sequence, now and then a little back or ahead.
  const offset = fc.integer({ min: -2, max: 3 });
  const person = fc.integer({ min: 0, max: people - 1 });
  const relation = fc.constantFrom('10', '20', '30', '51', '97');
  const step = fc.oneof(
    fc.record({ do: fc.constant('open' as const), head: person, other: person, on: offset, moves: fc.boolean() }),
    fc.record({ do: fc.constant('join' as const), person, of: fc.nat(5), on: offset, relation, moves: fc.boolean() }),
    fc.record({ do: fc.constant('leave' as const), person, on: offset }),
    fc.record({ do: fc.constant('head' as const), person, on: offset, stays: fc.boolean() }),
    fc.record({ do: fc.constant('split' as const), person, on: offset }),
    fc.record({ do: fc.constant('close' as const), of: fc.nat(5), on: offset }),
    fc.record({ do: fc.constant('undo' as const), back: fc.nat(3) }),
  );

  it('never gives a household two heads or a person two households on any day, and its last undo gives the state before', () => {
    const ids = Array.from({ length: people }, (_, index) => one(`王${'甲乙丙丁戊己'[index]}`));
    const all = (sql: string, ...params: unknown[]) =>
      db()
        .prepare(sql)
        .all(...params) as { id: number }[];
    const openIds = () =>
      all('SELECT id FROM household WHERE removed_at IS NULL AND closed_on IS NULL ORDER BY id').map((row) => row.id);
    // Of those who live somewhere, so that most acts can be done.
    const membership = (index: number) => {
      const rows = db()
        .prepare(
          'SELECT id, household_id AS householdId FROM household_member WHERE left_on IS NULL AND removed_at IS NULL ORDER BY id',
        )
        .all() as { id: number; householdId: number }[];
      return rows[index % Math.max(1, rows.length)];
    };
    const carryOut = (of: typeof step extends fc.Arbitrary<infer S> ? S : never, on: string): void => {
      const [at] = [(index: number) => ids[index] ?? 0];
      switch (of.do) {
        case 'open':
          openHousehold(db(), act(), {
            communityId: place,
            address: '',
            openedOn: on,
            document: '',
            members: [
              { personId: at(of.head), relation: '02', isMoving: of.moves },
              ...(of.other === of.head ? [] : [{ personId: at(of.other), relation: '97', isMoving: of.moves }]),
            ],
          });
          return;
        case 'join':
          addMember(db(), act(), {
            householdId: openIds()[of.of % Math.max(1, openIds().length)] ?? 0,
            personId: at(of.person),
            relation: of.relation,
            isMoving: of.moves,
            joinedOn: on,
          });
          return;
        case 'leave':
          leaveHousehold(db(), act(), {
            memberId: membership(of.person)?.id ?? 0,
            leftOn: on,
            reason: 'other',
            words: '',
          });
          return;
        case 'head': {
          const own = membership(of.person);
          const members = own ? now(own.householdId).members : [];
          changeHead(db(), act(), {
            id: own?.householdId ?? 0,
            on,
            newHeadId: own?.id ?? 0,
            formerHead: of.stays ? { relation: '97' } : { leaves: 'died' },
            others: members
              .filter((member) => member.id !== own?.id && member.relation !== '02')
              .map((member) => ({ memberId: member.id, relation: '97' })),
            document: '',
          });
          return;
        }
        case 'split': {
          const own = membership(of.person);
          splitHousehold(db(), act(), {
            id: own?.householdId ?? 0,
            on,
            members: [{ memberId: own?.id ?? 0, relation: '02' }],
            communityId: place,
            address: '',
            document: '',
          });
          return;
        }
        case 'close':
          closeHousehold(db(), act(), {
            id: openIds()[of.of % Math.max(1, openIds().length)] ?? 0,
            on,
            reason: 'other',
            document: '',
            words: '',
          });
          return;
        case 'undo': {
          const commands = all('SELECT id FROM command WHERE undone_at IS NULL ORDER BY id DESC');
          undoAct(db(), act(), commands[of.back]?.id ?? 0);
        }
      }
    };
    const wrongDays = `SELECT m.person_id FROM household_member m JOIN household h ON h.id = m.household_id
      WHERE m.removed_at IS NULL AND m.joined_on <= @day AND (m.left_on IS NULL OR m.left_on > @day) GROUP BY m.person_id HAVING count(*) > 1`;
    const headless = `SELECT h.id FROM household h WHERE h.removed_at IS NULL AND h.opened_on <= @day AND (h.closed_on IS NULL OR h.closed_on > @day)
      AND (SELECT count(*) FROM household_member m WHERE m.household_id = h.id AND m.relation = '02' AND m.removed_at IS NULL
        AND m.joined_on <= @day AND (m.left_on IS NULL OR m.left_on > @day)) <> 1`;
    const days = Array.from({ length: 20 }, (_, index) => `2024-01-${String(index + 1).padStart(2, '0')}`);
    let done = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 3, maxLength: 30, size: 'max' }), (steps) => {
        const savepoint = db().transaction(() => {
          let at = 2;
          for (const of of steps) {
            at += 0.4;
            const on = days[Math.max(0, Math.floor(at) + ('on' in of ? of.on : 0))] ?? '';
            const before = householdState(db());
            const newest = db().prepare('SELECT coalesce(max(id), 0) FROM command').pluck().get() as number;
            if (codeOf(() => run(() => carryOut(of, on))) !== 'done') {
              expect(householdState(db())).toEqual(before);
              continue;
            }
            done += 1;
            expect(householdProblems(db(), null)).toEqual([]);
            for (const day of days) {
              expect(db().prepare(wrongDays).all({ day })).toEqual([]);
              expect(db().prepare(headless).all({ day })).toEqual([]);
            }
            const after = householdState(db());
            const command = db().prepare('SELECT max(id) FROM command').pluck().get() as number;
            if (of.do === 'undo' || command === newest) continue;
            // Taken back in a transaction of its own that is then rolled back: the sequence goes on.
            const tried = db().transaction(() => {
              undoAct(db(), act(), command);
              expect(householdState(db())).toEqual(before);
              throw new Error('back');
            });
            expect(() => tried()).toThrow('back');
            expect(householdState(db())).toEqual(after);
          }
          throw new Error('next');
        });
        expect(() => savepoint()).toThrow('next');
      }),
      { numRuns: 40 },
    );
    expect(done).toBeGreaterThan(60);
  });
});
