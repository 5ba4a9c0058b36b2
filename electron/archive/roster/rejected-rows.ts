import type { ReadableDb } from '#db/core/open.ts';
import { getImport, listImportRows } from '#db/imports/imports.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { type ListColumn, type ListRow, writeListWorkbook } from '../workbook/write-list.ts';

const PAGE = 1000;

/**
 * Writes the rejected rows of an import as a workbook: the roster's own columns, the sheet and row in the roster and the
 * reason beside them. Put right, it can be imported again as it is. Returns the number of rows.
 * @throws AppError file.notWritable
 */
export async function writeRejectedRows(db: ReadableDb, importId: number, path: string): Promise<number> {
  const plan = getImport(db, importId);
  const taken = plan.sheetsRead.filter((sheet) => sheet.isTaken);
  const communities = new Map(taken.map((sheet) => [sheet.name, sheet.taken?.communityName ?? null]));
  const hasCommunity = taken.some((sheet) => sheet.taken?.communityName);
  const columns: ListColumn[] = [
    ...(taken.length > 1 ? [{ key: 'sheet', title: '工作表', width: 14, kind: 'text' } satisfies ListColumn] : []),
    { key: 'row', title: '行号', width: 7, kind: 'number' },
    { key: 'message', title: '未通过原因', width: 48, kind: 'text' },
    ...plan.columns.map(
      (column): ListColumn => ({ key: `c${column.index}`, title: column.heading, width: 18, kind: 'text' }),
    ),
    // What only the name of the sheet said must not be lost on the way back.
    ...(hasCommunity ? [{ key: 'community', title: '所属社区', width: 18, kind: 'text' } satisfies ListColumn] : []),
  ];
  const rows: ListRow[] = [];
  let last = 0;
  for (let after = 0; ; after = last) {
    const page = listImportRows(db, importId, { verdict: 'rejected', isNoted: false, after, limit: PAGE });
    for (const row of page) {
      const cells = Object.fromEntries(row.cells.map((text, index) => [`c${index}`, text]));
      const community = communities.get(row.sheet) ?? null;
      rows.push({ sheet: row.sheet, row: row.row, message: row.message, community, ...cells });
      last = row.position;
    }
    if (page.length < PAGE) break;
  }
  await writeWhole(path, await writeListWorkbook('未通过的行', columns, rows));
  return rows.length;
}
