import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { showFailure } from '#renderer/errors.tsx';

/** Takes the days of a notice in, and writes those of the year in view as the sheet to fill in for the next. */
export function CalendarFiles({ year }: { year: number }) {
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

  const take = async () => {
    const { paths } = await desktopCall('files.choose', { title: '导入放假安排', kind: 'table' });
    const [path] = paths;
    if (path === undefined) return null;
    const { days, replacedYears, addedYears } = await archiveCall('calendar.import', { path });
    const whole = replacedYears.length > 0 ? `，${replacedYears.join('、')} 年已更新` : '';
    const part = addedYears.length > 0 ? `，${addedYears.join('、')} 年只补充了个别日子（没有国庆节，不算整年）` : '';
    return `已导入 ${days} 天${whole}${part}`;
  };

  const save = async () => {
    const name = `工作日历-${year}.xlsx`;
    const { path } = await desktopCall('files.chooseSave', { title: '导出放假安排', name, kind: 'xlsx' });
    if (path === null) return null;
    const { days } = await archiveCall('calendar.export', { path, year });
    return `已导出 ${year} 年的 ${days} 天`;
  };

  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        variant="default"
        leftSection={<IconUpload size={16} />}
        title="三列：日期、类型（放假或调休上班）、名称；csv 或 xlsx"
        disabled={isBusy}
        onClick={() => void run(take)}
      >
        导入放假安排…
      </Button>
      <Button
        variant="default"
        leftSection={<IconDownload size={16} />}
        disabled={isBusy}
        onClick={() => void run(save)}
      >
        导出 {year} 年…
      </Button>
    </Group>
  );
}
