import type { InferSelectModel } from 'drizzle-orm';
import { CORRECTED } from '#shared/life/story.ts';
import { lifeOf } from '#shared/registers/life.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow, insertRow, updateRow } from '../core/rows.ts';
import { alias, columns, pick, text, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { event } from '../tables/life.ts';
import { personDeath } from '../tables/people.ts';
import { record } from '../tables/records.ts';

/**
 * Death is a fact of the person. It is registered once, by a step in one of their files, with the papers that prove it; all
 * their files know it from then on, and it stays known when that file goes out of use.
 */

export type Death = InferSelectModel<typeof personDeath>;

/** A death as files tell it: its day, and the papers that prove it. */
export interface ToldDeath {
  on: string;
  papers: readonly { paper: string; number: string | null }[];
}

/** The same with the step that tells it. */
type DeathStep = ToldDeath & { eventId: number };

const e = alias(event, 'e');
const d = alias(personDeath, 'd');

/**
 * The day on which a person died, as SQL that stands in a query; NULL while no death is registered. `person`: the column that
 * holds the person's id.
 */
export function diedOnSql(person: string): string {
  return `(SELECT dead.died_on FROM person_death dead WHERE dead.person_id = ${person} AND dead.removed_at IS NULL)`;
}

const standing = typed`SELECT ${columns(personDeath, 'd')} FROM ${d} WHERE person_id = ? AND removed_at IS NULL`;

/** The death of a person; null while none is registered. */
export function deathOf(db: ReadableDb, personId: number): Death | null {
  return read(db, standing).get(personId) ?? null;
}

/** The day on which a person died (YYYY-MM-DD); null while no death is registered. */
export function diedOnOf(db: ReadableDb, personId: number): string | null {
  return deathOf(db, personId)?.diedOn ?? null;
}

/** Registers a death with the step that tells it; to be called within the act. Nobody's death may be registered yet. */
export function registerDeath(
  db: WritableDb,
  act: Act,
  { personId, eventId, on, papers }: DeathStep & { personId: number },
): void {
  insertRow(db, personDeath, {
    ...{ uid: newUid(), personId, eventId, diedOn: on },
    ...{ evidence: JSON.stringify(papers), addedAt: act.at, addedBy: act.userId, removedAt: null },
  });
}

/** The death was registered wrongly: nobody is told of it any more. */
export function takeDeathBack(db: WritableDb, act: Act, personId: number): void {
  const death = deathOf(db, personId);
  if (death) updateRow(db, personDeath, death.id, { removedAt: act.at });
}

/**
 * A file says again that its person is dead, by a correction of its states or by coming back: the death it told before is known
 * again, unless another is.
 */
export function knowDeathAgain(db: WritableDb, act: Act, personId: number, recordId: number): void {
  const told = deathToldIn(db, recordId);
  if (told === null || deathOf(db, personId) !== null) return;
  const known = deathRegisteredBy(db, told.eventId);
  if (known) updateRow(db, personDeath, known.id, { removedAt: null, personId });
  // It was registered in another file of the person then, and reached this one.
  else registerDeath(db, act, { personId, ...told });
}

const registeredBy = typed`SELECT ${columns(personDeath, 'd')} FROM ${d} WHERE event_id = ?`;

/** The death that a step registered, also where it was taken back since; null where the step registered none. */
export function deathRegisteredBy(db: ReadableDb, eventId: number): Death | null {
  return read(db, registeredBy).get(eventId) ?? null;
}

const lastMove = typed`SELECT ${{ ...pick(e, 'step', 'evidence'), eventId: e.id, on: e.onDate, code: text(`e.after ->> ('$.' || @field)`) }}
     FROM ${e} WHERE record_id = @recordId AND removed_at IS NULL AND e.after ->> ('$.' || @field) IS NOT NULL
     ORDER BY e.id DESC LIMIT 1`;

const lastDeath = typed`SELECT ${{ eventId: e.id, on: e.onDate, evidence: e.evidence }} FROM ${e}
     WHERE record_id = @recordId AND step = @step AND removed_at IS NULL ORDER BY e.id DESC LIMIT 1`;

/**
 * The step of death by which a file stands where it stands: the one that moved its state last, or, where a correction says
 * that it stands so again, the last one before. Null where the file tells of none, though its state may be the same: a card
 * is cancelled for other reasons too.
 */
export function deathToldIn(db: ReadableDb, recordId: number): DeathStep | null {
  const envelope = getRow(db, record, recordId);
  if (!envelope) return null;
  const { death } = lifeOf(envelope.kind);
  if (death === 'none') return null;
  const { step, field, state } = death;
  const last = read(db, lastMove).get({ recordId, field });
  if (last?.code !== state) return null;
  const told =
    last.step === CORRECTED ? read(db, lastDeath).get({ recordId, step }) : last.step === step ? last : undefined;
  if (!told) return null;
  const papers = JSON.parse(told.evidence) as ToldDeath['papers'];
  return { eventId: told.eventId, on: told.on, papers };
}
