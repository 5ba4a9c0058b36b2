import type { ReadableDb } from '#db/core/open.ts';
import type { LedgerAsked } from '#shared/contract/reports.ts';
import type { LedgerName } from '#shared/reports/names.ts';
import type { Scope } from '#shared/rules/scope.ts';

/** How a ledger (台账) of a kind of record is read. */
export interface KindLedger {
  columns(ledger: LedgerName): string[];
  /** Lines within the scope, newest first; `limit` null: all of them. `total` counts those beyond the page too. */
  lines(
    db: ReadableDb,
    asked: LedgerAsked,
    page: { offset: number; limit: number | null },
    scope: Scope,
  ): { lines: { recordId: number; cells: string[] }[]; total: number };
}
