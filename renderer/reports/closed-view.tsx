import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { ErrorNote, showFailure } from '#renderer/errors.tsx';
import { exportedWords } from '#renderer/parts/exported-words.ts';
import { formatInstant } from '#renderer/parts/times.ts';
import { UndoList } from '#renderer/parts/undo-list.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import { PrintButton } from '#renderer/sheets/print-button.tsx';
import type { ClosedReport } from '#shared/contract/reports.ts';
import { periodWords, reportTitles } from '#shared/reports/names.ts';
import { noHead } from './choice.ts';
import { FigureTable } from './figure-table.tsx';
import classes from './reports.module.css';

/** The periods that were closed, each as it was then; and the acts of closing, to be taken back. */
export function ClosedView() {
  const [shown, setShown] = useState<number | null>(null);
  const act = useAct();
  const found = useArchive('reports.closed', {});
  const commands = useArchive('commands.list', { noun: 'report', nounId: null, limit: 50 }, { isAlwaysFresh: true });
  const one = useArchive('reports.closedOne', { id: shown ?? 0 }, { isEnabled: shown !== null });
  const items = found.data?.items ?? [];
  const save = async (closed: ClosedReport) => {
    const name = `${titleOf(closed)}（已结账）.xlsx`;
    const { path } = await desktopCall('files.chooseSave', { title: '导出报表', name, kind: 'xlsx' });
    if (path === null) return;
    await act.run(async () => {
      await archiveCall('reports.exportClosed', { id: closed.id, path });
      return exportedWords(path);
    });
  };
  return (
    <>
      <section className={classes.panel} aria-label="已结账的报表">
        {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
        {act.failure ? <ErrorNote error={act.failure} /> : null}
        {found.data && items.length === 0 ? (
          <p className={classes.note}>
            还没有结过账。在一张报表上按“结账…”，那一期的数字和名单就照当时的样子保存下来。
          </p>
        ) : null}
        <ul className={classes.closedList}>
          {items.map((closed) => (
            <li key={closed.id}>
              <span className={classes.closedTitle}>{titleOf(closed)}</span>
              <span className={classes.aside}>
                {formatInstant(closed.at)} {closed.by.name}　校验码 {closed.sha256.slice(0, 8)}
                {closed.isIntact ? '' : '（内容与校验码不一致）'}
              </span>
              <Button
                size="compact-sm"
                variant="default"
                aria-expanded={shown === closed.id}
                aria-label={`${shown === closed.id ? '收起' : '查看'} ${titleOf(closed)}`}
                onClick={() => setShown(shown === closed.id ? null : closed.id)}
              >
                {shown === closed.id ? '收起' : '查看'}
              </Button>
              <PrintButton label="原样打印…" size="compact-sm" request={{ ...requestOf(closed), head: noHead }} />
              <Button
                size="compact-sm"
                variant="default"
                leftSection={<IconDownload size={14} />}
                aria-label={`原样导出… ${titleOf(closed)}`}
                onClick={() => void save(closed).catch(showFailure)}
              >
                原样导出…
              </Button>
            </li>
          ))}
        </ul>
        {one.error ? <ErrorNote error={one.error} /> : null}
        {shown !== null && one.data ? <FigureTable figures={one.data.figures} isClosed /> : null}
      </section>
      {(commands.data?.items.length ?? 0) > 0 ? (
        <section className={classes.panel} aria-label="办理记录">
          <h2>办理记录</h2>
          <UndoList commands={commands.data?.items ?? []} hint="撤销以后，这一期可以重新结账；档案里的内容不受影响。" />
        </section>
      ) : null}
    </>
  );
}

function requestOf({ id, report, from, to, communityId }: ClosedReport) {
  return { form: 'report', report, from, to, communityId, closeId: id } as const;
}

function titleOf({ report, from, to, communityName }: ClosedReport): string {
  return `${reportTitles[report]} ${periodWords(from, to)}${communityName === null ? '' : ` ${communityName}`}`;
}
