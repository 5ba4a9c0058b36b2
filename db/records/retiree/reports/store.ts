import type { retireeReports } from '#shared/records/retiree/reports/names.ts';
import type { ReportStore } from '../../kind-store.ts';
import { countBenefit } from './benefit.ts';
import { countCertification } from './certification.ts';
import { type FileDays, loadFiles } from './file-days.ts';
import { countManagement } from './management.ts';

type Name = keyof typeof retireeReports;
type Store = ReportStore<FileDays, Name>;

const counts: Record<
  Name,
  (...asked: Parameters<Store['count']> extends [Name, ...infer Rest] ? Rest : never) => ReturnType<Store['count']>
> = {
  management: countManagement,
  certification: countCertification,
  benefit: countBenefit,
};

/** The reports of retirees. */
export const retireeReportStore: Store = {
  files: loadFiles,
  count: (report, ...asked) => counts[report](...asked),
};
