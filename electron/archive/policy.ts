import {
  allDatedRows,
  datedCommands,
  datedHistory,
  listPolicy,
  mergedRows,
  ownDatedRows,
  touchedBy,
} from '#db/policy/dated-values.ts';
import { importDatedValues } from '#db/policy/dated-values-import.ts';
import {
  addDatedValue,
  clashOf,
  closeDatedValue,
  openRowBefore,
  removeDatedValue,
} from '#db/policy/dated-values-write.ts';
import { DATED_KEYS, isDatedKey } from '#shared/codes/dated-keys.ts';
import type { DatedRow, policyCalls } from '#shared/contract/policy.ts';
import { AppError } from '#shared/errors.ts';
import { dayBefore, valueOn } from '#shared/rules/dated-values.ts';
import {
  policyColumns,
  policySheetRow,
  policyValueHint,
  readPolicySheet,
  readPolicyValue,
} from '#shared/rules/policy-sheet.ts';
import { writeWhole } from '../files/write-whole.ts';
import { write } from './core/context.ts';
import { scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { readSheetRows } from './workbook/sheet-rows.ts';
import { type ListColumn, listColumn, writeListWorkbook } from './workbook/write-list.ts';

const HISTORY_MOST = 500;

export const policyHandlers: HandlersOf<typeof policyCalls> = {
  'policy.list': (input, { db }) => ({
    items: listPolicy(db, input.text, input.onDate),
    total: Object.keys(DATED_KEYS).length,
  }),

  'policy.history': (input, { db }) => ({
    rows: datedHistory(db, input.key).slice(0, HISTORY_MOST),
    commands: datedCommands(db, input.key, 50),
  }),

  'policy.preview': (input, context) => {
    const { db } = context;
    if (!isDatedKey(input.key)) throw new AppError('policy.notFound', {});
    const own = ownDatedRows(db);
    const ends = openRowBefore(own, input);
    const others = own.map((row) => (row === ends ? { ...row, validTo: dayBefore(input.validFrom) } : row));
    // What the value is has no part in whether its period is free.
    const period = { ...input, value: '', document: '', mark: 'unverified' } as const;
    return {
      touched: touchedBy(db, input.key, input.areaCode, input.validFrom, scopeOf(context)),
      before: valueOn(mergedRows(own), input.key, input.areaCode, input.validFrom),
      ends,
      clash: clashOf(others, period),
    };
  },

  'policy.add': (input, context) => {
    const value = readPolicyValue(input.key, input.value);
    if (value === null)
      throw new AppError('input.invalid', { fields: { value: `取值不对，应填写${policyValueHint(input.key)}` } });
    const id = write(context, (db, act) => addDatedValue(db, act, { ...input, value }));
    context.emit({ name: 'policy.changed' });
    return { id };
  },

  'policy.close': (input, context) => {
    const { validTo, ...at } = input;
    const id = write(context, (db, act) => closeDatedValue(db, act, at, validTo));
    context.emit({ name: 'policy.changed' });
    return { id };
  },

  'policy.remove': (input, context) => {
    write(context, (db, act) => removeDatedValue(db, act, input));
    context.emit({ name: 'policy.changed' });
    return { removed: true };
  },

  'policy.export': async (input, { db }) => {
    const keys = Object.keys(DATED_KEYS);
    const rows = allDatedRows(db)
      .filter((row) => isDatedKey(row.key))
      .sort((one, other) => keys.indexOf(one.key) - keys.indexOf(other.key) || byArea(one, other))
      .map((row) => policySheetRow(row, row.id === null ? '程序自带' : '本单位'));
    await writeWhole(input.path, await writeListWorkbook('政策数值', columns, rows));
    return { path: input.path, rows: rows.length };
  },

  'policy.importFile': async (input, context) => {
    const read = readPolicySheet(await readSheetRows(input.path));
    if (!read.ok) throw new AppError('sheet.refused', { row: read.row, message: read.message, more: 0 });
    const counts = write(context, (db, act) => importDatedValues(db, act, read.values));
    context.emit({ name: 'policy.changed' });
    return counts;
  },
};

function byArea(one: DatedRow, other: DatedRow): number {
  return `${one.areaCode} ${one.validFrom}` < `${other.areaCode} ${other.validFrom}` ? -1 : 1;
}

const widths: Partial<Record<(typeof policyColumns)[number], number>> = {
  参数名称: 34,
  参数代码: 34,
  地区代码: 15,
  依据文件: 44,
  标记: 16,
};

const columns: ListColumn[] = policyColumns.map((title) => listColumn(title, widths[title] ?? 13));
