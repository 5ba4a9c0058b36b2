import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import type { OpeningState } from '#shared/records/retiree/rules/opening-state.ts';
import { keepChange } from '../../core/changes.ts';
import type { ReadableDb } from '../../core/open.ts';
import { prepared, updateRow } from '../../core/rows.ts';
import { placesMadeBy } from '../../imports/places.ts';
import { communityGroup } from '../../tables/places.ts';
import type { ImportStore } from '../kind-store.ts';
import { UNDONE } from '../undone-files.ts';
import { ensureSelfGroup } from './groups/groups.ts';
import { dropPendingOpening, takeOpening, takeOpeningsBack } from './openings/import.ts';

/** What rosters of retirees bring beside values: opening states and self-management groups. */
export const retireeImports: ImportStore<RetireeValues, OpeningState> = {
  takeOpening,
  takeOpeningsBack,
  dropPendingOpening,
  placesFor: (db, act) => {
    const known = new Set<string>();
    return (communityId, { selfGroup }) => {
      const key = `${communityId} ${selfGroup}`;
      if (communityId === null || selfGroup === null || known.has(key)) return;
      known.add(key);
      ensureSelfGroup(db, act, communityId, selfGroup);
    };
  },
  takePlacesBack: (db, act, importId) => {
    for (const { id, name } of placesMadeBy(db, importId, 'group')) {
      if (isGroupUsed(db, id)) continue;
      updateRow(db, communityGroup, id, { removedAt: act.at });
      keepChange(db, act, { noun: 'group', nounId: id, action: 'remove', note: `撤销导入（${name}）` });
    }
  },
};

function isGroupUsed(db: ReadableDb, id: number): boolean {
  return (
    prepared(
      db,
      `SELECT 1 FROM community_group g WHERE g.id = @id AND (
         EXISTS (SELECT 1 FROM record r JOIN retiree x ON x.id = r.id
           WHERE r.community_id = g.community_id AND x.self_group = g.name AND NOT (${UNDONE}))
         OR EXISTS (SELECT 1 FROM service s WHERE s.group_id = g.id))`,
    ).get({ id }) !== undefined
  );
}
