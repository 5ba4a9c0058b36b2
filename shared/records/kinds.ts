import { kinds, type RecordKind, recordKinds } from '../registers/kinds.ts';

/** The words of kinds, as the register has them. */

export { type RecordKind, recordKinds };

const ofEach = (wordOf: (kind: RecordKind) => string): Record<RecordKind, string> =>
  Object.fromEntries(recordKinds.map((kind) => [kind, wordOf(kind)])) as Record<RecordKind, string>;

/** What a clerk calls the kind. */
export const recordKindLabels = ofEach((kind) => kinds[kind].label);

/** The letters of the kind in an archival code (档号), from the pinyin of its name. */
export const recordKindLetters = ofEach((kind) => kinds[kind].letters);
