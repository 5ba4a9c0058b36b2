import type { Command } from '#shared/contract/commands.ts';
import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { command } from '../tables/commands.ts';
import { logTable } from '../tables/log.ts';
import { user } from '../tables/office.ts';
import { paymentRoll } from '../tables/payments.ts';
import type { ReadableDb } from './open.ts';
import { read } from './read.ts';
import { getRow } from './rows.ts';
import { alias, typed } from './typed.ts';

const l = alias(logTable, 'l');
const u = alias(user, 'u');

/** Whether something final left the office on paper or as a file, by the log. */

interface Outside {
  at: string;
  by: string;
}

// Since this step an export tells which roll it was; before, only that some roll was written out.
const TELLS_WHICH = 390;

/** The first print or export of a final roll or closed report; null where there was none. `since`: when it was made final. */
function wentOutside(db: ReadableDb, noun: 'payroll' | 'report', id: number, since: string): Outside | null {
  const found = read(
    db,
    typed`SELECT ${{ at: l.at, by: u.name }} FROM ${l} JOIN ${u} ON u.id = l.user_id
     WHERE l.action IN ('print', 'export') AND l.noun = @noun AND l.at >= @since AND (l.noun_id = @id
       OR (l.noun_id = 0 AND l.what IN ('payments.export', 'payments.exportChanges')
         AND l.at < (SELECT applied_at FROM schema_step WHERE version = ${TELLS_WHICH})))
     ORDER BY l.id LIMIT 1`,
  ).get({ noun, id, since });
  return found ?? null;
}

/** The first print or export of a roll, null for a draft. */
export function rollOutside(db: ReadableDb, rollId: number | null): Outside | null {
  const since = read(db, typed`SELECT ${paymentRoll.addedAt} FROM ${paymentRoll} WHERE id = ?`).get(rollId);
  return rollId === null || since === undefined ? null : wentOutside(db, 'payroll', rollId, since);
}

const finals: Partial<Record<Command['name'], 'payroll' | 'report'>> = {
  'payments.finalise': 'payroll',
  'reports.close': 'report',
};

/**
 * Refuses to undo what made something final once it went outside: there somebody goes by it.
 * @throws AppError payroll.wentOutside, report.wentOutside
 */
export function refuseOutside(db: ReadableDb, commandId: number): void {
  const found = getRow(db, command, commandId);
  const noun = found ? finals[found.name as Command['name']] : undefined;
  if (!found || !noun || found.undoneAt !== null) return;
  const outside = wentOutside(db, noun, found.nounId, found.at);
  if (outside === null) return;
  const told = { title: found.title, on: localDay(outside.at), by: outside.by };
  if (noun === 'payroll') throw new AppError('payroll.wentOutside', told);
  throw new AppError('report.wentOutside', told);
}
