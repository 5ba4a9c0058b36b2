import { archiveCall } from '#renderer/api.ts';
import { TableFiles } from '#renderer/parts/table-files.tsx';
import { today } from '#renderer/parts/today.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { filterOf, type HouseholdQuery } from './list-state.ts';

/**
 * Writes the households of the list into a workbook, one row a member, and takes one in: all of it or nothing. Beside the
 * list of a day past nothing is taken in: its own sheet would be the next at hand.
 */
export function HouseholdFiles({ query }: { query: HouseholdQuery }) {
  const isPast = query.onDate !== null;
  const take = async (path: string) => {
    const { opened, changed, same, people } = await archiveCall('households.importFile', { path });
    if (opened + changed === 0) return `表里的 ${formatCount(same)} 户都已登记，没有改动`;
    const parts = [
      `新立 ${formatCount(opened)} 户`,
      ...(changed > 0 ? [`修改 ${formatCount(changed)} 户`] : []),
      ...(same > 0 ? [`${formatCount(same)} 户没有变化`] : []),
      ...(people > 0 ? [`新登记 ${formatCount(people)} 人`] : []),
    ];
    return parts.join('，');
  };
  const save = async (path: string) => {
    const { households, rows } = await archiveCall('households.export', { path, filter: filterOf(query) });
    return `已导出 ${isPast ? `${query.onDate} 的 ` : ''}${formatCount(households)} 户 ${formatCount(rows)} 人`;
  };
  return (
    <TableFiles
      takes={
        isPast ? null : { label: '导入表格…', hint: '一人一行，照导出的表格填写；有一行不对就全部不导入', run: take }
      }
      saves={{
        label: isPast ? '导出当天名单…' : '导出表格…',
        fileName: isPast ? `家庭-${query.onDate}的名单.xlsx` : `家庭-${today()}.xlsx`,
        run: save,
      }}
    />
  );
}
