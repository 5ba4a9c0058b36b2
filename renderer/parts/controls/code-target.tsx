import { useMemo } from 'react';
import { useCodes } from '#renderer/codes.ts';
import type { CodeTableName } from '#shared/codes/tables.ts';
import { ChoiceInput } from './choice.tsx';
import { codeChoices, plainChoice } from './choices.ts';

const EMPTY = '-';

/** Which of our codes another system's code becomes, or none of them: 留空，原文保留. */
export function TargetInput(props: {
  label: string;
  table: CodeTableName;
  value: string | null;
  /** Whether `value` null means that it stays empty, or that nothing was chosen yet. */
  isChosen: boolean;
  isDisabled?: boolean;
  onChange: (target: string | null) => void;
}) {
  const codes = useCodes();
  const choices = useMemo(
    () => [...codeChoices(codes, props.table), plainChoice(EMPTY, '留空，原文保留')],
    [codes, props.table],
  );
  return (
    <ChoiceInput
      label={props.label}
      choices={choices}
      value={props.value ?? (props.isChosen ? EMPTY : null)}
      onChange={(value) => value !== null && props.onChange(value === EMPTY ? null : value)}
      isReadOnly={props.isDisabled ?? false}
      isRequired
      placeholder={props.isChosen ? undefined : '请选择'}
      nothingFound="没有这一项，可选“留空”"
    />
  );
}
