import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { getRow } from '../../../core/rows.ts';
import { alias, maybe, text, typed } from '../../../core/typed.ts';
import { command } from '../../../tables/commands.ts';
import { paymentItem, paymentRoll, pensionAdjustment } from '../../../tables/payments.ts';

const i = alias(paymentItem, 'i');

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
  const later = read(
    db,
    typed`SELECT ${maybe(text('min(month)'))}
     FROM payment_roll WHERE removed_at IS NULL AND month ${isOfRoll ? '>' : '>='} ?`,
  ).one(month);
  if (later !== null)
    throw new AppError('command.usedSince', { title: found.title, by: `${later} 的发放花名册已经定稿` });
}

function monthOf(db: ReadableDb, name: string, commandId: number, nounId: number): string | null {
  switch (name) {
    case 'adjustments.apply':
      return (
        read(db, typed`SELECT ${pensionAdjustment.payMonth} FROM ${pensionAdjustment} WHERE id = ?`).get(nounId) ?? null
      );
    case 'payments.finalise':
    case 'payments.voidRoll':
    case 'payments.enterReturns':
      return read(db, typed`SELECT ${paymentRoll.month} FROM ${paymentRoll} WHERE id = ?`).get(nounId) ?? null;
    case 'payments.addItem':
      return (
        read(
          db,
          typed`SELECT ${i.month} FROM command_row w JOIN ${i} ON i.id = w.row_id
           WHERE w.command_id = ? AND w.table_name = 'payment_item'`,
        ).get(commandId) ?? null
      );
    default:
      return null;
  }
}
