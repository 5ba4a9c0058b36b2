import { useEffect, useRef, useState } from 'react';
import { archiveCall, CallFailure } from '#renderer/api.ts';
import { fieldErrors } from '#renderer/errors.tsx';
import { showDone } from '#renderer/parts/last-act.tsx';
import { queryClient } from '#renderer/queries.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import { fieldsOf, readDraft, toDraft } from './draft.ts';
import { focusField } from './field-id.ts';
import { type FormStore, useDirty } from './form-store.ts';
import { compareDrafts, type Merge, mergedDraft } from './merge.ts';

export interface Conflict {
  file: RecordFile;
  merge: Merge;
}

export interface Saving {
  /** Answers the file's id once it is kept, null when something stands in the way; that is then on the page. */
  save: (isSamePerson?: boolean) => Promise<number | null>;
  isSaving: boolean;
  failure: unknown;
  /** The file was changed by somebody else while it was being filled in. */
  conflict: Conflict | null;
  resolve: (keepsMine: Readonly<Record<string, boolean>>) => Promise<number | null>;
}

/** Saving a file: the whole form checked, versions compared, refusals brought to their fields. */
export function useSaving(store: FormStore, file: RecordFile | null): Saving {
  const version = useRef(file?.version ?? 0);
  const busy = useRef(false);
  const [isSaving, setIsSaving] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const isDirty = useDirty(store);

  const isNewer = file !== null && file.version > version.current && !isSaving;
  const theirs = file && isNewer ? toDraft(store.form, file.values) : null;
  const merge = theirs && isDirty ? compareDrafts(store.base(), store.current(), theirs) : null;
  const hasConflict = merge !== null && merge.taken.length + merge.contested.length > 0;

  useEffect(() => {
    if (!file || isSaving || hasConflict || file.version < version.current) return;
    // What is stored now, with what has been typed since; nothing of the clerk's is touched.
    store.keepStored(store.base(), file.values);
    version.current = file.version;
  }, [file, isSaving, hasConflict, store]);

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
      const saved = await archiveCall('records.save', {
        kind: store.form.kind,
        id: file?.id ?? null,
        version: version.current,
        values,
        isSamePerson,
      });
      version.current = saved.version;
      store.keepStored(sent, values);
      showDone(file ? '已保存' : `已建档，档号 ${saved.number}`, saved.commandId, `/records/${saved.id}`);
      return saved.id;
    } catch (error) {
      const atFields = refusedFields(store, error);
      store.setErrors(atFields);
      if (Object.keys(atFields).length > 0) focusWrong(store);
      else setFailure(error);
      if (codeOf(error) === 'record.changedMeanwhile')
        await queryClient.invalidateQueries({ queryKey: ['records.get'] });
      return null;
    } finally {
      busy.current = false;
      setIsSaving(false);
    }
  };

  const resolve = (keepsMine: Readonly<Record<string, boolean>>): Promise<number | null> => {
    if (!file || !theirs || !merge) return Promise.resolve(null);
    store.rebase(file.values, mergedDraft(store.current(), theirs, merge, keepsMine));
    version.current = file.version;
    return save();
  };

  return { save, isSaving, failure, conflict: file && merge && hasConflict ? { file, merge } : null, resolve };
}

/** A refusal as sentences at the fields it is about; empty when it is about none. */
function refusedFields(store: FormStore, error: unknown): Record<string, string> {
  // Whose it is stands below the field, with the way to that file.
  if (codeOf(error) === 'person.idNumberTaken') return { idNumber: '这个号码已经登记给别人，请核对' };
  if (codeOf(error) === 'person.takenElsewhere') return { idNumber: '这个号码的人在您范围以外已有档案' };
  const known = new Set(fieldsOf(store.form).map(({ field }) => field));
  const atFields: Record<string, string> = {};
  for (const [path, sentence] of Object.entries(fieldErrors(error))) {
    const field = path.replace(/^values\./, '').split('.')[0] ?? '';
    if (known.has(field)) atFields[field] ??= sentence;
  }
  return atFields;
}

/** Puts the keyboard into the first field that was refused. */
export function focusWrong(store: FormStore): void {
  const first = fieldsOf(store.form).find(({ field }) => store.error(field) !== null);
  if (first) focusField(first.field);
}

function codeOf(error: unknown): string | null {
  return error instanceof CallFailure ? error.error.code : null;
}
