import { formatMoney } from '../../../rules/money.ts';

/** What an opening state (期初) does to the amount that a file has, and to months that rolls paid already. */
export interface AmountReplaced {
  /** What the file pays now and would pay then; null: nothing is known. */
  beforeFen: number | null;
  afterFen: number | null;
  /** The month from which the opening amount holds; null: it brings none. */
  fromMonth: string | null;
  /** What the next roll pays late (above zero) or takes back (below zero) because of it; null: nothing. */
  owed: { fen: number; months: readonly string[]; rollMonth: string } | null;
}

/** The question that a replaced amount asks, with both amounts and what follows; null where nothing is replaced. */
export function replacedWords({ beforeFen, afterFen, fromMonth, owed }: AmountReplaced): string | null {
  const isReplaced = beforeFen !== null && beforeFen !== afterFen;
  if (!isReplaced && owed === null) return null;
  const since = fromMonth === null ? '' : `（自 ${fromMonth} 起）`;
  const amounts = isReplaced
    ? `档案里的月养老金是 ${yuan(beforeFen)}，登记后是 ${yuan(afterFen)}${since}，原来的留在修改记录里`
    : `期初的金额${since}与已定稿的花名册发放的不同`;
  if (owed === null) return `${amounts}；请核对哪个金额对`;
  const months = owed.months.length === 1 ? owed.months[0] : `${owed.months[0]} 至 ${owed.months.at(-1)}`;
  const doing = owed.fen > 0 ? '补发' : '扣回';
  return `${amounts}；${owed.rollMonth} 的花名册将${doing} ${yuan(Math.abs(owed.fen))}（${months} 的差额）；请核对哪个金额对`;
}

function yuan(fen: number | null): string {
  return fen === null ? '空白' : `${formatMoney(fen)} 元`;
}
