import { useArchive } from '#renderer/queries.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import { emptyPerson, textsOf } from '#shared/people/fields.ts';
import { bareName } from '#shared/rules/bare-name.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import type { Shown } from './changed-parts.ts';
import { type FormStore, useField } from './form-store.ts';

/** What stands in the archive for the file that is open: a stored one whole, of a new one what is known of its person. */
export interface Standing extends Shown {
  values: RecordFile['values'];
  /** Who wrote each part last, and when. */
  last: Record<'person' | 'file', { by: string; at: string }>;
}

const nobody = { by: '', at: '' };

/** A new file of nobody yet. */
export const nobodyYet: Shown = { id: null, version: 0, person: null };

export function shownOf({ id, version, person }: Standing): Shown {
  return { id, version, person };
}

export function standingOf(file: RecordFile): Standing {
  const { id, version, values } = file;
  const last = { by: file.updatedBy, at: file.updatedAt };
  if (file.subject !== 'person') return { id, version, values, person: null, last: { person: nobody, file: last } };
  const { personId, person } = file;
  return {
    ...{ id, version, values, person: { id: personId, version: person.version } },
    last: { person: { by: person.updatedBy ?? '', at: person.updatedAt }, file: last },
  };
}

/** Whether it was read before what the clerk has seen by now. */
export function isOlderThan(standing: Standing, seen: Shown): boolean {
  if (standing.version < seen.version) return true;
  const isSamePerson = standing.person !== null && standing.person.id === seen.person?.id;
  return isSamePerson && (standing.person?.version ?? 0) < (seen.person?.version ?? 0);
}

/**
 * What a new file stands on: somebody of the register whose number is typed, under a name of theirs or none yet, or nobody.
 * @param isForced whatever name is typed: saving was refused because the register says otherwise
 * @returns null for a stored file, for one of no person, and while it is not known
 */
export function useKnown(store: FormStore, isNew: boolean, isForced: boolean): Standing | null {
  const typed = useField(store, 'idNumber').value;
  const name = String(useField(store, 'name').value ?? '');
  const read = readAnyNumber(typeof typed === 'string' ? typed : '');
  const isEnabled = isNew && read.ok;
  const input = { idNumber: read.ok ? read.number : '', kind: store.form.kind };
  const answer = useArchive('people.findByIdNumber', input, { isEnabled }).data;
  if (!isNew || (isEnabled && !answer)) return null;
  const found = isEnabled ? (answer?.found ?? null) : null;
  const names = found ? [found.values.name, found.values.formerName ?? ''] : [];
  const isTheirs = isForced || name.trim() === '' || names.some((one) => bareName(one) === bareName(name));
  const person = found && found.recordId === null && isTheirs ? found : null;
  const { otherText, ...values } = person?.values ?? emptyPerson;
  const shown = store.values();
  if (shown.idKind === undefined) return null;
  return {
    ...{ id: null, version: 0, person: person && { id: person.personId, version: person.version } },
    values: { ...shown, ...values, otherText: { ...textsOf(shown.otherText, 'file'), ...otherText } },
    last: { person: nobody, file: nobody },
  };
}
