import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { logEnd } from '#db/core/log.ts';
import { inTransaction } from '#db/core/open.ts';
import { saveScope } from '#db/core/scope.ts';
import { listImportRows } from '#db/imports/imports.ts';
import { getRecord } from '#db/records/records.ts';
import { checkArchive } from '#electron/archive/check.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import { newArchive, newIdNumber, type TestArchive } from '#test/help/archive.ts';
import { asking } from '#test/help/ask.ts';
import { importRoster, readRoster } from '#test/help/import-roster.ts';
import { listedOf } from '#test/help/kinds/listed.ts';
import { type CellValue, type OddSheet, xlsxFile } from '#test/help/rosters.ts';

/** Rosters whose lines of one 户号 are one file of a household. */

const KIND = 'relief' as string as RecordKind;
const HEADING = ['户号', '姓名', '身份证号', '与户主关系', '身份', '所属社区', '住址', '起始日期', '月救助金'];

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(async () => {
  expect((await checkArchive(archive.dir)).findings).toEqual([]);
  archive.remove();
});

const ask = asking(() => archive);
const apply = (importId: number) => runJobHere(archive.context, { kind: 'roster.apply', importId });
const undo = (importId: number) => runJobHere(archive.context, { kind: 'roster.undo', importId });
const sheet = (rows: readonly (readonly CellValue[])[], more: Partial<OddSheet> = {}) =>
  xlsxFile([{ rows: [HEADING, ...rows], ...more }]);
const read = async (rows: readonly (readonly CellValue[])[], more: Partial<OddSheet> = {}) =>
  readRoster(archive, await sheet(rows, more), { recordKind: KIND });
const take = async (rows: readonly (readonly CellValue[])[]) =>
  importRoster(archive, await sheet(rows), { recordKind: KIND });
const plan = (id: number) => ask('imports.get', { id });
const lines = (id: number) => listImportRows(archive.db, id, { verdict: null, isNoted: false, after: 0, limit: 100 });
const listed = () => listedOf(archive.db, KIND);
const households = async () => (await ask('households.list', { filter: {}, limit: 50 })).rows;

const [HEAD, WIFE, SON, OTHER] = [
  ['陈依妹', newIdNumber('1950-01-02', '2')],
  ['林依俤', newIdNumber('1948-01-02', '1')],
  ['林小明', newIdNumber('1980-01-02', '1')],
  ['王建国', newIdNumber('1955-01-02', '1')],
] as const;
const place = ['达明社区', '达明路 3 号', '2026-03-04'] as const;
const line = (
  number: string,
  [name, idNumber]: readonly [string, string],
  relation: string,
  amount: string | null = null,
) => [...[number, name, idNumber, relation, null], ...(relation === '户主' ? place : [null, null, null]), amount];
const two = [
  line('1', HEAD, '户主', '650.00'),
  line('2', OTHER, '户主', '700'),
  line('1', WIFE, '夫'),
  line('1', SON, '子'),
];

describe('homes that are not there', () => {
  it('are registered with their members, and each is one file wherever its lines stand', async () => {
    const before = logEnd(archive.db).entries;
    const id = await read(two);
    expect(await plan(id)).toMatchObject({ rows: 4, counts: { created: 2, updated: 0, rejected: 0 } });
    expect(logEnd(archive.db).entries).toBe(before);
    expect(await households()).toEqual([]);
    expect(listed()).toEqual([]);
    expect(await apply(id)).toMatchObject({ result: { created: 2, updated: 0 } });
    const [first, second] = listed();
    expect([first, second]).toMatchObject([{ name: '陈依妹' }, { name: '王建国' }]);
    expect(getRecord(archive.db, first?.id ?? 0)).toMatchObject({
      ...{ subject: 'household', communityName: '达明社区', values: { monthlyFen: 65_000, reliefState: 'H1' } },
    });
    const homes = await households();
    expect(homes).toHaveLength(2);
    const home = await ask('households.get', { id: homes.find(({ headName }) => headName === '陈依妹')?.id ?? 0 });
    expect(home).toMatchObject({ address: '达明路 3 号', openedOn: '2026-03-04' });
    expect(home.members.map(({ name, birthOn, gender }) => [name, birthOn, gender])).toEqual([
      ['陈依妹', '1950-01-02', '2'],
      ['林依俤', '1948-01-02', '1'],
      ['林小明', '1980-01-02', '1'],
    ]);
    expect(lines(id).map(({ verdict, recordId }) => [verdict, recordId])).toEqual(
      [first, second, first, first].map((file) => ['created', file?.id]),
    );
  });

  it('go again when the import is undone, with the community it brought, and come back with the same sheet', async () => {
    const rows = two.map(([...cells]) => cells.map((cell) => (cell === '达明社区' ? '新开社区' : cell)));
    const importId = await take(rows);
    const numbers = listed().map(({ number }) => number);
    await undo(importId);
    expect(listed()).toEqual([]);
    expect(await households()).toEqual([]);
    expect((await ask('communities.list', {})).items.map(({ name }) => name)).not.toContain('新开社区');
    expect(await plan(importId)).toMatchObject({ state: 'undone' });
    expect(checkDatabase(archive.db)).toEqual([]);
    await take(rows);
    expect(listed().map(({ number }) => number)).toEqual(numbers);
  });
});

describe('the same sheet again', () => {
  it('finds the same files, changes what differs, erases nothing, and is undone whole', async () => {
    await take(two);
    const again = await read(two);
    expect(await plan(again)).toMatchObject({ counts: { created: 0, updated: 0, same: 2, rejected: 0 } });
    const changed = [
      line('1', HEAD, '户主', '720'),
      line('1', WIFE, '夫'),
      line('7', OTHER, '户主'),
      line('7', ['赵新', newIdNumber('1990-03-04', '1')], '子'),
    ];
    const id = await read(changed);
    expect(await plan(id)).toMatchObject({ counts: { created: 0, updated: 2, same: 0 } });
    expect(lines(id)[0]).toMatchObject({
      differences: [{ field: '每月救助金', before: '650.00 元', after: '720.00 元' }],
      notes: ['登记的成员林小明不在花名册里，没有改动'],
    });
    await apply(id);
    expect(listed().map((file) => getRecord(archive.db, file.id).values)).toMatchObject([
      { monthlyFen: 72_000 },
      { monthlyFen: 70_000 },
    ]);
    expect((await households()).map(({ members }) => members).sort()).toEqual([2, 3]);
    await undo(id);
    expect(listed().map((file) => getRecord(archive.db, file.id).values)).toMatchObject([
      { monthlyFen: 65_000 },
      { monthlyFen: 70_000 },
    ]);
    expect((await households()).map(({ members }) => members).sort()).toEqual([1, 3]);
  });

  it('registers no community for a home that lies somewhere already', async () => {
    await take(two);
    const id = await take(
      two.map(([...cells]) =>
        cells.map((cell) => (cell === '达明社区' ? '没有的社区' : cell === '700' ? '710' : cell)),
      ),
    );
    expect(await plan(id)).toMatchObject({ counts: { updated: 1, same: 1 }, newCommunities: [] });
    expect((await ask('communities.list', {})).items.map(({ name }) => name)).not.toContain('没有的社区');
  });

  it('with a 户号 of ours finds the home by it', async () => {
    await take(two);
    const home = (await households()).find(({ headName }) => headName === '王建国');
    const id = await read([line(home?.number ?? '', OTHER, '户主', '710')]);
    expect(lines(id)).toMatchObject([{ verdict: 'updated', recordId: listed()[1]?.id }]);
    const other = await read([line(home?.number ?? '', ['赵新', newIdNumber('1960-03-04', '1')], '户主', '710')]);
    expect(lines(other)[0]).toMatchObject({
      verdict: 'rejected',
      message: expect.stringContaining('登记的户主是王建国'),
    });
  });

  it('is not undone once somebody wrote on in one of its files', async () => {
    const importId = await take(two);
    const [file] = listed();
    const values = { remark: '独居' };
    await ask('records.save', {
      ...{ kind: KIND, id: file?.id, version: 1, values, before: { remark: null }, household: null },
    });
    await expect(undo(importId)).rejects.toMatchObject({ code: 'import.usedMeanwhile' });
    expect(listed()).toHaveLength(2);
  });
});

describe('a line that is out', () => {
  it('keeps its whole home out, says which it was, and lets it in once it is put right', async () => {
    const wrong = two.map(([...cells]) => cells.map((cell) => (cell === WIFE[1] ? `${WIFE[1].slice(0, 17)}?` : cell)));
    const id = await read(wrong);
    expect(await plan(id)).toMatchObject({ counts: { created: 1, rejected: 3 } });
    expect(lines(id).map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['rejected', 'group-refused'],
      ['created', null],
      ['rejected', 'id-length'],
      ['rejected', 'group-refused'],
    ]);
    expect(lines(id)[0]?.message).toBe('第 2 行：同一户的第 4 行没有通过，这一户先不导入，请改好后一起导入。');
    const [, , bad] = lines(id);
    await ask('imports.mend', { id, position: bad?.position, column: 2, text: WIFE[1] });
    expect(await plan(id)).toMatchObject({ rows: 4, counts: { created: 2, rejected: 0 } });
    await apply(id);
    expect(listed()).toHaveLength(2);
  });

  it.each<[string, (readonly (string | null)[])[], number, string]>([
    ['no head', [line('1', HEAD, '夫'), line('1', WIFE, '夫')], 0, '没有户主'],
    ['two heads', [line('1', HEAD, '户主'), line('1', WIFE, '户主')], 1, '两位户主'],
    ['no relation', [line('1', HEAD, '户主'), line('1', WIFE, '')], 1, '没有写与户主关系'],
    ['amounts that differ', [line('1', HEAD, '户主', '1'), line('1', WIFE, '夫', '2')], 1, '“月救助金”不一样'],
    ['no address', [['1', ...HEAD, '户主', null, '达明社区', null, '2026-03-04', null]], 0, '没有写住址'],
    ['no 户号', [['', ...HEAD, '户主', null, ...place, null]], 0, '没有填户号'],
    ['a day to come', [['1', ...HEAD, '户主', null, '达明社区', '达明路 3 号', '2199-01-01', null]], 0, '还没到'],
    [
      'a role the kind has not',
      [line('1', HEAD, '户主'), ['1', ...WIFE, '', '邻居', null, null, null, null]],
      1,
      '不是这类档案的身份',
    ],
  ])('%s is said at its line, in a sentence', async (_what, rows, at, sentence) => {
    const id = await read(rows);
    expect(lines(id)[at]).toMatchObject({ verdict: 'rejected', message: expect.stringContaining(sentence) });
    expect(lines(id).every(({ verdict }) => verdict === 'rejected')).toBe(true);
  });

  it('whoever is in another home, or twice in the sheet, is not taken twice', async () => {
    await take(two);
    const id = await read([line('5', ['赵新', newIdNumber('1960-03-04', '1')], '户主'), line('5', SON, '子')]);
    expect(lines(id)[1]).toMatchObject({ verdict: 'rejected', message: expect.stringContaining('林小明') });
    const twice = await read([line('1', HEAD, '户主'), line('2', HEAD, '户主')]);
    expect(lines(twice)[1]).toMatchObject({ verdict: 'rejected', reason: 'duplicate-in-file' });
    const asHead = await read([line('9', WIFE, '户主')]);
    expect(lines(asHead)[0]).toMatchObject({ message: expect.stringContaining('不是户主') });
  });
});

it('tells a clerk of one community nothing of who lives in another', async () => {
  await ask('households.open', {
    ...{ communityId: 2, address: '西洪路 1 号', openedOn: '2026-01-01', document: '' },
    members: [{ person: { name: '郑文', idNumber: WIFE[1] }, relation: '02' }],
  });
  const narrowed = { communityIds: [1], kinds: null, hasUnassigned: true };
  inTransaction(archive.db, () => saveScope(archive.db, archive.act.userId, narrowed));
  const id = await read(two);
  expect(lines(id).map(({ reason }) => reason)).toEqual(['group-refused', null, 'out-of-scope', 'group-refused']);
  expect(JSON.stringify(lines(id))).not.toContain('郑文');
  expect((await ask('imports.questions', { id })).items).toEqual([]);
  inTransaction(archive.db, () => saveScope(archive.db, archive.act.userId, wholeOffice));
});

describe('a number under another name', () => {
  const renamed = [line('1', HEAD, '户主'), line('1', ['林依弟', WIFE[1]], '夫')];
  beforeEach(() => take(two));

  it('is asked about with its home held back; one person with a new name is renamed by the import and by its undo', async () => {
    const id = await read(renamed);
    expect(await plan(id)).toMatchObject({ counts: { rejected: 2 } });
    const { items } = await ask('imports.questions', { id });
    expect(items).toMatchObject([{ answer: null, written: { name: '林依弟' }, registered: { name: '林依俤' } }]);
    const position = items[0]?.position;
    await ask('imports.answerIdentity', { id, position, answer: 'renamed' });
    expect(await plan(id)).toMatchObject({ counts: { updated: 1, rejected: 0 } });
    await apply(id);
    const home = async () =>
      (await ask('households.get', { id: (await households()).find(({ members }) => members === 3)?.id ?? 0 })).members;
    expect((await home()).map(({ name }) => name)).toContain('林依弟');
    await undo(id);
    expect((await home()).map(({ name }) => name)).toContain('林依俤');
  });

  it('that is wrong stays out, and the answer can be taken back', async () => {
    const id = await read(renamed);
    const position = lines(id)[1]?.position;
    await ask('imports.answerIdentity', { id, position, answer: 'wrong-number' });
    expect(lines(id)[1]?.message).toContain('已核对为号码填错');
    await ask('imports.answerIdentity', { id, position, answer: null });
    expect((await ask('imports.questions', { id })).items).toMatchObject([{ answer: null }]);
    expect((await plan(id)).counts).toMatchObject({ updated: 0, rejected: 2 });
  });
});

it('who has a role stands beside the household, once, and goes with the undo', async () => {
  const rows = [line('1', HEAD, '户主'), ['1', ...SON, null, '赡养人', null, null, null, null]];
  const id = await take(rows);
  const [file] = listed();
  const beside = async () => (await ask('records.people', { recordId: file?.id })).items;
  expect(await beside()).toMatchObject([{ name: '林小明', roleLabel: '赡养人', fromOn: '2026-03-04' }]);
  expect((await plan(await read(rows))).counts).toMatchObject({ same: 1 });
  await undo(id);
  expect(listed()).toEqual([]);
});

it('a 户号 drawn over the lines of its home holds for each of them', async () => {
  const rows = [line('1', HEAD, '户主'), line('', WIFE, '夫')];
  const id = await read(rows, { merges: ['A2:A3'] });
  expect(await plan(id)).toMatchObject({ counts: { created: 1, rejected: 0 } });
});

it('where the register says otherwise since, nothing is written at all', async () => {
  const id = await read(two);
  await ask('households.open', {
    ...{ communityId: 2, address: '西洪路 1 号', openedOn: '2026-01-01', document: '' },
    members: [{ person: { name: SON[0], idNumber: SON[1] }, relation: '02' }],
  });
  await expect(apply(id)).rejects.toMatchObject({ code: 'import.lineRefused' });
  expect(listed()).toEqual([]);
  expect(await households()).toHaveLength(1);
  expect(await plan(id)).toMatchObject({ state: 'planned' });
});

it('is known by its heading where nobody said the kind', async () => {
  const outcome = await runJobHere(archive.context, {
    ...{ kind: 'roster.read', recordKind: null, path: await sheet(two), sheets: null, headerRow: null },
    ...{
      hiddenRows: 'take',
      hiddenColumns: 'take',
      communityFromSheet: null,
      mapping: null,
      replaces: null,
      source: null,
    },
  });
  if (outcome.state !== 'done') throw new Error('not done');
  expect(await plan(Number(outcome.result.importId))).toMatchObject({ kind: KIND });
});
