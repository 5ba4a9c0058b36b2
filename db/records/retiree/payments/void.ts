import { AppError } from '#shared/errors.ts';
import type { VoidedRoll } from '#shared/records/retiree/contract/payments.ts';
import { rollNumber } from '#shared/records/retiree/payment-words.ts';
import type { Act } from '../../../core/changes.ts';
import { type CommandAbout, keepCommand } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { getRow, updateRow } from '../../../core/rows.ts';
import { alias, maybe, present, text, typed } from '../../../core/typed.ts';
import { user } from '../../../tables/office.ts';
import { paymentItem, paymentRoll } from '../../../tables/payments.ts';

const r = alias(paymentRoll, 'r');
const u = alias(user, 'u');

/**
 * Voids (作废) a final roll: it keeps its number and its lines, which count nowhere any more, and the month can be made
 * final again. Not once a bank told that it paid, nor once a later month was built on it.
 * @throws AppError payroll.notFound, payroll.notVoidable
 */
export function voidRoll(
  db: WritableDb,
  act: Act,
  { rollId, reason }: { rollId: number; reason: string },
): { commandId: number | null } {
  const roll = getRow(db, paymentRoll, rollId);
  if (!roll || roll.removedAt !== null) throw new AppError('payroll.notFound', {});
  const { month, serial } = roll;
  const later = read(
    db,
    typed`SELECT ${maybe(text('min(month)'))} FROM payment_roll WHERE removed_at IS NULL AND month > ?`,
  ).one(month);
  const number = rollNumber(month, serial);
  if (later !== null) throw new AppError('payroll.notVoidable', { number, why: `${later} 的花名册已经接着它定稿` });
  if (roll.answeredOn !== null) throw new AppError('payroll.notVoidable', { number, why: '银行已经答复，钱已经发出' });
  const title = `作废 ${month} 发放花名册（${number}）：${reason}`;
  const about: CommandAbout = { name: 'payments.voidRoll', title, noun: 'payroll', nounId: rollId };
  const items = read(
    db,
    typed`SELECT ${paymentItem.id} FROM ${paymentItem} WHERE month = ? AND source = 'roll' AND removed_at IS NULL`,
  ).all(month);
  const { commandId } = keepCommand(db, act, about, () => {
    updateRow(db, paymentRoll, rollId, { removedAt: act.at, voidReason: reason, voidedBy: act.userId });
    // What it paid late or took back counts as settled no more.
    for (const id of items) updateRow(db, paymentItem, id, { removedAt: act.at });
  });
  return { commandId };
}

/** Rolls that were voided, newest first; or the one of this id, where it is one. */
export function voidedRolls(db: ReadableDb, limit: number, rollId: number | null = null): VoidedRoll[] {
  const rows = read(
    db,
    typed`SELECT ${{
      rollId: r.id,
      month: r.month,
      serial: r.serial,
      reason: present(r.voidReason),
      at: present(r.removedAt),
      byId: u.id,
      byName: u.name,
    }}
     FROM ${r} JOIN ${u} ON u.id = r.voided_by WHERE r.void_reason IS NOT NULL AND r.removed_at IS NOT NULL
       AND (@rollId IS NULL OR r.id = @rollId) ORDER BY r.removed_at DESC, r.id DESC LIMIT @limit`,
  ).all({ limit, rollId });
  return rows.map(({ serial, byId, byName, ...row }) => ({
    ...{ ...row, number: rollNumber(row.month, serial), by: { id: byId, name: byName } },
  }));
}
