import { AppError } from '#shared/errors.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, pick, type Query, typed } from '../core/typed.ts';
import { outlet } from '../tables/outlets.ts';

const o = alias(outlet, 'o');

// What must hold between rows, which no index can keep. `@ids` NULL asks for all outlets.
const asked = '(@ids IS NULL OR o.id IN (SELECT value FROM json_each(@ids)))';
const named = pick(o, 'name', 'address');
const rules: readonly { query: Query<{ name: string; address: string }>; words: string }[] = [
  {
    words: '已经移除，但还有在用的档案',
    query: typed`SELECT ${named} FROM ${o} WHERE ${asked} AND o.removed_at IS NOT NULL
      AND EXISTS (SELECT 1 FROM record r WHERE r.outlet_id = o.id AND r.removed_at IS NULL) LIMIT 20`,
  },
  {
    words: '已经并入另一个网点，但还有档案',
    query: typed`SELECT ${named} FROM ${o} WHERE ${asked} AND o.merged_into IS NOT NULL
      AND EXISTS (SELECT 1 FROM record r WHERE r.outlet_id = o.id) LIMIT 20`,
  },
  {
    words: '与它的档案不在同一个社区',
    query: typed`SELECT ${named} FROM ${o} WHERE ${asked} AND o.removed_at IS NULL AND o.merged_into IS NULL
      AND EXISTS (SELECT 1 FROM record r WHERE r.outlet_id = o.id AND r.removed_at IS NULL AND r.pending = 0
        AND r.community_id IS NOT o.community_id) LIMIT 20`,
  },
  {
    words: '并入的网点又并入了别的网点',
    query: typed`SELECT ${named} FROM ${o} JOIN outlet k ON k.id = o.merged_into
      WHERE ${asked} AND k.merged_into IS NOT NULL LIMIT 20`,
  },
  {
    words: '的举办单位已经移除或合并',
    query: typed`SELECT ${named} FROM ${o} JOIN organisation g ON g.id = o.organisation_id
      WHERE ${asked} AND o.removed_at IS NULL AND (g.removed_at IS NOT NULL OR g.merged_into IS NOT NULL) LIMIT 20`,
  },
  {
    words: '的经营者已经并入另一张卡片',
    query: typed`SELECT ${named} FROM ${o} JOIN person p ON p.id = o.person_id
      WHERE ${asked} AND o.removed_at IS NULL AND p.merged_into IS NOT NULL LIMIT 20`,
  },
  {
    words: '所属的社区已经移除',
    query: typed`SELECT ${named} FROM ${o} JOIN community c ON c.id = o.community_id
      WHERE ${asked} AND o.removed_at IS NULL AND c.removed_at IS NOT NULL LIMIT 20`,
  },
];

/** What is wrong with outlets, each in words; nothing when all is well. `ids` null: all of them. */
export function outletProblems(db: ReadableDb, ids: readonly number[] | null): string[] {
  const bound = { ids: ids === null ? null : JSON.stringify(ids) };
  return rules.flatMap(({ query, words }) =>
    read(db, query)
      .all(bound)
      .map(({ name, address }) => `网点“${name}”（${address}）${words}`),
  );
}

// What others were merged into may go out of use, but its registration is not taken back under them.
const mergedIntoNothing = typed`SELECT ${o.id} FROM ${o} JOIN outlet e ON e.merged_into = o.id
  WHERE o.removed_at IS NOT NULL AND o.id IN (SELECT value FROM json_each(@ids)) LIMIT 1`;

/**
 * An act was taken back on which later ones stand (a file was opened of an outlet that would now never have been): the
 * whole undo is refused, in its transaction.
 * @throws AppError command.changedSince
 */
export function checkOutletsAfterUndo(db: ReadableDb, ids: readonly number[], title: string): void {
  if (ids.length === 0) return;
  const isBare = read(db, mergedIntoNothing).get({ ids: JSON.stringify(ids) }) !== undefined;
  if (isBare || outletProblems(db, ids).length > 0) throw new AppError('command.changedSince', { title });
}
