import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { archiveCall } from '#renderer/api.ts';
import { useCodes } from '#renderer/codes.ts';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { useAct } from '#renderer/parts/use-act.ts';
import type { CodeTableName } from '#shared/codes/tables.ts';
import classes from './codes.module.css';
import { nextCode, readSynonyms } from './codes-words.ts';

/** A new code of the office; Enter keeps it, Escape goes back. */
export function AddForm({ table, onDone }: { table: CodeTableName; onDone: () => void }) {
  const codes = useCodes();
  const [code, setCode] = useState(() => nextCode(codes.items(table)));
  const [label, setLabel] = useState('');
  const [synonyms, setSynonyms] = useState('');
  const act = useAct();
  const errors = act.failure ? fieldErrors(act.failure) : {};

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const isDone = await act.run(async () => {
      await archiveCall('codes.add', { table, code, label, synonyms: readSynonyms(synonyms) });
      return `已添加 ${label}`;
    });
    if (isDone) onDone();
  };

  return (
    <form
      className={classes.form}
      aria-label="添加代码"
      noValidate
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onDone();
      }}
    >
      <TextInput
        label="代码"
        value={code}
        maxLength={8}
        error={errors.code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <TextInput
        label="名称"
        value={label}
        maxLength={40}
        error={errors.label}
        onChange={(event) => setLabel(event.currentTarget.value)}
        autoFocus
      />
      <TextInput
        label="同义词（可不填，用“；”隔开）"
        placeholder="花名册里的其他写法"
        value={synonyms}
        maxLength={400}
        error={errors.synonyms}
        onChange={(event) => setSynonyms(event.currentTarget.value)}
      />
      <Button type="submit" loading={act.isBusy}>
        保存
      </Button>
      <Button variant="default" onClick={onDone}>
        取消
      </Button>
      {act.failure && Object.keys(errors).length === 0 ? (
        <div style={{ gridColumn: '1 / -1' }}>
          <ErrorNote error={act.failure} />
        </div>
      ) : null}
    </form>
  );
}
