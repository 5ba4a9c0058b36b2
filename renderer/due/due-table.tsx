import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Fragment, type MouseEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { isOverdue, UNCERTAIN, UNDECIDED } from '#renderer/life/story-words.ts';
import { goAlong } from '#renderer/parts/go-along.ts';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import text from '#renderer/parts/text.module.css';
import { lifeScreens } from '#renderer/registers/life.ts';
import type { DueLine, OwedLine } from '#shared/contract/life.ts';
import { settlerOf } from '#shared/life/settler.ts';
import { storyLabel } from '#shared/life/story.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { daysLate } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import classes from './due.module.css';

/** What is due, a line each: the name leads to the file, the button does it or says it is done; the arrows go along. */
export function DueTable(props: {
  lines: readonly DueLine[];
  owed: readonly OwedLine[];
  /** How much more money is owed than stands here, and the way to it. */
  owedLeft: number;
  onMoreOwed: (() => void) | null;
  today: string;
  onSettle: (line: DueLine) => void;
}) {
  const [, navigate] = useLocation();
  const owedWords = [...new Set(props.owed.map(({ label }) => label))].join('、');
  // The whole line is a way to the file; marking a number with the mouse to copy it is not.
  const open = (href: string, event: MouseEvent<HTMLTableRowElement>) => {
    if ((event.target as Element).closest('a, button') || window.getSelection()?.isCollapsed === false) return;
    navigate(href);
  };
  return (
    <table className={classes.table} aria-label="待办" onKeyDown={goAlong}>
      <thead>
        <tr>
          <th scope="col">期限</th>
          <th scope="col">事项</th>
          <th scope="col">姓名</th>
          <th scope="col">档号</th>
          <th scope="col">社区</th>
          <th scope="col">来源</th>
          <th scope="col">
            <span className={classes.hidden}>操作</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.owed.map((line) => (
          <OwedRows key={line.recordId} line={line} onOpen={open} />
        ))}
        {props.onMoreOwed ? (
          <tr>
            <td />
            <td colSpan={6} className={classes.owed}>
              {owedWords}还有 {formatCount(props.owedLeft)} 件没有列出　
              <Button size="compact-sm" variant="default" onClick={props.onMoreOwed}>
                再看 50 件{owedWords}
              </Button>
            </td>
          </tr>
        ) : null}
        {props.lines.map((line) => (
          // The link in the line is the way for the keyboard.
          <tr key={`${line.eventId}-${line.deadlineId}`} onClick={(event) => open(hrefOf(line), event)}>
            <td>
              <Until line={line} today={props.today} />
            </td>
            <td>{line.label}</td>
            <td>
              <Link href={hrefOf(line)} className={classes.name}>
                {line.name}
              </Link>
            </td>
            <td className={text.unbroken}>{line.number}</td>
            <td>{line.communityName ?? ''}</td>
            <td>
              {line.since} {storyLabel(lifeOf(line.kind), line.step)}
              {line.part === null ? '' : `（${line.part}）`}
            </td>
            <td>
              <DoneButton line={line} onSettle={() => props.onSettle(line)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Money owed to somebody whose benefit ended: the line, and below it how much, why, and what it waits for. */
function OwedRows(props: { line: OwedLine; onOpen: (href: string, event: MouseEvent<HTMLTableRowElement>) => void }) {
  const { line, onOpen } = props;
  const [, navigate] = useLocation();
  const { desk } = lifeScreens[line.kind];
  const href = `/records/${line.recordId}?tab=${desk === 'none' ? 'life' : desk.owedTab}`;
  return (
    <Fragment>
      <tr data-above onClick={(event) => onOpen(href, event)}>
        <td>
          <span className={classes.undecided}>{UNDECIDED}</span>
        </td>
        <td>{line.label}</td>
        <td>
          <Link href={href} className={classes.name}>
            {line.name}
          </Link>
        </td>
        <td className={text.unbroken}>{line.number}</td>
        <td>{line.communityName ?? ''}</td>
        <td>{line.endedOn ?? ''}</td>
        <td>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`办理 ${line.label}：${line.name}`}
            onClick={() => navigate(href)}
          >
            办理…
          </Button>
        </td>
      </tr>
      <tr onClick={(event) => onOpen(href, event)}>
        <td />
        <td colSpan={6} className={classes.owed}>
          {line.sentence}
        </td>
      </tr>
    </Fragment>
  );
}

function Until({ line, today }: { line: DueLine; today: string }) {
  if (line.on === null) return <span className={classes.undecided}>{UNDECIDED}</span>;
  return (
    <span className={classes.until}>
      <span data-late={isOverdue(line, today) || undefined}>{line.on}</span>
      {isOverdue(line, today) ? <StateBadge tone="bad">逾期 {daysLate(line.on, today)} 天</StateBadge> : null}
      {line.on === today ? <StateBadge tone="warn">今天到期</StateBadge> : null}
      {line.isCertain ? null : (
        <span className={classes.uncertain} title={UNCERTAIN}>
          <IconAlertTriangle size={14} aria-hidden />
          请核对
        </span>
      )}
    </span>
  );
}

function hrefOf(line: DueLine): string {
  return `/records/${line.recordId}?tab=${settlerOf(lifeOf(line.kind), line.step, line.label)?.tab ?? 'life'}`;
}

/** To the file where a step does it; otherwise the clerk says here that it was done. */
function DoneButton({ line, onSettle }: { line: DueLine; onSettle: () => void }) {
  const [, navigate] = useLocation();
  const settler = settlerOf(lifeOf(line.kind), line.step, line.label);
  const word = settler ? '办理' : '办结';
  return (
    <Button
      size="compact-sm"
      variant="default"
      aria-label={`${word} ${line.label}：${line.name}`}
      onClick={() => (settler ? navigate(hrefOf(line)) : onSettle())}
    >
      {word}…
    </Button>
  );
}
