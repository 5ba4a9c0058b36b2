import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { getImport, listImportRows } from '#db/imports/imports.ts';
import { getRecord, recordIdOf } from '#db/records/records.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import { type CallError, isAppError } from '#shared/errors.ts';
import { newIdNumber } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking, refused, refusedFields } from '#test/help/ask.ts';
import { readRoster } from '#test/help/import-roster.ts';
import { rosterFile } from '#test/help/rosters.ts';

const archive = archiveOn('2026-11-23T08:00:00Z');

const ask = asking(() => archive);
const columns = ['婚姻状况', '文化程度', '性别', '户口性质', '发放方式', '居住地类别', '民族'] as const;
type Cells = Partial<Record<(typeof columns)[number], string>>;

/** A roster of one person a line with these coded cells. */
function roster(...people: Cells[]): string {
  const lines = people.map((cells, index) =>
    [`张${'一二三四五六七八九'[index]}`, newIdNumber(), ...columns.map((column) => cells[column] ?? '')].join(','),
  );
  return rosterFile('名册.csv', [['姓名', '身份证号', ...columns].join(','), ...lines].join('\n'));
}
const read = (path: string, source: string | null = null) => readRoster(archive, path, { source });
const apply = (importId: number, more: { leavesUndecided?: boolean } = {}) =>
  runJobHere(archive.context, { kind: 'roster.apply', importId, ...more });
async function refusedJob(work: Promise<unknown>): Promise<Pick<CallError, 'code' | 'params'>> {
  try {
    await work;
  } catch (error) {
    if (isAppError(error)) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error('was not refused');
}
const codesOf = (importId: number) =>
  getImport(archive.db, importId).codes.map(({ field, code, count, target, state }) => [
    field,
    code,
    count,
    target,
    state,
  ]);
const decide = (source: string, ...items: object[]) => ask('mappings.decide', { source, items });
const valuesOf = (serial: number) => {
  const file = getRecord(archive.db, recordIdOf(archive.db, `350102005-TX2026-0000${serial}`));
  return { ...file.values, unreadText: file.unreadText };
};

describe('a roster of codes', () => {
  it('is read by its source: 1 and 2 are swapped between two systems', async () => {
    const path = roster({ 婚姻状况: '1' }, { 婚姻状况: '2' }, { 婚姻状况: '2' });
    expect(codesOf(await read(path))).toEqual([
      ['maritalStatus', '1', 1, null, 'undecided'],
      ['maritalStatus', '2', 2, null, 'undecided'],
    ]);
    expect(codesOf(await read(path, 'lb'))).toEqual([
      ['maritalStatus', '1', 1, '10', 'mapped'],
      ['maritalStatus', '2', 2, '20', 'mapped'],
    ]);
    expect(codesOf(await read(path, 'hubei'))).toEqual([
      ['maritalStatus', '1', 1, '20', 'mapped'],
      ['maritalStatus', '2', 2, '10', 'mapped'],
    ]);
  });

  it.each([
    [
      'lb',
      { 婚姻状况: '4', 文化程度: '90', 性别: '2', 发放方式: '3', 居住地类别: '4' },
      { maritalStatus: '40', education: '90', gender: '2', paymentMethod: '12', residenceType: '5' },
    ],
    ['lb', { 文化程度: '70', 居住地类别: '3', 民族: '01' }, { education: '71', residenceType: '3', ethnicity: '01' }],
    [
      'hubei',
      { 婚姻状况: '3', 文化程度: '71', 性别: '02', 户口性质: '30', 民族: '57' },
      { maritalStatus: '40', education: '71', gender: '2', householdType: '30', ethnicity: '97' },
    ],
    [
      'core',
      { 户口性质: '51', 发放方式: '12', 居住地类别: '4', 文化程度: '44' },
      { householdType: '51', paymentMethod: '12', residenceType: '4', education: '44' },
    ],
    [
      'national',
      { 婚姻状况: '20', 文化程度: '81', 性别: '1', 民族: '97' },
      { maritalStatus: '20', education: '81', gender: '1', ethnicity: '97' },
    ],
    [
      'self',
      { 婚姻状况: '21', 文化程度: '90', 户口性质: '52', 发放方式: '80' },
      { maritalStatus: '21', education: '90', householdType: '52', paymentMethod: '80' },
    ],
  ])('of %s becomes what the domain file says: %o', async (source, cells, values) => {
    const id = await read(roster(cells), source);
    expect(getImport(archive.db, id).codes.filter((one) => one.state === 'undecided')).toEqual([]);
    await apply(id);
    expect(valuesOf(1)).toMatchObject({ ...values, unreadText: {} });
  });

  it('asks nothing where it writes labels, or numbers that mean the same everywhere', async () => {
    const id = await read(roster({ 婚姻状况: '已婚', 文化程度: '初中', 性别: '1', 民族: '01' }));
    expect(codesOf(id)).toEqual([
      ['gender', '1', 1, '1', 'mapped'],
      ['ethnicity', '01', 1, '01', 'mapped'],
    ]);
    await apply(id);
    expect(valuesOf(1)).toMatchObject({ maritalStatus: '20', education: '71', gender: '1', ethnicity: '01' });
  });

  it('is not imported before every code is decided; what is decided to stay empty keeps its text', async () => {
    const path = roster({ 婚姻状况: '2' }, { 婚姻状况: '7' }, { 婚姻状况: '8' });
    const id = await read(path, 'lb');
    expect(await refusedJob(apply(id))).toEqual({
      code: 'import.codesUndecided',
      params: { count: 2, columns: '婚姻状况' },
    });
    const table = 'maritalStatus';
    await decide('lb', { table, code: '7', target: '22' }, { table, code: '8', label: '同居', target: null });
    const again = await read(path, 'lb');
    expect(codesOf(again)).toEqual([
      ['maritalStatus', '2', 1, '20', 'mapped'],
      ['maritalStatus', '7', 1, '22', 'mapped'],
      ['maritalStatus', '8', 1, null, 'empty'],
    ]);
    const [left] = listImportRows(archive.db, again, { verdict: null, isNoted: true, after: 0, limit: 9 });
    expect(left?.warnings).toEqual(['“婚姻状况”写的是代码“8”，按对照留空，原文已保留在档案里']);
    await apply(again);
    expect(valuesOf(2)).toMatchObject({ maritalStatus: '22', unreadText: {} });
    expect(valuesOf(3)).toMatchObject({ maritalStatus: null, unreadText: { maritalStatus: '8' } });
  });

  it('tells in its history by which source it was read and what each code became, whatever is decided later', async () => {
    const path = roster({ 婚姻状况: '2' });
    const id = await read(path, 'lb');
    await apply(id);
    await decide('lb', { table: 'maritalStatus', code: '2', target: '30' });
    expect(await ask('imports.get', { id })).toMatchObject({
      source: 'lb',
      sourceName: '旧劳动保障系统（LB）',
      codes: [{ code: '2', label: '已婚', target: '20', sure: 'source' }],
    });
    expect(codesOf(await read(path, 'lb'))).toEqual([['maritalStatus', '2', 1, '30', 'mapped']]);
  });

  it('is taken in from the command line with what is undecided kept as text, never guessed', async () => {
    const id = await read(roster({ 婚姻状况: '1' }));
    await apply(id, { leavesUndecided: true });
    expect(valuesOf(1)).toMatchObject({ maritalStatus: null, unreadText: { maritalStatus: '1' } });
  });

  it('leaves longer numbers in a coded column to be texts: they are no codes', async () => {
    const id = await read(roster({ 婚姻状况: '102100099996' }));
    expect(codesOf(id)).toEqual([]);
    await apply(id);
    expect(valuesOf(1).unreadText).toEqual({ maritalStatus: '102100099996' });
  });
});

describe('代码对照', () => {
  it('keeps a decision with its day and who made it, for this source alone; the decision before is not lost', async () => {
    const table = 'maritalStatus';
    expect(await decide('lb', { table, code: '07', target: '22' })).toMatchObject({ decided: 1 });
    expect(await decide('lb', { table, code: '7', target: '22' })).toEqual({ decided: 0, commandId: null });
    await decide('lb', { table, code: '7', target: '23' });
    const { items } = await ask('mappings.list', {});
    expect(items).toMatchObject([{ source: 'lb', table, code: '7', target: '23', on: '2026-11-23', by: '林经办' }]);
    expect(codesOf(await read(roster({ 婚姻状况: '7' }), 'hubei'))).toEqual([
      ['maritalStatus', '7', 1, null, 'undecided'],
    ]);
    const kept = archive.db.prepare('SELECT target, removed_at IS NULL AS holds FROM code_mapping ORDER BY id').all();
    expect(kept).toEqual([
      { target: '22', holds: 0 },
      { target: '23', holds: 1 },
    ]);
  });

  it('takes each act back whole: the decision before holds again', async () => {
    const table = 'maritalStatus';
    await decide('lb', { table, code: '7', target: '22' });
    const { commandId } = await decide('lb', { table, code: '7', target: '23' }, { table, code: '8', target: null });
    await ask('commands.undo', { id: commandId });
    expect((await ask('mappings.list', {})).items).toMatchObject([{ code: '7', target: '22' }]);
    const own = await ask('mappings.addSource', { name: '台江街道旧台账' });
    await decide(own.key, { table, code: '1', target: '10' });
    const gone = await ask('mappings.removeSource', { key: own.key });
    expect((await ask('mappings.list', {})).sources.map((one) => one.name)).not.toContain('台江街道旧台账');
    await ask('commands.undo', { id: gone.commandId });
    expect(codesOf(await read(roster({ 婚姻状况: '1' }), own.key))).toEqual([
      ['maritalStatus', '1', 1, '10', 'mapped'],
    ]);
    const { items } = await ask('mappings.list', {});
    const first = items.find((one) => one.source === 'lb');
    await ask('mappings.forget', { id: first?.id });
    expect((await ask('mappings.list', {})).items.map((one) => one.source)).toEqual([own.key]);
    expect(archive.events).toContainEqual({ name: 'mappings.changed' });
  });

  it('refuses a code our table lacks, a source taken or gone, and to remove one of the program', async () => {
    const table = 'maritalStatus';
    expect(await refusedFields(decide('lb', { table, code: '7', target: '77' }))).toEqual({
      'items.0.target': '“婚姻状况”里没有代码 77，请从列表中选择',
    });
    await ask('codes.retire', { table, code: '22', isRetired: true });
    expect(await refusedFields(decide('lb', { table, code: '7', target: '22' }))).toEqual({
      'items.0.target': '“再婚”已停用，请选别的',
    });
    expect((await refused(decide('nowhere', { table, code: '7', target: '20' }))).code).toBe('mapping.sourceGone');
    expect((await refused(ask('mappings.addSource', { name: '国家标准' }))).code).toBe('mapping.sourceTaken');
    expect((await refused(ask('mappings.removeSource', { key: 'lb' }))).code).toBe('mapping.sourceShipped');
    expect((await refused(ask('mappings.forget', { id: 99 }))).code).toBe('mapping.notFound');
  });

  it('goes out as a workbook and comes back unchanged; what differs is decided so in one act', async () => {
    const path = join(archive.dir, '对照.xlsx');
    await decide('lb', { table: 'maritalStatus', code: '7', label: '未详', target: null });
    const { rows } = await ask('mappings.export', { path, source: null });
    expect(rows).toBeGreaterThan(300);
    const sheet = await readSheetRows(path);
    expect(sheet.find((row) => row.includes('未详'))).toEqual([
      '旧劳动保障系统（LB）',
      'maritalStatus',
      '婚姻状况',
      '7',
      '未详',
      '留空',
      '',
      '本单位',
      '2026-11-23',
      '林经办',
    ]);
    expect(await ask('mappings.importFile', { path })).toEqual({ decided: 0, same: rows, sources: 0, commandId: null });

    const head = '来源,代码表,对方代码,对方名称,本系统代码';
    const mine = rosterFile(
      'b.csv',
      [head, '仓山区台账,maritalStatus,1,已婚,20', '旧劳动保障系统（LB）,maritalStatus,7,未详,90'].join('\n'),
    );
    expect(await ask('mappings.importFile', { path: mine })).toMatchObject({ decided: 2, same: 0, sources: 1 });
    const { sources, items, commands } = await ask('mappings.list', {});
    expect(sources.at(-1)).toMatchObject({ name: '仓山区台账', isOwn: true });
    expect(items.map((one) => [one.code, one.target])).toEqual([
      ['1', '20'],
      ['7', '90'],
    ]);
    await ask('commands.undo', { id: commands[0]?.id });
    expect((await ask('mappings.list', {})).items.map((one) => [one.code, one.target])).toEqual([['7', null]]);
  });

  it('carries the answers about community texts out and back: unchanged nothing is written, what differs is one act', async () => {
    const path = join(archive.dir, '对照.xlsx');
    const own = await ask('mappings.addSource', { name: '台江街道旧台账' });
    const say = (source: string | null, written: string, answer: string, communityId: number | null = null) =>
      ask('mappings.decideCommunities', { source, items: [{ written, answer, communityId }] });
    await say(own.key, '西洪', 'community', 2);
    await say(own.key, '=1+1', 'empty');
    await say(null, '城西', 'new');
    const { rows } = await ask('mappings.export', { path, source: null });
    const sheet = (await readSheetRows(path)).filter((row) => row[1] === '社区').map((row) => row.slice(0, 7));
    expect(sheet).toEqual([
      ['台江街道旧台账', '社区', '社区', '', '西洪', '社区', '西洪社区'],
      ['台江街道旧台账', '社区', '社区', '', '=1+1', '留空', ''],
      ['没有说明来源', '社区', '社区', '', '城西', '新社区', ''],
    ]);
    expect((await ask('mappings.export', { path: join(archive.dir, '一个.xlsx'), source: own.key })).rows).toBe(2);
    expect(await ask('mappings.importFile', { path })).toEqual({ decided: 0, same: rows, sources: 0, commandId: null });

    const standing = async () =>
      (await ask('mappings.list', {})).communities.map((one) => [one.written, one.answer, one.communityName]);
    const before = await standing();
    for (const [key, id] of (await ask('mappings.list', {})).communities.map((one) => [one.written, one.id] as const))
      if (key !== '城西') await ask('mappings.forgetCommunity', { id });
    expect(await ask('mappings.importFile', { path })).toMatchObject({ decided: 2, same: rows - 2, sources: 0 });
    expect((await standing()).sort()).toEqual([...before].sort());
    const head = '来源,代码表,对方代码,对方名称,本系统代码,本系统名称';
    const other = rosterFile(
      'c.csv',
      [head, '仓山区台账,社区,,西洪 居委会,社区,西洪社区', '没有说明来源,社区,,城西,留空,'].join('\n'),
    );
    const taken = await ask('mappings.importFile', { path: other });
    expect(taken).toMatchObject({ decided: 2, same: 0, sources: 1 });
    expect(await standing()).toEqual(
      expect.arrayContaining([
        ['西洪居委会', 'community', '西洪社区'],
        ['城西', 'empty', null],
      ]),
    );
    await ask('commands.undo', { id: taken.commandId });
    expect((await standing()).sort()).toEqual([...before].sort());
    expect((await ask('mappings.list', {})).sources.map((one) => one.name)).not.toContain('仓山区台账');
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it.each([
    [
      '没有说明来源,社区,,西洪,社区,没有的社区',
      '没有登记过社区“没有的社区”，或者它已撤销。请改为本街道现有的社区，或删去这一行',
    ],
    ['没有说明来源,社区,,西洪,社区,', '社区“西洪”没有写本系统名称，请写它是本街道的哪个社区。'],
    ['没有说明来源,社区,,西洪,20,', '社区“西洪”的本系统代码写的是“20”，请写“社区”“新社区”“留空”中的一个。'],
    ['没有说明来源,社区,, ,留空,', '对方名称是空的，请写花名册里的社区写法。'],
    ['没有说明来源,maritalStatus,1,已婚,20,', '代码的对照要写明来源，不能是“没有说明来源”。'],
    ['没有说明来源,社区,,西洪,留空,\n没有说明来源,社区,,西 洪,新社区,', '这个来源的社区“西 洪”在第 2 行已经写过。'],
  ])('refuses a sheet whole where the row of a community text is wrong: %s', async (line, message) => {
    const head = '来源,代码表,对方代码,对方名称,本系统代码,本系统名称';
    const path = rosterFile('d.csv', [head, line].join('\n'));
    const { code, params } = await refused(ask('mappings.importFile', { path }));
    expect([code, params]).toEqual(['sheet.refused', expect.objectContaining({ message })]);
    expect((await ask('mappings.list', {})).communities).toEqual([]);
  });

  it.each([
    ['旧系统,婚姻,1,已婚,20', '代码表“婚姻”本程序不认识。请照导出的表格填写，“代码表”列不要改。'],
    ['旧系统,maritalStatus,一,已婚,20', '对方代码“一”不对：请写 1 至 4 位数字。'],
    ['旧系统,maritalStatus,1,已婚,', '代码 1 没有写本系统代码；没有对应的请写“留空”。'],
    ['旧系统,maritalStatus,1,已婚,77', '“婚姻状况”里没有代码 77，请从列表中选择'],
    [',maritalStatus,1,已婚,20', '来源是空的，请写花名册来自哪个系统。'],
    ['旧系统,maritalStatus,2,已婚,20\n旧系统,maritalStatus,02,已婚,20', '“旧系统”的代码 02 在第 2 行已经写过。'],
  ])('refuses a sheet whole where a row is wrong: %s', async (line, message) => {
    const path = rosterFile('c.csv', `来源,代码表,对方代码,对方名称,本系统代码\n${line}`);
    const error = await refused(ask('mappings.importFile', { path }));
    expect(error).toMatchObject({ code: 'sheet.refused', params: { message } });
    expect((await ask('mappings.list', {})).items).toEqual([]);
  });
});
