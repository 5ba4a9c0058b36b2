import type { ReportCheck, ReportFigure, ReportHead } from '../contract/reports.ts';
import { textLine } from '../rules/text-lines.ts';
import { periodWords, type ReportName, reportTitles } from './names.ts';

/** What a closed report says, with the files behind each figure as they are kept. */
export interface ClosedSaid {
  report: ReportName;
  from: string;
  to: string;
  placeName: string;
  closedAt: string;
  head: ReportHead;
  figures: readonly ReportFigure[];
  checks: readonly ReportCheck[];
  /** Figure and ids. */
  behind: readonly (readonly [string, string])[];
}

/** The closed report as a text that is digested, by version: as in roll-text.ts. */
export const reportTexts = {
  'report-text/1': (of: ClosedSaid): string =>
    [
      textLine([of.report, of.from, of.to, of.placeName, of.closedAt]),
      textLine([of.head.unit, of.head.leader, of.head.statistician, of.head.filler, of.head.phone, of.head.reportedOn]),
      ...of.figures.map((one) =>
        textLine([one.column, '　'.repeat(one.level) + one.label, one.unit, one.value, one.late, one.lacking]),
      ),
      ...of.checks.map((one) => textLine([one.label, one.isHeld ? '相符' : '不符', one.left, one.right, one.hint])),
      ...of.behind.map((cells) => textLine(cells)),
    ].join(''),
} as const;

/** The version reports are kept by from now on. */
export const REPORT_TEXT = 'report-text/1' satisfies keyof typeof reportTexts;

/** `退休人员社会化管理服务情况表 2026年3月（达明社区）`: a closed report in a sentence. */
export function reportCalled(of: Pick<ClosedSaid, 'report' | 'from' | 'to' | 'placeName'>): string {
  return `${reportTitles[of.report]} ${periodWords(of.from, of.to)}（${of.placeName}）`;
}
