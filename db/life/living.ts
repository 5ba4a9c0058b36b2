import { HEAD } from '#shared/codes/household-words.ts';
import { serviceLabels } from '#shared/codes/service-words.ts';
import type { LifeFacts, LivingFact } from '#shared/life/facts.ts';
import { isForLiving, livedAfter } from '#shared/life/living.ts';
import { papersTold, storyTold } from '#shared/life/story.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { allLives, lifeOf } from '#shared/registers/life.ts';
import { withAside } from '#shared/rules/text.ts';
import { dictionary } from '../codes/codes.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, int, pick, typed } from '../core/typed.ts';
import { service } from '../tables/care.ts';
import { household, householdMember } from '../tables/households.ts';
import { event } from '../tables/life.ts';
import { record } from '../tables/records.ts';

const r = alias(record, 'r');
const e = alias(event, 'e');
const s = alias(service, 's');
const m = alias(householdMember, 'm');
const h = alias(household, 'h');

interface LivingStep {
  kind: RecordKind;
  on: string;
  step: string;
  way: string | null;
  evidence: string;
}

const livingSteps = typed`SELECT ${{ kind: r.kind, on: e.onDate, ...pick(e, 'step', 'way', 'evidence') }}
     FROM ${r} JOIN ${e} ON e.record_id = r.id
     WHERE r.person_id = ? AND e.removed_at IS NULL AND r.removed_at IS NULL
       AND (r.kind, e.step) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))`;

const servicesMet = typed`SELECT ${{ on: s.onDate, ...pick(s, 'kind', 'byName', 'occasion', 'what') }}
     FROM record r JOIN service_person m ON m.record_id = r.id JOIN ${s} ON s.id = m.service_id
     WHERE r.person_id = ? AND m.removed_at IS NULL AND s.removed_at IS NULL`;

const householdsJoined = typed`SELECT ${{ on: m.joinedOn, number: h.number, isHead: int(`m.relation = '${HEAD}'`) }} FROM ${m} JOIN ${h} ON h.id = m.household_id
     WHERE m.person_id = ? AND m.removed_at IS NULL AND h.removed_at IS NULL AND (m.relation = '${HEAD}' OR NOT EXISTS (
       SELECT 1 FROM household_link l WHERE l.to_id = h.id AND l.removed_at IS NULL AND l.linked_on = m.joined_on))`;

/**
 * What the archive holds that says a person was alive on a day, the latest first: steps of any of their files,
 * services for which they were met, and households they joined. Whoever comforts a family meets no dead person, so what may
 * have been done for the family does not count.
 */
export function livingFactsOf(db: ReadableDb, personId: number): LivingFact[] {
  const steps = read(db, livingSteps).all(personId, LIVING);
  const services = read(db, servicesMet).all(personId);
  // Who was only carried over when a household got another head or was split joined nothing; a head was somebody.
  const joined = read(db, householdsJoined).all(personId);
  const told = [
    ...steps.map((step) => ({ on: step.on, told: stepTold(db, step) })),
    ...services
      .filter(({ kind, occasion, what }) => isForLiving(kind, occasion, what))
      .map(({ on, kind, byName }) => ({ on, told: withAside(serviceLabels[kind], [byName]) })),
    ...joined.map(({ on, number, isHead }) => ({ on, told: `${isHead ? '立为户主' : '加入家庭'}（户号 ${number}）` })),
  ];
  return told.sort((one, other) => (one.on < other.on ? 1 : one.on > other.on ? -1 : 0));
}

const LIVING = JSON.stringify(allLives.flatMap(([kind, life]) => life.living.map((step) => [kind, step])));

function stepTold(db: ReadableDb, { kind, step, way, evidence }: LivingStep): string {
  const life = lifeOf(kind);
  const done = way === null || life.wayTable === 'none' ? '' : dictionary(db).label(life.wayTable, way);
  return withAside(storyTold(life, step), [done, papersTold(life, JSON.parse(evidence))]);
}

/** What stands in the archive against a death that is registered in it; empty where nothing does. */
export function contradictions({ diedOn, alive }: LifeFacts): LivingFact[] {
  return diedOn === null ? [] : livedAfter(diedOn, alive);
}
