import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { showFailure } from '#renderer/errors.tsx';
import { today } from '#renderer/parts/today.ts';

/** Writes all values into a workbook, and takes one in: all of it or nothing. */
export function PolicyFiles() {
  const [isBusy, setIsBusy] = useState(false);
  const run = async (work: () => Promise<string | null>) => {
    setIsBusy(true);
    try {
      const message = await work();
      if (message !== null) notifications.show({ message, color: 'green', withCloseButton: false });
    } catch (error) {
      showFailure(error);
    } finally {
      setIsBusy(false);
    }
  };

  const save = async () => {
    const name = `政策数值-${today()}.xlsx`;
    const { path } = await desktopCall('files.chooseSave', { title: '导出政策数值', name, kind: 'xlsx' });
    if (path === null) return null;
    const { rows } = await archiveCall('policy.export', { path });
    return `已导出 ${rows} 条`;
  };

  const take = async () => {
    const { paths } = await desktopCall('files.choose', { title: '导入政策数值', kind: 'table' });
    const [path] = paths;
    if (path === undefined) return null;
    const { added, changed, same } = await archiveCall('policy.importFile', { path });
    if (added + changed === 0) return `表里的 ${same} 条都已登记，没有改动`;
    return `新增 ${added} 条，修改 ${changed} 条${same > 0 ? `，${same} 条没有变化` : ''}`;
  };

  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        variant="default"
        leftSection={<IconUpload size={16} />}
        title="照导出的表格填写；有一行不对就全部不导入"
        disabled={isBusy}
        onClick={() => void run(take)}
      >
        导入表格…
      </Button>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} />}
        disabled={isBusy}
        onClick={() => void run(save)}
      >
        导出表格…
      </Button>
    </Group>
  );
}
