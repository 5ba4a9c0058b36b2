import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { bindingOption, inTransaction } from '#db/core/open.ts';
import { keepEarlierTexts, keptTextFindings } from '#db/proof/kept-texts-check.ts';
import { checkArchive } from '#electron/archive/check.ts';
import { databaseFile, openArchive } from '#electron/archive/core/context.ts';
import { rollTexts } from '#shared/records/retiree/roll-text.ts';
import { reportTexts } from '#shared/reports/report-text.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking } from '#test/help/ask.ts';
import { opening } from '#test/help/saving.ts';

let archive: TestArchive;
const ask = asking(() => archive);

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T08:00:00Z') });
  archive = newArchive();
  for (const name of ['陈桂英', '林金官'])
    await ask(
      'records.save',
      opening(
        retiree({
          ...{ name, idNumber: newIdNumber('1950-05-02'), birthOn: '1950-05-02', retiredOn: '2005-05' },
          ...{ pensionFen: 300_000, bankCode: '102', bankName: '工商银行鼓西支行', accountName: name },
          ...{ accountNumber: '6222020200001111', paymentMethod: '11', communityId: 1 },
        }),
      ),
    );
  const { digest } = await ask('payments.roll', { month: '2026-11', limit: 10 });
  await ask('payments.finalise', { month: '2026-11', digest });
  const head = { unit: '鼓西街道', leader: null, statistician: null, filler: '林经办', phone: null, reportedOn: null };
  await ask('reports.close', { report: 'management', from: '2026-10-01', to: '2026-10-31', communityId: null, head });
});
afterAll(() => {
  archive.remove();
  vi.useRealTimers();
});

/** What the check of the texts says after this was written past the program, which is then taken back. */
function foundAfter(sql: string) {
  const { db } = archive;
  db.exec('PRAGMA foreign_keys = OFF; BEGIN; DROP TRIGGER payment_line_kept');
  try {
    db.exec(sql);
    return keptTextFindings(db).findings;
  } finally {
    db.exec('ROLLBACK; PRAGMA foreign_keys = ON');
  }
}

/** Writes past the program into the closed archive, and has the rows' own proof hold for what stands there then. */
function rewrite(sql: string): void {
  archive.close();
  const other = new Database(databaseFile(archive.dir), bindingOption());
  const trigger = other.prepare("SELECT sql FROM sqlite_schema WHERE name = 'payment_line_kept'").pluck().get();
  other.exec(`DROP TRIGGER payment_line_kept; ${sql}; DELETE FROM proof; DELETE FROM proof_sum; ${String(trigger)}`);
  other.close();
  openArchive(archive.dir, false).close();
}

describe('what a final roll prints is proved by its text', () => {
  it('is found clean as it was made', async () => {
    expect(await checkArchive(archive.dir)).toMatchObject({ findings: [], notes: [] });
    expect(archive.db.prepare('SELECT count(*) FROM payment_line').pluck().get()).toBe(2);
  });

  it.each([
    ['a name', `UPDATE payment_line SET name = '陈桂花' WHERE position = 1`],
    ['a number', `UPDATE payment_line SET id_number = '350102195005020000' WHERE position = 1`],
    ['an amount', 'UPDATE payment_line SET base_fen = base_fen + 100, net_fen = net_fen + 100 WHERE position = 2'],
    ['a bank', `UPDATE payment_line SET bank_code = '403' WHERE position = 1`],
    ['the name of a branch', `UPDATE payment_line SET bank_name = '建设银行' WHERE position = 1`],
    ['an account', `UPDATE payment_line SET account_number = '6222020200002222' WHERE position = 1`],
    ['whose account it is', `UPDATE payment_line SET account_name = '林某' WHERE position = 1`],
    ['a community', `UPDATE payment_line SET community_name = '西洪社区' WHERE position = 1`],
    ['a line that is taken out', 'DELETE FROM payment_line WHERE position = 2'],
    ['the month', `UPDATE payment_roll SET month = '2026-12'`],
    ['a digest made anew', `UPDATE kept_text SET sha256 = '${'0'.repeat(64)}' WHERE noun = 'payroll'`],
  ])('%s', (_what, sql) => {
    const findings = foundAfter(sql);
    expect(findings.map(({ code }) => code)).toEqual(['printed-changed']);
    expect(findings[0]?.message).toContain('的发放花名册');
  });

  it('a digest that was taken away', () => {
    const findings = foundAfter(`DELETE FROM kept_text WHERE noun = 'payroll'`);
    expect(findings.map(({ code }) => code)).toEqual(['text-missing']);
  });
});

describe('what a closed report prints is proved by its text', () => {
  it.each([
    ['a figure', `UPDATE report_close SET content = replace(content, '"value":0', '"value":7')`],
    ['the heading', `UPDATE report_close SET head = json_set(head, '$.unit', '别的街道')`],
    ['the period', `UPDATE report_close SET from_on = '2026-09-01'`],
    ['the place', `UPDATE report_close SET place_name = '西洪社区'`],
    ['who stands behind a figure', `INSERT INTO report_close_row (close_id, figure, ids) VALUES (1, 'made-up', '[1]')`],
  ])('%s', (_what, sql) => {
    const findings = foundAfter(sql);
    expect(findings.map(({ code }) => code)).toContain('printed-changed');
    expect(findings[0]?.message).toContain('已结报表');
  });

  it.each([
    ['its digest made anew', `UPDATE report_close SET sha256 = '${'0'.repeat(64)}'`],
    ['what no page prints', `UPDATE report_close SET content = json_set(content, '$.unprinted', 1)`],
  ])('%s is found by its own digest', (_what, sql) => {
    expect(foundAfter(sql).map(({ code }) => code)).toEqual(['report-changed']);
  });
});

// The digests of archives in use: whoever has to change one of these lines makes a new version beside it instead.
describe('a version of a text is never changed again', () => {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const line = {
    ...{ recordId: 1, position: 1, name: '陈\t桂英', gender: '2', idNumber: null, phone: '0591-1', communityId: 1 },
    ...{ communityName: '达明社区', bankCode: '102', bankName: null, accountName: '陈', accountNumber: '6222' },
    ...{ paymentMethod: '11', baseFen: 300_000, subsidyFen: 0, arrearsFen: 5, deductionFen: 1, netFen: 300_004 },
    note: '补\\发',
  };
  const figure = {
    ...{ key: 'a', column: '1', label: '人数', level: 1, unit: 'persons' as const, value: 3, lacking: null },
    ...{ definition: '', hasRows: true, late: 0 },
  };

  it('roll-text/1', () => {
    const text = rollTexts['roll-text/1']({ month: '2026-11', number: '202611-1', lines: [line] });
    expect(text.split('\n')[1]).toBe(
      '1\t陈\\t桂英\t2\t\\-\t0591-1\t达明社区\t102\t\\-\t6222\t陈\t11\t300000\t0\t5\t1\t300004\t补\\\\发',
    );
    expect(sha(text)).toBe('4a9b80bdbe2e588acd5296061ec090b4e3ab928477223f970bd04a003f0b4e73');
  });

  it('roll-text/2', () => {
    const text = rollTexts['roll-text/2']({ month: '2026-11', number: '202611-2', lines: [line] });
    expect(text.split('\n')[0]).toBe('养老金社会化发放花名册\t2026-11\t202611-2\t1');
    expect(sha(text)).toBe('e6721463dc0d667bca62e8cab67ea8b5414d778cafa08b711d6a5fbcff9c779c');
  });

  it('report-text/1', () => {
    const text = reportTexts['report-text/1']({
      ...{ report: 'management', from: '2026-10-01', to: '2026-10-31', placeName: '达明社区' },
      ...{ closedAt: '2026-11-01T01:00:00.000Z', figures: [figure], behind: [['a', '[1,1]']] },
      checks: [{ label: '甲 = 乙', isHeld: false, left: 1, right: 2, hint: null }],
      head: { unit: '鼓西', leader: null, statistician: null, filler: '林', phone: null, reportedOn: null },
    });
    expect(sha(text)).toBe('7117992c5af47b90492ecfde0ff80d0f13e671a27db9b431e83a2087feef8ea2');
  });
});

describe('in an archive whose rows were rewritten together with their proof', () => {
  it('rolls and reports of earlier programs are proved as they stand at the upgrade, a changed line is found', async () => {
    archive.forge();
    rewrite('DELETE FROM kept_text');
    const { db, close } = openArchive(archive.dir, false);
    inTransaction(db, () => keepEarlierTexts(db, '2027-01-05T01:00:00.000Z'));
    close();
    const { findings, notes } = await checkArchive(archive.dir);
    expect(findings).toEqual([]);
    expect(notes.filter(({ code }) => code === 'texts-since').map(({ message }) => message)).toEqual([
      expect.stringMatching(/^2026-11 的发放花名册.*2027-01-05 起可以证明/),
      expect.stringMatching(/^已结报表.*2026年10月.*2027-01-05 起可以证明/),
    ]);
    rewrite(`UPDATE payment_line SET account_number = '6222020200002222' WHERE position = 1`);
    expect((await checkArchive(archive.dir)).findings.map(({ code }) => code)).toEqual(['printed-changed']);
  });
});
