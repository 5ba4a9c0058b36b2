import { genderLabels } from '#shared/codes/person.ts';
import { readDate } from '#shared/rules/calendar.ts';
import { kindOfNumber, type PersonNumberKind, readAnyNumber } from '#shared/rules/person-number.ts';
import type { Draft, DraftValue, FieldNote } from './layout.ts';
import { numberNote } from './number-note.ts';

/** What is said of a person's own fields while they are typed, in a file of whatever kind. */

const warn = (text: string): FieldNote => ({ tone: 'warn', text });

/**
 * The kind a whole number is of, and birth and gender as it gives them (GB 11643); nothing while it cannot be read, and
 * nothing of an old foreigner's card. One who had no number and gets one is a citizen until the number says otherwise.
 */
export function derivePerson(draft: Draft): Record<string, DraftValue> {
  const text = textIn(draft, 'idNumber');
  const begun = draft.idKind === 'none' ? 'citizen' : (draft.idKind ?? null);
  const idKind = text.trim() === '' ? (draft.idKind ?? null) : (kindOfNumber(text) ?? begun);
  const read = readAnyNumber(text);
  return read.ok && read.birthOn !== null ? { idKind, birthOn: read.birthOn, gender: read.gender } : { idKind };
}

/** What a person's number says of itself, and where birth and gender differ from it. `today` is `YYYY-MM-DD`. */
export function personNotes(draft: Draft, today: string): Record<string, FieldNote> {
  const notes: Record<string, FieldNote> = {};
  const typed = typedNumber(draft);
  const note = numberNote((draft.idKind ?? 'citizen') as PersonNumberKind, typed, today);
  if (note) notes.idNumber = note;
  const read = readAnyNumber(typed);
  if (!read.ok || read.birthOn === null || read.gender === null) return notes;
  const birth = readDate(textIn(draft, 'birthOn'));
  if (birth.ok && birth.value !== read.birthOn) notes.birthOn = warn(`与证件号码（${read.birthOn}）不一致，请核对`);
  if (draft.gender && draft.gender !== read.gender)
    notes.gender = warn(`与证件号码（${genderLabels[read.gender]}）不一致，请核对`);
  return notes;
}

/** The number in a form, without blanks. */
export function typedNumber(draft: Draft): string {
  return textIn(draft, 'idNumber').replace(/\s/g, '');
}

/** The text in a field of a form; empty where it holds none. */
export function textIn(draft: Draft, field: string): string {
  const value = draft[field];
  return typeof value === 'string' ? value : '';
}
