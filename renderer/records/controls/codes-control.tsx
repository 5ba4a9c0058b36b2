import { codeTables } from '#shared/codes/tables.ts';
import { kinds } from '#shared/records/index.ts';
import { useField } from '../form-store.ts';
import type { ControlProps } from './control-props.ts';
import classes from './controls.module.css';

/** Several codes of a short table, all in sight. For Enter the whole row is one field; Tab and Space work each. */
export function CodesControl({ store, field, id, describedBy, isReadOnly }: ControlProps) {
  const { value } = useField(store, field.field);
  const kind = kinds[store.form.kind];
  const table = kind.codeTables[field.field];
  const chosen = new Set(Array.isArray(value) ? (value as string[]) : []);

  const toggle = (code: string) => {
    if (!chosen.delete(code)) chosen.add(code);
    // In the order of the table, so that the same choice is always the same value.
    store.set(
      field.field,
      (table ? codeTables[table] : []).map((item) => item.code).filter((known) => chosen.has(known)),
    );
  };

  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className={classes.codes}
      aria-label={kind.labels[field.field]}
      aria-describedby={describedBy}
      data-one-field
    >
      {(table ? codeTables[table] : []).map((item) => (
        <label key={item.code} className={classes.code} data-on={chosen.has(item.code) || undefined}>
          <input
            type="checkbox"
            checked={chosen.has(item.code)}
            disabled={isReadOnly}
            onChange={() => toggle(item.code)}
          />
          {item.label}
        </label>
      ))}
    </fieldset>
  );
}
