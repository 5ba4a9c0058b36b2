import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealLog } from '#db/core/log.ts';
import { bindingOption, inTransaction } from '#db/core/open.ts';
import { failHandover } from '#db/handovers/handovers.ts';
import { numberOf, sumText } from '#db/proof/digests.ts';
import { provedIn } from '#db/proof/tables.ts';
import { checkArchive } from '#electron/archive/check.ts';
import { databaseFile, openArchive } from '#electron/archive/core/context.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';
import { asking } from '#test/help/ask.ts';
import { opening } from '#test/help/saving.ts';

let archive: TestArchive;
beforeEach(async () => {
  archive = newArchive();
  const ask = asking(() => archive);
  await ask('records.save', opening(retiree({ name: '张伟', accountNumber: '6222020200001111' })));
});
afterEach(() => archive.remove());

/** Writes as another program would: past the triggers and the log. */
function past(sql: string): void {
  archive.forge();
  const other = new Database(databaseFile(archive.dir), bindingOption());
  try {
    other.pragma('foreign_keys = OFF');
    other.exec(sql);
  } finally {
    other.close();
  }
}
const found = async () => (await checkArchive(archive.dir)).findings;

describe('a value written past the program', () => {
  it.each([
    ['a name', `UPDATE person SET name = '张三'`, 'value-changed', '张三'],
    ['a role', `UPDATE user SET role = 'clerk'`, 'value-changed', '林经办'],
    ['a password', `UPDATE user SET password_hash = 'x'`, 'value-changed', '林经办'],
    ['a file that is taken away', 'DELETE FROM retiree', 'value-gone', '退休信息'],
    [
      'a user that is added',
      `INSERT INTO user (id, uid, name, created_at) VALUES (9, 'u9', '新人', '2026-01-01T00:00:00.000Z')`,
      'value-added',
      '新人',
    ],
    ['what an undo would bring back', `UPDATE command_row SET after = '{}'`, 'value-changed', '操作内容'],
  ])('%s is found and named, and no value is shown that is secret', async (_what, sql, code, words) => {
    expect(await found()).toEqual([]);
    past(sql);
    const finding = (await found()).find((one) => one.code === code);
    expect(finding?.message).toContain(words);
    expect(JSON.stringify(await found())).not.toContain('password_hash');
  });

  it('is found when the digest of its row was rewritten too, by the sum in the log', async () => {
    past(`UPDATE person SET name = '张三'; DELETE FROM proof WHERE table_name = 'person'`);
    expect((await found()).map(({ code }) => code)).toEqual(['value-added']);
    past(`DELETE FROM person; DELETE FROM retiree; DELETE FROM record;
      DELETE FROM proof WHERE table_name IN ('person', 'retiree', 'record')`);
    expect((await found()).map(({ code }) => code)).toContain('values-unproved');
  });

  it('is found where the whole log was emptied', async () => {
    past('DELETE FROM log; DELETE FROM log_head');
    expect((await found()).map(({ code }) => code)).toEqual(['log-emptied']);
  });

  it('is found where the last entry was cut and the head set back', async () => {
    past(`DELETE FROM log WHERE id = (SELECT max(id) FROM log);
      UPDATE log_head SET entries = (SELECT max(id) FROM log), hash = (SELECT hash FROM log ORDER BY id DESC LIMIT 1)`);
    expect((await found()).map(({ code }) => code)).toContain('values-unproved');
  });

  it('is not made good by the next start or the next act', async () => {
    past(`UPDATE person SET name = '张三'`);
    archive.close();
    const again = openArchive(archive.dir, false);
    again.close();
    expect((await found()).map(({ code }) => code)).toContain('value-changed');
  });
});

describe('an archive of an earlier program', () => {
  it('is proved as it stands from its upgrade on, which the check says', async () => {
    past('DELETE FROM proof; DELETE FROM proof_sum; UPDATE log SET values_sum = NULL');
    archive.close();
    openArchive(archive.dir, false).close();
    const { notes, findings } = await checkArchive(archive.dir);
    expect(notes.map(({ code }) => code)).toEqual(['proved-since']);
    expect(findings.map(({ code }) => code)).not.toContain('values-unproved');
  });
});

/** The tables that came under the proof with step 420. */
let laterTables: string[];
beforeEach(() => {
  laterTables = provedIn(archive.db).flatMap(({ name, since }) => (since === null ? [] : [name]));
});

describe('an archive in which some tables came under the proof later', () => {
  const handover = (id: number, state: string) => `INSERT INTO handover (id, uid, name, path, recipient, remark, state,
    selection, started_at, started_by) VALUES (${id}, 'h${id}', '交接${id}', '', '', '', '${state}', '{}', '2026-01-01', 1)`;
  const asBefore = `DROP TABLE proof_since; DROP INDEX import_row_proof; PRAGMA user_version = 410;
    DELETE FROM schema_step WHERE version = 420;`;

  it('is clean after its upgrade, says since when they are proved, and finds an edit from there on', async () => {
    past(`${asBefore} ${handover(1, 'done')}; INSERT INTO clock_trust (id, trusted_at) VALUES (1, '2026-11-23T08:00:00.000Z')
      ON CONFLICT (id) DO UPDATE SET trusted_at = excluded.trusted_at;
      DELETE FROM proof WHERE table_name IN (${laterTables.map((name) => `'${name}'`).join(', ')})`);
    // What the program of that day had told: the sum over what it proved.
    const told = archive.db.prepare('SELECT digest FROM proof').pluck().all() as Buffer[];
    const sum = sumText(told.map(numberOf).reduce((all, one) => all + one, 0n));
    archive.db.prepare('UPDATE proof_sum SET sum = ?').run(sum);
    inTransaction(archive.db, () => sealLog(archive.db, sum));
    archive.close();
    openArchive(archive.dir, false).close();
    const { findings, notes } = await checkArchive(archive.dir);
    expect(findings).toEqual([]);
    expect(notes).toEqual([{ code: 'tables-proved-since', message: expect.stringContaining('交接包') as string }]);
    past(`UPDATE handover SET manifest_sha256 = '${'a'.repeat(64)}'`);
    expect((await found()).map(({ code }) => code)).toEqual(['value-changed']);
  });

  it('keeps the proof through a hand-over that breaks off and one that was cut off', async () => {
    inTransaction(archive.db, () => archive.db.exec(`${handover(1, 'writing')}; ${handover(2, 'writing')}`));
    inTransaction(archive.db, () => failHandover(archive.db, 1, 'failed', '2026-11-23T09:00:00.000Z'));
    expect(await found()).toEqual([]);
    archive.close();
    openArchive(archive.dir, false).close();
    expect(await found()).toEqual([]);
    past(`UPDATE handover SET state = 'done' WHERE id = 2`);
    expect((await found()).map(({ code }) => code)).toEqual(['value-changed']);
  });
});

describe('the sum beside the digests', () => {
  it('that was taken away or changed is found, and taking it away proves nothing anew', async () => {
    past(`UPDATE proof_sum SET sum = '${'0'.repeat(64)}'`);
    expect((await found()).map(({ code }) => code)).toEqual(['sum-changed']);
    past(`DELETE FROM proof_sum; UPDATE person SET name = '张三'`);
    expect((await found()).map(({ code }) => code)).toEqual(['value-changed']);
    archive.close();
    openArchive(archive.dir, false).close();
    expect((await found()).map(({ code }) => code)).toContain('value-changed');
  });
});

describe('an import that is not finished', () => {
  const cut = `INSERT INTO import (uid, kind, state, path, file_name, format, sheets, sheet, header_row, columns, started_at,
    started_by) VALUES ('i', 'retiree', 'applying', '', '花名册.xlsx', 'xlsx', '[]', '', 1, '[]', '2026-01-01', 1)`;
  it('is importing now while somebody writes, and waits for recovery otherwise; neither is a fault', async () => {
    past(cut);
    expect(await checkArchive(archive.dir)).toMatchObject({ ok: true, notes: [{ code: 'importing-now' }] });
    archive.close();
    expect(await checkArchive(archive.dir)).toMatchObject({ ok: true, notes: [{ code: 'waits-for-recovery' }] });
  });
});
