import { Anchor } from '@mantine/core';
import { Link } from 'wouter';
import type { RecordFile } from '#shared/contract/records.ts';
import classes from './record.module.css';

/** That a file is closed, since when and why, and the files before and after it. */
export function ClosedFacts({ file }: { file: RecordFile }) {
  return (
    <>
      {file.closedOn === null ? null : (
        <span className={classes.closed} title={`${file.closedOn}，${file.closeReason ?? ''}`}>
          已结束
        </span>
      )}
      <OtherFile word="前一份档案" other={file.previous} />
      <OtherFile word="后一份档案" other={file.next} />
    </>
  );
}

function OtherFile({ word, other }: { word: string; other: RecordFile['previous'] }) {
  if (other === null) return null;
  return (
    <span>
      {word}{' '}
      {other.id === null ? (
        '（不在您的范围内）'
      ) : (
        <Anchor component={Link} href={`/records/${other.id}`} inherit underline="always">
          {other.number}
        </Anchor>
      )}
    </span>
  );
}
