import { Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { formatCount } from '#renderer/parts/bytes.ts';
import { RevealButton } from '#renderer/parts/reveal-button.tsx';
import type { Import } from '#shared/contract/imports.ts';
import { rejectedFileName } from './import-words.ts';

/** Saves the rejected lines as a workbook with the reasons beside them. */
export function SaveRejected({ plan }: { plan: Import }) {
  const [isBusy, setIsBusy] = useState(false);
  const [saved, setSaved] = useState<{ path: string; rows: number } | null>(null);
  const [error, setError] = useState<unknown>(null);

  const save = async () => {
    setError(null);
    setIsBusy(true);
    try {
      const name = rejectedFileName(plan.fileName).slice(-200);
      const { path } = await desktopCall('files.chooseSave', { title: '保存未通过的行', name, kind: 'xlsx' });
      if (path !== null) setSaved(await archiveCall('imports.saveRejected', { id: plan.id, path }));
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <Group gap="sm">
      {error ? <ErrorNote error={error} onRetry={() => void save()} /> : null}
      {saved ? (
        <>
          <Text size="sm" role="status">
            已保存 {formatCount(saved.rows)} 行
          </Text>
          <RevealButton path={saved.path} label="打开所在文件夹" size="xs" />
        </>
      ) : null}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconDownload size={16} />}
        onClick={() => void save()}
        loading={isBusy}
      >
        下载未通过的行
      </Button>
    </Group>
  );
}
