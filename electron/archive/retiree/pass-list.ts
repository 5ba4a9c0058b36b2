import type { ListedPass } from '#db/records/retiree/certification/many.ts';
import type { RosterColumn } from '#shared/records/roster.ts';
import { readDateCell } from '#shared/rules/calendar.ts';
import { isBlank } from '../roster/cells.ts';
import { idNumberColumn, linesOf, listColumn, nameColumn, textOf } from './agency-list.ts';

const columns: readonly RosterColumn[] = [
  nameColumn,
  idNumberColumn,
  listColumn(
    'on',
    '认证日期',
    'date',
    '认证时间 认证通过日期 认证通过时间 通过日期 通过时间 比对日期 比对时间 资格认证日期 资格认证时间 最近认证日期 最近认证时间 日期',
    /(?:认证|通过|比对).*(?:日期|时间)$/,
  ),
  listColumn(
    'way',
    '认证方式',
    'text',
    '认证途径 认证渠道 资格认证方式 认证来源 方式 渠道',
    /认证.*(?:方式|途径|渠道)$/,
  ),
  listColumn(
    'result',
    '认证结果',
    'text',
    '结果 比对结果 认证状态 资格状态 认证情况 资格认证状态 资格认证结果 是否通过 是否认证 通过情况 认证结论 生存状态',
    /(?:认证|比对|核验).*(?:结果|结论|状态)$/,
  ),
];

/** A list of people who passed their certification, line by line. @throws as `linesOf` */
export async function readPassList(path: string): Promise<ListedPass[]> {
  const { lines, date1904 } = await linesOf(path, columns);
  return lines.map(({ row, cell }) => {
    const day = cell('on');
    const read = day === undefined || isBlank(day) ? null : readDateCell(day.number ?? day.text, { date1904 });
    const on = read?.ok && read.value.length === 10 ? read.value : null;
    return {
      ...{ row, numberText: textOf(cell('idNumber')), nameText: textOf(cell('name')), on },
      ...{ wayText: textOf(cell('way')), resultText: textOf(cell('result')).slice(0, 30) },
      problem: read !== null && on === null ? `认证日期“${textOf(day)}”不是完整的日期，请写成 2026-07-01` : null,
    };
  });
}
