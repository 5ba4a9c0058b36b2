import { Skeleton } from '@mantine/core';
import { useLocation } from 'wouter';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { takeBackLast } from '#renderer/parts/last-act.tsx';
import { useArchive } from '#renderer/queries.ts';
import classes from './batches.module.css';
import { DirectoryPanel } from './directory-panel.tsx';

/** The inner directory of one file of a list, on a page of its own: many lines, by keyboard. */
export function DirectoryPage({ batchId, lineId }: { batchId: number; lineId: number }) {
  const path = `/batches/${batchId}/directory/${lineId}`;
  const [, navigate] = useLocation();
  const found = useArchive('batches.directory', { of: { lineId } });
  useKeys({ Escape: () => navigate(`/batches/${batchId}`), 'Ctrl+Z': () => takeBackLast(path) });
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton height={320} role="status" aria-label="正在读取" />;
  const { name, recordNumber, version } = found.data;
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1>卷内目录：{name}</h1>
        {recordNumber === null ? null : <span className={classes.aside}>{recordNumber}</span>}
      </div>
      <DirectoryPanel
        key={version}
        of={{ lineId }}
        request={{ form: 'batch-directory', batchId, lineId }}
        directory={found.data}
        page={path}
        onLeave={() => navigate(`/batches/${batchId}`)}
      />
    </div>
  );
}
