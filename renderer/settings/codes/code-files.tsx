import { archiveCall } from '#renderer/api.ts';
import { TableFiles } from '#renderer/parts/table-files.tsx';
import { today } from '#renderer/parts/today.ts';
import { useMay } from '#renderer/session/use-may.ts';
import { type CodeTableName, codeTables } from '#shared/codes/tables.ts';
import { formatCount } from '#shared/rules/counts.ts';

/** Writes one table, or all, into a workbook, and takes one in: all of it or nothing. */
export function CodeFiles({ table }: { table: CodeTableName | null }) {
  const mayTake = useMay('settings', 'whole');
  const take = async (path: string) => {
    const { added, changed, removed, same } = await archiveCall('codes.importFile', { path });
    if (added + changed + removed === 0) return `表里的 ${formatCount(same)} 项都和现在一样`;
    return `新增 ${formatCount(added)} 项，修改 ${formatCount(changed)} 项，移除 ${formatCount(removed)} 项，${formatCount(same)} 项没有变化`;
  };
  const save = async (path: string) => {
    const { rows } = await archiveCall('codes.export', { path, table });
    return `已导出 ${formatCount(rows)} 项`;
  };
  const name = table === null ? '代码表' : `代码表-${codeTables[table].title}`;
  return (
    <TableFiles
      takes={
        mayTake
          ? { label: '导入表格…', hint: '照导出的表格填写，每张代码表要写全；有一行不对就全部不导入', run: take }
          : null
      }
      saves={{ label: '导出表格…', fileName: `${name}-${today()}.xlsx`, run: save }}
    />
  );
}
