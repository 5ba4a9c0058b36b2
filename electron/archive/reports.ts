import { closeReport, differencesOf, headFor } from '#db/reports/close.ts';
import { closedOne, closeIdOf, listClosed } from '#db/reports/closed.ts';
import { countReport, figuresOf, placeOf, rowsBehind, tellRows } from '#db/reports/report.ts';
import type { ClosedReport, reportCalls } from '#shared/contract/reports.ts';
import { ledgerTitles, reportTitles } from '#shared/reports/names.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { isWhole } from '#shared/rules/scope.ts';
import { writeWhole } from '../files/write-whole.ts';
import { type Context, now, write } from './core/context.ts';
import { scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { currentUser } from './core/signed-in.ts';
import { kindLedgers } from './registers/ledgers.ts';
import { saidClosed, saidNow } from './reporting/said.ts';
import { ledgerWorkbook, reportWorkbook, rowsWorkbook } from './reporting/workbooks.ts';

export const reportHandlers: HandlersOf<typeof reportCalls> = {
  'reports.get': (asked, context) => {
    const { db } = context;
    const scope = scopeOf(context);
    const counted = countReport(db, asked, scope);
    // Whoever sees a part of the office counts a part: it cannot be held against what the whole office closed.
    const closeId = isWhole(scope) ? closeIdOf(db, asked) : null;
    const kept = closeId === null ? null : closedOne(db, closeId);
    const today = localDay(now());
    return {
      placeName: placeOf(db, asked),
      figures: figuresOf(asked.report, counted),
      checks: counted.checks,
      notes: counted.notes,
      isOver: asked.to <= today,
      head: headFor(db, asked, scope, currentUser(context)?.name ?? null, today),
      closed: kept && { ...closedFields(kept), differences: differencesOf(db, asked, kept.figures, counted) },
    };
  },

  'reports.rows': ({ figure, part, offset, limit, ...asked }, context) => {
    const rows = rowsBehind(context.db, asked, figure, part, scopeOf(context));
    return { rows: tellRows(context.db, rows.slice(offset, offset + limit), asked.to), total: rows.length };
  },

  'reports.export': async ({ head, path, ...asked }, context) => {
    const said = saidNow(context.db, asked, head, scopeOf(context));
    await writeWhole(path, await reportWorkbook(said));
    return { path, rows: said.figures.length };
  },

  'reports.exportRows': async ({ figure, part, path, ...asked }, context) => {
    const rows = tellRows(context.db, rowsBehind(context.db, asked, figure, part, scopeOf(context)), asked.to);
    await writeWhole(path, await rowsWorkbook(reportTitles[asked.report], rows));
    return { path, rows: rows.length };
  },

  'reports.close': ({ head, ...asked }, context) => {
    const done = write(context, (db, act) => closeReport(db, act, asked, head));
    context.emit({ name: 'reports.changed' });
    return done;
  },

  'reports.closed': ({ report }, { db }) => ({ items: listClosed(db, report) }),

  'reports.closedOne': ({ id }, { db }) => closedOne(db, id),

  'reports.exportClosed': async ({ id, path }, { db }: Context) => {
    const said = saidClosed(db, id);
    await writeWhole(path, await reportWorkbook(said));
    return { path, rows: said.figures.length };
  },

  'reports.ledger': ({ offset, limit, ...asked }, context) => {
    const ledger = kindLedgers[asked.ledger];
    const { lines, total } = ledger.lines(context.db, asked, { offset, limit }, scopeOf(context));
    return { columns: ledger.columns(asked.ledger), rows: lines, total };
  },

  'reports.exportLedger': async ({ path, ...asked }, context) => {
    const ledger = kindLedgers[asked.ledger];
    const { lines } = ledger.lines(context.db, asked, { offset: 0, limit: null }, scopeOf(context));
    const columns = ledger.columns(asked.ledger);
    await writeWhole(path, await ledgerWorkbook(ledgerTitles[asked.ledger], columns, lines));
    return { path, rows: lines.length };
  },
};

function closedFields(kept: ReturnType<typeof closedOne>): ClosedReport {
  const { figures: _figures, checks: _checks, head: _head, placeName: _place, ...fields } = kept;
  return fields;
}
