import type { ArchiveInput } from '#shared/contract/archive.ts';
import { isPersonField, personPart } from '#shared/people/fields.ts';
import type { FileValues, OtherFileValues, PersonFileValues } from '#shared/records/kinds.ts';
import { fieldOfOther, filePart, readWith } from '#shared/records/parts.ts';

type Save = ArchiveInput<'records.save'>;
type SavedOfPerson = Extract<Save, { person: unknown }>;

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
  shown: PersonFileValues,
  values: PersonFileValues,
  keys: readonly string[],
): Pick<SavedOfPerson, 'values' | 'before' | 'person'> {
  const side = (isPerson: boolean) => {
    const changed = keys.filter((key) => isPersonField(fieldOfOther(key) ?? key) === isPerson);
    return { values: picked(values, changed), before: picked(shown, changed.flatMap(readWith)) };
  };
  const file = of.id === null ? { values: filePart(values), before: {} } : side(false);
  const person = of.person === null ? { values: personPart(values), before: {} } : side(true);
  const sent = { ...file, person: { id: of.person?.id ?? null, version: of.person?.version ?? 0, ...person } };
  return sent as Pick<SavedOfPerson, 'values' | 'before' | 'person'>;
}

/** The same of a file of a household or of an outlet, which has its own part alone. */
export function changedOwn(
  of: Pick<Shown, 'id'>,
  shown: OtherFileValues,
  values: OtherFileValues,
  keys: readonly string[],
): { values: Record<string, unknown>; before: Record<string, unknown> } {
  if (of.id === null) return { values: { ...filePart(values) }, before: {} };
  return { values: picked(values, keys), before: picked(shown, keys.flatMap(readWith)) };
}

// An erased text beside 其他 is told as null.
function picked({ otherText, ...values }: FileValues, keys: readonly string[]): Record<string, unknown> {
  const stored: Readonly<Record<string, unknown>> = values;
  const fields = keys.filter((key) => key in stored).map((key) => [key, stored[key]]);
  const texts = keys.flatMap((key) => {
    const of = fieldOfOther(key);
    return of === null ? [] : [[of, otherText[of] ?? null]];
  });
  return { ...Object.fromEntries(fields), ...(texts.length > 0 ? { otherText: Object.fromEntries(texts) } : {}) };
}
