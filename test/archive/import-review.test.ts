import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { getImport, listImportRows } from '#db/imports/imports.ts';
import { listRecords } from '#db/records/list.ts';
import { createRecord, getRecord, removeRecord } from '#db/records/records.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { recordInput } from '#electron/archive/records.ts';
import type { ImportRow } from '#shared/contract/imports.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking, refused } from '#test/help/ask.ts';
import { readRoster } from '#test/help/import-roster.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive(['达明社区']);
});
afterEach(() => archive.remove());

const ask = asking(() => archive);
const read = (path: string, more: Parameters<typeof readRoster>[2] = {}) => readRoster(archive, path, more);
const apply = (importId: number) => runJobHere(archive.context, { kind: 'roster.apply', importId });
const undo = (importId: number) => runJobHere(archive.context, { kind: 'roster.undo', importId });

/** Columns 0 to 5: 姓名, 身份证号, 退休时间, 月养老金, 社区, 联系电话. */
function roster(name: string, lines: string[][]): string {
  const path = join(archive.dir, name);
  const heading = ['姓名', '身份证号', '退休时间', '月养老金（元）', '社区', '联系电话'];
  writeFileSync(path, [heading, ...lines].map((line) => line.join(',')).join('\n'));
  return path;
}

const rows = (id: number, verdict: ImportRow['verdict'] | null = null) =>
  listImportRows(archive.db, id, { verdict, isNoted: false, after: 0, limit: 100 });
const people = () =>
  listRecords(archive.db, {
    ...{ filter: RecordFilter.parse({ kind: 'retiree' }), sort: 'number', descending: false },
    ...{ offset: 0, limit: 100 },
  }).rows.map(({ name, mobile, cells }) => ({ name, mobile, pensionFen: cells.pensionFen }));
const bare = (text: string, digit: string) => `${text.slice(0, -1)}${digit}`;

describe('a number that is somebody’s of another name', () => {
  const number = newIdNumber();
  beforeEach(async () => {
    await apply(await read(roster('first.csv', [['王大明', number, '2016-01', '3000', '达明社区', '13500000001']])));
  });
  const other = () => read(roster('second.csv', [['李小红', number, '', '3100', '', '13500000002']]));

  it('is a question with both people side by side, and nothing is written before it is answered', async () => {
    const id = await other();
    expect(await ask('imports.questions', { id })).toEqual({
      items: [
        {
          ...{ position: 2, sheet: 'Sheet1', row: 2 },
          answer: null,
          written: expect.objectContaining({ name: '李小红', idNumber: number, phone: '13500000002' }),
          registered: expect.objectContaining({
            ...{ name: '王大明', idNumber: number, communityName: '达明社区', phone: '13500000001' },
            number: expect.stringMatching(/^350102005-TX/),
          }),
        },
      ],
    });
    await apply(id);
    expect(people()).toEqual([{ name: '王大明', mobile: '13500000001', pensionFen: 300000 }]);
  });

  it('answered as one person with a new name: the name changes, the old one becomes the former, undo takes both back', async () => {
    const id = await other();
    const { row } = await ask('imports.answerIdentity', { id, position: 2, answer: 'renamed' });
    expect(row).toMatchObject({ verdict: 'updated', identity: { answer: 'renamed', by: '林经办' } });
    expect(row.differences).toContainEqual({ field: '姓名', before: '王大明', after: '李小红' });
    expect(row.differences).toContainEqual({ field: '曾用名', before: '（空）', after: '王大明' });
    expect(getImport(archive.db, id).counts).toMatchObject({ updated: 1, rejected: 0 });
    await apply(id);
    expect(getRecord(archive.db, 1).values).toMatchObject({ name: '李小红', formerName: '王大明', pensionFen: 310000 });
    expect(rows(id)[0]?.notes.join()).toContain('“王大明”记为曾用名（林经办核对）');
    const entry = archive.db.prepare("SELECT noun, noun_id AS nounId FROM log WHERE what = 'update'").get();
    expect(entry).toEqual({ noun: 'import', nounId: id });
    expect(checkDatabase(archive.db)).toEqual([]);
    await undo(id);
    expect(getRecord(archive.db, 1).values).toMatchObject({ name: '王大明', formerName: null, pensionFen: 300000 });
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('of a person without an open file, answered so: undo gives the person their own name back', async () => {
    const { id: old, version } = getRecord(archive.db, 1);
    inTransaction(archive.db, () => removeRecord(archive.db, archive.act, old, version, '重复建档'));
    const id = await other();
    await ask('imports.answerIdentity', { id, position: 2, answer: 'renamed' });
    expect(rows(id)[0]).toMatchObject({ verdict: 'created' });
    await apply(id);
    expect(people()).toMatchObject([{ name: '李小红' }]);
    await undo(id);
    expect(archive.db.prepare('SELECT name, former_name AS formerName, mobile FROM person').all()).toEqual([
      { name: '王大明', formerName: null, mobile: '13500000001' },
    ]);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('answered as a wrong number: the row stays out until its number is put right, and can be asked again', async () => {
    const id = await other();
    const { row } = await ask('imports.answerIdentity', { id, position: 2, answer: 'wrong-number' });
    expect(row).toMatchObject({ verdict: 'rejected', reason: 'identity-conflict', field: '身份证号' });
    expect(row.message).toContain('已核对为号码填错，请改正号码');
    expect((await ask('imports.answerIdentity', { id, position: 2, answer: null })).row.identity).toBeNull();
    const right = newIdNumber();
    const mended = await ask('imports.mend', { id, position: 2, column: 1, text: right });
    expect(mended.row).toMatchObject({ verdict: 'created', idNumber: right, identity: null });
    expect(await ask('imports.questions', { id })).toEqual({ items: [] });
    await apply(id);
    expect(people()).toMatchObject([
      { name: '王大明', pensionFen: 300000 },
      { name: '李小红', pensionFen: 310000 },
    ]);
  });

  it('an answer holds for this person and this name only', async () => {
    const id = await other();
    await ask('imports.answerIdentity', { id, position: 2, answer: 'renamed' });
    archive.db.prepare("UPDATE person SET name = '王明'").run();
    archive.forge();
    await expect(apply(id)).rejects.toMatchObject({ code: 'import.identityChanged', params: { row: 2, name: '王明' } });
    expect(people()).toMatchObject([{ pensionFen: 300000 }]);
  });

  it('is kept when the roster is read again, and asked anew where the file names another', async () => {
    const path = roster('again.csv', [['李小红', number, '', '3100', '', '']]);
    const first = await read(path);
    await ask('imports.answerIdentity', { id: first, position: 2, answer: 'renamed' });
    const second = await read(path, { replaces: first });
    expect(rows(second)[0]).toMatchObject({ verdict: 'updated', identity: { answer: 'renamed' } });
    roster('again.csv', [['赵小红', number, '', '3100', '', '']]);
    const third = await read(path, { replaces: second });
    expect(rows(third)[0]).toMatchObject({ verdict: 'rejected', reason: 'identity-conflict', identity: null });
  });

  it('of a file that went out of use between the check and the import stops the import whole', async () => {
    const late = newIdNumber();
    const id = await read(
      roster('ended.csv', [
        ['王大明', number, '', '3300', '', ''],
        ['陈一', late, '', '3000', '', ''],
      ]),
    );
    const { id: file, version } = getRecord(archive.db, 1);
    inTransaction(archive.db, () => removeRecord(archive.db, archive.act, file, version, '重复建档'));
    await expect(apply(id)).rejects.toMatchObject({ code: 'import.fileEnded', params: { row: 2, name: '王大明' } });
    // Neither the one nor the other of the two lines.
    expect(people()).toEqual([]);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('that is registered between the check and the import stops the import whole', async () => {
    const late = newIdNumber();
    const lines = [
      ['陈一', newIdNumber(), '', '3000', '', ''],
      ['陈二', late, '', '3000', '', ''],
    ];
    const id = await read(roster('late.csv', lines));
    const input = recordInput('retiree', retiree({ name: '郑三', idNumber: late }));
    inTransaction(archive.db, () => createRecord(archive.db, archive.act, input));
    await expect(apply(id)).rejects.toMatchObject({ code: 'import.identityChanged', params: { row: 3, name: '郑三' } });
    expect(people().map(({ name }) => name)).toEqual(['王大明', '郑三']);
  });
});

describe('a small fault is put right in the table of rejects and judged again:', () => {
  const number = newIdNumber();
  const wrong = bare(number, number.endsWith('1') ? '2' : '1');

  it.each([
    ['a digit of a number', ['陈一', wrong, '', '', '', ''], 1, number],
    ['a day', ['陈一', number, '2016-02-31', '', '', ''], 2, '2016-02-29'],
    ['an amount', ['陈一', number, '', '3000元左右', '', ''], 3, '3000'],
    ['a name left out', ['', number, '2016-01', '3000', '', ''], 0, '陈一'],
  ])('%s', async (_what, line, column, text) => {
    const id = await read(roster('a.csv', [line, ['周二', newIdNumber(), '', '', '', '']]));
    expect(getImport(archive.db, id).counts).toMatchObject({ created: 1, rejected: 1 });
    const { row } = await ask('imports.mend', { id, position: 2, column, text });
    expect(row).toMatchObject({ verdict: 'created', name: '陈一', idNumber: number });
    expect(row.mended).toEqual([expect.objectContaining({ column, said: line[column], typed: text, by: '林经办' })]);
    expect(getImport(archive.db, id)).toMatchObject({ rows: 2, counts: { created: 2, rejected: 0, notes: 1 } });
    await apply(id);
    expect(people()).toHaveLength(2);
    await undo(id);
    expect(people()).toHaveLength(0);
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('what was typed stands in the history beside what the file said, and can be taken back', async () => {
    const id = await read(roster('a.csv', [['陈一', number, '', '3000元左右', '', '']]));
    await ask('imports.mend', { id, position: 2, column: 3, text: '3000' });
    const change = "SELECT before, after, note FROM change WHERE noun = 'import' ORDER BY id DESC LIMIT 1";
    expect(archive.db.prepare(change).get()).toEqual({
      before: JSON.stringify({ '月养老金（元）': '3000元左右' }),
      after: JSON.stringify({ '月养老金（元）': '3000' }),
      note: '第 2 行“月养老金（元）”：花名册写的是“3000元左右”，改为“3000”',
    });
    const { row } = await ask('imports.mend', { id, position: 2, column: 3, text: null });
    expect(row).toMatchObject({ verdict: 'rejected', reason: 'amount-invalid', mended: [] });
    expect(getImport(archive.db, id).counts).toMatchObject({ created: 0, rejected: 1, notes: 0 });
  });

  it('the next fault of the line is told, and a number another line has is refused', async () => {
    const lines = [
      ['陈一', wrong, '', '3000元左右', '', ''],
      ['周二', number, '', '', '', ''],
    ];
    const id = await read(roster('a.csv', lines));
    const next = await ask('imports.mend', { id, position: 2, column: 1, text: newIdNumber() });
    expect(next.row).toMatchObject({ verdict: 'rejected', reason: 'amount-invalid', field: '金额' });
    await ask('imports.mend', { id, position: 2, column: 3, text: '3000' });
    const twice = await ask('imports.mend', { id, position: 2, column: 1, text: number });
    expect(twice.row).toMatchObject({ verdict: 'rejected', reason: 'duplicate-in-file' });
    expect(twice.row.message).toContain('第 3 行');
  });

  it('a number that a spreadsheet made a figure stays refused while only another cell is put right', async () => {
    const path = join(archive.dir, 'figures.csv');
    writeFileSync(path, `姓名,身份证号,月养老金\n陈一,3.50102E+17,3000元左右\n`);
    const id = await read(path);
    const { row } = await ask('imports.mend', { id, position: 2, column: 2, text: '3000' });
    expect(row).toMatchObject({ verdict: 'rejected', reason: 'id-precision-lost' });
  });

  it('stays when the roster is read again with other columns, while the file says the same there', async () => {
    const path = roster('a.csv', [['陈一', number, '', '3000元左右', '', '']]);
    const first = await read(path);
    await ask('imports.mend', { id: first, position: 2, column: 3, text: '3000' });
    const second = await read(path, { replaces: first });
    expect(rows(second)[0]).toMatchObject({ verdict: 'created', mended: [{ said: '3000元左右', typed: '3000' }] });
    const back = await ask('imports.mend', { id: second, position: 2, column: 3, text: null });
    expect(back.row).toMatchObject({ verdict: 'rejected', cells: expect.arrayContaining(['3000元左右']) });
    await ask('imports.mend', { id: second, position: 2, column: 3, text: '3000' });
    roster('a.csv', [['陈一', number, '', '3300元左右', '', '']]);
    const third = await read(path, { replaces: second });
    expect(rows(third)[0]).toMatchObject({ verdict: 'rejected', mended: [] });
  });

  it('only a line that was refused or put right, only while nothing is written', async () => {
    const id = await read(roster('a.csv', [['陈一', number, '', '', '', '']]));
    const mend = (column: number) => refused(ask('imports.mend', { id, position: 2, column, text: '1' }));
    expect(await mend(3)).toMatchObject({ code: 'import.notMendable' });
    await apply(id);
    expect(await mend(3)).toMatchObject({ code: 'import.alreadyApplied' });
  });
});

it('two lines of one person, by the number of today and by a former one, are one line too many', async () => {
  const [now, former] = [newIdNumber(), newIdNumber()];
  await apply(await read(roster('a.csv', [['陈一', now, '', '3000', '', '']])));
  const personId = Number(archive.db.prepare('SELECT id FROM person').pluck().get());
  await ask('people.addFormerNumber', { personId, kind: 'citizen', number: former, note: '' });
  const lines = [
    ['陈一', now, '', '3100', '', ''],
    ['陈一', former, '', '3200', '', ''],
  ];
  const id = await read(roster('b.csv', lines));
  expect(rows(id).map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['updated', null],
    ['rejected', 'duplicate-in-file'],
  ]);
  await apply(id);
  expect(people()).toMatchObject([{ pensionFen: 310000 }]);
});
