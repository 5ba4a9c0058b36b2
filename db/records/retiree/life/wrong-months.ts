import { monthWords } from '#shared/life/step-month.ts';
import { refusedMonth, refusedPaidThrough } from '#shared/records/retiree/life-cycle/step-month.ts';
import { isStepName, type StepName, stepOf } from '#shared/records/retiree/life-cycle/steps.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { prepared } from '../../../core/rows.ts';
import type { WrongMonth } from '../../../life/desk.ts';
import { lastFinalMonth, monthsMissing } from '../payments/gaps.ts';

/** Months that were entered before their limits were asked: a roll goes by them, and nothing refuses them any more. */

interface MonthRow {
  eventId: number;
  recordId: number;
  number: string;
  step: string;
  on: string;
  month: string | null;
  birthOn: string | null;
  retiredOn: string | null;
}

/** Steps whose month lies outside of what is accepted today, of one file or (null) of all, by file and as entered. */
export function wrongMonths(db: ReadableDb, recordId: number | null): WrongMonth[] {
  const rows = prepared(
    db,
    `SELECT e.id AS eventId, r.id AS recordId, r.number, e.step, e.on_date AS "on", e.month, p.birth_on AS birthOn,
       d.retired_on AS retiredOn
     FROM event e JOIN record r ON r.id = e.record_id JOIN retiree d ON d.id = r.id JOIN person p ON p.id = r.person_id
     WHERE (@recordId IS NULL OR e.record_id = @recordId) AND e.removed_at IS NULL AND r.removed_at IS NULL
       AND r.pending = 0 AND (e.month IS NOT NULL OR e.step = 'management.transferOut') ORDER BY e.record_id, e.id`,
  ).all({ recordId }) as MonthRow[];
  const found: WrongMonth[] = [];
  let [of, pauseBegan, leftOn]: [number, string | null, string | null] = [0, null, null];
  for (const row of rows) {
    const { step, on, month } = row;
    if (row.recordId !== of) [of, pauseBegan, leftOn] = [row.recordId, null, null];
    if (step === 'management.transferOut') leftOn = on;
    if (month === null || !isStepName(step)) {
      if (step === 'opening.paid') pauseBegan = month;
      continue;
    }
    const why = wordsOf(step, month, { ...row, month, pauseBegan, leftOn });
    const { eventId, number } = row;
    if (why !== null) found.push({ eventId, number, sentence: `${on} “${stepOf(step).label}”填的 ${month} ${why}` });
    if (step === 'benefit.pause') pauseBegan = month;
  }
  return found;
}

/** The same for the whole archive, with the months between two rolls that have none, in sentences. */
export function wrongMonthNotes(db: ReadableDb): { code: string; message: string }[] {
  const last = lastFinalMonth(db);
  const missing = last === null ? [] : monthsMissing(db, last);
  const gap =
    missing.length === 0
      ? []
      : [
          {
            code: 'roll-missing',
            message: `${missing.join('、')} 没有定稿的花名册，这以后的月份已经定稿。请在“发放”里把它补做定稿。`,
          },
        ];
  const steps = wrongMonths(db, null);
  const told = steps.slice(0, TOLD).map(({ number, sentence }) => ({
    code: 'month-outside',
    message: `档案 ${number}：${sentence}。请与依据核对后更正。`,
  }));
  const more = steps.length - told.length;
  return [...gap, ...told, ...(more > 0 ? [{ code: 'month-outside', message: `另有 ${more} 处月份也不对。` }] : [])];
}

const TOLD = 20;

function wordsOf(
  step: StepName,
  month: string,
  { on, ...facts }: MonthRow & { pauseBegan: string | null; leftOn: string | null },
): string | null {
  const { asks } = stepOf(step);
  const refusal = asks.includes('month')
    ? refusedMonth(step, month, on, facts)
    : asks.includes('knownMonth')
      ? refusedPaidThrough(month, on, facts)
      : null;
  return refusal === null ? null : monthWords(refusal);
}
