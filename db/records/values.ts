import { AppError } from '#shared/errors.ts';
import { codeProblems, keptOtherText } from '#shared/records/coded-values.ts';
import { valueInWords } from '#shared/records/index.ts';
import { type FileValues, kinds, type PersonFileValues, type RecordKind } from '#shared/records/kinds.ts';
import { refusedState } from '#shared/records/states.ts';
import { dictionary } from '../codes/codes.ts';
import type { ReadableDb } from '../core/open.ts';
import { getPerson, personValues } from '../people/people.ts';
import { kindOf } from './kind-of.ts';
import type { Envelope } from './kind-store.ts';
import { storeOfOthers, storeOfPeople } from './stores.ts';
import { personOf } from './subject.ts';

/** The values of a file: as they are stored, and what may be kept of those that a save brings. */

/** The values of a file, with those of its person where it is one's. */
export function getValues(db: ReadableDb, envelope: Envelope): FileValues {
  const kind = kindOf(envelope.kind);
  return kinds[kind].subject === 'person'
    ? getPersonFileValues(db, envelope)
    : storeOfOthers(kind).files.read(db, envelope);
}

/** The values of a file of a person. @throws Error where it is another's */
export function getPersonFileValues(db: ReadableDb, envelope: Envelope): PersonFileValues {
  const person = personValues(getPerson(db, personOf(envelope)));
  return storeOfPeople(kindOf(envelope.kind)).files.read(db, envelope, person);
}

/**
 * What a save of a stored file keeps.
 * @throws AppError record.stateByStep, input.invalid as `checkedCodes`
 */
export function keptValues<V extends FileValues>(
  db: ReadableDb,
  input: { kind: RecordKind; values: V; isRestored?: boolean },
  before: V,
  { withStatesRunOn }: { withStatesRunOn(said: V, now: V): V },
): V {
  if (input.isRestored) return checkedCodes(db, input, before);
  const values = withStatesRunOn(input.values, before);
  refuseStates(db, input.kind, before, values);
  return checkedCodes(db, { ...input, values }, before);
}

/** States change by steps, each with its day and its papers. @throws AppError record.stateByStep */
function refuseStates(db: ReadableDb, kind: RecordKind, before: FileValues, after: FileValues): void {
  const refused = refusedState(kind, after, before);
  if (refused === null) return;
  const { field, from, to } = refused;
  const wordOf = (state: string) => valueInWords(dictionary(db), kind, field, state);
  throw new AppError('record.stateByStep', {
    field: kinds[kind].labels[field] ?? field,
    from: wordOf(from ?? ''),
    to: wordOf(to),
  });
}

/** @throws AppError input.invalid when a code is none of the dictionary, or retired and newly chosen */
export function checkedCodes<V extends FileValues>(
  db: ReadableDb,
  { kind, values, isRestored }: { kind: RecordKind; values: V; isRestored?: boolean },
  before: Readonly<Record<string, unknown>>,
): V {
  const codes = dictionary(db);
  const problems = codeProblems(codes, kind, values, isRestored ? values : before);
  if (Object.keys(problems).length > 0)
    throw new AppError('input.invalid', {
      fields: Object.fromEntries(Object.entries(problems).map(([at, sentence]) => [`values.${at}`, sentence])),
    });
  return { ...values, otherText: keptOtherText(codes, kind, values) };
}

/** What is filled in, for the first entry of a history. */
export function filledIn(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== null && !(typeof value === 'object' && Object.keys(value).length === 0),
    ),
  );
}
