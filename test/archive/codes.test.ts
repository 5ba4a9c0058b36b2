import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dictionary } from '#db/codes/codes.ts';
import { historyOf } from '#db/core/changes.ts';
import { listImportRows } from '#db/imports/imports.ts';
import { recordIdOf } from '#db/records/records.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { listRow } from '#electron/archive/package/list.ts';
import { recordDocument } from '#electron/archive/package/record-json.ts';
import { readSheetRows } from '#electron/archive/workbook/sheet-rows.ts';
import { codeTableNames } from '#shared/codes/tables.ts';
import type { ArchiveCall, ArchiveInput } from '#shared/contract/archive.ts';
import { archiveContract } from '#shared/contract/archive.ts';
import { isAppError } from '#shared/errors.ts';
import { emptyRetiree, type RetireeValues } from '#shared/records/retiree/fields.ts';
import { newArchive, newIdNumber, numberOfYear, type TestArchive } from '#test/help/archive.ts';
import { readRoster } from '#test/help/import-roster.ts';
import { retireeFile } from '#test/help/retiree-file.ts';
import { rosterFile } from '#test/help/rosters.ts';
import { opening } from '#test/help/saving.ts';

const HEADINGS = '代码表,代码,名称,同义词,状态';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
});
afterEach(() => archive.remove());

async function call<N extends ArchiveCall>(name: N, input: ArchiveInput<N>) {
  const value = await callDirectly(handlers, archive.context, name, input);
  archiveContract[name].output.parse(value);
  return value;
}
async function refused(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return isAppError(error) ? { code: error.code, params: error.params } : error;
}
const save = (values: Partial<RetireeValues>) =>
  call('records.save', opening({ ...emptyRetiree, name: '张伟', idNumber: newIdNumber(), ...values }));
const add = (code: string, label: string, synonyms: string[] = []) =>
  call('codes.add', { table: 'education', code, label, synonyms });
const take = (path: string) => call('codes.importFile', { path });
const csv = (...lines: string[]) => rosterFile('a.csv', [HEADINGS, ...lines, ''].join('\r\n'));
const items = () => dictionary(archive.db).items('health');

describe('the calls', () => {
  it('answer as the contract says, and tell the windows', async () => {
    await add(' l1', '函授大专');
    await save({ education: 'L1' });
    expect((await call('codes.get', {})).items).toMatchObject([{ table: 'education', code: 'L1', isLocal: true }]);
    const table = await call('codes.table', { table: 'education' });
    expect(table.uses).toEqual([{ code: 'L1', count: 1 }]);
    expect(table.commands.map((command) => command.title)).toEqual(['“文化程度”添加代码：L1 函授大专']);
    expect((await call('codes.table', { table: 'bank' })).commands).toEqual([]);
    expect(archive.events.map((event) => event.name)).toContain('codes.changed');
  });

  it('refuse at the field what is no code or no name', async () => {
    const answer = (input: unknown) => archiveContract['codes.add'].input.safeParse(input);
    expect(answer({ table: 'education', code: 'L-1', label: '甲' }).success).toBe(false);
    expect(answer({ table: 'education', code: 'L1', label: ' ' }).success).toBe(false);
    expect(answer({ table: 'nothing', code: 'L1', label: '甲' }).success).toBe(false);
  });
});

describe('a file that leaves the office', () => {
  it('carries code and words, also of codes of the office, of retired ones and of what stands beside 其他', async () => {
    await add('L1', '函授大专');
    const { id } = await save({
      education: 'L1',
      ethnicity: '97',
      hobbies: ['1', '10'],
      otherText: { ethnicity: '穿青人', hobbies: '太极' },
      dependants: [{ name: '张三', relation: '20', birthOn: null, idNumber: null }],
    });
    await call('codes.retire', { table: 'education', code: 'L1', isRetired: true });
    const record = retireeFile(archive.db, id);
    const history = historyOf(archive.db, id, null, 10);
    const document = recordDocument(
      { name: '所', areaCode: '350102005000' },
      record,
      {
        about: { subject: { type: 'person' }, beside: [] },
        history,
        story: [],
        parts: [],
        sections: {},
        services: [],
        papers: [],
        seals: [],
      },
      new Map(),
      dictionary(archive.db),
    );
    expect(document.record.values).toMatchObject({ education: 'L1', otherText: { ethnicity: '穿青人' } });
    expect(document.inWords).toMatchObject({
      education: '函授大专',
      ethnicity: '其他（穿青人）',
      hobbies: '音乐、其他（太极）',
      management: '在管（本街道居住）',
      'dependants.0.relation': '子',
    });
    expect(listRow(record, 1, '', dictionary(archive.db)).gender).toBe('男');
    const sheet = await call('sheets.get', { request: { form: 'retiree-registration', recordId: id } });
    expect(sheet).toMatchObject({ codes: [{ code: 'L1', label: '函授大专', isRetired: true }] });
  });
});

describe('a roster', () => {
  const write = (name: string, lines: string[][]) => {
    const path = join(archive.dir, name);
    const head = ['姓名', '身份证号', '学历', '开户银行'];
    writeFileSync(path, [head, ...lines].map((line) => line.join(',')).join('\n'));
    return path;
  };
  const read = (path: string) => readRoster(archive, path);
  const apply = (importId: number) => runJobHere(archive.context, { kind: 'roster.apply', importId });
  const file = (serial: number) =>
    retireeFile(archive.db, recordIdOf(archive.db, `350102005-${numberOfYear('TX', serial)}`));

  it('is read by the codes and synonyms of the office, its banks among them', async () => {
    await add('L1', '函授大专', ['函大']);
    await call('codes.add', { table: 'bank', code: 'L1', label: '福州农商行', synonyms: ['榕城农商'] });
    const importId = await read(
      write('一.csv', [
        ['张伟', newIdNumber(), '函 大', '榕城农商行杨桥支行'],
        ['李伟', newIdNumber(), 'L1', '农行杨桥支行'],
        ['王伟', newIdNumber(), '夜大', ''],
      ]),
    );
    await apply(importId);
    expect([1, 2, 3].map((serial) => [file(serial).values.education, file(serial).values.bankCode])).toEqual([
      ['L1', 'L1'],
      ['L1', '103'],
      [null, null],
    ]);
    expect(file(3).unreadText).toEqual({ education: '夜大' });
  });

  it('with a retired code keeps it where the file has it, else as a text with a warning', async () => {
    await add('L1', '函授大专');
    const idNumber = newIdNumber();
    await save({ name: '张伟', idNumber, education: 'L1' });
    await call('codes.retire', { table: 'education', code: 'L1', isRetired: true });
    const importId = await read(
      write('二.csv', [
        ['张伟', idNumber, '函授大专', '某某银行'],
        ['李伟', newIdNumber(), '函授大专', ''],
      ]),
    );
    const rows = listImportRows(archive.db, importId, { verdict: null, isNoted: false, after: 0, limit: 10 });
    expect(rows.map((row) => [row.verdict, row.warnings.length])).toEqual([
      ['updated', 0],
      ['created', 1],
    ]);
    await apply(importId);
    expect(file(1).values).toMatchObject({ education: 'L1', bankName: '某某银行' });
    expect(file(2)).toMatchObject({ values: { education: null }, unreadText: { education: '函授大专' } });
  });

  it('planned before a code was taken out is carried out without it; taking it back may bring a retired one', async () => {
    await add('L1', '函授大专');
    await add('L2', '夜大');
    const idNumber = newIdNumber();
    await save({ name: '张伟', idNumber, education: 'L2' });
    const importId = await read(
      write('三.csv', [
        ['李伟', newIdNumber(), '函授大专', ''],
        ['张伟', idNumber, '高中', ''],
      ]),
    );
    await call('codes.remove', { table: 'education', code: 'L1' });
    await apply(importId);
    expect(file(2)).toMatchObject({ values: { education: null }, unreadText: { education: '函授大专' } });
    expect(file(1).values.education).toBe('61');
    await call('codes.retire', { table: 'education', code: 'L2', isRetired: true });
    await runJobHere(archive.context, { kind: 'roster.undo', importId });
    expect(file(1).values.education).toBe('L2');
  });
});

describe('a sheet of codes', () => {
  it('of all tables comes back as it was written, here and in another office', async () => {
    await add('L1', '函授大专', ['函大', '函授']);
    await call('codes.retire', { table: 'health', code: '4', isRetired: true });
    await call('codes.move', { table: 'education', code: 'L1', after: '31' });
    await call('codes.change', { table: 'gender', code: '1', label: '男', synonyms: ['先生'] });
    const path = join(archive.dir, '代码表.xlsx');
    const { rows } = await call('codes.export', { path, table: null });
    const sheet = await readSheetRows(path);
    expect(sheet).toHaveLength(rows + 1);
    expect(new Set(sheet.slice(1).map((row) => row[0]))).toEqual(new Set(codeTableNames));
    expect(sheet.find((row) => row[2] === 'L1')).toEqual([
      'education',
      '文化程度',
      'L1',
      '函授大专',
      '函大；函授',
      '在用',
      '',
      '本单位',
      '本单位',
      '0',
    ]);
    expect(await take(path)).toEqual({ added: 0, changed: 0, removed: 0, same: rows });

    const other = newArchive();
    const counts = await callDirectly(handlers, other.context, 'codes.importFile', { path });
    expect(counts).toMatchObject({ added: 1, changed: 2, removed: 0 });
    const codesOf = (table: 'education' | 'health' | 'gender', of: TestArchive) =>
      dictionary(of.db)
        .items(table)
        .map(({ code, label, synonyms, isRetired }) => [code, label, synonyms, isRetired]);
    for (const table of ['education', 'health', 'gender'] as const)
      expect(codesOf(table, other)).toEqual(codesOf(table, archive));
    other.remove();
  });

  const health = [
    'health,1,健康,,在用',
    'health,2,生活不能自理,,在用',
    'health,3,长年有病,,在用',
    'health,4,一般,,在用',
  ];
  it('adds, renames, orders, retires and takes out, as one act that is taken back whole', async () => {
    await call('codes.add', { table: 'health', code: 'L1', label: '残疾', synonyms: [] });
    await call('codes.add', { table: 'health', code: 'L2', label: '多病', synonyms: [] });
    const before = items();
    expect(
      await take(
        csv('health,L3,住院,住 院治疗,在用', ...health.slice(0, 3), 'health,4,一般,,已停用', 'health,l1,肢残,,在用'),
      ),
    ).toEqual({ added: 1, changed: 2, removed: 1, same: 3 });
    expect(items().map(({ code, label, isRetired }) => [code, label, isRetired])).toEqual([
      ['L3', '住院', false],
      ['1', '健康', false],
      ['2', '生活不能自理', false],
      ['3', '长年有病', false],
      ['4', '一般', true],
      ['L1', '肢残', false],
    ]);
    const { commands } = await call('codes.table', { table: 'health' });
    expect(commands[0]?.title).toBe('导入“健康状况”：新增 1，修改 2，移除 1');
    await call('commands.undo', { id: commands[0]?.id ?? 0 });
    expect(items().map(({ code, label, isRetired }) => [code, label, isRetired])).toEqual(
      before.map(({ code, label, isRetired }) => [code, label, isRetired]),
    );
  });

  it.each<[string, string[], number, string]>([
    ['a table nobody knows', ['nothing,1,甲,,在用'], 2, '代码表“nothing”'],
    ['a code twice', [...health, 'health,4,一般,,在用'], 6, '第 5 行'],
    ['a blank code', [...health, 'health,,甲,,在用'], 6, '代码是空的'],
    ['a code of wrong form', [...health, 'health,甲1,甲,,在用'], 6, '代码“甲1”'],
    ['a code too long', [...health, 'health,L12345678,甲,,在用'], 6, '最多 8 位'],
    ['a blank label', [...health, 'health,L1,,,在用'], 6, '没有名称'],
    ['a state nobody knows', [...health, 'health,L1,甲,,作废'], 6, '状态“作废”'],
    ['a name of another', [...health, 'health,L1,健 康,,在用'], 6, '已经指'],
    ['a code of the program renamed', ['health,1,身体健康,,在用', ...health.slice(1)], 2, '不能移除或改名'],
    ['a code of the program left out', health.slice(1), 2, '少了程序自带的 1 健康'],
    [
      'a new code in a fixed table',
      [
        'gender,0,未知的性别,,在用',
        'gender,1,男,,在用',
        'gender,2,女,,在用',
        'gender,9,未说明的性别,,在用',
        'gender,3,别的,,在用',
      ],
      6,
      '固定使用',
    ],
  ])('with %s is refused whole, by row and reason', async (_what, lines, row, reason) => {
    expect(await refused(take(csv(...lines)))).toMatchObject({
      code: 'sheet.refused',
      params: { row, message: expect.stringContaining(reason) },
    });
    expect((await call('codes.get', {})).items).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['without a column', HEADINGS.replace(',状态', ''), '没有“状态”列'],
    ['with a wrong column', `${HEADINGS},名字`, '标题“名字”'],
    ['with a column twice', `${HEADINGS},名称`, '两个“名称”列'],
  ])('%s is refused whole', async (_what, headings, reason) => {
    const path = rosterFile('a.csv', `${headings}\r\nhealth,L1,甲,,在用\r\n`);
    expect(await refused(take(path))).toMatchObject({
      code: 'sheet.refused',
      params: { row: 1, message: expect.stringContaining(reason) },
    });
  });

  it('that would take out a code in use is refused, with how many files use it', async () => {
    await call('codes.add', { table: 'health', code: 'L1', label: '残疾', synonyms: [] });
    await save({ health: 'L1' });
    expect(await refused(take(csv(...health)))).toMatchObject({
      code: 'sheet.refused',
      params: { row: 2, message: expect.stringContaining('“L1 残疾”正被 1 份档案使用') },
    });
    expect(dictionary(archive.db).label('health', 'L1')).toBe('残疾');
    expect(await take(csv(...health, 'health,L1,残疾,,已停用'))).toMatchObject({ changed: 1 });
  });
});
