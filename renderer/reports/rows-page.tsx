import { Button } from '@mantine/core';
import { IconArrowLeft, IconDownload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote, showFailure } from '#renderer/errors.tsx';
import { exportedWords } from '#renderer/parts/exported-words.ts';
import { goAlong } from '#renderer/parts/go-along.ts';
import { ListPages, PAGE_ROWS } from '#renderer/parts/list-pages.tsx';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import { useKinds } from '#renderer/session/use-kinds.ts';
import { RowPart } from '#shared/contract/reports.ts';
import { reportFigures } from '#shared/reports/index.ts';
import { periodWords, type ReportName } from '#shared/reports/names.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { reportsOf } from '#shared/rules/kinds-at-work.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { useChoice } from './choice.ts';
import { daysOf } from './period.ts';
import classes from './reports.module.css';

const partWords: Record<RowPart, string> = {
  all: '',
  late: '（补报的）',
  added: '（结账以后增加的）',
  gone: '（结账以后减少的）',
};

/** The rows behind a figure of the report the clerk looked at last. Esc goes back to it. */
export function RowsPage(props: { figure: string; part: string }) {
  const { shown } = useChoice();
  const { reports } = reportsOf(useKinds());
  const report = reports.find((name) => name === shown) ?? reports[0];
  if (report === undefined) return <p className={classes.note}>本单位办理的档案没有报表和台账。</p>;
  return <Rows {...props} report={report} />;
}

function Rows(props: { report: ReportName; figure: string; part: string }) {
  const { report } = props;
  const choice = useChoice();
  const [, navigate] = useLocation();
  const [page, setPage] = useState(1);
  const act = useAct();
  const table = useRef<HTMLTableElement>(null);
  const days = daysOf(choice.period) ?? { from: '', to: '' };
  const part = RowPart.catch('all').parse(props.part);
  const of = { report, ...days, communityId: choice.communityId, figure: props.figure, part };
  const found = useArchive(
    'reports.rows',
    { ...of, offset: (page - 1) * PAGE_ROWS, limit: PAGE_ROWS },
    { keepsPrevious: true },
  );
  const label = reportFigures[report].find(({ key }) => key === props.figure)?.label ?? '';
  const back = () => navigate('/reports');
  useKeys({
    Escape: back,
    ArrowDown: ({ target }) =>
      target === document.body && table.current?.querySelector<HTMLElement>('tbody a')?.focus(),
  });
  const isThere = found.data !== undefined;
  useEffect(() => {
    if (isThere) table.current?.querySelector<HTMLElement>('tbody a')?.focus({ preventScroll: true });
  }, [isThere]);
  const save = async () => {
    const name = `${label}${partWords[part]}（${periodWords(days.from, days.to)}）.xlsx`;
    const { path } = await desktopCall('files.chooseSave', { title: '导出名单', name, kind: 'xlsx' });
    if (path === null) return;
    await act.run(async () => {
      const { rows } = await archiveCall('reports.exportRows', { ...of, path });
      return exportedWords(path, `${formatCount(rows)} 行`);
    });
  };
  const { rows = [], total = 0 } = found.data ?? {};
  const hasMoney = rows.some(({ fen }) => fen !== null);
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Button variant="default" leftSection={<IconArrowLeft size={16} />} onClick={back}>
          返回报表（Esc）
        </Button>
        <h1>
          {label}
          {partWords[part]}
        </h1>
        <span className={classes.aside}>
          {days.from === '' ? '' : periodWords(days.from, days.to)}　{isThere ? `${formatCount(total)} 行` : ''}
        </span>
        <span className={classes.spacer} />
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          disabled={total === 0 || act.isBusy}
          onClick={() => void save().catch(showFailure)}
        >
          导出名单…
        </Button>
      </div>
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {act.failure ? <ErrorNote error={act.failure} /> : null}
      <section className={classes.panel} aria-label={label}>
        {isThere && total === 0 ? <p className={classes.note}>没有人。</p> : null}
        <table ref={table} className={classes.rows} aria-label="名单" onKeyDown={goAlong}>
          <colgroup>
            <col style={{ width: 130 }} />
            <col style={{ width: 182 }} />
            <col style={{ width: 200 }} />
            <col style={{ width: 130 }} />
            <col style={{ width: 104 }} />
            <col />
            {hasMoney ? <col style={{ width: 120 }} /> : null}
          </colgroup>
          <thead>
            <tr>
              {['姓名', '证件号码', '档号', '社区', '日期', '计入原因'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
              {hasMoney ? (
                <th scope="col" className={classes.number}>
                  金额（元）
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // One person may stand in a list twice: certified twice in a year.
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a page have no identity of their own
              <tr key={`${row.recordId} ${index}`}>
                <td>
                  {row.recordId === null ? (
                    row.name
                  ) : (
                    <Link href={`/records/${row.recordId}?tab=life`} className={classes.name}>
                      {row.name}
                    </Link>
                  )}
                </td>
                <td>{row.idNumber ?? ''}</td>
                <td>{row.number}</td>
                <td>{row.communityName ?? '未分社区'}</td>
                <td>{row.on ?? ''}</td>
                <td>
                  {row.why} {row.isLate ? <StateBadge tone="warn">补报</StateBadge> : null}
                </td>
                {hasMoney ? <td className={classes.number}>{row.fen === null ? '' : moneyWords(row.fen)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
        <ListPages page={page} total={total} unit="行" onPage={setPage} />
      </section>
    </div>
  );
}

function moneyWords(fen: number): string {
  return fen < 0 ? `-${formatMoney(-fen)}` : formatMoney(fen);
}
