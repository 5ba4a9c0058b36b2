import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { type Choice, firstChoice, matchingChoices } from './choices.ts';

interface ChoiceProps {
  id?: string;
  label?: string;
  choices: readonly Choice[];
  value: string | null;
  onChange: (value: string | null) => void;
  describedBy?: string | undefined;
  isInvalid?: boolean;
  isReadOnly?: boolean;
  isRequired?: boolean;
  placeholder?: string | undefined;
  nothingFound?: string;
}

/**
 * Chooses one of a list by code, by a part of its label or by pinyin initials. Leaving the field takes what was typed:
 * the first that fits, or nothing when the text was emptied.
 */
export function ChoiceInput(props: ChoiceProps) {
  const { choices, value, onChange } = props;
  const byValue = useMemo(() => new Map(choices.map((choice) => [choice.value, choice])), [choices]);

  const take = (typed: string) => {
    const label = value === null ? '' : (byValue.get(value)?.label ?? '');
    if (typed === label) return;
    if (typed.trim() === '') {
      if (!props.isRequired) onChange(null);
      return;
    }
    const found = firstChoice(choices, typed);
    if (found) onChange(found.value);
  };

  return (
    <Select
      {...(props.id === undefined ? {} : { id: props.id })}
      {...(props.label === undefined ? {} : { 'aria-label': props.label })}
      data={[...choices]}
      value={value}
      onChange={onChange}
      onBlur={(event) => !props.isReadOnly && take(event.currentTarget.value)}
      searchable
      openOnFocus={false}
      selectFirstOptionOnChange
      allowDeselect={false}
      filter={({ options, search }) => {
        const fitting = new Set(matchingChoices(choices, search).map((choice) => choice.value));
        return options.filter((option) => 'value' in option && fitting.has(option.value));
      }}
      nothingFoundMessage={props.nothingFound ?? '没有这一项'}
      error={props.isInvalid ?? false}
      readOnly={props.isReadOnly ?? false}
      {...(props.isReadOnly ? { rightSection: <span /> } : {})}
      aria-describedby={props.describedBy}
      aria-invalid={props.isInvalid || undefined}
      placeholder={props.placeholder}
      maxDropdownHeight={280}
      comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 } }}
      withCheckIcon={false}
      data-wanted={props.placeholder !== undefined || undefined}
    />
  );
}
