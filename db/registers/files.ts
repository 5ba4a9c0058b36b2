import { type FileValues, kinds, type RecordKind } from '#shared/registers/kinds.ts';
import type { FileStore } from '../records/kind-store.ts';
import { retireeFiles } from '../records/retiree/file.ts';

/** Where each kind keeps the values of its files. */
const stores: Readonly<Record<RecordKind, FileStore<FileValues>>> = {
  retiree: retireeFiles,
};

/** The kind of a stored file. */
export function kindOf(stored: string): RecordKind {
  if (!Object.hasOwn(kinds, stored)) throw new Error(`no kind ${stored}`);
  return stored as RecordKind;
}

export function filesOf(kind: RecordKind): FileStore<FileValues> {
  return stores[kind];
}
