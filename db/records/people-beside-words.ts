import { kinds, type RecordKind } from '#shared/records/kinds.ts';

/** What a kind calls a role of people beside the subject; the code itself where it is called nothing any more. */
export function roleWords(kind: RecordKind, role: string): string {
  const { people } = kinds[kind];
  return people === 'none' ? role : (people[role] ?? role);
}
