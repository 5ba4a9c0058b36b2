import { getImport, listImportRows } from '#db/imports.ts';
import type { ReadableDb } from '#db/open.ts';
import { writeWhole } from '../files/write-whole.ts';
import { type ListColumn, type ListRow, writeListWorkbook } from './workbook/write-list.ts';

const PAGE = 1000;

/**
 * Writes the rejected rows of an import as a workbook: the roster's own columns, the row in the roster and the reason
 * beside them. Put right, it can be imported again as it is. Returns the number of rows.
 * @throws AppError file.notWritable
 */
export async function writeRejectedRows(db: ReadableDb, importId: number, path: string): Promise<number> {
  const plan = getImport(db, importId);
  const columns: ListColumn[] = [
    { key: 'row', title: '行号', width: 7, kind: 'number' },
    { key: 'message', title: '未通过原因', width: 48, kind: 'text' },
    ...plan.columns.map(
      (column): ListColumn => ({ key: `c${column.index}`, title: column.heading, width: 18, kind: 'text' }),
    ),
  ];
  const rows: ListRow[] = [];
  for (let after = 0; ; after = Number(rows.at(-1)?.row)) {
    const page = listImportRows(db, importId, { verdict: 'rejected', isNoted: false, after, limit: PAGE });
    for (const row of page) {
      const cells = Object.fromEntries(row.cells.map((text, index) => [`c${index}`, text]));
      rows.push({ row: row.row, message: row.message, ...cells });
    }
    if (page.length < PAGE) break;
  }
  await writeWhole(path, await writeListWorkbook('未通过的行', columns, rows));
  return rows.length;
}
