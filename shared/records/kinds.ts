import type { z } from 'zod';
import { register } from '../registers/kinds.ts';
import type { KindDescription, KindForm, KindReport } from './kind.ts';

/** The kinds of record this archive keeps, as the register has them. */

type Register = typeof register;

/** The word of a kind, as rows and packages keep it. */
export type RecordKind = keyof Register;

export const recordKinds = Object.keys(register) as [RecordKind, ...RecordKind[]];

/** The values of a file, with those of its person. */
export type FileValues = z.output<Register[RecordKind]['values']>;

/** What a kind is, by its word. */
export const kinds: Readonly<Record<RecordKind, KindDescription<FileValues>>> = register;

/** The schemas of a kind's values, each with its own type. */
export function schemasOf(kind: RecordKind): Pick<Register[RecordKind], 'values' | 'changed'> {
  return register[kind];
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
