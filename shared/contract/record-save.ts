import { z } from 'zod';
import { ChangedPerson } from '../people/fields.ts';
import type { KindOfOthers } from '../records/kind.ts';
import { changedOfPerson, kinds, type OtherFileValues, type RecordKind, recordKinds } from '../records/kinds.ts';
import { Day, Id } from './types.ts';

/**
 * The changed fields, and those they are read with, as they stood when they were shown: what somebody else wrote since is
 * not written over. Left out, a part that was shown in an older version is refused.
 */
const Before = z.record(z.string(), z.unknown()).default({});

/** What a save sends of a file, whatever it is about. */
const saved = {
  /** null opens a new file. */
  id: Id.nullable(),
  /** The version the clerk saw; 0 for a new file. */
  version: z.int().nonnegative(),
  before: Before,
};

const savedOfPerson = (kind: RecordKind) =>
  z.strictObject({
    ...saved,
    kind: z.literal(kind),
    /** What was changed of the file's own fields; of a new file all of them. */
    values: changedOfPerson(kind),
    /**
     * What was changed of the person's fields. `id` null: somebody who was not shown, registered with a new file or found by
     * the number; then all that was typed is sent.
     */
    person: z.strictObject({
      id: Id.nullable(),
      version: z.int().nonnegative(),
      values: ChangedPerson,
      before: Before,
    }),
    /** The clerk compared the two and says that somebody of another name with this number is the same person. */
    isSamePerson: z.boolean().default(false),
  });

const savedOfHousehold = (kind: RecordKind, values: KindOfOthers<OtherFileValues>['changed']) =>
  z.strictObject({
    ...saved,
    kind: z.literal(kind),
    values,
    /** Of a new file: the household it is about, and since when. null: a stored file keeps its own. */
    household: z.strictObject({ id: Id, fromOn: Day }).nullable(),
  });

const savedOfOutlet = (kind: RecordKind, values: KindOfOthers<OtherFileValues>['changed']) =>
  z.strictObject({
    ...saved,
    kind: z.literal(kind),
    values,
    /** Of a new file: the outlet it is about. null: a stored file keeps its own. */
    outlet: z.strictObject({ id: Id }).nullable(),
  });

function savedOf(kind: RecordKind) {
  const { subject, changed } = kinds[kind];
  if (subject === 'person') return savedOfPerson(kind);
  return subject === 'household' ? savedOfHousehold(kind, changed) : savedOfOutlet(kind, changed);
}
type SavedOf = ReturnType<typeof savedOf>;

/** What a save sends; by its kind, so that a wrong field is told with the sentence of its own rule. */
export const SavedFile = z.discriminatedUnion('kind', recordKinds.map(savedOf) as [SavedOf, ...SavedOf[]]);
