import type { z } from 'zod';
import { register } from '../registers/kinds.ts';
import type { KindForm, KindOfOthers, KindOfPeople, KindReport, SubjectType, ValuesOfOther } from './kind.ts';

/** The kinds of record this archive keeps, as the register has them. */

type Register = typeof register;

/** The word of a kind, as rows and packages keep it. */
export type RecordKind = keyof Register;

export const recordKinds = Object.keys(register) as [RecordKind, ...RecordKind[]];

type KindsOf<Subject extends SubjectType> = {
  [Kind in RecordKind]: Register[Kind]['subject'] extends Subject ? Register[Kind] : never;
}[RecordKind];

/** The values of a file of a person, with the person's part. */
export type PersonFileValues = z.output<KindsOf<'person'>['values']>;

/** The values of a file of a household or of an outlet: its own alone. */
export type OtherFileValues = ValuesOfOther;

/** The values of a file, whatever its kind; whether they hold a person's part its subject says. */
export type FileValues = PersonFileValues | OtherFileValues;

type AnyKind = KindOfPeople<PersonFileValues> | KindOfOthers<OtherFileValues>;

/** What a kind is, by its word. */
export const kinds: Readonly<Record<RecordKind, AnyKind>> = register;

/** The kinds whose files are of such a subject. */
export function kindsOf(...subjects: readonly SubjectType[]): RecordKind[] {
  return recordKinds.filter((kind) => subjects.includes(kinds[kind].subject));
}

/** A kind whose files are of people. @throws Error of another: its files are asked for no person's part */
export function personKind(kind: RecordKind): KindOfPeople<PersonFileValues> {
  const described = kinds[kind];
  if (described.subject !== 'person') throw new Error(`files of ${kind} are not of people`);
  return described;
}

/** A kind whose files are of households or outlets. @throws Error of one of people */
export function otherKind(kind: RecordKind): KindOfOthers<OtherFileValues> {
  const described = kinds[kind];
  if (described.subject === 'person') throw new Error(`files of ${kind} are of people`);
  return described;
}

/** What a save changes of a file of a person, with the types of the fields. @throws Error as `personKind` */
export function changedOfPerson(kind: RecordKind): KindsOf<'person'>['changed'] {
  const described: Register[RecordKind] = register[kind];
  if (described.subject !== 'person') throw new Error(`files of ${kind} are not of people`);
  return described.changed;
}

type Named<Part extends 'forms' | 'reports' | 'ledgers'> = {
  [Kind in RecordKind]: keyof Register[Kind][Part] & string;
}[RecordKind];
export type KindFormName = Named<'forms'>;
export type KindReportName = Named<'reports'>;
export type KindLedgerName = Named<'ledgers'>;

// A name is one kind's: each kind begins its names as no other does.
const together = <T>(parts: readonly object[]): T => Object.assign({}, ...parts) as T;
const descriptions = Object.values(register);

/** The forms, reports and ledgers of all kinds, by name. */
export const formsOfKinds = together<Readonly<Record<KindFormName, KindForm>>>(descriptions.map(({ forms }) => forms));
export const reportsOfKinds = together<Readonly<Record<KindReportName, KindReport>>>(
  descriptions.map(({ reports }) => reports),
);
export const ledgersOfKinds = together<Readonly<Record<KindLedgerName, { title: string }>>>(
  descriptions.map(({ ledgers }) => ledgers),
);

const ofEach = (wordOf: (kind: RecordKind) => string): Record<RecordKind, string> =>
  Object.fromEntries(recordKinds.map((kind) => [kind, wordOf(kind)])) as Record<RecordKind, string>;

/** What a clerk calls the kind. */
export const recordKindLabels = ofEach((kind) => kinds[kind].label);

/** The letters of the kind in an archival code (档号), from the pinyin of its name. */
export const recordKindLetters = ofEach((kind) => kinds[kind].letters);
