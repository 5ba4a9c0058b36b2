import { inTransaction } from '#db/core/open.ts';
import { prepared } from '#db/core/rows.ts';
import { createRecord } from '#db/records/records.ts';
import type { KindDemo } from '../../core/kind.ts';
import { nameReadings } from '../../names/pinyin.ts';
import { inventPeople } from './people.ts';

// So many new files one transaction opens: the log of SQLite stays small.
const BATCH = 500;

/** Opens the files of invented retirees that are not there yet. */
export const openInvented: KindDemo['open'] = (db, act, { files, seed, communities }) => {
  const there = prepared(db, "SELECT count(*) FROM record WHERE kind = 'retiree'").pluck().get() as number;
  const missing = inventPeople(files, seed, communities).slice(there);
  for (let from = 0; from < missing.length; from += BATCH) {
    inTransaction(db, () => {
      for (const values of missing.slice(from, from + BATCH))
        createRecord(db, act, { subject: 'person', kind: 'retiree', values, readings: nameReadings(values.name) });
    });
  }
  return missing.length;
};
