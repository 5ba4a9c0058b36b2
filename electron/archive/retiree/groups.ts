import { listGroups, removeGroup, saveGroup } from '#db/records/retiree/groups/groups.ts';
import { assignGroup } from '#db/records/retiree/groups/members.ts';
import { groupSheetLines, importGroups, previewGroups } from '#db/records/retiree/groups/sheet.ts';
import { AppError } from '#shared/errors.ts';
import { GROUP_PREVIEW_MOST, type groupCalls } from '#shared/records/retiree/contract/groups.ts';
import {
  type GroupColumn,
  type GroupLine,
  groupColumns,
  groupSheetRow,
  readGroupSheet,
} from '#shared/records/retiree/rules/group-sheet.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { now, write } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import type { HandlersOf } from '../core/serve.ts';
import { readSheetRows } from '../workbook/sheet-rows.ts';
import { type ListColumn, listColumn, writeListWorkbook } from '../workbook/write-list.ts';

export const groupHandlers: HandlersOf<typeof groupCalls> = {
  'groups.list': (input, context) => {
    const scope = scopeOf(context);
    const items = listGroups(context.db, input, scope);
    return { items: items.filter((one) => scope.communityIds?.includes(one.communityId) ?? true) };
  },

  'groups.save': (input, context) => {
    const id = write(context, (db, act) => saveGroup(db, act, input, scopeOf(context)));
    context.emit({ name: 'communities.changed' });
    return { id };
  },

  'groups.assign': (input, context) => {
    const done = write(context, (db, act) => assignGroup(db, act, input));
    context.emit({ name: 'records.changed', id: null });
    return done;
  },

  'groups.remove': (input, context) => {
    write(context, (db, act) => removeGroup(db, act, input.id));
    context.emit({ name: 'communities.changed' });
    return { removed: true };
  },

  'groups.export': async (input, context) => {
    const rows = groupSheetLines(context.db, scopeOf(context)).map(groupSheetRow);
    await writeWhole(input.path, await writeListWorkbook('小组', columns, rows));
    return { path: input.path, rows: rows.length };
  },

  'groups.preview': async (input, { db }) => {
    const seen = previewGroups(db, localDay(now()), await linesOf(input.path));
    return { ...seen, items: seen.items.slice(0, GROUP_PREVIEW_MOST) };
  },

  'groups.importFile': async (input, context) => {
    const lines = await linesOf(input.path);
    const counts = write(context, (db, act) => importGroups(db, act, lines));
    context.emit({ name: 'communities.changed' });
    return counts;
  },
};

async function linesOf(path: string): Promise<GroupLine[]> {
  const read = readGroupSheet(await readSheetRows(path));
  if (!read.ok) throw new AppError('sheet.refused', { row: read.row, message: read.message, more: 0 });
  return read.lines;
}

const widths: Partial<Record<GroupColumn, number>> = { 社区编码: 16, 社区: 20, 名称: 24, 负责人证件号码: 22, 标识: 38 };

const columns: ListColumn[] = groupColumns.map((title) => listColumn(title, widths[title] ?? 13));
