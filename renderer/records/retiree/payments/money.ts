import { formatMoney } from '#shared/rules/money.ts';

/** A sum, or that it cannot be told because an amount in it is not known. */
export function moneyOrUnknown(fen: number | null): string {
  return fen === null ? '无法计算' : formatMoney(fen);
}

/** An amount in its column; nothing where there is none, or where `isZeroBlank` and it is zero. */
export function money(fen: number | null, isZeroBlank = false): string {
  return fen === null || (isZeroBlank && fen === 0) ? '' : formatMoney(fen);
}
