import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { filesOfPeople, peopleOutside } from '#db/core/scope.ts';
import { closeFile, openFile } from '#db/records/acts.ts';
import { recordInput } from '#electron/archive/records.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import { newArchive, newIdNumber, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { listedOf } from '#test/help/kinds/listed.ts';

/** People beside the subject of a file (代领人, 监护人 of a card), seen by search, card, scope, merging and check. */

const KIND = 'discount' as string as RecordKind;
const [FIRST, SECOND] = [1, 2];

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const ask = asking(() => archive);
const undo = (id: number | null) => ask('commands.undo', { id });
const versionOf = (id: number): number =>
  archive.db.prepare('SELECT version FROM record WHERE id = ?').pluck().get(id) as number;

interface Opened {
  id: number;
  number: string;
  personId: number;
  commandId: number | null;
}
function open(name: string, communityId: number | null = FIRST): Opened {
  const values = { ...kinds[KIND].empty, name, idNumber: newIdNumber(), communityId };
  const saved = inTransaction(archive.db, () =>
    openFile(archive.db, archive.act, recordInput(KIND, values as unknown as Parameters<typeof recordInput>[1])),
  );
  const personId = archive.db.prepare('SELECT person_id FROM record WHERE id = ?').pluck().get(saved.id) as number;
  return { ...saved, personId };
}
/** Somebody of the register who has no file of their own. */
async function registered(name: string): Promise<number> {
  const { id } = await ask('households.open', {
    ...{ communityId: FIRST, address: '达明路 1 号', openedOn: '2026-01-01', document: '' },
    members: [{ person: { name, idNumber: newIdNumber() }, relation: '02' }],
  });
  const { members } = await ask('households.get', { id });
  return members[0]?.personId ?? 0;
}
const add = (file: Opened, personId: number, more: object = {}) =>
  ask('records.addPerson', {
    ...{ recordId: file.id, version: versionOf(file.id), personId, role: 'payee', fromOn: '2026-03-01' },
    ...more,
  });
const inFile = async (id: number) =>
  (await ask('records.people', { recordId: id })).items.map(({ name, roleLabel, fromOn, toOn }) => [
    roleLabel,
    name,
    fromOn,
    toOn,
  ]);
const listed = (text: string) =>
  listedOf(archive.db, KIND, { text }).map(({ number, matched, beside }) => [number, matched, beside]);

describe('somebody beside the subject', () => {
  it('is entered in a role of the kind, ended, and taken out, each as one act of the file that is taken back', async () => {
    const file = open('李秀英');
    const personId = await registered('林玉花');
    const added = await add(file, personId);
    expect(await inFile(file.id)).toEqual([['代领人', '林玉花', '2026-03-01', null]]);
    expect(versionOf(file.id)).toBe(added.version);
    const ended = await ask('records.endPerson', { id: added.id, version: added.version, toOn: '2026-06-01' });
    expect(await inFile(file.id)).toEqual([['代领人', '林玉花', '2026-03-01', '2026-06-01']]);
    const removed = await ask('records.removePerson', { id: added.id, version: ended.version });
    expect(await inFile(file.id)).toEqual([]);
    const gone = await refused(ask('records.removePerson', { id: added.id, version: removed.version }));
    expect(gone).toMatchObject({ code: 'record.personGone' });
    const { items } = await ask('commands.list', { noun: 'record', nounId: file.id });
    expect(items.map(({ title }) => title).slice(0, 3)).toEqual([
      '移除代领人林玉花（登记错了）',
      '代领人林玉花：改为2026-03-01 起，到 2026-06-01 为止',
      '登记代领人：林玉花（2026-03-01 起）',
    ]);
    // Without them nothing is left of the file's opening, and with them it stays.
    await undo(removed.commandId);
    expect(await refused(undo(file.commandId))).toMatchObject({ code: 'command.usedSince' });
    await undo(ended.commandId);
    expect(await inFile(file.id)).toEqual([['代领人', '林玉花', '2026-03-01', null]]);
    await undo(added.commandId);
    expect(await inFile(file.id)).toEqual([]);
    await undo(file.commandId);
  });

  it('stands there once at a time in one role, is not its subject, and has a role of the kind and days that can be', async () => {
    const file = open('李秀英');
    const personId = await registered('林玉花');
    const first = await add(file, personId, { toOn: '2026-06-01' });
    expect(await refused(add(file, personId, { fromOn: '2026-05-31' }))).toMatchObject({ code: 'record.personTwice' });
    expect(await refused(add(file, file.personId))).toMatchObject({ code: 'record.personIsSubject' });
    const wrong = [
      { role: 'staff' },
      { role: 'toString' },
      { fromOn: '2099-01-01' },
      { toOn: '2026-03-01' },
      { toOn: '2099-01-01' },
    ];
    for (const more of wrong)
      expect(await refused(add(file, personId, more)), JSON.stringify(more)).toMatchObject({ code: 'input.invalid' });
    // The day itself counts no more; another role is another matter.
    const again = await add(file, personId, { fromOn: '2026-06-01' });
    await add(file, personId, { role: 'guardian' });
    const longer = { id: first.id, version: versionOf(file.id), toOn: null };
    expect(await refused(ask('records.endPerson', longer))).toMatchObject({ code: 'record.personTwice' });
    // Nor does an undo make two of one.
    await undo(again.commandId);
    const open_ = await ask('records.endPerson', { ...longer, version: versionOf(file.id) });
    await undo(open_.commandId);
    const removed = await ask('records.removePerson', { id: first.id, version: versionOf(file.id) });
    await add(file, personId, { fromOn: '2026-04-01' });
    expect(await refused(undo(removed.commandId))).toMatchObject({ code: 'command.changedSince' });
    expect(await inFile(file.id)).toHaveLength(2);
  });

  it('is entered in the version the clerk saw of an open file', async () => {
    const file = open('李秀英');
    const personId = await registered('林玉花');
    await add(file, personId);
    expect(await refused(add(file, personId, { version: 1, role: 'guardian' }))).toMatchObject({
      code: 'record.changedMeanwhile',
    });
    const close = { id: file.id, version: versionOf(file.id), on: '2026-11-20', reason: '办结' };
    inTransaction(archive.db, () => closeFile(archive.db, archive.act, close));
    expect(await refused(add(file, personId, { role: 'guardian' }))).toMatchObject({ code: 'record.closed' });
  });
});

describe('who looks for somebody beside the subject', () => {
  it('finds the file in the list, told with the role, by name, pinyin and number, behind the files of their own', async () => {
    const file = open('李秀英');
    const personId = await registered('林玉花');
    const { id, version } = await add(file, personId);
    const { idNumber } = await ask('people.get', { id: personId });
    for (const text of ['林玉花', '玉花', 'linyuhua', 'lyh', idNumber ?? '', '林玉花 达明'])
      expect(listed(text), text).toEqual([[file.number, 'beside', '代领人 林玉花']]);
    const own = open('林玉花');
    expect(listed('林玉花')).toEqual([
      [own.number, 'name', undefined],
      [file.number, 'beside', '代领人 林玉花'],
    ]);
    const ended = await ask('records.endPerson', { id, version, toOn: '2026-06-01' });
    expect(listed('林玉花')[1]).toEqual([file.number, 'beside', '代领人 林玉花（到 2026-06-01 为止）']);
    await ask('records.removePerson', { id, version: ended.version });
    expect(listed('林玉花')).toEqual([[own.number, 'name', undefined]]);
  });

  it('finds the file on their card, with role and days', async () => {
    const file = open('李秀英');
    const personId = await registered('林玉花');
    await add(file, personId, { role: 'guardian' });
    expect((await ask('people.get', { id: personId })).beside).toMatchObject([
      { recordId: file.id, number: file.number, kind: KIND, roleLabel: '监护人', fromOn: '2026-03-01', toOn: null },
    ]);
  });

  it('in one community sees them where the file lies, and the merge of their card concerns it', async () => {
    const file = open('李秀英', FIRST);
    const { personId } = open('陈代领', SECOND);
    const nobody = await registered('林玉花');
    await add(file, nobody);
    const mine = { ...wholeOffice, communityIds: [FIRST], hasUnassigned: false };
    const theirs = { ...wholeOffice, communityIds: [SECOND], hasUnassigned: false };
    expect(peopleOutside(archive.db, mine, [nobody])).toEqual([]);
    expect(peopleOutside(archive.db, theirs, [nobody])).toEqual([nobody]);
    expect(filesOfPeople(archive.db, [nobody])).toEqual([file.id]);
    expect(filesOfPeople(archive.db, [personId])).not.toContain(file.id);
  });
});

describe('two cards that become one person', () => {
  it('stand in every file of both, on joined days where both stood in one; undone each stands where it stood', async () => {
    const [file, other] = [open('李秀英'), open('王桂兰')];
    const [keptId, goneId] = [await registered('林玉花'), open('林玉华').personId];
    await add(file, keptId, { toOn: '2026-05-01' });
    await add(file, goneId, { fromOn: '2026-04-01', toOn: '2026-07-01' });
    await add(other, goneId, { role: 'guardian' });
    const before = [await inFile(file.id), await inFile(other.id)];
    await ask('people.merge', { keptId, goneId });
    expect(await inFile(file.id)).toEqual([['代领人', '林玉花', '2026-03-01', '2026-07-01']]);
    expect(await inFile(other.id)).toEqual([['监护人', '林玉花', '2026-03-01', null]]);
    const { items } = await ask('commands.list', { noun: 'person', nounId: keptId });
    await undo(items[0]?.id ?? null);
    expect([await inFile(file.id), await inFile(other.id)]).toEqual(before);
  });

  it('stand no more beside a file that turns out to be their own', async () => {
    const file = open('李秀英');
    const double = await registered('李秀瑛');
    await add(file, double);
    await ask('people.merge', { keptId: file.personId, goneId: double });
    expect(await inFile(file.id)).toEqual([]);
    const { items } = await ask('commands.list', { noun: 'person', nounId: file.personId });
    await undo(items[0]?.id ?? null);
    expect(await inFile(file.id)).toEqual([['代领人', '李秀瑛', '2026-03-01', null]]);
  });
});

it('is told by the check where it is wrong', async () => {
  const file = open('李秀英');
  const personId = await registered('林玉花');
  await add(file, personId);
  expect(checkDatabase(archive.db)).toEqual([]);
  archive.forge();
  archive.db.exec(`INSERT INTO record_beside (uid, record_id, person_id, role, from_on, added_at, added_by)
    SELECT 'twin', record_id, person_id, role, '2026-04-01', added_at, added_by FROM record_beside;
    INSERT INTO record_beside (uid, record_id, person_id, role, from_on, added_at, added_by)
    SELECT 'own', record_id, ${file.personId}, role, '2026-04-01', added_at, added_by FROM record_beside LIMIT 1`);
  const told = checkDatabase(archive.db).filter(({ code }) => code === 'person-beside-wrong');
  expect(told.map(({ message }) => message)).toEqual([
    `档案 ${file.number} 的相关人员林玉花同一时期以同一身份登记了两次`,
    `档案 ${file.number} 的相关人员李秀英就是本人`,
  ]);
});
