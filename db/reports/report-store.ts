import { type KindReportName, kinds, recordKinds } from '#shared/records/kinds.ts';
import type { ReportStore } from '../records/kind-store.ts';
import { reportStores } from '../registers/reports.ts';
import type { CountedFile } from './counted.ts';

/** How a report is counted: by the kind whose report it is. */
export function reportsOf(report: KindReportName): ReportStore<CountedFile, KindReportName> {
  const kind = recordKinds.find((one) => Object.hasOwn(kinds[one].reports, report));
  if (!kind) throw new Error(`no kind has a report ${report}`);
  return reportStores[kind];
}
