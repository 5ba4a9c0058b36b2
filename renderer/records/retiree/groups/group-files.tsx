import { useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { TableFiles } from '#renderer/parts/table-files.tsx';
import { today } from '#renderer/parts/today.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import { useMay } from '#renderer/session/use-may.ts';
import classes from '#renderer/settings/places/places.module.css';
import settings from '#renderer/settings/settings.module.css';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import { groupKindWords } from '#shared/records/retiree/rules/group-sheet.ts';
import { formatCount } from '#shared/rules/counts.ts';

type Preview = ArchiveOutput<'groups.preview'>;

/** Writes all groups of the street into a workbook, and takes one in after a look at what it would change. */
export function GroupFiles() {
  const [seen, setSeen] = useState<{ path: string; preview: Preview } | null>(null);
  const mayTake = useMay('settings', 'whole');
  const act = useAct();
  const look = async (path: string) => {
    const preview = await archiveCall('groups.preview', { path });
    if (preview.added + preview.changed === 0) return `表里的 ${formatCount(preview.same)} 个小组都已登记，没有改动`;
    act.clear();
    setSeen({ path, preview });
    return null;
  };
  const save = async (path: string) => {
    const { rows } = await archiveCall('groups.export', { path });
    return `已导出 ${formatCount(rows)} 个小组`;
  };
  const take = async (path: string) => {
    const isDone = await act.run(
      async () => `${countWords(await archiveCall('groups.importFile', { path }))}，可以撤销`,
    );
    if (isDone) setSeen(null);
  };
  return (
    <>
      <TableFiles
        takes={
          mayTake ? { label: '导入小组…', hint: '照导出的表格填写；先列出要改动的小组，确认后才写入', run: look } : null
        }
        saves={{ label: '导出小组…', fileName: `小组-${today()}.xlsx`, run: save }}
      />
      {seen ? (
        <ConfirmDialog
          isOpened
          size={920}
          title="导入小组表"
          confirmLabel={`导入 ${formatCount(seen.preview.added + seen.preview.changed)} 个小组`}
          isBusy={act.isBusy}
          error={act.failure}
          onConfirm={() => void take(seen.path)}
          onClose={() => setSeen(null)}
        >
          <PreviewTable preview={seen.preview} />
        </ConfirmDialog>
      ) : null}
    </>
  );
}

function countWords({ added, changed, same }: Pick<Preview, 'added' | 'changed' | 'same'>): string {
  return [
    ...(added > 0 ? [`新增 ${formatCount(added)} 个小组`] : []),
    ...(changed > 0 ? [`修改 ${formatCount(changed)} 个小组`] : []),
    ...(same > 0 ? [`${formatCount(same)} 个没有变化`] : []),
  ].join('，');
}

function PreviewTable({ preview }: { preview: Preview }) {
  const { items } = preview;
  const left = preview.added + preview.changed - items.length;
  return (
    <div>
      <p className={classes.sum}>{countWords(preview)}。表里没有写到的小组不受影响。</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard scrolls the lines */}
      <section className={classes.lines} aria-label="要写入的小组" tabIndex={0}>
        <table className={settings.table}>
          <colgroup>
            <col style={{ width: 60 }} />
            <col style={{ width: 140 }} />
            <col style={{ width: 90 }} />
            <col style={{ width: 160 }} />
            <col />
          </colgroup>
          <thead>
            <tr>
              {['行', '社区', '类别', '名称', '改动'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.row}>
                <td>{item.row}</td>
                <td>{item.communityName}</td>
                <td>{groupKindWords[item.kind]}</td>
                <td>{item.name}</td>
                <td>{item.isNew ? '新增' : item.changes.join('；')}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {left > 0 ? <p className={classes.sum}>另有 {formatCount(left)} 个小组没有列出。</p> : null}
      </section>
    </div>
  );
}
