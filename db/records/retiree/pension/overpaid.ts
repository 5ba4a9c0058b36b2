import type { OwedMonths } from '#shared/records/retiree/contract/pension.ts';
import { amountIn, type MonthlyAmount, overpaidMonths } from '#shared/records/retiree/rules/paid-months.ts';
import { type PayFacts, unpaidIn } from '#shared/records/retiree/rules/payable-month.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { alias, int, maybe, typed } from '../../../core/typed.ts';
import { paymentRoll } from '../../../tables/payments.ts';
import { paidPeople } from '../payments/facts.ts';

const p = alias(paymentRoll, 'p');

/** What was paid too much after a death: what reached the account, as far as the archive knows. */

interface RollMonth {
  month: string;
  /** What the month and its 补贴 were worth on the roll; null where the person is not on it, or the bank sent it back. */
  fen: number | null;
}

/**
 * The months after `lastPayable` that were paid. Since the office's first final roll the rolls tell, less what the bank sent
 * back; before it, and past the last one where the clerk says through when it was paid, a month counts unless the benefit
 * did not run: nobody gives back what was paused.
 * @param through the last month that can have been paid; `isTold`: a clerk says so; `amounts`: what the file's months are worth
 * @returns months and sum; `from` and `through` empty where nothing was paid too much
 */
export function overpaidAfter(
  db: ReadableDb,
  recordId: number,
  lastPayable: string,
  { through, isTold, amounts }: { through: string; isTold: boolean; amounts: readonly MonthlyAmount[] },
): OwedMonths {
  const rolls = rollMonths(db, recordId);
  const byMonth = new Map(rolls.map(({ month, fen }) => [month, fen]));
  const [first = null, last = null] = [rolls[0]?.month, rolls.at(-1)?.month];
  const living = livingFacts(db, recordId);
  const unknownMonths: string[] = [];
  const paid: string[] = [];
  let fen = 0;
  for (const month of overpaidMonths(lastPayable, through)) {
    const isOfRolls = first !== null && last !== null && month >= first && (month <= last || !isTold);
    const worth = isOfRolls ? (byMonth.get(month) ?? null) : amountIn(amounts, month);
    if (isOfRolls ? worth === null : living !== null && unpaidIn(living, month) !== null) continue;
    paid.push(month);
    if (worth === null) unknownMonths.push(month);
    else fen += worth;
  }
  const sum = unknownMonths.length > 0 ? null : fen;
  return { from: paid[0] ?? '', through: paid.at(-1) ?? '', months: paid.length, fen: sum, unknownMonths };
}

function rollMonths(db: ReadableDb, recordId: number): RollMonth[] {
  return read(
    db,
    typed`SELECT ${{
      month: p.month,
      fen: maybe(int('CASE WHEN t.id IS NULL THEN l.base_fen + l.subsidy_fen END')),
    }}
     FROM ${p}
       LEFT JOIN payment_line l ON l.roll_id = p.id AND l.record_id = ?
       LEFT JOIN payment_return t ON t.line_id = l.id AND t.removed_at IS NULL
     WHERE p.removed_at IS NULL ORDER BY p.month`,
  ).all(recordId);
}

/** Where the benefit stood before the death, as if it had not come: who was paused or ended was not paid after it either. */
function livingFacts(db: ReadableDb, recordId: number): PayFacts | null {
  const facts = paidPeople(db, wholeOffice, [recordId])[0]?.facts;
  if (facts === undefined) return null;
  const at = facts.moves.findIndex(({ step }) => step === 'person.death');
  const death = facts.moves[at];
  if (death === undefined) return null;
  return { ...facts, management: 'M1', diedOn: null, benefitState: death.before, moves: facts.moves.slice(0, at) };
}
