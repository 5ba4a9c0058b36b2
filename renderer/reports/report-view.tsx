import { Button, Skeleton } from '@mantine/core';
import { IconDownload, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { archiveCall, desktopCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote, showFailure } from '#renderer/errors.tsx';
import { exportedWords } from '#renderer/parts/exported-words.ts';
import { takeBackLast } from '#renderer/parts/last-act.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import { useArchive } from '#renderer/queries.ts';
import { PrintButton } from '#renderer/sheets/print-button.tsx';
import type { ReportAsked } from '#shared/contract/reports.ts';
import { periodWords, reportTitles } from '#shared/reports/names.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { headToGoOut, noHead, type ReportChoice } from './choice.ts';
import { CloseDialog } from './close-dialog.tsx';
import { ClosedBand } from './closed-band.tsx';
import { FigureTable } from './figure-table.tsx';
import { HeadDialog } from './head-dialog.tsx';
import classes from './reports.module.css';

/** One report: its figures with their meaning, what was checked, and what may be done with it. */
export function ReportView(props: { asked: ReportAsked; mayClose: boolean; choice: ReportChoice }) {
  const { asked, choice } = props;
  const [dialog, setDialog] = useState<'export' | 'close' | null>(null);
  const act = useAct();
  const found = useArchive('reports.get', asked, { keepsPrevious: true });
  useKeys({ 'Ctrl+Z': () => takeBackLast('/reports') });
  const report = found.data;
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  if (!report) return <Skeleton height={420} role="status" aria-label="正在计算报表" />;
  const head = headToGoOut(choice, { head: report.head, isOfBefore: found.isPlaceholderData });
  const period = periodWords(asked.from, asked.to);
  const save = async () => {
    const name = `${reportTitles[asked.report]}（${period}，${report.placeName}）.xlsx`;
    const { path } = await desktopCall('files.chooseSave', { title: '导出报表', name, kind: 'xlsx' });
    if (path === null || head === null) return;
    await act.run(async () => {
      await archiveCall('reports.export', { ...asked, head, path });
      return exportedWords(path);
    });
  };
  return (
    <section
      className={classes.panel}
      aria-label={reportTitles[asked.report]}
      data-busy={found.isPlaceholderData || undefined}
    >
      <div className={classes.title}>
        <h2>{reportTitles[asked.report]}</h2>
        <span className={classes.aside}>
          {period}　{report.placeName}
        </span>
        <span className={classes.spacer} />
        {props.mayClose ? (
          <PrintButton
            label="打印…"
            request={{ form: 'report', ...asked, head: head ?? noHead, closeId: null }}
            isDisabled={head === null}
          />
        ) : null}
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          disabled={head === null}
          onClick={() => setDialog('export')}
        >
          导出报表…
        </Button>
        {props.mayClose && report.closed === null ? (
          <Button
            variant="default"
            leftSection={<IconLock size={16} />}
            disabled={head === null || !report.isOver}
            title={report.isOver ? '把这一期的数字和名单定下来' : '报告期还没有结束'}
            onClick={() => setDialog('close')}
          >
            结账…
          </Button>
        ) : null}
      </div>
      {act.failure ? <ErrorNote error={act.failure} /> : null}
      {report.closed ? <ClosedBand closed={report.closed} /> : null}
      {report.isOver ? null : <p className={classes.note}>报告期还没有结束，数字算到今天。</p>}
      {report.notes.map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
      <Checks checks={report.checks} />
      <FigureTable figures={report.figures} focused={choice.figure} />
      {dialog === 'export' && head !== null ? (
        <HeadDialog
          title="导出报表"
          submitLabel="导出…"
          head={head}
          onClose={() => setDialog(null)}
          onDone={() => {
            setDialog(null);
            void save().catch(showFailure);
          }}
        />
      ) : null}
      {dialog === 'close' && head !== null ? (
        <CloseDialog asked={asked} head={head} checks={report.checks} onClose={() => setDialog(null)} />
      ) : null}
    </section>
  );
}

/** The identities between the figures, of a report that has any: in one line where they hold, each with both sides where it does not. */
function Checks({
  checks,
}: {
  checks: readonly { label: string; isHeld: boolean; left: number; right: number; hint: string | null }[];
}) {
  if (checks.length === 0) return null;
  const broken = checks.filter(({ isHeld }) => !isHeld);
  if (broken.length === 0)
    return (
      <p className={classes.held} role="status">
        {formatCount(checks.length)} 项勾稽关系全部相符：{checks.map(({ label }) => label).join('；')}
      </p>
    );
  return (
    <ul className={classes.broken} aria-label="不符的勾稽关系">
      {broken.map(({ label, left, right, hint }) => (
        <li key={label}>
          <strong>不符</strong>　{label}：左边 {left}，右边 {right}，差 {left - right}
          {hint ? `。${hint}` : '。请核对有关人员'}
        </li>
      ))}
    </ul>
  );
}
