import { HANDED_OVER } from '#shared/records/retiree/life-cycle/retold.ts';
import { monthsFromTo } from '#shared/records/retiree/rules/paid-months.ts';
import { pauseToPay, unpaidIn } from '#shared/records/retiree/rules/payable-month.ts';
import { addMonths } from '#shared/rules/calendar.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { alias, int, maybe, oneOf, present, text, typed } from '../../../core/typed.ts';
import { TAKEN_BACK, TAKEN_BACK_OF_IDS } from '../../../life/taken-back.ts';
import { event } from '../../../tables/life.ts';
import { paymentItem, paymentLine, paymentRoll } from '../../../tables/payments.ts';
import { amountOf, type PaidPerson } from './facts.ts';

const i = alias(paymentItem, 'i');
const l = alias(paymentLine, 'l');
const e = alias(event, 'e');
const p = alias(paymentRoll, 'p');

/** What the final rolls paid, and by how much it differs from what was due: the next roll puts it right. */

interface Paid {
  base: number;
  net: number;
  /** The bank sent it back: `open` while nobody settled it. */
  returned: 'open' | 'settled' | null;
}

type ByMonth<T> = Map<number, Map<string, T>>;

export interface Past {
  /** The months of the rolls, oldest first. */
  months: readonly string[];
  /** What rolls before paid, by file and month. */
  paid: ByMonth<Paid>;
  /** What items of this and earlier rolls settled, by file and month. */
  settled: ByMonth<number>;
  /** Months whose money was handed over outside of the rolls. */
  handedOver: ByMonth<true>;
  /** Months whose final roll left the file out by something that was taken back since. */
  leftOut: ByMonth<true>;
}

export interface MonthDue {
  month: string;
  /** Above zero: still to be paid; below: paid too much; null: the amount of the month is not known. */
  fen: number | null;
  why: 'returned' | 'short' | 'resumed' | 'accepted';
}

/** The rolls before a month, as many as `rolls` says; null: all rolls there are. `only`: of these files alone. */
export function pastOf(
  db: ReadableDb,
  of: { before: string | null; rolls: number | null; only?: readonly number[] },
): Past {
  const { before, rolls: limit } = of;
  const ids = of.only === undefined ? null : JSON.stringify(of.only);
  const given = ids === null ? {} : { ids };
  const own = (column: string): string => (ids === null ? '' : `AND ${column} IN (SELECT value FROM json_each(@ids))`);
  const rolls = read(
    db,
    typed`SELECT ${{ id: paymentRoll.id, month: paymentRoll.month }}
     FROM ${paymentRoll} WHERE removed_at IS NULL AND (@before IS NULL OR month < @before)
     ORDER BY month DESC LIMIT @limit`,
  ).all({ before, limit: limit ?? -1 });
  const lines = read(
    db,
    typed`SELECT ${{
      recordId: l.recordId,
      base: l.baseFen,
      net: l.netFen,
      returned: maybe(
        oneOf(
          ['open', 'settled'],
          `CASE WHEN t.id IS NULL THEN NULL WHEN e.settled_on IS NULL THEN 'open' ELSE 'settled' END`,
        ),
      ),
    }}
     FROM ${l} LEFT JOIN payment_return t ON t.line_id = l.id AND t.removed_at IS NULL
       LEFT JOIN event e ON e.id = t.event_id WHERE l.roll_id = @rollId ${own('l.record_id')}`,
  );
  const paid: Past['paid'] = new Map();
  for (const { id: rollId, month } of rolls)
    for (const { recordId, ...one } of lines.all({ ...given, rollId })) put(paid, recordId, month, one);
  const settled: Past['settled'] = new Map();
  const items = read(
    db,
    typed`SELECT ${{ recordId: i.recordId, month: text('j.key'), fen: int('sum(j.value)') }}
     FROM ${i}, json_each(i.months) j
     WHERE i.removed_at IS NULL AND (@before IS NULL OR i.month <= @before) ${own('i.record_id')}
     GROUP BY i.record_id, j.key`,
  ).all({ ...given, before });
  for (const { recordId, month, fen } of items) put(settled, recordId, month, fen);
  const handedOver: Past['handedOver'] = new Map();
  const handed = read(
    db,
    typed`SELECT ${{ recordId: event.recordId, month: present(event.month) }} FROM ${event}
     WHERE step = '${HANDED_OVER}' AND removed_at IS NULL ${own('record_id')}`,
  ).all(given);
  for (const { recordId, month } of handed) put(handedOver, recordId, month, true);
  const leftOut: Past['leftOut'] = new Map();
  const wrongly = read(db, leftOutQuery(own, ids === null ? TAKEN_BACK : TAKEN_BACK_OF_IDS)).all(given);
  for (const { recordId, month } of wrongly) if (!paid.get(recordId)?.has(month)) put(leftOut, recordId, month, true);
  return { months: rolls.map((roll) => roll.month).reverse(), paid, settled, handedOver, leftOut };
}

/**
 * The files that stood otherwise when a roll was made final than they stand now: by a step that was undone or corrected
 * since, or out of use and brought back. Whether the month was due after all the file of now says.
 */
const leftOutQuery = (own: (column: string) => string, takenBack: string) =>
  typed`SELECT ${{ recordId: e.recordId, month: p.month }} FROM ${e} JOIN ${p} ON p.removed_at IS NULL
     AND p.added_at BETWEEN e.added_at AND e.removed_at
   WHERE e.removed_at IS NOT NULL ${own('e.record_id')}
     AND (e.after ->> '$.benefitState' IS NOT NULL OR e.after ->> '$.management' IS NOT NULL)
   UNION SELECT e.record_id, p.month FROM (${takenBack}) t JOIN event e ON e.id = t.eventId
     JOIN event k ON k.id = t.correctionId
     JOIN payment_roll p ON p.removed_at IS NULL AND p.added_at BETWEEN e.added_at AND k.added_at
   WHERE t.field IN ('benefitState', 'management') ${own('e.record_id')}
   UNION SELECT w.row_id, p.month FROM command k JOIN command_row w ON w.command_id = k.id AND w.table_name = 'record'
     JOIN payment_roll p ON p.removed_at IS NULL AND p.added_at BETWEEN k.at AND ifnull(k.undone_at,
       (SELECT min(b.at) FROM command b WHERE b.name = 'records.restore' AND b.noun = 'record' AND b.noun_id = w.row_id
          AND b.id > k.id AND b.undone_at IS NULL))
   WHERE k.name IN ('records.remove', 'people.merge') AND w.after ->> '$.removedAt' IS NOT NULL ${own('w.row_id')}`;

function put<T>(by: ByMonth<T>, recordId: number, month: string, value: T): void {
  const own = by.get(recordId);
  if (own) own.set(month, value);
  else by.set(recordId, new Map([[month, value]]));
}

/**
 * The months before `month` for which a person was paid otherwise than was due, or not at all though it was. What was sent
 * back counts once somebody settled it; what was handed over by itself counts as paid.
 */
export function monthsDue(person: PaidPerson, past: Past, month: string): MonthDue[] {
  const paid = past.paid.get(person.recordId);
  const settled = past.settled.get(person.recordId);
  const handedOver = past.handedOver.get(person.recordId);
  const leftOut = past.leftOut.get(person.recordId);
  const found: MonthDue[] = [];
  const differs = (of: string, due: number | null, was: number, why: MonthDue['why']): void => {
    if (handedOver?.has(of)) return;
    const fen = due === null ? null : due - was - (settled?.get(of) ?? 0);
    if (fen !== 0) found.push({ month: of, fen, why });
  };
  for (const of of past.months) {
    const was = paid?.get(of);
    if (!was && leftOut?.has(of) && unpaidIn(person.facts, of) === null) differs(of, amountOf(person, of), 0, 'short');
    if (!was || was.returned === 'open') continue;
    // Of a month without an amount nothing else is known than what was paid.
    const why = unpaidIn(person.facts, of);
    // Paid here for a month that is the sender's: whether both paid it only a clerk can find out, nothing is taken back.
    const due = why === 'takenOver' ? was.base : why === null ? (amountOf(person, of) ?? was.base) : 0;
    // Sent back whole: what came with the pension, or was kept back from it, is owed with it.
    if (was.returned === 'settled') differs(of, due + was.net - was.base, 0, 'returned');
    else differs(of, due, was.base, 'short');
  }
  // 补发待发: the months of the pause are owed since it ended (domain part A.1.3).
  const pause = pauseToPay(person.facts);
  if (pause && pause.resumedIn <= month)
    // A pause that began with the sender: its months until the file came are the sender's.
    for (const of of monthsFromTo(pause.from, addMonths(pause.to, -1)))
      if (of < month && !paid?.has(of) && unpaidIn(person.facts, of) !== 'takenOver')
        differs(of, amountOf(person, of), 0, 'resumed');
  for (const of of monthsSinceAcceptance(person, past, month))
    if (!paid?.has(of) && unpaidIn(person.facts, of) === null && !found.some((one) => one.month === of))
      differs(of, amountOf(person, of), 0, 'accepted');
  return found;
}

/**
 * The months before `month` that the office owes since the sender stopped, by the word of the acceptance, whether or not a
 * roll had them. Of an acceptance before the rolls that are there, what was due before them was paid outside of them.
 */
function monthsSinceAcceptance({ facts }: PaidPerson, { months }: Past, month: string): string[] {
  const [first, last] = [months[0] ?? month, months.at(-1) ?? ''];
  return facts.owedSince.flatMap(({ from, acceptedIn }) => {
    const begins = acceptedIn >= first || from > first ? from : first;
    const ends = [addMonths(month, -1), last > acceptedIn ? last : acceptedIn].sort()[0] ?? '';
    return monthsFromTo(begins, ends);
  });
}
