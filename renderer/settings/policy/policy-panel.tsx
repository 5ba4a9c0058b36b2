import { Checkbox, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorNote } from '#renderer/errors.tsx';
import { today } from '#renderer/parts/today.ts';
import { useArchive } from '#renderer/queries.ts';
import { readDay } from '#shared/rules/calendar.ts';
import settings from '../settings.module.css';
import classes from './policy.module.css';
import { PolicyFiles } from './policy-files.tsx';
import { PolicyTable } from './policy-table.tsx';
import { groupByKind, needsWork } from './policy-words.ts';

/** 政策数值: what holds for the office on a day, by kind of record. */
export function PolicyPanel() {
  const [text, setText] = useState('');
  const [dayText, setDayText] = useState(today());
  const [isOnlyOpen, setIsOnlyOpen] = useState(false);
  const [asked] = useDebouncedValue(text, 120);
  const onDate = readDay(dayText);
  const found = useArchive(
    'policy.list',
    { text: asked, onDate: onDate ?? today() },
    { keepsPrevious: true, isEnabled: onDate !== null },
  );
  const items = found.data?.items ?? [];
  const open = items.filter(needsWork);
  const groups = groupByKind(isOnlyOpen ? open : items);

  return (
    <section className={settings.panel} aria-label="政策数值">
      <div className={settings.head}>
        <h2>政策数值</h2>
        <PolicyFiles />
      </div>
      <p>标准、期限、发放日等随文件调整的数值。计算和期限都按当天有效的取值，登记过的取值不会被新取值覆盖。</p>
      <div className={classes.filters}>
        <TextInput
          className={classes.search}
          aria-label="查找政策数值"
          placeholder="名称、类别、取值、文件，可用空格隔开几个词"
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          maxLength={100}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setText('');
          }}
        />
        <div className={classes.day}>
          <span id="policy-day">看哪一天的取值</span>
          <TextInput
            w={130}
            aria-labelledby="policy-day"
            value={dayText}
            error={onDate === null}
            onChange={(event) => setDayText(event.currentTarget.value)}
          />
        </div>
        <Checkbox
          label={`只看待确认和未登记（${open.length}）`}
          checked={isOnlyOpen}
          onChange={(event) => setIsOnlyOpen(event.currentTarget.checked)}
        />
      </div>
      {onDate === null ? <p role="alert">日期不对，请写成 2026-07-01 这样的形式。</p> : null}
      {found.error ? <ErrorNote error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.isPending ? <Skeleton height={240} /> : null}
      {found.data && groups.length === 0 ? (
        <p role="status">
          {isOnlyOpen && items.length > 0 ? '查到的数值都有依据，没有待办。' : `没有查到含“${asked.trim()}”的数值。`}
        </p>
      ) : null}
      {groups.map((group) => (
        <PolicyTable key={group.kind} group={group} />
      ))}
    </section>
  );
}
