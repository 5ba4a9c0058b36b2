import type { ImportColumn } from '#shared/contract/imports.ts';
import type { RejectReason, RosterColumn, RowNote, RowWarning } from '#shared/records/roster.ts';
import { foldWidth, withoutBlanks } from '#shared/rules/text.ts';
import { type Cell, emptyCell } from './cells.ts';
import { type FoundTable, foldHeading, lineTexts } from './find-table.ts';
import { readCell } from './read-cell.ts';
import { rejectText } from './reject-text.ts';

/** A line below the heading, judged: someone to take in, someone who cannot be, or no one at all. */
export interface JudgedRow {
  row: number;
  verdict: 'accepted' | 'rejected' | 'ignored';
  field: string | null;
  reason: RejectReason | null;
  message: string | null;
  values: Record<string, string | number>;
  communityName: string | null;
  /** What a column said that could not be read as its kind; nothing a roster says is lost. */
  unreadText: Record<string, string>;
  notes: RowNote[];
  warnings: RowWarning[];
  cells: string[];
}

const TOTAL_LINE = /^(本页)?(小计|合计|总计|累计|共计)|^(本页|全页|以上)合计|(小计|合计|总计)[:：]?$/;
const SIGN_LINE =
  /(制表|填表|复核|审核|经办|负责|填报|制单|校对|签字|盖章|领导|主管|单位公章|统计)(人|员|日期|单位|时间|人员)?[:：(（]|^(注|说明|备注|填表说明)[:：]/;
const OWN_COLUMNS = new Set(['行号', '未通过原因'].map(foldHeading));

/** Judges every line below the heading, in the order of the sheet. */
export function* judgeRows(
  table: FoundTable,
  columns: readonly RosterColumn[],
  date1904: boolean,
): Generator<JudgedRow> {
  const known = new Map(columns.map((column) => [column.field, column]));
  const mapped = table.columns.flatMap((found) => {
    const column = found.field === null ? undefined : known.get(found.field);
    return column ? [{ found, column }] : [];
  });
  const standing = new Map<string, number>();
  const heading = lineTexts(table.sheet.rows[table.headerRow - 1] ?? [])
    .map(foldHeading)
    .join('|');
  for (let index = table.headerRow; index < table.sheet.rows.length; index += 1) {
    const line = table.sheet.rows[index] ?? [];
    const row = index + 1;
    if (isNobody(line, mapped, heading)) {
      yield { ...blank(row, line), verdict: 'ignored' };
      continue;
    }
    const judged = judge(row, line, mapped, date1904);
    const idNumber = judged.values.idNumber;
    if (judged.verdict === 'accepted' && typeof idNumber === 'string') {
      const first = standing.get(idNumber);
      if (first === undefined) standing.set(idNumber, row);
      else {
        const column = known.get('idNumber');
        reject(
          judged,
          column?.reportAs ?? 'id',
          'duplicate-in-file',
          `第 ${row} 行：身份号码与第 ${first} 行重复，以第 ${first} 行为准。`,
        );
      }
    }
    yield judged;
  }
}

interface Mapped {
  found: ImportColumn;
  column: RosterColumn;
}

/** Title, subtotal, signature and blank lines, and headings that are repeated on every printed page. */
function isNobody(line: readonly Cell[], mapped: readonly Mapped[], heading: string): boolean {
  const texts = line.map((cell) => withoutBlanks(foldWidth(cell.text))).filter((text) => text !== '');
  if (texts.length === 0) return true;
  if (lineTexts(line).map(foldHeading).join('|') === heading) return true;
  const at = (field: string): string => {
    const index = mapped.find(({ column }) => column.field === field)?.found.index;
    return index === undefined ? '' : withoutBlanks(foldWidth(line[index]?.text ?? ''));
  };
  // Someone with a number is someone, whatever the other cells say.
  if (at('idNumber') !== '') return false;
  if (texts.some((text) => TOTAL_LINE.test(text))) return true;
  if (texts.some((text) => SIGN_LINE.test(text))) return true;
  // A lone text across the sheet (a title, a note, an instruction) or a running number alone is nobody either.
  const data = mapped.filter(
    ({ column, found }) => column.field !== 'name' && (line[found.index]?.text.trim() ?? '') !== '',
  );
  return data.length === 0 && texts.length <= 2;
}

function judge(row: number, line: readonly Cell[], mapped: readonly Mapped[], date1904: boolean): JudgedRow {
  const judged: JudgedRow = { ...blank(row, line), verdict: 'accepted' };
  for (const { found, column } of inOrder(mapped)) {
    const cell = line[found.index] ?? emptyCell;
    const read = readCell(cell, column, date1904);
    if (read.reason) {
      reject(
        judged,
        column.reportAs,
        read.reason,
        `第 ${row} 行“${found.heading || column.title}”：${rejectText(read.reason, cell.text.trim())}`,
      );
      return judged;
    }
    if (read.value !== null) {
      if (column.kind === 'community') judged.communityName = String(read.value);
      else judged.values[column.field] = read.value;
    }
    if (read.unread !== null) judged.unreadText[column.field] = read.unread;
    judged.notes.push(...read.notes.map((note) => ({ ...note, field: column.field })));
    judged.warnings.push(...read.warnings.map((warning) => ({ ...warning, field: column.field })));
  }
  compareGender(judged);
  return judged;
}

// Name and number first: of several reasons the one that matters most is told.
function inOrder(mapped: readonly Mapped[]): Mapped[] {
  const rank = ({ column }: Mapped): number => (column.field === 'name' ? 0 : column.field === 'idNumber' ? 1 : 2);
  return [...mapped].sort((a, b) => rank(a) - rank(b));
}

function compareGender(judged: JudgedRow): void {
  const { gender, idNumber } = judged.values;
  if (typeof gender !== 'string' || typeof idNumber !== 'string') return;
  const byNumber = Number(idNumber.charAt(16)) % 2 === 1 ? '1' : '2';
  if (gender !== byNumber && (gender === '1' || gender === '2'))
    judged.warnings.push({ field: 'gender', warning: 'gender-differs', text: gender === '1' ? '男' : '女' });
}

function reject(judged: JudgedRow, field: string, reason: RejectReason, message: string): void {
  judged.verdict = 'rejected';
  judged.field = field;
  judged.reason = reason;
  judged.message = message;
}

function blank(row: number, line: readonly Cell[]): Omit<JudgedRow, 'verdict'> {
  return {
    row,
    field: null,
    reason: null,
    message: null,
    values: {},
    communityName: null,
    unreadText: {},
    notes: [],
    warnings: [],
    cells: lineTexts(line),
  };
}

/** Columns a workbook of rejected rows adds beside the roster's own; an import passes them over. */
export function isOwnColumn(heading: string): boolean {
  return OWN_COLUMNS.has(foldHeading(heading));
}
