import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { SettleDialog } from '#renderer/life/settle-dialog.tsx';
import { useOpener } from '#renderer/life/use-opener.ts';
import { takeBackLast } from '#renderer/parts/last-act.tsx';
import { FilterChip } from '#renderer/people/filter-chip.tsx';
import { useArchive } from '#renderer/queries.ts';
import { useOwnCommunities } from '#renderer/session/scope-words.ts';
import type { DueLine } from '#shared/contract/life.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './due.module.css';
import { DueTable } from './due-table.tsx';
import { type DueSpan, spanLabels } from './spans.ts';
import { useDue } from './use-due.ts';

const PAGE = '/due';

/** 待办: what has to be done for files, the most pressing first; done things leave it by themselves. */
export function DuePage() {
  const [span, setSpan] = useState<DueSpan>('month');
  const [communityId, setCommunityId] = useState<number | null>(null);
  const [label, setLabel] = useState<string | null>(null);
  const [settling, setSettling] = useState<DueLine | null>(null);
  const due = useDue({ span, communityId, label });
  const communities = useArchive('communities.list', {}).data?.items ?? [];
  const own = useOwnCommunities();
  const page = useRef<HTMLDivElement>(null);
  const opener = useOpener(page);
  useKeys({
    'Ctrl+Z': () => takeBackLast(PAGE),
    // Into the list from anywhere that has no use for the key itself.
    ArrowDown: ({ target }) => !isControl(target) && page.current?.querySelector<HTMLElement>('tbody a')?.focus(),
  });
  const isNarrowed = communityId !== null || label !== null;
  const close = () => {
    setSettling(null);
    opener.giveBack();
  };
  return (
    <div className={classes.page} ref={page} tabIndex={-1}>
      <div className={classes.bar}>
        <h1>待办</h1>
        <span className={classes.total} aria-live="polite">
          {due.isLoading ? '' : `${formatCount(due.total)} 件`}
          {due.overdue > 0 ? (
            <>
              ，<strong>逾期 {formatCount(due.overdue)} 件</strong>
              {due.overdueCertifications > 0 ? (
                <>
                  （其中资格认证 <Link href="/certification">{formatCount(due.overdueCertifications)} 人</Link>
                  ，其余 {formatCount(due.overdue - due.overdueCertifications)} 件）
                </>
              ) : null}
            </>
          ) : null}
          {due.neverCertified > 0 ? (
            <>
              ；另有<Link href="/certification?group=never">从未认证 {formatCount(due.neverCertified)} 人</Link>
            </>
          ) : null}
        </span>
        <SegmentedControl
          data={Object.entries(spanLabels).map(([value, text]) => ({ value, label: text }))}
          value={span}
          onChange={(value) => setSpan(value as DueSpan)}
          aria-label="期限"
        />
        <fieldset className={classes.filters} aria-label="筛选">
          <FilterChip
            label="事项"
            options={due.labels.map((one) => ({ value: one.label, label: one.label, count: one.count }))}
            value={label}
            onChange={setLabel}
          />
          <FilterChip
            label="社区"
            options={communities
              .filter(({ id }) => own === null || own.includes(id))
              .map((one) => ({ value: String(one.id), label: one.name }))}
            value={communityId === null ? null : String(communityId)}
            onChange={(value) => setCommunityId(value === null ? null : Number(value))}
          />
        </fieldset>
      </div>
      {due.error ? <ErrorNote error={due.error} onRetry={due.retry} /> : null}
      {due.isLoading ? <Skeleton height={240} role="status" aria-label="正在读取待办" /> : null}
      {!due.isLoading && !due.error && due.lines.length + due.owed.length === 0 ? (
        <EmptyDue
          span={span}
          isNarrowed={isNarrowed}
          neverCertified={due.neverCertified}
          onAll={() => {
            setSpan('all');
            setCommunityId(null);
            setLabel(null);
          }}
        />
      ) : null}
      {due.lines.length + due.owed.length > 0 ? (
        <DueTable
          lines={due.lines}
          owed={due.owed}
          owedLeft={due.owedLeft}
          onMoreOwed={due.moreOwed}
          today={due.today}
          onSettle={(line) => {
            opener.keep();
            setSettling(line);
          }}
        />
      ) : null}
      {due.more ? (
        <div className={classes.more}>
          <Button variant="default" loading={due.isLoadingMore} onClick={due.more}>
            再看 50 条
          </Button>
          <span>
            已列出 {formatCount(due.lines.length + due.owed.length)} 件，共 {formatCount(due.total)} 件
          </span>
        </div>
      ) : null}
      {settling ? (
        <SettleDialog due={settling} page={PAGE} onRefresh={due.refresh} onDone={close} onClose={close} />
      ) : null}
    </div>
  );
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button, input, textarea') !== null;
}

function EmptyDue(props: { span: DueSpan; isNarrowed: boolean; neverCertified: number; onAll: () => void }) {
  return (
    <section className={classes.empty} aria-label="没有待办">
      <IconCircleCheck size={40} stroke={1.4} aria-hidden />
      <h2>{props.span === 'all' ? '没有要办的事项' : props.span === 'late' ? '没有逾期的事项' : '没有到期的事项'}</h2>
      <p>在档案的“办理”里每办一步，随后要做的事（资格认证、归还人事档案、报经办机构终止待遇等）会按期限列在这里。</p>
      {props.neverCertified > 0 ? (
        <p>
          从未认证的 {formatCount(props.neverCertified)}{' '}
          人没有期限，不在这里：请在“认证”里登记，或者导入期初、通过名单。
        </p>
      ) : null}
      {props.span !== 'all' || props.isNarrowed ? (
        <Button variant="default" onClick={props.onAll}>
          看全部待办
        </Button>
      ) : null}
    </section>
  );
}
