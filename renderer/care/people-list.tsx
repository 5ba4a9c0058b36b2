import { Button, Skeleton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { ErrorNote, showFailure } from '#renderer/errors.tsx';
import { exportedWords } from '#renderer/parts/exported-words.ts';
import { ListPages, PAGE_ROWS } from '#renderer/parts/list-pages.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { ArchiveInput, ArchiveOutput } from '#shared/contract/archive.ts';
import type { CareRow } from '#shared/contract/care.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './care.module.css';
import { ageWords } from './people-field.tsx';
import { PeopleTable } from './people-table.tsx';
import type { Chosen } from './service-draft.ts';

type Filter = ArchiveInput<'care.people'>['filter'];

/** A list of retirees with what can be done with those who are ticked, or with all of it. */
export function PeopleList(props: {
  filter: Filter;
  /** What the workbook is called. */
  title: string;
  /** Whether the filter can be asked with. */
  isWhole?: boolean;
  filters: (list: ArchiveOutput<'care.people'> | undefined) => ReactNode;
  actions: (ticked: readonly CareRow[], clear: () => void) => ReactNode;
  empty: ReactNode;
}) {
  const { filter, title } = props;
  const [asked, setAsked] = useState({ key: '', page: 1 });
  const [ticked, setTicked] = useState<ReadonlyMap<number, CareRow>>(new Map());
  const act = useAct();
  // Another list begins at its first page, with nobody ticked.
  const key = JSON.stringify(filter);
  if (asked.key !== key) {
    setAsked({ key, page: 1 });
    setTicked(new Map());
  }
  const { page } = asked;
  const found = useArchive(
    'care.people',
    { filter, offset: (page - 1) * PAGE_ROWS, limit: PAGE_ROWS },
    { keepsPrevious: true, isEnabled: props.isWhole ?? true },
  );
  const list = found.data;
  const save = async () => {
    const { path } = await desktopCall('files.chooseSave', { title: '导出名单', name: `${title}.xlsx`, kind: 'xlsx' });
    if (path === null) return;
    await act.run(async () => {
      const { rows } = await archiveCall('care.export', { filter, path });
      return exportedWords(path, `${formatCount(rows)} 人`);
    });
  };
  return (
    <section className={classes.panel} aria-label={title}>
      <div className={classes.filters}>
        {props.filters(list)}
        <span className={classes.spacer} />
        <span className={classes.counts} aria-live="polite">
          {list ? `${formatCount(list.total)} 人` : ''}
        </span>
        {props.actions(Array.from(ticked.values()), () => setTicked(new Map()))}
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          disabled={act.isBusy || (list?.total ?? 0) === 0}
          onClick={() => void save().catch(showFailure)}
        >
          导出名单…
        </Button>
      </div>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {act.failure ? <ErrorNote error={act.failure} /> : null}
      {!list && !found.error ? <Skeleton height={200} role="status" aria-label="正在读取名单" /> : null}
      {list?.total === 0 ? <p className={classes.empty}>{props.empty}</p> : null}
      {list && list.rows.length > 0 ? <PeopleTable rows={list.rows} ticked={ticked} onTick={setTicked} /> : null}
      {list ? (
        <ListPages page={page} total={list.total} unit="人" onPage={(to) => setAsked({ key, page: to })} />
      ) : null}
    </section>
  );
}

/** Those ticked, as an act is begun with them. */
export function chosenOf(rows: readonly CareRow[]): Chosen[] {
  return rows.map(({ recordId, name, birthOn }) => ({ recordId, name, aside: ageWords(birthOn) }));
}
