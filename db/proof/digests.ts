import { createHash } from 'node:crypto';
import { sealLog } from '../core/log.ts';
import { inTransaction, onCommit, type ReadableDb, type WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { tellUnsaid } from '../core/tell-unsaid.ts';
import { bytes, int, text, typed } from '../core/typed.ts';
import { logHead } from '../tables/log.ts';
import { type ProvedTable, provedIn, under } from './tables.ts';

/**
 * The proof of what stands in the tables. Each row acts write has its digest in `proof`; the digests added up stand in
 * the newest entry of the log, which the chain covers. The check counts both anew.
 *
 * Not replayed from command rows: imports, undos of imports, a new day and acts on thousands of files write in sets of
 * rows no command keeps, and a replay would have to know each of them. Here triggers of the program's own connection
 * note which rows a transaction wrote, whatever wrote them; at its end those are told anew. A sum, because it does not
 * depend on the order: rows an import wrote and a crash took away leave it as it was.
 */

const MODULUS = 1n << 256n;
const ZERO = '0'.repeat(64);

/**
 * Watches a connection from here on: notes which rows each transaction writes and brings their proof up to date before
 * it is committed. An archive that has no proof yet is proved as it stands, which an entry of the log tells.
 * @param at the time, ISO 8601 UTC
 */
export function watchValues(db: WritableDb, at: string): void {
  const touched = new Map<string, Set<number>>();
  db.function('proof_touched', { directOnly: false }, (table, key) => {
    const name = String(table);
    const keys = touched.get(name);
    if (keys) keys.add(Number(key));
    else touched.set(name, new Set([Number(key)]));
    return null;
  });
  const tables = new Map(provedIn(db).map((table) => [table.name, table]));
  for (const table of tables.values()) db.exec(triggersOf(table));
  let entries = 0;
  onCommit(db, {
    begin: () => {
      // What was written outside a transaction of the program is no act of it.
      touched.clear();
      entries = entriesOf(db);
    },
    commit: () => {
      const isWritten = Array.from(touched, ([name, keys]) => tell(db, tables.get(name), keys)).some(Boolean);
      touched.clear();
      if (isWritten && entriesOf(db) === entries && !isImporting(db)) tellUnsaid(db, 'tidy', new Date().toISOString());
      if (entriesOf(db) > entries) sealLog(db, sumOf(db));
    },
  });
  if (prepared(db, 'SELECT 1 FROM proof_sum').get() !== undefined) return;
  const told = read(db, typed`SELECT ${bytes('digest')} FROM proof`).all();
  // A sum that was taken away past the program is counted again from what was told: nothing is proved anew by it.
  if (told.length > 0)
    inTransaction(db, () =>
      addToSum(
        db,
        told.map(numberOf).reduce((sum, one) => sum + one, 0n),
      ),
    );
  else
    inTransaction(db, () => {
      for (const table of tables.values()) tell(db, table, keysOf(db, table));
      addToSum(db, 0n);
      tellUnsaid(db, 'baseline', at);
    });
}

/**
 * Proves anew what an upgrade changed, except rows that were wrong before it: an upgrade must not make good what was
 * written past the program. An entry of the log tells of it and holds the new sum.
 * @param wrong rows as `table:key`, from `wrongRows` before the upgrade
 * @param at the time, ISO 8601 UTC
 */
export function proveUpgrade(db: WritableDb, wrong: ReadonlySet<string>, at: string): void {
  inTransaction(db, () => {
    const isChanged = provedIn(db).map((table) =>
      tell(
        db,
        table,
        [...keysOf(db, table)].filter((key) => !wrong.has(`${table.name}:${key}`)),
      ),
    );
    if (isChanged.some(Boolean)) tellUnsaid(db, 'upgraded', at);
  });
}

/** The digest of what stands under a key of a table; null where nothing does. */
export function digestUnder(db: ReadableDb, table: ProvedTable, key: number): Buffer | null {
  const rows = prepared(
    db,
    `SELECT t.* FROM "${table.name}" t WHERE ${under(table.key, 't.')} = CAST(? AS INTEGER)${
      table.only === null ? '' : ` AND ${under(table.only, 't.')}`
    }`,
  ).all(key) as Record<string, unknown>[];
  return digestOfRows(table.name, key, rows);
}

/** Null values are left out, columns are in the order of their names: a column added later changes no digest. */
export function digestOfRows(table: string, key: number, rows: readonly Record<string, unknown>[]): Buffer | null {
  if (rows.length === 0) return null;
  const texts = rows.map((row) =>
    JSON.stringify(
      Object.entries(row)
        .filter(([, value]) => value !== null)
        .sort(byName),
    ),
  );
  return createHash('sha256')
    .update(JSON.stringify([table, key, texts.sort()]))
    .digest();
}

/** A sum of digests modulo 2^256, in 64 hexadecimal digits. */
export function sumText(sum: bigint): string {
  return (((sum % MODULUS) + MODULUS) % MODULUS).toString(16).padStart(64, '0');
}

export const numberOf = (digest: Buffer): bigint => BigInt(`0x${digest.toString('hex')}`);

/** Whether an import is being written or taken back: its rows are not told yet. */
export function isImporting(db: ReadableDb): boolean {
  return prepared(db, "SELECT 1 FROM import WHERE state IN ('applying', 'undoing')").get() !== undefined;
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** Brings the proof of these rows up to date. @returns whether any of them had changed */
function tell(db: WritableDb, table: ProvedTable | undefined, keys: Iterable<number>): boolean {
  if (!table) return false;
  const told = read(db, typed`SELECT ${bytes('digest')} FROM proof WHERE table_name = ? AND row_id = ?`);
  const keep = prepared(db, 'INSERT OR REPLACE INTO proof (table_name, row_id, digest) VALUES (?, ?, ?)');
  const forget = prepared(db, 'DELETE FROM proof WHERE table_name = ? AND row_id = ?');
  let difference = 0n;
  let isChanged = false;
  for (const key of keys) {
    const before = told.get(table.name, key);
    const now = digestUnder(db, table, key);
    if (before && now?.equals(before)) continue;
    if (!before && !now) continue;
    isChanged = true;
    if (before) difference -= numberOf(before);
    if (now) {
      difference += numberOf(now);
      keep.run(table.name, key, now);
    } else forget.run(table.name, key);
  }
  if (isChanged) addToSum(db, difference);
  return isChanged;
}

function keysOf(db: ReadableDb, table: ProvedTable): Set<number> {
  const standing = read(
    db,
    typed`SELECT DISTINCT ${int(under(table.key, 't.'))} FROM "${table.name}" t${
      table.only === null ? '' : ` WHERE ${under(table.only, 't.')}`
    }`,
  ).all();
  const told = read(db, typed`SELECT ${int('row_id')} FROM proof WHERE table_name = ?`).all(table.name);
  return new Set([...standing, ...told]);
}

/** The sum as it is kept beside the digests; null where none is. */
export function keptSum(db: ReadableDb): string | null {
  return read(db, typed`SELECT ${text('sum')} FROM proof_sum WHERE id = 1`).get() ?? null;
}

const sumOf = (db: ReadableDb): string => keptSum(db) ?? ZERO;

function addToSum(db: WritableDb, difference: bigint): void {
  prepared(db, 'INSERT INTO proof_sum (id, sum) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET sum = excluded.sum').run(
    sumText(BigInt(`0x${sumOf(db)}`) + difference),
  );
}

function entriesOf(db: ReadableDb): number {
  return read(db, typed`SELECT ${logHead.entries} FROM ${logHead} WHERE id = 1`).get() ?? 0;
}

function triggersOf({ name, key, only, follows }: ProvedTable): string {
  const make = (kind: string, sides: ('OLD.' | 'NEW.')[]): string => {
    const when = only === null ? '' : `WHEN ${sides.map((side) => under(only, side)).join(' OR ')}`;
    const calls = sides.map((side) => `SELECT proof_touched('${name}', ${under(key, side)});`).join(' ');
    return `CREATE TEMP TRIGGER IF NOT EXISTS proof_${name}_${kind} AFTER ${kind} ON main."${name}" ${when} BEGIN ${calls} END;`;
  };
  const own = make('insert', ['NEW.']) + make('update', ['OLD.', 'NEW.']) + make('delete', ['OLD.']);
  if (!follows) return own;
  return `${own} CREATE TEMP TRIGGER IF NOT EXISTS proof_${name}_follows AFTER UPDATE OF state ON main."${follows.table}"
    BEGIN SELECT proof_touched('${name}', ${under(key, 'r.')}) ${under(follows.keys, 'NEW.')}; END;`;
}
