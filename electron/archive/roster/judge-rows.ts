import type { CodeMapping } from '#shared/codes/code-mapping.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { ImportColumn } from '#shared/contract/imports.ts';
import { kinds } from '#shared/records/index.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import {
  type RejectReason,
  type RosterColumn,
  type RowNote,
  type RowWarning,
  rejectReasons,
  rosterKeys,
} from '#shared/records/roster.ts';
import { isMonth } from '#shared/rules/calendar.ts';
import type { HeldNumberKind, PersonNumberKind } from '#shared/rules/person-number.ts';
import { idKindLabel } from '#shared/rules/person-number-words.ts';
import { archiveKinds } from '../registers/kinds.ts';
import { type Cell, emptyCell, isBlank } from './cells.ts';
import type { SeenCode } from './code-cell.ts';
import { compareWithNumber } from './compare-values.ts';
import type { FoundTable } from './find-table.ts';
import { drawnOver, tellSecondLine } from './merged-cells.ts';
import { isNobody, type MappedColumn } from './nobody.ts';
import { readCell } from './read-cell.ts';
import { duplicateText, placeText, rejectText } from './reject-text.ts';

/** How the lines of a sheet are judged as a part of a whole roster. */
export interface RosterPart {
  /** Its rows count on from here. */
  start: number;
  /** The sheet as sentences name it; null where the roster has one sheet only. */
  sheet: string | null;
  /** Of everybody on it, where no column says one. */
  communityName: string | null;
  /** Leaves out whoever stands on a hidden row. */
  skipsHidden: boolean;
  /** Who was taken in before, on this sheet or another: number, and where. */
  standing: Map<string, string>;
}

/** A line below the heading, judged: someone to take in, someone who cannot be, or no one at all. */
export interface JudgedRow {
  /** Counts on from sheet to sheet. */
  position: number;
  /** Where it stands, in words. */
  where: string;
  /** Whether somebody stands on it whom the spreadsheet does not show. */
  isHidden: boolean;
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
  /** The cells it was judged by: those of the line, with what a merged cell fills in. */
  line: readonly Cell[];
  /** What is drawn over it and was not taken over. */
  drawn: RowWarning[];
}

const HIDDEN = '这一行在表格里是隐藏的，按所选没有导入';

/**
 * Judges every line below the heading, in the order of the sheet; a generator, so that the caller may stop between any
 * two. Of two rows with the same number (after 15 digits became 18) the first that can be taken in stands.
 * @param today the office's day: what has not come yet cannot have happened
 */
export function* judgeRows(
  table: FoundTable,
  kind: RecordKind,
  date1904: boolean,
  codes: Dictionary,
  today: string,
  mapping: CodeMapping | null = null,
  part: RosterPart = wholeRoster(),
): Generator<JudgedRow> {
  const mapped = mappedColumns(table, kinds[kind].rosterColumns);
  const keys = rosterKeys(kinds[kind].rosterIdentity);
  const fillDown = drawnOver(table, mapped);
  for (let index = table.headerRow; index < table.sheet.rows.length; index += 1) {
    const line = table.sheet.rows[index] ?? [];
    const judged = blank(index + 1, line, part);
    if (isNobody(line, mapped, table.columns, keys)) {
      tellSecondLine(judged, index, line, mapped, table.sheet.merges);
      yield judged;
      continue;
    }
    judged.isHidden = table.sheet.hiddenRows.has(index);
    if (judged.isHidden && part.skipsHidden) {
      judged.message = HIDDEN;
      yield judged;
      continue;
    }
    const whole = fillDown(index, line);
    judged.line = whole.line;
    judged.drawn = whole.unread;
    judge(judged, whole.line, mapped, part.standing, date1904, { kind, codes, mapping, today });
    if (judged.verdict === 'accepted') {
      judged.warnings.push(...whole.unread);
      if (judged.isHidden) judged.warnings.push({ field: '', warning: 'row-hidden', text: '' });
      judged.communityName ??= part.communityName;
    }
    yield judged;
    // Whoever read on may have refused it by what the register knows: a line that is out keeps no other out.
    const number = judged.values[keys.number];
    if (judged.verdict === 'accepted' && number !== undefined) part.standing.set(String(number), judged.where);
  }
}

function wholeRoster(): RosterPart {
  return { start: 0, sheet: null, communityName: null, skipsHidden: false, standing: new Map() };
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

function judge(
  judged: JudgedRow,
  line: readonly Cell[],
  mapped: readonly MappedColumn[],
  standing: ReadonlyMap<string, string>,
  date1904: boolean,
  by: { kind: RecordKind; codes: Dictionary; mapping: CodeMapping | null; today: string },
): void {
  judged.verdict = 'accepted';
  const problems: { reason: RejectReason; at: MappedColumn; text: string }[] = [];
  let idKind: HeldNumberKind | null = null;
  const { number } = rosterKeys(kinds[by.kind].rosterIdentity);
  for (const at of mapped) {
    const { found, column } = at;
    const cell = line[found.index] ?? emptyCell;
    const read = readCell(cell, column, date1904, by.codes, by.mapping);
    if (column.isAside && (read.reason !== null || read.unread !== null)) {
      judged.warnings.push({
        field: column.field,
        warning: 'odd-life',
        text: `写的“${cell.text.trim()}”看不懂，没有录入，请核对`,
      });
      continue;
    }
    if (read.reason) problems.push({ reason: read.reason, at, text: cell.text.trim() });
    if (read.value !== null && column.kind === 'community') judged.communityName = String(read.value);
    else if (read.value !== null) judged.values[column.field] = read.value;
    if (read.seen !== undefined) judged.codes.push(read.seen);
    if (read.idKind !== undefined) idKind = read.idKind;
    if (read.landline !== undefined) takeLandline(judged, at, read.landline, read.value, mapped, line);
    if (read.unread !== null) judged.unreadText[column.field] = read.unread;
    judged.notes.push(...read.notes.map((note) => ({ ...note, field: column.field })));
    judged.warnings.push(...read.warnings.map((warning) => ({ ...warning, field: column.field })));
    const first = column.field === number && read.value !== null ? standing.get(String(read.value)) : undefined;
    if (first !== undefined) problems.push({ reason: 'duplicate-in-file', at, text: first });
  }
  problems.sort((a, b) => rejectReasons.indexOf(a.reason) - rejectReasons.indexOf(b.reason));
  const [worst] = problems;
  if (!worst) {
    if (idKind !== null) takeKind(judged, idKind);
    const { compared, odd } = archiveKinds[by.kind].roster;
    const found = odd(judged.values, by.today);
    judged.warnings.push(...found.warnings);
    const [impossible] = found.impossible;
    const at = mapped.find(({ column }) => column.field === impossible?.field);
    if (impossible) {
      reject(judged, at?.column.reportAs ?? null, impossible.sentence, at?.found.heading || at?.column.title);
      return;
    }
    judged.warnings.push(...compareWithNumber(judged.values), ...compared(judged.values));
    leaveBirthMonth(judged);
  } else {
    const { reason, at, text } = worst;
    judged.verdict = 'rejected';
    judged.field = at.column.reportAs;
    judged.reason = reason;
    const sentence = reason === 'duplicate-in-file' ? duplicateText(text, calledIn(at)) : rejectText(reason, text);
    judged.message = `${judged.where}“${at.found.heading || at.column.title}”：${sentence}`;
  }
}

/** What a doubled number is called: of a person's it is the word of all offices. */
const calledIn = ({ column }: MappedColumn): string => (column.kind === 'idNumber' ? '证件号码' : column.title);

/** A day that cannot be keeps the line out. */
function reject(judged: JudgedRow, field: string | null, sentence: string, heading: string | undefined): void {
  Object.assign(judged, { verdict: 'rejected', field, reason: 'date-invalid' });
  judged.message = `${judged.where}“${heading ?? ''}”：${sentence}。`;
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

function blank(row: number, line: readonly Cell[], part: RosterPart): JudgedRow {
  return {
    position: part.start + row,
    where: placeText(part.sheet, row),
    isHidden: false,
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
    line,
    drawn: [],
  };
}
