import { readWith } from '#shared/records/parts.ts';
import { isSame } from './draft.ts';
import type { Draft } from './layout.ts';

/** What has to be decided when somebody else changed a file while it was being filled in. */
export interface Merge {
  /** Changed by the other alone, or by both in the same way: taken over. */
  taken: string[];
  /** Changed by both, differently, or beside a field that is read with it (a reading with its name): the clerk chooses. */
  contested: string[];
}

/** `base` as the clerk opened it, `mine` as it stands in the fields, `theirs` as it is stored now. */
export function compareDrafts(base: Draft, mine: Draft, theirs: Draft): Merge {
  const changed = Object.keys(theirs).filter((field) => !isSame(base[field], theirs[field]));
  const isMine = (field: string) =>
    field in mine && !isSame(mine[field], base[field]) && !isSame(mine[field], theirs[field]);
  const contested = changed.filter((field) => readWith(field).some(isMine) && !isSame(mine[field], theirs[field]));
  return { taken: changed.filter((field) => !contested.includes(field)), contested };
}

/** The draft to go on with; `keepsMine` tells for each contested field whose value stays. */
export function mergedDraft(
  mine: Draft,
  theirs: Draft,
  merge: Merge,
  keepsMine: Readonly<Record<string, boolean>>,
): Draft {
  const merged = { ...mine };
  const fromThem = [...merge.taken, ...merge.contested.filter((field) => !keepsMine[field])];
  for (const field of fromThem) merged[field] = theirs[field] ?? null;
  return merged;
}
