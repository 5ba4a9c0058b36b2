import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { householdFileProblems } from '#db/households/file-checks.ts';
import { HEAD } from '#shared/codes/household-words.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { filePart } from '#shared/records/parts.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';
import { asking } from '#test/help/ask.ts';
import { newMember } from '#test/help/households.ts';

/**
 * Whatever is done with households and the files about them, and taken back in between: each file is about one household on
 * each day and lies where that lies; and taken back to the first act, everything is as it was.
 */

const KIND = 'relief' as string as RecordKind;
const [FIRST, SECOND] = [1, 2];
const DAYS = ['2020-06-01', '2021-03-04', '2023-05-01', '2025-05-01', '2026-02-01'];

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const ask = asking(() => archive);
const all = <T>(sql: string): T[] => archive.db.prepare(sql).all() as T[];

/** Numbers by which a move chooses among what there is. */
interface Chance {
  one: number;
  other: number;
  day: string;
}
const pick = <T>(from: readonly T[], by: number): T | undefined => from[by % from.length];
const idsOf = (sql: string, by: number): number => pick(all<{ id: number }>(sql), by)?.id ?? 0;
const openHome = (by: number) => idsOf('SELECT id FROM household WHERE closed_on IS NULL AND removed_at IS NULL', by);
const anyFile = (by: number) => {
  const id = idsOf('SELECT id FROM record', by);
  return ask('records.get', { id });
};

const names = ['陈依妹', '林依俤', '郑国强', '王秀英'];

async function home({ one, other: alone, day }: Chance): Promise<void> {
  const [head = '', other = ''] = [pick(names, one), pick(names, one + 1)];
  // Who lives alone may turn out to be the head of another household.
  const people = (alone % 2 === 0 ? [head, other] : [head]).map((name) => newMember(archive.db, archive.act, name));
  await ask('households.open', {
    ...{ communityId: one % 2 === 0 ? FIRST : SECOND, address: `达明路 ${one} 号`, openedOn: day, document: '' },
    members: people.map((personId, index) => ({ person: { personId }, relation: index === 0 ? HEAD : '97' })),
  });
}

const open = ({ one, day }: Chance) =>
  ask('records.save', {
    ...{ kind: KIND, id: null, version: 0, values: filePart(kinds[KIND].empty) },
    household: { id: openHome(one), fromOn: day },
  });

async function changeHead({ one, day }: Chance): Promise<void> {
  const id = openHome(one);
  const { members } = await ask('households.get', { id });
  const [former, next, ...others] = members;
  await ask('households.changeHead', {
    ...{ id, on: day, newHeadId: next?.id ?? 0, document: '' },
    formerHead: one % 3 === 0 ? { leaves: 'moved-out' } : { relation: former ? '97' : '' },
    others: others.map((member) => ({ memberId: member.id, relation: '97' })),
  });
}

async function split({ one, other, day }: Chance): Promise<void> {
  const id = openHome(one);
  const { members } = await ask('households.get', { id });
  const place = { communityId: other % 2 === 0 ? FIRST : SECOND, address: '西洪路 1 号', document: '' };
  await ask('households.split', {
    id,
    on: day,
    members: [{ memberId: members[1]?.id ?? 0, relation: HEAD }],
    ...place,
  });
}

async function link({ one, other, day }: Chance): Promise<void> {
  const { id, version } = await anyFile(one);
  await ask('records.addHousehold', { recordId: id, version, householdId: openHome(other), fromOn: day });
}

async function relink({ one, other, day }: Chance, call: 'records.correctHousehold' | 'records.removeHousehold') {
  const { id, version } = await anyFile(one);
  const { items } = await ask('records.households', { recordId: id });
  const found = call === 'records.removeHousehold' ? items[0] : pick(items, other);
  const sent = { id: found?.id ?? 0, version };
  if (call === 'records.removeHousehold') await ask(call, sent);
  else
    await ask(call, {
      ...sent,
      householdId: other % 2 === 0 ? (found?.householdId ?? 0) : openHome(other),
      fromOn: day,
    });
}

async function ofFile(
  { one, day }: Chance,
  call: 'records.close' | 'records.reopen' | 'records.remove' | 'records.restore',
): Promise<void> {
  const { id, version } = await anyFile(one);
  const more = { 'records.close': { on: day, reason: '收入超过标准' }, 'records.remove': { reason: '登记错误' } };
  await ask(call, { id, version, ...(call in more ? more[call as keyof typeof more] : {}) });
}

async function merge({ one, other }: Chance): Promise<void> {
  const heads = all<{ id: number; home: number }>(
    `SELECT person_id AS id, household_id AS home FROM household_member
     WHERE relation = '${HEAD}' AND left_on IS NULL AND removed_at IS NULL`,
  );
  const [kept, gone] = [pick(heads, one), pick(heads, other)];
  await ask('people.merge', {
    ...{ keptId: kept?.id ?? 0, goneId: gone?.id ?? 0, keptRecordIds: [] },
    keptHouseholdId: (one % 2 === 0 ? kept : gone)?.home ?? null,
  });
}

const standing = () => all<{ id: number }>('SELECT id FROM command WHERE undone_at IS NULL ORDER BY id DESC');
// An older act taken back under later ones leaves them as they are: back to the beginning leads only the newest first.
let isInOrder = true;
async function undone(by: number): Promise<void> {
  const acts = standing();
  const id = pick(acts, by)?.id ?? 0;
  await ask('commands.undo', { id });
  isInOrder &&= id === acts[0]?.id;
}

const change = { effectiveOn: '2024-10-20', document: '鼓政〔2024〕1 号' };
const moves: readonly ((chance: Chance) => unknown)[] = [
  home,
  open,
  changeHead,
  changeHead,
  split,
  link,
  link,
  (chance) => relink(chance, 'records.correctHousehold'),
  (chance) => relink(chance, 'records.removeHousehold'),
  merge,
  merge,
  ({ one, other }) =>
    ask('households.save', {
      ...{ id: openHome(one), communityId: other % 2 === 0 ? FIRST : SECOND },
      ...{ address: '西洪路 2 号', document: '' },
    }),
  ({ one, day }) => ask('households.close', { id: openHome(one), on: day, reason: 'other', document: '' }),
  (chance) => ofFile(chance, 'records.close'),
  (chance) => ofFile(chance, 'records.reopen'),
  (chance) => ofFile(chance, 'records.remove'),
  (chance) => ofFile(chance, 'records.restore'),
  () => ask('communities.merge', { sourceIds: [FIRST], target: { id: SECOND }, ...change }),
  () => ask('communities.abolish', { id: FIRST, ...change }),
  async ({ one }) => {
    const { id } = await anyFile(one);
    await ask('communities.assign', { sourceId: FIRST, targetId: SECOND, recordIds: [id] });
  },
  ({ one }) => undone(one),
];

/** Carries a move out; where it is refused it is in a sentence. */
async function refusedOnly(work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { error: told } = error as { error?: { code: string } };
    expect(told?.code, String(error)).toMatch(/^(command|community|household|input|person|record)\./);
  }
}

const stands = () => [
  ...['household_member', 'household_link', 'household_community', 'record_household', 'record_community'].map(
    (table) => all(`SELECT * FROM ${table} WHERE removed_at IS NULL ORDER BY id`),
  ),
  all('SELECT id, community_id, address, closed_on FROM household WHERE removed_at IS NULL ORDER BY id'),
  all('SELECT id, community_id, sort_name, closed_on FROM record WHERE removed_at IS NULL ORDER BY id'),
];

it('files are about one household a day and lie where it lies, whatever is done and taken back', async () => {
  const chance = fc.record({
    move: fc.nat(moves.length - 1),
    ...{ one: fc.nat(60), other: fc.nat(60), day: fc.constantFrom(...DAYS) },
  });
  await fc.assert(
    fc.asyncProperty(fc.array(chance, { minLength: 4, maxLength: 14 }), async (walk) => {
      archive.remove();
      archive = newArchive();
      for (const one of [0, 1, 2, 3]) await home({ one, other: one, day: '2020-01-01' });
      for (const one of [0, 1]) await open({ one, other: 0, day: '2020-02-01' });
      const [begun = 0] = all<{ id: number }>('SELECT max(id) AS id FROM command').map(({ id }) => id);
      const before = stands();
      isInOrder = true;
      for (const { move, ...chosen } of walk) {
        await refusedOnly(() => moves[move]?.(chosen));
        expect(householdFileProblems(archive.db, null)).toEqual([]);
      }
      expect(checkDatabase(archive.db)).toEqual([]);
      if (!isInOrder) return;
      for (const { id } of standing().filter((act) => act.id > begun)) await ask('commands.undo', { id });
      if (standing().length === begun) expect(stands()).toEqual(before);
      expect(checkDatabase(archive.db)).toEqual([]);
    }),
    { numRuns: Number(process.env.WALKS ?? 12) },
  );
});
