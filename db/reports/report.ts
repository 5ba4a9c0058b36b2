import type { ReportAsked, ReportFigure, ReportRow, RowPart } from '#shared/contract/reports.ts';
import { AppError } from '#shared/errors.ts';
import { reportFigures } from '#shared/reports/index.ts';
import type { ReportName } from '#shared/reports/names.ts';
import type { Scope } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { text, typed } from '../core/typed.ts';
import { getCommunity } from '../places/communities.ts';
import { COMMUNITY_ON_DAY, nameOnDay } from '../places/record-community.ts';
import { requireOffice } from '../policy/office.ts';
import { fileNameSql } from '../records/subject.ts';
import { closedAt, closedRows } from './closed.ts';
import type { Counted, CountedReport } from './counted.ts';
import { reportsOf } from './report-store.ts';

/** A report of the days asked for: its figures, and the rows behind each of them. */

// Looking at the rows behind a figure asks for the report again: the last ones are kept while nothing is written.
const KEPT = 4;
const kept = new WeakMap<ReadableDb, Map<string, CountedReport>>();

/** @throws AppError input.invalid where the period ends before it begins, community.notFound */
export function countReport(db: ReadableDb, asked: ReportAsked, scope: Scope): CountedReport {
  if (asked.from > asked.to) throw new AppError('input.invalid', { fields: { to: '止日不能早于起日' } });
  if (asked.communityId !== null) getCommunity(db, asked.communityId);
  const version = read(
    db,
    typed`SELECT ${text("total_changes() || ' ' || (SELECT data_version FROM pragma_data_version())")}`,
  ).one();
  const key = `${version} ${JSON.stringify([asked, scope])}`;
  const known = kept.get(db) ?? new Map<string, CountedReport>();
  kept.set(db, known);
  const found = known.get(key);
  if (found) return found;
  for (const old of known.keys()) if (!old.startsWith(`${version} `) || known.size >= KEPT) known.delete(old);
  const { report, from, to, communityId } = asked;
  const reports = reportsOf(report);
  const period = { from, to, communityId, scope, closedAt: closedAt(db, asked) };
  const counted = reports.count(report, db, reports.files(db, scope), period);
  known.set(key, counted);
  return counted;
}

/** The figures of a counted report, in the order of the form. */
export function figuresOf(report: ReportName, counted: CountedReport): ReportFigure[] {
  return reportFigures[report].map((definition) => {
    const found = counted.figures.get(definition.key);
    if (!found) throw new Error(`the report ${report} has no figure ${definition.key}`);
    const value = found.value === undefined ? (found.rows?.length ?? null) : found.value;
    return {
      ...definition,
      value,
      lacking: value === null ? (found.lacking ?? '没有可除的数') : null,
      hasRows: found.rows !== null && found.rows.length > 0,
      late: found.rows?.filter((row) => row.isLate).length ?? 0,
    };
  });
}

/** What the figures are of: the office, or a community by its name on the last day. */
export function placeOf(db: ReadableDb, { communityId, to }: ReportAsked): string {
  return communityId === null ? requireOffice(db).name : (communityName(db, communityId, to) ?? '');
}

/**
 * The rows behind a figure. Those that came or went since the period was closed are told by the ids kept then.
 * @throws AppError report.noFigure
 */
export function rowsBehind(db: ReadableDb, asked: ReportAsked, figure: string, part: RowPart, scope: Scope): Counted[] {
  const found = countReport(db, asked, scope).figures.get(figure);
  if (!found) throw new AppError('report.noFigure', {});
  const rows = found.rows ?? [];
  if (part === 'all') return [...rows];
  if (part === 'late') return rows.filter((row) => row.isLate);
  const then = new Set(closedRows(db, asked, figure));
  if (part === 'added') return rows.filter(({ file }) => file !== null && !then.has(file.id));
  const now = new Set(rows.map(({ file }) => file?.id));
  const gone = Array.from(then).filter((id) => !now.has(id));
  const files = new Map(
    reportsOf(asked.report)
      .files(db, scope)
      .map((file) => [file.id, file]),
  );
  return gone.flatMap((id) => {
    const file = files.get(id);
    return file ? [{ file, on: null, why: '结账时计入，现在不计入', isLate: false }] : [];
  });
}

/** Rows as a screen or a workbook shows them: each with the community of its day. */
export function tellRows(db: ReadableDb, rows: readonly Counted[], to: string): ReportRow[] {
  const who = prepared(
    db,
    `SELECT r.number, ${fileNameSql('r')} AS name, p.id_number AS idNumber,
       ${nameOnDay(COMMUNITY_ON_DAY)} AS communityName
     FROM record r LEFT JOIN person p ON p.id = r.person_id WHERE r.id = @id`,
  );
  return rows.map(({ file, name, communityId, on, why, isLate, fen }) => {
    const onDate = on ?? to;
    const of =
      file === null
        ? null
        : (who.get({ id: file.id, onDate }) as Pick<ReportRow, 'number' | 'name' | 'idNumber' | 'communityName'>);
    const place = (communityId ?? null) === null ? null : communityName(db, Number(communityId), onDate);
    return {
      recordId: file?.id ?? null,
      number: of?.number ?? '',
      name: of?.name ?? name ?? '',
      idNumber: of?.idNumber ?? null,
      communityName: of === null ? place : of.communityName,
      ...{ on, why, fen: fen ?? null, isLate },
    };
  });
}

function communityName(db: ReadableDb, communityId: number, onDate: string): string | null {
  return prepared(db, `SELECT ${nameOnDay('@communityId')}`)
    .pluck()
    .get({ communityId, onDate }) as string | null;
}
