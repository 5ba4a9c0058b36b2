import { Button, Group, Input, SegmentedControl, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { PersonSearch } from '#renderer/parts/person-search.tsx';
import { useArchive } from '#renderer/queries.ts';
import type { FoundPerson } from '#shared/contract/households.ts';
import { type LogAction, type LogNoun, type LogQuery, logNouns } from '#shared/contract/log.ts';
import { isDate } from '#shared/rules/calendar.ts';
import classes from './log.module.css';
import { logActionWords, logNounWords } from './log-words.ts';

const actions: { value: LogAction | 'all'; label: string }[] = [
  { value: 'all', label: '全部' },
  ...(['read', 'write', 'print', 'export', 'sign-in'] as const).map((value) => ({
    value,
    label: logActionWords[value],
  })),
];
const nouns = logNouns.map((value) => ({ value, label: logNounWords[value] }));

/** What the clerk asks the log for, as it stands in the fields. */
export interface LogAsked {
  action: LogAction | null;
  noun: LogNoun | null;
  userId: number | null;
  person: FoundPerson | null;
  fromOn: string;
  toOn: string;
}

export const askedNothing: LogAsked = { action: null, noun: null, userId: null, person: null, fromOn: '', toOn: '' };

/** The query of the fields; null while a day in them is none. */
export function queryOf({ person, fromOn, toOn, ...asked }: LogAsked): LogQuery | null {
  const days = [fromOn, toOn].map((day) => tidyDay(day));
  if (days.some((day) => day !== '' && !isDate(day))) return null;
  const [from = '', to = ''] = days;
  return { ...asked, personId: person?.personId ?? null, fromOn: from || null, toOn: to || null };
}

/** Narrows the log to a person, a clerk, days, and a kind of act. */
export function LogFilter({ asked, onAsk }: { asked: LogAsked; onAsk: (asked: LogAsked) => void }) {
  const clerks = useArchive('log.clerks', {}, { isAlwaysFresh: true });
  // Whoever takes the chosen person away looks for another next.
  const [isAnew, setIsAnew] = useState(false);
  const ask = (part: Partial<LogAsked>) => onAsk({ ...asked, ...part });
  const wrong = (day: string): string | undefined =>
    day.trim() === '' || isDate(tidyDay(day)) ? undefined : '请填写日期，例如 2026-07-01';
  const isAsked = JSON.stringify(asked) !== JSON.stringify(askedNothing);
  return (
    <search aria-label="查日志">
      <Group gap="sm" align="flex-start" className={classes.filter}>
        {asked.person === null ? (
          <div className={classes.person}>
            <PersonSearch label="人员" isFirst={isAnew} onTake={(person) => ask({ person })} other={() => null} />
          </div>
        ) : (
          <Input.Wrapper className={classes.person} label="人员" labelElement="div">
            <Button
              variant="default"
              fullWidth
              justify="space-between"
              aria-label={`不限于${asked.person.name}`}
              rightSection={<IconX size={14} aria-hidden />}
              onClick={() => {
                setIsAnew(true);
                ask({ person: null });
              }}
            >
              {asked.person.name}
            </Button>
          </Input.Wrapper>
        )}
        <Select
          label="经办人"
          placeholder="全部"
          w={132}
          clearable
          searchable
          data={(clerks.data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          value={asked.userId === null ? null : String(asked.userId)}
          onChange={(value) => ask({ userId: value === null ? null : Number(value) })}
        />
        <Select
          label="事项"
          placeholder="全部"
          w={148}
          clearable
          searchable
          data={nouns}
          value={asked.noun}
          onChange={(value) => ask({ noun: value as LogNoun | null })}
        />
        <DayInput
          label="从"
          w={124}
          value={asked.fromOn}
          error={wrong(asked.fromOn)}
          onChange={(fromOn) => ask({ fromOn })}
        />
        <DayInput label="到" w={124} value={asked.toOn} error={wrong(asked.toOn)} onChange={(toOn) => ask({ toOn })} />
        <Button variant="subtle" mt={24} disabled={!isAsked} onClick={() => onAsk(askedNothing)}>
          清除条件
        </Button>
      </Group>
      <SegmentedControl
        mt="sm"
        data={actions}
        value={asked.action ?? 'all'}
        onChange={(value) => ask({ action: value === 'all' ? null : (value as LogAction) })}
        aria-label="只看"
      />
    </search>
  );
}
