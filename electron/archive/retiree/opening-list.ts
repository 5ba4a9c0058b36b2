import type { ListedOpening } from '#db/records/retiree/openings/take.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import { openingColumns, readOpening } from '#shared/records/retiree/opening-columns.ts';
import { noOpening } from '#shared/records/retiree/rules/opening-state.ts';
import type { RosterColumn } from '#shared/records/roster.ts';
import { readCell } from '../roster/read-cell.ts';
import { idNumberColumn, linesOf, listColumn, nameColumn, textOf } from './agency-list.ts';

const amountColumn = listColumn(
  'amount',
  '月养老金',
  'money',
  '养老金 基本养老金 月基本养老金 现养老金 养老金标准 现标准 待遇金额 发放金额 月标准 金额 现养老金标准',
  /^(?!.*(?:起始|执行|时间)).*养老金/,
);
const columns: readonly RosterColumn[] = [nameColumn, idNumberColumn, amountColumn, ...openingColumns];

const wrongCell: Readonly<Record<string, string>> = {
  'date-invalid': '不是日期，请写成 2026-07-01（月份写成 2026-07）',
  'amount-invalid': '不是金额（最多两位小数，不能为负）',
};

const readers = new WeakMap<Dictionary, (path: string) => Promise<ListedOpening[]>>();

/** Reads a list of opening states by the code tables of the archive. @throws as `linesOf` */
export function openingListReader(codes: Dictionary): (path: string) => Promise<ListedOpening[]> {
  const known = readers.get(codes);
  if (known) return known;
  const reader = (path: string) => readOpeningList(path, codes);
  readers.set(codes, reader);
  return reader;
}

async function readOpeningList(path: string, codes: Dictionary): Promise<ListedOpening[]> {
  const { lines, date1904 } = await linesOf(path, columns);
  return lines.map(({ row, cell }) => {
    const problems: string[] = [];
    const values: Record<string, string | number> = {};
    for (const column of [amountColumn, ...openingColumns]) {
      const at = cell(column.field);
      if (at === undefined) continue;
      const { value, reason, unread } = readCell(at, column, date1904, codes, null);
      if (reason !== null) problems.push(`${column.title}“${textOf(at)}”${wrongCell[reason] ?? '看不懂'}`);
      else if (unread !== null) problems.push(`${column.title}“${unread}”看不懂，请核对`);
      else if (value !== null) values[column.field] = value;
    }
    const amount = values.amount;
    const read = readOpening(values, typeof amount === 'number' ? amount : null);
    return {
      ...{ row, numberText: textOf(cell('idNumber')), nameText: textOf(cell('name')) },
      state: read?.state ?? noOpening,
      problems: [...problems, ...(read?.problems ?? [])],
      questions: read?.questions ?? [],
    };
  });
}
