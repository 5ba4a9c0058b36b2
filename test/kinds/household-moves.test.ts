import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { HEAD } from '#shared/codes/household-words.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { filePart } from '#shared/records/parts.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { dayBefore } from '#shared/rules/dated-values.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';
import { asking, refused, refusedFields } from '#test/help/ask.ts';
import { newMember } from '#test/help/households.ts';
import { listedOf } from '#test/help/kinds/listed.ts';
import { narrowTo } from '#test/help/narrow.ts';

/** What becomes of the files about a household when something becomes of the household. */

const KIND = 'relief' as string as RecordKind;
const [FIRST, SECOND] = [1, 2];

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const ask = asking(() => archive);
const today = () => localDay(archive.act.at);
const newPerson = (name: string) => newMember(archive.db, archive.act, name);
const file = (id: number) => ask('records.get', { id });

/** A household of a head and one more, since 2020. */
async function home(head = '陈依妹', other = '林依俤', communityId = FIRST) {
  const personIds = [newPerson(head), newPerson(other)];
  const { id, number } = await ask('households.open', {
    ...{ communityId, address: '达明路 3 号', openedOn: '2020-01-01', document: '' },
    members: personIds.map((personId, index) => ({ person: { personId }, relation: index === 0 ? HEAD : '10' })),
  });
  const { members } = await ask('households.get', { id });
  return { id, number, personIds, memberIds: members.map((member) => member.id) };
}

/** A second entry of 陈依妹, registered as a household of her own in the other community. */
async function alone(openedOn: string) {
  const personId = newPerson('陈依妹');
  const { id } = await ask('households.open', {
    ...{ communityId: SECOND, address: '西洪路 1 号', openedOn, document: '' },
    members: [{ person: { personId }, relation: HEAD }],
  });
  return { id, personId };
}

const open = (householdId: number, fromOn = '2026-03-04') =>
  ask('records.save', {
    ...{ kind: KIND, id: null, version: 0, values: filePart(kinds[KIND].empty) },
    household: { id: householdId, fromOn },
  });
const changeHead = ({ id, memberIds }: { id: number; memberIds: number[] }, on: string) =>
  ask('households.changeHead', {
    ...{ id, on, newHeadId: memberIds[1], formerHead: { relation: '10' }, others: [], document: '' },
  });
const links = (recordId: number) =>
  archive.db
    .prepare(
      `SELECT household_id AS householdId, from_on AS fromOn, to_on AS toOn FROM record_household
       WHERE record_id = ? AND removed_at IS NULL ORDER BY from_on, id`,
    )
    .all(recordId);
const told = async (id: number) =>
  (await ask('records.history', { id })).items.map(({ action, note }) => [action, note]);
const lastAct = async (noun: string) =>
  (await ask('commands.list', { noun, nounId: null, limit: 1 })).items[0]?.id ?? 0;
const undo = async (id: number) => ask('commands.undo', { id });
const clean = () => expect(checkDatabase(archive.db)).toEqual([]);

/** What stands of households and of the files about them. */
const stands = () =>
  ['SELECT * FROM household_member', 'SELECT * FROM record_household', 'SELECT * FROM household_link']
    .map((sql) => archive.db.prepare(`${sql} WHERE removed_at IS NULL ORDER BY id`).all())
    .concat([
      archive.db.prepare(`SELECT id, community_id, sort_name FROM record WHERE removed_at IS NULL ORDER BY id`).all(),
      archive.db
        .prepare(`SELECT id, community_id, closed_on FROM household WHERE removed_at IS NULL ORDER BY id`)
        .all(),
      archive.db
        .prepare(`SELECT record_id, community_id, from_on, to_on FROM record_community WHERE removed_at IS NULL`)
        .all(),
    ]);

describe('a household gets a new head', () => {
  it('and its file goes on to the new one from that day, told in both histories; the undo brings it back', async () => {
    const old = await home();
    const { id } = await open(old.id);
    const before = stands();
    const made = await changeHead(old, '2026-05-01');
    expect(links(id)).toEqual([
      { householdId: old.id, fromOn: '2026-03-04', toOn: '2026-05-01' },
      { householdId: made.id, fromOn: '2026-05-01', toOn: null },
    ]);
    expect(await file(id)).toMatchObject({ householdId: made.id, subjectName: '林依俤', communityName: '达明社区' });
    expect(listedOf(archive.db, KIND)).toMatchObject([{ name: '林依俤' }]);
    const title = `变更户主：陈依妹 → 林依俤（${old.number} → ${made.number}）`;
    expect((await told(id))[0]).toEqual(['act', title]);
    expect((await ask('households.get', { id: made.id })).commands[0]).toMatchObject({ title });
    clean();
    await undo(await lastAct('household'));
    expect(stands()).toEqual(before);
    expect((await told(id))[0]).toEqual(['undo', title]);
    clean();
  });

  it('registered late, and a file opened meanwhile was the new one’s from its beginning', async () => {
    const old = await home();
    const { id } = await open(old.id, '2026-06-01');
    const before = stands();
    const made = await changeHead(old, '2026-05-01');
    expect(links(id)).toEqual([{ householdId: made.id, fromOn: '2026-06-01', toOn: null }]);
    clean();
    await undo(await lastAct('household'));
    expect(stands()).toEqual(before);
  });

  it('twice, and the file follows twice; of two files of one home both go', async () => {
    const old = await home();
    const files = [await open(old.id), await open(old.id)];
    const second = await changeHead(old, '2026-05-01');
    const { members } = await ask('households.get', { id: second.id });
    const third = await changeHead({ id: second.id, memberIds: members.map((member) => member.id) }, '2026-06-01');
    for (const { id } of files) expect(links(id)).toHaveLength(3);
    for (const { id } of files) expect(await file(id)).toMatchObject({ householdId: third.id, subjectName: '陈依妹' });
    clean();
    await undo(await lastAct('household'));
    for (const { id } of files) expect(await file(id)).toMatchObject({ householdId: second.id });
    clean();
  });

  it('and a file that was closed before stays with the old one, until it is opened again', async () => {
    const old = await home();
    const { id, version } = await open(old.id);
    await ask('records.close', { id, version, on: today(), reason: '收入超过标准' });
    const made = await changeHead(old, today());
    expect(await file(id)).toMatchObject({ householdId: old.id, subjectName: '陈依妹' });
    clean();
    const before = stands();
    const reopened = await ask('records.reopen', { id, version: (await file(id)).version });
    expect(await file(id)).toMatchObject({ householdId: made.id, version: reopened.version, subjectName: '林依俤' });
    clean();
    await undo(await lastAct('record'));
    expect(stands()).toEqual(before);
    clean();
  });

  it('and a file out of use goes along, so that it may be brought back', async () => {
    const old = await home();
    const { id, version } = await open(old.id);
    await ask('records.remove', { id, version, reason: '登记错误' });
    const made = await changeHead(old, '2026-05-01');
    await ask('records.restore', { id, version: (await file(id)).version });
    expect(await file(id)).toMatchObject({ householdId: made.id });
    clean();
  });

  it('and the undo is refused once a file was opened about the new one, or its file was closed or handed over', async () => {
    const old = await home();
    const { id } = await open(old.id);
    const made = await changeHead(old, '2026-05-01');
    const act = await lastAct('household');
    const { commandId } = await open(made.id, '2026-05-01');
    expect((await refused(undo(act))).code).toBe('command.changedSince');
    await undo(commandId ?? 0);
    const { version } = await file(id);
    await ask('records.close', { id, version, on: today(), reason: '收入超过标准' });
    expect((await refused(undo(act))).code).toBe('record.closed');
    clean();
  });
});

it('a file whose opening was taken back is looked at, and not brought back without its household', async () => {
  const { id: householdId } = await home();
  const [{ id, commandId }] = [await open(householdId), await open(householdId)];
  await undo(commandId ?? 0);
  const seen = await file(id);
  expect(seen).toMatchObject({ householdId, subjectName: '陈依妹', removedReason: '撤销建档' });
  const restored = ask('records.restore', { id, version: seen.version });
  expect(await refused(restored)).toMatchObject({ code: 'record.openingUndone', params: { name: '陈依妹' } });
  clean();
});

it('registering a household is not taken back under a file about it', async () => {
  const { id } = await home();
  const act = await lastAct('household');
  const { commandId } = await open(id);
  expect((await refused(undo(act))).code).toBe('command.changedSince');
  await undo(commandId ?? 0);
  await undo(act);
  clean();
});

describe('a household moves to another community', () => {
  it('with its files, in use and closed; its history tells it, and the undo brings them back', async () => {
    const { id: householdId, number } = await home();
    const [closed, inUse] = [await open(householdId), await open(householdId)];
    await ask('records.close', { id: closed.id, version: closed.version, on: today(), reason: '收入超过标准' });
    const before = stands();
    const place = { address: '西洪路 1 号', document: '' };
    await ask('households.save', { id: householdId, communityId: SECOND, ...place });
    for (const { id } of [closed, inUse]) expect(await file(id)).toMatchObject({ communityName: '西洪社区' });
    const { items } = await ask('records.history', { id: inUse.id });
    expect(items[0]).toMatchObject({ before: { communityId: FIRST }, after: { communityId: SECOND } });
    expect(items[0]?.note).toBe(`修改住址：${number}`);
    clean();
    const act = await lastAct('household');
    const later = await open(householdId);
    expect((await refused(undo(act))).code).toBe('command.changedSince');
    await undo(later.commandId ?? 0);
    await undo(act);
    expect(stands()).toEqual(before);
    clean();
  });

  it('by a sheet of households too', async () => {
    const { id: householdId, number } = await home();
    const { id } = await open(householdId);
    const { members } = await ask('households.get', { id: householdId });
    const numbers = members.map(({ idNumber }) => idNumber);
    const headings = '户号,户主证件号码,社区,住址,立户日期,姓名,证件号码,与户主关系,加入日期,手机';
    const line = `${number},${numbers[0]},西洪社区,西洪路 1 号,2020-01-01,陈依妹,${numbers[0]},户主,2020-01-01,`;
    const path = join(archive.dir, '家庭.csv');
    writeFileSync(path, [headings, line].join('\n'));
    await ask('households.importFile', { path });
    expect(await file(id)).toMatchObject({ communityName: '西洪社区' });
    clean();
    await undo(await lastAct('household'));
    expect(await file(id)).toMatchObject({ communityName: '达明社区' });
    clean();
  });
});

it('a move is not taken back under a file that went on to another household since', async () => {
  const kept = await home();
  const { id: aloneId, personId: goneId } = await alone('2021-01-01');
  const { id } = await open(aloneId);
  await ask('households.save', { id: aloneId, communityId: FIRST, address: '达明路 9 号', document: '' });
  const move = await lastAct('household');
  await ask('people.merge', { keptId: kept.personIds[0], goneId, keptRecordIds: [], keptHouseholdId: kept.id });
  expect((await refused(undo(move))).code).toBe('command.changedSince');
  expect(await file(id)).toMatchObject({ householdId: kept.id, communityName: '达明社区' });
  clean();
});

it('a closed file is not opened again into a community its clerk may not see', async () => {
  const { id: homeId, memberIds } = await home();
  const { id } = await open(homeId);
  const version = async () => (await file(id)).version;
  await ask('records.close', { id, version: await version(), on: '2026-03-05', reason: '收入超过标准' });
  await changeHead({ id: homeId, memberIds }, '2026-05-01');
  const nextId = archive.db.prepare('SELECT max(id) FROM household').pluck().get() as number;
  await ask('households.save', { id: nextId, communityId: SECOND, address: '西洪路 2 号', document: '' });
  narrowTo(archive, [FIRST]);
  expect((await refused(ask('records.reopen', { id, version: await version() }))).code).toBe('scope.outside');
  narrowTo(archive, null);
  expect(await file(id)).toMatchObject({ communityName: '达明社区', closedOn: '2026-03-05' });
  await ask('records.reopen', { id, version: await version() });
  expect(await file(id)).toMatchObject({ communityName: '西洪社区', closedOn: null });
  clean();
});

describe('communities change', () => {
  const change = { effectiveOn: '2026-10-20', document: '鼓政〔2026〕1 号' };

  it('and become one: household and file go along', async () => {
    const { id } = await open((await home()).id);
    const before = stands();
    await ask('communities.merge', { sourceIds: [FIRST], target: { id: SECOND }, ...change });
    expect(await file(id)).toMatchObject({ communityName: '西洪社区' });
    clean();
    await undo(await lastAct('community'));
    expect(stands()).toEqual(before);
    clean();
  });

  it('and one ends: the household is assigned with its file, by the file or by the household', async () => {
    const [one, other] = [await home(), await home('郑国强', '王秀英')];
    const files = [await open(one.id), await open(other.id)];
    const before = stands();
    await ask('communities.abolish', { id: FIRST, ...change });
    clean();
    const { targets } = await ask('communities.waiting', { sourceId: FIRST });
    expect(targets.map(({ id }) => id)).toContain(SECOND);
    const assign = { sourceId: FIRST, targetId: SECOND };
    const [first] = files;
    await ask('communities.assign', { ...assign, recordIds: [first?.id] });
    expect((await ask('households.get', { id: one.id })).communityId).toBe(SECOND);
    clean();
    await ask('communities.assign', { ...assign, addresses: [{ road: '达明路', house: null }] });
    for (const { id } of files) expect(await file(id)).toMatchObject({ communityName: '西洪社区' });
    clean();
    const { items: acts } = await ask('commands.list', { noun: 'community', nounId: null, limit: 3 });
    for (const act of acts) await undo(act.id);
    expect(stands()).toEqual(before);
    clean();
  });
});

describe('two entries of a head are one person', () => {
  it('and a household registered twice ends: its file goes on to the one that stands', async () => {
    const kept = await home();
    const { id: aloneId, personId: goneId } = await alone('2021-01-01');
    const { id } = await open(aloneId);
    const before = stands();
    const keptId = kept.personIds[0];
    await ask('people.merge', { keptId, goneId, keptRecordIds: [], keptHouseholdId: kept.id });
    expect(await file(id)).toMatchObject({ householdId: kept.id, subjectName: '陈依妹', communityName: '达明社区' });
    expect((await told(id))[0]?.[0]).toBe('merge');
    clean();
    await undo(await lastAct('person'));
    expect(stands()).toEqual(before);
    clean();
  });

  it('and the household that was there before ends where the other begins: the file goes on from that day', async () => {
    const { id: aloneId, personId: goneId } = await alone('2019-01-01');
    const { id } = await open(aloneId, '2019-06-01');
    const kept = await home();
    const before = stands();
    await ask('people.merge', { keptId: kept.personIds[0], goneId, keptRecordIds: [], keptHouseholdId: kept.id });
    expect(links(id)).toEqual([
      { householdId: aloneId, fromOn: '2019-06-01', toOn: '2020-01-01' },
      { householdId: kept.id, fromOn: '2020-01-01', toOn: null },
    ]);
    clean();
    await undo(await lastAct('person'));
    expect(stands()).toEqual(before);
    clean();
  });

  it('and the file is called and sorted by the card that stays', async () => {
    const { id: householdId, personIds } = await home();
    const { id } = await open(householdId);
    const keptId = newPerson('陈依美');
    await ask('people.merge', { keptId, goneId: personIds[0], keptRecordIds: [] });
    expect(await file(id)).toMatchObject({ householdId, subjectName: '陈依美' });
    expect(archive.db.prepare('SELECT sort_name FROM record WHERE id = ?').pluck().get(id)).toBe('chenyimei 陈依美');
    clean();
  });
});

describe('which household a file is about', () => {
  const shown = async (recordId: number) =>
    (await ask('records.households', { recordId })).items.map(({ headName, fromOn, toOn }) => [headName, fromOn, toOn]);
  const linkOf = async (recordId: number, index = 0) =>
    (await ask('records.households', { recordId })).items[index]?.id ?? 0;
  const version = async (id: number) => (await file(id)).version;

  it('is another from a day on, as after 分户; told in both histories, and taken back', async () => {
    const [one, other] = [await home(), await home('郑国强', '王秀英', SECOND)];
    const { id } = await open(one.id);
    const before = stands();
    const moved = { recordId: id, version: await version(id), householdId: other.id, fromOn: '2026-05-01' };
    const { version: now } = await ask('records.addHousehold', moved);
    expect(await shown(id)).toEqual([
      ['郑国强', '2026-05-01', null],
      ['陈依妹', '2026-03-04', '2026-05-01'],
    ]);
    expect(await file(id)).toMatchObject({ version: now, subjectName: '郑国强', communityName: '西洪社区' });
    const title = `改属郑国强户（${other.number}）（2026-05-01 起）`;
    expect((await ask('records.history', { id })).items[0]).toMatchObject({
      ...{ note: title, before: { communityId: FIRST }, after: { communityId: SECOND } },
    });
    for (const household of [one, other])
      expect((await ask('households.get', { id: household.id })).commands[0]).toMatchObject({ title });
    clean();
    expect((await refused(ask('records.addHousehold', { ...moved, version: now }))).code).toBe('input.invalid');
    await undo(await lastAct('record'));
    expect(stands()).toEqual(before);
    clean();
  });

  it('is not given back to one of another community by a clerk who may not see that', async () => {
    const [elsewhere, here] = [await home('郑国强', '王秀英', SECOND), await home()];
    const { id } = await open(elsewhere.id);
    await ask('records.addHousehold', {
      recordId: id,
      version: await version(id),
      householdId: here.id,
      fromOn: '2026-05-01',
    });
    const [latest, first] = [await linkOf(id), await linkOf(id, 1)];
    narrowTo(archive, [FIRST]);
    const before = stands();
    const given = { version: await version(id), householdId: here.id, fromOn: '2026-04-01' };
    for (const asked of [
      ask('records.removeHousehold', { id: latest, version: given.version }),
      ask('records.correctHousehold', { ...given, id: latest }),
      ask('records.correctHousehold', { ...given, id: first, fromOn: '2026-02-01' }),
    ])
      expect((await refused(asked)).code).toBe('scope.outside');
    expect(stands()).toEqual(before);
    narrowTo(archive, null);
    await ask('records.removeHousehold', { id: latest, version: given.version });
    expect(await shown(id)).toEqual([['郑国强', '2026-03-04', null]]);
  });

  it('is corrected by its day or its household, and the days of the one before end with it', async () => {
    const [one, other, third] = [await home(), await home('郑国强', '王秀英'), await home('吴国华', '吴秀兰', SECOND)];
    const { id } = await open(one.id);
    const add = { recordId: id, version: await version(id), householdId: other.id, fromOn: '2026-05-01' };
    await ask('records.addHousehold', add);
    const before = stands();
    const correct = async (householdId: number, fromOn: string, index = 0) =>
      ask('records.correctHousehold', {
        id: await linkOf(id, index),
        version: await version(id),
        householdId,
        fromOn,
      });
    await correct(third.id, '2026-06-01');
    expect(await shown(id)).toEqual([
      ['吴国华', '2026-06-01', null],
      ['陈依妹', '2026-03-04', '2026-06-01'],
    ]);
    expect(await file(id)).toMatchObject({ subjectName: '吴国华', communityName: '西洪社区' });
    expect((await told(id))[0]?.[1]).toBe(
      `更正所属的户：郑国强户（${other.number}）（2026-05-01 起）改为吴国华户（${third.number}）（2026-06-01 起）`,
    );
    clean();
    await undo(await lastAct('record'));
    expect(stands()).toEqual(before);
    await correct(one.id, '2026-01-01', 1);
    expect((await shown(id))[1]).toEqual(['陈依妹', '2026-01-01', '2026-05-01']);
    expect((await correct(one.id, '2026-01-01', 1)).commandId).toBeNull();
    clean();
    const fields = async (of: Promise<unknown>) => Object.keys(await refusedFields(of));
    expect(await fields(correct(other.id, '2026-01-01'))).toEqual(['fromOn']);
    expect(await fields(correct(one.id, '2026-05-01', 1))).toEqual(['fromOn']);
    expect(await fields(correct(other.id, '2026-02-01', 1))).toEqual(['householdId']);
    expect(await fields(correct(other.id, '2099-01-01'))).toEqual(['fromOn']);
    expect((await refused(correct(third.id, '2019-06-01', 1))).code).toBe('household.dayTooEarly');
    expect((await refused(correct(999, '2026-02-01', 1))).code).toBe('household.notFound');
  });

  it('is one from the day the file was opened', async () => {
    archive.forge();
    const { id: householdId } = await home();
    const { id } = await open(householdId);
    inTransaction(archive.db, () => archive.db.exec(`UPDATE record SET opened_on = '2026-04-01'`));
    const sent = { id: await linkOf(id), version: await version(id), householdId };
    const late = ask('records.correctHousehold', { ...sent, fromOn: '2026-04-02' });
    expect(await refusedFields(late)).toEqual({ fromOn: '不能晚于建档的那天 2026-04-01' });
    await ask('records.correctHousehold', { ...sent, fromOn: '2026-04-01' });
    expect(await shown(id)).toEqual([['陈依妹', '2026-04-01', null]]);
  });

  it('is put right by removing a later one, never the first; undone, it is back', async () => {
    const [one, other] = [await home(), await home('郑国强', '王秀英', SECOND)];
    const { id } = await open(one.id);
    const add = { recordId: id, version: await version(id), householdId: other.id, fromOn: '2026-05-01' };
    const added = await ask('records.addHousehold', add);
    const before = stands();
    const stale = ask('records.removeHousehold', { id: added.id, version: add.version });
    expect((await refused(stale)).code).toBe('record.changedMeanwhile');
    const gone = await ask('records.removeHousehold', { id: added.id, version: added.version });
    expect(await shown(id)).toEqual([['陈依妹', '2026-03-04', null]]);
    expect(await file(id)).toMatchObject({ version: gone.version, subjectName: '陈依妹', communityName: '达明社区' });
    const again = ask('records.removeHousehold', { id: added.id, version: gone.version });
    expect((await refused(again)).code).toBe('record.householdGone');
    const first = ask('records.removeHousehold', { id: await linkOf(id), version: gone.version });
    expect((await refused(first)).code).toBe('record.householdFirst');
    clean();
    await undo(await lastAct('record'));
    expect(stands()).toEqual(before);
    clean();
  });

  it('that came by a new head stays with the day of that: neither moved past it nor removed', async () => {
    const old = await home();
    const { id } = await open(old.id);
    const made = await changeHead(old, '2026-05-01');
    const sent = { id: await linkOf(id), version: await version(id) };
    const later = ask('records.correctHousehold', { ...sent, householdId: made.id, fromOn: '2026-05-02' });
    expect(await refused(later)).toMatchObject({
      ...{ code: 'record.householdEnded', params: { number: old.number, on: '2026-05-01' } },
    });
    const earlier = ask('records.correctHousehold', { ...sent, householdId: made.id, fromOn: '2026-04-30' });
    expect((await refused(earlier)).code).toBe('household.dayTooEarly');
    expect((await refused(ask('records.removeHousehold', sent))).code).toBe('record.householdEnded');
    const another = await home('郑国强', '王秀英');
    const add = { recordId: id, version: sent.version, householdId: old.id, fromOn: '2026-06-01' };
    expect((await refused(ask('records.addHousehold', add))).code).toBe('record.householdEnded');
    await ask('records.addHousehold', { ...add, householdId: another.id });
    expect((await refused(undo(await lastAct('household')))).code).toBe('command.changedSince');
    clean();
  });

  it('is asked of no file of a person or an outlet, and not of a closed one', async () => {
    const { id: householdId } = await home();
    const { id, version: opened } = await open(householdId);
    await ask('records.close', { id, version: opened, on: today(), reason: '收入超过标准' });
    const other = await home('郑国强', '王秀英');
    const add = { recordId: id, version: await version(id), householdId: other.id, fromOn: '2026-05-01' };
    expect((await refused(ask('records.addHousehold', add))).code).toBe('record.closed');
  });
});

it('is found by the head and everybody of the household, of now and before, by 户号 and address', async () => {
  const old = await home();
  const { number } = await open(old.id);
  const left = newPerson('郑先行');
  const { memberId } = await ask('households.addMember', {
    ...{ householdId: old.id, joinedOn: '2021-01-01', person: { personId: left }, relation: '97' },
  });
  await ask('households.leave', { memberId, leftOn: '2022-01-01', reason: 'moved-out' });
  const found = (text: string) =>
    listedOf(archive.db, KIND, { text }).map((row) => [row.number, row.name, row.matched, row.beside]);
  expect(found('陈依妹')).toEqual([[number, '陈依妹', 'name', undefined]]);
  expect(found('林依俤')).toEqual([[number, '陈依妹', 'beside', '成员 林依俤']]);
  expect(found('郑先行')).toEqual([]);
  const made = await changeHead(old, '2026-05-01');
  expect(found('linyidi')).toEqual([[number, '林依俤', 'pinyin', undefined]]);
  expect(found('陈依妹 达明')).toEqual([[number, '林依俤', 'beside', expect.stringMatching(/^(成员|原户主) 陈依妹$/)]]);
  for (const one of [old, made]) expect(found(one.number)).toEqual([[number, '林依俤', 'household', undefined]]);
  expect(found('达明路')).toEqual([[number, '林依俤', 'address', undefined]]);
  await undo(await lastAct('household'));
  expect(found('陈依妹')).toEqual([[number, '陈依妹', 'name', undefined]]);
});

describe('check', () => {
  const write = (sql: string) => inTransaction(archive.db, () => archive.db.exec(sql));
  const found = () => checkDatabase(archive.db).filter(({ code }) => code === 'household-file-wrong');

  it('tells of a file that lies elsewhere, is of no household on a day, of two on one, or was left behind', async () => {
    archive.forge();
    const old = await home();
    const { id, number } = await open(old.id);
    write(`UPDATE record SET community_id = ${SECOND}`);
    expect(found()).toMatchObject([{ message: `档案 ${number} 与所属的户不在同一个社区` }]);
    write(`UPDATE record SET community_id = ${FIRST}`);
    write(`UPDATE record_household SET from_on = '2026-03-01', to_on = '2026-04-01'`);
    expect(found().map(({ message }) => message)).toEqual([
      `档案 ${number} 现在不属于任何一户`,
      `档案 ${number} 所属的户中间有断开的日期`,
    ]);
    const another = (from: string) =>
      write(`INSERT INTO record_household (uid, record_id, household_id, from_on, added_at, added_by)
        VALUES ('u2', ${id}, ${old.id}, '${from}', '2026-03-01T00:00:00.000Z', 1)`);
    another('2026-03-20');
    expect(found().map(({ message }) => message)).toEqual([
      `档案 ${number} 在同一天属于两户`,
      `档案 ${number} 所属的户中间有断开的日期`,
    ]);
    write(`DELETE FROM record_household WHERE uid = 'u2'`);
    write(`UPDATE record_household SET from_on = '2099-01-01', to_on = NULL`);
    expect(found()).toMatchObject([{ message: `档案 ${number} 建档时还不属于任何一户` }]);
    write(`UPDATE record_household SET from_on = '2026-03-04'`);
    const made = await changeHead(old, dayBefore(today()));
    write(`DELETE FROM record_household WHERE household_id = ${made.id}`);
    write(`UPDATE record_household SET to_on = NULL`);
    expect(found()).toMatchObject([{ message: `档案 ${number} 所属的一户变更过户主，没有转到新的一户` }]);
  });
});
