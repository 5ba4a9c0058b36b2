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
import { read } from '../core/read.ts';
import { alias, pick, typed } from '../core/typed.ts';
import { codeMapping, rosterSource } from '../tables/mappings.ts';
import { user } from '../tables/office.ts';
import { dictionary } from './codes.ts';

const m = alias(codeMapping, 'm');
const u = alias(user, 'u');

/** The systems rosters come from: the program's, then the office's in the order they were added. */
export function listSources(db: ReadableDb): RosterSource[] {
  const own = read(
    db,
    typed`SELECT ${{ key: rosterSource.uid, name: rosterSource.name }} FROM ${rosterSource}
     WHERE removed_at IS NULL ORDER BY id`,
  ).all();
  return rosterSources(own);
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
  const name = read(db, typed`SELECT ${rosterSource.name} FROM ${rosterSource} WHERE uid = ?`).get(key);
  return name ?? key;
}

/** What the office decided about the codes of sources, as it holds now. */
export function ownMappings(db: ReadableDb): OwnMapping[] {
  const rows = read(
    db,
    typed`SELECT ${{
      id: m.id,
      source: m.source,
      table: m.tableName,
      ...pick(m, 'code', 'label', 'target'),
      at: m.addedAt,
      by: u.name,
    }}
     FROM ${m} JOIN ${u} ON u.id = m.added_by WHERE m.removed_at IS NULL ORDER BY m.id`,
  ).all();
  return rows.map(({ at, ...row }) => ({ ...row, on: localDay(at) }));
}

/** How the codes of a source are read in this archive. @throws AppError mapping.sourceGone */
export function codeMappingOf(db: ReadableDb, source: string): CodeMapping {
  requireSource(db, source);
  return mappingOf(source, ownMappings(db), dictionary(db));
}
