import { NameInput } from '#renderer/names/name-input.tsx';
import { NamePrint } from '#renderer/names/name-print.tsx';
import { useField } from '../../records/form-store.ts';
import type { ControlProps } from './control-props.ts';

const NAME_LENGTH = 120;

/** A person's name, with a look at how it will be printed where it is no common one. */
export function NameControl({ store, field, id, describedBy, isInvalid, isReadOnly, placeholder }: ControlProps) {
  const { value } = useField(store, field.field);
  const name = typeof value === 'string' ? value : '';
  return (
    <>
      <NameInput
        id={id}
        value={name}
        onText={(text) => store.set(field.field, text)}
        onBlur={() => store.leave(field.field, field.type)}
        error={isInvalid}
        readOnly={isReadOnly}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        aria-required={field.type === 'name' || undefined}
        placeholder={placeholder}
        maxLength={NAME_LENGTH}
        data-wanted={placeholder !== undefined || undefined}
      />
      <NamePrint name={name} />
    </>
  );
}
