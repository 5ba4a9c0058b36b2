import type { Act } from '../core/changes.ts';
import { keepChange } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared, updateRow } from '../core/rows.ts';
import { int, text, typed } from '../core/typed.ts';
import { UNDONE } from '../records/undone-files.ts';
import { community, communityVersion } from '../tables/places.ts';

/**
 * Takes the registration of communities back that an import which is undone brought along: a name written wrongly in a
 * roster must not stay behind as a community. Whatever something else belongs to by now stays.
 */
export function takeCommunitiesBack(db: WritableDb, act: Act, importId: number): void {
  for (const { id, name } of placesMadeBy(db, importId, 'community')) {
    if (isCommunityUsed(db, id)) continue;
    const versions = read(
      db,
      typed`SELECT ${communityVersion.id} FROM ${communityVersion} WHERE community_id = ? AND removed_at IS NULL`,
    );
    for (const version of versions.all(id)) updateRow(db, communityVersion, version, { removedAt: act.at });
    updateRow(db, community, id, { removedAt: act.at });
    keepChange(db, act, { noun: 'community', nounId: id, action: 'remove', note: `撤销导入（${name}）` });
  }
}

/** What an import registered of places and still stands. */
export function placesMadeBy(
  db: ReadableDb,
  importId: number,
  noun: 'group' | 'community',
): { id: number; name: string }[] {
  const table = noun === 'group' ? 'community_group' : 'community';
  return read(
    db,
    typed`SELECT ${{ id: int('t.id'), name: text('t.name') }} FROM change c JOIN ${table} t ON t.id = c.noun_id
     WHERE c.import_id = ? AND c.noun = ? AND c.action = 'create' AND t.removed_at IS NULL ORDER BY t.id`,
  ).all(importId, noun);
}

function isCommunityUsed(db: ReadableDb, id: number): boolean {
  return (
    prepared(
      db,
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM record r WHERE r.community_id = @id AND NOT (${UNDONE}))
         OR EXISTS (SELECT 1 FROM record_community WHERE community_id = @id AND removed_at IS NULL)
         OR EXISTS (SELECT 1 FROM household WHERE community_id = @id AND removed_at IS NULL)
         OR EXISTS (SELECT 1 FROM outlet WHERE community_id = @id AND removed_at IS NULL)
         OR EXISTS (SELECT 1 FROM household_community WHERE community_id = @id)
         OR EXISTS (SELECT 1 FROM community_group WHERE community_id = @id AND removed_at IS NULL)
         OR EXISTS (SELECT 1 FROM community_successor WHERE (from_id = @id OR to_id = @id) AND removed_at IS NULL)
         OR EXISTS (SELECT 1 FROM batch_line WHERE community_id = @id AND removed_at IS NULL)
         OR EXISTS (SELECT 1 FROM user_scope WHERE community_id = @id)`,
    ).get({ id }) !== undefined
  );
}
