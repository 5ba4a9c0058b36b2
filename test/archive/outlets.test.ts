import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import type { OutletValues } from '#shared/contract/outlets.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { opening } from '#test/help/saving.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

const ask = asking(() => archive);
const [FIRST, SECOND] = [1, 2];

async function organisation(name: string): Promise<number> {
  const nothing = { shortName: null, creditCode: null, organisationCode: null, licenceNumber: null, unitNumber: null };
  const more = { bankCode: null, head: null, address: null, contact: null, phone: null, remark: null, validFrom: null };
  const values = { ...nothing, ...more, name, kinds: ['provider'] };
  return (await ask('organisations.save', { id: null, version: 0, values })).id;
}
async function somebody(name: string): Promise<number> {
  const { id } = await ask('records.save', opening(retiree({ name })));
  return (await ask('records.get', { id })).personId;
}
const at = (address: string, more: Partial<OutletValues>): OutletValues => ({
  ...{ name: '长者食堂', organisationId: null, personId: null, communityId: FIRST, address, phone: null, remark: null },
  ...more,
});
const register = (address: string, more: Partial<OutletValues>) =>
  ask('outlets.save', { id: null, version: 0, values: at(address, more) });
const outlet = (id: number) => ask('outlets.get', { id });
const found = async (text: string) => (await ask('outlets.list', { text })).rows.map(({ name }) => name);
const undo = (id: number | null) => ask('commands.undo', { id });
const lastAct = async (noun: string): Promise<number> =>
  (await ask('commands.list', { noun, nounId: null, limit: 1 })).items[0]?.id ?? 0;

describe('an outlet', () => {
  it('is found by a part of its name, address or keeper and by pinyin, and shows who runs it', async () => {
    const organisationId = await organisation('福州养老服务公司');
    const { id } = await register('达明路 1 号', { organisationId });
    await register('西洪路 1 号', { name: '助餐点', communityId: SECOND, personId: await somebody('林玉花') });
    expect(await outlet(id)).toMatchObject({ keeper: '福州养老服务公司', communityName: '达明社区', version: 1 });
    for (const text of ['食堂', '达明路', '养老服务', 'zhangzhe', 'zzst', 'ZZST'])
      expect(await found(text), text).toEqual(['长者食堂']);
    expect(await found('林玉')).toEqual(['助餐点']);
    expect(await found('')).toEqual(['长者食堂', '助餐点']);
    expect((await ask('outlets.list', { communityId: SECOND })).rows).toMatchObject([{ keeper: '林玉花' }]);
  });

  it('is run by an organisation or by a person, never by both or nobody, in a community that stands', async () => {
    const [organisationId, personId] = [await organisation('福州养老服务公司'), await somebody('林玉花')];
    for (const keeper of [{}, { organisationId, personId }])
      expect(await refused(register('达明路 1 号', keeper))).toMatchObject({ code: 'input.invalid' });
    const ends = { effectiveOn: '2026-11-01', document: '鼓政〔2026〕1 号' };
    await ask('communities.abolish', { id: SECOND, ...ends });
    expect(await refused(register('西洪路 1 号', { personId, communityId: SECOND }))).toMatchObject({
      code: 'community.ended',
    });
  });

  it('is registered once at an address by whoever runs it, and an older version writes over nothing', async () => {
    const personId = await somebody('林玉花');
    const { id } = await register('达明路 1 号', { personId });
    expect(await refused(register('达明路 1 号', { personId, name: '又一个' }))).toMatchObject({
      ...{ code: 'outlet.known', params: { address: '达明路 1 号' } },
    });
    const save = (version: number, phone: string) =>
      ask('outlets.save', { id, version, values: at('达明路 1 号', { personId, phone }) });
    const changed = await save(1, '87654321');
    expect(await refused(save(1, '80000000'))).toMatchObject({ code: 'outlet.changedMeanwhile' });
    expect(await save(2, '87654321')).toMatchObject({ version: 2, commandId: null });
    await undo(changed.commandId);
    expect(await outlet(id)).toMatchObject({ values: { phone: null } });
  });

  it('goes out of use, comes back by the undo, and goes with the undo of its registration', async () => {
    const { id, commandId } = await register('达明路 1 号', { personId: await somebody('林玉花') });
    const removed = await ask('outlets.remove', { id, version: 1 });
    expect(await refused(outlet(id))).toMatchObject({ code: 'outlet.notFound' });
    await undo(removed.commandId);
    expect(await outlet(id)).toMatchObject({ id });
    await undo(commandId);
    expect(await found('')).toEqual([]);
  });

  it('stands in the log of whoever runs it', async () => {
    const personId = await somebody('林玉花');
    await register('达明路 1 号', { personId });
    const { items } = await ask('log.list', { personId, noun: 'outlet' });
    expect(items).toMatchObject([{ about: '长者食堂', title: '登记网点：长者食堂', action: 'write' }]);
  });
});

describe('two entries that are one outlet', () => {
  it('become one that keeps its own values, fills what it lacks, and answers for the other; undone they are two', async () => {
    const personId = await somebody('林玉花');
    const kept = await register('达明路 1 号', { personId, remark: '二楼' });
    const gone = await register('达明路1号', { personId, name: '食堂', phone: '87654321', remark: '另一处' });
    const third = await register('达明路一号', { personId, name: '餐厅' });
    await ask('outlets.merge', { keptId: gone.id, goneId: third.id });
    const { commandId } = await ask('outlets.merge', { keptId: kept.id, goneId: gone.id });
    for (const { id } of [gone, third])
      expect(await outlet(id)).toMatchObject({ id: kept.id, values: { phone: '87654321', remark: '二楼' } });
    expect(await refused(ask('outlets.merge', { keptId: kept.id, goneId: gone.id }))).toMatchObject({
      code: 'outlet.notFound',
    });
    expect(await refused(ask('outlets.remove', { id: gone.id, version: 3 }))).toMatchObject({
      code: 'outlet.notFound',
    });
    // What others were merged into is not taken back under them.
    expect(await refused(undo(kept.commandId))).toMatchObject({ code: 'command.changedSince' });
    await undo(commandId);
    expect(await outlet(third.id)).toMatchObject({ id: gone.id, values: { name: '食堂' } });
    expect(await outlet(kept.id)).toMatchObject({ values: { phone: null } });
  });
});

describe('whoever runs an outlet', () => {
  it('passes it on where two cards or two organisations become one, and takes it back by the undo', async () => {
    const [keptId, goneId] = [await somebody('林玉花'), await somebody('林玉华')];
    const own = await register('达明路 1 号', { personId: goneId });
    const [stays, goes] = [await organisation('福州养老服务公司'), await organisation('福州养老公司')];
    const theirs = await register('达明路 2 号', { organisationId: goes });
    const removed = await register('达明路 3 号', { organisationId: goes });
    const taken = await ask('outlets.remove', { id: removed.id, version: 1 });

    await ask('people.merge', { keptId, goneId });
    expect(await outlet(own.id)).toMatchObject({ keeper: '林玉花', values: { personId: keptId } });
    await undo(await lastAct('person'));
    expect(await outlet(own.id)).toMatchObject({ keeper: '林玉华', values: { personId: goneId } });

    await ask('organisations.merge', { keptId: stays, goneId: goes });
    expect(await outlet(theirs.id)).toMatchObject({ keeper: '福州养老服务公司' });
    // One that was out of use comes back to whoever runs it now.
    await undo(taken.commandId);
    expect(await outlet(removed.id)).toMatchObject({ values: { organisationId: stays } });
    await undo(await lastAct('organisation'));
    expect(await outlet(removed.id)).toMatchObject({ values: { organisationId: goes } });
  });

  it('is an organisation that stays in the register while it has one, whatever is taken back', async () => {
    const organisationId = await organisation('福州养老服务公司');
    const registered = await lastAct('organisation');
    const { id, commandId } = await register('达明路 1 号', { organisationId });
    expect(await refused(ask('organisations.remove', { id: organisationId }))).toMatchObject({
      ...{ code: 'organisation.inUse', params: { files: 0, outlets: 1 } },
    });
    expect(await refused(undo(registered))).toMatchObject({ code: 'command.changedSince' });
    expect(await outlet(id)).toMatchObject({ keeper: '福州养老服务公司' });
    await undo(commandId);
    await undo(registered);
  });
});

describe('outlets of a community', () => {
  const effectiveOn = '2026-11-01';
  const document = '鼓政〔2026〕1 号';

  it('go where it is merged into, out of use or not, and come back by the undo', async () => {
    const personId = await somebody('林玉花');
    const { id } = await register('达明路 1 号', { personId });
    const removed = await register('达明路 2 号', { personId });
    const taken = await ask('outlets.remove', { id: removed.id, version: 1 });
    expect(await ask('communities.get', { id: FIRST })).toMatchObject({ use: { outlets: 2 } });
    await ask('communities.merge', { sourceIds: [FIRST], target: { id: SECOND }, effectiveOn, document });
    expect(await outlet(id)).toMatchObject({ communityName: '西洪社区' });
    await undo(taken.commandId);
    expect(await outlet(removed.id)).toMatchObject({ communityName: '西洪社区' });
    await undo(await lastAct('community'));
    expect(await outlet(id)).toMatchObject({ communityName: '达明社区' });
  });

  it('wait where it is split, are counted by their address and go with what is assigned', async () => {
    const personId = await somebody('林玉花');
    const [first, second] = [await register('达明路 1 号', { personId }), await register('北大路 1 号', { personId })];
    const { targetIds } = await ask('communities.split', {
      ...{ sourceId: FIRST, targets: [{ name: '达明东社区', code: null }], sourceStays: false, effectiveOn, document },
    });
    const waiting = await ask('communities.waiting', { sourceId: FIRST });
    expect(waiting).toMatchObject({ total: 0, outlets: 2, groups: [{ outlets: 1 }, { outlets: 1 }] });
    const [targetId = 0] = targetIds;
    const addresses = [{ road: '达明路', house: null }];
    await ask('communities.assign', { sourceId: FIRST, targetId, addresses });
    expect(await outlet(first.id)).toMatchObject({ communityName: '达明东社区' });
    expect(await outlet(second.id)).toMatchObject({ communityName: '达明社区' });
    expect(await ask('communities.waiting', { sourceId: FIRST })).toMatchObject({ outlets: 1 });
    expect((await ask('commands.list', { noun: 'community', nounId: null, limit: 1 })).items).toMatchObject([
      { title: `分配1 个网点：达明社区 → 达明东社区（${effectiveOn} 起）` },
    ]);
    await undo(await lastAct('community'));
    expect(await outlet(first.id)).toMatchObject({ communityName: '达明社区' });
  });

  it('keep it in the register: it is not removed, and its registration is not taken back', async () => {
    const { id: communityId } = await ask('communities.save', { id: null, name: '新社区', code: null });
    const registered = await lastAct('community');
    const made = await register('新路 1 号', { communityId, personId: await somebody('林玉花') });
    expect(await refused(ask('communities.remove', { id: communityId }))).toMatchObject({
      ...{ code: 'community.inUse', params: { records: 0, outlets: 1 } },
    });
    expect(await refused(undo(registered))).toMatchObject({ code: 'command.changedSince' });
    expect(await outlet(made.id)).toMatchObject({ communityName: '新社区' });
  });
});

it('whose organisation, card or other entry is gone is told by the check', async () => {
  const organisationId = await organisation('福州养老服务公司');
  const { id } = await register('达明路 1 号', { organisationId });
  const kept = await register('达明路 2 号', { organisationId });
  await ask('outlets.merge', { keptId: kept.id, goneId: id });
  expect(checkDatabase(archive.db)).toEqual([]);
  archive.forge();
  archive.db.exec(
    `UPDATE organisation SET removed_at = 't'; UPDATE outlet SET merged_into = ${id} WHERE id = ${kept.id}`,
  );
  const told = checkDatabase(archive.db).filter(({ code }) => code === 'outlet-wrong');
  expect(told.map(({ message }) => message).sort()).toEqual([
    '网点“长者食堂”（达明路 1 号）并入的网点又并入了别的网点',
    '网点“长者食堂”（达明路 1 号）的举办单位已经移除或合并',
    '网点“长者食堂”（达明路 2 号）并入的网点又并入了别的网点',
    '网点“长者食堂”（达明路 2 号）的举办单位已经移除或合并',
  ]);
});
