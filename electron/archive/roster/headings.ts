import type { RosterColumn, RosterKeys } from '#shared/records/roster.ts';
import { foldWidth, withoutBlanks } from '#shared/rules/text.ts';
import { isBlank, type Merge, type SheetCells } from './cells.ts';

/** How sure a heading names a field; a surer column goes first when two claim one field. */
export type Certainty = 'remembered' | 'exact' | 'part';

export interface HeadingMatch {
  field: string | null;
  certainty: Certainty;
}

export interface HeadingRules {
  columns: readonly RosterColumn[];
  keys: RosterKeys;
  /** Headings a clerk corrected in earlier imports, folded; null leaves the column out. */
  remembered: ReadonlyMap<string, string | null>;
}

// Under one of these a 姓名 or 电话 is not the person's own.
const OF_OTHERS = /配偶|家属|亲属|联系人|供养|子女|父母|紧急|代办|代领|经办|负责人|户主|监护|丧偶|遗属/;
const BRACKETS = /[()（）]/g;
const GENERAL = /(?:基本)?(?:信息|情况|资料|内容)$/;
// Columns that a workbook of rejected rows adds beside the roster's own.
const OWN_HEADINGS = new Set(['工作表', '行号', '未通过原因']);

/**
 * A heading without what offices add to it: blanks inside, notes and units in brackets, marks of required columns, a
 * leading number.
 */
export function foldHeading(text: string): string {
  return withoutBlanks(foldWidth(text))
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】|〔[^〕]*〕|<[^>]*>/g, '')
    .replace(/[*★☆●:：、,，.。;；"“”'‘’/\\|_\-—~]+/g, '')
    .replace(/^\d{1,2}(?=\p{Script=Han})/u, '')
    .toUpperCase();
}

/** The lines of one column's heading, from the top: 养老金 over 月标准. Merged and repeated parts stand once. */
export function matchHeading(levels: readonly string[], rules: HeadingRules): HeadingMatch | null {
  const parts = levels.map(foldHeading).filter((part, index, all) => part !== '' && part !== all[index - 1]);
  const own = parts.at(-1);
  if (own === undefined) return null;
  const joined = parts.join('');
  for (const heading of [joined, own]) {
    const kept = rules.remembered.get(heading);
    if (kept !== undefined) return { field: kept, certainty: 'remembered' };
  }
  if (OWN_HEADINGS.has(joined)) return null;
  const exact = bySynonym(rules.columns);
  // 出生年月（档案认定）: what stands in brackets says which, where the whole is a heading of its own.
  const noted = exact.get(foldHeading((levels.at(-1) ?? '').replace(BRACKETS, '')));
  if (noted !== undefined && parts.length === 1) return { field: noted, certainty: 'exact' };
  // 退休信息 over 时间 is 退休时间.
  const whole =
    exact.get(joined) ??
    exact.get(parts.map((part, at) => (at < parts.length - 1 ? part.replace(GENERAL, '') : part)).join(''));
  if (whole !== undefined) return { field: whole, certainty: 'exact' };
  // A workbook of rejected rows writes a heading of two lines as 家属/电话.
  const split = levels.flatMap((level) => level.split(/[/／]/));
  if (split.length > levels.length) {
    const found = matchHeading(split, rules);
    if (found?.certainty === 'exact') return found;
  }
  if (parts.length > 1 && OF_OTHERS.test(parts.slice(0, -1).join(''))) return null;
  const alone = exact.get(own);
  if (alone !== undefined) return { field: alone, certainty: 'exact' };
  if (OF_OTHERS.test(joined)) return null;
  const column = rules.columns.find((one) => one.pattern?.test(own));
  return column ? { field: column.field, certainty: 'part' } : null;
}

const indexes = new WeakMap<readonly RosterColumn[], Map<string, string>>();

function bySynonym(columns: readonly RosterColumn[]): Map<string, string> {
  const known = indexes.get(columns);
  if (known) return known;
  const index = new Map<string, string>();
  for (const column of columns)
    for (const synonym of column.synonyms) {
      const heading = foldHeading(synonym);
      if (!index.has(heading)) index.set(heading, column.field);
    }
  indexes.set(columns, index);
  return index;
}

/** A heading of one or more lines; rows from 0, both included. */
export interface HeadingBlock {
  top: number;
  bottom: number;
}

const LINES_MOST = 3;

/**
 * The whole heading a line belongs to: the lines below it that go on with it (merged cells, or a line of parts under a
 * blank name and number), and the group line above it.
 */
export function headingBlock(sheet: SheetCells, row: number, keyColumns: readonly number[]): HeadingBlock {
  let bottom = row;
  while (bottom - row + 1 < LINES_MOST && goesOn(sheet, bottom + 1, row, keyColumns)) bottom += 1;
  return { top: isGroupLine(sheet, row - 1, row) ? row - 1 : row, bottom };
}

function goesOn(sheet: SheetCells, next: number, top: number, keyColumns: readonly number[]): boolean {
  const line = sheet.rows[next] ?? [];
  const isMerged = keyColumns.some((column) =>
    sheet.merges.some((merge) => covers(merge, next, column) && merge.top >= top && merge.top < next),
  );
  if (isMerged) return true;
  if (keyColumns.length === 0 || sheet.merges.some((merge) => covers(merge, next, keyColumns[0] ?? 0))) return false;
  const filled = line.flatMap((cell, index) => (isBlank(cell) ? [] : [{ cell, index }]));
  if (filled.length < 2 || keyColumns.some((column) => !isBlank(line[column]))) return false;
  // Parts of a heading are short words; each stands under a group or right of one.
  return filled.every(
    ({ cell, index }) =>
      cell.kind === 'text' &&
      foldHeading(cell.text).length <= 10 &&
      /^\p{Script=Han}/u.test(foldHeading(cell.text)) &&
      !/[:：]|必填|选填|填写|格式|示例|[小合总]\s*计/.test(cell.text) &&
      groupOver(sheet, next - 1, index, line) !== '',
  );
}

function isGroupLine(sheet: SheetCells, row: number, below: number): boolean {
  const line = sheet.rows[row];
  if (row < 0 || !line) return false;
  const texts = new Set(line.filter((cell) => !isBlank(cell)).map((cell) => cell.text));
  if (texts.size < 2 || line.some((cell) => cell.kind === 'number' || cell.kind === 'date')) return false;
  const isDrawn = sheet.merges.some(
    (merge) => merge.top === row && (merge.right > merge.left || merge.bottom >= below),
  );
  return isDrawn && !line.some((cell) => /[:：]/.test(cell.text));
}

/** The texts over a column, from the top of the heading to its last line. */
export function headingLevels(sheet: SheetCells, block: HeadingBlock, column: number): string[] {
  const levels: string[] = [];
  for (let row = block.top; row <= block.bottom; row += 1) {
    const own = sheet.rows[row]?.[column];
    const isLast = row === block.bottom;
    levels.push(
      isBlank(own)
        ? isLast
          ? merged(sheet, row, column)
          : groupOver(sheet, row, column, sheet.rows[row + 1] ?? [])
        : (own?.text.trim() ?? ''),
    );
  }
  return levels;
}

// The group a column stands under: the merged cell, or without merges the next text to the left over a filled part.
function groupOver(sheet: SheetCells, row: number, column: number, partLine: readonly { text: string }[]): string {
  const over = sheet.rows[row] ?? [];
  const own = over[column]?.text.trim() ?? '';
  if (own !== '') return own;
  const drawn = merged(sheet, row, column);
  if (drawn !== '' || sheet.merges.some((merge) => merge.top <= row && merge.bottom >= row && merge.right > merge.left))
    return drawn;
  for (let left = column - 1; left >= 0 && (partLine[left + 1]?.text.trim() ?? '') !== ''; left -= 1) {
    const text = over[left]?.text.trim() ?? '';
    if (text !== '') return (partLine[left]?.text.trim() ?? '') === '' ? '' : text;
  }
  return '';
}

function merged(sheet: SheetCells, row: number, column: number): string {
  const merge = sheet.merges.find((one) => covers(one, row, column));
  return merge ? (sheet.rows[merge.top]?.[merge.left]?.text.trim() ?? '') : '';
}

function covers(merge: Merge, row: number, column: number): boolean {
  return merge.top <= row && row <= merge.bottom && merge.left <= column && column <= merge.right;
}
