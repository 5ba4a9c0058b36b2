import type { ReadableDb } from '#db/core/open.ts';
import { closedOne } from '#db/reports/closed.ts';
import { countReport, figuresOf, placeOf } from '#db/reports/report.ts';
import type { ReportAsked, ReportHead } from '#shared/contract/reports.ts';
import type { ReportSaid } from '#shared/reports/report-form.ts';
import type { Scope } from '#shared/rules/scope.ts';

/** What a report says on paper or in a workbook. */

/** By the figures of today. @throws AppError input.invalid */
export function saidNow(db: ReadableDb, asked: ReportAsked, head: ReportHead, scope: Scope): ReportSaid {
  const counted = countReport(db, asked, scope);
  const figures = figuresOf(asked.report, counted);
  return { ...asked, placeName: placeOf(db, asked), head, figures, checks: counted.checks, closed: null };
}

/** As it was closed. @throws AppError report.notClosed */
export function saidClosed(db: ReadableDb, closeId: number): ReportSaid {
  const kept = closedOne(db, closeId);
  return { ...kept, closed: { at: kept.at, sha256: kept.sha256 } };
}
