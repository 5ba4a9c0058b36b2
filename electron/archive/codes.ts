import { codeCommands, dictionary, ownCodes } from '#db/codes/codes.ts';
import { importCodes } from '#db/codes/import.ts';
import { assignOther, otherTexts } from '#db/codes/others.ts';
import { codeUses } from '#db/codes/uses.ts';
import { addCode, changeCode, moveCode, removeCode, retireCode } from '#db/codes/write.ts';
import { codeTableNames } from '#shared/codes/tables.ts';
import { type codeCalls, OWN_CODES_MOST } from '#shared/contract/codes.ts';
import { AppError } from '#shared/errors.ts';
import { codeColumns, codeSheetRow, codesOf, readCodeSheet } from '#shared/rules/code-sheet.ts';
import { writeWhole } from '../files/write-whole.ts';
import { type Context, write } from './core/context.ts';
import type { HandlersOf } from './core/serve.ts';
import { readSheetRows } from './workbook/sheet-rows.ts';
import { type ListColumn, listColumn, writeListWorkbook } from './workbook/write-list.ts';

export const codeHandlers: HandlersOf<typeof codeCalls> = {
  'codes.get': (_input, { db }) => ({ items: ownCodes(db).slice(-OWN_CODES_MOST) }),

  'codes.table': (input, { db }) => ({
    uses: Array.from(codeUses(db, input.table), ([code, count]) => ({ code, count })).slice(0, 5000),
    commands: codeCommands(db, input.table, 50),
  }),

  'codes.others': (input, { db }) => {
    const all = otherTexts(db, input.table);
    return {
      items: all.slice(input.offset, input.offset + input.limit),
      total: all.length,
      commands: codeCommands(db, null, 50).filter((command) => command.name === 'codes.assign'),
    };
  },

  'codes.add': (input, context) => ({
    id: changed(context, () => write(context, (db, act) => addCode(db, act, input))),
  }),

  'codes.change': (input, context) => ({
    id: changed(context, () => write(context, (db, act) => changeCode(db, act, input))),
  }),

  'codes.retire': (input, context) => ({
    id: changed(context, () => write(context, (db, act) => retireCode(db, act, input))),
  }),

  'codes.remove': (input, context) => {
    changed(context, () => write(context, (db, act) => removeCode(db, act, input)));
    return { removed: true };
  },

  'codes.move': (input, context) => ({
    id: changed(context, () => write(context, (db, act) => moveCode(db, act, input))),
  }),

  'codes.assign': (input, context) => {
    const records = changed(context, () => write(context, (db, act) => assignOther(db, act, input)));
    context.emit({ name: 'records.changed', id: null });
    return { records };
  },

  'codes.export': async (input, { db }) => {
    const codes = dictionary(db);
    const tables = input.table === null ? codeTableNames : [input.table];
    const uses = new Map(tables.map((table) => [table, codeUses(db, table)]));
    const rows = codesOf(codes, tables).map(([table, item]) =>
      codeSheetRow(table, item, uses.get(table)?.get(item.code) ?? 0),
    );
    await writeWhole(input.path, await writeListWorkbook('代码表', columns, rows));
    return { path: input.path, rows: rows.length };
  },

  'codes.importFile': async (input, context) => {
    const read = readCodeSheet(await readSheetRows(input.path));
    if (!read.ok) throw new AppError('sheet.refused', { row: read.row, message: read.message, more: 0 });
    return changed(context, () => write(context, (db, act) => importCodes(db, act, read.codes)));
  },
};

function changed<T>(context: Context, work: () => T): T {
  const result = work();
  context.emit({ name: 'codes.changed' });
  return result;
}

const widths: Partial<Record<(typeof codeColumns)[number], number>> = {
  代码表: 22,
  表名称: 30,
  名称: 34,
  同义词: 30,
  程序自带同义词: 30,
  来源: 50,
  依据情况: 14,
};

const columns: ListColumn[] = codeColumns.map((title) => listColumn(title, widths[title] ?? 11));
