import type {
  HandedOver,
  OwedAfterEnd,
  PersonPayment,
  PlannedPayment,
} from '#shared/records/retiree/contract/payments.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { recordsWithin } from '../../../core/scope.ts';
import { alias, maybe, pick, typed } from '../../../core/typed.ts';
import { paymentItem, paymentLine, paymentReturn, paymentRoll } from '../../../tables/payments.ts';
import { record } from '../../../tables/records.ts';
import { leftOutItem } from './left-out-items.ts';
import { handedOverOf, owedAfterEnd } from './owed.ts';
import { stateOf } from './rolls.ts';

const l = alias(paymentLine, 'l');
const p = alias(paymentRoll, 'p');
const r = alias(record, 'r');
const t = alias(paymentReturn, 't');
const i = alias(paymentItem, 'i');

/**
 * What was paid to somebody, what is to be paid beside the pension, and what is still owed after the benefit ended: each
 * month as its final roll has it.
 */

/** The payments of some files within a scope, by the final rolls, newest first. */
export function paymentsOf(
  db: ReadableDb,
  recordIds: readonly number[],
  today: string,
  scope: Scope = wholeOffice,
): { items: PersonPayment[]; planned: PlannedPayment[]; owed: OwedAfterEnd[]; handedOver: HandedOver[] } {
  const within = recordsWithin(scope);
  const given = { ids: JSON.stringify(recordIds), ...within.params };
  const rows = read(
    db,
    typed`SELECT ${{
      lineId: l.id,
      month: p.month,
      recordId: l.recordId,
      number: r.number,
      ...pick(
        l,
        'baseFen',
        'subsidyFen',
        'arrearsFen',
        'deductionFen',
        'netFen',
        'bankCode',
        'bankName',
        'accountNumber',
        'note',
      ),
      answeredOn: p.answeredOn,
      answers: p.answers,
      returnedOn: maybe(t.returnedOn),
      returnReason: maybe(t.reason),
    }}
     FROM json_each(@ids) j CROSS JOIN ${l} ON l.record_id = j.value
       JOIN ${p} ON p.id = l.roll_id AND p.removed_at IS NULL JOIN ${r} ON r.id = l.record_id
       LEFT JOIN ${t} ON t.line_id = l.id AND t.removed_at IS NULL
     WHERE ${within.sql} ORDER BY p.month DESC, r.number LIMIT 1200`,
  ).all(given);
  const planned = read(
    db,
    typed`SELECT ${{
      ...pick(i, 'id', 'month', 'recordId'),
      number: r.number,
      ...pick(i, 'kind', 'fen', 'reason'),
    }}
     FROM json_each(@ids) j CROSS JOIN ${i} ON i.record_id = j.value AND i.removed_at IS NULL
       JOIN ${r} ON r.id = i.record_id
       JOIN retiree d ON d.id = r.id
     WHERE ${within.sql} AND (i.month > ifnull((SELECT max(month) FROM payment_roll
     WHERE removed_at IS NULL), '')
       OR (r.state NOT IN ('M4', 'M5') AND d.benefit_state <> 'B4' AND ${leftOutItem()}))
     ORDER BY i.month, i.id LIMIT 200`,
  ).all(given);
  const items = rows.map(({ answeredOn, answers, returnedOn, ...row }) => ({
    ...row,
    state: stateOf({ answeredOn, answers }, row.bankCode, returnedOn),
  }));
  return {
    items,
    planned,
    owed: owedAfterEnd(db, today, { scope, only: recordIds }),
    handedOver: handedOverOf(db, recordIds, scope),
  };
}
