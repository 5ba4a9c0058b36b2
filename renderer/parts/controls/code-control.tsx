import { useCodes } from '#renderer/codes.ts';
import { isOther } from '#shared/codes/dictionary.ts';
import { kinds } from '#shared/records/index.ts';
import { otherKey } from '#shared/records/parts.ts';
import { useField } from '../../records/form-store.ts';
import { ChoiceInput } from './choice.tsx';
import { codeChoices } from './choices.ts';
import type { ControlProps } from './control-props.ts';
import classes from './controls.module.css';
import { OtherInput } from './other-input.tsx';

/** A code of the field's table; where 其他 is chosen, what it is. States always have a value. */
export function CodeControl({ store, field, ...others }: ControlProps) {
  const { value } = useField(store, field.field);
  const codes = useCodes();
  const kind = kinds[store.form.kind];
  const table = kind.codeTables[field.field];
  const code = typeof value === 'string' && value !== '' ? value : null;
  // What the file was opened with stays choosable until it is saved, so that a slip can be put right.
  const stored = store.base()[field.field];
  const kept = [code, typeof stored === 'string' ? stored : null].filter((one) => one !== null);
  const empty = (kind.empty as unknown as Record<string, unknown>)[field.field];
  const hasOther = table !== undefined && code !== null && isOther(codes.item(table, code));
  return (
    <div className={classes.withOther}>
      <ChoiceInput
        {...others}
        choices={table ? codeChoices(codes, table, kept) : []}
        value={code}
        onChange={(chosen) => store.set(field.field, chosen)}
        isRequired={empty !== null}
      />
      {hasOther ? (
        <OtherInput store={store} draftKey={otherKey(field.field)} field={field.field} isReadOnly={others.isReadOnly} />
      ) : null}
    </div>
  );
}
