import type { z } from 'zod';
import type { KindDescription, KindForm, KindReport } from '../records/kind.ts';
import { retireeKind } from '../records/retiree/kind.ts';

/** The register of kinds: a line for each kind of record this archive keeps. */
const register = {
  retiree: retireeKind,
};

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
