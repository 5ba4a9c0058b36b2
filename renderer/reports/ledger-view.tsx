import { Button, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { ErrorNote, showFailure } from '#renderer/errors.tsx';
import { exportedWords } from '#renderer/parts/exported-words.ts';
import { goAlong } from '#renderer/parts/go-along.ts';
import { ListPages, PAGE_ROWS } from '#renderer/parts/list-pages.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import type { LedgerAsked } from '#shared/contract/reports.ts';
import { type LedgerName, ledgerTitles, periodWords } from '#shared/reports/names.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { choose } from './choice.ts';
import classes from './reports.module.css';

/** A ledger of the days: one line for what happened once, to be looked at or exported as a roster. */
export function LedgerView(props: { asked: LedgerAsked; names: readonly LedgerName[]; title: string }) {
  const { asked, names, title } = props;
  const [page, setPage] = useState(1);
  const act = useAct();
  const found = useArchive(
    'reports.ledger',
    { ...asked, offset: (page - 1) * PAGE_ROWS, limit: PAGE_ROWS },
    { keepsPrevious: true },
  );
  const { columns = [], rows = [], total = 0 } = found.data ?? {};
  const nameAt = columns.findIndex((column) => column.endsWith('姓名'));
  const save = async () => {
    const name = `${title}（${periodWords(asked.from, asked.to)}）.xlsx`;
    const { path } = await desktopCall('files.chooseSave', { title: '导出台账', name, kind: 'xlsx' });
    if (path === null) return;
    await act.run(async () => {
      const done = await archiveCall('reports.exportLedger', { ...asked, path });
      return exportedWords(path, `${formatCount(done.rows)} 行`);
    });
  };
  return (
    <section className={classes.panel} aria-label={title}>
      <div className={classes.title}>
        <SegmentedControl
          data={names.map((value) => ({ value, label: ledgerTitles[value] }))}
          value={asked.ledger}
          onChange={(value) => choose({ ledger: value as LedgerName })}
          aria-label="台账"
        />
        <span className={classes.aside} aria-live="polite">
          {found.data ? `${formatCount(total)} 行` : ''}
        </span>
        <span className={classes.spacer} />
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          disabled={total === 0 || act.isBusy}
          onClick={() => void save().catch(showFailure)}
        >
          导出台账…
        </Button>
      </div>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {act.failure ? <ErrorNote error={act.failure} /> : null}
      {found.data && total === 0 ? <p className={classes.note}>这段时间没有要登入{title}的事项。</p> : null}
      {rows.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what is wider than the window
        <section className={classes.wide} tabIndex={0} aria-label={`${title}内容`}>
          <table className={classes.ledger} aria-label={title} onKeyDown={goAlong}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ recordId, cells }, line) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines of a page have no identity of their own
                <tr key={`${recordId} ${line}`}>
                  {columns.map((column, at) => (
                    <td key={column}>
                      {at === nameAt ? (
                        <Link href={`/records/${recordId}?tab=life`} className={classes.name}>
                          {cells[at]}
                        </Link>
                      ) : (
                        cells[at]
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      <ListPages page={page} total={total} unit="行" onPage={setPage} />
    </section>
  );
}
