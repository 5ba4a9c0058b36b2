import type { ArchiveInput } from '#shared/contract/archive.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';

type Save = ArchiveInput<'records.save'>;
type SavedOfHousehold = Extract<Save, { household: unknown }>;
type SavedOfOutlet = Extract<Save, { outlet: unknown }>;

/** What a save of a file of no person says of its subject; null of a stored file, which keeps its own. */
export type AboutSent = Pick<SavedOfHousehold, 'household'> | Pick<SavedOfOutlet, 'outlet'>;

/** What a file is about, as the address of a new one names it; null where it is of a person, who stands in the form. */
export function aboutIn(kind: RecordKind, search: string): AboutSent | null {
  const { subject } = kinds[kind];
  if (subject === 'person') return null;
  const asked = new URLSearchParams(search);
  const id = Number(asked.get(subject));
  const isNamed = Number.isSafeInteger(id) && id > 0;
  if (subject === 'outlet') return { outlet: isNamed ? { id } : null };
  return { household: isNamed ? { id, fromOn: asked.get('from') ?? '' } : null };
}
