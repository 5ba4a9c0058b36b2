import type { WritableDb } from './open.ts';
import { read } from './read.ts';
import { prepared } from './rows.ts';
import { int, typed } from './typed.ts';

/** The next serial of a series; only `giveBackNumbersOf` lets it fall, for numbers that nobody outside has seen. */
export function nextSerial(db: WritableDb, prefix: string): number {
  return read(
    db,
    typed`INSERT INTO number_series (prefix, last) VALUES (?, 1)
     ON CONFLICT (prefix) DO UPDATE SET last = last + 1 RETURNING ${int('last')}`,
  ).one(prefix);
}

/** A serial that came with a file of ours from another archive is never given here again. */
export function keepSerial(db: WritableDb, prefix: string, serial: number): void {
  prepared(
    db,
    `INSERT INTO number_series (prefix, last) VALUES (?, ?)
     ON CONFLICT (prefix) DO UPDATE SET last = max(last, excluded.last)`,
  ).run(prefix, serial);
}
