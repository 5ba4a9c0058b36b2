import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { StateBadge } from '#renderer/parts/state-badge.tsx';
import type { LifeEvent } from '#shared/contract/life.ts';
import type { LifeCycle } from '#shared/life/life-cycle.ts';
import { settlerOf } from '#shared/life/settler.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import classes from './life.module.css';
import { isOverdue, UNCERTAIN, UNDECIDED } from './story-words.ts';

type Deadline = NonNullable<LifeEvent['deadline']>;

/** What has to be done because of a step: until when, by what that was counted, and whether it is done. */
export function DeadlineLine(props: {
  life: LifeCycle;
  deadline: Deadline;
  /** The step that asked for it. */
  step: string;
  today: string;
  onSettle: (() => void) | null;
}) {
  const { deadline, onSettle } = props;
  const isOpen = deadline.settledOn === null;
  const settler = settlerOf(props.life, props.step, deadline.label);
  const isLate = isOpen && isOverdue(deadline, props.today);
  const Icon = isOpen ? IconClock : IconCheck;
  return (
    <div className={classes.deadline} data-late={isLate || undefined} data-open={isOpen || undefined}>
      <Icon size={16} aria-hidden />
      <div className={classes.deadlineWords}>
        <span>
          {deadline.label}
          {deadline.on === null ? `：${UNDECIDED}` : `：${formatDate(deadline.on, 'han')}前`}
        </span>
        {isLate ? <StateBadge tone="bad">已逾期</StateBadge> : null}
        {deadline.settledOn === null ? null : <span>已于 {formatDate(deadline.settledOn, 'han')}办结</span>}
        {deadline.basis === null ? null : <span className={classes.basis}>按 {deadline.basis}</span>}
        {isOpen && !deadline.isCertain ? (
          <span className={classes.uncertain}>
            <IconAlertTriangle size={14} aria-hidden />
            {UNCERTAIN}
          </span>
        ) : null}
      </div>
      {isOpen && settler ? <span>办理“{settler.label}”后办结</span> : null}
      {isOpen && onSettle && !settler ? (
        <Button size="compact-sm" variant="default" aria-label={`办结 ${deadline.label}`} onClick={onSettle}>
          办结…
        </Button>
      ) : null}
    </div>
  );
}
