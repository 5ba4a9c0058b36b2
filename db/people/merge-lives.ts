import { AppError } from '#shared/errors.ts';
import type { LivingFact } from '#shared/life/facts.ts';
import { livedAfter } from '#shared/life/living.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import { diedOnOfFileSql } from '../life/death.ts';
import { livingFacts } from '../life/living.ts';

/** Two cards that become one person tell one life from then on: a death in one stands against what the other tells. */

interface LifeTold {
  recordId: number;
  number: string;
  /** The death that is registered in the file; null where none is. */
  diedOn: string | null;
  /** Nothing is paid by a closed file, whatever it does not know. */
  isClosed: number;
  /** What says that its person was alive on a day. */
  alive: readonly LivingFact[];
}

/** What the files in use of these people tell. */
export function livesOf(db: ReadableDb, personIds: readonly number[]): LifeTold[] {
  const files = prepared(
    db,
    `SELECT r.id AS recordId, r.number, ${diedOnOfFileSql('r')} AS diedOn, r.closed_on IS NOT NULL AS isClosed FROM record r
     WHERE r.kind = 'retiree' AND r.removed_at IS NULL AND r.pending = 0
       AND r.person_id IN (SELECT value FROM json_each(?)) ORDER BY r.id`,
  ).all(JSON.stringify(personIds)) as Omit<LifeTold, 'alive'>[];
  return files.map((file) => ({ ...file, alive: livingFacts(db, file.recordId) }));
}

/**
 * Refuses a merge that would forget a death, keep two of them, or keep one against a later day on which the other card says
 * that the person was alive. To be called once the files are one person's.
 * @param before `livesOf` the two as they were
 * @throws AppError person.mergeContradicts
 */
export function refuseTwoLives(db: ReadableDb, personId: number, before: readonly LifeTold[]): void {
  const [death, ...others] = before.filter(({ diedOn }) => diedOn !== null);
  if (!death || death.diedOn === null) return;
  const refuse = (why: string): never => {
    throw new AppError('person.mergeContradicts', { why });
  };
  const told = `${death.number} 登记 ${death.diedOn} 死亡`;
  const other = others.find(({ diedOn }) => diedOn !== death.diedOn);
  if (other) refuse(`${told}，${other.number} 登记的是 ${other.diedOn}`);
  const now = livesOf(db, [personId]);
  const living = now.find(({ diedOn, isClosed }) => diedOn === null && isClosed === 0);
  if (living) refuse(`${told}，要保留的 ${living.number} 没有登记死亡，合并以后会继续发放；请保留登记了死亡的那一份`);
  // What stands against the death in its own file is told there already.
  const own = new Set(death.alive.map(keyOf));
  const all = [...before, ...now].flatMap(({ alive }) => alive);
  const lived = livedAfter(death.diedOn, all).find((fact) => !own.has(keyOf(fact)));
  if (lived) refuse(`${told}，另一个登记有 ${lived.on} ${lived.told}`);
}

const keyOf = ({ on, told }: LivingFact): string => `${on} ${told}`;
