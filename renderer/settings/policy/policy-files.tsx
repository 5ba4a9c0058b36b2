import { archiveCall } from '#renderer/api.ts';
import { TableFiles } from '#renderer/parts/table-files.tsx';
import { today } from '#renderer/parts/today.ts';
import { formatCount } from '#shared/rules/counts.ts';

/** Writes all values into a workbook, and takes one in: all of it or nothing. */
export function PolicyFiles() {
  const take = async (path: string) => {
    const { added, changed, same } = await archiveCall('policy.importFile', { path });
    if (added + changed === 0) return `表里的 ${formatCount(same)} 条都已登记，没有改动`;
    return `新增 ${formatCount(added)} 条，修改 ${formatCount(changed)} 条${same > 0 ? `，${formatCount(same)} 条没有变化` : ''}`;
  };
  const save = async (path: string) => {
    const { rows } = await archiveCall('policy.export', { path });
    return `已导出 ${formatCount(rows)} 条`;
  };
  return (
    <TableFiles
      takes={{ label: '导入表格…', hint: '照导出的表格填写；有一行不对就全部不导入', run: take }}
      saves={{ label: '导出表格…', fileName: `政策数值-${today()}.xlsx`, run: save }}
    />
  );
}
