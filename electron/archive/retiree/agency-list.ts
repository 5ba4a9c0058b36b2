import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { personKeys, type RosterColumn } from '#shared/records/roster.ts';
import type { Cell } from '../roster/cells.ts';
import { findTable } from '../roster/find-table.ts';
import { isNobody, type MappedColumn } from '../roster/nobody.ts';
import { refuseSeveralSheets } from '../roster/one-sheet.ts';
import { readWorkbook } from '../roster/read-workbook.ts';

/** Lists of the agency and of banks: the table is found by its headings, wherever it stands in the file. */

/** A column of a list, by the headings offices write for it. */
export const listColumn = (
  field: string,
  title: string,
  kind: RosterColumn['kind'],
  synonyms: string,
  pattern?: RegExp,
): RosterColumn => ({
  ...{ field, title, reportAs: title, kind, isRequired: field === 'name' || field === 'idNumber' },
  synonyms: [title, ...synonyms.split(/\s+/).filter((word) => word !== '')],
  ...(pattern ? { pattern } : {}),
});

export const nameColumn = listColumn(
  'name',
  '姓名',
  'name',
  '退休人员姓名 人员姓名 户名 领取人姓名 参保人姓名',
  /姓名$/,
);
export const idNumberColumn = listColumn(
  'idNumber',
  '公民身份号码',
  'idNumber',
  '身份证号 身份证号码 身份证 身份号码 证件号码 社会保障号 社会保障号码 社保号 档号 号码',
  /身份证|身份号|证件号|社会保障号/,
);

// Columns about whoever wrote the list or came for somebody.
const OF_OTHERS = /经办|代办|代领|联系|操作|复核/;

interface Line {
  row: number;
  cell: (field: string) => Cell | undefined;
  /** What further columns of the same field say: the account beside the identity number. */
  others: (field: string) => string[];
}

/**
 * The lines of a list, each with its cells by column.
 * @throws AppError roster.unreadable, .notWorkbook, .passwordProtected, .empty, .encodingUnknown, .tooLarge, .noHeading,
 * .severalSheets
 */
export async function linesOf(
  path: string,
  columns: readonly RosterColumn[],
): Promise<{ lines: Line[]; date1904: boolean }> {
  const workbook = await readWorkbook(path);
  const nothing = { remembered: new Map<string, null>(), sheet: null, headerRow: null, mapping: null };
  const asked = { columns, keys: personKeys, ...nothing };
  const table = findTable(workbook, basename(path), asked);
  refuseSeveralSheets(workbook, basename(path), table.sheet, table.headerRow);
  const mapped: MappedColumn[] = table.columns.flatMap((found) => {
    const known = columns.find(({ field }) => field === found.field);
    return known ? [{ found, column: known }] : [];
  });
  const indexOf = new Map(mapped.map(({ found, column: { field } }) => [field, found.index]));
  const further = (field: string): number[] =>
    table.columns.flatMap(({ index, claim, heading }) =>
      claim === field && index !== indexOf.get(field) && !OF_OTHERS.test(heading) ? [index] : [],
    );
  const lines = table.sheet.rows.flatMap((cells, index): Line[] => {
    if (index < table.headerRow || isNobody(cells, mapped, table.columns, personKeys)) return [];
    const others = (field: string) => further(field).flatMap((at) => textOf(cells[at]) || []);
    return [{ row: index + 1, cell: (field) => cells[indexOf.get(field) ?? -1], others }];
  });
  return { lines, date1904: workbook.date1904 };
}

/** What a cell says; empty where the list has no such column. */
export function textOf(cell: Cell | undefined): string {
  return cell?.text.trim() ?? '';
}

type Reader<L> = (path: string) => Promise<L[]>;
const read = new WeakMap<Reader<unknown>, { key: string; lines: unknown[] }>();

/**
 * The lines of a list by its reader. A clerk turns the pages of one list: it is read again only when the file was written
 * again. @throws AppError roster.unreadable where the file is gone, and as the reader
 */
export async function listIn<L>(path: string, reader: Reader<L>): Promise<L[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new AppError('roster.unreadable', { name: basename(path) });
  const key = `${path} ${found.mtimeMs} ${found.size}`;
  const known = read.get(reader);
  if (known?.key === key) return known.lines as L[];
  const lines = await reader(path);
  read.set(reader, { key, lines });
  return lines;
}
