import type { OtherFileValues, PersonFileValues, RecordKind } from '#shared/records/kinds.ts';
import type { FilesOfOthers, FilesOfPeople } from '../records/kind-store.ts';
import { retireeFiles } from '../records/retiree/file.ts';

/** Where each kind keeps the values of its files. */
export const filesOf: Readonly<Record<RecordKind, FilesOfPeople<PersonFileValues> | FilesOfOthers<OtherFileValues>>> = {
  retiree: retireeFiles,
};
