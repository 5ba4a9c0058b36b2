import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { controls } from '../parts/controls/index.ts';
import { isEmpty } from './draft.ts';
import { fieldId } from './field-id.ts';
import classes from './form.module.css';
import { type FormStore, useField } from './form-store.ts';
import { KnownOrganisation } from './known-organisation.tsx';
import { KnownPerson } from './known-person.tsx';
import type { FormField } from './layout.ts';

interface FieldRowProps {
  store: FormStore;
  field: FormField;
  isReadOnly: boolean;
  /** What a roster said where it could not be read as a code. */
  unread: string | undefined;
  personId: number | null;
  /** A new file begins empty: what it lacks is said by number only. */
  isNew: boolean;
}

/** A field with its label and everything there is to say about it. */
export function FieldRow({ store, field, isReadOnly, unread, personId, isNew }: FieldRowProps) {
  const { value, label, isRequired, error, note } = useField(store, field.field);
  const Control = controls[field.type];
  const id = fieldId(field.field);
  const wordsId = `${id}-words`;
  const isLacking = !isReadOnly && !isNew && isEmpty(value) && store.form.wanted.includes(field.field);
  const isError = error !== null || note?.tone === 'error';
  const hasUnread = unread !== undefined && isEmpty(value);
  const hasWords = error !== null || note !== null || hasUnread;

  return (
    <div className={classes.field} data-span={field.span} data-field={field.field}>
      <label className={classes.label} htmlFor={id} data-required={isRequired || undefined}>
        <span>{inTwoLines(label)}</span>
      </label>
      <div className={classes.control}>
        <Control
          store={store}
          field={field}
          id={id}
          describedBy={hasWords ? wordsId : undefined}
          isInvalid={isError}
          isReadOnly={isReadOnly}
          placeholder={isLacking ? '待补' : undefined}
        />
        <div id={wordsId} className={classes.words}>
          {error !== null ? (
            <p data-tone="error">
              <IconAlertCircle size={15} aria-hidden />
              {error}
            </p>
          ) : note ? (
            <p data-tone={note.tone}>
              {note.tone === 'warn' ? <IconAlertTriangle size={15} aria-hidden /> : null}
              {note.tone === 'error' ? <IconAlertCircle size={15} aria-hidden /> : null}
              {note.text}
            </p>
          ) : null}
          {hasUnread ? (
            <p data-tone="warn">
              <IconAlertTriangle size={15} aria-hidden />
              花名册原文“{unread}”没能识别，请选择
            </p>
          ) : null}
        </div>
        {field.type === 'idNumber' && !isReadOnly ? (
          <KnownPerson store={store} field={field.field} personId={personId} />
        ) : null}
        {field.register?.fills.name === field.field ? (
          <KnownOrganisation store={store} field={field.field} naming={field.register.field} />
        ) : null}
      </div>
    </div>
  );
}

// A long label breaks before its bracket and nowhere else.
function inTwoLines(label: string): ReactNode {
  const at = label.indexOf('（');
  return at <= 0 || label.length <= 8 ? (
    label
  ) : (
    <>
      {label.slice(0, at)}
      <wbr />
      {label.slice(at)}
    </>
  );
}
