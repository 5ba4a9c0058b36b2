import { useArchive } from '#renderer/queries.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import classes from './batches.module.css';
import { DirectoryPanel } from './directory-panel.tsx';
import { SealPanel } from './seal-panel.tsx';

/** Of a file's page: the inner directory of its paper file, and what is kept sealed. */
export function PaperFilePanels({ file, isDirty }: { file: RecordFile; isDirty: boolean }) {
  const found = useArchive('batches.directory', { of: { recordId: file.id } });
  return (
    <div className={`${classes.page} ${classes.below}`}>
      <SealPanel file={file} isDirty={isDirty} />
      {found.data ? (
        <DirectoryPanel
          key={found.data.version}
          of={{ recordId: file.id }}
          request={{ form: 'paper-directory', recordId: file.id }}
          directory={found.data}
          page={`/records/${file.id}`}
        />
      ) : null}
    </div>
  );
}
