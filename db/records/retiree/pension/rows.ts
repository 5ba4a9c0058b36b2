import { AppError } from '#shared/errors.ts';
import type { Account, AmountKind } from '#shared/records/retiree/contract/pension.ts';
import { localDay, monthOf } from '#shared/rules/calendar.ts';
import type { Act } from '../../../core/changes.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { getRow, insertRow, updateRow } from '../../../core/rows.ts';
import { typed } from '../../../core/typed.ts';
import { newUid } from '../../../core/uid.ts';
import { pensionAccount, pensionAmount } from '../../../tables/pension.ts';
import { retiree } from '../tables.ts';

/** The rows of amounts and accounts, and how they keep up with what the form and rosters write. */

export interface NewAmount {
  recordId: number;
  fromMonth: string;
  fen: number;
  kind: AmountKind;
  document: string;
}

/** The account in force. */
export function accountOf(db: ReadableDb, recordId: number): Account {
  const row = getRow(db, retiree, recordId);
  return {
    bankCode: row?.bankCode ?? null,
    bankName: row?.bankName ?? null,
    accountName: row?.accountName ?? null,
    accountNumber: row?.accountNumber ?? null,
  };
}

/** Keeps the account that is about to be replaced; to be called before. Nothing where none was known. */
export function keepPastAccount(
  db: WritableDb,
  act: Act,
  recordId: number,
  change: { untilOn: string; reason: string },
): void {
  const before = accountOf(db, recordId);
  if (before.accountNumber === null) return;
  insertRow(db, pensionAccount, {
    ...{ uid: newUid(), recordId, ...before, ...change },
    ...{ addedAt: act.at, addedBy: act.userId, removedAt: null },
  });
}

/** @returns the id of the row */
export function insertAmount(
  db: WritableDb,
  act: Act,
  { recordId, fromMonth, fen, kind, document }: NewAmount,
): number {
  return insertRow(db, pensionAmount, {
    ...{ uid: newUid(), recordId, fromMonth, fen, kind, document },
    ...{ addedAt: act.at, addedBy: act.userId, removedAt: null },
  });
}

/** The amount that counts from exactly this month on, or undefined. */
export function amountFrom(db: ReadableDb, recordId: number, month: string): { id: number; fen: number } | undefined {
  return read(
    db,
    typed`SELECT ${{ id: pensionAmount.id, fen: pensionAmount.fen }}
     FROM ${pensionAmount} WHERE record_id = ? AND from_month = ? AND removed_at IS NULL`,
  ).get(recordId, month);
}

/** Has the form show an amount. @returns what it showed before */
export function showAmount(db: WritableDb, recordId: number, fen: number | null): number | null {
  const before = getRow(db, retiree, recordId)?.pensionFen ?? null;
  if (fen !== before) updateRow(db, retiree, recordId, { pensionFen: fen });
  return before;
}

/**
 * What the form or a roster writes over: another account keeps the one before; an amount beside amounts with their months
 * counts from this month on where a roster brings it, and is refused in the form, which does not ask from when.
 * To be called before the write.
 * @throws AppError input.invalid at the amount
 */
export function keepPensionBefore(
  db: WritableDb,
  act: Act,
  recordId: number,
  after: { accountNumber: string | null; pensionFen: number | null },
): void {
  const today = localDay(act.at);
  if (after.accountNumber !== accountOf(db, recordId).accountNumber) {
    const reason = act.importId === null ? '在登记信息里更正' : '花名册导入';
    keepPastAccount(db, act, recordId, { untilOn: today, reason });
  }
  const { pensionFen } = after;
  if (pensionFen === (getRow(db, retiree, recordId)?.pensionFen ?? null)) return;
  const month = monthOf(today);
  const amounts = read(
    db,
    typed`SELECT ${{ id: pensionAmount.id, fromMonth: pensionAmount.fromMonth }}
     FROM ${pensionAmount} WHERE record_id = ? AND removed_at IS NULL`,
  ).all(recordId);
  if (amounts.length === 0) return;
  if (act.importId === null || pensionFen === null)
    throw new AppError('input.invalid', {
      fields: { 'values.pensionFen': '已按月份登记过金额，请在“发放”里登记从哪个月起、依据什么' },
    });
  for (const { id } of amounts.filter(({ fromMonth }) => fromMonth === month))
    updateRow(db, pensionAmount, id, { removedAt: act.at });
  insertAmount(db, act, { recordId, fromMonth: month, fen: pensionFen, kind: 'adjust', document: '花名册导入' });
}
