import { TextInput } from '@mantine/core';
import { kinds } from '#shared/records/index.ts';
import { OTHER_MOST } from '#shared/rules/code-words.ts';
import { type FormStore, useField } from '../../records/form-store.ts';

/** What it is where 其他 was chosen: kept with the file, listed for the office's dictionary. */
export function OtherInput(props: { store: FormStore; draftKey: string; field: string; isReadOnly: boolean }) {
  const { store, draftKey } = props;
  const { value, error } = useField(store, draftKey);
  return (
    <TextInput
      aria-label={`${kinds[store.form.kind].labels[props.field] ?? props.field}：其他，请写明`}
      placeholder={props.isReadOnly ? '' : '请写明'}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => store.set(draftKey, event.currentTarget.value)}
      onBlur={() => store.leave(draftKey, 'text')}
      error={error}
      readOnly={props.isReadOnly}
      maxLength={OTHER_MOST}
      autoComplete="off"
    />
  );
}
