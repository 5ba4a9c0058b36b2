import { foldWidth, withoutBlanks } from './text.ts';

export { amountInWords } from './amount-words.ts';

/** Money is counted in fen, as integers. */

/** 9,999,999.99 yuan: more than any single amount of these files. */
export const MONEY_LIMIT_FEN = 999_999_999;

export type MoneyReading = { ok: true; fen: number; notes: 'amount-text'[] } | { ok: false };

const PLAIN = /^(\d+)(?:\.(\d+))?$/;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const refused: MoneyReading = { ok: false };

/**
 * Reads an amount in yuan as people write it: 2560.5, ￥2,560.50, 2560.50元, full-width digits, blanks. `amount-text` tells
 * that something besides digits and the point was put right. Refused: more than two decimals (zeros behind them do no
 * harm), commas that do not set off thousands, negative amounts, more than 9,999,999.99.
 */
export function readMoney(text: string): MoneyReading {
  const isPlain = PLAIN.test(text);
  const tidied = isPlain ? text : tidyMoney(text);
  const found = PLAIN.exec(tidied);
  if (!found) return refused;
  const decimals = (found[2] ?? '').replace(/0+$/, '');
  if (decimals.length > 2) return refused;
  const fen = Number(found[1]) * 100 + Number(decimals.padEnd(2, '0'));
  return fen > MONEY_LIMIT_FEN ? refused : { ok: true, fen, notes: isPlain ? [] : ['amount-text'] };
}

/**
 * As `readMoney`, for a spreadsheet cell: a binary number is taken when it lies within a ten-thousandth of a fen of a
 * whole fen (3832.2 is stored as 3832.1999...), else refused like a third decimal.
 */
export function readMoneyCell(cell: string | number): MoneyReading {
  if (typeof cell === 'string') return readMoney(cell);
  const fen = Math.round(cell * 100);
  if (!(fen >= 0 && fen <= MONEY_LIMIT_FEN) || Math.abs(cell * 100 - fen) > 1e-4) return refused;
  return { ok: true, fen: fen + 0, notes: [] };
}

/** Yuan with thousands separators and two decimals: 1,234.56. Throws RangeError on a fraction of a fen. */
export function formatMoney(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError('money is counted in whole fen');
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${digits.slice(-2)}`;
}

function tidyMoney(text: string): string {
  const joined = withoutBlanks(foldWidth(text))
    .replace(/^(?:人民币|RMB|CNY)/i, '')
    .replace(/^[¥￥]/, '')
    .replace(/[元圆]整?$/, '');
  return GROUPED.test(joined) ? joined.replaceAll(',', '') : joined;
}
