import { formatMoney } from '#shared/rules/money.ts';

/** An amount in its column; nothing where there is none, or where `isZeroBlank` and it is zero. */
export function money(fen: number | null, isZeroBlank = false): string {
  return fen === null || (isZeroBlank && fen === 0) ? '' : formatMoney(fen);
}
