import type { DictionaryItem } from '#shared/codes/dictionary.ts';
import { type CodeTableName, codeTables } from '#shared/codes/tables.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import type { SheetCode } from '#shared/rules/code-sheet.ts';
import type { Act } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { WritableDb } from '../core/open.ts';
import { dictionary } from './codes.ts';
import { insertLocal, isLocal, nameOf, refuseFixed, refuseUse, setOrder, writeOwn } from './write.ts';

export interface ImportedCodes {
  added: number;
  changed: number;
  removed: number;
  same: number;
}

/**
 * Takes a sheet of codes in as one act. A table that stands in the sheet is there whole: codes of the office that are not
 * are taken out, and the order of its rows is the order of the table. The first row that is wrong refuses all.
 * @throws AppError sheet.refused
 */
export function importCodes(db: WritableDb, act: Act, sheet: readonly SheetCode[]): ImportedCodes {
  const counts: ImportedCodes = { added: 0, changed: 0, removed: 0, same: 0 };
  const tables = Array.from(new Set(sheet.map((one) => one.table)));
  if (!tables.some((table) => differs(db, table, ofTable(sheet, table)))) return { ...counts, same: sheet.length };
  const about = (nounId: number) => {
    const said = [`新增 ${counts.added}`, `修改 ${counts.changed}`, `移除 ${counts.removed}`].join('，');
    const where = tables.length === 1 && tables[0] ? `“${codeTables[tables[0]].title}”` : `${tables.length} 张代码表`;
    return { name: 'codes.importFile', title: `导入${where}：${said}`, noun: 'code', nounId } as const;
  };
  runCommand(db, act, about, () =>
    tables
      .map((table) => importTable(db, act, table, ofTable(sheet, table), counts))
      .reduce((id, next) => next || id, 0),
  );
  return counts;
}

function importTable(
  db: WritableDb,
  act: Act,
  table: CodeTableName,
  lines: readonly SheetCode[],
  counts: ImportedCodes,
): number {
  let id = removeMissing(db, act, table, lines, counts);
  for (const line of lines)
    atRow(line.row, () => {
      const item = dictionary(db).item(table, line.code);
      if (!item) {
        id = insertLocal(db, act, { table, code: line.code, label: line.label, synonyms: line.synonyms });
        if (line.isRetired) writeOwn(db, act, line, { ownId: id }, { retiredAt: act.at });
        counts.added += 1;
      } else if (isSame(item, line)) counts.same += 1;
      else {
        id = changeTo(db, act, table, item, line);
        counts.changed += 1;
      }
    });
  const items = new Map(
    dictionary(db)
      .items(table)
      .map((item) => [item.code, item]),
  );
  const order = lines.flatMap((line) => items.get(line.code) ?? []);
  const [first] = order;
  return first && !isOrdered(order) ? setOrder(db, act, table, order, first) || id : id;
}

function changeTo(db: WritableDb, act: Act, table: CodeTableName, item: DictionaryItem, line: SheetCode): number {
  const isRenamed = line.label !== item.label;
  if (isRenamed && !isLocal(db, item)) throw new AppError('code.shipped', { label: nameOf(item) });
  if (line.isRetired !== item.isRetired) refuseFixed(table);
  return writeOwn(db, act, line, item, {
    ...(isRenamed ? { label: line.label } : {}),
    synonyms: JSON.stringify(line.synonyms),
    ...(line.isRetired === item.isRetired ? {} : { retiredAt: line.isRetired ? act.at : null }),
  });
}

function removeMissing(
  db: WritableDb,
  act: Act,
  table: CodeTableName,
  lines: readonly SheetCode[],
  counts: ImportedCodes,
): number {
  let id = 0;
  const kept = new Set(lines.map((line) => line.code));
  for (const item of dictionary(db).items(table)) {
    if (kept.has(item.code)) continue;
    atRow(
      lines[0]?.row ?? 1,
      () => {
        if (!isLocal(db, item))
          throw new AppError('sheet.refused', {
            row: lines[0]?.row ?? 1,
            message: `“${codeTables[table].title}”里少了程序自带的 ${nameOf(item)}。自带的代码不能删去，不用的请在“状态”列写“已停用”。`,
            more: 0,
          });
        refuseUse(db, table, item);
        id = writeOwn(db, act, { table, code: item.code }, item, { removedAt: act.at });
      },
      `“${codeTables[table].title}”里少了 ${nameOf(item)}：`,
    );
    counts.removed += 1;
  }
  return id;
}

// What is wrong with a code is said of its row.
function atRow(row: number, work: () => void, before = ''): void {
  try {
    work();
  } catch (error) {
    if (!isAppError(error) || error.code === 'sheet.refused') throw error;
    throw new AppError('sheet.refused', {
      row,
      message: `${before}${messageFor(error.code, error.params).sentence}`,
      more: 0,
    });
  }
}

function differs(db: WritableDb, table: CodeTableName, lines: readonly SheetCode[]): boolean {
  const items = dictionary(db).items(table);
  return (
    items.length !== lines.length || lines.some((line, at) => items[at]?.code !== line.code || !isSame(items[at], line))
  );
}

function isSame(item: DictionaryItem, line: SheetCode): boolean {
  return (
    item.label === line.label &&
    item.isRetired === line.isRetired &&
    JSON.stringify([...item.ownSynonyms].sort()) === JSON.stringify([...line.synonyms].sort())
  );
}

function isOrdered(order: readonly DictionaryItem[]): boolean {
  return order.every((item, at) => at === 0 || (order[at - 1]?.position ?? 0) < item.position);
}

function ofTable(sheet: readonly SheetCode[], table: CodeTableName): SheetCode[] {
  return sheet.filter((line) => line.table === table);
}
