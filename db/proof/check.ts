import type { Finding } from '../core/check.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { bytes, int, present, typed } from '../core/typed.ts';
import { logTable } from '../tables/log.ts';
import { aboutRow } from './about.ts';
import { digestOfRows, isImporting, keptSum, numberOf, sumText } from './digests.ts';
import { type ProvedTable, provedIn, under } from './tables.ts';

/** A row that is not as it was told. */
export interface WrongRow {
  table: ProvedTable;
  key: number;
  kind: 'changed' | 'added' | 'gone';
}

const FINDINGS_MOST = 20;

/** Whether the database keeps a proof of its values: those of earlier programs do not yet. */
export function isProved(db: ReadableDb): boolean {
  const has = prepared(db, "SELECT 1 FROM main.sqlite_schema WHERE name = 'proof_sum'").get() !== undefined;
  if (!has) return false;
  // Where the log holds a sum and none stands beside the digests, it was taken away past the program.
  return (
    keptSum(db) !== null || prepared(db, 'SELECT 1 FROM log WHERE values_sum IS NOT NULL LIMIT 1').get() !== undefined
  );
}

/**
 * Counts the proof of every row anew and holds it against what was told of it, and the sum against the newest entry of
 * the log and what is kept beside the digests. Codes: value-changed, value-added, value-gone name the row; values-unproved where rows and their digests were
 * rewritten together; log-emptied where values are proved and no entry tells of them.
 */
export function proofFindings(db: ReadableDb): Finding[] {
  if (!isProved(db)) return [];
  const findings: Finding[] = [];
  let sum = 0n;
  for (const wrong of wrongIn(db, (digest) => {
    sum += numberOf(digest);
  }))
    if (findings.length < FINDINGS_MOST) findings.push(findingOf(db, wrong));
  const newest = read(
    db,
    typed`SELECT ${present(logTable.valuesSum)} FROM ${logTable} WHERE values_sum IS NOT NULL ORDER BY id DESC LIMIT 1`,
  ).get();
  const hasUser = prepared(db, 'SELECT 1 FROM user').get() !== undefined;
  if (newest === undefined && hasUser)
    findings.push({
      code: 'log-emptied',
      message: `操作日志被清空过：档案库里有内容，日志里却没有一条能证明它。${ADVICE}`,
    });
  else if (newest !== undefined && findings.length === 0 && newest !== sumText(sum) && !isImporting(db))
    findings.push({
      code: 'values-unproved',
      message: `档案库的内容与最近一条操作日志所证明的不一致：内容和校验值被一起改过，或者日志末尾被删过。${ADVICE}`,
    });
  else if (findings.length === 0 && keptSum(db) !== sumText(sum))
    findings.push({
      code: 'sum-changed',
      message: `校验值的总和不是通过本程序改的：与操作日志所证明的不一致。${ADVICE}`,
    });
  return findings;
}

const ADVICE = '请停止使用，复制整个档案库文件夹留底，与最近的备份核对。';

/** Rows that are not as they were told, as `table:key`. */
export function wrongRows(db: ReadableDb): Set<string> {
  if (!isProved(db)) return new Set();
  return new Set(Array.from(wrongIn(db), ({ table, key }) => `${table.name}:${key}`));
}

/** Since when the values can be proved, where an archive of an earlier program or a salvaged one was proved as it stood; ISO 8601 UTC. */
export function provedSince(db: ReadableDb): string | null {
  const at = read(
    db,
    typed`SELECT ${logTable.at} FROM ${logTable} WHERE noun = 'office' AND what = 'baseline' ORDER BY id DESC LIMIT 1`,
  ).get();
  return at ?? null;
}

/** Counts each row's digest anew and yields those that are not as they were told. @param each gets every digest counted */
export function* wrongIn(db: ReadableDb, each: (digest: Buffer) => void = () => {}): Generator<WrongRow> {
  for (const table of provedIn(db)) {
    const told = new Map(
      read(db, typed`SELECT ${[int('row_id'), bytes('digest')]} FROM proof WHERE table_name = ?`).all(table.name),
    );
    for (const [key, rows] of grouped(db, table)) {
      const digest = digestOfRows(table.name, key, rows);
      if (!digest) continue;
      each(digest);
      const known = told.get(key);
      told.delete(key);
      if (!known) yield { table, key, kind: 'added' };
      else if (!known.equals(digest)) yield { table, key, kind: 'changed' };
    }
    for (const key of told.keys()) yield { table, key, kind: 'gone' };
  }
}

/** The rows of a table by their keys, read as they stand and never all at once. */
function* grouped(db: ReadableDb, table: ProvedTable): Generator<[number, Record<string, unknown>[]]> {
  const rows = db
    .prepare(
      `SELECT ${under(table.key, 't.')} AS "proof key", t.* FROM "${table.name}" t${
        table.only === null ? '' : ` WHERE ${under(table.only, 't.')}`
      } ORDER BY 1`,
    )
    .iterate() as IterableIterator<Record<string, unknown>>;
  let key: number | null = null;
  let group: Record<string, unknown>[] = [];
  for (const { 'proof key': of, ...row } of rows) {
    if (key !== null && key !== Number(of)) {
      yield [key, group];
      group = [];
    }
    key = Number(of);
    group.push(row);
  }
  if (key !== null) yield [key, group];
}

function findingOf(db: ReadableDb, { table, key, kind }: WrongRow): Finding {
  const { of, fields } = aboutRow(db, table, key);
  const what = `${of}的${table.words}`;
  const named = fields.length > 0 ? `（${fields.join('、')}）` : '';
  switch (kind) {
    case 'changed':
      return {
        code: 'value-changed',
        message: `${what}${named}不是通过本程序改的：与操作日志所证明的内容不一致。${ADVICE}`,
      };
    case 'added':
      return { code: 'value-added', message: `${what}有一条不是通过本程序加的：没有操作日志证明它。${ADVICE}` };
    case 'gone':
      return { code: 'value-gone', message: `${what}少了一条（第 ${key} 条）：不是通过本程序删除的。${ADVICE}` };
  }
}
