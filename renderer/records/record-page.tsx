import { Skeleton, Stack } from '@mantine/core';
import { ErrorNote } from '#renderer/errors.tsx';
import { currentKind } from '#renderer/people/list-store.ts';
import { useArchive } from '#renderer/queries.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { NewFile } from './new-file.tsx';
import classes from './record.module.css';
import { RecordEditor } from './record-editor.tsx';

/** A file of any kind, new (`recordId` null; of the kind whose list was looked at where none is named) or stored. */
export function RecordPage({ kind, recordId }: { kind: RecordKind | null; recordId: number | null }) {
  const found = useArchive('records.get', { id: recordId ?? 1 }, { isEnabled: recordId !== null });
  if (recordId === null) return <NewFile kind={kind ?? currentKind()} />;
  if (found.data) return <RecordEditor kind={found.data.kind} file={found.data} />;
  return (
    <div className={classes.scroll}>
      {found.error ? (
        <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Stack gap="sm" role="status" aria-label="正在读取档案">
          <Skeleton height={36} width={420} />
          <Skeleton height={180} />
          <Skeleton height={220} />
        </Stack>
      )}
    </div>
  );
}
