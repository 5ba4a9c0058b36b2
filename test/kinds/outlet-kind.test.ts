import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { listFacets } from '#db/records/list-facets.ts';
import { getRecord } from '#db/records/records.ts';
import { sourceFrom } from '#electron/archive/backup/sources.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { type RecordFilter, recordCalls } from '#shared/contract/records.ts';
import { kinds, type RecordKind, recordKindLabels } from '#shared/records/kinds.ts';
import { filePart } from '#shared/records/parts.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { newArchive, newFolder, newIdNumber, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { backUp, done, restore } from '#test/help/backup.ts';
import type { CanteenValues } from '#test/help/kinds/canteen/kind.ts';
import { listedOf } from '#test/help/kinds/listed.ts';

/** A kind of an outlet, made for tests, goes through every mechanism that files of any kind pass through. */

const KIND = 'canteen' as string as RecordKind;
const [FIRST, SECOND] = [1, 2];

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => {
  expect(checkDatabase(archive.db)).toEqual([]);
  archive.remove();
});

const ask = asking(() => archive);
const undo = (id: number | null) => ask('commands.undo', { id });
const lastAct = async (noun: string): Promise<number> =>
  (await ask('commands.list', { noun, nounId: null, limit: 1 })).items[0]?.id ?? 0;

async function somebody(name: string): Promise<number> {
  const { id } = await ask('households.open', {
    ...{ communityId: FIRST, address: '达明路 9 号', openedOn: '2026-01-01', document: '' },
    members: [{ person: { name, idNumber: newIdNumber() }, relation: '02' }],
  });
  return (await ask('households.get', { id })).members[0]?.personId ?? 0;
}
const at = (personId: number, address: string, more: object = {}) => ({
  ...{ name: '长者食堂', organisationId: null, personId, communityId: FIRST, address, phone: null, remark: null },
  ...more,
});
async function outlet(address = '达明路 3 号', more: object = {}): Promise<number> {
  const values = at(await somebody('林玉花'), address, more);
  return (await ask('outlets.save', { id: null, version: 0, values })).id;
}
const values = { ...filePart(kinds[KIND].empty), licence: '许 350-1', seats: 40 };
const open = (outletId: number, more: Partial<CanteenValues> = {}) =>
  ask('records.save', {
    ...{ kind: KIND, id: null, version: 0, values: { ...values, ...more }, outlet: { id: outletId } },
  });
const save = (id: number, version: number, changed: Partial<CanteenValues>, before: Partial<CanteenValues> = {}) =>
  ask('records.save', { kind: KIND, id, version, values: changed, before, outlet: null });
const file = (id: number) => getRecord(archive.db, id);
const listed = (more: Partial<RecordFilter> = {}) => listedOf(archive.db, KIND, more);
const numbers = (more: Partial<RecordFilter> = {}) => listed(more).map(({ number }) => number);

it('stands in the registers by its label, and its values hold no person’s part', () => {
  expect(recordKindLabels[KIND]).toBe('长者食堂档案');
  const { input } = recordCalls['records.save'];
  const sent = { kind: KIND, id: null, version: 0, values, outlet: { id: 1 } };
  expect(input.safeParse(sent).success).toBe(true);
  expect(input.safeParse({ ...sent, values: { ...values, openedOn: '二月' } }).success).toBe(false);
  expect(input.safeParse({ ...sent, values: { ...values, name: '林玉花' } }).success).toBe(false);
  expect(input.safeParse({ ...sent, outlet: undefined, household: { id: 1, fromOn: '2026-01-01' } }).success).toBe(
    false,
  );
});

describe('a file of an outlet', () => {
  it('is opened for one, lies where it does, is called by its name, keeps its outlet in use, and is taken back', async () => {
    const outletId = await outlet();
    const registered = await lastAct('outlet');
    const { id, number, commandId } = await open(outletId);
    expect(file(id)).toMatchObject({
      ...{ subject: 'outlet', outletId, subjectName: '长者食堂', communityName: '达明社区', number },
      values: { seats: 40, canteenState: 'S1', communityId: FIRST },
    });
    expect((await ask('outlets.get', { id: outletId })).files).toMatchObject([{ id, kind: KIND, number }]);
    expect(await refused(ask('outlets.remove', { id: outletId, version: 1 }))).toMatchObject({
      ...{ code: 'outlet.inUse', params: { number } },
    });
    expect((await refused(undo(registered))).code).toBe('command.changedSince');
    expect((await refused(open(outletId))).code).toBe('record.openBeside');
    await undo(commandId);
    expect(listed()).toEqual([]);
    await undo(registered);
    expect((await refused(open(outletId))).code).toBe('outlet.notFound');
  });

  it('is saved field by field with its history, and a state is left to steps', async () => {
    const { id, version } = await open(await outlet());
    const first = await save(id, version, { seats: 60 }, { seats: 40 });
    await save(id, version, { remark: '二楼' }, { remark: null });
    expect(file(id).values).toMatchObject({ seats: 60, remark: '二楼' });
    expect((await refused(save(id, version, { seats: 1 }, { seats: 40 }))).code).toBe('record.changedMeanwhile');
    const moved = save(id, version + 2, { canteenState: 'S2' }, { canteenState: 'S1' });
    expect((await refused(moved)).code).toBe('record.stateByStep');
    const { items } = await ask('records.history', { id });
    expect(items.map(({ action, after }) => [action, after]).slice(0, 2)).toEqual([
      ['update', { remark: '二楼' }],
      ['update', { seats: 60 }],
    ]);
    await undo(first.commandId);
    expect(file(id).values).toMatchObject({ seats: 40, remark: '二楼' });
  });

  it('is found by name, pinyin, keeper, address, its licence and number, in the list of its kind alone', async () => {
    const { number } = await open(await outlet(), { openedOn: '2026-03-04' });
    for (const text of ['食堂', 'zhangzhe', 'zzst', '林玉花', '达明路', '许 350', '350-1', number])
      expect(numbers({ text }), text).toEqual([number]);
    for (const more of [{ states: ['S1'] }, { communityId: FIRST }, { facets: { openedYear: [2026] } }])
      expect(numbers(more), JSON.stringify(more)).toEqual([number]);
    expect(numbers({ text: '药店' })).toEqual([]);
    expect(numbers({ kind: 'retiree' })).toEqual([]);
    expect(listed()).toMatchObject([{ name: '长者食堂', idNumber: null, communityName: '达明社区' }]);
    expect(listFacets(archive.db, KIND, null)).toMatchObject({ total: 1, states: [{ state: 'S1', count: 1 }] });
  });

  it('goes out of use and comes back where its outlet is still there, and stays while its kind says something is open', async () => {
    const outletId = await outlet();
    const { id, version } = await open(outletId);
    const out = await ask('records.remove', { id, version, reason: '登记错误' });
    expect(listed()).toEqual([]);
    const back = await ask('records.restore', { id, version: out.version });
    const again = await ask('records.remove', { id, version: back.version, reason: '登记错误' });
    const next = await open(outletId, { licence: '借出' });
    expect((await refused(ask('records.restore', { id, version: again.version }))).code).toBe('record.openBeside');
    expect(
      (await refused(ask('records.remove', { id: next.id, version: next.version, reason: '登记错误' }))).code,
    ).toBe('record.stillStands');
    await undo(next.commandId);
    const { version: now } = await ask('outlets.get', { id: outletId });
    await ask('outlets.remove', { id: outletId, version: now });
    expect((await refused(undo(again.commandId))).code).toBe('command.changedSince');
    expect((await refused(ask('records.restore', { id, version: again.version }))).code).toBe('outlet.notFound');
  });

  it('is closed, and a new one of the outlet names it; taken back, the old one is opened again', async () => {
    const outletId = await outlet();
    const old = await open(outletId);
    const on = localDay(archive.act.at);
    await ask('records.close', { id: old.id, version: old.version, on, reason: '停办' });
    const next = await open(outletId);
    expect(file(next.id).previous).toMatchObject({ number: old.number });
    expect(file(old.id).next).toMatchObject({ number: next.number });
    const { version } = file(old.id);
    expect((await refused(ask('records.reopen', { id: old.id, version }))).code).toBe('record.followed');
    await undo(next.commandId);
    await ask('records.reopen', { id: old.id, version });
    expect(file(old.id)).toMatchObject({ closedOn: null, next: null });
  });

  it('takes the steps of its kind, told on the desk until they are settled, and taken back whole', async () => {
    const { id, number, version } = await open(await outlet());
    const on = localDay(archive.act.at);
    const take = (now: number, step: string, paper: string, more: object = {}) =>
      ask('life.take', { recordId: id, version: now, step, on, papers: [{ paper, number: null }], ...more });
    const waiting = async () => (await ask('life.due', {})).items.map((item) => [item.number, item.label]);
    const inspected = await take(version, 'canteen.inspect', 'report');
    expect(await waiting()).toEqual([[number, '整改']]);
    const mended = await take(inspected.version, 'canteen.mend', 'report', { party: '林玉花' });
    expect(await waiting()).toEqual([]);
    const shut = await take(mended.version, 'canteen.shut', 'application');
    expect(file(id).values).toMatchObject({ canteenState: 'S2' });
    await undo(shut.commandId);
    expect(file(id).values).toMatchObject({ canteenState: 'S1' });
    expect((await ask('life.get', { recordId: id })).story.map(({ step }) => step)).toEqual([
      'canteen.inspect',
      'canteen.mend',
    ]);
  });

  it('is sorted by the new name of its outlet, and lies where the outlet moves to; the undo brings both back', async () => {
    const outletId = await outlet();
    const { id } = await open(outletId);
    const sortName = () => archive.db.prepare('SELECT sort_name FROM record WHERE id = ?').pluck().get(id);
    const before = sortName();
    const { values: stands } = await ask('outlets.get', { id: outletId });
    const moved = { ...stands, name: '爱心食堂', communityId: SECOND };
    const { commandId } = await ask('outlets.save', { id: outletId, version: 1, values: moved });
    expect(file(id)).toMatchObject({
      subjectName: '爱心食堂',
      communityName: '西洪社区',
      values: { communityId: SECOND },
    });
    expect(sortName()).toBe('aixinshitang 爱心食堂');
    await undo(commandId);
    expect(file(id)).toMatchObject({ subjectName: '长者食堂', communityName: '达明社区' });
    expect(sortName()).toBe(before);
  });
});

describe('two outlets that are one', () => {
  it('bring their files together: of two open ones that stays which is named, and the undo parts them', async () => {
    const [keptId, goneId] = [await outlet(), await outlet('西洪路 1 号', { communityId: SECOND, name: '食堂' })];
    const [own, other] = [await open(keptId), await open(goneId)];
    await ask('outlets.merge', { keptId, goneId, keptRecordIds: [other.id] });
    expect(numbers()).toEqual([other.number]);
    expect(file(other.id)).toMatchObject({ outletId: keptId, subjectName: '长者食堂', communityName: '达明社区' });
    expect(file(own.id)).toMatchObject({ removedReason: `合并网点，保留 ${other.number}` });
    await undo(await lastAct('outlet'));
    expect(numbers()).toEqual([own.number, other.number]);
    expect(file(other.id)).toMatchObject({ outletId: goneId, subjectName: '食堂', communityName: '西洪社区' });
    await ask('outlets.merge', { keptId, goneId });
    expect(numbers()).toEqual([own.number]);
  });

  it('and a move of one is not taken back under its file, which lies with the other since', async () => {
    const [keptId, goneId] = [await outlet(), await outlet('西洪路 1 号', { communityId: SECOND, name: '食堂' })];
    const { id } = await open(goneId);
    const { values: own } = await ask('outlets.get', { id: goneId });
    await ask('outlets.save', { id: goneId, version: 1, values: { ...own, communityId: FIRST } });
    const move = await lastAct('outlet');
    await ask('outlets.merge', { keptId, goneId });
    expect((await refused(undo(move))).code).toBe('command.changedSince');
    expect(file(id)).toMatchObject({ outletId: keptId, communityName: '达明社区' });
  });

  it('stay two while the file that would go says that something is open', async () => {
    const [keptId, goneId] = [await outlet(), await outlet('西洪路 1 号')];
    await open(keptId);
    await open(goneId, { licence: '借出' });
    expect((await refused(ask('outlets.merge', { keptId, goneId }))).code).toBe('record.stillStands');
  });
});

it('communities that become one take outlets and their files along, and one that is split lets both be assigned', async () => {
  const outletId = await outlet();
  const { id } = await open(outletId);
  const change = { effectiveOn: '2026-11-20', document: '鼓政〔2026〕1 号' };
  await ask('communities.merge', { sourceIds: [FIRST], target: { id: SECOND }, ...change });
  expect(file(id).communityName).toBe('西洪社区');
  await undo(await lastAct('community'));
  expect(file(id).communityName).toBe('达明社区');
  const { targetIds } = await ask('communities.split', {
    ...{ sourceId: FIRST, targets: [{ name: '达明东社区', code: null }], sourceStays: false, ...change },
  });
  const [targetId = 0] = targetIds;
  await ask('communities.assign', { sourceId: FIRST, targetId, addresses: [{ road: '达明路', house: null }] });
  expect(file(id).communityName).toBe('达明东社区');
  expect((await ask('outlets.get', { id: outletId })).communityName).toBe('达明东社区');
});

it('who works there is found by name with the role, and stands on their card', async () => {
  const { id, number, version } = await open(await outlet());
  const personId = await somebody('陈美玉');
  await ask('records.addPerson', { recordId: id, version, personId, role: 'staff', fromOn: '2026-03-01' });
  expect(listed({ text: '陈美玉' })).toMatchObject([{ number, matched: 'beside', beside: '工作人员 陈美玉' }]);
  expect((await ask('people.get', { id: personId })).beside).toMatchObject([{ number, roleLabel: '工作人员' }]);
});

it('a backup holds its files and its outlet, and an archive that is restored opens with them', async () => {
  const { id, number } = await open(await outlet());
  const [root, target] = [newFolder('copies'), join(newFolder('restored'), 'archive')];
  done(await backUp(archive, root));
  done(await restore(sourceFrom(root), target));
  const back = openArchive(target, false);
  expect(getRecord(back.db, id)).toMatchObject({ number, kind: KIND, subjectName: '长者食堂', values: { seats: 40 } });
  expect(checkDatabase(back.db)).toEqual([]);
  back.close();
});
