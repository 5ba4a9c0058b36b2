import { AppError } from '#shared/errors.ts';
import type { Act } from '../core/changes.ts';
import { appendLog } from '../core/log.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared, updateRow } from '../core/rows.ts';
import { int, typed } from '../core/typed.ts';
import { communityNames } from '../places/community-names.ts';
import { importTable } from '../tables/work.ts';
import { communitiesFor } from './apply.ts';
import {
  type FileGroup,
  type GroupOutcome,
  type GroupTools,
  groupedBy,
  outcomeOf,
  type TakenGroup,
  tryOut,
} from './file-groups.ts';
import { takeHousehold } from './household-group.ts';
import { getImportData } from './imports.ts';
import { takeOutlet } from './outlet-group.ts';
import { takeCommunitiesBack } from './places.ts';
import { usedSinceImport } from './used.ts';

/** Carrying out an import of files that are of no person: one transaction, since homes and outlets cannot be hidden. */

/** What is asked of the archive process, which reads names and knows kinds; the communities are the import's. */
export type GroupsBy = Omit<GroupTools, 'community' | 'knownCommunity'>;

/** What taking these groups in would come to, each by itself; nothing of it stays. */
export function tryGroups(db: WritableDb, act: Act, groups: readonly FileGroup[], by: GroupsBy): GroupOutcome[] {
  // Each try leaves the communities as they were, so that their names are read once; what one registers goes with it.
  const named = communityNames(db);
  return groups.map((group) =>
    tryOut(db, () => outcomeOf(() => take(db, act, group, { ...by, ...communities(db, act, named) }))),
  );
}

function communities(
  db: WritableDb,
  act: Act,
  named = communityNames(db),
): Pick<GroupTools, 'community' | 'knownCommunity'> {
  return { community: communitiesFor(db, act, named), knownCommunity: (name) => named(name)?.id ?? null };
}

function take(db: WritableDb, act: Act, group: FileGroup, tools: GroupTools): TakenGroup {
  return groupedBy(tools.kind) === 'household'
    ? takeHousehold(db, act, group, tools)
    : takeOutlet(db, act, group, tools);
}

/**
 * Takes the groups of a plan in, all or none, each by acts of its own that name the import, and keeps which file each line
 * went to. The numbers follow the order of the roster.
 * @throws AppError import.lineRefused where the register says otherwise by now
 */
export function applyGroups(
  db: WritableDb,
  act: Act,
  importId: number,
  groups: readonly FileGroup[],
  by: GroupsBy,
): { created: number; updated: number } {
  const tools = { ...by, ...communities(db, act) };
  const counts = { created: 0, updated: 0, same: 0 };
  const keep = prepared(db, 'UPDATE import_row SET record_id = ?, record_version = ? WHERE import_id = ? AND row = ?');
  for (const group of groups) {
    const outcome = outcomeOf(() => take(db, act, group, tools));
    if ('refused' in outcome) {
      const { position, sentence } = outcome.refused;
      const line = group.lines.find((one) => one.position === position) ?? group.lines[0];
      throw new AppError('import.lineRefused', { where: line.where, sentence });
    }
    const { recordId, version, how } = outcome.taken;
    counts[how] += 1;
    for (const { position } of group.lines) keep.run(recordId, version, importId, position);
  }
  updateRow(db, importTable, importId, { state: 'applied', appliedAt: act.at });
  appendLog(db, act, { action: 'write', noun: 'import', nounId: importId, what: 'import' });
  return { created: counts.created, updated: counts.updated };
}

/** The acts of an import that stand, the last first. */
function actsOf(db: ReadableDb, importId: number): number[] {
  return read(
    db,
    typed`SELECT ${int('k.id')} FROM command k JOIN change c ON c.id = k.change_id
     WHERE c.import_id = ? AND k.undone_at IS NULL ORDER BY k.id DESC`,
  ).all(importId);
}

/**
 * Takes a whole import back, act by act, the last first: files, homes and outlets it registered are no more, changed ones are
 * as they were. Who was registered with it stays in the register of people, as with a household.
 * @param takeBack takes one act back with what follows from it
 * @throws AppError import.notReady, import.usedMeanwhile and what `takeBack` throws
 */
export function undoGroups(db: WritableDb, act: Act, importId: number, takeBack: (commandId: number) => void): void {
  if (getImportData(db, importId).state !== 'applied') throw new AppError('import.notReady', {});
  const used = usedSinceImport(db, importId);
  if (used.length > 0)
    throw new AppError('import.usedMeanwhile', { count: used.length, numbers: used.slice(0, 3).join('、') });
  // From here on its acts stand in the way of none of its own.
  updateRow(db, importTable, importId, { state: 'undone', undoneAt: act.at });
  for (const id of actsOf(db, importId)) takeBack(id);
  takeCommunitiesBack(db, act, importId);
  appendLog(db, act, { action: 'write', noun: 'import', nounId: importId, what: 'undo' });
}
