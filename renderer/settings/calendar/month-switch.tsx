import { ActionIcon, Button, Group, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { today } from '#renderer/parts/today.ts';
import type { CalendarYear } from '#shared/contract/calendar.ts';
import { monthAway } from './calendar-words.ts';

interface Month {
  year: number;
  month: number;
}

/** Turns the months, and jumps to a year. */
export function MonthSwitch(props: { shown: Month; years: readonly CalendarYear[]; onChange: (month: Month) => void }) {
  const { year, month } = props.shown;
  const now: Month = { year: Number(today().slice(0, 4)), month: Number(today().slice(5, 7)) };
  const years = [...new Set([...props.years.map((one) => one.year), year, now.year])].sort((one, other) => other - one);
  return (
    <Group gap="xs">
      <ActionIcon
        variant="default"
        size={32}
        aria-label="上个月"
        disabled={year <= 1990 && month === 1}
        onClick={() => props.onChange(monthAway(year, month, -1))}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <Select
        aria-label="年份"
        w={110}
        data={years.map((one) => ({ value: String(one), label: `${one} 年` }))}
        value={String(year)}
        allowDeselect={false}
        onChange={(value) => props.onChange({ year: Number(value ?? year), month })}
      />
      <Select
        aria-label="月份"
        w={90}
        data={Array.from({ length: 12 }, (_, index) => ({ value: String(index + 1), label: `${index + 1} 月` }))}
        value={String(month)}
        allowDeselect={false}
        onChange={(value) => props.onChange({ year, month: Number(value ?? month) })}
      />
      <ActionIcon
        variant="default"
        size={32}
        aria-label="下个月"
        disabled={year >= 2199 && month === 12}
        onClick={() => props.onChange(monthAway(year, month, 1))}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
      <Button variant="subtle" onClick={() => props.onChange(now)}>
        本月
      </Button>
    </Group>
  );
}
