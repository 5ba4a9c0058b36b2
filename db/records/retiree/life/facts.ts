import type { StepFacts } from '#shared/records/retiree/life-cycle/facts.ts';
import type { RetireeStates } from '#shared/records/retiree/life-cycle/states.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { prepared } from '../../../core/rows.ts';
import { alias, int, maybe, text, typed } from '../../../core/typed.ts';
import { withGeneralFacts } from '../../../life/general-facts.ts';
import { retiree } from '../tables.ts';

const d = alias(retiree, 'd');

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

const factsOfFile = typed`SELECT ${{
  retiredOn: d.retiredOn,
  certifiedOn: d.certifiedOn,
  leftOn: maybe(
    text(`(SELECT e.on_date FROM event e WHERE e.record_id = r.id AND e.step = 'management.transferOut' AND e.removed_at IS NULL
          AND r.state = 'M4' ORDER BY e.id DESC LIMIT 1)`),
  ),
  owedFen: maybe(int(CLAIMED_LEFT)),
  isGrantOpen:
    int(`EXISTS (SELECT 1 FROM event e WHERE e.record_id = r.id AND e.step = 'grant.apply' AND e.removed_at IS NULL
          AND e.settled_on IS NULL)`),
  pausedFrom: maybe(
    text(`(SELECT e.month FROM event e WHERE e.record_id = r.id AND e.step IN ('benefit.pause', 'opening.paid')
          AND e.removed_at IS NULL
          AND d.benefit_state = 'B2' ORDER BY e.id DESC LIMIT 1)`),
  ),
  pauseBegan: maybe(
    text(`(SELECT e.month FROM event e WHERE e.record_id = r.id AND e.step IN ('benefit.pause', 'opening.paid')
          AND e.removed_at IS NULL ORDER BY e.id DESC LIMIT 1)`),
  ),
  isSealed: int("EXISTS (SELECT 1 FROM seal s WHERE s.record_id = r.id AND s.state = 'kept' AND s.removed_at IS NULL)"),
}}
     FROM record r JOIN ${d} ON d.id = r.id WHERE r.id = ?`;

/** What a retiree's file says that steps are judged by; `today` is the office's day. */
export function retireeFacts(db: ReadableDb, recordId: number, today: string): StepFacts {
  const row = read(db, factsOfFile).one(recordId);
  const own = { ...row, isGrantOpen: row.isGrantOpen === 1, isSealed: row.isSealed === 1 };
  return withGeneralFacts(db, recordId, today, own);
}
