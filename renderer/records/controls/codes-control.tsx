import { MultiSelect } from '@mantine/core';
import { kinds } from '#shared/records/index.ts';
import { useField } from '../form-store.ts';
import { codeChoices, matchingChoices } from './choices.ts';
import type { ControlProps } from './control-props.ts';
import classes from './controls.module.css';

/** Several codes of the field's table. */
export function CodesControl({ store, field, id, describedBy, isInvalid, isReadOnly, placeholder }: ControlProps) {
  const { value } = useField(store, field.field);
  const table = kinds[store.form.kind].codeTables[field.field];
  const choices = table ? codeChoices(table) : [];
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  return (
    <MultiSelect
      id={id}
      data={[...choices]}
      value={chosen}
      onChange={(codes) => store.set(field.field, codes)}
      searchable
      openOnFocus={false}
      selectFirstOptionOnChange
      hidePickedOptions
      filter={({ options, search }) => {
        const fitting = new Set(matchingChoices(choices, search).map((choice) => choice.value));
        return options.filter((option) => 'value' in option && fitting.has(option.value));
      }}
      nothingFoundMessage="没有这一项"
      error={isInvalid}
      readOnly={isReadOnly}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      placeholder={chosen.length === 0 ? placeholder : undefined}
      maxDropdownHeight={280}
      comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 } }}
      classNames={{ pillsList: classes.pills }}
    />
  );
}
