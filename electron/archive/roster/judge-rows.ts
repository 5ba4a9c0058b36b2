import type { CodeMapping } from '#shared/codes/code-mapping.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { ImportColumn } from '#shared/contract/imports.ts';
import {
  type RejectReason,
  type RosterColumn,
  type RowNote,
  type RowWarning,
  rejectReasons,
} from '#shared/records/roster.ts';
import { isMonth } from '#shared/rules/calendar.ts';
import type { HeldNumberKind, PersonNumberKind } from '#shared/rules/person-number.ts';
import { idKindLabel } from '#shared/rules/person-number-words.ts';
import { type Cell, emptyCell, isBlank } from './cells.ts';
import type { SeenCode } from './code-cell.ts';
import { compareValues, oddLine } from './compare-values.ts';
import type { FoundTable } from './find-table.ts';
import { isNobody, type MappedColumn } from './nobody.ts';
import { readCell } from './read-cell.ts';
import { duplicateText, rejectText } from './reject-text.ts';

/** A line below the heading, judged: someone to take in, someone who cannot be, or no one at all. */
export interface JudgedRow {
  /** As the spreadsheet numbers it. */
  row: number;
  verdict: 'accepted' | 'rejected' | 'ignored';
  /** Of a rejected row the column, by its fixed word (`reportAs`). */
  field: string | null;
  reason: RejectReason | null;
  /** What is wrong where, and what to do, for the clerk. */
  message: string | null;
  /** Contract values by field: codes, fen, YYYY-MM-DD or YYYY-MM. */
  values: Record<string, string | number>;
  communityName: string | null;
  /** What a column said that could not be read as its kind; nothing a roster says is lost. */
  unreadText: Record<string, string>;
  notes: RowNote[];
  warnings: RowWarning[];
  /** The bare codes of the line. */
  codes: SeenCode[];
  /** The line as it stands in the file. */
  cells: string[];
}

/**
 * Judges every line below the heading, in the order of the sheet; a generator, so that the caller may stop between any
 * two. Of two rows with the same number (after 15 digits became 18) the first that can be taken in stands.
 * @param today the office's day: what has not come yet cannot have happened
 */
export function* judgeRows(
  table: FoundTable,
  columns: readonly RosterColumn[],
  date1904: boolean,
  codes: Dictionary,
  today: string,
  mapping: CodeMapping | null = null,
): Generator<JudgedRow> {
  const mapped = mappedColumns(table, columns);
  const fillDown = filler(table, mapped);
  const standing = new Map<string, number>();
  for (let index = table.headerRow; index < table.sheet.rows.length; index += 1) {
    const line = table.sheet.rows[index] ?? [];
    const judged = blank(index + 1, line);
    if (!isNobody(line, mapped, table.columns))
      judge(judged, fillDown(index, line), mapped, standing, date1904, { codes, mapping, today });
    if (judged.verdict === 'accepted') standing.set(String(judged.values.idNumber), judged.row);
    yield judged;
  }
}

// A required column nobody found is judged like one of empty cells: without a number nobody is taken in.
function mappedColumns(table: FoundTable, columns: readonly RosterColumn[]): MappedColumn[] {
  return columns.flatMap((column) => {
    const found = table.columns.find((one) => one.field === column.field);
    if (found) return [{ found, column }];
    return column.isRequired ? [{ found: absentColumn(column), column }] : [];
  });
}

function absentColumn(column: RosterColumn): ImportColumn {
  return { index: Number.MAX_SAFE_INTEGER, heading: column.title, field: column.field, source: 'none', samples: [] };
}

/** A community or an employer drawn once over many lines holds for each of them; a name and a number never do. */
function filler(table: FoundTable, mapped: readonly MappedColumn[]): (row: number, line: Cell[]) => Cell[] {
  const shared = new Set(
    mapped.flatMap(({ found, column }) => (column.kind === 'text' || column.kind === 'community' ? [found.index] : [])),
  );
  const { rows, merges } = table.sheet;
  const drawn = merges
    .filter((merge) => merge.bottom > merge.top && merge.left === merge.right && shared.has(merge.left))
    .sort((a, b) => a.top - b.top);
  let next = 0;
  let open: typeof drawn = [];
  return (row, line) => {
    open = open.filter((merge) => merge.bottom >= row);
    for (; (drawn[next]?.top ?? Number.POSITIVE_INFINITY) < row; next += 1) {
      const merge = drawn[next];
      if (merge && merge.bottom >= row && merge.top >= table.headerRow) open.push(merge);
    }
    if (open.length === 0) return line;
    const whole = [...line];
    for (const merge of open) {
      while (whole.length <= merge.left) whole.push(emptyCell);
      if (isBlank(whole[merge.left])) whole[merge.left] = rows[merge.top]?.[merge.left] ?? emptyCell;
    }
    return whole;
  };
}

function judge(
  judged: JudgedRow,
  line: readonly Cell[],
  mapped: readonly MappedColumn[],
  standing: ReadonlyMap<string, number>,
  date1904: boolean,
  by: { codes: Dictionary; mapping: CodeMapping | null; today: string },
): void {
  judged.verdict = 'accepted';
  const problems: { reason: RejectReason; at: MappedColumn; text: string }[] = [];
  let idKind: HeldNumberKind | null = null;
  for (const at of mapped) {
    const { found, column } = at;
    const cell = line[found.index] ?? emptyCell;
    const read = readCell(cell, column, date1904, by.codes, by.mapping);
    if (read.reason) problems.push({ reason: read.reason, at, text: cell.text.trim() });
    if (read.value !== null && column.kind === 'community') judged.communityName = String(read.value);
    else if (read.value !== null) judged.values[column.field] = read.value;
    if (read.seen !== undefined) judged.codes.push(read.seen);
    if (read.idKind !== undefined) idKind = read.idKind;
    if (read.landline !== undefined) takeLandline(judged, at, read.landline, read.value, mapped, line);
    if (read.unread !== null) judged.unreadText[column.field] = read.unread;
    judged.notes.push(...read.notes.map((note) => ({ ...note, field: column.field })));
    judged.warnings.push(...read.warnings.map((warning) => ({ ...warning, field: column.field })));
    const first = column.kind === 'idNumber' ? standing.get(String(read.value)) : undefined;
    if (first !== undefined) problems.push({ reason: 'duplicate-in-file', at, text: String(first) });
  }
  problems.sort((a, b) => rejectReasons.indexOf(a.reason) - rejectReasons.indexOf(b.reason));
  const [worst] = problems;
  if (!worst) {
    if (idKind !== null) takeKind(judged, idKind);
    const [impossible] = oddLine(judged, by.today);
    const at = mapped.find(({ column }) => column.field === impossible?.field);
    if (impossible) {
      reject(judged, at?.column.reportAs ?? null, impossible.sentence, at?.found.heading || at?.column.title);
      return;
    }
    judged.warnings.push(...compareValues(judged.values));
    leaveBirthMonth(judged);
  } else {
    const { reason, at, text } = worst;
    judged.verdict = 'rejected';
    judged.field = at.column.reportAs;
    judged.reason = reason;
    const sentence = reason === 'duplicate-in-file' ? duplicateText(text) : rejectText(reason, text);
    judged.message = `第 ${judged.row} 行“${at.found.heading || at.column.title}”：${sentence}`;
  }
}

/** A day that cannot be keeps the line out. */
function reject(judged: JudgedRow, field: string | null, sentence: string, heading: string | undefined): void {
  Object.assign(judged, { verdict: 'rejected', field, reason: 'date-invalid' });
  judged.message = `第 ${judged.row} 行“${heading ?? ''}”：${sentence}。`;
}

// The number says of which kind it is, better than the column beside it. A citizen's is what every file begins with.
function takeKind(judged: JudgedRow, idKind: HeldNumberKind): void {
  const said = judged.values.idKind as PersonNumberKind | undefined;
  if (said !== undefined && said !== idKind)
    judged.warnings.push({ field: 'idKind', warning: 'id-kind-differs', text: idKindLabel(said) });
  if (idKind === 'citizen') delete judged.values.idKind;
  else judged.values.idKind = idKind;
}

// A month of birth that agrees with the number says less than the number does.
function leaveBirthMonth(judged: JudgedRow): void {
  const { birthOn } = judged.values;
  const differs = judged.warnings.some((warning) => warning.warning === 'birth-differs');
  if (typeof birthOn === 'string' && isMonth(birthOn) && !differs) delete judged.values.birthOn;
}

// A landline in the column of mobile numbers goes to its own field, unless the roster fills that itself.
function takeLandline(
  judged: JudgedRow,
  at: MappedColumn,
  landline: string,
  value: string | number | null,
  mapped: readonly MappedColumn[],
  line: readonly Cell[],
): void {
  const field = at.column.landlineField;
  if (field === undefined) return;
  const own = mapped.find(({ column }) => column.field === field)?.found.index;
  const isFilled = judged.values[field] !== undefined || (own !== undefined && !isBlank(line[own]));
  if (isFilled) {
    if (value !== landline) judged.unreadText[at.column.field] = (line[at.found.index]?.text ?? '').trim();
    return;
  }
  judged.values[field] = landline;
  if (value === landline) delete judged.values[at.column.field];
}

function blank(row: number, line: readonly Cell[]): JudgedRow {
  return {
    row,
    verdict: 'ignored',
    field: null,
    reason: null,
    message: null,
    values: {},
    communityName: null,
    unreadText: {},
    notes: [],
    warnings: [],
    codes: [],
    cells: line.map((cell) => cell.text),
  };
}
