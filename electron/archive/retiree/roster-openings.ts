import type { ReadableDb } from '#db/core/open.ts';
import { isTakenOver, type OpeningLine, openingRefusal } from '#db/records/retiree/openings/import.ts';
import { readOpening } from '#shared/records/retiree/opening-columns.ts';
import { isSameOpening, noOpening, type OpeningState } from '#shared/records/retiree/rules/opening-state.ts';

/** What a line of a roster says of the opening state (期初) of its file. */
export interface OpeningSaid {
  /** The line's cells by column field, as the roster's columns were read. */
  cells: Readonly<Record<string, unknown>>;
  /** The line's own monthly pension, as far as it is accepted. */
  amountFen: number | null;
  /** The file it goes to; null: a new one. */
  recordId: number | null;
  life: OpeningLine;
}

/**
 * The opening state a line brings, as far as it is taken over. It keeps nobody out: what cannot be, and what only the clerk
 * can say, waits for the file itself and is told.
 */
export function plannedOpening(
  db: ReadableDb,
  { cells, amountFen, recordId, life }: OpeningSaid,
): { opening: OpeningState | null; warnings: string[] } {
  const own = Object.entries(cells).flatMap(([field, value]) =>
    field.startsWith('opening.') ? [[field, String(value)] as const] : [],
  );
  const read = readOpening(Object.fromEntries(own), amountFen);
  if (read === null) return { opening: null, warnings: [] };
  const [question] = read.questions;
  // Of the amount only the clerk knows from which month on it holds; the rest of the line goes on.
  const state = question === undefined ? read.state : { ...read.state, amountFen: null, amountFrom: null };
  if (isTakenOver(db, recordId, state)) return { opening: null, warnings: [] };
  const warnings = question === undefined ? [] : [`没有登记金额从哪个月起：${question}`];
  const [unclear] = read.problems;
  if (unclear === undefined && isSameOpening(state, noOpening)) return { opening: null, warnings };
  const judged = unclear === undefined ? openingRefusal(db, recordId, state, life) : { why: unclear, replaces: null };
  const { why, replaces } = judged;
  if (replaces !== null) warnings.push(`期初的金额：${replaces}`);
  if (why === null) return { opening: state, warnings };
  return { opening: null, warnings: [...warnings, `期初没有登记：${why}`] };
}
