import { kinds, type RecordKind } from '../records/kinds.ts';
import type { LedgerName, ReportName } from '../reports/names.ts';

/**
 * The kinds of record somebody works with: those the office keeps, of them those the user may see. Who may see none that
 * is kept finds the empty lists of those that are, and not an empty window.
 * @param seen what the user may see; null: all
 */
export function kindsAtWork(kept: readonly RecordKind[], seen: readonly RecordKind[] | null): readonly RecordKind[] {
  const own = kept.filter((kind) => seen === null || seen.includes(kind));
  return own.length > 0 ? own : kept;
}

/** The reports and ledgers of these kinds, in the order in which the kinds name them. */
export function reportsOf(of: readonly RecordKind[]): { reports: ReportName[]; ledgers: LedgerName[] } {
  return {
    reports: of.flatMap((kind) => Object.keys(kinds[kind].reports) as ReportName[]),
    ledgers: of.flatMap((kind) => Object.keys(kinds[kind].ledgers) as LedgerName[]),
  };
}
