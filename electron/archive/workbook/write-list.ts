import ExcelJS from 'exceljs';
import Papa from 'papaparse';

/** A column of a list that leaves the program. Numbers of people and accounts are text, or a spreadsheet spoils them. */
export interface ListColumn {
  key: string;
  title: string;
  /** In characters. */
  width: number;
  kind: 'text' | 'number' | 'money';
}

export type ListRow = Record<string, string | number | null>;

/** A workbook of one sheet: bold heading that stays in view, text cells for text, yuan for money in fen. */
export async function writeListWorkbook(
  sheet: string,
  columns: readonly ListColumn[],
  rows: Iterable<ListRow>,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '街道档案';
  const page = workbook.addWorksheet(sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
  page.columns = columns.map((column) => ({
    header: column.title,
    key: column.key,
    width: column.width,
    style: { numFmt: column.kind === 'money' ? '#,##0.00' : column.kind === 'number' ? '0' : '@' },
  }));
  page.getRow(1).font = { bold: true };
  for (const row of rows) {
    page.addRow(
      columns.map((column) => {
        const value = row[column.key] ?? null;
        if (value === null) return null;
        return column.kind === 'money' ? Number(value) / 100 : column.kind === 'number' ? Number(value) : String(value);
      }),
    );
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The same list as CSV in UTF-8 with a mark that Excel and WPS understand. */
export function writeListCsv(columns: readonly ListColumn[], rows: Iterable<ListRow>): Uint8Array {
  const lines = Array.from(rows, (row) => columns.map((column) => csvText(column, row[column.key] ?? null)));
  const text = Papa.unparse([columns.map((column) => column.title), ...lines], { newline: '\r\n' });
  return Buffer.from(`\uFEFF${text}\r\n`, 'utf8');
}

function csvText(column: ListColumn, value: string | number | null): string {
  if (value === null) return '';
  if (column.kind === 'money') return (Number(value) / 100).toFixed(2);
  const text = String(value);
  // A spreadsheet would run a text that begins like a formula; numbers of ours never do.
  return column.kind === 'text' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
