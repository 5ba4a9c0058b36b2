import { kinds, type RecordKind } from '#shared/records/kinds.ts';

/** The kind of a stored file, as its row has the word. */
export function kindOf(stored: string): RecordKind {
  if (!Object.hasOwn(kinds, stored)) throw new Error(`no kind ${stored}`);
  return stored as RecordKind;
}
