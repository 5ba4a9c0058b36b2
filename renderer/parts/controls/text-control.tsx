import { TextInput } from '@mantine/core';
import { useField } from '../../records/form-store.ts';
import type { FieldType } from '../../records/layout.ts';
import type { ControlProps } from './control-props.ts';
import classes from './controls.module.css';

const limits: Partial<Record<FieldType, number>> = {
  idNumber: 24,
  account: 44,
  phone: 30,
  digits: 12,
  count: 4,
  money: 20,
};
const figures: ReadonlySet<FieldType> = new Set([
  'idNumber',
  'account',
  'phone',
  'digits',
  'count',
  'money',
  'date',
  'month',
  'dayOrMonth',
]);
const examples: Partial<Record<FieldType, string>> = {
  date: '如 1952.3.4 或 19520304',
  month: '如 1974.5 或 197405',
  dayOrMonth: '如 2012.1 或 2012.1.15',
};

/** A field that is typed. It takes its one form when it is left. */
export function TextControl({ store, field, id, describedBy, isInvalid, isReadOnly, placeholder }: ControlProps) {
  const { value, isRequired } = useField(store, field.field);
  return (
    <TextInput
      id={id}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => store.set(field.field, event.currentTarget.value)}
      onBlur={() => store.leave(field.field, field.type)}
      error={isInvalid}
      readOnly={isReadOnly}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      aria-required={isRequired || undefined}
      placeholder={placeholder}
      title={isReadOnly ? undefined : examples[field.type]}
      maxLength={limits[field.type] ?? 120}
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: figures.has(field.type) ? classes.figures : undefined }}
      rightSection={field.unit ? <span className={classes.unit}>{field.unit}</span> : undefined}
      rightSectionPointerEvents="none"
      data-wanted={placeholder !== undefined || undefined}
    />
  );
}
