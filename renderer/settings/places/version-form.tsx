import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { useUnsaved } from '#renderer/app/unsaved.tsx';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { Community } from '#shared/contract/communities.ts';
import { readDay } from '#shared/rules/calendar.ts';
import classes from './places.module.css';
import { DAY_HINT } from './places-words.ts';

type Mode = 'new' | 'rename' | 'correct';

const words: Record<Mode, { label: string; day: string; hint: string; done: string }> = {
  new: { label: '添加社区', day: '成立日期（可不填）', hint: '登记以前就有的请留空', done: '社区已登记' },
  rename: { label: '更名或改代码', day: '新名称从哪天起', hint: '2026-07-01', done: '已登记新的名称' },
  correct: { label: '更正', day: '', hint: '', done: '已更正' },
};

/** A new community, another name or code from a day on, or what was written wrong put right. */
export function VersionForm(props: { mode: Mode; community?: Community; onDone: () => void }) {
  const { mode, community, onDone } = props;
  const start = { name: community?.name ?? '', code: community?.code ?? '', from: '', document: '' };
  const [draft, setDraft] = useState(start);
  const [wrongDay, setWrongDay] = useState(false);
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};
  const asked = words[mode];
  const set = (change: Partial<typeof draft>) => {
    setDraft((was) => ({ ...was, ...change }));
    setWrongDay(false);
    act.clear();
  };

  const save = async (): Promise<boolean> => {
    const validFrom = draft.from.trim() === '' ? null : readDay(draft.from);
    const isWrong = validFrom === null && (mode === 'rename' || draft.from.trim() !== '');
    setWrongDay(isWrong);
    if (isWrong) return false;
    const isDone = await act.run(async () => {
      await archiveCall('communities.save', {
        id: community?.id ?? null,
        name: draft.name,
        code: draft.code.trim() === '' ? null : draft.code.trim(),
        validFrom,
        document: draft.document,
      });
      return asked.done;
    });
    if (isDone) onDone();
    return isDone;
  };
  useUnsaved(JSON.stringify(draft) !== JSON.stringify(start), save);

  return (
    <form
      className={classes.form}
      aria-label={asked.label}
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={classes.fields}>
        <TextInput
          label="社区名称"
          value={draft.name}
          maxLength={40}
          error={errors.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
          autoFocus
        />
        <TextInput
          label="区划代码（可不填）"
          placeholder="12 位，在本街道代码之下"
          value={draft.code}
          maxLength={12}
          error={errors.code}
          onChange={(event) => set({ code: event.currentTarget.value })}
        />
        {mode === 'correct' ? null : (
          <TextInput
            label={asked.day}
            placeholder={asked.hint}
            value={draft.from}
            maxLength={20}
            error={wrongDay ? DAY_HINT : errors.validFrom}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
        )}
        {mode === 'correct' ? null : (
          <TextInput
            className={classes.wide}
            label="批准文件（可不填）"
            placeholder="例如：鼓政〔2026〕12号"
            value={draft.document}
            maxLength={200}
            error={errors.document}
            onChange={(event) => set({ document: event.currentTarget.value })}
          />
        )}
      </div>
      {act.failure && Object.keys(errors).length === 0 ? <ErrorNote error={act.failure} /> : null}
      <Group gap="xs">
        <Button type="submit" loading={act.isBusy}>
          保存
        </Button>
        <Button variant="default" onClick={onDone}>
          取消
        </Button>
      </Group>
    </form>
  );
}
