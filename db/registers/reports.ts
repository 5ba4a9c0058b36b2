import { type KindReportName, kinds, type RecordKind, recordKinds } from '#shared/registers/kinds.ts';
import type { ReportStore } from '../records/kind-store.ts';
import { retireeReportStore } from '../records/retiree/reports/store.ts';
import type { CountedFile } from '../reports/counted.ts';

type Store = ReportStore<CountedFile, KindReportName>;

const stores: Readonly<Record<RecordKind, Store>> = {
  retiree: retireeReportStore,
};

/** How a report is counted: by the kind whose report it is. */
export function reportsOf(report: KindReportName): Store {
  const kind = recordKinds.find((one) => Object.hasOwn(kinds[one].reports, report));
  if (!kind) throw new Error(`no kind has a report ${report}`);
  return stores[kind];
}
