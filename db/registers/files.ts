import type { FileValues, RecordKind } from '#shared/records/kinds.ts';
import type { FileStore } from '../records/kind-store.ts';
import { retireeFiles } from '../records/retiree/file.ts';

/** Where each kind keeps the values of its files. */
export const filesOf: Readonly<Record<RecordKind, FileStore<FileValues>>> = {
  retiree: retireeFiles,
};
