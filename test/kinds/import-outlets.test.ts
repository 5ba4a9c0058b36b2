import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listImportRows } from '#db/imports/imports.ts';
import { getRecord } from '#db/records/records.ts';
import { checkArchive } from '#electron/archive/check.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { newArchive, newIdNumber, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { importRoster, readRoster } from '#test/help/import-roster.ts';
import { listedOf } from '#test/help/kinds/listed.ts';
import { narrowTo } from '#test/help/narrow.ts';
import { type CellValue, xlsxFile } from '#test/help/rosters.ts';

/** Rosters whose lines find their file by a number of its own: canteens by their licence. */

const KIND = 'canteen' as string as RecordKind;
const HEADING = [
  ...['许可证号', '食堂名称', '地址', '所属社区', '经营者', '统一社会信用代码', '经营者身份证号', '座位数'],
];

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
type Rows = readonly (readonly CellValue[])[];
const sheet = (rows: Rows) => xlsxFile([{ rows: [HEADING, ...rows] }]);
const read = async (rows: Rows) => readRoster(archive, await sheet(rows), { recordKind: KIND });
const take = async (rows: Rows) => importRoster(archive, await sheet(rows), { recordKind: KIND });
const plan = (id: number) => ask('imports.get', { id });
const lines = (id: number) => listImportRows(archive.db, id, { verdict: null, isNoted: false, after: 0, limit: 100 });
const listed = () => listedOf(archive.db, KIND);
const files = () => listed().map(({ id }) => getRecord(archive.db, id));
const outlets = async () => (await ask('outlets.list', { limit: 50 })).rows;

const KEEPER = ['林玉花', newIdNumber('1960-03-04', '2')] as const;
const CODE = '91350100M000100Y43';
const own = ['许350-1', '长者食堂', '达明路 3 号', '达明社区', KEEPER[0], null, KEEPER[1], '40'];
const run = ['许350-2', '爱心食堂', '西洪路 1 号', '西洪社区', '鼓楼餐饮有限公司', CODE, null, '60'];
const withCells = (row: readonly CellValue[], cells: Record<number, CellValue>): CellValue[] =>
  row.map((cell, index) => (index in cells ? (cells[index] ?? null) : cell));

describe('a licence that is not there', () => {
  it('brings its outlet with who runs it, a person or an organisation, and goes again with the undo', async () => {
    const id = await take([own, run]);
    expect((await plan(id)).counts).toMatchObject({ created: 2, rejected: 0 });
    expect(files()).toMatchObject([
      { subjectName: '长者食堂', communityName: '达明社区', values: { licence: '许350-1', seats: 40 } },
      { subjectName: '爱心食堂', communityName: '西洪社区', values: { licence: '许350-2', seats: 60 } },
    ]);
    expect((await outlets()).map(({ name, keeper }) => [name, keeper])).toEqual([
      ['爱心食堂', '鼓楼餐饮有限公司'],
      ['长者食堂', '林玉花'],
    ]);
    expect(lines(id)[0]).toMatchObject({ name: '长者食堂', idNumber: '许350-1' });
    await undo(id);
    expect(listed()).toEqual([]);
    expect(await outlets()).toEqual([]);
    await take([own]);
    expect(files()).toMatchObject([{ subjectName: '长者食堂' }]);
  });

  it('finds an outlet that is registered at the address, and its file without a number', async () => {
    await take([own]);
    const [file] = files();
    await ask('records.save', {
      ...{ kind: KIND, id: file?.id, version: file?.version, outlet: null },
      ...{ values: { licence: null }, before: { licence: '许350-1' } },
    });
    const id = await read([own]);
    expect(lines(id)).toMatchObject([{ verdict: 'updated', recordId: file?.id }]);
    await apply(id);
    expect(files()).toMatchObject([{ id: file?.id, values: { licence: '许350-1' } }]);
    expect(await outlets()).toHaveLength(1);
  });

  it('follows the file that was closed, of the same outlet', async () => {
    await take([own]);
    const [old] = files();
    const on = localDay(archive.act.at);
    await ask('records.close', { id: old?.id, version: old?.version, on, reason: '停办' });
    await take([own]);
    expect(files().find(({ closedOn }) => closedOn === null)?.previous).toMatchObject({ number: old?.number });
    expect(await outlets()).toHaveLength(1);
  });
});

it('the same sheet again finds the same files, changes what differs and erases nothing', async () => {
  await take([own, run]);
  const again = await read([own, run]);
  expect((await plan(again)).counts).toMatchObject({ created: 0, updated: 0, same: 2 });
  const id = await take([withCells(own, { 7: '50' }), withCells(run, { 2: null, 3: null, 7: null })]);
  expect(lines(id)[0]).toMatchObject({ differences: [{ field: '座位数', before: '40', after: '50' }] });
  expect(files()).toMatchObject([{ values: { seats: 50 } }, { values: { seats: 60 } }]);
  await undo(id);
  expect(files()).toMatchObject([{ values: { seats: 40 } }, { values: { seats: 60 } }]);
});

describe('a licence under another name', () => {
  const other = withCells(own, { 1: '夕阳红食堂' });
  beforeEach(() => take([own]));

  it('is a question with both sides, and the outlet is renamed where a clerk says it is the same', async () => {
    const id = await read([other]);
    expect(lines(id)).toMatchObject([{ verdict: 'rejected', reason: 'identity-conflict' }]);
    const { items } = await ask('imports.questions', { id });
    expect(items).toMatchObject([
      {
        written: { name: '夕阳红食堂', idNumber: '许350-1' },
        registered: { personId: null, name: '长者食堂', idNumber: '许350-1', communityName: '达明社区' },
      },
    ]);
    await ask('imports.answerIdentity', { id, position: items[0]?.position, answer: 'renamed' });
    expect((await plan(id)).counts).toMatchObject({ updated: 1, rejected: 0 });
    await apply(id);
    expect(files()).toMatchObject([{ subjectName: '夕阳红食堂' }]);
    await undo(id);
    expect(files()).toMatchObject([{ subjectName: '长者食堂' }]);
  });

  it('stays out where the number is wrong, and is right once it is mended', async () => {
    const id = await read([withCells(other, { 2: '达明路 8 号' })]);
    const position = lines(id)[0]?.position;
    await ask('imports.answerIdentity', { id, position, answer: 'wrong-number' });
    expect(lines(id)[0]?.message).toContain('已核对为号码填错');
    await ask('imports.mend', { id, position, column: 0, text: '许350-9' });
    expect((await plan(id)).counts).toMatchObject({ created: 1, rejected: 0 });
    expect((await ask('imports.questions', { id })).items).toEqual([]);
    await apply(id);
    expect(files().map(({ subjectName }) => subjectName)).toEqual(['长者食堂', '夕阳红食堂']);
  });
});

it.each<[string, Record<number, CellValue>, string]>([
  ['no licence', { 0: null }, '没有填这一栏'],
  ['nobody who runs it', { 4: null, 6: null }, '不知道由谁经营'],
  ['a keeper without a name', { 4: null }, '没有写经营者的姓名'],
  ['no address', { 2: null }, '没有写地址'],
  ['no community', { 3: null }, '没有写社区'],
  ['no name', { 1: null }, '没有写名称'],
])('%s is said at its line, in a sentence', async (_what, cells, sentence) => {
  const id = await read([withCells(own, cells)]);
  expect(lines(id)[0]).toMatchObject({ verdict: 'rejected', message: expect.stringContaining(sentence) });
});

it('a licence that stands twice in the sheet is taken once, also where the first is put right later', async () => {
  const id = await read([withCells(own, { 4: null }), withCells(run, { 0: '许350-1' }), withCells(own, {})]);
  expect(lines(id).map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['rejected', 'outlet-conflict'],
    ['rejected', 'duplicate-in-file'],
    ['rejected', 'duplicate-in-file'],
  ]);
  await ask('imports.mend', { id, position: lines(id)[0]?.position, column: 4, text: KEEPER[0] });
  expect(lines(id)[0]).toMatchObject({ verdict: 'created' });
  await ask('imports.mend', { id, position: lines(id)[1]?.position, column: 7, text: '61' });
  expect(lines(id)[1]).toMatchObject({ reason: 'duplicate-in-file', message: expect.stringContaining('许可证号') });
});

it('a clerk of one community takes in what lies there, and is told nothing of the rest', async () => {
  await take([run]);
  narrowTo(archive, [1]);
  const id = await read([own, withCells(run, { 7: '99' })]);
  expect(lines(id).map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['created', null],
    ['rejected', 'out-of-scope'],
  ]);
  expect(lines(id)[1]?.differences).toEqual([]);
  await apply(id);
  narrowTo(archive, null);
  expect(files()).toMatchObject([{ values: { seats: 60 } }, { values: { seats: 40 } }]);
});

it('who only runs an outlet belongs to its community: a clerk of another is shown nothing of them', async () => {
  await take([own]);
  const id = archive.db.prepare('SELECT person_id FROM outlet WHERE name = ?').pluck().get('长者食堂');
  narrowTo(archive, [2]);
  expect((await refused(ask('people.get', { id }))).code).toBe('scope.outside');
  narrowTo(archive, [1]);
  expect(await ask('people.get', { id })).toMatchObject({ id, name: KEEPER[0] });
  narrowTo(archive, null);
});
