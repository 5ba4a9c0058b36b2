import { useSyncExternalStore } from 'react';
import { keptForUser } from '#renderer/app/kept-for-user.ts';
import { today } from '#renderer/parts/today.ts';
import type { ReportHead } from '#shared/contract/reports.ts';
import type { LedgerName, ReportName } from '#shared/reports/names.ts';
import { lastMonth, type PeriodChoice } from './period.ts';

export type Shown = ReportName | 'ledgers' | 'closed';

/** What the clerk looks at; kept while the program runs, so that the way back from a file leads to the same figures. */
export interface ReportChoice {
  /** null: whichever stands first. */
  shown: Shown | null;
  period: PeriodChoice;
  communityId: number | null;
  ledger: LedgerName | null;
  /** The figure whose rows were looked at last: the keyboard goes back to it. */
  figure: string | null;
  /** What was typed into the heading; null: as the office's last report had it. */
  head: ReportHead | null;
}

/** A heading that names nobody: a closed report is printed with the one it was closed with. */
export const noHead: ReportHead = {
  ...{ unit: null, leader: null, statistician: null },
  ...{ filler: null, phone: null, reportedOn: null },
};

let choice: ReportChoice | null = null;
const listeners = new Set<() => void>();
keptForUser(() => {
  choice = null;
  for (const listener of listeners) listener();
});

function current(): ReportChoice {
  choice ??= {
    ...{ shown: null, period: lastMonth(today()), communityId: null },
    ...{ ledger: null, figure: null, head: null },
  };
  return choice;
}

export function choose(change: Partial<ReportChoice>): void {
  choice = changedChoice(current(), change);
  for (const listener of listeners) listener();
}

/** A choice with what was changed of it: another place has other people in its heading. */
export function changedChoice(before: ReportChoice, change: Partial<ReportChoice>): ReportChoice {
  const isElsewhere = change.communityId !== undefined && change.communityId !== before.communityId;
  return { ...before, ...(isElsewhere ? { head: null } : {}), ...change };
}

/**
 * The heading a report goes out with: what was typed for this place, else what the archive gave for it. Null while the
 * screen still shows the answer to what was asked before: its 负责人 may be those of another place.
 */
export function headToGoOut(
  { head }: Pick<ReportChoice, 'head'>,
  shown: { head: ReportHead; isOfBefore: boolean },
): ReportHead | null {
  if (head !== null) return head;
  return shown.isOfBefore ? null : shown.head;
}

export function useChoice(): ReportChoice {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, current);
}
