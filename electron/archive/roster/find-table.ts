import type { ImportColumn } from '#shared/contract/imports.ts';
import { AppError } from '#shared/errors.ts';
import type { RosterColumn, RosterKeys } from '#shared/records/roster.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import { sameHeadingKey } from '#shared/rules/roster-columns.ts';
import { COLUMN_LIMIT, isBlank, type SheetCells, type WorkbookCells } from './cells.ts';
import {
  foldHeading,
  type HeadingBlock,
  type HeadingMatch,
  type HeadingRules,
  headingBlock,
  headingLevels,
  matchHeading,
} from './headings.ts';

/** Where the table of people stands and which column goes to which field. */
export interface FoundTable {
  sheet: SheetCells;
  /** Row of the (last) heading line, from 1. */
  headerRow: number;
  columns: ImportColumn[];
}

export interface FindOptions {
  columns: readonly RosterColumn[];
  /** The two columns without which nothing is a roster of the kind. */
  keys: RosterKeys;
  /** Headings corrected in earlier imports. */
  remembered: ReadonlyMap<string, string | null>;
  sheet: string | null;
  headerRow: number | null;
  /** Column index to field, as the clerk corrected it just now. */
  mapping: Readonly<Record<string, string | null>> | null;
}

// Headings stand at the top; an instruction above them is a page at most.
const LOOK_ROWS = 60;
const SAMPLE_ROWS = 40;
const SAMPLES_MOST = 3;
const SAMPLE_LENGTH = 40;

/**
 * Finds the sheet and the heading row by the headings themselves: the line that names most fields, a name and a number
 * among them. Titles, instruction sheets, wide blanks, headings of two lines and a start further down or to the right do
 * not matter. Of two sheets alike the one with more lines below its heading is taken, a hidden one last.
 * @throws AppError roster.sheetAbsent, roster.noHeading
 */
export function findTable(workbook: WorkbookCells, name: string, options: FindOptions): FoundTable {
  const sheets =
    options.sheet === null ? workbook.sheets : workbook.sheets.filter((sheet) => sheet.name === options.sheet);
  const [first] = sheets;
  if (!first) throw new AppError('roster.sheetAbsent', { sheet: options.sheet ?? '' });
  let best: { score: number; table: FoundTable } | null = null;
  for (const table of sheets.flatMap((sheet) => tablesOf(sheet, options))) {
    const score = scoreOf(table, options.keys);
    if (score > (best?.score ?? 0)) best = { score, table };
  }
  if (options.headerRow !== null || options.mapping !== null) {
    const row = (options.headerRow ?? 1) - 1;
    return (
      best?.table ?? {
        sheet: first,
        headerRow: row + 1,
        columns: columnsUnder(first, { top: row, bottom: row }, rulesOf(options), options.mapping),
      }
    );
  }
  const fields = new Set(best?.table.columns.map((column) => column.field));
  if (!best || !fields.has(options.keys.name) || !fields.has(options.keys.number))
    throw new AppError('roster.noHeading', { name });
  return best.table;
}

/** The tables a sheet may hold, one for each line that may be its heading. */
export function tablesOf(sheet: SheetCells, options: FindOptions): FoundTable[] {
  const rules = rulesOf(options);
  return headingsOf(sheet, rules, options.headerRow).map((block) => ({
    sheet,
    headerRow: block.bottom + 1,
    columns: columnsUnder(sheet, block, rules, options.mapping),
  }));
}

function rulesOf({ columns, keys, remembered }: FindOptions): HeadingRules {
  return {
    columns,
    keys,
    remembered: new Map(Array.from(remembered, ([heading, field]) => [foldHeading(heading), field])),
  };
}

/** The headings a sheet may have: of each line near the top that names a person's name or number, the whole of it. */
function headingsOf(sheet: SheetCells, rules: HeadingRules, headerRow: number | null): HeadingBlock[] {
  const bottom = headerRow === null ? Math.min(LOOK_ROWS, sheet.rows.length) : Math.min(headerRow, sheet.rows.length);
  const blocks: HeadingBlock[] = [];
  for (let row = headerRow === null ? 0 : Math.max(0, headerRow - 3); row < bottom; row += 1) {
    const keys = keyColumns(sheet, row, rules);
    if (keys.length > 0) blocks.push(headingBlock(sheet, row, keys));
  }
  if (headerRow === null) return blocks;
  const named = blocks.filter((block) => block.bottom === headerRow - 1);
  return named.length > 0 ? named : [{ top: headerRow - 1, bottom: headerRow - 1 }];
}

function keyColumns(sheet: SheetCells, row: number, rules: HeadingRules): number[] {
  const line = sheet.rows[row] ?? [];
  // A line of data may hold such words too, but then it holds numbers.
  if (line.filter((cell) => cell.kind === 'number' || cell.kind === 'date').length > 1) return [];
  if (line.some((cell) => readAnyNumber(cell.text).ok)) return [];
  return line.flatMap((cell, index) => {
    const field = isBlank(cell) ? null : matchHeading([cell.text], rules)?.field;
    return field === rules.keys.name || field === rules.keys.number ? [index] : [];
  });
}

function scoreOf(table: FoundTable, keys: RosterKeys): number {
  const fields = table.columns.flatMap((column) => column.field ?? []);
  const isWhole = fields.includes(keys.name) && fields.includes(keys.number);
  const below = Math.min(table.sheet.rows.length - table.headerRow, 200_000) / 400_000;
  return fields.length + (isWhole ? 100 : 0) + below - (table.sheet.isHidden ? 50 : 0);
}

function columnsUnder(
  sheet: SheetCells,
  block: HeadingBlock,
  rules: HeadingRules,
  mapping: FindOptions['mapping'],
): ImportColumn[] {
  const lines = sheet.rows.slice(block.top, block.bottom + 1 + SAMPLE_ROWS);
  const width = Math.min(COLUMN_LIMIT, Math.max(0, ...lines.map((line) => line.length)));
  const found = Array.from({ length: width }, (_, index) => {
    const levels = headingLevels(sheet, block, index);
    const heading = levels.filter((part, at) => part !== '' && part !== levels[at - 1]).join('/');
    return { index, heading, match: matchHeading(levels, rules), samples: samplesOf(sheet, block, index) };
  }).map((column, _index, all) => ({
    ...column,
    match: chosenBefore(column.heading, column.index, all, rules) ?? column.match,
  }));
  const taken = firstClaims(found, new Set(Object.values(mapping ?? {})));
  const byItself = firstClaims(found, new Set());
  const named = found.flatMap(({ match }) => match?.field ?? []);
  const columns = found.map(({ index, heading, match, samples }): ImportColumn => {
    const chosen = mapping?.[String(index)];
    const field = match?.field ?? null;
    const claim = field !== null && named.filter((other) => other === field).length > 1 ? { claim: field } : {};
    const own = (chosen === undefined ? taken : byItself).has(index) ? match : null;
    if (chosen !== undefined && chosen !== (own?.field ?? null))
      return { index, heading, field: chosen, source: 'clerk', samples, ...claim };
    return { index, heading, field: own?.field ?? null, source: sourceOf(own), samples, ...claim };
  });
  if (mapping === null && rules.keys.number === 'idNumber') guessNumber(sheet, block, columns);
  return columns.filter((column) => column.heading !== '' || column.samples.length > 0 || column.field !== null);
}

/** What a clerk chose for this one of several columns with one heading, or null. */
function chosenBefore(
  heading: string,
  index: number,
  all: readonly { index: number; heading: string }[],
  rules: HeadingRules,
): HeadingMatch | null {
  const alike = all.filter((one) => one.heading === heading);
  if (heading === '' || alike.length < 2) return null;
  const place = alike.findIndex((one) => one.index === index);
  const field = rules.remembered.get(foldHeading(sameHeadingKey(heading, place)));
  return field === undefined ? null : { field, certainty: 'remembered' };
}

/**
 * Columns whose claim to their field stands: the surest one, of equals the leftmost with something below its heading; not
 * what the clerk gave away.
 */
function firstClaims(
  found: readonly { index: number; match: HeadingMatch | null; samples: readonly string[] }[],
  given: ReadonlySet<string | null>,
): Set<number> {
  const fields = new Set(given);
  const taken = new Set<number>();
  const inOrder = [...found].sort((a, b) => Number(a.samples.length === 0) - Number(b.samples.length === 0));
  for (const certainty of ['remembered', 'exact', 'part'] as const) {
    for (const { index, match } of inOrder) {
      if (match?.certainty !== certainty) continue;
      if (match.field !== null && fields.has(match.field)) continue;
      if (match.field !== null) fields.add(match.field);
      taken.add(index);
    }
  }
  return taken;
}

function sourceOf(match: HeadingMatch | null): ImportColumn['source'] {
  if (match === null) return 'none';
  return match.certainty === 'remembered' ? 'remembered' : 'synonym';
}

// The column without a known heading whose cells are ID numbers is the number's, whatever it is called.
function guessNumber(sheet: SheetCells, block: HeadingBlock, columns: ImportColumn[]): void {
  if (columns.some((column) => column.field === 'idNumber')) return;
  const lines = sheet.rows.slice(block.bottom + 1, block.bottom + 1 + SAMPLE_ROWS);
  for (const column of columns) {
    if (column.field !== null) continue;
    const texts = lines.flatMap((line) => line[column.index]?.text.trim() || []);
    if (texts.length < 3 || texts.filter((text) => readAnyNumber(text).ok).length <= texts.length / 2) continue;
    column.field = 'idNumber';
    column.source = 'synonym';
    return;
  }
}

function samplesOf(sheet: SheetCells, block: HeadingBlock, index: number): string[] {
  return sheet.rows
    .slice(block.bottom + 1, block.bottom + 1 + SAMPLE_ROWS)
    .flatMap((line) => line[index]?.text.trim() || [])
    .slice(0, SAMPLES_MOST)
    .map((text) => text.slice(0, SAMPLE_LENGTH));
}
