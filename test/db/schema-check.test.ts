import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { migrate, migrations, newestVersion, versionOf } from '#db/core/migrate.ts';
import { openWritable, type WritableDb } from '#db/core/open.ts';
import { refuseOtherSchema, schemaFindings } from '#db/core/schema-check.ts';
import { newFolder } from '#test/help/archive.ts';

let dir: string;
let db: WritableDb;
beforeEach(() => {
  dir = newFolder('schema');
  db = openWritable(join(dir, 'archive.db'));
  migrate(db);
});
afterEach(() => {
  db.close();
  rmSync(dir, { recursive: true, force: true });
});

const found = () => schemaFindings(db).map((finding) => finding.code);

describe('a database of another version', () => {
  it('is told as newer by check and by opening, whether by its version or by a step nobody here knows', () => {
    db.pragma('user_version = 9999');
    expect(found()).toEqual(['schema-newer']);
    expect(checkDatabase(db).map((finding) => finding.code)).toEqual(['schema-newer']);
    expect(() => migrate(db)).toThrowError(
      expect.objectContaining({ code: 'archive.newer', params: { version: 9999, supported: newestVersion } }),
    );
    db.pragma(`user_version = ${newestVersion}`);
    expect(found()).toEqual([]);
    db.prepare('INSERT INTO schema_step VALUES (?, ?, ?, NULL)').run(145, '0145-later', 'a'.repeat(64));
    expect(found()).toEqual(['schema-newer']);
    expect(() => migrate(db)).toThrowError(expect.objectContaining({ code: 'archive.newer' }));
  });

  it('is told as one of another line where a step of the same name was another one', () => {
    db.prepare("UPDATE schema_step SET digest = ? WHERE name = '0190-care'").run('a'.repeat(64));
    expect(schemaFindings(db)).toEqual([
      { code: 'schema-other-line', message: expect.stringContaining('0190-care') as string },
    ]);
    expect(() => migrate(db)).toThrowError(
      expect.objectContaining({ code: 'archive.otherLine', params: { step: '0190-care' } }),
    );
  });

  it('keeps the digest of a form that landed before its file took its final one', () => {
    for (const step of migrations)
      for (const variant of step.variants ?? []) {
        db.prepare('UPDATE schema_step SET digest = ? WHERE name = ?').run(variant.digest, step.name);
        expect(found()).toEqual([]);
        expect(migrate(db)).toBeNull();
      }
  });

  it('is told, and not opened, where the rows of steps that were done are gone from the table of steps', () => {
    for (const name of ['0190-care', '0420-sealed']) {
      db.prepare('DELETE FROM schema_step WHERE name = ?').run(name);
      expect(schemaFindings(db)).toEqual([{ code: 'step-lost', message: expect.stringContaining(name) as string }]);
      expect(() => migrate(db)).toThrowError(expect.objectContaining({ code: 'archive.stepLost' }));
    }
  });

  it('is told as older with the steps still to be done, which opening makes up for in any order', () => {
    db.exec("DELETE FROM schema_step WHERE name = '0210-mapping'");
    db.exec(
      'DROP TABLE code_mapping; DROP TABLE roster_source; ALTER TABLE import DROP COLUMN source; PRAGMA user_version = 200',
    );
    expect(schemaFindings(db)).toEqual([
      { code: 'schema-older', message: expect.stringContaining('0210-mapping') as string },
    ]);
    expect(migrate(db)).not.toBeNull();
    expect(found()).toEqual([]);
    expect(versionOf(db)).toBe(newestVersion);
  });
});

describe('a part of the schema that is missing, changed or not ours', () => {
  it.each([
    ['table', 'DROP TABLE payment_return', 'schema-missing', '发放（payment_return）'],
    ['column', 'ALTER TABLE person DROP COLUMN skills', 'schema-missing', '人员（person.skills）'],
    ['index', 'DROP INDEX household_member_once', 'schema-missing', '家庭户（household_member_once）'],
    ['trigger', 'DROP TRIGGER payment_line_kept', 'schema-missing', '发放（payment_line_kept）'],
    [
      'rule',
      'DROP INDEX seal_kept; CREATE INDEX seal_kept ON seal(record_id)',
      'schema-changed',
      '密封档案（seal_kept）',
    ],
  ])('is named by check and refused at opening: %s', (_what, sql, code, words) => {
    db.exec(sql);
    const findings = schemaFindings(db).filter((finding) => finding.message.includes(words));
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(findings[0]?.message).toContain('备份恢复');
    expect(() => refuseOtherSchema(db)).toThrowError(
      expect.objectContaining({ code: 'archive.schema', params: { what: expect.stringContaining(words) as string } }),
    );
  });

  it('is told by check alone where it only stands beside ours', () => {
    db.exec('CREATE TABLE notes (id INTEGER PRIMARY KEY)');
    expect(found()).toEqual(['schema-extra']);
    expect(() => refuseOtherSchema(db)).not.toThrow();
  });

  it('costs an opening one read of the list of objects and no rehearsal of the steps', () => {
    let reads = 0;
    const counted = new Proxy(db, {
      get: (target, key) => {
        if (key === 'prepare') reads++;
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    refuseOtherSchema(counted);
    expect(reads).toBe(1);
  });
});
