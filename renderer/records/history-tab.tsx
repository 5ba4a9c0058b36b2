import { Button, Group, Skeleton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { archiveCall } from '#renderer/api.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import type { Change, RecordFile } from '#shared/contract/records.ts';
import { kinds } from '#shared/records/index.ts';
import { type FieldWords, useDraftWords } from './draft-words.ts';
import { forms } from './forms.ts';
import classes from './record.module.css';

const actions: Record<Change['action'], string> = {
  create: '建档',
  update: '修改',
  remove: '作废',
  restore: '恢复',
  attach: '添加材料',
  detach: '移除材料',
  print: '打印',
  handover: '移交',
};

const origins: Record<Change['origin'], string> = { window: '窗口', cli: '命令行', import: '花名册导入', demo: '演示数据' };

/** Every change of a file, newest first: when, who, how, and each field before and after. */
export function HistoryTab({ file }: { file: RecordFile | null }) {
  const recordId = file?.id ?? 0;
  const pages = useInfiniteQuery({
    queryKey: ['records.history', { id: recordId }],
    queryFn: ({ pageParam }) => archiveCall('records.history', { id: recordId, before: pageParam, limit: 50 }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
    enabled: file !== null,
  });
  const words = useDraftWords(forms[file?.kind ?? 'retiree']);

  if (!file)
    return (
      <div className={classes.panel}>
        <div className={classes.empty}>
          <p>建档以后，每一次修改都会记在这里：什么时候、谁、改了什么。</p>
        </div>
      </div>
    );
  const changes = pages.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <section className={classes.panel} aria-label="修改记录">
      {pages.error ? <ErrorNote error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Skeleton height={120} /> : null}
      <ol className={classes.history}>
        {changes.map((change) => (
          <HistoryEntry key={change.id} change={change} words={words} labels={kinds[file.kind].labels} />
        ))}
      </ol>
      {pages.hasNextPage ? (
        <Group justify="center" mt="sm">
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            更早的记录
          </Button>
        </Group>
      ) : null}
    </section>
  );
}

function HistoryEntry({ change, words, labels }: { change: Change; words: FieldWords; labels: Record<string, string> }) {
  const fields = Object.keys(change.after).length > 0 ? Object.keys(change.after) : Object.keys(change.before);
  return (
    <li className={classes.change}>
      <div className={classes.changeHead}>
        <strong>{actions[change.action]}</strong>
        <time dateTime={change.at}>{formatInstant(change.at)}</time>
        <span>
          {change.by.name}（{origins[change.origin]}）
        </span>
        {change.note ? <span>{change.note}</span> : null}
      </div>
      {fields.length > 0 ? (
        <dl className={classes.differences}>
          {fields.map((field) => (
            <FieldChange
              key={field}
              label={labels[field] ?? otherLabels[field] ?? field}
              before={field in change.before ? words.stored(field, change.before[field]) : null}
              after={field in change.after ? words.stored(field, change.after[field]) : null}
            />
          ))}
        </dl>
      ) : null}
    </li>
  );
}

// What a change may hold besides the kind's own fields.
const otherLabels: Record<string, string> = {
  name: '名称',
  sizeBytes: '大小（字节）',
  sha256: '摘要',
  form: '表格',
  way: '方式',
  handover: '移交包',
};

function FieldChange({ label, before, after }: { label: string; before: string | null; after: string | null }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {before !== null ? <del>{before}</del> : null}
        {before !== null && after !== null ? (
          <span className={classes.arrow} aria-label="改为">
            →
          </span>
        ) : null}
        {after !== null ? <ins>{after}</ins> : null}
      </dd>
    </>
  );
}
