import { archiveCall } from '#renderer/api.ts';
import { TableFiles } from '#renderer/parts/table-files.tsx';
import { today } from '#renderer/parts/today.ts';
import { formatCount } from '#shared/rules/counts.ts';

/** Writes the register into a workbook, and takes one in: all of it or nothing. */
export function OrganisationFiles() {
  const take = async (path: string) => {
    const { added, changed, same, linked } = await archiveCall('organisations.importFile', { path });
    if (added + changed === 0) return `表里的 ${formatCount(same)} 个单位都已登记，没有改动`;
    const files = linked > 0 ? `，${formatCount(linked)} 份档案已关联` : '';
    return `新增 ${formatCount(added)} 个，修改 ${formatCount(changed)} 个${same > 0 ? `，${formatCount(same)} 个没有变化` : ''}${files}`;
  };
  const save = async (path: string) => {
    const { rows } = await archiveCall('organisations.export', { path });
    return `已导出 ${formatCount(rows)} 个单位`;
  };
  return (
    <TableFiles
      takes={{
        label: '导入表格…',
        hint: '照导出的表格填写；空格不改原来的内容，有一行不对就全部不导入',
        run: take,
      }}
      saves={{ label: '导出表格…', fileName: `单位-${today()}.xlsx`, run: save }}
    />
  );
}
