import { basename } from 'node:path';
import { arrangedDays, deadlineAfter, importDays, listYears, monthDays } from '#db/policy/calendar.ts';
import type { calendarCalls } from '#shared/contract/calendar.ts';
import { AppError } from '#shared/errors.ts';
import { calendarColumns, calendarCsv, readCalendarCsv } from '#shared/rules/calendar-csv.ts';
import { writeWhole } from '../files/write-whole.ts';
import { write } from './core/context.ts';
import type { HandlersOf } from './core/serve.ts';
import { readSheetRows } from './workbook/sheet-rows.ts';
import { type ListColumn, listColumn, writeListWorkbook } from './workbook/write-list.ts';

export const calendarHandlers: HandlersOf<typeof calendarCalls> = {
  'calendar.years': (_input, { db }) => ({ years: listYears(db) }),

  'calendar.month': (input, { db }) => monthDays(db, input.year, input.month),

  'calendar.import': async (input, context) => {
    // The name of the file is kept with each day, as what says so.
    const source = `导入：${basename(input.path)}`;
    const read = readCalendarCsv(await readSheetRows(input.path), source);
    if (!read.ok) throw new AppError('sheet.refused', { row: read.row, message: read.message, more: 0 });
    const taken = write(context, (db, act) => importDays(db, act, read.rows));
    context.emit({ name: 'policy.changed' });
    return taken;
  },

  'calendar.export': async (input, { db }) => {
    const days = arrangedDays(db).filter((day) => input.year === null || day.date.startsWith(`${input.year}-`));
    const rows = calendarCsv(days)
      .slice(1)
      .map((cells) => Object.fromEntries(calendarColumns.map((column, index) => [column, cells[index] ?? null])));
    await writeWhole(input.path, await writeListWorkbook('工作日历', columns, rows));
    return { path: input.path, days: days.length };
  },

  'calendar.deadline': (input, { db }) => deadlineAfter(db, input),
};

const columns: ListColumn[] = calendarColumns.map((title) => listColumn(title, 16));
