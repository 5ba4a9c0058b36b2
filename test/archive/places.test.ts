import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertRow } from '#db/core/rows.ts';
import { saveScope, scopeOfUser } from '#db/core/scope.ts';
import { newUid } from '#db/core/uid.ts';
import { user } from '#db/tables/office.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { answer } from '#electron/archive/core/serve.ts';
import type { ArchiveCall, ArchiveInput } from '#shared/contract/archive.ts';
import type { Answer } from '#test/help/answers.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';
import { opening, saving } from '#test/help/saving.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive(['达明社区', '西洪社区']);
});
afterEach(() => archive.remove());

const ask = <N extends ArchiveCall>(name: N, input: ArchiveInput<N>) =>
  answer(handlers, archive.context, name, input, true);
async function call<N extends ArchiveCall>(name: N, input: ArchiveInput<N>): Promise<Answer<N>> {
  const reply = await ask(name, input);
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
  return reply.value as Answer<N>;
}
const save = (communityId: number) => opening(retiree({ communityId }));
const household = (communityId: number) => ({
  communityId,
  address: '达明路 8 号',
  openedOn: '2026-01-01',
  members: [{ person: { name: '林建国', idNumber: '' }, relation: '02', isMoving: false }],
});
const merge = () =>
  call('communities.merge', {
    sourceIds: [1],
    target: { id: 2 },
    effectiveOn: '2026-11-01',
    document: '鼓政〔2026〕12号',
  });

describe('a community that has ended', () => {
  it('is given to no file and no household any more; what waits there can still be saved', async () => {
    await call('records.save', save(1));
    await call('communities.abolish', { id: 1, effectiveOn: '2026-11-01', document: '鼓政〔2026〕14号' });
    const waiting = await call('records.get', { id: 1 });
    await call('records.save', saving(waiting, { ...waiting.values, remark: '等待分配' }));
    expect(await ask('records.save', save(1))).toMatchObject({
      error: { code: 'input.invalid', params: { fields: { 'values.communityId': expect.stringContaining('截止') } } },
    });
    expect(await ask('households.open', household(1))).toMatchObject({ error: { code: 'community.ended' } });
    expect(await ask('households.open', household(2))).toMatchObject({ ok: true });
  });
});

describe('a merge of communities', () => {
  it('lets who may see the one see the other, until it is undone', async () => {
    const id = insertRow(archive.db, user, { uid: newUid(), name: '王窗口', createdAt: archive.act.at, role: 'clerk' });
    saveScope(archive.db, id, { kinds: null, communityIds: [1], hasUnassigned: false });
    await merge();
    expect(scopeOfUser(archive.db, id).communityIds).toEqual([1, 2]);
    const { items } = await call('communities.acts', {});
    await call('commands.undo', { id: items[0]?.id ?? 0 });
    expect(scopeOfUser(archive.db, id).communityIds).toEqual([1]);
  });
});

it('every register that is written out is in the log', async () => {
  await call('communities.export', { path: join(archive.dir, 'a.xlsx') });
  await call('organisations.export', { path: join(archive.dir, 'b.xlsx') });
  await call('codes.export', { path: join(archive.dir, 'c.xlsx'), table: null });
  await call('mappings.export', { path: join(archive.dir, 'm.xlsx'), source: null });
  await call('households.export', { path: join(archive.dir, 'd.xlsx'), filter: {} });
  const { items } = await call('log.list', { action: 'export' });
  expect(items.map((entry) => entry.what)).toEqual([
    'households.export',
    'mappings.export',
    'codes.export',
    'organisations.export',
    'communities.export',
  ]);
});
