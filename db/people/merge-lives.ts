import { AppError } from '#shared/errors.ts';
import type { LivingFact } from '#shared/life/facts.ts';
import { livedAfter } from '#shared/life/living.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { updateRow } from '../core/rows.ts';
import { alias, typed } from '../core/typed.ts';
import { type Death, deathOf } from '../life/death.ts';
import { livingFactsOf } from '../life/living.ts';
import { reachOfDeath } from '../life/reached.ts';
import { event } from '../tables/life.ts';
import { personDeath } from '../tables/people.ts';
import { recordBeside } from '../tables/record-people.ts';
import { record } from '../tables/records.ts';

const r = alias(record, 'r');
const e = alias(event, 'e');

/** Two cards that become one person tell one life from then on: a death of one stands against what the other tells. */

interface LifeTold {
  /** The death that is registered; null where none is. */
  death: Death | null;
  /** What says that the person was alive on a day. */
  alive: readonly LivingFact[];
}

/** What is told of these people, each by themselves. */
export function livesOf(db: ReadableDb, personIds: readonly number[]): LifeTold[] {
  return personIds.map((personId) => ({ death: deathOf(db, personId), alive: livingFactsOf(db, personId) }));
}

const knowing = typed`SELECT ${recordBeside.id} FROM ${recordBeside} WHERE death_id = ? ORDER BY id`;

/** The death of an entry that is given up is the kept one's from now on; of two one is enough. */
export function moveDeath(db: WritableDb, act: Act, keptId: number, goneId: number): void {
  const death = deathOf(db, goneId);
  if (death === null) return;
  const own = deathOf(db, keptId);
  updateRow(db, personDeath, death.id, own === null ? { personId: keptId } : { removedAt: act.at });
  if (own !== null)
    for (const id of read(db, knowing).all(death.id)) updateRow(db, recordBeside, id, { deathId: own.id });
}

/**
 * Refuses a merge that would forget a death, keep two of them, or keep one against a later day on which the other card says
 * that the person was alive. To be called once files and death are one person's.
 * @param before `livesOf` the two as they were
 * @throws AppError person.mergeContradicts
 */
export function refuseTwoLives(db: ReadableDb, personId: number, before: readonly LifeTold[]): void {
  const [told, other] = before.filter(({ death }) => death !== null);
  if (!told?.death) return;
  const { death } = told;
  const refuse = (why: string): never => {
    throw new AppError('person.mergeContradicts', { why });
  };
  const words = `${numberOf(db, death)} 登记 ${death.diedOn} 死亡`;
  if (other?.death && other.death.diedOn !== death.diedOn)
    refuse(`${words}，${numberOf(db, other.death)} 登记的是 ${other.death.diedOn}`);
  const living = reachOfDeath(db, personId).find(({ follows }) => 'step' in follows);
  if (living)
    refuse(
      `${words}，要保留的 ${living.number} 没有登记死亡，合并以后会按在世的人继续办理；请保留登记了死亡的那一份，或先为这一份登记死亡`,
    );
  // What stands against the death on its own card is told there already.
  const own = new Set(told.alive.map(keyOf));
  const all = [...before.flatMap(({ alive }) => alive), ...livingFactsOf(db, personId)];
  const lived = livedAfter(death.diedOn, all).find((fact) => !own.has(keyOf(fact)));
  if (lived) refuse(`${words}，另一个登记有 ${lived.on} ${lived.told}`);
}

const fileOfEvent = typed`SELECT ${r.number} FROM ${e} JOIN ${r} ON r.id = e.record_id WHERE e.id = ?`;

/** The file in which a death was registered. */
const numberOf = (db: ReadableDb, { eventId }: Death): string => read(db, fileOfEvent).one(eventId);

const keyOf = ({ on, told }: LivingFact): string => `${on} ${told}`;
