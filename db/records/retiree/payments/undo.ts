import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { getRow, prepared } from '../../../core/rows.ts';
import { command } from '../../../tables/commands.ts';

/**
 * Refuses to take back what a final roll was built on: what was wrong comes right with the next month's.
 * @throws AppError command.usedSince
 */
export function refusePaidSince(db: ReadableDb, commandId: number): void {
  const found = getRow(db, command, commandId);
  if (!found || found.undoneAt !== null) return;
  const month = monthOf(db, found.name, commandId, found.nounId);
  if (month === null) return;
  // A roll that was voided comes back only while its month was not made final again. Of a roll itself, and of what the bank answered to it, only later ones stand in the way.
  const isOfRoll = found.noun === 'payroll' && found.name !== 'payments.voidRoll';
  const later = prepared(
    db,
    `SELECT min(month) FROM payment_roll WHERE removed_at IS NULL AND month ${isOfRoll ? '>' : '>='} ?`,
  )
    .pluck()
    .get(month) as string | null;
  if (later !== null)
    throw new AppError('command.usedSince', { title: found.title, by: `${later} 的发放花名册已经定稿` });
}

function monthOf(db: ReadableDb, name: string, commandId: number, nounId: number): string | null {
  const one = (sql: string, id: number): string | null =>
    (prepared(db, sql).pluck().get(id) as string | undefined) ?? null;
  switch (name) {
    case 'adjustments.apply':
      return one('SELECT pay_month FROM pension_adjustment WHERE id = ?', nounId);
    case 'payments.finalise':
    case 'payments.voidRoll':
    case 'payments.enterReturns':
      return one('SELECT month FROM payment_roll WHERE id = ?', nounId);
    case 'payments.addItem':
      return one(
        `SELECT i.month FROM command_row w JOIN payment_item i ON i.id = w.row_id
         WHERE w.command_id = ? AND w.table_name = 'payment_item'`,
        commandId,
      );
    default:
      return null;
  }
}
