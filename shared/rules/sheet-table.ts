import { columnLetter } from './roster-columns.ts';
import { foldWidth, keptLine, keptLines, withoutBlanks } from './text.ts';

/** Tables that offices write out, fill in and take in again: a heading row, then one thing a row. */

export interface SheetShape<C extends string> {
  /** Columns that must stand there, each once, in any order. */
  needed: readonly C[];
  /** Columns that may stand there. */
  optional?: readonly C[];
  /** Columns written for the eye only: they may stand there and are passed over. */
  shown?: readonly string[];
}

/** A row of such a table. */
export interface SheetLine<C extends string> {
  /** As in the sheet, from 1. */
  row: number;
  /** The text of a cell as it is kept: see `keptLine`. */
  cell: (column: C) => string;
  /** As `cell`, of a cell in which a line is one of several words. */
  lines: (column: C) => string;
}

/** Why a sheet is refused whole: the first row that is wrong, as in the sheet, and the reason. */
export interface SheetRefusal {
  ok: false;
  row: number;
  message: string;
}

export type SheetReading<C extends string> = { ok: true; lines: SheetLine<C>[] } | SheetRefusal;

/**
 * Finds the columns by the headings of the first row and the lines below that are not empty. A heading that is not known
 * is refused too: a misspelt one would drop its column without a word.
 */
export function readSheetTable<C extends string>(
  rows: readonly (readonly string[])[],
  shape: SheetShape<C>,
): SheetReading<C> {
  const names = (rows[0] ?? []).map((heading) => withoutBlanks(foldWidth(heading)));
  const refuse = (message: string): SheetRefusal => ({ ok: false, row: 1, message });
  const places = new Map<C, number>();
  const optional: readonly C[] = shape.optional ?? [];
  for (const column of [...shape.needed, ...optional]) {
    const place = names.indexOf(column);
    if (place < 0 && optional.includes(column)) continue;
    if (place < 0) return refuse(`标题里没有“${column}”列。请先导出一份，照它的各列填写。`);
    if (names.lastIndexOf(column) !== place) return refuse(`标题里有两个“${column}”列，请删去一个。`);
    places.set(column, place);
  }
  const known: readonly string[] = [...shape.needed, ...optional, ...(shape.shown ?? []), ''];
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined) return refuse(`标题“${strange}”不是这张表的列，请改正或删去这一列。`);
  const widest = Math.max(...rows.map((row) => row.length));
  for (let place = 0; place < widest; place += 1)
    if ((names[place] ?? '') === '' && rows.some((row) => withoutBlanks(row[place] ?? '') !== ''))
      return refuse(`${columnLetter(place)} 列没有标题，下面却有内容，请补上标题或删去这一列。`);
  const lines = rows.flatMap((cells, index): SheetLine<C>[] => {
    if (index === 0 || cells.every((cell) => withoutBlanks(cell) === '')) return [];
    const written = (column: C): string => cells[places.get(column) ?? -1] ?? '';
    const cell = (column: C): string => keptLine(written(column));
    return [{ row: index + 1, cell, lines: (column) => keptLines(written(column)) }];
  });
  return lines.length > 0 ? { ok: true, lines } : refuse('表里只有标题，没有内容。');
}
