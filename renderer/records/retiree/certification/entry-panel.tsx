import { Button, Select, TextInput } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useKeys } from '#renderer/app/keys.ts';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote } from '#renderer/errors.tsx';
import { type Choice, codeChoices } from '#renderer/parts/controls/choices.ts';
import { DayInput } from '#renderer/parts/day-input.tsx';
import classes from './certification.module.css';
import { EntryList } from './entry-list.tsx';
import type { Entries, Refused } from './use-entries.ts';

const VISIT = new Set(['05', '06', '07']);

/** Whether a code is asked for by its name, its number or its initials. */
function isNamed(choices: readonly Choice[], value: string, search: string, chosen: string | null): boolean {
  const choice = choices.find((one) => one.value === value);
  const text = search.trim().toLowerCase();
  // What was chosen stands in the field: then all are offered.
  if (choice === undefined || text === '' || isOf(choices, chosen, search)) return true;
  return choice.label.includes(text) || choice.words.some((word) => word.startsWith(text));
}

function isOf(choices: readonly Choice[], value: string | null, label: string): boolean {
  return choices.some((one) => one.value === value && one.label === label);
}

/** The counter's own line: day and way once, then card after card. */
export function EntryPanel({ entries }: { entries: Entries }) {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const way = useRef<HTMLInputElement>(null);
  const codes = useCodes();
  const ways = codeChoices(codes, 'certificationWay');
  const { draft, wrong } = entries;

  useEffect(() => way.current?.focus(), []);
  useKeys({ 'Alt+K': () => input.current?.select() });

  const putBack = (typed: string) => {
    flushSync(() => setText(typed));
    if (draft.way === null) way.current?.focus();
    else input.current?.select();
  };
  const register = async (typed: string) => {
    const refusal = await entries.enter(typed);
    if (refusal === null) return;
    // Of several one is taken by its button, the first by Enter.
    if (refusal.choices.length > 0) entries.keepRefused(typed, refusal);
    else if (input.current?.value === '' && !entries.isWaiting()) putBack(typed);
    // The next one goes on; this one stays below it until it is dealt with.
    else entries.keepRefused(typed, refusal);
  };
  const leave = (one: Refused): Refused => {
    entries.leaveRefused(one);
    // The button that had the keyboard is gone with its line.
    input.current?.focus();
    return one;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A card reader does not wait: the field is free for the next card at once.
    setText('');
    void register(text);
  };

  return (
    <section className={classes.panel} aria-label="登记认证">
      <form className={classes.entry} noValidate onSubmit={submit}>
        <DayInput label="认证日期" w={130} value={draft.on} error={wrong.on} onChange={(on) => entries.set({ on })} />
        <Select
          ref={way}
          label="认证方式"
          w={190}
          placeholder="请选择"
          data={ways.map(({ value, label }) => ({ value, label }))}
          filter={({ options, search }) =>
            options.filter((one) => 'value' in one && isNamed(ways, one.value, search, draft.way))
          }
          searchable
          selectFirstOptionOnChange
          value={draft.way}
          error={wrong.way}
          allowDeselect={false}
          onChange={(value) => {
            entries.set({ way: value });
            input.current?.focus();
          }}
        />
        <TextInput
          label={draft.way !== null && VISIT.has(draft.way) ? '走访人或协助单位' : '代办人（可不填）'}
          w={170}
          value={draft.party}
          maxLength={60}
          error={wrong.party}
          onChange={(event) => entries.set({ party: event.currentTarget.value })}
        />
        <TextInput
          ref={input}
          className={classes.card}
          label="证件号码、档号或姓名（Alt+K）"
          placeholder="刷身份证，或输入后按回车"
          leftSection={<IconId size={18} aria-hidden />}
          value={text}
          maxLength={60}
          autoComplete="off"
          error={wrong.text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit">登记</Button>
      </form>
      {entries.failure ? <ErrorNote error={entries.failure} /> : null}
      <EntryList
        entries={entries}
        onAgain={(one) => void register(leave(one).typed)}
        onChoose={(one, number) => {
          leave(one);
          void register(number);
        }}
        onLeave={leave}
      />
    </section>
  );
}
