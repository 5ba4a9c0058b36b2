import { dictionary } from '#db/codes/codes.ts';
import { importHouseholds } from '#db/households/import.ts';
import { householdIds } from '#db/households/list.ts';
import { sheetRowsOf } from '#db/households/sheet-rows.ts';
import type { householdFileCalls } from '#shared/contract/households.ts';
import { AppError } from '#shared/errors.ts';
import {
  DAY_COLUMN,
  type HouseholdColumn,
  householdColumns,
  householdSheetRow,
  readHouseholdSheet,
} from '#shared/rules/household-sheet.ts';
import { writeWhole } from '../files/write-whole.ts';
import { write } from './core/context.ts';
import { scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { nameReadings } from './names/pinyin.ts';
import { readSheetRows } from './workbook/sheet-rows.ts';
import { type ListColumn, type ListRow, listColumn, writeListWorkbook } from './workbook/write-list.ts';

/** The register of households as a workbook, one row a member; that of a day past names the day in every row. */
export const householdFileHandlers: HandlersOf<typeof householdFileCalls> = {
  'households.export': async (input, context) => {
    const { db } = context;
    const { onDate } = input.filter;
    // A household that ended is history: it cannot be taken in again.
    const ids = householdIds(db, { ...input.filter, state: 'open' }, scopeOf(context));
    const codes = dictionary(db);
    let rows = 0;
    const lines = function* (): Generator<ListRow> {
      for (const source of sheetRowsOf(db, ids, onDate)) {
        rows += 1;
        const row = householdSheetRow(source, codes);
        yield onDate === null ? row : { [DAY_COLUMN]: onDate, ...row };
      }
    };
    const [name, shown] = onDate === null ? ['家庭', columns] : [`家庭 ${onDate}`, [dayColumn, ...columns]];
    await writeWhole(input.path, await writeListWorkbook(name, shown, lines()));
    return { path: input.path, households: ids.length, rows };
  },

  'households.importFile': async (input, context) => {
    const read = readHouseholdSheet(await readSheetRows(input.path), dictionary(context.db));
    if (!read.ok) throw new AppError('sheet.refused', { row: read.row, message: read.message, more: 0 });
    const counts = write(context, (db, act) => importHouseholds(db, act, read.households, nameReadings));
    context.emit({ name: 'households.changed', id: null });
    context.emit({ name: 'records.changed', id: null });
    return counts;
  },
};

const widths: Partial<Record<HouseholdColumn, number>> = {
  户号: 24,
  户主姓名: 14,
  户主证件号码: 22,
  社区: 16,
  住址: 40,
  姓名: 14,
  证件号码: 22,
  与户主关系: 16,
  手机: 15,
};

const columns: ListColumn[] = householdColumns.map((title) => listColumn(title, widths[title] ?? 12));

const dayColumn: ListColumn = { key: DAY_COLUMN, title: DAY_COLUMN, width: 12, kind: 'text' };
