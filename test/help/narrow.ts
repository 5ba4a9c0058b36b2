import { inTransaction } from '#db/core/open.ts';
import { saveScope } from '#db/core/scope.ts';
import type { TestArchive } from './archive.ts';

/** From now on the user of an archive sees the files of these communities, and none that lie in no community; null: all again. */
export function narrowTo({ db, act }: TestArchive, communityIds: number[] | null): void {
  inTransaction(db, () =>
    saveScope(db, act.userId, { communityIds, kinds: null, hasUnassigned: communityIds === null }),
  );
}
