import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, maybe, pick, type Query, typed } from '../core/typed.ts';
import { person } from '../tables/people.ts';
import { recordBeside } from '../tables/record-people.ts';
import { record } from '../tables/records.ts';

const b = alias(recordBeside, 'b');
const r = alias(record, 'r');
const p = alias(person, 'p');

// What must hold between rows, which no index can keep. `@ids` NULL asks for the files of the whole archive.
const asked = '(@ids IS NULL OR b.record_id IN (SELECT value FROM json_each(@ids))) AND b.removed_at IS NULL';
const named = { number: r.number, name: p.name, ...pick(b, 'fromOn'), toOn: maybe(b.toOn) };
type Problem = { number: string; name: string; fromOn: string; toOn: string | null };

const twice: Query<Problem> = typed`SELECT ${named} FROM ${b} JOIN record_beside o ON o.record_id = b.record_id
  AND o.person_id = b.person_id AND o.role = b.role AND o.id < b.id AND o.removed_at IS NULL
  AND max(b.from_on, o.from_on) < min(ifnull(b.to_on, '9999-12-31'), ifnull(o.to_on, '9999-12-31'))
  JOIN ${r} ON r.id = b.record_id JOIN ${p} ON p.id = b.person_id WHERE ${asked} LIMIT 20`;
const isSubject: Query<Problem> = typed`SELECT ${named} FROM ${b} JOIN ${r} ON r.id = b.record_id
  AND r.person_id = b.person_id JOIN ${p} ON p.id = b.person_id WHERE ${asked} LIMIT 20`;
const merged: Query<Problem> = typed`SELECT ${named} FROM ${b} JOIN ${r} ON r.id = b.record_id
  JOIN ${p} ON p.id = b.person_id WHERE ${asked} AND p.merged_into IS NOT NULL LIMIT 20`;

/** What is wrong with people beside the subjects of files, each in words; nothing when all is well. */
export function besideProblems(db: ReadableDb): string[] {
  const told = (query: Query<Problem>, words: (problem: Problem) => string): string[] =>
    read(db, query)
      .all({ ids: null })
      .map((problem) => `档案 ${problem.number} 的${words(problem)}`);
  return [
    ...told(twice, ({ name }) => `相关人员${name}同一时期以同一身份登记了两次`),
    ...told(isSubject, ({ name }) => `相关人员${name}就是本人`),
    ...told(merged, ({ name }) => `相关人员${name}已经并入另一张卡片`),
  ];
}

/** After a write, in its transaction. @throws AppError record.personTwice, record.personIsSubject */
export function refuseBesideProblems(db: ReadableDb, recordIds: readonly number[]): void {
  const ids = JSON.stringify(recordIds);
  const [double] = read(db, twice).all({ ids });
  if (double) throw new AppError('record.personTwice', double);
  const [subject] = read(db, isSubject).all({ ids });
  if (subject) throw new AppError('record.personIsSubject', { name: subject.name, number: subject.number });
}

/**
 * An act was taken back on which later ones stand (the same person was entered again): the whole undo is refused, in its
 * transaction.
 * @throws AppError command.changedSince
 */
export function checkBesideAfterUndo(db: ReadableDb, recordIds: readonly number[], title: string): void {
  const ids = JSON.stringify(recordIds);
  const isWrong = [twice, isSubject, merged].some((query) => read(db, query).get({ ids }) !== undefined);
  if (isWrong) throw new AppError('command.changedSince', { title });
}
