import { kinds } from '#shared/records/index.ts';
import { useField } from '../form-store.ts';
import { ChoiceInput } from './choice.tsx';
import { codeChoices } from './choices.ts';
import type { ControlProps } from './control-props.ts';

/** A code of the field's table. States always have a value. */
export function CodeControl({ store, field, ...others }: ControlProps) {
  const { value } = useField(store, field.field);
  const kind = kinds[store.form.kind];
  const table = kind.codeTables[field.field];
  const empty = (kind.empty as unknown as Record<string, unknown>)[field.field];
  return (
    <ChoiceInput
      {...others}
      choices={table ? codeChoices(table) : []}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={(code) => store.set(field.field, code)}
      isRequired={empty !== null}
    />
  );
}
