import type { ReportAsked, ReportDifference, ReportFigure, ReportHead } from '#shared/contract/reports.ts';
import { AppError } from '#shared/errors.ts';
import { periodWords, reportTitles } from '#shared/reports/names.ts';
import { REPORT_TEXT, reportTexts } from '#shared/reports/report-text.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { isWhole, type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { Act } from '../core/changes.ts';
import { refuseDoubtfulClock } from '../core/clock.ts';
import { keepCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow } from '../core/rows.ts';
import { typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { requireOffice } from '../policy/office.ts';
import { keepText, textDigest } from '../proof/kept-texts.ts';
import { reportClose, reportCloseRow } from '../tables/reports.ts';
import { closedOne, closedRows, closedSaid, closeIdOf, digestOf, packIds } from './closed.ts';
import type { CountedReport } from './counted.ts';
import { countReport, figuresOf, placeOf } from './report.ts';

/**
 * Closes a period (月结; domain part E.11): its figures and the files behind them are kept, so that the same report can be
 * printed again and a later difference is seen. Nothing is locked: what is registered late is told as such.
 * @throws AppError report.notOver, report.closedAlready, input.invalid
 */
export function closeReport(
  db: WritableDb,
  act: Act,
  asked: ReportAsked,
  head: ReportHead,
): { id: number; commandId: number | null } {
  refuseDoubtfulClock(db, act.at);
  if (asked.to > localDay(act.at)) throw new AppError('report.notOver', { to: asked.to });
  const period = periodWords(asked.from, asked.to);
  const standing = closeIdOf(db, asked);
  if (standing !== null) {
    const { by, at } = closedOne(db, standing);
    throw new AppError('report.closedAlready', { period, by: by.name, on: localDay(at) });
  }
  const counted = countReport(db, asked, wholeOffice);
  const figures = figuresOf(asked.report, counted);
  const placeName = placeOf(db, asked);
  const kept = { head: JSON.stringify(head), content: JSON.stringify({ figures, checks: counted.checks }) };
  const rows = Array.from(counted.figures)
    .flatMap(([figure, { rows: behind }]) => (behind === null ? [] : [[figure, packIds(idsOf(behind))] as const]))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const title = `结账：${reportTitles[asked.report]} ${period}${asked.communityId === null ? '' : `（${placeName}）`}`;
  const { result, commandId } = keepCommand(
    db,
    act,
    (id: number) => ({ name: 'reports.close', title, noun: 'report', nounId: id }),
    () => {
      const id = insertRow(db, reportClose, {
        ...{ uid: newUid(), report: asked.report, fromOn: asked.from, toOn: asked.to },
        ...{ communityId: asked.communityId, placeName, ...kept },
        sha256: digestOf(kept.head, kept.content, rows),
        ...{ closedAt: act.at, closedBy: act.userId, removedAt: null },
      });
      for (const [figure, ids] of rows) insertRow(db, reportCloseRow, { closeId: id, figure, ids });
      const sha256 = textDigest(reportTexts[REPORT_TEXT](closedSaid(db, id)));
      keepText(db, { noun: 'report', nounId: id, version: REPORT_TEXT, sha256, at: act.at });
      return id;
    },
  );
  return { id: result, commandId };
}

/** What differs today from what a closed report said, figure by figure. */
export function differencesOf(
  db: ReadableDb,
  asked: ReportAsked,
  closed: readonly ReportFigure[],
  counted: CountedReport,
): ReportDifference[] {
  const was = new Map(closed.map((figure) => [figure.key, figure.value]));
  return figuresOf(asked.report, counted).flatMap(({ key, label, unit, value }) => {
    if (ofToday.has(key)) return [];
    const before = was.get(key) ?? null;
    const then = new Set(closedRows(db, asked, key));
    const now = new Set(idsOf(counted.figures.get(key)?.rows ?? []));
    const added = Array.from(now).filter((id) => !then.has(id)).length;
    const gone = Array.from(then).filter((id) => !now.has(id)).length;
    if (before === value && (value === null || (added === 0 && gone === 0))) return [];
    return [{ key, label, unit, was: before, is: value, added, gone }];
  });
}

// Looked up on the day of the question: another day tells another number of the same report.
const ofToday: ReadonlySet<string> = new Set(['accuracyRate', 'incomplete']);

/**
 * What a heading is filled with: as the last closed report of the same place had it, the office's telephone, who is at
 * work, today. Another community's heading names other people. Closed reports are read by those who see the whole office
 * only (call-scopes.ts), and so are their headings.
 */
export function headFor(
  db: ReadableDb,
  { communityId }: Pick<ReportAsked, 'communityId'>,
  scope: Scope,
  by: string | null,
  today: string,
): ReportHead {
  const office = requireOffice(db);
  const last = read(
    db,
    typed`SELECT ${reportClose.head}
     FROM ${reportClose} WHERE removed_at IS NULL AND community_id IS ? ORDER BY id DESC LIMIT 1`,
  ).get(communityId);
  const before = last === undefined || !isWhole(scope) ? null : (JSON.parse(last) as ReportHead);
  return {
    unit: before?.unit ?? office.name,
    leader: before?.leader ?? null,
    statistician: before?.statistician ?? null,
    filler: by,
    phone: before?.phone ?? office.contactPhone,
    reportedOn: today,
  };
}

function idsOf(rows: readonly { file: { id: number } | null }[]): number[] {
  return rows.flatMap(({ file }) => (file === null ? [] : [file.id]));
}
