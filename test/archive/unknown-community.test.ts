import { afterEach, beforeEach, expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { setPasswordHash } from '#db/users/users.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { answer } from '#electron/archive/core/serve.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import type { ArchiveCall } from '#shared/contract/archive.ts';
import { newArchive, newFolder, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { type Office, officeOver } from '#test/help/every-act/office.ts';
import * as save from '#test/help/saving.ts';

/** A community may be taken out of the register while another window still shows it. */
const [MINE, TAKEN_OUT, NEVER] = [1, 3, 4711];

let archive: TestArchive;
let office: Office;
beforeEach(async () => {
  archive = newArchive();
  office = officeOver(archive.context, newFolder('papers'));
  await office.ask('communities.save', { id: null, name: '空社区', code: null });
  await office.ask('communities.remove', { id: TAKEN_OUT });
});
afterEach(() => archive.remove());

const member = () => ({ person: { name: '陈户主', idNumber: newIdNumber() }, relation: '02' });
const opening = () => ({ communityId: MINE, address: '达明路 1 号', openedOn: '2026-01-01', members: [member()] });
const newBatch = async () => {
  const letter = { direction: 'in', kind: 'employer', unitName: '福州搪瓷厂', onDate: '2026-01-10' } as const;
  return (await office.ask('batches.save', { id: null, version: 0, values: { ...letter, contents: ['file'] } })).id;
};
const line = (communityId: number) => ({ name: '赵新来', idNumber: newIdNumber('1950-05-02'), communityId });

const calls: [ArchiveCall, (gone: number) => Promise<object>][] = [
  ['records.save', async (gone) => save.opening(retiree({ communityId: gone }))],
  [
    'records.save',
    async (gone) => {
      const { id } = await office.open();
      const file = await office.ask('records.get', { id });
      return save.saving(file, { ...file.values, communityId: gone });
    },
  ],
  ['households.open', async (gone) => ({ ...opening(), communityId: gone })],
  [
    'households.save',
    async (gone) => ({ id: (await office.ask('households.open', opening())).id, communityId: gone, address: '新路' }),
  ],
  ['batches.addLine', async (gone) => ({ batchId: await newBatch(), values: line(gone) })],
  [
    'batches.saveLine',
    async (gone) => {
      const { lineId } = await office.ask('batches.addLine', { batchId: await newBatch(), values: line(MINE) });
      return { lineId, version: 1, state: 'arrived', values: line(gone) };
    },
  ],
  ['groups.save', async (gone) => ({ id: null, communityId: gone, kind: 'residents', name: '第一组', leaderId: null })],
  [
    'mappings.decideCommunities',
    async (gone) => ({ source: null, items: [{ written: '杨桥河南', answer: 'community', communityId: gone }] }),
  ],
  [
    'users.save',
    async (gone) => {
      inTransaction(archive.db, () => setPasswordHash(archive.db, archive.act, 1, 'scrypt$1$1$1$x$x'));
      setCurrentUser(archive.context, 1);
      const scope = { kinds: null, communityIds: [gone], hasUnassigned: false };
      return { id: null, name: '王经办', role: 'clerk', password: '茶杯雨伞八月河边', scope };
    },
  ],
];

it.each(
  calls.flatMap(([call, input]) =>
    [['was taken out', TAKEN_OUT] as const, ['was never there', NEVER] as const].map(
      ([what, gone]) => [call, what, () => input(gone)] as const,
    ),
  ),
)('%s: a community that %s is told to the clerk, and nothing is written', async (call, _what, input) => {
  const sent = await input();
  const stood = archive.db.prepare('SELECT max(id) FROM log').pluck().get();
  const reply = await answer(handlers, office.context, call, sent, true);
  expect(reply).toMatchObject({
    ok: false,
    error: { code: expect.stringMatching(/^(?:input\.invalid|community\.notFound)$/) },
  });
  if (!reply.ok && reply.error.code === 'input.invalid')
    expect(Object.values((reply.error.params as { fields: Record<string, string> }).fields).join()).toMatch(/社区/);
  expect(archive.db.prepare('SELECT max(id) FROM log').pluck().get()).toBe(stood);
});
