import { Button, Group, Text } from '@mantine/core';
import { IconDownload, IconHighlight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { RevealButton } from '#renderer/parts/reveal-button.tsx';
import type { Import } from '#shared/contract/imports.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { markedFileName, rejectedFileName } from './import-words.ts';

/** The rejected lines as a table of their own with the reasons beside them, or the clerk's own roster with them marked. */
const ways = {
  rejected: {
    call: 'imports.saveRejected',
    label: '下载未通过的行',
    title: '保存未通过的行',
    name: rejectedFileName,
    done: (rows: number) => `已保存 ${formatCount(rows)} 行`,
  },
  marked: {
    call: 'imports.saveMarked',
    label: '导出原表并标出错误',
    title: '导出原表并标出错误',
    name: markedFileName,
    done: (rows: number) => `已标出 ${formatCount(rows)} 行，原因写在批注里`,
  },
} as const;
type Way = keyof typeof ways;

/** Saves the rejected lines: in the clerk's own roster, or as a workbook of their own. */
export function SaveRejected({ plan }: { plan: Import }) {
  const [busy, setBusy] = useState<Way | null>(null);
  const [saved, setSaved] = useState<{ path: string; rows: number; way: Way } | null>(null);
  const [failed, setFailed] = useState<{ error: unknown; way: Way } | null>(null);

  const save = async (way: Way) => {
    const { call, title, name } = ways[way];
    setFailed(null);
    setBusy(way);
    try {
      const suggested = name(plan.fileName).slice(-200);
      const { path } = await desktopCall('files.chooseSave', { title, name: suggested, kind: 'xlsx' });
      if (path !== null) setSaved({ ...(await archiveCall(call, { id: plan.id, path })), way });
    } catch (error) {
      setFailed({ error, way });
    } finally {
      setBusy(null);
    }
  };

  return (
    <Group gap="sm">
      {failed ? <ErrorNote error={failed.error} onRetry={() => void save(failed.way)} /> : null}
      {saved ? (
        <>
          <Text size="sm" role="status">
            {ways[saved.way].done(saved.rows)}
          </Text>
          <RevealButton path={saved.path} label="打开所在文件夹" size="xs" />
        </>
      ) : null}
      <SaveButton way="marked" icon={<IconHighlight size={16} />} busy={busy} onSave={save} />
      <SaveButton way="rejected" icon={<IconDownload size={16} />} busy={busy} onSave={save} />
    </Group>
  );
}

function SaveButton(props: { way: Way; icon: ReactNode; busy: Way | null; onSave: (way: Way) => Promise<void> }) {
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={props.icon}
      onClick={() => void props.onSave(props.way)}
      loading={props.busy === props.way}
      disabled={props.busy !== null && props.busy !== props.way}
    >
      {ways[props.way].label}
    </Button>
  );
}
