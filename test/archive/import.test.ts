import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { inTransaction } from '#db/core/open.ts';
import { getImport, listImportRows } from '#db/imports/imports.ts';
import { addAttachment } from '#db/records/attachments.ts';
import { listRecords } from '#db/records/list.ts';
import { createRecord, recordIdOf, removeRecord, updateRecord } from '#db/records/records.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { recordInput } from '#electron/archive/records.ts';
import { writeRejectedRows } from '#electron/archive/roster/rejected-rows.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import { copyOfArchive, newArchive, newIdNumber, numberOfYear, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking } from '#test/help/ask.ts';
import { readRoster } from '#test/help/import-roster.ts';
import { retireeFile } from '#test/help/retiree-file.ts';
import { saving } from '#test/help/saving.ts';

const fixtures = join(import.meta.dirname, '../fixtures/rosters');
let archive: TestArchive;
beforeEach(() => {
  archive = newArchive(['达明社区']);
});
afterEach(() => archive.remove());

// The roster of 3,200 rows is read once and carried out once; what several cases begin with is a copy of that archive.
let planned: TestArchive;
let carriedOut: TestArchive;
let plannedId: number;
beforeAll(async () => {
  planned = newArchive(['达明社区']);
  plannedId = await readRoster(planned, join(fixtures, 'retiree-roster.xlsx'));
  planned.close();
  carriedOut = copyOfArchive(planned);
  await runJobHere(carriedOut.context, { kind: 'roster.apply', importId: plannedId });
  carriedOut.close();
});
afterAll(() => {
  planned.remove();
  carriedOut.remove();
});
/** The archive of a case becomes a copy of another. */
function beginWith(other: TestArchive): void {
  archive.remove();
  archive = copyOfArchive(other);
}

const read = (path: string, more: Parameters<typeof readRoster>[2] = {}) => readRoster(archive, path, more);
const apply = (importId: number, isCancelled?: () => boolean) =>
  runJobHere(archive.context, { kind: 'roster.apply', importId }, isCancelled ? { isCancelled } : {});
const undo = (importId: number) => runJobHere(archive.context, { kind: 'roster.undo', importId });

function roster(name: string, lines: string[][]): string {
  const path = join(archive.dir, name);
  writeFileSync(
    path,
    [['姓名', '身份证号', '退休时间', '月养老金（元）', '社区', '联系电话'], ...lines]
      .map((line) => line.join(','))
      .join('\n'),
  );
  return path;
}
const count = (table: string): number => archive.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
const all = (text = '') =>
  listRecords(archive.db, {
    filter: RecordFilter.parse({ kind: 'retiree', text }),
    sort: 'number',
    descending: false,
    offset: 0,
    limit: 200,
  });

describe('an import', () => {
  it('of the sample shows what will happen before anything is written, then does it all', async () => {
    beginWith(planned);
    const plan = getImport(archive.db, plannedId);
    expect(plan).toMatchObject({
      state: 'planned',
      headerRow: 3,
      rows: 3200,
      counts: { created: 3131, updated: 0, same: 0, rejected: 69, ignored: 51 },
    });
    expect(plan.newCommunities).toHaveLength(8);
    expect(count('record')).toBe(0);

    beginWith(carriedOut);
    expect(count('record')).toBe(3131);
    expect(all().total).toBe(3131);
    expect(all().rows[0]).toMatchObject({
      number: `350102005-${numberOfYear('TX', 1)}`,
      name: '郭月玲',
      communityName: '西洪社区',
      cells: { pensionFen: 618589 },
    });
    expect(all('吴𬱖海').rows).toHaveLength(1);
    expect(all('ychy').total).toBeGreaterThan(0);
    expect(archive.db.prepare('SELECT number FROM record ORDER BY number DESC LIMIT 1').pluck().get()).toBe(
      `350102005-${numberOfYear('TX', 3131)}`,
    );
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('of the same roster again changes nothing', async () => {
    beginWith(carriedOut);
    const id = await read(join(fixtures, 'retiree-roster-gb18030.csv'));
    expect(getImport(archive.db, id).counts).toMatchObject({ created: 0, updated: 0, same: 3131, rejected: 69 });
  });

  it('shows each change with its words before and after, and keeps what the roster does not say', async () => {
    const idNumber = newIdNumber();
    inTransaction(archive.db, () =>
      createRecord(
        archive.db,
        archive.act,
        recordInput(
          'retiree',
          retiree({ name: '张伟', idNumber, pensionFen: 300_000, mobile: '13500000001', remark: '留着' }),
        ),
      ),
    );
    const id = await read(roster('a.csv', [['张伟', idNumber, '2012.01', '"￥3,100.50"', '新社区', '']]));
    const [row] = listImportRows(archive.db, id, { verdict: 'updated', isNoted: false, after: 0, limit: 10 });
    expect(row?.differences).toEqual([
      { field: '退休（职）时间', before: '（空）', after: '2012-01' },
      { field: '月养老金', before: '3,000.00 元', after: '3,100.50 元' },
      { field: '所属社区', before: '（空）', after: '新社区' },
    ]);
    await apply(id);
    const stored = retireeFile(archive.db, all().rows[0]?.id ?? 0);
    expect(stored.values).toMatchObject({
      pensionFen: 310_050,
      mobile: '13500000001',
      remark: '留着',
      retiredOn: '2012-01',
    });
    expect(stored).toMatchObject({ communityName: '新社区', version: 2 });
  });

  it('says so when a value is beyond what a file may hold, and keeps its text', async () => {
    const path = join(archive.dir, 'months.csv');
    writeFileSync(path, ['姓名,身份证号,实际缴费月数', `张伟,${newIdNumber()},9999`].join('\n'));
    const id = await read(path);
    expect(getImport(archive.db, id).counts).toMatchObject({ created: 1, warnings: 1 });
    const [row] = listImportRows(archive.db, id, { verdict: null, isNoted: true, after: 0, limit: 10 });
    expect(row?.warnings).toEqual([expect.stringContaining('“9999”，不符合登记要求')]);
    await apply(id);
    const stored = retireeFile(archive.db, recordIdOf(archive.db, `350102005-${numberOfYear('TX', 1)}`));
    expect(stored.values.actualMonths).toBeNull();
    expect(stored.unreadText).toEqual({ actualMonths: '9999' });
  });

  it('that is cancelled in the middle leaves nothing behind but the plan', async () => {
    beginWith(planned);
    let looks = 0;
    const outcome = await apply(plannedId, () => ++looks > 5);
    expect(outcome).toEqual({ state: 'cancelled' });
    expect([count('record'), count('person'), count('person_key'), count('retiree'), count('community')]).toEqual([
      0, 0, 0, 0, 1,
    ]);
    expect(archive.db.prepare("SELECT count(*) FROM change WHERE noun = 'record'").pluck().get()).toBe(0);
    expect(archive.db.prepare('SELECT count(*) FROM number_series').pluck().get()).toBe(0);
    expect(getImport(archive.db, plannedId).state).toBe('planned');
    await apply(plannedId);
    expect(all().total).toBe(3131);
  });

  it('under way is invisible to lists and search until it is whole', async () => {
    beginWith(planned);
    const seen: number[] = [];
    await runJobHere(
      archive.context,
      { kind: 'roster.apply', importId: plannedId },
      {
        isCancelled: () => {
          // Afterwards the job only looks for people who look alike.
          if (getImport(archive.db, plannedId).state === 'applying') seen.push(all().total + all('王').total);
          return false;
        },
      },
    );
    expect(seen.length).toBeGreaterThan(10);
    expect(new Set(seen)).toEqual(new Set([0]));
    expect(all().total).toBe(3131);
  });

  it('can be undone whole: new files leave, changed files get their values back', async () => {
    const idNumber = newIdNumber();
    inTransaction(archive.db, () =>
      createRecord(
        archive.db,
        archive.act,
        recordInput('retiree', retiree({ name: '张伟', idNumber, pensionFen: 300_000 })),
      ),
    );
    const id = await read(
      roster('a.csv', [
        ['张伟', idNumber, '2012-01-05', '4000', '达明社区', ''],
        ['李四', newIdNumber(), '', '2000', '', ''],
      ]),
    );
    await apply(id);
    expect(all().total).toBe(2);
    await undo(id);
    expect(all().rows.map((row) => [row.name, row.cells.pensionFen, row.cells.retiredOn])).toEqual([
      ['张伟', 300_000, null],
    ]);
    expect(getImport(archive.db, id).state).toBe('undone');
    expect(checkDatabase(archive.db)).toEqual([]);
  });

  it('that is undone takes along what it registered beside its files, and leaves what something else belongs to', async () => {
    const places = () =>
      archive.db.prepare('SELECT name FROM community WHERE removed_at IS NULL ORDER BY id').pluck().all();
    const before = places();
    const lines = [
      ['张一', newIdNumber(), '', '3000', '杨桥河南', ''],
      ['张二', newIdNumber(), '', '3000', '新来社区', ''],
    ];
    const first = await read(roster('a.csv', lines));
    await apply(first);
    expect(places()).toEqual([...before, '杨桥河南', '新来社区']);
    await apply(await read(roster('b.csv', [['张三', newIdNumber(), '', '3000', '新来社区', '']])));
    await undo(first);
    expect(places()).toEqual([...before, '新来社区']);
    // The name is free again: read once more, it is registered once more.
    await apply(await read(roster('c.csv', lines.slice(0, 1))));
    expect(places()).toEqual([...before, '新来社区', '杨桥河南']);
  });

  it('is not undone when a file of it was changed or given materials afterwards', async () => {
    const id = await read(
      roster('a.csv', [
        ['李四', newIdNumber(), '', '2000', '', ''],
        ['王五', newIdNumber(), '', '', '', ''],
      ]),
    );
    await apply(id);
    const first = retireeFile(archive.db, recordIdOf(archive.db, `350102005-${numberOfYear('TX', 1)}`));
    inTransaction(archive.db, () =>
      updateRecord(archive.db, archive.act, first.id, 1, recordInput('retiree', { ...first.values, remark: '改过' })),
    );
    await expect(undo(id)).rejects.toMatchObject({
      code: 'import.usedMeanwhile',
      params: { count: 1, numbers: `350102005-${numberOfYear('TX', 1)}` },
    });
    inTransaction(archive.db, () =>
      addAttachment(archive.db, { ...archive.act, at: '2099-01-01T00:00:00.000Z' }, 2, {
        name: 'a.pdf',
        mime: 'application/pdf',
        sizeBytes: 1,
        sha256: 'a'.repeat(64),
      }),
    );
    await expect(undo(id)).rejects.toMatchObject({ params: { count: 2 } });
    expect(all().total).toBe(2);
  });

  describe('whose files were written again', () => {
    const idNumber = newIdNumber();
    const ask = asking(() => archive);
    const amount = () => all().rows.map((row) => [row.name, row.cells.pensionFen]);
    /** Each roster says another amount for one person; the first opens the file. */
    async function imported(fen: number): Promise<number> {
      const id = await read(roster(`${fen}.csv`, [['张伟', idNumber, '', String(fen / 100), '', '']]));
      await apply(id);
      return id;
    }
    async function saved(values: object): Promise<number> {
      const file = await ask('records.get', { id: 1 });
      await ask('records.save', saving(file, { ...file.values, ...values }));
      return archive.db.prepare('SELECT max(id) FROM command').pluck().get() as number;
    }

    it('is undone once every later import and act was undone, whatever the version counts', async () => {
      const first = await imported(300_000);
      const second = await imported(310_000);
      const third = await imported(320_000);
      await expect(undo(first)).rejects.toMatchObject({ code: 'import.usedMeanwhile' });
      await undo(third);
      await expect(undo(first)).rejects.toMatchObject({ code: 'import.usedMeanwhile' });
      await undo(second);
      expect(amount()).toEqual([['张伟', 300_000]]);
      const act = await saved({ remark: '改过', mobile: '13500000001' });
      await expect(undo(first)).rejects.toMatchObject({ code: 'import.usedMeanwhile' });
      await ask('commands.undo', { id: act });
      await undo(first);
      expect(amount()).toEqual([]);
      expect(checkDatabase(archive.db)).toEqual([]);
    });

    it('that changed a known file is undone after the import behind it was', async () => {
      await imported(300_000);
      const second = await imported(310_000);
      await undo(await imported(320_000));
      await undo(second);
      expect(amount()).toEqual([['张伟', 300_000]]);
    });

    it('is not undone while a later act stands, also one that was put back by hand in part', async () => {
      const first = await imported(300_000);
      await saved({ remark: '改过', mobile: '13500000001' });
      await saved({ remark: null });
      await expect(undo(first)).rejects.toMatchObject({ code: 'import.usedMeanwhile' });
    });
  });

  it('brings a person back whose file was taken out of use, with the new values', async () => {
    const idNumber = newIdNumber();
    const { id: old } = inTransaction(archive.db, () =>
      createRecord(
        archive.db,
        archive.act,
        recordInput('retiree', retiree({ name: '张伟', idNumber, mobile: '13500000001' })),
      ),
    );
    inTransaction(archive.db, () => removeRecord(archive.db, archive.act, old, 1, '录错'));
    await apply(await read(roster('a.csv', [['张 伟', idNumber, '', '', '', '13500000002']])));
    const [back, ...others] = all().rows;
    expect(back).toMatchObject({ name: '张伟', mobile: '13500000002' });
    expect(back?.id).not.toBe(old);
    expect(others).toEqual([]);
    expect(all('zhangwei').total).toBe(1);
  });

  it('a number that is somebody’s of another name is never an update: rejected before, and again from the sheet of rejects', async () => {
    const [first, second] = [newIdNumber(), newIdNumber()];
    const lines = [
      ['王大明', first, '', '3000', '', '13500000001'],
      ['李小红', first, '', '4000', '', '13500000009'],
      ['赵 六', second, '', '2000', '', ''],
    ];
    const id = await read(roster('a.csv', lines));
    await apply(id);
    const out = join(archive.dir, '未通过.xlsx');
    expect(await writeRejectedRows(archive.db, id, out)).toBe(1);
    const again = await read(out);
    const [rejected] = listImportRows(archive.db, again, { verdict: 'rejected', isNoted: false, after: 0, limit: 10 });
    expect(rejected).toMatchObject({ reason: 'identity-conflict', field: '姓名' });
    expect(rejected?.message).toContain('这个号码登记的是“王大明”');
    expect(rejected?.message).toContain('这一行写的是“李小红”');
    expect(getImport(archive.db, again).counts).toMatchObject({ updated: 0, created: 0, rejected: 1 });
    expect(all().rows.map(({ name, mobile }) => [name, mobile])).toContainEqual(['王大明', '13500000001']);
  });

  it.each([
    ['another width and blanks', '王大 明'],
    ['a variant of a character', '王大明'],
  ])('a name with %s is the same name', async (_what, written) => {
    const idNumber = newIdNumber();
    await apply(await read(roster('a.csv', [['王大明', idNumber, '', '3000', '', '']])));
    const again = await read(roster('b.csv', [[written, idNumber, '', '3100', '', '']]));
    expect(getImport(archive.db, again).counts).toMatchObject({ updated: 1, rejected: 0 });
  });

  it('a former name and an alias are names of the person', async () => {
    const idNumber = newIdNumber();
    await apply(await read(roster('a.csv', [['王大明', idNumber, '', '3000', '', '']])));
    archive.db.prepare("UPDATE person SET former_name = '王小明'").run();
    const former = await read(roster('b.csv', [['王小明', idNumber, '', '3100', '', '']]));
    expect(getImport(archive.db, former).counts).toMatchObject({ updated: 1, rejected: 0 });
  });

  it('remembers a column the clerk put right, and reads the next roster without help', async () => {
    const path = join(archive.dir, 'odd.csv');
    writeFileSync(path, `姓名,身份证号,每月拿多少\n李四,${newIdNumber()},2000\n`);
    const first = await read(path);
    expect(getImport(archive.db, first).columns[2]).toMatchObject({ field: null, source: 'none' });
    const second = await read(path, { mapping: { 0: 'name', 1: 'idNumber', 2: 'pensionFen' }, replaces: first });
    expect(getImport(archive.db, second).columns[2]).toMatchObject({ field: 'pensionFen', source: 'clerk' });
    expect(() => getImport(archive.db, first)).toThrowError(expect.objectContaining({ code: 'import.notFound' }));
    await apply(second);
    const third = await read(path);
    expect(getImport(archive.db, third).columns[2]).toMatchObject({ field: 'pensionFen', source: 'remembered' });
  });

  it('keeps a text that is no code, so that nothing a roster says is lost', async () => {
    const path = join(archive.dir, 'codes.csv');
    writeFileSync(path, `姓名,身份证号,退休类别,银行账号\n李四,${newIdNumber()},内退转正,6.22E+18\n`);
    await apply(await read(path));
    expect(retireeFile(archive.db, 1)).toMatchObject({
      unreadText: { retirementType: '内退转正', accountNumber: '6.22E+18' },
      values: { retirementType: null, accountNumber: null },
    });
  });

  it('gives the rejected rows as a workbook that can be put right and imported again', async () => {
    const id = await read(join(fixtures, 'retiree-roster.xlsx'));
    const out = join(archive.dir, '未通过.xlsx');
    expect(await writeRejectedRows(archive.db, id, out)).toBe(69);
    const again = await read(out);
    expect(getImport(archive.db, again)).toMatchObject({
      headerRow: 1,
      rows: 69,
      counts: { rejected: 59, created: 10 },
    });
    const reasons = (of: number) =>
      listImportRows(archive.db, of, { verdict: 'rejected', isNoted: false, after: 0, limit: 100 }).map(
        (row) => row.reason,
      );
    expect(reasons(again)).toEqual(reasons(id).filter((reason) => reason !== 'duplicate-in-file'));
  });
});

describe('a file that is no roster gets its own sentence:', () => {
  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 1, 2, 3]), 'roster.notWorkbook'],
    ['an empty file', Buffer.alloc(0), 'roster.empty'],
    [
      'a damaged workbook',
      Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.alloc(500, 7)]),
      'roster.notWorkbook',
    ],
    ['a text without a heading', Buffer.from('今天天气很好\n明天也是\n'), 'roster.noHeading'],
    [
      'bytes in no known encoding',
      Buffer.from([0xff, 0xff, 0x80, 0x81, 0x0a, 0xff, 0xfe, 0xfd]),
      'roster.encodingUnknown',
    ],
  ])('%s', async (_what, bytes, code) => {
    const path = join(archive.dir, 'roster.xlsx');
    writeFileSync(path, bytes);
    await expect(read(path)).rejects.toMatchObject({ code });
    expect(count('import')).toBe(0);
  });

  it('a file that is gone', async () => {
    await expect(read(join(archive.dir, 'gone.xlsx'))).rejects.toMatchObject({ code: 'roster.unreadable' });
  });

  it('but a workbook with the wrong ending is read by its content', async () => {
    const path = join(archive.dir, 'roster.xls');
    copyFileSync(join(fixtures, 'retiree-roster.xlsx'), path);
    expect(getImport(archive.db, await read(path))).toMatchObject({ format: 'xlsx', rows: 3200 });
    rmSync(path);
  });
});
