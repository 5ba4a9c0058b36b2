import type { OtherFileValues, PersonFileValues, RecordKind } from '#shared/records/kinds.ts';
import type { ReadingOf } from '../people/names.ts';
import type { Reading } from '../people/people.ts';

/** What a save brings: the values, and texts a roster's codes could not be read from. */
export type RecordInput = PersonInput | OtherInput;

interface AnyInput {
  kind: RecordKind;
  unreadText?: Record<string, string>;
  /** Values the file had before: a code retired since may come back. */
  isRestored?: boolean;
}

/** Of a file of a person: their part of the values is written to the person. */
export interface PersonInput extends AnyInput {
  subject: 'person';
  values: PersonFileValues;
  /** How name and former name are read. */
  readings: readonly Reading[];
  /** The person's values were shown while the file was filled in: what is empty is meant to be. */
  isShown?: boolean;
  /** Somebody of another name with this number is the same person: a clerk compared the two. */
  isSamePerson?: boolean;
  /** For a name of before that stays with the card; a job's values, which go from thread to thread, get it where written. */
  readingOf?: ReadingOf;
}

/** Of a file of a household or of an outlet: its own values alone. */
export interface OtherInput extends AnyInput {
  subject: 'household' | 'outlet';
  values: OtherFileValues;
}

/** A new file: of a person, found by the values or newly registered; of a household or an outlet that is registered. */
export type NewRecord =
  | PersonInput
  | (OtherInput & { subject: 'household'; householdId: number; fromOn: string })
  | (OtherInput & { subject: 'outlet'; outletId: number });
