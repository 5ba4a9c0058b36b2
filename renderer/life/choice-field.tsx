import { Input } from '@mantine/core';
import { useId } from 'react';
import { ChoiceInput } from '#renderer/parts/controls/choice.tsx';
import type { Choice } from '#renderer/parts/controls/choices.ts';

/** A choice with its label and its refusal, as the other fields of a dialog have them. */
export function ChoiceField(props: {
  label: string;
  choices: readonly Choice[];
  value: string | null;
  error: string | undefined;
  onChange: (value: string | null) => void;
}) {
  const id = useId();
  return (
    <Input.Wrapper id={id} label={props.label} error={props.error} errorProps={{ mt: 5 }}>
      <ChoiceInput
        id={id}
        choices={props.choices}
        value={props.value}
        isInvalid={props.error !== undefined}
        describedBy={props.error === undefined ? undefined : `${id}-error`}
        isRequired
        onChange={props.onChange}
      />
    </Input.Wrapper>
  );
}
