import { beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { getImport } from '#db/imports/imports.ts';
import { saveUser } from '#db/users/users.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, refused } from '#test/help/ask.ts';
import { readRoster } from '#test/help/import-roster.ts';
import { rosterFile } from '#test/help/rosters.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');

const ask = asking(() => archive);
const table = 'maritalStatus';
let clerk: number;

beforeEach(async () => {
  const { items } = await ask('communities.list', {});
  const scope = { kinds: null, communityIds: [items[0]?.id ?? 0], hasUnassigned: false };
  const user = { id: null, name: '王经办', role: 'clerk', isDisabled: false } as const;
  clerk = inTransaction(archive.db, () =>
    saveUser(archive.db, archive.act, { ...user, passwordHash: 'scrypt$1$1$1$x$x', scope }),
  );
  setCurrentUser(archive.context, clerk);
});

const decide = (source: string, code: string, target: string | null) =>
  ask('mappings.decide', { source, items: [{ table, code, target }] });
/** A roster of hers with these codes of 婚姻状况, as the source writes them. */
async function ownImport(source: string, ...codes: string[]): Promise<number> {
  const { items } = await ask('communities.list', {});
  const lines = codes.map((code) => `张三,${newIdNumber()},${items[0]?.name},${code}`);
  const path = rosterFile('名册.csv', ['姓名,身份证号,社区,婚姻状况', ...lines].join('\n'));
  return readRoster(archive, path, { source, userId: clerk });
}
const codesOf = (id: number) => getImport(archive.db, id).codes.map(({ code, target, state }) => [code, target, state]);
/** As somebody who sees the whole office. */
async function office<T>(work: () => Promise<T>): Promise<T> {
  setCurrentUser(archive.context, 1);
  const done = await work();
  setCurrentUser(archive.context, clerk);
  return done;
}

describe('a mapping for the whole office, asked for by a clerk who sees some communities', () => {
  it('is hers to make where her own import asks it, and her import goes on by it', async () => {
    expect(codesOf(await ownImport('lb', '7', '2'))).toEqual([
      ['2', '20', 'mapped'],
      ['7', null, 'undecided'],
    ]);
    expect(await decide('lb', '07', '22')).toMatchObject({ decided: 1 });
    const again = await ownImport('lb', '7');
    expect(codesOf(again)).toEqual([['7', '22', 'mapped']]);
    await runJobHere(archive.context, { kind: 'roster.apply', importId: again }, { userId: clerk });
    expect((await ask('records.list', { filter: { kind: 'retiree' } })).total).toBe(1);
  });

  it('of a source she added for her own roster is hers to make as well', async () => {
    const { key } = await ask('mappings.addSource', { name: '台江街道旧台账' });
    await ownImport(key, '1');
    expect(await decide(key, '1', '20')).toMatchObject({ decided: 1 });
  });

  it.each([
    ['that the program brings along', '2', () => Promise.resolve(), true],
    ['that somebody decided', '7', () => office(() => decide('lb', '7', '22')), true],
    ['that her import does not ask', '8', () => Promise.resolve(), false],
  ])('is not hers %s', async (_what, code, before, isMapped) => {
    await ownImport('lb', '7');
    await before();
    const { items } = await ask('mappings.list', {});
    const { code: refusal, params } = await refused(decide('lb', code, '30'));
    expect([refusal, params]).toEqual(['mapping.officeOnly', expect.objectContaining({ code, isMapped })]);
    const { sentence, nextStep } = messageFor('mapping.officeOnly', params as never);
    expect(`${sentence}${nextStep}`).toMatch(/范围只是一部分.*请联系/);
    expect((await ask('mappings.list', {})).items).toEqual(items);
  });

  it('is asked by her own import only: that of somebody else gives her no right to it', async () => {
    const path = rosterFile('名册.csv', `姓名,身份证号,婚姻状况\n张三,${newIdNumber()},7`);
    await readRoster(archive, path, { source: 'lb' });
    expect((await refused(decide('lb', '7', '22'))).code).toBe('mapping.officeOnly');
  });

  it('is taken back by who made it: hers by her, that of somebody else not', async () => {
    const theirs = await office(() => decide('lb', '9', '90'));
    await ownImport('lb', '7');
    const own = await decide('lb', '7', '22');
    expect((await ask('mappings.list', {})).commands.map(({ id }) => id)).toEqual([own.commandId]);
    expect((await refused(ask('commands.undo', { id: theirs.commandId }))).code).toBe('scope.outside');
    await ask('commands.undo', { id: own.commandId });
    expect((await ask('mappings.list', {})).items.map(({ code }) => code)).toEqual(['9']);
    expect(checkDatabase(archive.db)).toEqual([]);
  });
});
