import { basename } from 'node:path';
import { codeMappingOf } from '#db/codes/mappings.ts';
import { type PlanRow, rememberedColumns } from '#db/imports/imports.ts';
import { decidedReviews, type LineReview, lineKey } from '#db/imports/review.ts';
import { communityNames } from '#db/places/community-names.ts';
import { keptKinds, refuseKindNotKept } from '#db/policy/kept-kinds.ts';
import { kinds } from '#shared/records/index.ts';
import { rosterKeys } from '#shared/records/roster.ts';
import { kindsAtWork } from '#shared/rules/kinds-at-work.ts';
import { type Cell, emptyCell } from '../roster/cells.ts';
import { type FoundRoster, findTables } from '../roster/find-tables.ts';
import { withHidden } from '../roster/hidden-columns.ts';
import { judgeRoster } from '../roster/judge-roster.ts';
import { kindOfRoster } from '../roster/kind-of-roster.ts';
import { mendedLine } from '../roster/mended-line.ts';
import { readWorkbook } from '../roster/read-workbook.ts';
import { SheetCount } from '../roster/sheet-count.ts';
import type { DecidedLine } from './group-plan.ts';
import { planOf } from './plan-of.ts';
import { type JobOf, phases } from './tools.ts';

const BATCH = 500;

/** Reads a roster and plans what will happen to each of its lines; nothing but the plan is written. */
export const readRoster: JobOf<'roster.read'> = async (input, tools) => {
  const count = phases(tools, [
    { name: '正在读取文件', weight: 30 },
    { name: '正在逐行检查', weight: 70 },
  ]);
  count.enter(0);
  if (input.recordKind !== null) refuseKindNotKept(tools.db, input.recordKind);
  const workbook = await readWorkbook(input.path);
  const among = kindsAtWork(keptKinds(tools.db), tools.scope.kinds);
  const { headerRow } = input;
  const kind = input.recordKind ?? kindOfRoster(tools.db, workbook, { name: basename(input.path), headerRow, among });
  const { rosterColumns: columns, rosterIdentity } = kinds[kind];
  const keys = rosterKeys(rosterIdentity);
  const named = communityNames(tools.db);
  const roster = withHidden(
    findTables(workbook, basename(input.path), {
      columns,
      keys,
      remembered: rememberedColumns(tools.db, kind),
      sheets: input.sheets,
      headerRow: input.headerRow,
      mapping: input.mapping,
      communityFromSheet: input.communityFromSheet,
      isCommunity: (name) => named(name) !== null,
    }),
    input.mapping === null ? input.hiddenColumns : 'take',
    keys,
  );
  const [first] = roster.tables;
  if (tools.isCancelled()) return { state: 'cancelled' };

  const importId = await tools.write('import.startPlan', {
    head: {
      kind,
      path: input.path,
      fileName: basename(input.path),
      format: workbook.format,
      encoding: workbook.encoding,
      sheets: workbook.sheets.map((sheet) => sheet.name).slice(0, 200),
      sheet: first.sheet.name,
      headerRow: first.headerRow,
      columns: roster.columns,
      source: input.source ?? null,
    },
  });
  const mapping = input.source ? codeMappingOf(tools.db, input.source) : null;
  const total = roster.tables.reduce((sum, { sheet, headerRow }) => sum + sheet.rows.length - headerRow, 0);
  count.enter(1, total);
  const before = input.replaces === null ? new Map() : decidedReviews(tools.db, input.replaces);
  const kept = layOver(roster, before);
  const source = input.source ?? null;
  const { codes, counted, rowsOf } = planOf(tools, { importId, kind, columns: roster.columns, source });
  const bySheet = new SheetCount(workbook, roster);
  const { hiddenRows, communityFromSheet } = input;
  const { date1904 } = workbook;
  const by = { kind, date1904, codes, today: tools.today, mapping, hiddenRows };
  let done = 0;
  let batch: PlanRow[] = [];
  const lines = function* (): Generator<DecidedLine> {
    for (const { table, judged } of judgeRoster(roster, by)) {
      const { mended, identity, said } = kept.get(judged.position) ?? nothing;
      const line = judged.line.map((cell, column) => said.get(column) ?? cell);
      const { isHidden, drawn } = judged;
      yield { judged, sheet: table.sheet.name, decided: { line, date1904, isHidden, drawn, mended, identity } };
    }
  };
  for await (const { row, line } of rowsOf(lines())) {
    if (row.verdict === 'rejected') line.judged.verdict = 'rejected';
    bySheet.add(line.sheet, row.verdict, line.judged.isHidden);
    batch.push(row);
    done += 1;
    if (batch.length < BATCH) continue;
    if (tools.isCancelled()) return { state: 'cancelled' };
    await tools.write('import.addPlanRows', { importId, rows: batch });
    batch = [];
    count.show({ done, total });
  }
  if (tools.isCancelled()) return { state: 'cancelled' };
  await tools.write('import.addPlanRows', { importId, rows: batch });
  const summary = { ...counted.whole(), sheetsRead: bySheet.list(), hiddenRows, communityFromSheet };
  await tools.write('import.finishPlan', { importId, summary, replaces: input.replaces });
  return { state: 'done', result: { importId } };
};

/** What was decided about a line before; `said`: the cells of the file below the mended ones, by column. */
type Kept = Pick<LineReview, 'mended' | 'identity'> & { said: ReadonlyMap<number, Cell> };

const nothing: Kept = { mended: [], identity: null, said: new Map() };

/**
 * What was decided about lines of the plan that is replaced holds for the same lines of the file: mended cells are laid over
 * them. A line that reads otherwise by now is judged as the file has it.
 */
function layOver({ tables }: FoundRoster, decided: ReadonlyMap<string, LineReview>): Map<number, Kept> {
  const kept = new Map<number, Kept>();
  if (decided.size === 0) return kept;
  for (const { sheet, start, headerRow } of tables)
    sheet.rows.forEach((line, index) => {
      const review = decided.get(lineKey(sheet.name, index + 1));
      if (!review || index < headerRow) return;
      if (!review.mended.every(({ column, said }) => (line[column]?.text ?? '') === said)) return;
      const said = new Map(review.mended.map(({ column }) => [column, line[column] ?? emptyCell]));
      kept.set(start + index + 1, { mended: review.mended, identity: review.identity, said });
      if (review.mended.length > 0) sheet.rows[index] = mendedLine(line, review.mended);
    });
  return kept;
}
