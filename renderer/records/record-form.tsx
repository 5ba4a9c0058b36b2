import type { KeyboardEvent } from 'react';
import type { RecordFile } from '#shared/contract/records.ts';
import { kinds } from '#shared/records/kinds.ts';
import { FieldRow } from './field-row.tsx';
import classes from './form.module.css';
import type { FormStore } from './form-store.ts';
import { isOpenFile } from './is-open.ts';
import { SimilarPeople } from './similar-people.tsx';

/** The fields of a kind in the order of its paper form. Enter goes on to the next one. */
export function RecordForm({ store, file }: { store: FormStore; file: RecordFile | null }) {
  const isOfPeople = kinds[store.form.kind].subject === 'person';
  const personId = file?.subject === 'person' ? file.personId : null;
  return (
    <form className={classes.form} onKeyDown={goOn} onSubmit={(event) => event.preventDefault()} aria-label="登记信息">
      {isOfPeople && (file === null || isOpenFile(file)) ? <SimilarPeople store={store} personId={personId} /> : null}
      {store.form.sections.map((section) => (
        <fieldset key={section.title} className={classes.section}>
          <legend className={classes.legend}>
            {section.title}
            {section.note && file && isOpenFile(file) ? <span className={classes.aside}>{section.note}</span> : null}
          </legend>
          <div className={classes.fields}>
            {section.fields
              .filter(({ isShown }) => file === null || isShown === undefined || isShown(file.values))
              .map((field) => (
                <FieldRow
                  key={field.field}
                  store={store}
                  field={field}
                  isReadOnly={file !== null && (!isOpenFile(file) || field.isByAct === true)}
                  unread={file?.unreadText[field.field]}
                  personId={personId}
                  isNew={file === null}
                />
              ))}
          </div>
        </fieldset>
      ))}
    </form>
  );
}

// Clerks go through a form with Enter. A list that is open takes it for its choice, a text of many lines for a new line.
function goOn(event: KeyboardEvent<HTMLFormElement>): void {
  const { target } = event;
  if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.nativeEvent.isComposing || event.keyCode === 229)
    return;
  if (!(target instanceof HTMLInputElement) || !event.currentTarget.contains(target)) return;
  const isOpen = target.getAttribute('aria-expanded') === 'true';
  const choosesNow = isOpen && target.getAttribute('aria-activedescendant') !== null;
  event.preventDefault();
  if (choosesNow) {
    // The choice is taken by the list itself; the keyboard goes on once that is done.
    setTimeout(() => focusNext(target, event.shiftKey));
    return;
  }
  focusNext(target, event.shiftKey);
}

function focusNext(from: HTMLInputElement, isBack: boolean): void {
  const own = from.closest('[data-one-field]');
  const all = Array.from(
    from.form?.querySelectorAll<HTMLElement>('input:not([type="hidden"]):not([disabled]), textarea') ?? [],
  ).filter((input) => input === from || isEntry(input, own));
  const next = all[all.indexOf(from) + (isBack ? -1 : 1)];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}

// A row of boxes is one field: it is entered at its first box and left from any.
function isEntry(input: HTMLElement, left: Element | null): boolean {
  const row = input.closest('[data-one-field]');
  return row === null || (row !== left && row.querySelector('input') === input);
}
