import { getService, listServices, servicesOf } from '#db/care/care.ts';
import { eachCare, listCare } from '#db/care/people.ts';
import { removeService, saveService } from '#db/care/write.ts';
import { dictionary } from '#db/codes/codes.ts';
import { filesOfPeople, recordsOutside } from '#db/core/scope.ts';
import type { careCalls } from '#shared/contract/care.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { writeWhole } from '../files/write-whole.ts';
import { now, write } from './core/context.ts';
import { scopeOf } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { type ListColumn, type ListRow, textColumns, writeListWorkbook } from './workbook/write-list.ts';

export const careHandlers: HandlersOf<typeof careCalls> = {
  'care.list': (input, context) => listServices(context.db, input, scopeOf(context)),

  'care.get': ({ id }, context) => getService(context.db, id, scopeOf(context)),

  'care.ofRecord': ({ recordId }, context) => ({ items: servicesOf(context.db, [recordId], scopeOf(context)) }),

  'care.ofPerson': ({ personId }, context) => {
    const scope = scopeOf(context);
    const files = filesOfPeople(context.db, [personId]);
    const outside = new Set(recordsOutside(context.db, scope, files));
    const within = files.filter((id) => !outside.has(id));
    return { items: servicesOf(context.db, within, scope) };
  },

  'care.save': (input, context) => {
    const done = write(context, (db, act) => saveService(db, act, input));
    context.emit({ name: 'records.changed', id: null });
    return done;
  },

  'care.remove': (input, context) => {
    const done = write(context, (db, act) => removeService(db, act, input));
    context.emit({ name: 'records.changed', id: null });
    return done;
  },

  'care.people': (input, context) => {
    const today = localDay(now());
    return { ...listCare(context.db, input, today, scopeOf(context)), today };
  },

  'care.export': async ({ filter, path }, context) => {
    const rows = eachCare(context.db, filter, localDay(now()), scopeOf(context));
    const codes = dictionary(context.db);
    const isTurning = filter.list === 'turning';
    const lines = function* (): Generator<ListRow> {
      for (const [index, row] of rows.entries())
        yield {
          序号: String(index + 1),
          姓名: row.name,
          性别: row.gender === null ? null : codes.label('gender', row.gender),
          证件号码: row.idNumber,
          出生日期: row.birthOn,
          周岁: row.age === null ? null : String(row.age),
          满周岁日期: row.turnsOn,
          电话: row.phone,
          居住地址: row.address,
          社区: row.communityName,
          自管小组: row.selfGroup,
          上次走访: row.lastVisitOn,
          档号: row.number,
        };
    };
    const shown = columns.filter(({ key }) => isTurning || key !== '满周岁日期');
    await writeWhole(path, await writeListWorkbook(sheetNames[filter.list], shown, lines()));
    return { path, rows: rows.length };
  },
};

const sheetNames = {
  aged: '高龄名单',
  turning: '满周岁名单',
  unvisited: '久未走访名单',
  group: '自管小组名单',
  ungrouped: '未编组名单',
} as const;

const widths: Readonly<Record<string, number>> = {
  序号: 6,
  姓名: 12,
  性别: 6,
  证件号码: 22,
  出生日期: 12,
  周岁: 6,
  满周岁日期: 12,
  电话: 16,
  居住地址: 40,
  社区: 16,
  自管小组: 18,
  上次走访: 12,
  档号: 26,
};

const columns: ListColumn[] = textColumns(widths);
