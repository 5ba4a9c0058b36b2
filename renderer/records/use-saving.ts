import { useEffect, useReducer, useRef, useState } from 'react';
import { archiveCall, CallFailure } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { queryClient } from '#renderer/queries.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import type { FileValues } from '#shared/records/kinds.ts';
import type { AboutSent } from './about.ts';
import { changedOwn, changedParts, type Shown } from './changed-parts.ts';
import { differingFields, fieldsOf, readDraft, toDraft } from './draft.ts';
import { focusField } from './field-id.ts';
import { type FormStore, useDirty } from './form-store.ts';
import { compareDrafts, type Merge, mergedDraft } from './merge.ts';
import { isOlderThan, nobodyYet, type Standing, shownOf, standingOf, useKnown } from './standing.ts';

/** What is stored and differs from what the clerk was shown, beside what has been typed. */
export interface Conflict {
  standing: Standing;
  merge: Merge;
}

export interface Saving {
  /** Answers the file's id once it is kept, null when something stands in the way; that is then on the page. */
  save: (isSamePerson?: boolean) => Promise<number | null>;
  isSaving: boolean;
  failure: unknown;
  /** Somebody else changed what the clerk has changed too, of the file or of its person. */
  conflict: Conflict | null;
  /** Takes the clerk's choices over; a stored file is then saved. */
  resolve: (keepsMine: Readonly<Record<string, boolean>>) => Promise<number | null>;
}

/**
 * Saving a file: the whole form checked, what was changed sent, refusals brought to their fields.
 * @param about what a file of no person is about
 */
export function useSaving(store: FormStore, file: RecordFile | null, about: AboutSent | null): Saving {
  const seen = useRef<Shown>(file ? shownOf(standingOf(file)) : nobodyYet);
  const busy = useRef(false);
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const isRefused = codeOf(failure) === 'person.changedMeanwhile';
  const known = useKnown(store, file === null, isRefused);
  useDirty(store);

  const standing = file ? standingOf(file) : known;
  const isOlder = standing === null || isOlderThan(standing, seen.current);
  const theirs = isOlder || isSaving ? null : toDraft(store.form, standing.values);
  const merge = theirs && compareDrafts(store.base(), store.current(), theirs);
  // What was typed for somebody who is not shown any longer is the clerk's own.
  const hasConflict = merge !== null && merge.contested.length > 0 && (file !== null || standing?.person !== null);

  useEffect(() => {
    if (!standing || !theirs || !merge || hasConflict) return;
    // What is stored now, with what has been typed since; nothing of the clerk's is touched.
    if (!isSameValues(store.values(), standing.values))
      store.rebase(standing.values, mergedDraft(store.current(), theirs, merge, keepingAll(merge)));
    seen.current = shownOf(standing);
  });

  const toSend = (values: FileValues, keys: string[], isSamePerson: boolean): ArchiveInput<'records.save'> => {
    const { kind } = store.form;
    const { id, version } = seen.current;
    const shown = store.values();
    if (values.idKind !== undefined && shown.idKind !== undefined)
      return { kind, id, version, isSamePerson, ...changedParts(seen.current, shown, values, keys) };
    if (values.idKind !== undefined || shown.idKind !== undefined || about === null)
      throw new Error(`a file of ${kind} with a person's part and without`);
    return { kind, id, version, ...changedOwn(seen.current, shown, values, keys), ...about };
  };

  const save = async (isSamePerson = false): Promise<number | null> => {
    if (busy.current) return null;
    setFailure(null);
    const sent = store.current();
    const { values, errors } = readDraft(store.form, sent);
    store.setErrors(errors);
    if (!values) {
      focusWrong(store);
      return null;
    }
    busy.current = true;
    setIsSaving(true);
    try {
      const keys = differingFields(sent, store.base());
      const saved = await archiveCall('records.save', toSend(values, keys, isSamePerson));
      const person = seen.current.person && { id: seen.current.person.id, version: saved.personVersion ?? 0 };
      seen.current = { id: seen.current.id, version: saved.version, person };
      store.keepStored(sent, values);
      showDone(file ? '已保存' : `已建档，档号 ${saved.number}`, saved.commandId, `/records/${saved.id}`);
      return saved.id;
    } catch (error) {
      const atFields = refusedFields(store, error);
      store.setErrors(atFields);
      if (Object.keys(atFields).length > 0) focusWrong(store);
      else setFailure(error);
      if (isChangedMeanwhile(error))
        await queryClient.invalidateQueries({ queryKey: [file ? 'records.get' : 'people.findByIdNumber'] });
      return null;
    } finally {
      busy.current = false;
      setIsSaving(false);
    }
  };

  const resolve = (keepsMine: Readonly<Record<string, boolean>>): Promise<number | null> => {
    if (!standing || !theirs || !merge) return Promise.resolve(null);
    store.rebase(standing.values, mergedDraft(store.current(), theirs, merge, keepsMine));
    seen.current = shownOf(standing);
    setFailure(null);
    // The form redraws its fields; what is to be asked stands on the page around it.
    redraw();
    return file ? save() : Promise.resolve(null);
  };

  return { save, isSaving, failure, conflict: standing && merge && hasConflict ? { standing, merge } : null, resolve };
}

function keepingAll({ contested }: Merge): Record<string, boolean> {
  return Object.fromEntries(contested.map((field) => [field, true]));
}

function isSameValues(one: Standing['values'], other: Standing['values']): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** A refusal as sentences at the fields it is about; empty when it is about none. */
function refusedFields(store: FormStore, error: unknown): Record<string, string> {
  // Whose it is stands below the field, with the way to that file.
  if (codeOf(error) === 'person.idNumberTaken') return { idNumber: '这个号码已经登记给别人，请核对' };
  if (codeOf(error) === 'person.takenElsewhere') return { idNumber: '这个号码的人在您范围以外已有档案' };
  const known = new Set(fieldsOf(store.form).map(({ field }) => field));
  const atFields: Record<string, string> = {};
  for (const [path, sentence] of Object.entries(fieldErrors(error))) {
    const field = path.replace(/^(person\.)?values\./, '').split('.')[0] ?? '';
    if (known.has(field)) atFields[field] ??= sentence;
  }
  return atFields;
}

/** Puts the keyboard into the first field that was refused. */
export function focusWrong(store: FormStore): void {
  const first = fieldsOf(store.form).find(({ field }) => store.error(field) !== null);
  if (first) focusField(first.field);
}

/** Whether a save was refused because somebody else changed what it changes. */
export function isChangedMeanwhile(error: unknown): boolean {
  const code = codeOf(error);
  return code === 'record.changedMeanwhile' || code === 'person.changedMeanwhile';
}

function codeOf(error: unknown): string | null {
  return error instanceof CallFailure ? error.error.code : null;
}
