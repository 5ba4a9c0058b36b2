import type { HandedOver, OwedAfterEnd } from '#shared/records/retiree/contract/payments.ts';
import { HANDED_OVER } from '#shared/records/retiree/life-cycle/retold.ts';
import { type Ending, type OwedMonth, owedSentence, owedSum } from '#shared/records/retiree/rules/owed-after-end.ts';
import { monthsFromTo } from '#shared/records/retiree/rules/paid-months.ts';
import { pauseUnresolved, unpaidIn } from '#shared/records/retiree/rules/payable-month.ts';
import { addMonths, monthOf } from '#shared/rules/calendar.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { recordsWithin } from '../../../core/scope.ts';
import { alias, int, present, text, typed } from '../../../core/typed.ts';
import { event } from '../../../tables/life.ts';
import { paymentItem } from '../../../tables/payments.ts';
import { record } from '../../../tables/records.ts';
import { amountOf, type PaidPerson, paidPeople } from './facts.ts';
import { lastFinalMonth } from './gaps.ts';
import { monthsDue, type Past, pastOf } from './past.ts';

const r = alias(record, 'r');
const e = alias(event, 'e');

/**
 * Money that was due before a benefit ended (death, stop, transfer to another street) and that no roll pays any more: it
 * stands until it is handed over or given back to the agency.
 */

// Only a few files can owe something: sent back and settled, put on a roll that left them out, paused, left out by what
// was taken back, or paid less than was decided later. Everybody else is left out before anything is worked out.
const MAY_OWE = `(
  EXISTS (SELECT 1 FROM payment_return t JOIN event e ON e.id = t.event_id
    WHERE t.record_id = r.id AND t.removed_at IS NULL AND e.settled_on IS NOT NULL)
  OR EXISTS (SELECT 1 FROM payment_item i WHERE i.record_id = r.id AND i.removed_at IS NULL AND i.kind <> 'deduction'
    AND NOT EXISTS (SELECT 1 FROM payment_line l JOIN payment_roll p ON p.id = l.roll_id AND p.removed_at IS NULL
      WHERE l.record_id = r.id AND p.month = i.month))
  OR EXISTS (SELECT 1 FROM event e WHERE e.record_id = r.id AND e.removed_at IS NULL
    AND (e.step IN ('benefit.pause', 'benefit.resume', 'states.correct') OR e.step LIKE 'management.%' AND e.month IS NOT NULL))
  OR EXISTS (SELECT 1 FROM event e WHERE e.record_id = r.id AND e.removed_at IS NOT NULL)
  OR EXISTS (SELECT 1 FROM change c WHERE c.noun = 'record' AND c.noun_id = r.id AND c.action = 'remove')
  OR EXISTS (SELECT 1 FROM pension_amount a JOIN payment_line l ON l.record_id = a.record_id
      JOIN payment_roll p ON p.id = l.roll_id AND p.removed_at IS NULL
    WHERE a.record_id = r.id AND a.removed_at IS NULL AND a.from_month <= p.month AND a.added_at > p.added_at
      AND a.fen > l.base_fen))`;

/**
 * What is owed to those whose benefit ended, one entry a file, the longest ended first.
 * @param today the office's day: who is still on the roll to be made next is paid by it
 */
export function owedAfterEnd(
  db: ReadableDb,
  today: string,
  of: { scope?: Scope; only?: readonly number[]; communityId?: number | null } = {},
): OwedAfterEnd[] {
  const scope = of.scope ?? wholeOffice;
  const within = recordsWithin(scope);
  const ids = read(
    db,
    typed`SELECT ${r.id} FROM ${r} JOIN retiree d ON d.id = r.id
     WHERE r.kind = 'retiree' AND r.removed_at IS NULL AND r.pending = 0
       AND (r.state IN ('M4', 'M5') OR d.benefit_state = 'B4')
       AND (@only IS NULL OR r.id IN (SELECT value FROM json_each(@only)))
       AND (@communityId IS NULL OR r.community_id = @communityId) AND ${within.sql} AND ${MAY_OWE}`,
  ).all({
    ...{ only: of.only === undefined ? null : JSON.stringify(of.only), communityId: of.communityId ?? null },
    ...within.params,
  });
  if (ids.length === 0) return [];
  const past = pastOf(db, { before: null, rolls: null, only: ids });
  const planned = plannedOf(db, ids);
  const lastFinal = lastFinalMonth(db);
  const thisMonth = monthOf(today);
  const next = lastFinal === null ? thisMonth : addMonths(lastFinal, 1);
  return paidPeople(db, scope, ids)
    .flatMap((person) => {
      // The month of a death is paid whole: its roll, still to be made, pays what is owed with it.
      if (next >= thisMonth && unpaidIn(person.facts, next) === null && amountOf(person, next) !== null) return [];
      const months = owedMonths(person, past, planned.get(person.recordId) ?? []);
      if (months.length === 0) return [];
      const { ending, endedOn } = endingOf(person);
      return [
        {
          ...{ recordId: person.recordId, number: person.recordNumber, name: person.name },
          ...{ communityName: person.communityName, ending, endedOn, months },
          ...{ fen: owedSum(months).fen, sentence: owedSentence(months, ending) },
        },
      ];
    })
    .sort(
      (one, other) =>
        Number((one.endedOn ?? '') > (other.endedOn ?? '')) - Number((one.endedOn ?? '') < (other.endedOn ?? '')) ||
        one.recordId - other.recordId,
    );
}

/** What of it was handed over, of these files, newest first. */
export function handedOverOf(db: ReadableDb, recordIds: readonly number[], scope: Scope): HandedOver[] {
  const within = recordsWithin(scope);
  return read(
    db,
    typed`SELECT ${{
      eventId: e.id,
      recordId: e.recordId,
      number: r.number,
      month: present(e.month),
      fen: present(e.amountFen),
      on: e.onDate,
      party: present(e.party),
    }}
     FROM json_each(@ids) j CROSS JOIN ${e} ON e.record_id = j.value JOIN ${r} ON r.id = e.record_id
     WHERE e.step = '${HANDED_OVER}' AND e.removed_at IS NULL AND ${within.sql}
     ORDER BY e.on_date DESC, e.month DESC LIMIT 500`,
  ).all({ ids: JSON.stringify(recordIds), ...within.params });
}

/** The months of a file that are owed to its person; `planned`: what was put on rolls by itself. */
export function owedMonths(person: PaidPerson, past: Past, planned: readonly Planned[]): OwedMonth[] {
  const handedOver = past.handedOver.get(person.recordId);
  const after = '9999-12';
  const found = new Map<string, OwedMonth>();
  const add = (one: OwedMonth): void => {
    if (handedOver?.has(one.month)) return;
    const known = found.get(one.month);
    const fen = known === undefined ? one.fen : known.fen === null || one.fen === null ? null : known.fen + one.fen;
    found.set(one.month, { ...(known ?? one), fen });
  };
  for (const { month, fen, why } of monthsDue(person, past, after))
    if (fen === null || fen > 0) add({ month, fen, why });
  const paid = past.paid.get(person.recordId);
  // A roll after it that had the person paid it.
  for (const { month, fen } of planned.map((one) => stillDue(one, person)))
    if (
      fen > 0 &&
      !Array.from(paid?.keys() ?? []).some((one) => one >= month) &&
      unpaidIn(person.facts, month) !== null
    )
      add({ month, fen, why: 'planned' });
  const pause = pauseUnresolved(person.facts);
  if (pause)
    for (const month of monthsFromTo(pause.from, addMonths(pause.to, -1)))
      if (!paid?.has(month) && unpaidIn(person.facts, month) !== 'takenOver')
        add({ month, fen: amountOf(person, month), why: 'paused' });
  return Array.from(found.values()).sort((one, other) => (one.month < other.month ? -1 : 1));
}

interface Planned {
  month: string;
  fen: number;
  /** Of arrears of an adjustment: for which months. */
  parts: readonly Record<string, number>[];
}

// What an adjustment put on the roll for months after a death that was told later was never due.
function stillDue({ month, fen, parts }: Planned, { facts }: PaidPerson): { month: string; fen: number } {
  const never = parts.flatMap((part) =>
    Object.entries(part).flatMap(([of, some]) => (unpaidIn(facts, of) === null ? [] : [some])),
  );
  return { month, fen: never.reduce((sum, one) => sum - one, fen) };
}

/** What was put on rolls by itself, by file and month: 补贴 and 补发 less 扣款. */
export function plannedOf(db: ReadableDb, ids: readonly number[]): Map<number, Planned[]> {
  const rows = read(
    db,
    typed`SELECT ${{
      recordId: paymentItem.recordId,
      month: paymentItem.month,
      fen: int("sum(CASE kind WHEN 'deduction' THEN -fen ELSE fen END)"),
      parts: text('json_group_array(json(months))'),
    }}
     FROM ${paymentItem} WHERE removed_at IS NULL AND record_id IN (SELECT value FROM json_each(?))
     GROUP BY record_id, month`,
  ).all(JSON.stringify(ids));
  const found = new Map<number, Planned[]>();
  for (const { recordId, ...one } of rows)
    found.set(recordId, [...(found.get(recordId) ?? []), { ...one, parts: JSON.parse(one.parts) as Planned['parts'] }]);
  return found;
}

function endingOf({ facts }: PaidPerson): { ending: Ending; endedOn: string | null } {
  if (facts.management === 'M5') return { ending: 'died', endedOn: facts.diedOn };
  if (facts.management === 'M4') return { ending: 'movedOut', endedOn: facts.leftOn };
  const stop = Array.from(facts.moves)
    .reverse()
    .find(({ after }) => after === 'B4');
  return { ending: 'ended', endedOn: stop?.on ?? null };
}
