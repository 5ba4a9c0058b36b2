import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendLog, verifyLog } from '#db/core/log.ts';
import { listLog } from '#db/core/log-list.ts';
import { inTransaction } from '#db/core/open.ts';
import { createRecord, removeRecord, updateRecord } from '#db/records/records.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { recordInput } from '#electron/archive/records.ts';
import { newArchive, retiree, type TestArchive } from '#test/help/archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = newArchive();
  archive.forge();
});
afterEach(() => archive.remove());

const codes = () => verifyLog(archive.db).map((finding) => finding.code);
const run = (sql: string) => archive.db.exec(sql);
function open(): number {
  return inTransaction(archive.db, () => createRecord(archive.db, archive.act, recordInput('retiree', retiree())).id);
}

describe('the log', () => {
  it('tells of every write, look, print and hand-over, and is sound', async () => {
    const id = open();
    inTransaction(archive.db, () => {
      updateRecord(archive.db, archive.act, id, 1, recordInput('retiree', retiree({ mobile: '13800138000' })));
      removeRecord(archive.db, archive.act, id, 1, '重复建档');
    });
    await callDirectly(handlers, archive.context, 'records.get', { id });
    await callDirectly(handlers, archive.context, 'records.get', { id });
    const entries = listLog(archive.db, { action: null, before: null, limit: 10 });
    expect(entries.slice(0, 4).map((entry) => [entry.action, entry.what])).toEqual([
      ['read', 'records.get'],
      ['write', 'remove'],
      ['write', 'update'],
      ['write', 'create'],
    ]);
    expect(entries[0]).toMatchObject({ by: '林经办', about: '350102005-TX2026-00001 张伟' });
    expect(codes()).toEqual([]);
  });

  it('finds an entry that was changed, whichever field', () => {
    for (let times = 0; times < 5; times += 1) open();
    const count = archive.db.prepare('SELECT count(*) FROM log').pluck().get() as number;
    const forgeries = [
      "at = '2020-01-01T00:00:00.000Z'",
      "origin = 'cli'",
      "action = 'read'",
      "noun = 'office'",
      'noun_id = noun_id + 1',
      "what = 'nothing'",
      "hash = replace(hash, substr(hash, 1, 1), 'f') || ''",
      `previous = '${'1'.repeat(64)}'`,
    ];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: count }), fc.constantFrom(...forgeries), (id, forgery) => {
        run('SAVEPOINT forge');
        const before = archive.db.prepare('SELECT * FROM log WHERE id = ?').raw().get(id);
        run(`UPDATE log SET ${forgery} WHERE id = ${id}`);
        const isForged =
          JSON.stringify(before) !== JSON.stringify(archive.db.prepare('SELECT * FROM log WHERE id = ?').raw().get(id));
        const found = codes();
        run('ROLLBACK TO forge; RELEASE forge');
        return found.length > 0 === isForged;
      }),
      { numRuns: 60 },
    );
  });

  it('finds entries that were removed from the middle, the beginning and the end', () => {
    for (let times = 0; times < 5; times += 1) open();
    const last = archive.db.prepare('SELECT max(id) FROM log').pluck().get() as number;
    for (const [id, expected] of [
      [3, 'log-missing'],
      [1, 'log-missing'],
      [last, 'log-cut-off'],
    ] as const) {
      run('SAVEPOINT forge');
      run(`DELETE FROM log WHERE id = ${id}`);
      expect(codes()).toContain(expected);
      run('ROLLBACK TO forge; RELEASE forge');
    }
    // Even when all later ones are moved up to close the gap.
    run('SAVEPOINT forge');
    run(`DELETE FROM log WHERE id = 3`);
    for (let id = 4; id <= last; id += 1) run(`UPDATE log SET id = ${id - 1} WHERE id = ${id}`);
    expect(codes()).toContain('log-changed');
    run('ROLLBACK TO forge; RELEASE forge');
    expect(codes()).toEqual([]);
  });

  it('finds two entries that changed places', () => {
    for (let times = 0; times < 5; times += 1) open();
    run(
      'UPDATE log SET id = 1000 WHERE id = 2; UPDATE log SET id = 2 WHERE id = 3; UPDATE log SET id = 3 WHERE id = 1000',
    );
    expect(codes()).toContain('log-changed');
  });

  it('finds a history that was written over', () => {
    const id = open();
    run(`UPDATE change SET after = json_set(after, '$.name', '别人') WHERE noun = 'record' AND noun_id = ${id}`);
    expect(codes()).toEqual(['history-changed']);
  });

  it('finds a change that was put in past the program, and one that lost its entry with the end of the chain', () => {
    const id = open();
    run('SAVEPOINT forge');
    run(
      `INSERT INTO change (at, user_id, origin, noun, noun_id, action) VALUES ('2026-11-23T08:00:00.000Z', 1, 'window', 'record', ${id}, 'update')`,
    );
    expect(codes()).toEqual(['history-forged']);
    run('ROLLBACK TO forge; RELEASE forge');
    // The end cut off and the head put right to hide it: what the entries told of still stands.
    run('SAVEPOINT forge');
    const last = archive.db.prepare('SELECT max(id) FROM log').pluck().get() as number;
    run(`DELETE FROM log WHERE id = ${last}`);
    run(`UPDATE log_head SET entries = ${last - 1}, hash = (SELECT hash FROM log WHERE id = ${last - 1})`);
    expect(codes()).toEqual(['history-forged']);
    run('ROLLBACK TO forge; RELEASE forge');
    run(`DELETE FROM change WHERE noun = 'record' AND noun_id = ${id}`);
    expect(codes()).toEqual(['history-changed']);
  });

  it('goes on after what was found, and is refused nothing by it', () => {
    open();
    run("UPDATE log SET what = 'x' WHERE id = 1");
    inTransaction(archive.db, () =>
      appendLog(archive.db, archive.act, { action: 'sign-in', noun: 'user', nounId: 1, what: 'sign-in' }),
    );
    expect(codes()).toEqual(['log-changed']);
  });
});
