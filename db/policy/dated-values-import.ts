import { datedLabel, datedValueWords } from '#shared/codes/policy-words.ts';
import type { DatedRow } from '#shared/contract/policy.ts';
import { AppError } from '#shared/errors.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { checkDatedValues, type DatedValue } from '#shared/rules/dated-values.ts';
import type { SheetValue } from '#shared/rules/policy-sheet.ts';
import type { Act } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { updateRow } from '../core/rows.ts';
import { text, typed } from '../core/typed.ts';
import { datedValue } from '../tables/policy.ts';
import { isAt, mergedRows, ownDatedRows } from './dated-values.ts';
import { insertDatedRow } from './dated-values-write.ts';

export interface ImportedValues {
  added: number;
  changed: number;
  same: number;
}

interface Placed extends SheetValue {
  /** The own row that begins on the same day, whose place the row of the sheet takes. */
  own: DatedRow | null;
}

/**
 * Takes the rows of a sheet in as one act: rows that stand there already are passed over, an own row that begins on the
 * same day is changed, every other is new. What follows is judged as a whole, and the first row that is wrong refuses all.
 * @throws AppError sheet.refused
 */
export function importDatedValues(db: WritableDb, act: Act, sheet: readonly SheetValue[]): ImportedValues {
  const own = ownDatedRows(db);
  const merged = mergedRows(own);
  const news = sheet
    .filter(({ value }) => !merged.some((row) => isSame(row, value)))
    .map((one): Placed => ({ ...one, own: own.find((row) => isAt(row, one.value)) ?? null }));
  refuseOverlaps(sheet, own);
  refuseChangedUse(db, news);
  const counts = {
    added: news.filter((one) => one.own === null).length,
    changed: news.filter((one) => one.own !== null).length,
    same: sheet.length - news.length,
  };
  if (news.length === 0) return counts;
  const title = `导入政策数值：新增 ${formatCount(counts.added)} 条，修改 ${formatCount(counts.changed)} 条`;
  runCommand(
    db,
    act,
    (nounId: number) => ({ name: 'policy.importFile', title, noun: 'datedValue', nounId }),
    () => news.map((one) => writeRow(db, act, one)).at(-1) ?? 0,
  );
  return counts;
}

function writeRow(db: WritableDb, act: Act, { value, own }: Placed): number {
  if (!own?.id) return insertDatedRow(db, act, value);
  const { validTo, document, mark } = value;
  updateRow(db, datedValue, own.id, { validTo, value: value.value, document, mark });
  return own.id;
}

// Rows of the sheet stand for the own rows that begin on the same day; a row that is wrong by itself is found here too.
function refuseOverlaps(sheet: readonly SheetValue[], own: readonly DatedRow[]): void {
  const staying = own.filter((row) => !sheet.some(({ value }) => isAt(row, value)));
  const rows: DatedValue[] = [...staying, ...sheet.map(({ value }) => value)];
  const lineOf = (index: number): number | null => sheet[index - staying.length]?.row ?? null;
  const problems = checkDatedValues(rows, (index) => {
    const line = lineOf(index);
    const row = rows[index];
    return line === null && row ? `已登记的 ${row.validFrom} 起的 ${datedValueWords(row)}` : `第 ${line} 行`;
  }).filter(
    (problem) => problem.severity === 'error' && (problem.reason === 'overlap' || problem.row >= staying.length),
  );
  const [first] = problems;
  if (!first) return;
  const row = lineOf(first.row) ?? overlappingLine(first.row, rows, sheet);
  throw new AppError('sheet.refused', { row, message: first.message, more: problems.length - 1 });
}

// The later of two rows is named; where that is one that stands already, the clerk wants the line of the sheet.
function overlappingLine(index: number, rows: readonly DatedValue[], sheet: readonly SheetValue[]): number {
  const standing = rows[index];
  const line = sheet.find(
    ({ value }) => standing && value.key === standing.key && value.areaCode === standing.areaCode,
  );
  return line?.row ?? 1;
}

/** What a result was worked out with may not become another value under its hands. */
function refuseChangedUse(db: WritableDb, news: readonly Placed[]): void {
  for (const { row, value, own } of news) {
    if (!own || own.uses === 0) continue;
    const last = read(db, typed`SELECT ${text('max(used_on)')} FROM dated_value_use WHERE dated_value_id = ?`).one(
      own.id,
    );
    if (own.value === value.value && (value.validTo === null || value.validTo >= last)) continue;
    const message = `${datedLabel(value.key)}：${own.validFrom} 起的 ${datedValueWords(own)} 已用于 ${formatCount(own.uses)} 笔结果，不能改取值，也不能截止在 ${last} 之前。`;
    throw new AppError('sheet.refused', { row, message, more: 0 });
  }
}

function isSame(row: DatedRow, value: DatedValue): boolean {
  return (
    isAt(row, value) &&
    row.validTo === value.validTo &&
    row.value === value.value &&
    row.document === value.document &&
    row.mark === value.mark
  );
}
