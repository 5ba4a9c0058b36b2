import type {
  HandedOver,
  OwedAfterEnd,
  PersonPayment,
  PlannedPayment,
} from '#shared/records/retiree/contract/payments.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { prepared } from '../../../core/rows.ts';
import { recordsWithin } from '../../../core/scope.ts';
import { leftOutItem } from './left-out-items.ts';
import { handedOverOf, owedAfterEnd } from './owed.ts';
import { stateOf } from './rolls.ts';

/**
 * What was paid to somebody, what is to be paid beside the pension, and what is still owed after the benefit ended: each
 * month as its final roll has it.
 */

type Row = Omit<PersonPayment, 'state'> & { answeredOn: string | null; answers: string; returnedOn: string | null };

/** The payments of some files within a scope, by the final rolls, newest first. */
export function paymentsOf(
  db: ReadableDb,
  recordIds: readonly number[],
  today: string,
  scope: Scope = wholeOffice,
): { items: PersonPayment[]; planned: PlannedPayment[]; owed: OwedAfterEnd[]; handedOver: HandedOver[] } {
  const within = recordsWithin(scope);
  const given = { ids: JSON.stringify(recordIds), ...within.params };
  const rows = prepared(
    db,
    `SELECT l.id AS lineId, p.month, l.record_id AS recordId, r.number, l.base_fen AS baseFen,
       l.subsidy_fen AS subsidyFen, l.arrears_fen AS arrearsFen, l.deduction_fen AS deductionFen, l.net_fen AS netFen,
       l.bank_code AS bankCode, l.bank_name AS bankName, l.account_number AS accountNumber, l.note,
       p.answered_on AS answeredOn, p.answers, t.returned_on AS returnedOn, t.reason AS returnReason
     FROM json_each(@ids) j CROSS JOIN payment_line l ON l.record_id = j.value
       JOIN payment_roll p ON p.id = l.roll_id AND p.removed_at IS NULL JOIN record r ON r.id = l.record_id
       LEFT JOIN payment_return t ON t.line_id = l.id AND t.removed_at IS NULL
     WHERE ${within.sql} ORDER BY p.month DESC, r.number LIMIT 1200`,
  ).all(given) as Row[];
  const planned = prepared(
    db,
    `SELECT i.id, i.month, i.record_id AS recordId, r.number, i.kind, i.fen, i.reason
     FROM json_each(@ids) j CROSS JOIN payment_item i ON i.record_id = j.value AND i.removed_at IS NULL
       JOIN record r ON r.id = i.record_id
       JOIN retiree d ON d.id = r.id
     WHERE ${within.sql} AND (i.month > ifnull((SELECT max(month) FROM payment_roll WHERE removed_at IS NULL), '')
       OR (r.state NOT IN ('M4', 'M5') AND d.benefit_state <> 'B4' AND ${leftOutItem()}))
     ORDER BY i.month, i.id LIMIT 200`,
  ).all(given) as PlannedPayment[];
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
