import type { CodeTableName } from '#shared/codes/tables.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import type { ImportSummary } from './imports.ts';

/** The codes of a source that plans of a user wait for: nobody had decided them when the rosters were read. */
export function undecidedCodesOf(
  db: ReadableDb,
  source: string,
  startedBy: number,
): { table: CodeTableName; code: string }[] {
  const summaries = prepared(
    db,
    "SELECT summary FROM import WHERE state = 'planned' AND source = @source AND started_by = @startedBy",
  )
    .pluck()
    .all({ source, startedBy }) as string[];
  return summaries.flatMap((summary) =>
    (JSON.parse(summary) as ImportSummary).codes.filter((one) => one.state === 'undecided'),
  );
}
