import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, type Query, typed } from '../core/typed.ts';
import { record } from '../tables/records.ts';

const r = alias(record, 'r');

// What must hold between a file and the households it is or was about, which no index can keep. `@ids` NULL asks for all.
const inUse = `r.subject = 'household' AND r.pending = 0 AND r.removed_at IS NULL`;
const asked = `(@ids IS NULL OR r.id IN (SELECT a.record_id FROM record_household a
  WHERE a.household_id IN (SELECT value FROM json_each(@ids))))`;
const link = 'record_household l ON l.record_id = r.id AND l.removed_at IS NULL';
const rules: readonly { query: Query<string>; words: string }[] = [
  {
    words: '现在不属于任何一户',
    query: typed`SELECT ${r.number} FROM ${r} WHERE ${inUse} AND ${asked} AND NOT EXISTS (
      SELECT 1 FROM record_household l WHERE l.record_id = r.id AND l.removed_at IS NULL AND l.to_on IS NULL) LIMIT 20`,
  },
  {
    words: '在同一天属于两户',
    query: typed`SELECT DISTINCT ${r.number} FROM ${r} JOIN ${link}
      JOIN record_household o ON o.record_id = r.id AND o.id > l.id AND o.removed_at IS NULL
      WHERE ${inUse} AND ${asked}
        AND max(l.from_on, o.from_on) < min(coalesce(l.to_on, '9999-12-31'), coalesce(o.to_on, '9999-12-31')) LIMIT 20`,
  },
  {
    words: '所属的户中间有断开的日期',
    query: typed`SELECT DISTINCT ${r.number} FROM ${r} JOIN ${link}
      WHERE ${inUse} AND ${asked} AND l.to_on IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM record_household o WHERE o.record_id = r.id AND o.removed_at IS NULL AND o.from_on = l.to_on) LIMIT 20`,
  },
  {
    words: '建档时还不属于任何一户',
    query: typed`SELECT ${r.number} FROM ${r} WHERE ${inUse} AND ${asked} AND r.opened_on < (
      SELECT min(l.from_on) FROM record_household l WHERE l.record_id = r.id AND l.removed_at IS NULL) LIMIT 20`,
  },
  {
    words: '所属的一户，立户已经撤销',
    query: typed`SELECT DISTINCT ${r.number} FROM ${r} JOIN ${link} JOIN household h ON h.id = l.household_id
      WHERE r.subject = 'household' AND ${asked} AND h.removed_at IS NOT NULL LIMIT 20`,
  },
  {
    words: '所属的一户变更过户主，没有转到新的一户',
    query: typed`SELECT ${r.number} FROM ${r} JOIN ${link} AND l.to_on IS NULL
      JOIN household_link s ON s.from_id = l.household_id AND s.kind = 'head-change' AND s.removed_at IS NULL
      WHERE ${inUse} AND ${asked} AND (r.closed_on IS NULL OR r.closed_on > s.linked_on) LIMIT 20`,
  },
  {
    words: '与所属的户不在同一个社区',
    query: typed`SELECT ${r.number} FROM ${r} JOIN ${link} AND l.to_on IS NULL JOIN household h ON h.id = l.household_id
      WHERE ${inUse} AND ${asked} AND h.closed_on IS NULL AND r.community_id IS NOT h.community_id LIMIT 20`,
  },
];

/** What is wrong with files about households, each in words; nothing when all is well. `ids` of households; null: all. */
export function householdFileProblems(db: ReadableDb, ids: readonly number[] | null): string[] {
  const bound = { ids: ids === null ? null : JSON.stringify(ids) };
  return rules.flatMap(({ query, words }) =>
    read(db, query)
      .all(bound)
      .map((number) => `档案 ${number} ${words}`),
  );
}
