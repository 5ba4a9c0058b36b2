import { HEAD } from '#shared/codes/household-words.ts';
import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, type Query, typed } from '../core/typed.ts';
import { household } from '../tables/households.ts';
import { householdFileProblems } from './file-checks.ts';

const h = alias(household, 'h');

// What must hold between rows, which no index can keep. `@ids` NULL asks for all households.
const asked = '(@ids IS NULL OR h.id IN (SELECT value FROM json_each(@ids)))';
const rules: readonly { query: Query<string>; words: string }[] = [
  {
    words: '没有户主',
    query: typed`SELECT ${h.number} FROM ${h} WHERE h.removed_at IS NULL AND ${asked} AND NOT EXISTS (
            SELECT 1 FROM household_member m WHERE m.household_id = h.id AND m.relation = '${HEAD}'
              AND m.removed_at IS NULL AND m.left_on IS h.closed_on) LIMIT 20`,
  },
  {
    words: '已经销户，但还有现有成员',
    query: typed`SELECT DISTINCT ${h.number} FROM ${h} JOIN household_member m ON m.household_id = h.id
          WHERE ${asked} AND m.removed_at IS NULL AND m.left_on IS NULL
            AND (h.closed_on IS NOT NULL OR h.removed_at IS NOT NULL) LIMIT 20`,
  },
  {
    words: '有成员的起止日期超出本户的起止日期',
    query: typed`SELECT DISTINCT ${h.number} FROM ${h} JOIN household_member m ON m.household_id = h.id
          WHERE ${asked} AND m.removed_at IS NULL AND (m.joined_on < h.opened_on OR m.left_on > h.closed_on) LIMIT 20`,
  },
  {
    words: '有成员在同一天还属于另一户',
    query: typed`SELECT DISTINCT ${h.number} FROM ${h} JOIN household_member m ON m.household_id = h.id
     AND m.removed_at IS NULL
          JOIN household_member o ON o.person_id = m.person_id AND o.id <> m.id AND o.removed_at IS NULL
          WHERE ${asked}
            AND max(m.joined_on, o.joined_on) < min(coalesce(m.left_on, '9999-12-31'), coalesce(o.left_on, '9999-12-31')) LIMIT 20`,
  },
  {
    words: '已经撤销，但仍有前后关联',
    query: typed`SELECT DISTINCT ${h.number} FROM ${h} JOIN household_link l ON h.id IN (l.from_id, l.to_id)
          WHERE ${asked} AND l.removed_at IS NULL AND h.removed_at IS NOT NULL LIMIT 20`,
  },
];

/** What is wrong with households, by 户号; nothing when all is well. `ids` null: all of them. */
export function householdProblems(db: ReadableDb, ids: readonly number[] | null): { number: string; words: string }[] {
  const bound = { ids: ids === null ? null : JSON.stringify(ids) };
  return rules.flatMap(({ query, words }) =>
    read(db, query)
      .all(bound)
      .map((number) => ({ number, words })),
  );
}

/**
 * An act was taken back on which later ones stand (somebody joined a household that would now never have been, or a file is
 * about it): the whole undo is refused, in its transaction.
 * @throws AppError command.changedSince
 */
export function checkHouseholdsAfterUndo(db: ReadableDb, ids: readonly number[], title: string): void {
  if (ids.length === 0) return;
  if (householdProblems(db, ids).length > 0 || householdFileProblems(db, ids).length > 0)
    throw new AppError('command.changedSince', { title });
}
