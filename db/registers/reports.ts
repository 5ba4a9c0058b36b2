import type { KindReportName, RecordKind } from '#shared/records/kinds.ts';
import type { ReportStore } from '../records/kind-store.ts';
import { retireeReportStore } from '../records/retiree/reports/store.ts';
import type { CountedFile } from '../reports/counted.ts';

/** How the reports of each kind are counted. */
export const reportStores: Readonly<Record<RecordKind, ReportStore<CountedFile, KindReportName>>> = {
  retiree: retireeReportStore,
};
