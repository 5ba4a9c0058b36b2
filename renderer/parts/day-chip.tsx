import { Button, Popover, TextInput } from '@mantine/core';
import { IconCalendar, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { dayBefore } from '#shared/rules/dated-values.ts';
import classes from './filter-chip.module.css';
import { readPastDay } from './past-day.ts';
import { today } from './today.ts';

/** The list as it was on a day past; says plainly that one looks at the past, and takes one back to today. */
export function DayChip(props: {
  value: string | null;
  /** What of the list is that of the day, and what is as it is now. */
  hint: string;
  onChange: (day: string | null) => void;
}) {
  const { value, onChange } = props;
  const [isOpened, setIsOpened] = useState(false);
  const [text, setText] = useState('');
  const [error, setError] = useState<string | null>(null);
  const open = () => {
    setText(value ?? endOfLastMonth());
    setError(null);
    setIsOpened(!isOpened);
  };
  const take = (event: FormEvent) => {
    event.preventDefault();
    const { onDate, error: wrong } = readPastDay(text);
    if (wrong !== null) return setError(wrong);
    setIsOpened(false);
    onChange(onDate);
  };
  return (
    <span className={classes.chip} data-set={value !== null || undefined} data-past={value !== null || undefined}>
      <Popover
        opened={isOpened}
        onChange={setIsOpened}
        position="bottom-start"
        shadow="md"
        width={280}
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <button type="button" className={classes.button} aria-expanded={isOpened} onClick={open}>
            <IconCalendar size={15} aria-hidden />
            <span className={classes.text}>{value === null ? '按日期查看' : `看的是 ${value} 的名单`}</span>
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <form onSubmit={take} noValidate>
            <TextInput
              label="看哪一天的名单"
              description={props.hint}
              value={text}
              maxLength={20}
              error={error}
              onChange={(event) => {
                setText(event.currentTarget.value);
                setError(null);
              }}
              data-autofocus
            />
            <Button type="submit" mt="xs" fullWidth>
              查看
            </Button>
          </form>
        </Popover.Dropdown>
      </Popover>
      {value === null ? null : (
        <button
          type="button"
          className={classes.clear}
          aria-label="回到今天的名单"
          title="回到今天的名单"
          onClick={() => onChange(null)}
        >
          <IconX size={14} aria-hidden />
        </button>
      )}
    </span>
  );
}

/** What is asked for most: the list the last monthly report was made from. */
function endOfLastMonth(): string {
  return dayBefore(`${today().slice(0, 7)}-01`);
}
