import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { getImport, listImportRows } from '#db/imports/imports.ts';
import { getRecord, recordIdOf } from '#db/records/records.ts';
import { saveUser } from '#db/users/users.ts';
import { setCurrentUser } from '#electron/archive/core/signed-in.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import { isAppError } from '#shared/errors.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, refused, refusedFields } from '#test/help/ask.ts';
import { readRoster } from '#test/help/import-roster.ts';
import { rosterFile } from '#test/help/rosters.ts';

const archive = archiveOn('2026-11-23T08:00:00Z', []);

const ask = asking(() => archive);
/** A roster of one person a line in these communities. */
function roster(...communities: string[]): string {
  const lines = communities.map((name, index) => [`张${'一二三四五六七八九'[index]}`, newIdNumber(), name].join(','));
  return rosterFile('名册.csv', ['姓名,身份证号,社区', ...lines].join('\n'));
}
const read = (path: string, source: string | null = null) => readRoster(archive, path, { source });
/** As the window does. */
const apply = (importId: number) =>
  runJobHere(archive.context, { kind: 'roster.apply', importId, asksCommunities: true });
const register = async (name: string, code: string | null = null) =>
  (await ask('communities.save', { id: null, name, code })).id;
const registered = async () => (await ask('communities.list', {})).items.map((one) => one.name);
const textsOf = (importId: number) =>
  getImport(archive.db, importId).communities.map(({ written, count, answer, communityName, suggestion }) => [
    ...[written, count, answer, communityName],
    suggestion?.name ?? null,
  ]);
const decide = (source: string | null, ...items: [string, 'new' | 'empty' | number][]) =>
  ask('mappings.decideCommunities', {
    source,
    items: items.map(([written, said]) =>
      typeof said === 'number'
        ? { written, answer: 'community', communityId: said }
        : { written, answer: said, communityId: null },
    ),
  });
async function refusedJob(work: Promise<unknown>): Promise<{ code: string; params: unknown }> {
  try {
    await work;
  } catch (error) {
    if (isAppError(error)) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('was not refused');
}
const file = (serial: number) => getRecord(archive.db, recordIdOf(archive.db, `350102005-TX2026-0000${serial}`));

describe('a value that no register knows: a community text of a roster', () => {
  it('is a question of the plan with a suggestion, once for all its lines, and refuses the import until it is answered', async () => {
    await register('杨桥河南社区');
    const path = roster('杨桥河南', '杨桥河南', '城西', '杨桥河南社区');
    const plan = await read(path);
    expect(textsOf(plan)).toEqual([
      ['杨桥河南', 2, null, null, '杨桥河南社区'],
      ['城西', 1, null, null, null],
    ]);
    expect(await refusedJob(apply(plan))).toEqual({
      code: 'import.communitiesUndecided',
      params: { count: 2, names: '杨桥河南、城西' },
    });
    expect(await registered()).toEqual(['杨桥河南社区']);
  });

  it('is one of our communities, a new one or nothing with the text kept, in every line that has it', async () => {
    const id = await register('杨桥河南社区');
    const path = roster('杨桥河南', '杨桥 河南', '城西社区', '外地');
    expect(await decide(null, ['杨桥河南', id], ['城西社区', 'new'], ['外地', 'empty'])).toMatchObject({ decided: 3 });
    const plan = await read(path);
    expect(getImport(archive.db, plan).communities.every((one) => one.answer !== null)).toBe(true);
    expect(getImport(archive.db, plan).newCommunities).toEqual(['城西社区']);
    await apply(plan);
    expect(await registered()).toEqual(['杨桥河南社区', '城西社区']);
    expect([1, 2, 3, 4].map((serial) => file(serial).communityName)).toEqual([
      ...['杨桥河南社区', '杨桥河南社区', '城西社区', null],
    ]);
    expect(file(4).unreadText).toEqual({ communityId: '外地' });
    const query = { verdict: null, isNoted: true, after: 0, limit: 10 } as const;
    expect(listImportRows(archive.db, plan, query).map((row) => row.notes.at(-1))).toEqual([
      expect.stringContaining('按社区对照登记为“杨桥河南社区”'),
      expect.stringContaining('按社区对照登记为“杨桥河南社区”'),
      '花名册写的社区“外地”，按社区对照留空，原文保留',
    ]);
  });

  it('leaves the community of a file that is there already where it is mapped to nothing', async () => {
    const id = await register('杨桥河南社区');
    const number = newIdNumber();
    const of = (name: string) => rosterFile('名册.csv', `姓名,身份证号,社区\n张一,${number},${name}`);
    await apply(await read(of('杨桥河南社区')));
    await decide(null, ['不详', 'empty']);
    await apply(await read(of('不详')));
    expect(file(1).values.communityId).toBe(id);
  });

  it('is no question where no community is registered at all', async () => {
    const plan = await read(roster('杨桥河南', '城西'));
    expect(textsOf(plan)).toEqual([]);
    await apply(plan);
    expect(await registered()).toEqual(['杨桥河南', '城西']);
  });

  it('is answered for the source it was decided for, and for no other', async () => {
    const id = await register('杨桥河南社区');
    await decide('lb', ['杨桥河南', id]);
    const path = roster('杨桥河南');
    const answers = async (source: string | null) =>
      getImport(archive.db, await read(path, source)).communities.map((one) => one.answer);
    expect(await answers('lb')).toEqual(['community']);
    expect(await answers('hubei')).toEqual([null]);
    expect(await answers(null)).toEqual([null]);
    await decide(null, ['杨桥河南', 'new']);
    expect([await answers('lb'), await answers(null)]).toEqual([['community'], ['new']]);
  });

  it('is decided anew, forgotten and undone; a source takes its answers along and brings them back', async () => {
    const id = await register('杨桥河南社区');
    const own = await ask('mappings.addSource', { name: '台江街道旧台账' });
    await decide(own.key, ['杨桥河南', id]);
    const again = await decide(own.key, ['杨桥河南', 'empty'], ['城西', 'new']);
    expect((await decide(own.key, ['杨桥河南', 'empty'])).decided).toBe(0);
    const standing = async () =>
      (await ask('mappings.list', {})).communities.map((one) => [one.written, one.answer, one.communityName]);
    expect(await standing()).toEqual([
      ['杨桥河南', 'empty', null],
      ['城西', 'new', null],
    ]);
    await ask('commands.undo', { id: again.commandId });
    expect(await standing()).toEqual([['杨桥河南', 'community', '杨桥河南社区']]);
    const gone = await ask('mappings.removeSource', { key: own.key });
    expect(await standing()).toEqual([]);
    await ask('commands.undo', { id: gone.commandId });
    const [line] = (await ask('mappings.list', {})).communities;
    const { commandId } = await ask('mappings.forgetCommunity', { id: line?.id });
    expect(await standing()).toEqual([]);
    await ask('commands.undo', { id: commandId });
    expect(await standing()).toEqual([['杨桥河南', 'community', '杨桥河南社区']]);
    const { items } = await ask('log.list', {});
    expect(JSON.stringify(items)).toContain('社区对照（台江街道旧台账）：“杨桥河南” → 杨桥河南社区');
  });

  it('follows a community into the one it was merged into, and is a question again where it was taken out', async () => {
    const [north, south, empty] = [await register('桥北社区'), await register('桥南社区'), await register('空社区')];
    await decide(null, ['杨桥河南', north], ['空', empty]);
    await ask('communities.merge', {
      ...{ sourceIds: [north], target: { id: south }, effectiveOn: '2026-11-01', document: '鼓政〔2026〕12号' },
    });
    await ask('communities.remove', { id: empty });
    expect(textsOf(await read(roster('杨桥河南', '空')))).toEqual([
      ['空', 1, null, null, null],
      ['杨桥河南', 1, 'community', '桥南社区', null],
    ]);
  });

  it('is not led to a community that is none of ours or gone', async () => {
    expect(await refusedFields(decide(null, ['杨桥河南', 99]))).toEqual({
      'items.0.communityId': '这个社区已撤销或已移除，请选别的社区',
    });
    expect((await refused(decide('nowhere', ['杨桥河南', 'new']))).code).toBe('mapping.sourceGone');
    expect((await refused(ask('mappings.forgetCommunity', { id: 99 }))).code).toBe('mapping.notFound');
  });

  it('is counted anew where a line is put right in the review', async () => {
    await register('杨桥河南社区');
    const path = rosterFile('名册.csv', `姓名,身份证号,社区\n张一,${newIdNumber()},杨桥河南\n张二,1234,城西`);
    const plan = await read(path);
    expect(textsOf(plan)).toEqual([['杨桥河南', 1, null, null, '杨桥河南社区']]);
    await ask('imports.mend', { id: plan, position: 3, column: 1, text: newIdNumber() });
    expect(textsOf(plan)).toEqual([
      ['杨桥河南', 1, null, null, '杨桥河南社区'],
      ['城西', 1, null, null, null],
    ]);
    await ask('imports.mend', { id: plan, position: 3, column: 2, text: '杨桥河南社区' });
    expect(textsOf(plan)).toEqual([['杨桥河南', 1, null, null, '杨桥河南社区']]);
  });

  it('is registered as a new one by the command line where nobody answered, as the kept answers say else', async () => {
    const id = await register('杨桥河南社区');
    await decide(null, ['杨桥河南', id]);
    const importId = await read(roster('杨桥河南', '城西'));
    await runJobHere(archive.context, { kind: 'roster.apply', importId, leavesUndecided: true });
    expect(await registered()).toEqual(['杨桥河南社区', '城西']);
  });

  describe('written in several ways in one roster', () => {
    const files = () => [1, 2, 3, 4].map((serial) => file(serial).communityName);
    const sameOf = (importId: number) =>
      getImport(archive.db, importId).communities.map(({ written, answer, sameAs }) => [written, answer, sameAs]);
    const spellings = () => roster('杨桥河南', '杨桥河南社区', '杨桥河南居委会', '城西');

    it('is one community of the first roster, and told', async () => {
      const plan = await read(spellings());
      expect(sameOf(plan)).toEqual([
        ['杨桥河南', null, '杨桥河南社区'],
        ['杨桥河南居委会', null, '杨桥河南社区'],
      ]);
      expect(getImport(archive.db, plan).newCommunities).toEqual(['杨桥河南社区', '城西']);
      await apply(plan);
      expect(await registered()).toEqual(['杨桥河南社区', '城西']);
      expect(files()).toEqual(['杨桥河南社区', '杨桥河南社区', '杨桥河南社区', '城西']);
    });

    it('is one where others are registered already, and only the full name is asked about', async () => {
      await register('达明社区');
      const path = spellings();
      expect(await refusedJob(apply(await read(path)))).toEqual({
        code: 'import.communitiesUndecided',
        params: { count: 2, names: '杨桥河南社区、城西' },
      });
      await decide(null, ['杨桥河南社区', 'new'], ['城西', 'new']);
      await apply(await read(path));
      expect(await registered()).toEqual(['达明社区', '杨桥河南社区', '城西']);
      expect(files()).toEqual(['杨桥河南社区', '杨桥河南社区', '杨桥河南社区', '城西']);
    });

    it('goes into the community the full name was led to', async () => {
      const id = await register('达明社区');
      const path = spellings();
      await decide(null, ['杨桥河南社区', id], ['城西', 'empty']);
      await apply(await read(path));
      expect(await registered()).toEqual(['达明社区']);
      expect(files()).toEqual(['达明社区', '达明社区', '达明社区', null]);
    });

    it('is two where the clerk says so', async () => {
      await decide(null, ['杨桥河南', 'new']);
      await decide(null, ['杨桥河南社区', 'new']);
      await apply(await read(spellings()));
      expect(await registered()).toEqual(['杨桥河南', '杨桥河南社区', '城西']);
    });

    it('is a question where a village and a community have one name, even in the first roster', async () => {
      const plan = await read(roster('杨桥村', '杨桥社区'));
      expect(await refusedJob(apply(plan))).toMatchObject({
        code: 'import.communitiesUndecided',
        params: { count: 2 },
      });
    });
  });

  describe('of a clerk who sees some communities only', () => {
    const numbers = ['1950-05-02', '1951-05-02', '1952-05-02'].map((day) => newIdNumber(day));
    const names = ['杨桥河南', '西洪', '城西'];
    const lines = names.map((name, index) => `张${'一二三'[index]},${numbers[index]},${name}`);
    const path = () => rosterFile('名册.csv', ['姓名,身份证号,社区', ...lines].join('\n'));
    let ids: { own: number; other: number; clerk: number };
    beforeEach(async () => {
      const own = await register('杨桥河南社区');
      const other = await register('西洪社区');
      const scope = { kinds: null, communityIds: [own], hasUnassigned: false };
      const user = { id: null, name: '王经办', role: 'clerk', isDisabled: false } as const;
      const clerk = inTransaction(archive.db, () =>
        saveUser(archive.db, archive.act, { ...user, passwordHash: 'scrypt$1$1$1$x$x', scope }),
      );
      ids = { own, other, clerk };
      setCurrentUser(archive.context, clerk);
    });
    const readOwn = () => readRoster(archive, path(), { userId: ids.clerk });
    const linesOf = (importId: number) =>
      listImportRows(archive.db, importId, { verdict: null, isNoted: false, after: 0, limit: 9 }).map((row) => [
        ...[row.verdict, row.reason],
      ]);
    const start = (importId: number) =>
      runJobHere(archive.context, { kind: 'roster.apply', importId, asksCommunities: true }, { userId: ids.clerk });

    it('is asked where it plainly is one of hers, and of others nothing is told', async () => {
      const plan = await readOwn();
      expect(linesOf(plan)).toEqual([
        ['rejected', 'community-open'],
        ['rejected', 'out-of-scope'],
        ['rejected', 'out-of-scope'],
      ]);
      const told = getImport(archive.db, plan);
      expect(told.communities).toMatchObject([
        { written: '杨桥河南', count: 1, answer: null, staysOut: true, suggestion: { id: ids.own } },
      ]);
      const rows = listImportRows(archive.db, plan, { verdict: null, isNoted: false, after: 0, limit: 9 });
      expect(rows[0]?.message).toContain('可能就是您的“杨桥河南社区”，请在“社区对照”里核对后记住');
      expect(JSON.stringify([told, rows])).not.toContain('西洪社区');
      await start(plan);
      expect((await ask('records.list', { filter: { kind: 'retiree' } })).total).toBe(0);
    });

    it('is led to one of hers by her, and to nothing else', async () => {
      await decide(null, ['杨桥河南', ids.own]);
      const plan = await readOwn();
      expect(linesOf(plan).map(([verdict]) => verdict)).toEqual(['created', 'rejected', 'rejected']);
      await start(plan);
      expect(file(1).communityName).toBe('杨桥河南社区');
      for (const said of ['new', 'empty', ids.other] as const)
        expect(await refusedFields(decide(null, ['城西', said]))).toEqual({
          'items.0.communityId': '只能对照到您范围内的社区',
        });
    });

    it('is told to her in the list and the sheet where it leads to one of hers, and of other acts nothing', async () => {
      setCurrentUser(archive.context, 1);
      await decide(null, ['西洪街', ids.other]);
      await decide(null, ['杨桥河南', ids.own]);
      setCurrentUser(archive.context, ids.clerk);
      await decide(null, ['河南', ids.own]);
      const { communities, commands } = await ask('mappings.list', {});
      expect(communities.map((one) => one.written)).toEqual(['杨桥河南', '河南']);
      expect(commands.map((one) => one.title)).toEqual(['社区对照（没有说明来源）：“河南” → 杨桥河南社区']);
      const out = join(archive.dir, '对照.xlsx');
      await ask('mappings.export', { path: out, source: null });
      expect(JSON.stringify(await readSheetRows(out))).not.toContain('西洪');
    });

    it('is not taken by her from what somebody else decided', async () => {
      setCurrentUser(archive.context, 1);
      await decide(null, ['杨桥河南', ids.other]);
      setCurrentUser(archive.context, ids.clerk);
      expect((await refused(decide(null, ['杨桥河南', ids.own]))).code).toBe('scope.outside');
    });
  });
});
