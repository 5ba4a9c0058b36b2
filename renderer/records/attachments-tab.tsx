import { Button, Group } from '@mantine/core';
import { IconPaperclip, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { formatBytes } from '#renderer/parts/bytes.ts';
import { ConfirmDialog } from '#renderer/parts/confirm-dialog.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import type { Attachment, RecordFile } from '#shared/contract/records.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { isOpenedKind } from '#shared/rules/opened-kinds.ts';
import { fileTabs } from '../registers/file-tabs.ts';
import { isOpenFile } from './is-open.ts';
import classes from './panels.module.css';

/** What the program keeps of what was added and will never open, behind the sentence that says what was done. */
function closedWords(names: readonly string[]): string {
  if (names.length === 0) return '';
  const some = names.slice(0, 3).map((name) => `“${name}”`);
  const more = names.length > 3 ? ` 等 ${names.length} 份` : '';
  return `；其中${some.join('')}${more}这类文件本程序只保管、不打开，请确认是不是选错了文件`;
}

/** The scanned papers of a file: added, looked at, taken off. */
export function AttachmentsTab({ file }: { file: RecordFile | null }) {
  const [error, setError] = useState<unknown>(null);
  const [isAdding, setIsAdding] = useState(false);
  const [leaving, setLeaving] = useState<Attachment | null>(null);
  if (!file)
    return (
      <div className={classes.panel}>
        <div className={classes.empty}>
          <p>请先在“登记信息”里建档，再添加材料。</p>
        </div>
      </div>
    );

  const attempt = async (work: () => Promise<void>) => {
    setError(null);
    try {
      await work();
    } catch (failure) {
      setError(failure);
    }
  };
  const add = () =>
    attempt(async () => {
      const { paths } = await desktopCall('files.choose', {
        title: '选择要添加的材料',
        kind: 'attachment',
        isMany: true,
      });
      if (paths.length === 0) return;
      setIsAdding(true);
      try {
        const { added, closed, commandId } = await archiveCall('attachments.add', { recordId: file.id, paths });
        showDone(`已添加 ${formatCount(added)} 份材料${closedWords(closed)}`, commandId, `/records/${file.id}`);
      } finally {
        setIsAdding(false);
      }
    });
  const open = (id: number) =>
    attempt(async () => {
      const { path } = await archiveCall('attachments.prepare', { id });
      await desktopCall('files.open', { path });
    });
  const remove = (attachment: Attachment) =>
    attempt(async () => {
      const { commandId } = await archiveCall('attachments.remove', { id: attachment.id });
      showDone(`已移除 ${attachment.name}`, commandId, `/records/${file.id}`);
      setLeaving(null);
    });

  const isOpen = isOpenFile(file);
  const addButton = isOpen ? (
    <Button leftSection={<IconPlus size={18} />} loading={isAdding} onClick={() => void add()}>
      添加材料
    </Button>
  ) : null;
  const bytes = file.attachments.reduce((sum, item) => sum + item.sizeBytes, 0);

  return (
    <section className={classes.panel} aria-label="材料">
      {error && !leaving ? <ErrorNote error={error} /> : null}
      {file.attachments.length === 0 ? (
        <div className={classes.empty}>
          <IconPaperclip size={36} stroke={1.4} aria-hidden />
          <p>
            还没有材料。可以添加{fileTabs[file.kind].materials}
            等的扫描件（PDF、图片、OFD、Word、Excel），移交时会一起写入移交包。
          </p>
          {addButton}
        </div>
      ) : (
        <>
          <Group justify="space-between" mb="xs">
            <h2>
              共 {formatCount(file.attachments.length)} 份，{formatBytes(bytes)}
            </h2>
            {addButton}
          </Group>
          <table className={classes.files}>
            <colgroup>
              <col />
              <col style={{ width: 100 }} />
              <col style={{ width: 150 }} />
              <col style={{ width: 110 }} />
              <col style={{ width: 150 }} />
            </colgroup>
            <thead>
              <tr>
                <th scope="col">名称</th>
                <th scope="col">大小</th>
                <th scope="col">添加时间</th>
                <th scope="col">经办人</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {file.attachments.map((item) => (
                <tr key={item.id}>
                  <td>{item.name}</td>
                  <td>{formatBytes(item.sizeBytes)}</td>
                  <td>{formatInstant(item.addedAt)}</td>
                  <td>{item.addedBy}</td>
                  <td>
                    {isOpenedKind(item.name) ? (
                      <Button
                        variant="subtle"
                        size="compact-md"
                        aria-label={`打开 ${item.name}`}
                        onClick={() => void open(item.id)}
                      >
                        打开
                      </Button>
                    ) : (
                      <span title="这类文件可能会运行程序，本程序只保管、不打开；移交时照常写入移交包">
                        只保管，不打开
                      </span>
                    )}
                    {!isOpen ? null : (
                      <Button
                        variant="subtle"
                        c="red.9"
                        size="compact-md"
                        aria-label={`移除 ${item.name}`}
                        onClick={() => setLeaving(item)}
                      >
                        移除
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <ConfirmDialog
        isOpened={leaving !== null}
        title="移除材料"
        confirmLabel="移除"
        isDangerous
        error={leaving ? error : null}
        onConfirm={() => leaving && void remove(leaving)}
        onClose={() => setLeaving(null)}
      >
        从这份档案移除“{leaving?.name}”。移除会记入修改记录。
      </ConfirmDialog>
    </section>
  );
}
