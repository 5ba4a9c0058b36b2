import { useSyncExternalStore } from 'react';
import { keptForUser } from '#renderer/app/kept-for-user.ts';
import { today } from '#renderer/parts/today.ts';
import type { ReportHead } from '#shared/contract/reports.ts';
import type { LedgerName, ReportName } from '#shared/reports/names.ts';
import { lastMonth, type PeriodChoice } from './period.ts';

export type Shown = ReportName | 'ledgers' | 'closed';

/** What the clerk looks at; kept while the program runs, so that the way back from a file leads to the same figures. */
export interface ReportChoice {
  shown: Shown;
  period: PeriodChoice;
  communityId: number | null;
  ledger: LedgerName;
  /** The figure whose rows were looked at last: the keyboard goes back to it. */
  figure: string | null;
  /** What was typed into the heading; null: as the office's last report had it. */
  head: ReportHead | null;
}

let choice: ReportChoice | null = null;
const listeners = new Set<() => void>();
keptForUser(() => {
  choice = null;
  for (const listener of listeners) listener();
});

function current(): ReportChoice {
  choice ??= {
    ...{ shown: 'management', period: lastMonth(today()), communityId: null },
    ...{ ledger: 'certification', figure: null, head: null },
  };
  return choice;
}

export function choose(change: Partial<ReportChoice>): void {
  const before = current();
  const isElsewhere = change.communityId !== undefined && change.communityId !== before.communityId;
  // Another place has other people in its heading.
  choice = { ...before, ...(isElsewhere ? { head: null } : {}), ...change };
  for (const listener of listeners) listener();
}

export function useChoice(): ReportChoice {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);
}
