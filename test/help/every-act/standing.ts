import { createHash } from 'node:crypto';
import type { ReadableDb } from '#db/core/open.ts';

/** What stands in the tables, so that two moments can be compared row by row. */
export type Standing = Map<string, Map<string, string>>;

/**
 * Tables an undo is not held to: the log and the book of acts, what proves the others, the tray of jobs,
 * the book of imports. `person_name_fts`
 * keeps no text to compare; search after an undo is held by test/archive/acts.test.ts.
 */
const BOOKS =
  /^(?:sqlite_.*|log|log_head|change|command|command_row|proof|proof_sum|schema_step|job|print|import|import_row|column_memory|person_(?:name|part)_fts.*)$/;
/** How often and when a row was written goes on counting when an act is taken back. */
const COUNTED: ReadonlySet<string> = new Set(['version', 'updated_at', 'updated_by']);

/** Rows a taken-back act made may stay where they go with a row that is out of use, or are known from then on. */
const STAYS: Readonly<Record<string, string>> = {
  person: 'a person is known from then on; without a file in use nobody is shown',
  person_key: 'the person is found by it',
  person_likeness_key: 'the person is compared by it',
  retiree: 'goes with its file',
  retiree_dependant: 'goes with its file',
  paper: 'goes with its directory',
  user_scope: 'goes with its user',
  dated_value_use: 'tells by which value a step was counted, the step being out of use',
  payment_line: 'goes with its roll',
  pension_adjustment_line: 'goes with its adjustment',
  report_close_row: 'goes with its closing',
  kept_text: 'goes with its roll or its closing',
};

/** Every row of every table that acts write, without what only counts. */
export function standing(db: ReadableDb): Standing {
  const names = db.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  return new Map(
    names
      .filter((name) => !BOOKS.test(name))
      .map((name) => {
        // A series of which nothing is given yet is as one that is not there.
        const only = name === 'number_series' ? ' WHERE last > 0' : '';
        const rows = db.prepare(`SELECT * FROM "${name}"${only}`).all() as Record<string, unknown>[];
        return [name, new Map(rows.map(keyed))] as const;
      }),
  );
}

function keyed(row: Record<string, unknown>): [string, string] {
  const text = JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => !COUNTED.has(column))));
  return ['id' in row ? String(row.id) : text, text];
}

/**
 * What differs after an act was taken back from what stood before it, table by table; empty where all is as it was.
 * @param leaves tables that are not compared
 */
export function notTakenBack(before: Standing, after: Standing, leaves: readonly string[] = []): string[] {
  const wrong: string[] = [];
  for (const [table, rows] of after) {
    if (leaves.includes(table)) continue;
    const stood = before.get(table) ?? new Map<string, string>();
    for (const [key, text] of stood) {
      const now = rows.get(key);
      if (now !== text) wrong.push(`${table} ${key}: ${differing(text, now)}`);
    }
    for (const [key, text] of rows)
      if (!stood.has(key) && !isOutOfUse(text) && !Object.hasOwn(STAYS, table))
        wrong.push(`${table} ${key} stays: ${text}`);
  }
  return wrong;
}

function isOutOfUse(text: string): boolean {
  const row = JSON.parse(text) as Record<string, unknown>;
  return (row.removed_at ?? row.disabled_at ?? null) !== null;
}

function differing(text: string, now: string | undefined): string {
  if (now === undefined) return `gone (${text})`;
  const [was, is] = [JSON.parse(text), JSON.parse(now)] as Record<string, unknown>[];
  return Object.keys(was ?? {})
    .filter((column) => JSON.stringify(was?.[column]) !== JSON.stringify(is?.[column]))
    .map((column) => `${column} ${JSON.stringify(was?.[column])} → ${JSON.stringify(is?.[column])}`)
    .join(', ');
}

/** What is not told row by row: the log has its chain, the proof is made of the rows, texts to search have no rows. */
const CHAINED = /^(?:sqlite_.*|log|log_head|proof|proof_sum|schema_step|person_(?:name|part)_fts.*)$/;

/** A digest of each row of every table, under its table and number; of rows without a number under what stands in them. */
export function rowDigests(db: ReadableDb): Map<string, string> {
  const digests = new Map<string, string>();
  const names = db.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  for (const name of names.filter((one) => !CHAINED.test(one)))
    for (const row of db.prepare(`SELECT * FROM "${name}"`).all() as Record<string, unknown>[]) {
      const digest = createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 16);
      digests.set(`${name} ${'id' in row ? String(row.id) : digest}`, digest);
    }
  return digests;
}
