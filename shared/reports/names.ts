import { type KindLedgerName, type KindReportName, ledgersOfKinds, reportsOfKinds } from '../records/kinds.ts';
import { addMonths, monthOf } from '../rules/calendar.ts';
import { dayBefore } from '../rules/dated-values.ts';

/** The reports that go upward and the ledgers the office keeps, of every kind of record, by name. */
export type ReportName = KindReportName;
export const reportNames = Object.keys(reportsOfKinds) as [ReportName, ...ReportName[]];
export const reportTitles = titlesOf<ReportName>(reportsOfKinds);

export type LedgerName = KindLedgerName;
export const ledgerNames = Object.keys(ledgersOfKinds) as [LedgerName, ...LedgerName[]];
export const ledgerTitles = titlesOf<LedgerName>(ledgersOfKinds);

function titlesOf<Name extends string>(named: Readonly<Record<Name, { title: string }>>): Record<Name, string> {
  const titles = Object.entries<{ title: string }>(named).map(([name, { title }]) => [name, title]);
  return Object.fromEntries(titles) as Record<Name, string>;
}

/** The last day of a month. */
export function lastDayOf(month: string): string {
  return dayBefore(`${addMonths(month, 1)}-01`);
}

/** A period as a heading says it: 2026年11月, 2026年第4季度, 2026年, else its two days. */
export function periodWords(from: string, to: string): string {
  const year = Number(from.slice(0, 4));
  const first = Number(from.slice(5, 7));
  const [start, end] = [monthOf(from), monthOf(to)];
  if (from === `${start}-01` && to === lastDayOf(end) && start.slice(0, 4) === end.slice(0, 4)) {
    if (start === end) return `${year}年${first}月`;
    if (first % 3 === 1 && end === addMonths(start, 2)) return `${year}年第${(first + 2) / 3}季度`;
    if (first === 1 && end === `${year}-12`) return `${year}年`;
  }
  return `${from} 至 ${to}`;
}
