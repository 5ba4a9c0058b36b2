import * as XLSX from '@e965/xlsx';
import { COLUMN_LIMIT, ROW_LIMIT } from './cells.ts';

/** The rows and columns of one sheet that are hidden, from 0. */
export interface HiddenLines {
  rows: Set<number>;
  columns: Set<number>;
}

/** Whether a zip is a spreadsheet of OpenDocument; its files are named in plain text. */
export function isOpenDocument(zip: Buffer): boolean {
  return zip.includes('content.xml') && !zip.includes('[Content_Types].xml');
}

/**
 * What is hidden on each sheet of an .ods file, by its place in the file: the parser does not tell it. Rows and columns are
 * hidden by themselves (collapse), by a filter, or within a closed group (ODF 1.3 part 3, 19.749 and 19.633).
 */
export function hiddenOfOpenDocument(zip: Buffer): HiddenLines[] {
  const files = XLSX.CFB.read(zip, { type: 'buffer' });
  const content = XLSX.CFB.find(files, '/content.xml')?.content;
  return content ? hiddenIn(Buffer.from(content as Uint8Array).toString('utf8')) : [];
}

const TAG = /<(\/?)table:(table|table-row|table-column|table-row-group|table-column-group)(?=[\s/>])([^>]*?)(\/?)>/g;

function hiddenIn(markup: string): HiddenLines[] {
  const sheets: HiddenLines[] = [];
  let depth = 0;
  let at = { row: 0, column: 0 };
  const groups: boolean[] = [];
  for (const [, closes, tag, attributes = '', isEmpty] of markup.matchAll(TAG)) {
    if (tag === 'table') {
      if (closes) depth -= 1;
      else if (!isEmpty) depth += 1;
      if (!closes && depth + (isEmpty ? 1 : 0) === 1) {
        sheets.push({ rows: new Set(), columns: new Set() });
        at = { row: 0, column: 0 };
      }
      continue;
    }
    // A table drawn inside a cell has rows of its own.
    if (depth !== 1) continue;
    if (tag === 'table-row-group' || tag === 'table-column-group') {
      if (closes) groups.pop();
      else if (!isEmpty) groups.push(/table:display="false"/.test(attributes));
      continue;
    }
    const sheet = sheets.at(-1);
    if (closes || !sheet) continue;
    const isHidden = groups.includes(true) || /table:visibility="(?:collapse|filter)"/.test(attributes);
    if (tag === 'table-row') at.row = counted(sheet.rows, at.row, attributes, isHidden, ROW_LIMIT);
    else at.column = counted(sheet.columns, at.column, attributes, isHidden, COLUMN_LIMIT);
  }
  return sheets;
}

/** @returns where the next line stands */
function counted(hidden: Set<number>, from: number, attributes: string, isHidden: boolean, limit: number): number {
  const repeated = Number(/table:number-(?:rows|columns)-repeated="(\d{1,9})"/.exec(attributes)?.[1] ?? 1);
  const next = from + Math.max(1, repeated);
  if (isHidden) for (let line = from; line < Math.min(next, limit); line += 1) hidden.add(line);
  return next;
}
