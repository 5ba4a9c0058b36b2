import { Input } from '@mantine/core';
import { useId, useMemo } from 'react';
import { useCodes } from '#renderer/codes.ts';
import { ChoiceInput } from '#renderer/parts/controls/choice.tsx';
import { codeChoices } from '#renderer/parts/controls/choices.ts';
import { HEAD } from '#shared/codes/household-words.ts';

/** A member's relation to the head, of GB/T 4761. 本人 and 户主 are not to be chosen: the head is set by other acts. */
export function RelationInput(props: {
  label: string;
  value: string | null;
  onChange: (relation: string | null) => void;
  error?: string | undefined;
  /** The label is for the screen reader only: the table around it has a heading. */
  isBare?: boolean;
}) {
  const id = useId();
  const { value } = props;
  const codes = useCodes();
  const choices = useMemo(
    () =>
      codeChoices(codes, 'familyRelation', value === null ? [] : [value]).filter(
        (choice) => choice.value !== '01' && choice.value !== HEAD,
      ),
    [codes, value],
  );
  const input = (
    <ChoiceInput
      {...(props.isBare ? { label: props.label } : { id })}
      choices={choices}
      value={props.value}
      onChange={props.onChange}
      isInvalid={props.error !== undefined}
      placeholder="如 配偶、子、母亲"
      nothingFound="家庭关系表里没有这一项"
    />
  );
  if (props.isBare) return input;
  return (
    <Input.Wrapper label={props.label} labelProps={{ htmlFor: id }} error={props.error}>
      {input}
    </Input.Wrapper>
  );
}
