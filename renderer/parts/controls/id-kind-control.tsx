import { PERSON_NUMBER_KINDS } from '#shared/rules/person-number.ts';
import { useField } from '../../records/form-store.ts';
import { ChoiceInput } from './choice.tsx';
import { plainChoice } from './choices.ts';
import type { ControlProps } from './control-props.ts';

const choices = PERSON_NUMBER_KINDS.map(({ kind, label }) => plainChoice(kind, label));

/** Of which kind the person's number is; 暂无号码 empties the number. */
export function IdKindControl({ store, field, ...others }: ControlProps) {
  const { value } = useField(store, field.field);
  return (
    <ChoiceInput
      {...others}
      choices={choices}
      value={String(value ?? '')}
      onChange={(idKind) => {
        store.set(field.field, idKind);
        if (idKind === 'none') store.set('idNumber', '');
      }}
      isRequired
    />
  );
}
