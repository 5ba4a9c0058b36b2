import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import { isPersonField, personPart } from '#shared/people/fields.ts';
import { fieldOfOther, filePart, readWith } from '#shared/records/parts.ts';

type Save = ArchiveInput<'records.save'>;

/** Whose file was shown, in which versions; `person` null: nobody of the register yet. */
export interface Shown {
  id: number | null;
  version: number;
  person: { id: number; version: number } | null;
}

/**
 * What a save sends: of a stored file, and of a person who was shown, what was changed, beside what stood there; of a new
 * file and of a new person all.
 * @param keys of the draft, where it differs from what was shown
 */
export function changedParts(
  of: Shown,
  shown: RecordFile['values'],
  values: RecordFile['values'],
  keys: readonly string[],
): Pick<Save, 'values' | 'before' | 'person'> {
  const side = (isPerson: boolean) => {
    const changed = keys.filter((key) => isPersonField(fieldOfOther(key) ?? key) === isPerson);
    return { values: picked(values, changed), before: picked(shown, changed.flatMap(readWith)) };
  };
  const file = of.id === null ? { values: filePart(values), before: {} } : side(false);
  const person = of.person === null ? { values: personPart(values), before: {} } : side(true);
  const sent = { ...file, person: { id: of.person?.id ?? null, version: of.person?.version ?? 0, ...person } };
  return sent as Pick<Save, 'values' | 'before' | 'person'>;
}

// An erased text beside 其他 is told as null.
function picked({ otherText, ...values }: RecordFile['values'], keys: readonly string[]): Record<string, unknown> {
  const stored: Readonly<Record<string, unknown>> = values;
  const fields = keys.filter((key) => key in stored).map((key) => [key, stored[key]]);
  const texts = keys.flatMap((key) => {
    const of = fieldOfOther(key);
    return of === null ? [] : [[of, otherText[of] ?? null]];
  });
  return { ...Object.fromEntries(fields), ...(texts.length > 0 ? { otherText: Object.fromEntries(texts) } : {}) };
}
