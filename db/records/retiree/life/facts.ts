import type { LifeFacts } from '#shared/life/facts.ts';
import type { StepFacts } from '#shared/records/retiree/life-cycle/facts.ts';
import type { RetireeStates } from '#shared/records/retiree/life-cycle/states.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { prepared } from '../../../core/rows.ts';
import { withGeneralFacts } from '../../../life/general-facts.ts';

/** Where a retiree's file stands. */
export function retireeStates(db: ReadableDb, recordId: number): RetireeStates {
  return prepared(
    db,
    `SELECT r.state AS management, d.benefit_state AS benefitState, d.certification_state AS certificationState,
       r.paper_file_state AS paperFileState
     FROM record r JOIN retiree d ON d.id = r.id WHERE r.id = ?`,
  ).get(recordId) as RetireeStates;
}

/** What of money claimed back was not returned yet, of the file `r`, as SQL in a query; NULL where none was claimed. */
export const CLAIMED_LEFT = `(SELECT CASE WHEN sum(e.step = 'overpaid.claim') = 0 THEN NULL
    ELSE max(0, sum(CASE e.step WHEN 'overpaid.claim' THEN e.amount_fen ELSE -e.amount_fen END)) END
  FROM event e WHERE e.record_id = r.id AND e.step IN ('overpaid.claim', 'overpaid.returned') AND e.removed_at IS NULL)`;

type Own = Omit<StepFacts, keyof LifeFacts>;

/** What a retiree's file says that steps are judged by; `today` is the office's day. */
export function retireeFacts(db: ReadableDb, recordId: number, today: string): StepFacts {
  const row = prepared(
    db,
    `SELECT d.retired_on AS retiredOn, d.certified_on AS certifiedOn,
       (SELECT e.on_date FROM event e WHERE e.record_id = r.id AND e.step = 'management.transferOut' AND e.removed_at IS NULL
          AND r.state = 'M4' ORDER BY e.id DESC LIMIT 1) AS leftOn,
       ${CLAIMED_LEFT} AS owedFen,
       EXISTS (SELECT 1 FROM event e WHERE e.record_id = r.id AND e.step = 'grant.apply' AND e.removed_at IS NULL
          AND e.settled_on IS NULL) AS isGrantOpen,
       (SELECT e.month FROM event e WHERE e.record_id = r.id AND e.step IN ('benefit.pause', 'opening.paid')
          AND e.removed_at IS NULL
          AND d.benefit_state = 'B2' ORDER BY e.id DESC LIMIT 1) AS pausedFrom,
       (SELECT e.month FROM event e WHERE e.record_id = r.id AND e.step IN ('benefit.pause', 'opening.paid')
          AND e.removed_at IS NULL ORDER BY e.id DESC LIMIT 1) AS pauseBegan,
       EXISTS (SELECT 1 FROM seal s WHERE s.record_id = r.id AND s.state = 'kept' AND s.removed_at IS NULL) AS isSealed
     FROM record r JOIN retiree d ON d.id = r.id WHERE r.id = ?`,
  ).get(recordId) as Omit<Own, 'isGrantOpen' | 'isSealed'> & { isGrantOpen: number; isSealed: number };
  const own = { ...row, isGrantOpen: row.isGrantOpen === 1, isSealed: row.isSealed === 1 };
  return withGeneralFacts(db, recordId, today, own);
}
