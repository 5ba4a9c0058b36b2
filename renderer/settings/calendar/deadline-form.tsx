import { Checkbox, NumberInput, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ErrorNote } from '#renderer/errors.tsx';
import { today } from '#renderer/parts/today.ts';
import { useArchive } from '#renderer/queries.ts';
import { readDay } from '#shared/rules/calendar.ts';
import classes from './calendar.module.css';
import { deadlineWords, uncertainWords } from './calendar-words.ts';

/** 从 … 起 … 个工作日: the last day of a limit, as the program itself counts it. */
export function DeadlineForm() {
  const [fromText, setFromText] = useState(today());
  const [days, setDays] = useState<number | string>(20);
  const [kind, setKind] = useState<'working' | 'calendar'>('working');
  const [isMoved, setIsMoved] = useState(true);
  const from = readDay(fromText);
  const isDay = from !== null;
  const isCount = typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= 3650;
  const asked = {
    from: from ?? today(),
    days: isCount ? days : 0,
    kind,
    isAsIs: kind === 'calendar' && !isMoved,
  };
  const found = useArchive('calendar.deadline', asked, { isEnabled: isDay && isCount, keepsPrevious: true });

  return (
    <section className={classes.deadline} aria-label="期限推算">
      <h3>期限推算</h3>
      <TextInput
        label="从哪天起（当天不算）"
        value={fromText}
        maxLength={20}
        error={isDay ? null : '请写成 2026-07-01 这样的形式'}
        onChange={(event) => setFromText(event.currentTarget.value)}
      />
      <NumberInput
        label="多少天"
        value={days}
        min={0}
        max={3650}
        allowDecimal={false}
        allowNegative={false}
        error={isCount ? null : '请填 0 至 3650 的整数'}
        onChange={setDays}
      />
      <SegmentedControl
        aria-label="怎样算"
        value={kind}
        data={[
          { value: 'working', label: '个工作日' },
          { value: 'calendar', label: '天（自然日）' },
        ]}
        onChange={(value) => setKind(value as typeof kind)}
      />
      {kind === 'calendar' ? (
        <Checkbox
          label="最后一天是休息日的，顺延到下一个工作日"
          checked={isMoved}
          onChange={(event) => setIsMoved(event.currentTarget.checked)}
        />
      ) : null}
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      <div role="status">
        {isDay && isCount && found.data ? (
          <>
            <div className={classes.result}>到 {deadlineWords(found.data.date)}</div>
            {found.data.isCertain ? null : (
              <div className={classes.uncertain}>{uncertainWords(found.data.uncertainYears)}</div>
            )}
          </>
        ) : null}
      </div>
    </section>
  );
}
