import { datedValueWords } from '#shared/codes/policy-words.ts';
import { serviceLabels } from '#shared/codes/service-words.ts';
import type { ServiceKind } from '#shared/contract/care.ts';
import { type DueLine, type LifeEvent, OWED_LABEL, type OwedLine } from '#shared/contract/life.ts';
import { type LivingFact, livedAfter, livingSteps, paperWords } from '#shared/records/retiree/life-cycle/living.ts';
import { storyTold } from '#shared/records/retiree/life-cycle/other-steps.ts';
import type { RetireeStates, StateField } from '#shared/records/retiree/life-cycle/states.ts';
import type { StepFacts } from '#shared/records/retiree/life-cycle/take-step.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import { withAside } from '#shared/rules/text.ts';
import { countCertifications } from './certification.ts';
import { dictionary } from './codes.ts';
import { valuesUsed } from './dated-values.ts';
import { NEXT_CERTIFICATION } from './life-deadlines.ts';
import type { ReadableDb } from './open.ts';
import { owedAfterEnd } from './payment-owed.ts';
import { prepared } from './rows.ts';
import { recordsWithin } from './scope.ts';

/** The life of a file as it is kept: its states, its story, and what is still to be done. */

/** Where a file stands. */
export function statesOf(db: ReadableDb, recordId: number): RetireeStates {
  return prepared(
    db,
    `SELECT r.state AS management, d.benefit_state AS benefitState, d.certification_state AS certificationState,
       d.paper_file_state AS paperFileState
     FROM record r JOIN retiree d ON d.id = r.id WHERE r.id = ?`,
  ).get(recordId) as RetireeStates;
}

/** What a file says that steps are judged by; `today` is the office's day. */
export function stepFacts(db: ReadableDb, recordId: number, today: string): StepFacts {
  const row = prepared(
    db,
    `SELECT p.birth_on AS birthOn, d.retired_on AS retiredOn, d.certified_on AS certifiedOn,
       (SELECT e.on_date FROM event e WHERE e.record_id = r.id AND e.step = 'person.death' AND e.removed_at IS NULL
          AND r.state = 'M5' ORDER BY e.id DESC LIMIT 1) AS diedOn,
       (SELECT CASE WHEN sum(e.step = 'overpaid.claim') = 0 THEN NULL
          ELSE max(0, sum(CASE e.step WHEN 'overpaid.claim' THEN e.amount_fen ELSE -e.amount_fen END)) END
        FROM event e WHERE e.record_id = r.id AND e.step IN ('overpaid.claim', 'overpaid.returned')
          AND e.removed_at IS NULL) AS owedFen,
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
 * and services for which they were met. Somebody who comforts a family meets no dead person, so help and condolences do
 * not count.
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
    `SELECT s.on_date AS "on", s.kind, s.by_name AS byName FROM record own JOIN record r ON r.person_id = own.person_id
       JOIN service_person m ON m.record_id = r.id JOIN service s ON s.id = m.service_id
     WHERE own.id = ? AND m.removed_at IS NULL AND s.removed_at IS NULL AND s.kind IN ('visit', 'activity')`,
  ).all(recordId) as { on: string; kind: ServiceKind; byName: string }[];
  const codes = dictionary(db);
  const told = [
    ...steps.map(({ on, step, way, evidence }) => {
      const by = [way === null ? '' : codes.label('certificationWay', way), paperWords(JSON.parse(evidence))];
      return { on, told: withAside(storyTold(step), by) };
    }),
    ...services.map(({ on, kind, byName }) => ({ on, told: withAside(serviceLabels[kind], [byName]) })),
  ];
  return told.sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0));
}

/** What stands in the archive against a death that is registered in it; empty where nothing does. */
export function contradictions({ diedOn, alive }: StepFacts): LivingFact[] {
  return diedOn === null ? [] : livedAfter(diedOn, alive);
}

/** The file of a step, as a list that is empty where there is no such step. */
export function recordOfEvent(db: ReadableDb, eventId: number): number[] {
  return prepared(db, 'SELECT record_id FROM event WHERE id = ?').pluck().all(eventId) as number[];
}

interface EventRow {
  id: number;
  step: string;
  on: string;
  month: string | null;
  reason: string | null;
  way: string | null;
  party: string | null;
  place: string | null;
  amountFen: number | null;
  note: string | null;
  evidence: string;
  before: string;
  after: string;
  deadlineLabel: string | null;
  deadlineOn: string | null;
  deadlineIsCertain: number;
  settledOn: string | null;
  at: string;
  byId: number;
  byName: string;
}

/** What happened to a file, oldest first; steps taken back are left out. */
export function storyOf(db: ReadableDb, recordId: number): LifeEvent[] {
  const rows = prepared(
    db,
    `SELECT e.id, e.step, e.on_date AS "on", e.month, e.reason, e.way, e.party, e.place, e.amount_fen AS amountFen, e.note, e.evidence, e.before,
       e.after, e.deadline_label AS deadlineLabel, e.deadline_on AS deadlineOn,
       e.deadline_is_certain AS deadlineIsCertain, e.settled_on AS settledOn, e.added_at AS "at", u.id AS byId,
       u.name AS byName
     FROM event e JOIN user u ON u.id = e.added_by
     WHERE e.record_id = ? AND e.removed_at IS NULL ORDER BY e.on_date, e.id LIMIT 1000`,
  ).all(recordId) as EventRow[];
  return rows.map((row) => {
    const { evidence, before, after, deadlineLabel, deadlineOn, deadlineIsCertain, settledOn, byId, byName } = row;
    const { id, step, on, month, reason, way, party, place, amountFen, note, at } = row;
    return {
      ...{ id, step, on, month, reason, way, party, place, amountFen, note, at },
      papers: JSON.parse(evidence) as LifeEvent['papers'],
      before: JSON.parse(before) as LifeEvent['before'],
      after: JSON.parse(after) as LifeEvent['after'],
      deadline:
        deadlineLabel === null
          ? null
          : {
              label: deadlineLabel,
              on: deadlineOn,
              isCertain: deadlineIsCertain === 1,
              settledOn,
              basis: basisOf(db, id),
            },
      by: { id: byId, name: byName },
    };
  });
}

function basisOf(db: ReadableDb, eventId: number): string | null {
  const [used] = valuesUsed(db, 'event', eventId);
  return used ? `${datedValueWords(used)}（${used.document}）` : null;
}

export interface DueAsked {
  through: string | null;
  communityId: number | null;
  label: string | null;
  limit: number;
  /** `owed`: how many of the money owed were told already; with it no deadlines are. */
  after: AfterDue | { owed: number } | null;
}

interface AfterDue {
  on: string | null;
  eventId: number;
}

const asksCertification = (label: string | null): boolean => label === null || label === NEXT_CERTIFICATION;

const NEVER = '9999-12-31';

/** What is still to be done, by day, and how much of each; what has no day comes last. */
export function listDue(
  db: ReadableDb,
  asked: DueAsked,
  today: string,
  scope: Scope = wholeOffice,
): {
  items: DueLine[];
  owed: OwedLine[];
  nextOwed: { owed: number } | null;
  next: AfterDue | null;
  total: number;
  overdue: number;
  overdueCertifications: number;
  neverCertified: number;
  labels: { label: string; count: number }[];
} {
  const within = recordsWithin(scope);
  const open = `FROM event e JOIN record r ON r.id = e.record_id
    WHERE e.deadline_label IS NOT NULL AND e.settled_on IS NULL AND e.removed_at IS NULL
      AND r.removed_at IS NULL AND r.pending = 0 AND ${within.sql}
      AND (@communityId IS NULL OR r.community_id = @communityId)
      AND (@through IS NULL OR ifnull(e.deadline_on, '${NEVER}') <= @through)`;
  const params = { through: asked.through, communityId: asked.communityId, ...within.params };
  const labels = prepared(
    db,
    `SELECT e.deadline_label AS label, count(*) AS count,
       sum(e.deadline_on < @today AND e.deadline_label <> '${NEXT_CERTIFICATION}') AS overdue ${open}
     GROUP BY e.deadline_label ORDER BY min(ifnull(e.deadline_on, '${NEVER}')), e.deadline_label LIMIT 49`,
  ).all({ ...params, today }) as { label: string; count: number; overdue: number }[];
  const owed = owedOnDesk(db, asked, today, scope);
  const after = asked.after !== null && 'eventId' in asked.after ? asked.after : null;
  const isOwedAsked = asked.label === null || asked.label === OWED_LABEL;
  const owedFrom = asked.after === null ? 0 : 'owed' in asked.after ? asked.after.owed : null;
  const owedTo = (owedFrom ?? 0) + asked.limit;
  const chosen = labels.filter(({ label }) => asked.label === null || label === asked.label);
  const rows = prepared(
    db,
    `SELECT e.id AS eventId, r.id AS recordId, r.number, p.name, c.name AS communityName, e.step, e.on_date AS since,
       e.deadline_label AS label, e.deadline_on AS "on", e.deadline_is_certain AS isCertain
     ${open.replace('WHERE', 'JOIN person p ON p.id = r.person_id LEFT JOIN community c ON c.id = r.community_id WHERE')}
       AND (@label IS NULL OR e.deadline_label = @label)
       AND (ifnull(e.deadline_on, '${NEVER}'), e.id) > (@afterOn, @afterId)
     ORDER BY ifnull(e.deadline_on, '${NEVER}'), e.id LIMIT @limit`,
  ).all({
    ...params,
    label: asked.label,
    afterOn: after ? (after.on ?? NEVER) : '',
    afterId: after?.eventId ?? 0,
    limit: asked.after !== null && after === null ? 0 : asked.limit + 1,
  }) as (Omit<DueLine, 'isCertain'> & { isCertain: number })[];
  const items = rows.slice(0, asked.limit).map((row) => ({ ...row, isCertain: row.isCertain === 1 }));
  const last = items.at(-1);
  // Who was taken over from an old system is overdue without a step of ours: people are counted by their certification.
  const certifications = (group: 'overdue' | 'never'): number =>
    asksCertification(asked.label) ? countCertifications(db, group, asked.communityId, today, scope) : 0;
  const late = certifications('overdue');
  return {
    items,
    owed: isOwedAsked && owedFrom !== null ? owed.slice(owedFrom, owedTo) : [],
    nextOwed: isOwedAsked && owedFrom !== null && owed.length > owedTo ? { owed: owedTo } : null,
    next: rows.length > asked.limit && last ? { on: last.on, eventId: last.eventId } : null,
    total: chosen.reduce((sum, { count }) => sum + count, 0) + (isOwedAsked ? owed.length : 0),
    overdue: chosen.reduce((sum, { overdue }) => sum + (overdue ?? 0), 0) + late,
    overdueCertifications: late,
    neverCertified: certifications('never'),
    labels: [
      ...(owed.length > 0 ? [{ label: OWED_LABEL, count: owed.length }] : []),
      ...labels.map(({ label, count }) => ({ label, count })),
    ],
  };
}

// It has no day and so is never late; with everything that is due by a day to come it stands too, since nothing else
// would ever bring it back to mind.
function owedOnDesk(db: ReadableDb, { through, communityId }: DueAsked, today: string, scope: Scope): OwedLine[] {
  if (through !== null && through < today) return [];
  return owedAfterEnd(db, today, { scope, communityId }).map(
    ({ recordId, number, name, communityName, endedOn, sentence }) => ({
      ...{ recordId, number, name, communityName, endedOn, sentence },
    }),
  );
}
