import { Button, Group, Skeleton } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { ActList } from '#renderer/parts/act-list.tsx';
import { formatInstant } from '#renderer/parts/times.ts';
import { PrintButton } from '#renderer/sheets/print-button.tsx';
import type { Change, RecordFile } from '#shared/contract/records.ts';
import { partStateWords } from '#shared/life/parts.ts';
import { kinds } from '#shared/records/index.ts';
import { recordKinds } from '#shared/records/kinds.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { fileTabs } from '../registers/file-tabs.ts';
import { forms } from '../registers/forms.ts';
import { actionWords, noteWords } from './change-words.ts';
import { type FieldWords, useDraftWords } from './draft-words.ts';
import type { FileTabs } from './file-tabs.ts';
import classes from './panels.module.css';

const origins: Record<Change['origin'], string> = {
  window: '窗口',
  cli: '命令行',
  import: '花名册导入',
  demo: '演示数据',
};

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
  const words = useDraftWords(forms[file?.kind ?? recordKinds[0]]);

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
    <>
      <div className={classes.acts}>
        <ActList
          noun="record"
          nounId={file.id}
          hint="这次操作改动的内容会全部恢复原样；之后又改过同样内容、导入过或移交过的，不能撤销。"
        />
      </div>
      <section className={classes.panel} aria-label="修改记录">
        {pages.error ? <ErrorNote error={pages.error} onRetry={() => void pages.refetch()} /> : null}
        {pages.isPending ? <Skeleton height={120} /> : null}
        <ol className={classes.history}>
          {changes.map((change) => (
            <HistoryEntry
              key={change.id}
              recordId={file.id}
              change={change}
              words={words}
              labels={kinds[file.kind].labels}
              ofParts={partStateWords(lifeOf(file.kind))}
              ofChange={fileTabs[file.kind].ofChange}
            />
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
    </>
  );
}

function HistoryEntry({
  recordId,
  change,
  words,
  labels,
  ofParts,
  ofChange,
}: {
  recordId: number;
  change: Change;
  words: FieldWords;
  labels: Record<string, string>;
  /** What states of the parts of a file are called, and their code tables. */
  ofParts: ReturnType<typeof partStateWords>;
  ofChange: FileTabs['ofChange'];
}) {
  const codes = useCodes();
  const told = (field: string, value: unknown) => {
    const part = ofParts[field];
    return part ? codes.label(part.table, String(value)) : words.stored(field, value);
  };
  const fields = Object.keys(change.after).length > 0 ? Object.keys(change.after) : Object.keys(change.before);
  const note = noteWords(change);
  const isOfFields = change.action === 'update' && fields.some((field) => field in labels);
  const print = isOfFields ? ofChange?.(recordId, change.id) : undefined;
  return (
    <li className={classes.change}>
      <div className={classes.changeHead}>
        <strong>{`${actionWords[change.action]}${change.noun === 'person' ? '人员信息' : ''}`}</strong>
        <time dateTime={change.at}>{formatInstant(change.at)}</time>
        <span>
          {change.by.name}（{origins[change.origin]}）
        </span>
        {note ? <span>{note}</span> : null}
        {print ? (
          <span className={classes.changePrint}>
            <PrintButton label={print.label} size="compact-sm" request={print.request} />
          </span>
        ) : null}
      </div>
      {fields.length > 0 ? (
        <dl className={classes.differences}>
          {fields.map((field) => (
            <FieldChange
              key={field}
              label={labels[field] ?? ofParts[field]?.label ?? field}
              before={field in change.before ? told(field, change.before[field]) : null}
              after={field in change.after ? told(field, change.after[field]) : null}
            />
          ))}
        </dl>
      ) : null}
    </li>
  );
}

function FieldChange({ label, before, after }: { label: string; before: string | null; after: string | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {before !== null ? <del>{before}</del> : null}
        {before !== null && after !== null ? (
          <IconArrowRight className={classes.arrow} size={15} aria-label="改为" role="img" />
        ) : null}
        {after !== null ? <ins>{after}</ins> : null}
      </dd>
    </div>
  );
}
