import type { KindOfOthers, KindOfPeople } from '#shared/records/kind.ts';
import { kinds, type OtherFileValues, type PersonFileValues, type RecordKind } from '#shared/records/kinds.ts';
import { filesOf } from '../registers/files.ts';
import type { FilesOfOthers, FilesOfPeople } from './kind-store.ts';

/** A kind as it is described, with where its files are kept: what their values hold follows from what they are about. */

interface PeopleStore {
  kind: KindOfPeople<PersonFileValues>;
  files: FilesOfPeople<PersonFileValues>;
}

interface OthersStore {
  kind: KindOfOthers<OtherFileValues>;
  files: FilesOfOthers<OtherFileValues>;
}

/** @throws Error where the files of the kind are not of people: no person's part is asked of them */
export function storeOfPeople(name: RecordKind): PeopleStore {
  const [kind, files] = [kinds[name], filesOf[name]];
  if (kind.subject === 'person' && files.subject === 'person') return { kind, files };
  throw new Error(`files of ${name} are not of people`);
}

/** @throws Error where the files of the kind are of people, whose part their values hold */
export function storeOfOthers(name: RecordKind): OthersStore {
  const [kind, files] = [kinds[name], filesOf[name]];
  if (kind.subject !== 'person' && files.subject === kind.subject) return { kind, files };
  throw new Error(`files of ${name} are of people`);
}
