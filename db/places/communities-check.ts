import { AppError } from '#shared/errors.ts';
import { checkVersions, findCycle } from '#shared/rules/places.ts';
import type { ReadableDb } from '../core/open.ts';
import { prepared } from '../core/rows.ts';
import type { UndoneCommand } from '../core/undo.ts';
import { allVersions, asLinks, successorLinks } from './communities.ts';

/**
 * After an act about communities was taken back: what stands now must stand together, and nothing may belong to a
 * community that is gone. A split is not taken back under files that were assigned since.
 * @throws AppError command.changedSince
 */
export function checkPlacesAfterUndo(db: ReadableDb, undone: UndoneCommand, commandId: number): void {
  const refuse = (): never => {
    throw new AppError('command.changedSince', { title: undone.title });
  };
  const reasons = new Set(['overlap', 'name-taken', 'code-taken', 'to-before-from']);
  if (checkVersions(allVersions(db), '').some((problem) => reasons.has(problem.reason))) refuse();
  if (findCycle(asLinks(successorLinks(db)))) refuse();
  const orphans = prepared(
    db,
    `SELECT EXISTS (SELECT 1 FROM community c WHERE c.removed_at IS NOT NULL AND (
       EXISTS (SELECT 1 FROM record r WHERE r.community_id = c.id)
       OR EXISTS (SELECT 1 FROM record_community m WHERE m.community_id = c.id AND m.removed_at IS NULL)
       OR EXISTS (SELECT 1 FROM household h WHERE h.community_id = c.id)
       OR EXISTS (SELECT 1 FROM household_community s WHERE s.community_id = c.id AND s.removed_at IS NULL)
       OR EXISTS (SELECT 1 FROM outlet o WHERE o.community_id = c.id)
       OR EXISTS (SELECT 1 FROM community_group g WHERE g.community_id = c.id AND g.removed_at IS NULL)
       OR EXISTS (SELECT 1 FROM community_successor s
                  WHERE c.id IN (s.from_id, s.to_id) AND s.removed_at IS NULL)))`,
  )
    .pluck()
    .get();
  const doubled = prepared(
    db,
    `SELECT EXISTS (SELECT 1 FROM community_group WHERE removed_at IS NULL AND valid_to IS NULL
       GROUP BY community_id, kind, name HAVING count(*) > 1)`,
  )
    .pluck()
    .get();
  if (orphans === 1 || doubled === 1) refuse();
  if (undone.name !== 'communities.split' && undone.name !== 'communities.abolish') return;
  const assigned = prepared(
    db,
    `SELECT EXISTS (SELECT 1 FROM command WHERE id > ? AND name = 'communities.assign' AND noun_id = ?
       AND undone_at IS NULL)`,
  )
    .pluck()
    .get(commandId, undone.nounId);
  if (assigned === 1) refuse();
}
