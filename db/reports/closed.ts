import { createHash } from 'node:crypto';
import type { ClosedReport, ReportAsked, ReportCheck, ReportFigure, ReportHead } from '#shared/contract/reports.ts';
import { AppError } from '#shared/errors.ts';
import type { ReportName } from '#shared/reports/names.ts';
import type { ClosedSaid } from '#shared/reports/report-text.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow } from '../core/rows.ts';
import { typed } from '../core/typed.ts';
import { user } from '../tables/office.ts';
import { reportClose, reportCloseRow } from '../tables/reports.ts';

/** Closed reports (月结) as they are kept. */

export interface ClosedContent {
  figures: ReportFigure[];
  checks: ReportCheck[];
}

/** A closed report that stands for a period; null where it was not closed, or the closing was taken back. */
export function closeIdOf(db: ReadableDb, { report, from, to, communityId }: ReportAsked): number | null {
  const id = read(
    db,
    typed`SELECT ${reportClose.id} FROM ${reportClose} WHERE report = ? AND from_on = ? AND to_on = ?
     AND ifnull(community_id, 0) = ?
       AND removed_at IS NULL`,
  ).get(report, from, to, communityId ?? 0);
  return id ?? null;
}

/** When a period was closed. */
export function closedAt(db: ReadableDb, asked: ReportAsked): string | null {
  const id = closeIdOf(db, asked);
  return id === null ? null : (getRow(db, reportClose, id)?.closedAt ?? null);
}

/** The files behind a figure when its period was closed. */
export function closedRows(db: ReadableDb, asked: ReportAsked, figure: string): number[] {
  const id = closeIdOf(db, asked);
  if (id === null) return [];
  const kept = read(
    db,
    typed`SELECT ${reportCloseRow.ids} FROM ${reportCloseRow} WHERE close_id = ? AND figure = ?`,
  ).get(id, figure);
  return kept === undefined ? [] : unpackIds(kept);
}

/** The closed reports that stand, the latest period first. */
export function listClosed(db: ReadableDb, report: ReportName | null): ClosedReport[] {
  const ids = read(
    db,
    typed`SELECT ${reportClose.id}
     FROM ${reportClose} WHERE removed_at IS NULL AND (@report IS NULL OR report = @report)
     ORDER BY to_on DESC, from_on DESC, id DESC LIMIT 500`,
  ).all({ report });
  return ids.map((id) => {
    const { figures: _figures, checks: _checks, head: _head, placeName: _place, ...kept } = closedOne(db, id);
    return kept;
  });
}

/** @throws AppError report.notClosed */
export function closedOne(
  db: ReadableDb,
  id: number,
): ClosedReport & { placeName: string; head: ReportHead } & ClosedContent {
  const row = getRow(db, reportClose, id);
  if (!row || row.removedAt !== null) throw new AppError('report.notClosed', {});
  const by = read(db, typed`SELECT ${{ id: user.id, name: user.name }} FROM ${user} WHERE id = ?`).one(row.closedBy);
  const content = JSON.parse(row.content) as ClosedContent;
  return {
    ...{ id, report: row.report as ReportName, from: row.fromOn, to: row.toOn, communityId: row.communityId },
    communityName: row.communityId === null ? null : row.placeName,
    ...{ at: row.closedAt, by, sha256: row.sha256, placeName: row.placeName },
    isIntact: isIntact(db, id),
    head: JSON.parse(row.head) as ReportHead,
    ...content,
  };
}

/** What a closing prints, also of one that was taken back. @throws AppError report.notClosed */
export function closedSaid(db: ReadableDb, id: number): ClosedSaid {
  const row = getRow(db, reportClose, id);
  if (!row) throw new AppError('report.notClosed', {});
  const { figures, checks } = JSON.parse(row.content) as ClosedContent;
  return {
    ...{ report: row.report as ReportName, from: row.fromOn, to: row.toOn, placeName: row.placeName },
    ...{ closedAt: row.closedAt, head: JSON.parse(row.head) as ReportHead, figures, checks, behind: keptRows(db, id) },
  };
}

/** Whether heading, figures and the files behind them are those its digest was made of. */
export function isIntact(db: ReadableDb, id: number): boolean {
  const row = getRow(db, reportClose, id);
  return row !== null && digestOf(row.head, row.content, keptRows(db, id)) === row.sha256;
}

function keptRows(db: ReadableDb, id: number): [string, string][] {
  const rows = read(
    db,
    typed`SELECT ${{ figure: reportCloseRow.figure, ids: reportCloseRow.ids }}
     FROM ${reportCloseRow} WHERE close_id = ? ORDER BY figure`,
  ).all(id);
  return rows.map(({ figure, ids }) => [figure, ids]);
}

/** The digest of a closed report: whoever changes a figure or a row behind it is found out. */
export function digestOf(head: string, content: string, rows: readonly (readonly [string, string])[]): string {
  return createHash('sha256')
    .update(JSON.stringify([head, content, rows]))
    .digest('hex');
}

/** Ids as distances: those of a whole street stand in a few hundred kilobytes. */
export function packIds(ids: readonly number[]): string {
  const sorted = Array.from(new Set(ids)).sort((one, other) => one - other);
  return JSON.stringify(sorted.map((id, index) => id - (sorted[index - 1] ?? 0)));
}

function unpackIds(text: string): number[] {
  let id = 0;
  return (JSON.parse(text) as number[]).map((distance) => {
    id += distance;
    return id;
  });
}
