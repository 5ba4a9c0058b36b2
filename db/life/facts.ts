import { AppError } from '#shared/errors.ts';
import type { LifeFacts } from '#shared/life/facts.ts';
import type { LifeCycle } from '#shared/life/life-cycle.ts';
import type { States } from '#shared/life/step.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { lifeOf } from '#shared/registers/life.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { typed } from '../core/typed.ts';
import { lifeStores } from '../registers/life.ts';
import { record } from '../tables/records.ts';
import type { LifeStore } from './store.ts';

/** Where a file stands, and what it says that steps are judged by, of whatever kind it is. */

const kindOfFile = typed`SELECT ${record.kind} FROM ${record} WHERE id = ?`;

/** @throws AppError record.notFound */
function kindOf(db: ReadableDb, recordId: number): RecordKind {
  const kind = read(db, kindOfFile).get(recordId);
  if (kind === undefined) throw new AppError('record.notFound', { number: '' });
  return kind;
}

/** The life a file lives, by its kind. @throws AppError record.notFound */
export function lifeOfFile(db: ReadableDb, recordId: number): LifeCycle {
  return lifeOf(kindOf(db, recordId));
}

/** @throws AppError record.notFound */
export function storeOfFile(db: ReadableDb, recordId: number): LifeStore {
  return lifeStores[kindOf(db, recordId)];
}

/** Where a file stands. @throws AppError record.notFound */
export function statesOf(db: ReadableDb, recordId: number): States {
  return storeOfFile(db, recordId).statesOf(db, recordId);
}

/** What a file says that steps are judged by; `today` is the office's day. @throws AppError record.notFound */
export function stepFacts(db: ReadableDb, recordId: number, today: string): LifeFacts {
  return storeOfFile(db, recordId).factsOf(db, recordId, today);
}
