import { useCodes } from '#renderer/codes.ts';
import { isOther } from '#shared/codes/dictionary.ts';
import { kinds } from '#shared/records/index.ts';
import { otherKey } from '#shared/records/parts.ts';
import { useField } from '../../records/form-store.ts';
import { codeChoiceLabel } from './choices.ts';
import type { ControlProps } from './control-props.ts';
import classes from './controls.module.css';
import { OtherInput } from './other-input.tsx';

/** Several codes of a short table, all in sight. For Enter the whole row is one field; Tab and Space work each. */
export function CodesControl({ store, field, id, describedBy, isReadOnly }: ControlProps) {
  const { value } = useField(store, field.field);
  const codes = useCodes();
  const kind = kinds[store.form.kind];
  const table = kind.codeTables[field.field];
  const items = table ? codes.items(table) : [];
  const chosen = new Set(Array.isArray(value) ? (value as string[]) : []);
  const stored = store.base()[field.field];
  const kept = new Set([...chosen, ...(Array.isArray(stored) ? (stored as string[]) : [])]);
  const shown = items.filter((item) => !item.isRetired || kept.has(item.code));
  const hasOther = items.some((item) => chosen.has(item.code) && isOther(item));

  const toggle = (code: string) => {
    if (!chosen.delete(code)) chosen.add(code);
    // In the order of the table, so that the same choice is always the same value.
    store.set(
      field.field,
      items.map((item) => item.code).filter((known) => chosen.has(known)),
    );
  };

  return (
    <div className={classes.withOther}>
      <fieldset
        id={id}
        tabIndex={-1}
        className={classes.codes}
        aria-label={kind.labels[field.field]}
        aria-describedby={describedBy}
        data-one-field
      >
        {shown.map((item) => (
          <label key={item.code} className={classes.code} data-on={chosen.has(item.code) || undefined}>
            <input
              type="checkbox"
              checked={chosen.has(item.code)}
              disabled={isReadOnly}
              onChange={() => toggle(item.code)}
            />
            {codeChoiceLabel(item)}
          </label>
        ))}
      </fieldset>
      {hasOther ? (
        <OtherInput store={store} draftKey={otherKey(field.field)} field={field.field} isReadOnly={isReadOnly} />
      ) : null}
    </div>
  );
}
