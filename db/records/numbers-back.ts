import type { WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { int, typed } from '../core/typed.ts';
import { numberSeries } from '../tables/office.ts';
import { UNDONE } from './undone-files.ts';

/**
 * Gives back the numbers at the end of a series that an undo took from their owners and nobody outside has seen: the
 * next file or household gets the first of them. A number that was printed, exported, handed over, in a final roll or
 * behind a closed report is never given again, nor any before it.
 */

type NumberedTable = 'record' | 'household';

// What is written out of these holds neither 档号 nor 户号.
const NUMBERLESS = `'datedValue', 'calendar', 'code', 'mapping', 'community', 'group', 'organisation', 'user', 'import'`;

// A list that went out shows every number there was by then: whichever came after the number was given counts.
const LISTED = `SELECT 1 FROM log l WHERE l.action IN ('print', 'export') AND l.noun NOT IN (${NUMBERLESS})`;

const owners: Record<NumberedTable, { undone: string; seen: string }> = {
  record: {
    undone: UNDONE,
    // A form of one file or of one person shows no other file's number. The files of an import are logged as one.
    seen: `EXISTS (SELECT 1 FROM log l WHERE l.noun = 'record' AND l.noun_id = r.id AND l.action IN ('print', 'export'))
      OR EXISTS (SELECT 1 FROM print p WHERE p.noun = 'record' AND p.noun_id = r.id)
      OR EXISTS (SELECT 1 FROM handover_record h WHERE h.record_id = r.id)
      OR EXISTS (SELECT 1 FROM payment_line y WHERE y.record_id = r.id)
      OR EXISTS (SELECT 1 FROM report_close c WHERE c.closed_at >= r.created_at)
      OR EXISTS (${LISTED} AND l.noun <> 'record' AND (l.noun <> 'person' OR l.noun_id = r.person_id)
        AND l.id > ifnull(CASE WHEN r.import_id IS NULL
          THEN (SELECT min(o.id) FROM log o WHERE o.noun = 'record' AND o.noun_id = r.id)
          ELSE (SELECT min(o.id) FROM log o WHERE o.noun = 'import' AND o.noun_id = r.import_id AND o.what = 'import') END, 0))`,
  },
  household: {
    // One that goes when two people are found to be one is gone by that act; one of a sheet brought its number along.
    undone: `r.removed_at IS NOT NULL AND EXISTS (SELECT 1 FROM command_row w JOIN command c ON c.id = w.command_id
      WHERE w.table_name = 'household' AND w.row_id = r.id AND w.before IS NULL AND c.undone_at IS NOT NULL
        AND c.name <> 'households.importFile')`,
    seen: `EXISTS (${LISTED}
      AND l.id > ifnull((SELECT min(o.id) FROM log o WHERE o.noun = 'household' AND o.noun_id = r.id), 0))`,
  },
};

function giveNumbersBack(db: WritableDb, table: NumberedTable, prefix: string): void {
  const { undone, seen } = owners[table];
  const free = read(
    db,
    typed`SELECT ${int('r.id')} FROM ${table} r WHERE r.number = @number AND ${undone} AND NOT (${seen})`,
  );
  const giveUp = prepared(db, `UPDATE ${table} SET number = '${GIVEN_BACK}' || uid WHERE id = ?`);
  const last = read(db, typed`SELECT ${numberSeries.last} FROM ${numberSeries} WHERE prefix = ?`).get(prefix);
  if (last === undefined) return;
  let serial = last;
  for (; serial > 0; serial -= 1) {
    const id = free.get({ number: `${prefix}${String(serial).padStart(5, '0')}` });
    if (id === undefined) break;
    giveUp.run(id);
  }
  if (serial < last) prepared(db, 'UPDATE number_series SET last = ? WHERE prefix = ?').run(serial, prefix);
}

/** Gives back what may be given back at the end of every series these owners had a number of; once they are out of use. */
export function giveBackNumbersOf(db: WritableDb, table: NumberedTable, ids: readonly number[]): void {
  const numberOf = prepared(db, `SELECT number FROM ${table} WHERE id = ?`).pluck();
  const prefixes = new Set(ids.map((id) => String(numberOf.get(id)).replace(/\d+$/, '')));
  for (const prefix of prefixes) giveNumbersBack(db, table, prefix);
}

// What stands in place of a number that was given back: its row stays for the history, which tells the number.
const GIVEN_BACK = '撤销-';

export const isGivenBack = (number: string): boolean => number.startsWith(GIVEN_BACK);

/** The same of a column, as SQL. */
export const isGivenBackSql = (column: string): string =>
  `substr(${column}, 1, ${GIVEN_BACK.length}) = '${GIVEN_BACK}'`;
