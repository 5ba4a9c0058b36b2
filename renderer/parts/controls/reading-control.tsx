import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconAlertTriangle } from '@tabler/icons-react';
import { spelled, unreadWords } from '#renderer/names/name-words.ts';
import { useArchive } from '#renderer/queries.ts';
import { readReading } from '#shared/rules/reading.ts';
import formClasses from '../../records/form.module.css';
import { useField } from '../../records/form-store.ts';
import type { ControlProps } from './control-props.ts';

const REST_MS = 250;

/** How the name is read: what the tables say stands there in grey, and what they lack is asked for. */
export function ReadingControl({ store, field, id, describedBy, isInvalid, isReadOnly }: ControlProps) {
  const { value } = useField(store, field.field);
  const name = String(useField(store, 'name').value ?? '').trim();
  const [asked] = useDebouncedValue(name.slice(0, 60), REST_MS);
  const pieces = useArchive('characters.spell', { name: asked }, { isEnabled: asked !== '' }).data?.pieces ?? [];
  const typed = typeof value === 'string' ? value : '';
  const read = typed.trim() === '' || name === '' ? null : readReading(typed, name);
  const unread = typed.trim() === '' && asked !== '' ? unreadWords(pieces) : null;
  const wrong = read && !read.ok ? read.sentence : null;

  const leave = () => {
    if (read?.ok && read.reading !== typed) store.set(field.field, read.reading);
    else store.leave(field.field, field.type);
  };
  return (
    <>
      <TextInput
        id={id}
        value={typed}
        onChange={(event) => store.set(field.field, event.currentTarget.value)}
        onBlur={leave}
        error={isInvalid || wrong !== null}
        readOnly={isReadOnly}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || wrong !== null || undefined}
        placeholder={asked === '' ? '' : spelled(pieces)}
        title={isReadOnly ? undefined : '读音不对或查不到时填写，每个字一个音节，如 zhang wei；按它检索和排序'}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
      />
      {isReadOnly || isInvalid || (unread === null && wrong === null) ? null : (
        <div className={formClasses.words} role="status">
          <p data-tone={wrong === null ? 'warn' : 'error'}>
            <IconAlertTriangle size={15} aria-hidden />
            {wrong ?? unread}
          </p>
        </div>
      )}
    </>
  );
}
