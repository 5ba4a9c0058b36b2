import { HEAD } from '#shared/codes/household-words.ts';
import { serviceLabels } from '#shared/codes/service-words.ts';
import type { ServiceKind } from '#shared/contract/care.ts';
import {
  isForLiving,
  type LivingFact,
  livedAfter,
  livingSteps,
  paperWords,
} from '#shared/records/retiree/life-cycle/living.ts';
import { storyTold } from '#shared/records/retiree/life-cycle/other-steps.ts';
import type { RetireeStates, StateField } from '#shared/records/retiree/life-cycle/states.ts';
import type { StepFacts } from '#shared/records/retiree/life-cycle/take-step.ts';
import { withAside } from '#shared/rules/text.ts';
import { dictionary } from '../codes/codes.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import { diedOnOfFileSql } from './death.ts';

/** Where a file stands, and what it says that steps are judged by. */

/** Where a file stands. */
export function statesOf(db: ReadableDb, recordId: number): RetireeStates {
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

/** What a file says that steps are judged by; `today` is the office's day. */
export function stepFacts(db: ReadableDb, recordId: number, today: string): StepFacts {
  const row = prepared(
    db,
    `SELECT p.birth_on AS birthOn, d.retired_on AS retiredOn, d.certified_on AS certifiedOn,
       ${diedOnOfFileSql('r')} AS diedOn,
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
     FROM record r JOIN retiree d ON d.id = r.id JOIN person p ON p.id = r.person_id WHERE r.id = ?`,
  ).get(recordId) as Omit<StepFacts, 'today' | 'lastOn' | 'alive' | 'isGrantOpen' | 'isSealed'> & {
    isGrantOpen: number;
    isSealed: number;
  };
  const moved = prepared(
    db,
    `SELECT j.key AS field, max(e.on_date) AS lastOn FROM event e, json_each(e.after) j
     WHERE e.record_id = ? AND e.removed_at IS NULL AND e.step <> 'states.correct' GROUP BY j.key`,
  ).all(recordId) as { field: StateField; lastOn: string }[];
  return {
    ...row,
    isGrantOpen: row.isGrantOpen === 1,
    isSealed: row.isSealed === 1,
    // Only a death asks for it; rosters, lists and amounts ask for the days of every file.
    get alive() {
      return livingFacts(db, recordId);
    },
    today,
    lastOn: Object.fromEntries(moved.map(({ field, lastOn }) => [field, lastOn])),
  };
}

/**
 * What the archive holds that says the person of a file was alive on a day, the latest first: steps of any of their files,
 * services for which they were met, and households they joined. Whoever comforts a family meets no dead person, so what may have been done for
 * the family does not count.
 */
export function livingFacts(db: ReadableDb, recordId: number): LivingFact[] {
  const steps = prepared(
    db,
    `SELECT e.on_date AS "on", e.step, e.way, e.evidence FROM record own JOIN record r ON r.person_id = own.person_id
       JOIN event e ON e.record_id = r.id
     WHERE own.id = ? AND e.removed_at IS NULL AND r.removed_at IS NULL
       AND e.step IN (SELECT value FROM json_each(?))`,
  ).all(recordId, JSON.stringify(livingSteps)) as { on: string; step: string; way: string | null; evidence: string }[];
  const services = prepared(
    db,
    `SELECT s.on_date AS "on", s.kind, s.by_name AS byName, s.occasion, s.what FROM record own JOIN record r ON r.person_id = own.person_id
       JOIN service_person m ON m.record_id = r.id JOIN service s ON s.id = m.service_id
     WHERE own.id = ? AND m.removed_at IS NULL AND s.removed_at IS NULL`,
  ).all(recordId) as {
    on: string;
    kind: ServiceKind;
    byName: string;
    occasion: string | null;
    what: string | null;
  }[];
  // Who was only carried over when a household got another head or was split joined nothing; a head was somebody.
  const joined = prepared(
    db,
    `SELECT m.joined_on AS "on", h.number, m.relation = '${HEAD}' AS isHead FROM record own
       JOIN household_member m ON m.person_id = own.person_id JOIN household h ON h.id = m.household_id
     WHERE own.id = ? AND m.removed_at IS NULL AND h.removed_at IS NULL AND (m.relation = '${HEAD}' OR NOT EXISTS (
       SELECT 1 FROM household_link l WHERE l.to_id = h.id AND l.removed_at IS NULL AND l.linked_on = m.joined_on))`,
  ).all(recordId) as { on: string; number: string; isHead: number }[];
  const codes = dictionary(db);
  const told = [
    ...steps.map(({ on, step, way, evidence }) => {
      const by = [way === null ? '' : codes.label('certificationWay', way), paperWords(JSON.parse(evidence))];
      return { on, told: withAside(storyTold(step), by) };
    }),
    ...services
      .filter(({ kind, occasion, what }) => isForLiving(kind, occasion, what))
      .map(({ on, kind, byName }) => ({ on, told: withAside(serviceLabels[kind], [byName]) })),
    ...joined.map(({ on, number, isHead }) => ({ on, told: `${isHead ? '立为户主' : '加入家庭'}（户号 ${number}）` })),
  ];
  return told.sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0));
}

/** What stands in the archive against a death that is registered in it; empty where nothing does. */
export function contradictions({ diedOn, alive }: StepFacts): LivingFact[] {
  return diedOn === null ? [] : livedAfter(diedOn, alive);
}
