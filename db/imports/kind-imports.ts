import type { PersonFileValues, RecordKind } from '#shared/records/kinds.ts';
import type { ImportStore } from '../records/kind-store.ts';
import { importStores } from '../registers/imports.ts';

/** What an old system knew of a file (期初), as its kind has it. */
export type FileOpening = OpeningOf<(typeof importStores)[RecordKind]>;
type OpeningOf<Store> = Store extends ImportStore<never, infer Opening> ? Opening : never;

/** What rosters bring beside values, by kind. */
export const importsOf = importStores as Readonly<Record<RecordKind, ImportStore<PersonFileValues, FileOpening>>>;
