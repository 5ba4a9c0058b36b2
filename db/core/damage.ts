import { AppError, isAppError } from '#shared/errors.ts';
import { isProved, wrongIn } from '../proof/check.ts';
import { openReadable, toAppError } from './open.ts';

const CLEAN_FOR_MS = 600_000;
const foundClean = new Map<string, number>();

/**
 * A failure nobody expected, in a database that is damaged, is the damage's: a row that was written over fails wherever it
 * is read next, in ways no code foresees. Such a failure has the database looked over; a sound one leaves it the bug it is.
 * @param path of the database
 * @returns AppError archive.damaged, or what `toAppError` makes of the error
 */
export function damageBehind(error: unknown, path: string): unknown {
  const known = toAppError(error, path);
  if (isAppError(known)) return known;
  const cleanAt = foundClean.get(path);
  if (cleanAt !== undefined && performance.now() - cleanAt < CLEAN_FOR_MS) return known;
  const found = damageIn(path);
  if (found === null) foundClean.set(path, performance.now());
  return found ?? known;
}

function damageIn(path: string): AppError | null {
  try {
    const db = openReadable(path);
    try {
      const quick = db.pragma('quick_check(1)', { simple: true });
      if (quick !== 'ok') return new AppError('archive.damaged', { detail: String(quick).split('\n')[0] ?? '' });
      if (!isProved(db)) return null;
      for (const { table } of wrongIn(db)) return new AppError('archive.damaged', { detail: table.words });
      return null;
    } finally {
      db.close();
    }
  } catch (error) {
    const known = toAppError(error, path);
    return known instanceof AppError && known.code === 'archive.damaged' ? known : null;
  }
}
