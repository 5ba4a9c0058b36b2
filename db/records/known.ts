import { bareName } from '#shared/rules/bare-name.ts';
import type { ReadableDb } from '../core/open.ts';
import { readingRows } from '../core/row-sets.ts';
import { rowsOf } from '../core/rows.ts';
import { isNameOf } from '../people/names.ts';
import { type PersonRow, personValues, typedReading } from '../people/people.ts';
import type { PersonInput } from './input.ts';

/** What a new file says of somebody who is registered already. */

/**
 * The values of a new file beside what the register knows of its person: what the file leaves empty says nothing and stays
 * as it is registered; the name of today stays where the file carries a former or further one; a name nobody knew, which
 * the clerk says is the same person's, takes its place and the name until now becomes 曾用名, where the file names no other.
 */
export function asKnown(db: ReadableDb, brought: PersonInput, known: PersonRow): PersonInput {
  const input = withKnownReading(brought, known);
  const registered = personValues(known);
  const said = { ...input.values };
  const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);
  const values = {
    ...said,
    ...Object.fromEntries(
      Object.entries(registered).filter(([field]) => isEmpty(said[field as keyof typeof said]) && field !== 'reading'),
    ),
    otherText: { ...registered.otherText, ...said.otherText },
  };
  if (!isNameOf(db, known.id, said.name))
    return { ...input, values: { ...values, formerName: said.formerName ?? known.name } };
  if (bareName(said.name) === bareName(known.name)) return { ...input, values };
  const isOfToday = said.formerName !== null && bareName(said.formerName) === bareName(known.name);
  const first = known.reading === null ? input.readingOf?.(known.name) : typedReading(known.reading);
  const keys = rowsOf(db, readingRows, known.id).map(({ py, ini }) => ({ full: py, initials: ini }));
  return {
    ...input,
    values: {
      ...values,
      ...{ name: known.name, reading: known.reading, formerName: isOfToday ? known.formerName : values.formerName },
    },
    readings: [...(first ? [first] : []), ...keys, ...input.readings],
  };
}

/**
 * The values of a new file whose clerk was shown what the register knows: they stand as they are. A new name that is said to
 * be the same person's makes the name until now 曾用名, where another was not typed.
 */
export function asShown(db: ReadableDb, input: PersonInput, known: PersonRow): PersonInput {
  const { name, formerName } = input.values;
  if (isNameOf(db, known.id, name) || formerName !== known.formerName) return input;
  return { ...input, values: { ...input.values, formerName: known.name } };
}

/** A new file or a roster rarely tells how a name is read: what a clerk typed for this name before stays. */
function withKnownReading(input: PersonInput, known: PersonRow): PersonInput {
  const { name, reading } = input.values;
  if (reading !== null || known.reading === null || known.name !== name) return input;
  return {
    ...input,
    values: { ...input.values, reading: known.reading },
    readings: [typedReading(known.reading), ...input.readings],
  };
}
