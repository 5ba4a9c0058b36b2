import {
  type CodeMapping,
  mappingOf,
  type OwnMapping,
  type RosterSource,
  rosterSources,
} from '#shared/codes/code-mapping.ts';
import { AppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import { dictionary } from './codes.ts';

/** The systems rosters come from: the program's, then the office's in the order they were added. */
export function listSources(db: ReadableDb): RosterSource[] {
  const own = prepared(db, 'SELECT uid AS key, name FROM roster_source WHERE removed_at IS NULL ORDER BY id').all();
  return rosterSources(own as { key: string; name: string }[]);
}

/** @throws AppError mapping.sourceGone */
export function requireSource(db: ReadableDb, key: string): RosterSource {
  const found = listSources(db).find((one) => one.key === key);
  if (!found) throw new AppError('mapping.sourceGone', {});
  return found;
}

/** What a source is called, one that was taken out again too. */
export function sourceName(db: ReadableDb, key: string): string {
  const known = listSources(db).find((one) => one.key === key)?.name;
  if (known !== undefined) return known;
  const name = prepared(db, 'SELECT name FROM roster_source WHERE uid = ?').pluck().get(key) as string | undefined;
  return name ?? key;
}

/** What the office decided about the codes of sources, as it holds now. */
export function ownMappings(db: ReadableDb): OwnMapping[] {
  const rows = prepared(
    db,
    `SELECT m.id, m.source, m.table_name AS "table", m.code, m.label, m.target, m.added_at AS at, u.name AS "by"
     FROM code_mapping m JOIN user u ON u.id = m.added_by WHERE m.removed_at IS NULL ORDER BY m.id`,
  ).all() as (Omit<OwnMapping, 'on'> & { at: string })[];
  return rows.map(({ at, ...row }) => ({ ...row, on: localDay(at) }));
}

/** How the codes of a source are read in this archive. @throws AppError mapping.sourceGone */
export function codeMappingOf(db: ReadableDb, source: string): CodeMapping {
  requireSource(db, source);
  return mappingOf(source, ownMappings(db), dictionary(db));
}
