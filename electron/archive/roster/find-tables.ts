import type { ImportColumn } from '#shared/contract/imports.ts';
import { AppError } from '#shared/errors.ts';
import type { RosterKeys } from '#shared/records/roster.ts';
import { communityOfSheet } from '#shared/rules/sheet-name.ts';
import { isBlank, type SheetCells, type WorkbookCells } from './cells.ts';
import { type FindOptions, type FoundTable, findTable, tablesOf } from './find-table.ts';
import { foldHeading } from './headings.ts';

/** One sheet of a roster that is taken in. */
export interface RosterTable extends FoundTable {
  /** Its rows count on from here, so that every line of the roster has a position of its own. */
  start: number;
  /** The community of everybody on it, by the sheet's name; null where a column says it or the name is none. */
  communityName: string | null;
}

/** A sheet that is not taken in, and why it is told. */
export interface OtherSheet {
  sheet: SheetCells;
  /** Whether it has the heading of the sheets that are taken, so that it can be taken too. */
  isAlike: boolean;
}

export interface FoundRoster {
  /** In the order of the file. */
  tables: [RosterTable, ...RosterTable[]];
  /** Of all its sheets: what one of them has more stands behind. */
  columns: ImportColumn[];
  others: OtherSheet[];
}

export interface RosterOptions extends Omit<FindOptions, 'sheet'> {
  /** The sheets to take, which must have one heading; null: all that have it and are not hidden. */
  sheets: readonly string[] | null;
  /** Whether the name of a sheet is a community; null: where it reads like one. */
  communityFromSheet: boolean | null;
  isCommunity: (name: string) => boolean;
}

/**
 * Finds the table of people as `findTable` does, and every other sheet with the same heading: the same words in the same
 * columns, some of which a sheet may lack. Heading rows may differ.
 * @throws AppError roster.sheetAbsent, roster.noHeading, roster.sheetsDiffer
 */
export function findTables(workbook: WorkbookCells, name: string, options: RosterOptions): FoundRoster {
  const asked = options.sheets === null ? null : new Set(options.sheets);
  const missing = options.sheets?.filter((wanted) => workbook.sheets.every((sheet) => sheet.name !== wanted)) ?? [];
  if (missing.length > 0) throw new AppError('roster.sheetAbsent', { sheet: missing.join('、') });
  const chosen = asked === null ? workbook.sheets : workbook.sheets.filter((sheet) => asked.has(sheet.name));
  // A heading row and columns that the clerk gave are those of the first sheet she chose.
  const isGiven = asked !== null && (options.headerRow !== null || options.mapping !== null);
  const base = findTable({ ...workbook, sheets: isGiven ? chosen.slice(0, 1) : chosen }, name, {
    ...options,
    sheet: null,
  });
  let columns = base.columns;
  const found = new Map<SheetCells, FoundTable>([[base.sheet, base]]);
  for (const sheet of workbook.sheets) {
    if (sheet === base.sheet || !sheet.rows.some((line) => line.some((cell) => !isBlank(cell)))) continue;
    const table = tableLike(sheet, base, columns, options);
    if (table === null) continue;
    if (isWanted(sheet, asked)) columns = united(columns, table.columns);
    found.set(sheet, table);
  }
  const isTaken = (sheet: SheetCells): boolean => sheet === base.sheet || (found.has(sheet) && isWanted(sheet, asked));
  const others = workbook.sheets.filter((sheet) => !isTaken(sheet));
  const differing = others.filter((sheet) => asked?.has(sheet.name));
  if (differing.length > 0)
    throw new AppError('roster.sheetsDiffer', {
      sheet: base.sheet.name,
      others: differing.map((sheet) => sheet.name).join('、'),
    });
  let start = 0;
  const part = (table: FoundTable): RosterTable => {
    const placed = { ...table, columns, start, communityName: placeOf(table.sheet, columns, options) };
    start += table.sheet.rows.length;
    return placed;
  };
  const [first = base, ...more] = workbook.sheets.flatMap((sheet) => (isTaken(sheet) ? (found.get(sheet) ?? []) : []));
  const tables: FoundRoster['tables'] = [part(first), ...more.map(part)];
  return { tables, columns, others: others.map((sheet) => ({ sheet, isAlike: found.has(sheet) })) };
}

// A sheet that shows how to fill in, or was hidden, is taken only where the clerk says so.
function isWanted(sheet: SheetCells, asked: ReadonlySet<string> | null): boolean {
  return asked?.has(sheet.name) ?? !(sheet.isHidden || /说明|示例|样例|样表|范例|模板/.test(sheet.name));
}

function placeOf(sheet: SheetCells, columns: readonly ImportColumn[], options: RosterOptions): string | null {
  if (options.communityFromSheet === false || columns.some((column) => column.field === 'communityName')) return null;
  const said = communityOfSheet(sheet.name, options.isCommunity);
  return said ?? (options.communityFromSheet === true ? sheet.name.trim() : null);
}

/** The table of a sheet under the same heading with somebody below it, or null. */
function tableLike(
  sheet: SheetCells,
  base: FoundTable,
  columns: readonly ImportColumn[],
  options: RosterOptions,
): FoundTable | null {
  const asked = { ...options, sheet: null };
  const tables = [
    ...tablesOf(sheet, { ...asked, headerRow: null }),
    ...tablesOf(sheet, { ...asked, headerRow: base.headerRow }),
  ];
  const alike = tables.find((table) => isAlike(columns, table.columns, options.keys));
  if (!alike) return null;
  return sheet.rows.slice(alike.headerRow).some((line) => line.some((cell) => !isBlank(cell))) ? alike : null;
}

function isAlike(some: readonly ImportColumn[], other: readonly ImportColumn[], by: RosterKeys): boolean {
  const headings = new Map(other.map((column) => [column.index, foldHeading(column.heading)]));
  const keys = some.filter(({ field }) => field === by.name || field === by.number);
  const hasKeys = keys.length === 2 && keys.every(({ index, heading }) => headings.get(index) === foldHeading(heading));
  if (!hasKeys) return false;
  return some.every(({ index, heading }) => {
    const own = foldHeading(heading);
    const theirs = headings.get(index) ?? '';
    return own === theirs || own === '' || theirs === '';
  });
}

/** The columns with those that only the other sheet has; what another column goes to already is told by its claim. */
function united(some: readonly ImportColumn[], other: readonly ImportColumn[]): ImportColumn[] {
  const byIndex = new Map(some.map((column) => [column.index, column]));
  const fields = new Set(some.flatMap((column) => (column.heading === '' ? [] : (column.field ?? []))));
  for (const column of other) {
    const known = byIndex.get(column.index);
    if (known && (known.heading !== '' || column.heading === '')) continue;
    const { field } = column;
    const isFree = field === null || !fields.has(field);
    if (field !== null) fields.add(field);
    byIndex.set(column.index, isFree ? column : { ...column, field: null, source: 'none', claim: field });
  }
  return Array.from(byIndex.values()).sort((a, b) => a.index - b.index);
}
