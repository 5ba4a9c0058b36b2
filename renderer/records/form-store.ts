import { useSyncExternalStore } from 'react';
import type { RecordFile } from '#shared/contract/records.ts';
import { kinds } from '#shared/records/index.ts';
import { differingFields, isEmpty, isSame, tidy, toDraft } from './draft.ts';
import type { Draft, DraftValue, FieldNote, FieldType, KindForm } from './layout.ts';

type Values = RecordFile['values'];

/**
 * What is being filled in. Outside of React's state, so that a keystroke redraws one field and not sixty.
 */
export class FormStore {
  readonly form: KindForm;
  private draft: Draft;
  /** What is stored, as the clerk was shown it: where the draft differs, something is unsaved. */
  private shown: Values;
  private stored: Draft;
  private errors: Record<string, string> = {};
  private notes: Record<string, FieldNote>;
  /** Said when a field was left: what was put right in it. Holds until it is changed. */
  private corrections: Record<string, FieldNote> = {};
  /** What other fields last followed to; a field that differs from it was filled in by hand and stays. */
  private derived: Record<string, DraftValue>;
  private readonly listeners = new Set<() => void>();

  constructor(form: KindForm, values: Values) {
    this.form = form;
    this.shown = values;
    this.stored = toDraft(form, values);
    this.draft = this.stored;
    this.derived = form.derive(this.draft);
    this.notes = form.notes(this.draft);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  get(field: string): DraftValue {
    return this.draft[field] ?? null;
  }

  current(): Draft {
    return this.draft;
  }

  base(): Draft {
    return this.stored;
  }

  values(): Values {
    return this.shown;
  }

  error(field: string): string | null {
    return this.errors[field] ?? null;
  }

  label(field: string): string {
    return this.form.labels(this.draft)[field] ?? kinds[this.form.kind].labels[field] ?? field;
  }

  isRequired(field: string): boolean {
    return this.form.required(this.draft).includes(field);
  }

  note(field: string): FieldNote | null {
    return this.corrections[field] ?? this.notes[field] ?? null;
  }

  isDirty(): boolean {
    return differingFields(this.draft, this.stored).length > 0;
  }

  /** Wanted fields that are still empty, in the order of the form. */
  lacking(): string[] {
    const wanted = new Set(this.form.wanted);
    return this.form.sections
      .flatMap((section) => section.fields)
      .filter(({ field }) => wanted.has(field) && isEmpty(this.draft[field]))
      .map(({ field }) => field);
  }

  set(field: string, value: DraftValue): void {
    const before = this.draft;
    const draft = this.followed({ ...before, [field]: value });
    this.draft = draft;
    for (const name of differingFields(before, draft)) {
      delete this.errors[name];
      delete this.corrections[name];
    }
    this.tell();
  }

  /** The field was left: its text takes its one form, and what was put right is said. */
  leave(field: string, type: FieldType): void {
    const typed = this.draft[field];
    if (typeof typed !== 'string') return;
    const tidied = tidy(type, typed);
    if (tidied === typed) return;
    this.set(field, tidied);
    if (type === 'idNumber' && tidied.length === 18 && typed.trim().length === 15)
      this.corrections[field] = { tone: 'info', text: `15 位老号码 ${typed.trim()} 已升为 18 位，请与身份证核对` };
    this.tell();
  }

  setErrors(errors: Record<string, string>): void {
    this.errors = { ...errors };
    this.tell();
  }

  /** What was sent is stored now; what was typed meanwhile stays. */
  keepStored(sent: Draft, values: Values): void {
    const next = toDraft(this.form, values);
    const draft: Record<string, DraftValue> = { ...next };
    for (const field of differingFields(this.draft, sent)) draft[field] = this.draft[field] ?? null;
    this.shown = values;
    this.stored = next;
    this.draft = draft;
    this.tell();
  }

  /** Takes over other stored values together with a draft that was merged with them. */
  rebase(values: Values, draft: Draft): void {
    this.shown = values;
    this.stored = toDraft(this.form, values);
    for (const field of differingFields(this.draft, draft)) delete this.errors[field];
    this.draft = draft;
    this.tell();
  }

  private followed(draft: Draft): Draft {
    const derived = this.form.derive(draft);
    const filled: Record<string, DraftValue> = { ...draft };
    for (const [field, value] of Object.entries(derived)) {
      if (isSame(this.derived[field], value)) continue;
      if (isEmpty(draft[field]) || isSame(draft[field], this.derived[field])) filled[field] = value;
    }
    this.derived = { ...this.derived, ...derived };
    return filled;
  }

  private tell(): void {
    this.notes = kept(this.notes, this.form.notes(this.draft));
    for (const listener of this.listeners) listener();
  }
}

// The same note stays the same object, so that its field is not drawn anew.
function kept(before: Record<string, FieldNote>, after: Record<string, FieldNote>): Record<string, FieldNote> {
  return Object.fromEntries(
    Object.entries(after).map(([field, note]) => {
      const old = before[field];
      return [field, old && old.text === note.text && old.tone === note.tone ? old : note];
    }),
  );
}

export interface FieldState {
  value: DraftValue;
  label: string;
  isRequired: boolean;
  error: string | null;
  note: FieldNote | null;
}

/** One field of the form, redrawn when it changes and only then. */
export function useField(store: FormStore, field: string): FieldState {
  const value = useSyncExternalStore(store.subscribe, () => store.get(field));
  const label = useSyncExternalStore(store.subscribe, () => store.label(field));
  const isRequired = useSyncExternalStore(store.subscribe, () => store.isRequired(field));
  const error = useSyncExternalStore(store.subscribe, () => store.error(field));
  const note = useSyncExternalStore(store.subscribe, () => store.note(field));
  return { value, label, isRequired, error, note };
}

export function useDirty(store: FormStore): boolean {
  return useSyncExternalStore(store.subscribe, () => store.isDirty());
}

/** How many wanted fields are empty. */
export function useLacking(store: FormStore): number {
  return useSyncExternalStore(store.subscribe, () => store.lacking().length);
}
