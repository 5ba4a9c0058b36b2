import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Fragment, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useKeys } from '#renderer/app/keys.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { filesCounted } from '#renderer/import/import-words.ts';
import { SettleDialog } from '#renderer/life/settle-dialog.tsx';
import { useOpener } from '#renderer/life/use-opener.ts';
import { takeBackLast } from '#renderer/parts/last-act.tsx';
import { FilterChip } from '#renderer/people/filter-chip.tsx';
import { useArchive } from '#renderer/queries.ts';
import { lifeScreens } from '#renderer/registers/life.ts';
import { useOwnCommunities } from '#renderer/session/scope-words.ts';
import { useKinds } from '#renderer/session/use-kinds.ts';
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
              <LateOfThese dated={due.dated} overdue={due.overdue} />
            </>
          ) : null}
          {countedIn(due.dated, 'never').map(({ kind, words, count }) => (
            <Fragment key={kind}>
              ；另有
              <Link href={words.neverHref}>
                {words.never} {filesCounted(kind, count)}
              </Link>
            </Fragment>
          ))}
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
          dated={due.dated}
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

type Dated = ReturnType<typeof useDue>['dated'];

/** Of what is late, the files that are late by a day of their own, each kind in its words, and the rest. */
function LateOfThese({ dated, overdue }: { dated: Dated; overdue: number }) {
  const late = countedIn(dated, 'overdue');
  if (late.length === 0) return null;
  const rest = late.reduce((left, { count }) => left - count, overdue);
  return (
    <>
      （其中
      {late.map(({ kind, words, count }) => (
        <Fragment key={kind}>
          {words.late} <Link href={words.href}>{filesCounted(kind, count)}</Link>，
        </Fragment>
      ))}
      其余 {formatCount(rest)} 件）
    </>
  );
}

/** The kinds of which such files are there, with their words and the number. */
function countedIn(dated: Dated, which: 'overdue' | 'never') {
  return dated.flatMap(({ kind, [which]: count }) => {
    const { desk } = lifeScreens[kind];
    return desk === 'none' || count === 0 ? [] : [{ kind, words: desk.dated, count }];
  });
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('a, button, input, textarea') !== null;
}

function EmptyDue(props: { span: DueSpan; isNarrowed: boolean; dated: Dated; onAll: () => void }) {
  const told = useKinds().flatMap((kind) => {
    const { desk } = lifeScreens[kind];
    return desk === 'none' ? [] : [desk.examples];
  });
  const examples = told.length === 0 ? '' : `（${told.join('、')}等）`;
  return (
    <section className={classes.empty} aria-label="没有待办">
      <IconCircleCheck size={40} stroke={1.4} aria-hidden />
      <h2>{props.span === 'all' ? '没有要办的事项' : props.span === 'late' ? '没有逾期的事项' : '没有到期的事项'}</h2>
      <p>在档案的“办理”里每办一步，随后要做的事{examples}会按期限列在这里。</p>
      {countedIn(props.dated, 'never').map(({ kind, words, count }) => (
        <p key={kind}>
          {words.never}的 {filesCounted(kind, count)}没有期限，不在这里：{words.neverHint}
        </p>
      ))}
      {props.span !== 'all' || props.isNarrowed ? (
        <Button variant="default" onClick={props.onAll}>
          看全部待办
        </Button>
      ) : null}
    </section>
  );
}
