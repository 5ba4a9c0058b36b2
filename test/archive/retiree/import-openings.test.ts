import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { verifyLog } from '#db/core/log.ts';
import { inTransaction } from '#db/core/open.ts';
import { rollbackStep } from '#db/imports/apply.ts';
import { planRows } from '#db/imports/imports.ts';
import { saveUser } from '#db/users/users.ts';
import { runJobHere } from '#electron/archive/jobs/run-here.ts';
import { jobWrites } from '#electron/archive/jobs/writes.ts';
import { recordInput } from '#electron/archive/records.ts';
import { newIdNumber, retiree } from '#test/help/archive.ts';
import { archiveOn } from '#test/help/archive-on.ts';
import { asking } from '#test/help/ask.ts';
import { importRoster, readRoster } from '#test/help/import-roster.ts';
import { xlsxFile } from '#test/help/rosters.ts';
import { opening } from '#test/help/saving.ts';

/** 期初 in a roster: certified through, amount since and payment come with the people, and go with the import. */
const archive = archiveOn('2026-11-23T08:00:00Z');

const ask = asking(() => archive);
const HEADING =
  '姓名,身份证号,退休时间,月养老金,上次认证日期,认证方式,认证有效期至,现标准起始月,发放状态,暂停起始月,暂停原因';
let rosters = 0;
const roster = (...lines: string[]): string => {
  rosters += 1;
  const path = join(archive.dir, `花名册-${rosters}.csv`);
  writeFileSync(path, `\uFEFF${[HEADING, ...lines].join('\n')}\n`);
  return path;
};
const row = (name: string) =>
  archive.db
    .prepare(
      `SELECT d.certified_on, d.certified_through, d.pension_fen, d.benefit_state, d.certification_state
       FROM retiree d JOIN record r ON r.id = d.id JOIN person p ON p.id = r.person_id WHERE p.name = ? AND r.removed_at IS NULL`,
    )
    .raw()
    .get(name);
const openings = () => archive.db.prepare('SELECT count(*) FROM opening WHERE removed_at IS NULL').pluck().get();
const proved = () => {
  expect(checkDatabase(archive.db)).toEqual([]);
  expect(verifyLog(archive.db)).toEqual([]);
};

it('is taken over with new people and known ones, told as from the roster, once, and taken back with the import', async () => {
  const known = newIdNumber('1950-05-02');
  const values = retiree({ name: '林月华', idNumber: known, retiredOn: '2010-06', pensionFen: 300_000 });
  const { id } = await ask('records.save', opening(values));
  const path = roster(
    `陈桂英,${newIdNumber('1951-03-01')},2011-03,3200.50,2026-03-01,数据比对,,2026-01,正常发放,,`,
    `林月华,${known},2010-06,3100,,,2026-07-31,2026-01,暂停发放,2026-08,逾期未认证`,
    `高建国,${newIdNumber('1952-03-01')},2012-03,2900,,,,,,,`,
  );
  const importId = await importRoster(archive, path);
  expect(row('陈桂英')).toEqual(['2026-03-01', '2027-03-01', 320_050, 'B1', 'V1']);
  expect(row('林月华')).toEqual([null, '2026-07-31', 310_000, 'B2', 'V3']);
  expect(row('高建国')).toEqual([null, null, 290_000, 'B1', 'V0']);
  expect((await ask('openings.get', { recordId: id })).opening).toMatchObject({
    source: expect.stringMatching(/^花名册 花名册-\d+\.csv$/),
    ...{ amountFen: 310_000, amountFrom: '2026-01', pausedFrom: '2026-08', pauseReason: 'overdue' },
  });
  expect((await ask('certification.list', { filter: { group: 'overdue' } })).total).toBe(1);
  proved();
  // The same roster again says nothing new; another day is not taken over a second time, and said.
  const again = await readRoster(archive, path);
  expect(planRows(archive.db, again, { verdict: 'same', isNoted: false, after: 0, limit: 9 })).toHaveLength(3);
  const other = roster(`林月华,${known},2010-06,3100,,,2026-12-31,2026-01,暂停发放,2026-08,逾期未认证`);
  const [told] = planRows(archive.db, await readRoster(archive, other), {
    ...{ verdict: 'same', isNoted: false, after: 0, limit: 9 },
  });
  expect(told?.warnings).toEqual(['期初没有登记：期初已于 2026-11-23 登记，更正请写明原因']);
  await runJobHere(archive.context, { kind: 'roster.undo', importId });
  expect(openings()).toBe(0);
  expect(row('林月华')).toEqual([null, null, 300_000, 'B1', 'V0']);
  expect((await ask('life.get', { recordId: id })).story).toEqual([]);
  proved();
});

it('keeps nobody out by a cell of it: what cannot be is said and not taken', async () => {
  const people = Array.from({ length: 5 }, () => newIdNumber('1951-03-01'));
  const importId = await readRoster(
    archive,
    roster(
      `甲,${people[0]},2011-03,3200,2026-12-01,,,,,,`,
      `乙,${people[1]},2011-03,3200,去年,,,,,,`,
      `丙,${people[2]},2011-03,3200,,,,2010-01,,,`,
      `丁,${people[3]},2011-03,3200,,,,,暂停,2026-08,`,
      `戊,${people[4]},2011-03,3200,,,2005-01-01,,,,`,
    ),
  );
  const rows = planRows(archive.db, importId, { verdict: 'created', isNoted: false, after: 0, limit: 9 });
  expect(
    rows.map(({ warnings }) => warnings.filter((text) => text.includes('期初') || text.includes('看不懂'))),
  ).toEqual([
    ['期初没有登记：上次认证日期还没到，请核对'],
    ['“上次认证日期”：写的“去年”看不懂，没有录入，请核对'],
    ['期初没有登记：现标准起始月 2010-01 早于退休时间 2011-03，请核对'],
    ['期初没有登记：暂停的请写明原因：逾期未认证、服刑、失踪、认证不通过或待核实'],
    ['期初没有登记：认证有效期至早于退休时间 2011-03，请核对'],
  ]);
  await runJobHere(archive.context, { kind: 'roster.apply', importId });
  expect(openings()).toBe(0);
});

it('goes with an import that did not come to its end', async () => {
  const importId = await readRoster(
    archive,
    roster(`陈桂英,${newIdNumber('1951-03-01')},2011-03,3200.50,2026-03-01,数据比对,,2026-01,正常发放,,`),
  );
  const { db } = archive;
  const act = { userId: 1, at: new Date().toISOString(), origin: 'import' as const, importId };
  const [planned] = planRows(db, importId, { verdict: 'created', isNoted: false, after: 0, limit: 1 });
  const values = retiree({ name: '陈桂英', idNumber: newIdNumber('1951-03-01'), pensionFen: 320_050 });
  const file = { position: planned?.position ?? 0, communityName: null, input: recordInput('retiree', values) };
  inTransaction(db, () => jobWrites['import.startApply'](db, act, { importId }, { abandon: () => undefined }));
  inTransaction(db, () =>
    jobWrites['import.addPending'](db, act, {
      importId,
      files: [{ ...file, opening: planned?.entry.opening ?? null }],
    }),
  );
  expect(openings()).toBe(1);
  while (inTransaction(db, () => rollbackStep(db, importId)));
  for (const table of ['opening', 'event', 'pension_amount', 'dated_value_use', 'record'])
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
  proved();
});

const fileOf = async (name: string, more: Partial<Parameters<typeof retiree>[0]> = {}) => {
  const idNumber = newIdNumber('1950-05-02');
  const values = retiree({ name, idNumber, retiredOn: '2010-06', pensionFen: 300_000, ...more });
  return { idNumber, id: (await ask('records.save', opening(values))).id };
};
const lineOf = (importId: number) => {
  const [line] = planRows(archive.db, importId, { verdict: null, isNoted: false, after: 0, limit: 1 });
  if (!line) throw new Error('no line');
  return line;
};

it('comes with every sheet of a roster, told by sheet and row, and goes with the import', async () => {
  const [first, second] = [newIdNumber('1951-03-01'), newIdNumber('1951-03-01')];
  const heading = ['姓名', '身份证号', '退休时间', '月养老金', '上次认证日期', '现标准起始月'];
  const path = await xlsxFile([
    { name: '达明社区', rows: [heading, ['陈桂英', first, '2011-03', 3200, '2026-03-01', '2026-01']] },
    { name: '鼓西社区', rows: [heading, ['林月华', second, '2011-03', 3100, '2026-04-01', '2026-02']] },
  ]);
  const importId = await importRoster(archive, path);
  const rows = planRows(archive.db, importId, { verdict: 'created', isNoted: false, after: 0, limit: 9 });
  expect(rows.map(({ sheet, row: at, entry }) => [sheet, at, entry.opening?.certifiedOn])).toEqual([
    ['达明社区', 2, '2026-03-01'],
    ['鼓西社区', 2, '2026-04-01'],
  ]);
  expect(row('林月华')).toEqual(['2026-04-01', '2027-04-01', 310_000, 'B1', 'V1']);
  expect(openings()).toBe(2);
  proved();
  await runJobHere(archive.context, { kind: 'roster.undo', importId });
  expect(openings()).toBe(0);
  proved();
});

it('of a line that was asked about goes to the person once the name is answered, and back with the import', async () => {
  const { idNumber, id } = await fileOf('王大明');
  const importId = await readRoster(archive, roster(`李小红,${idNumber},2010-06,3000,2026-03-01,,,2026-01,,,`));
  const { position, verdict, entry } = lineOf(importId);
  expect([verdict, entry.opening]).toEqual(['rejected', undefined]);
  const answered = await ask('imports.answerIdentity', { id: importId, position, answer: 'renamed' });
  expect(answered.row.verdict).toBe('updated');
  expect(answered.row.differences).toContainEqual({
    ...{ field: '期初', before: '（空）' },
    after: '上次认证 2026-03-01；月养老金 3,000.00 元，自 2026-01 起',
  });
  await runJobHere(archive.context, { kind: 'roster.apply', importId });
  expect(row('李小红')).toEqual(['2026-03-01', '2027-03-01', 300_000, 'B1', 'V1']);
  proved();
  await runJobHere(archive.context, { kind: 'roster.undo', importId });
  expect(row('王大明')).toEqual([null, null, 300_000, 'B1', 'V0']);
  expect((await ask('life.get', { recordId: id })).story).toEqual([]);
  proved();
});

it('comes with a line whose wrong cell was put right', async () => {
  const importId = await readRoster(archive, roster('陈桂英,35010219510301,2011-03,3200,2026-03-01,,,2026-01,,,'));
  const { position } = lineOf(importId);
  const text = newIdNumber('1951-03-01');
  await ask('imports.mend', { id: importId, position, column: 1, text });
  await runJobHere(archive.context, { kind: 'roster.apply', importId });
  expect(row('陈桂英')).toEqual(['2026-03-01', '2027-03-01', 320_000, 'B1', 'V1']);
  proved();
});

it('is judged by the days of the life that the same line brings', async () => {
  const later = await fileOf('林月华', { retiredOn: '2026-06' });
  const none = await fileOf('高建国', { retiredOn: null });
  const importId = await readRoster(
    archive,
    roster(
      `林月华,${later.idNumber},2010-06,3000,2026-03-01,,,,,,`,
      `高建国,${none.idNumber},2012-03,3000,2011-03-01,,,,,,`,
    ),
  );
  const lines = planRows(archive.db, importId, { verdict: null, isNoted: false, after: 0, limit: 9 });
  expect(lines.map(({ entry, warnings }) => [entry.opening?.certifiedOn ?? null, warnings])).toEqual([
    ['2026-03-01', []],
    [null, ['期初没有登记：上次认证日期早于退休时间 2012-03，请核对']],
  ]);
  await runJobHere(archive.context, { kind: 'roster.apply', importId });
  expect(row('林月华')).toEqual(['2026-03-01', '2027-03-01', 300_000, 'B1', 'V1']);
  expect(row('高建国')).toEqual([null, null, 300_000, 'B1', 'V0']);
  proved();
});

it('is not left out without a word where the file moved on after the check: nothing is written', async () => {
  const { idNumber } = await fileOf('林月华');
  const stranger = newIdNumber('1951-03-01');
  const importId = await readRoster(
    archive,
    roster(`林月华,${idNumber},2010-06,3000,2026-03-01,,,,,,`, `陈桂英,${stranger},2011-03,3200,2026-03-01,,,,,,`),
  );
  await ask('certification.enter', { text: idNumber, on: '2026-11-20', way: '04' });
  await expect(runJobHere(archive.context, { kind: 'roster.apply', importId })).rejects.toMatchObject({
    ...{ code: 'import.openingChanged' },
    params: { name: '林月华', why: '本单位已于 2026-11-20 登记过认证，期初的认证不能再填或改' },
  });
  expect([openings(), row('陈桂英')]).toEqual([0, undefined]);
  expect(row('林月华')).toEqual(['2026-11-20', '2027-11-20', 300_000, 'B1', 'V1']);
  proved();
});

it('guesses nothing: no amount of the file’s own, no month of the first pension, no day of another paper', async () => {
  const { idNumber } = await fileOf('林月华');
  const lines = async (heading: string, line: string) => {
    rosters += 1;
    const path = join(archive.dir, `花名册-${rosters}.csv`);
    writeFileSync(path, `\uFEFF${heading}\n${line}\n`);
    const { entry, warnings } = lineOf(await readRoster(archive, path));
    return [entry.opening ?? null, warnings];
  };
  expect(await lines('姓名,身份证号,现标准起始月', `林月华,${idNumber},2026-01`)).toEqual([
    null,
    ['期初没有登记：写了现标准起始月，没有写月养老金'],
  ]);
  expect(await lines('姓名,身份证号,月养老金,待遇起始月', `林月华,${idNumber},3000,2010-07`)).toEqual([
    null,
    [expect.stringMatching(/^没有登记金额从哪个月起：只有待遇起始月 2010-07/)],
  ]);
  expect(await lines('姓名,身份证号,有效期至', `林月华,${idNumber},2027-05-01`)).toEqual([null, []]);
});

it('tells a clerk of a narrowed scope nothing of a file outside, and takes in what lies within', async () => {
  const [inside, outside] = [1, 2] as const;
  const mine = await fileOf('林月华', { communityId: inside });
  const theirs = await fileOf('高建国', { communityId: outside });
  const state = { recordId: theirs.id, version: 1, certifiedOn: '2026-01-10', way: '01' };
  await ask('openings.save', state);
  const scope = { kinds: null, communityIds: [inside], hasUnassigned: false };
  const clerk = {
    id: null,
    name: '王经办',
    role: 'clerk',
    isDisabled: false,
    passwordHash: 'scrypt$1$1$1$x$x',
    scope,
  } as const;
  const userId = inTransaction(archive.db, () => saveUser(archive.db, archive.act, clerk));
  const path = roster(
    `林月华,${mine.idNumber},2010-06,3000,2026-03-01,,,,,,`,
    `高建国,${theirs.idNumber},2010-06,3000,2026-03-01,,,,,,`,
  );
  const importId = await readRoster(archive, path, { userId });
  const lines = planRows(archive.db, importId, { verdict: null, isNoted: false, after: 0, limit: 9 });
  expect(lines.map(({ verdict, reason, warnings }) => [verdict, reason, warnings])).toEqual([
    ['updated', null, []],
    ['rejected', 'out-of-scope', []],
  ]);
  await runJobHere(archive.context, { kind: 'roster.apply', importId }, { userId });
  expect(row('林月华')).toEqual(['2026-03-01', '2027-03-01', 300_000, 'B1', 'V1']);
  // As it was entered in the file: due within the next weeks.
  expect(row('高建国')).toEqual(['2026-01-10', '2027-01-10', 300_000, 'B1', 'V2']);
  proved();
});

it('is left out, and said, of somebody whose death a file out of use told: the others come in', async () => {
  const known = newIdNumber('1950-05-02');
  const { id } = await ask('records.save', opening(retiree({ name: '林月华', idNumber: known, management: 'M1' })));
  const papers = [{ paper: 'death-certificate', number: null }];
  const death = { recordId: id, version: 1, step: 'person.death', on: '2026-10-05', papers };
  const { version } = await ask('life.take', death);
  await ask('records.remove', { id, version, reason: '重复建档' });
  const path = roster(
    `林月华,${known},2010-06,3100,2026-03-01,数据比对,,2026-01,正常发放,,`,
    `陈桂英,${newIdNumber('1951-03-01')},2011-03,3200.50,2026-03-01,数据比对,,2026-01,正常发放,,`,
  );
  await importRoster(archive, path);
  expect(row('陈桂英')).toEqual(['2026-03-01', '2027-03-01', 320_050, 'B1', 'V1']);
  expect(row('林月华')).toEqual([null, null, 310_000, 'B4', 'V0']);
  expect(openings()).toBe(1);
  proved();
});
