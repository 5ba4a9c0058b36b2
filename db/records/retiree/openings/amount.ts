import { type AmountReplaced, replacedWords } from '#shared/records/retiree/rules/opening-amount.ts';
import { type OpeningState, sameParts } from '#shared/records/retiree/rules/opening-state.ts';
import { amountIn } from '#shared/records/retiree/rules/paid-months.ts';
import { addMonths, monthOf } from '#shared/rules/calendar.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { ROLLS_BACK } from '../payments/draft.ts';
import { type PaidPerson, paidPeople } from '../payments/facts.ts';
import { lastFinalMonth } from '../payments/gaps.ts';
import { monthsDue, type Past, pastOf } from '../payments/past.ts';

/** Whether the amount of an opening state stands in place of another, and what the next roll makes of it. */

/** The opening state that stands, and what the file said before it. */
export interface StandingAmount {
  state: OpeningState;
  formFenBefore: number | null;
}

/** Says what the amount of an opening state replaces, as a question to the clerk; null where it replaces nothing. */
export type AskReplaced = (recordId: number, state: OpeningState, standing: StandingAmount | null) => string | null;

/** `only`: the files that are asked about; what they were paid is read once for all of them, with the first question. */
export function replacedAmounts(db: ReadableDb, only: readonly number[], today: string): AskReplaced {
  let known: { people: ReadonlyMap<number, PaidPerson>; past: Past; rollMonth: string } | null = null;
  const read = () => {
    const last = lastFinalMonth(db);
    const people = paidPeople(db, wholeOffice, only);
    return {
      people: new Map(people.map((person) => [person.recordId, person])),
      past: pastOf(db, { before: null, rolls: ROLLS_BACK, only }),
      rollMonth: last === null ? monthOf(today) : addMonths(last, 1),
    };
  };
  return (recordId, state, standing) => {
    if (standing ? sameParts(state, standing.state).amount : state.amountFen === null) return null;
    known ??= read();
    const { people, past, rollMonth } = known;
    const person = people.get(recordId);
    if (!person) return null;
    const next = personWith(person, state, standing);
    const beforeFen = amountIn(person.amounts, monthOf(today)) ?? person.formFen;
    const afterFen = amountIn(next.amounts, monthOf(today)) ?? next.formFen;
    const owed = owedBetween(monthsDue(person, past, rollMonth), monthsDue(next, past, rollMonth));
    const replaced: AmountReplaced = { beforeFen, afterFen, fromMonth: state.amountFrom, owed: null };
    return replacedWords(owed === null ? replaced : { ...replaced, owed: { ...owed, rollMonth } });
  };
}

function personWith(person: PaidPerson, state: OpeningState, standing: StandingAmount | null): PaidPerson {
  const { amountFen, amountFrom } = state;
  // An amount of the office itself never begins in the month of the opening one: that month is refused.
  const others = person.amounts.filter(({ fromMonth }) => fromMonth !== standing?.state.amountFrom);
  const added = amountFen === null || amountFrom === null ? [] : [{ fromMonth: amountFrom, fen: amountFen }];
  const amounts = [...others, ...added];
  return { ...person, amounts, formFen: standing && amounts.length === 0 ? standing.formFenBefore : person.formFen };
}

type Due = ReturnType<typeof monthsDue>;

/** What is due besides because of another amount, with its months oldest first; null where it is the same. */
function owedBetween(before: Due, after: Due): { fen: number; months: string[] } | null {
  const byMonth = new Map<string, number>();
  const add = (due: Due, sign: 1 | -1): void => {
    // A month whose amount nobody knows is not paid late either.
    for (const { month, fen } of due) byMonth.set(month, (byMonth.get(month) ?? 0) + sign * (fen ?? 0));
  };
  add(before, -1);
  add(after, 1);
  const differing = Array.from(byMonth).filter(([, fen]) => fen !== 0);
  if (differing.length === 0) return null;
  const fen = differing.reduce((sum, [, part]) => sum + part, 0);
  return { fen, months: differing.map(([month]) => month).sort() };
}
