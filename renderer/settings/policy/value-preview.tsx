import { Checkbox } from '@mantine/core';
import { Link } from 'wouter';
import { datedValueWords } from '#shared/codes/policy-words.ts';
import type { ArchiveOutput } from '#shared/contract/archive.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './policy.module.css';
import { periodWords } from './policy-words.ts';
import { useAreaWords } from './use-areas.ts';

/** Whom a new value touches and what it takes the place of; `preview` null while its first day is not filled in. */
export function ValuePreview(props: {
  preview: ArchiveOutput<'policy.preview'> | null;
  endsPrevious: boolean;
  onEndsPrevious: (ends: boolean) => void;
}) {
  const areaWords = useAreaWords();
  if (!props.preview) return <p role="status">填好生效日期后，这里会列出受影响的档案；看过才能保存。</p>;
  const { touched, before, ends, clash } = props.preview;
  return (
    <div className={classes.preview} role="status">
      <div>
        {before
          ? `在此之前：${datedValueWords(before)}（${areaWords(before.areaCode)}，${periodWords(before)}）。`
          : '在此之前没有取值。'}
      </div>
      {ends ? (
        <Checkbox
          mt={4}
          label={`原来的 ${datedValueWords(ends)}（${ends.validFrom} 起）同时截止`}
          checked={props.endsPrevious}
          onChange={(event) => props.onEndsPrevious(event.currentTarget.checked)}
        />
      ) : null}
      {clash ? <div className={classes.clash}>{clash}</div> : null}
      <div>
        影响在管档案 <strong>{formatCount(touched.total)}</strong> 份
        {touched.total === 0
          ? '。'
          : touched.total > touched.examples.length
            ? `，例如前 ${formatCount(touched.examples.length)} 份：`
            : '：'}
      </div>
      <ul>
        {touched.examples.map((file) => (
          <li key={file.recordId}>
            <Link href={`/records/${file.recordId}`}>{file.name}</Link> {file.number}
            {file.communityName ? ` ${file.communityName}` : ''}
          </li>
        ))}
      </ul>
    </div>
  );
}
