import type { FileValues, RecordKind } from '#shared/registers/kinds.ts';
import type { ImportStore } from '../records/kind-store.ts';
import { retireeImports } from '../records/retiree/imports.ts';

const stores = {
  retiree: retireeImports,
};

/** What an old system knew of a file (期初), as its kind has it. */
export type FileOpening = (typeof stores)[RecordKind] extends ImportStore<FileValues, infer O> ? O : never;

/** What rosters bring beside values, by kind. */
export const importsOf: Readonly<Record<RecordKind, ImportStore<FileValues, FileOpening>>> = stores;
