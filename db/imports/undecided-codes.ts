import type { CodeTableName } from '#shared/codes/tables.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { typed } from '../core/typed.ts';
import { importTable } from '../tables/work.ts';
import type { ImportSummary } from './imports.ts';

/** The codes of a source that plans of a user wait for: nobody had decided them when the rosters were read. */
export function undecidedCodesOf(
  db: ReadableDb,
  source: string,
  startedBy: number,
): { table: CodeTableName; code: string }[] {
  const summaries = read(
    db,
    typed`SELECT ${importTable.summary}
     FROM ${importTable} WHERE state = 'planned' AND source = @source AND started_by = @startedBy`,
  ).all({ source, startedBy });
  return summaries.flatMap((summary) =>
    (JSON.parse(summary) as ImportSummary).codes.filter((one) => one.state === 'undecided'),
  );
}
