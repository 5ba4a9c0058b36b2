import { Textarea } from '@mantine/core';
import { useField } from '../../records/form-store.ts';
import type { ControlProps } from './control-props.ts';

export function LongTextControl({ store, field, id, describedBy, isInvalid, isReadOnly, placeholder }: ControlProps) {
  const { value } = useField(store, field.field);
  return (
    <Textarea
      id={id}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => store.set(field.field, event.currentTarget.value)}
      onBlur={() => store.leave(field.field, field.type)}
      error={isInvalid}
      readOnly={isReadOnly}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      placeholder={placeholder}
      maxLength={500}
      autosize
      minRows={2}
      maxRows={6}
    />
  );
}
