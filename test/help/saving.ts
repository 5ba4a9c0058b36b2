import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { PersonFile } from '#shared/contract/records.ts';
import { personPart } from '#shared/people/fields.ts';
import { filePart } from '#shared/records/parts.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';

type Save = Extract<ArchiveInput<'records.save'>, { person: unknown }>;

/** What `records.save` takes to open a file with these values, of somebody who was not shown. */
export function opening(values: RetireeValues): Save {
  const person = { id: null, version: 0, values: personPart(values) };
  return { kind: 'retiree', id: null, version: 0, values: filePart(values) as Save['values'], person };
}

/** What it takes to save a file with these values, by one who was shown this version of file and person and all of both. */
export function saving(file: Pick<PersonFile, 'id' | 'version' | 'personId' | 'person'>, values: RetireeValues): Save {
  const person = { id: file.personId, version: file.person.version, values: personPart(values) };
  return { kind: 'retiree', id: file.id, version: file.version, values: filePart(values) as Save['values'], person };
}
