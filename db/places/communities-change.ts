import type { CommunityMerge, CommunitySplit } from '#shared/contract/communities.ts';
import { AppError } from '#shared/errors.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { dayAfter, dayBefore } from '#shared/rules/dated-values.ts';
import { findCycle } from '#shared/rules/places.ts';
import type { Act } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { insertRow, prepared, updateRow } from '../core/rows.ts';
import { widenScopes } from '../core/scope.ts';
import { newUid } from '../core/uid.ts';
import { moveHousehold } from '../households/community.ts';
import { filesOfOutlets } from '../outlets/outlets.ts';
import { writeOutlet } from '../outlets/write.ts';
import { communitySuccessor, communityVersion } from '../tables/places.ts';
import { asLinks, endedOn, getCommunity, openVersion, successorLinks } from './communities.ts';
import { keepMoves } from './communities-moves.ts';
import { refuseFuture, requireStanding, targetId } from './communities-write.ts';
import { filesOfHouseholds, householdsFrom, householdsOfFiles } from './community-households.ts';
import { outletsIn, outletsWaiting } from './community-outlets.ts';
import { groupsAt, moveGroup } from './groups.ts';
import { type Belonging, moveFiles } from './record-community.ts';

/**
 * Merge (n:1), split (1:n) and abolition of communities, each one act with its day and its document (居民委员会组织法
 * art. 6: the district government decides). No 档号 changes, and every file keeps the communities it belonged to.
 */

/**
 * The sources end the day before; all that belonged to them belongs to the target from that day.
 * @throws AppError community.notFound, community.ended, community.cycle, community.nameTaken, input.invalid
 */
export function mergeCommunities(db: WritableDb, act: Act, input: CommunityMerge): { id: number; moved: number } {
  const { target, effectiveOn, document } = input;
  const sources = input.sourceIds.map((id) => getCommunity(db, id));
  if ('id' in target && input.sourceIds.includes(target.id))
    throw new AppError('input.invalid', { fields: { target: '并入的社区不能也在被并的社区里' } });
  refuseFuture(act, effectiveOn, 'effectiveOn');
  const name = 'id' in target ? getCommunity(db, target.id).name : target.name;
  const title = `合并社区：${sources.map((one) => one.name).join('、')} 并入 ${name}（${effectiveOn} 起）`;
  const done = runCommand(
    db,
    act,
    (result: { id: number; moved: number }) => ({
      name: 'communities.merge',
      title,
      noun: 'community',
      nounId: result.id,
    }),
    () => {
      for (const source of sources) endCommunity(db, source.id, effectiveOn);
      const id = targetId(db, act, target, effectiveOn, document);
      let moved = 0;
      for (const source of sources) {
        link(db, act, { fromId: source.id, toId: id, kind: 'merge', effectiveOn, document });
        const files = filesAt(db, source.id, effectiveOn);
        moveFiles(db, act, files, { fromId: source.id, toId: id, since: effectiveOn });
        for (const group of groupsAt(db, source.id)) moveGroup(db, act, group, id, effectiveOn);
        for (const one of householdsFrom(db, source.id, effectiveOn))
          moveHousehold(db, one, { fromId: source.id, toId: id, since: effectiveOn });
        for (const one of outletsIn(db, source.id)) writeOutlet(db, act, one, { communityId: id });
        widenScopes(db, source.id, id);
        moved += files.length;
      }
      return { id, moved };
    },
  );
  keepMoves(db, act, title);
  return done;
}

/**
 * A community becomes several, or a part of it becomes one of its own. Its files wait to be assigned: until then they
 * stay with the community that ended, which every list shows.
 * @throws AppError community.notFound, community.ended, community.cycle, community.nameTaken, input.invalid
 */
export function splitCommunity(
  db: WritableDb,
  act: Act,
  input: CommunitySplit,
): { targetIds: number[]; waiting: number } {
  const { sourceId, targets, sourceStays, effectiveOn, document } = input;
  const source = getCommunity(db, sourceId);
  if (targets.some((target) => 'id' in target && target.id === sourceId))
    throw new AppError('input.invalid', { fields: { targets: `“${source.name}”不能分给自己` } });
  refuseFuture(act, effectiveOn, 'effectiveOn');
  if (sourceStays) requireStanding(db, sourceId, effectiveOn);
  const names = targets.map((target) => ('id' in target ? getCommunity(db, target.id).name : target.name));
  const how = sourceStays ? `从 ${source.name} 分出 ${names.join('、')}` : `${source.name} 分为 ${names.join('、')}`;
  const title = `拆分社区：${how}（${effectiveOn} 起）`;
  return runCommand(db, act, { name: 'communities.split', title, noun: 'community', nounId: sourceId }, () => {
    if (!sourceStays) endCommunity(db, sourceId, effectiveOn);
    const kind = sourceStays ? 'branch' : 'split';
    const targetIds = targets.map((target) => targetId(db, act, target, effectiveOn, document));
    for (const toId of new Set(targetIds)) link(db, act, { fromId: sourceId, toId, kind, effectiveOn, document });
    return { targetIds, waiting: sourceStays ? 0 : filesAt(db, sourceId, effectiveOn).length };
  });
}

/** A community ends without a successor; its files wait to be assigned. @throws AppError as a split */
export function abolishCommunity(
  db: WritableDb,
  act: Act,
  input: { id: number; effectiveOn: string; document: string },
): { waiting: number } {
  const { id, effectiveOn, document } = input;
  const { name } = getCommunity(db, id);
  refuseFuture(act, effectiveOn, 'effectiveOn');
  const title = `撤销社区：${name}（${effectiveOn} 起，${document}）`;
  return runCommand(db, act, { name: 'communities.abolish', title, noun: 'community', nounId: id }, () => {
    endCommunity(db, id, effectiveOn);
    return { waiting: filesAt(db, id, effectiveOn).length };
  });
}

/**
 * Assigns files, households, outlets and groups of a community that was split or abolished; they belong to the target from the
 * day of that change, not from the day they were assigned. A household goes as one, with the files of all its
 * members; so does an outlet with its files.
 * @throws AppError community.notFound, community.ended, community.notWaiting
 */
export function assignWaiting(
  db: WritableDb,
  act: Act,
  input: {
    sourceId: number;
    targetId: number;
    recordIds: readonly number[];
    householdIds: readonly number[];
    outletIds: readonly number[];
    groupIds: readonly number[];
  },
): number {
  const { sourceId, targetId: toId } = input;
  const source = getCommunity(db, sourceId);
  const target = getCommunity(db, toId);
  const since = changedOn(db, sourceId, toId);
  if (since === null || sourceId === toId) throw new AppError('community.notWaiting', { name: source.name });
  requireStanding(db, toId, since);
  const households = new Set([...input.householdIds, ...householdsOfFiles(db, sourceId, input.recordIds)]);
  const wanted = new Set([...input.recordIds, ...filesOfHouseholds(db, Array.from(households))]);
  const outlets = outletsWaiting(db, sourceId, input.outletIds, Array.from(wanted));
  for (const id of filesOfOutlets(
    db,
    outlets.map((one) => one.id),
  ))
    wanted.add(id);
  const files = filesAt(db, sourceId, since).filter((file) => wanted.has(file.id));
  const groups = groupsAt(db, sourceId).filter((group) => input.groupIds.includes(group.id));
  if (files.length + groups.length + households.size + outlets.length === 0) return 0;
  const what = [
    ...(files.length > 0 ? [`${formatCount(files.length)} 份档案`] : []),
    ...(households.size > 0 ? [`${formatCount(households.size)} 户`] : []),
    ...(outlets.length > 0 ? [`${formatCount(outlets.length)} 个网点`] : []),
    ...(groups.length > 0 ? [`${formatCount(groups.length)} 个小组`] : []),
  ].join('、');
  const title = `分配${what}：${source.name} → ${target.name}（${since} 起）`;
  runCommand(db, act, { name: 'communities.assign', title, noun: 'community', nounId: sourceId }, () => {
    moveFiles(db, act, files, { fromId: sourceId, toId, since });
    for (const group of groups) moveGroup(db, act, group, toId, since);
    for (const one of householdsFrom(db, sourceId, since).filter((of) => households.has(of.id)))
      moveHousehold(db, one, { fromId: sourceId, toId, since });
    for (const one of outlets) writeOutlet(db, act, one, { communityId: toId });
  });
  keepMoves(db, act, title);
  return files.length;
}

/** From which day what belonged to a community can belong to the target: its end, or the day the target was cut out. */
export function changedOn(db: ReadableDb, sourceId: number, toId: number | null): string | null {
  const ended = endedOn(db, sourceId);
  if (ended !== null) return dayAfter(ended);
  const branch = successorLinks(db, true).filter(
    (one) => one.kind === 'branch' && one.fromId === sourceId && (toId === null || one.toId === toId),
  );
  return branch.at(-1)?.effectiveOn ?? null;
}

/** Files that belong to a community on some day from that on, also those out of use: they may be taken back. */
export function filesAt(db: ReadableDb, communityId: number, from: string): Belonging[] {
  return prepared(
    db,
    `SELECT r.id, r.opened_on AS openedOn, r.community_id AS communityId FROM record r
     WHERE r.community_id = @communityId AND r.pending = 0
     UNION
     SELECT r.id, r.opened_on, r.community_id FROM record_community m JOIN record r ON r.id = m.record_id
     WHERE m.community_id = @communityId AND m.to_on >= @from AND m.removed_at IS NULL AND r.pending = 0`,
  ).all({ communityId, from }) as Belonging[];
}

function endCommunity(db: WritableDb, id: number, effectiveOn: string): void {
  const { name } = getCommunity(db, id);
  const open = openVersion(db, id);
  if (!open) throw new AppError('community.ended', { name, endedOn: endedOn(db, id) ?? '' });
  if (effectiveOn <= open.validFrom)
    throw new AppError('input.invalid', {
      fields: { effectiveOn: `“${name}”的现行名称从 ${open.validFrom} 才有效，生效日期应晚于这一天` },
    });
  updateRow(db, communityVersion, open.id, { validTo: dayBefore(effectiveOn) });
}

function link(
  db: WritableDb,
  act: Act,
  input: Pick<typeof communitySuccessor.$inferInsert, 'fromId' | 'toId' | 'kind' | 'effectiveOn' | 'document'>,
): void {
  insertRow(db, communitySuccessor, { uid: newUid(), ...input, addedAt: act.at, addedBy: act.userId });
  refuseCycle(db);
}

/** @throws AppError community.cycle */
export function refuseCycle(db: ReadableDb): void {
  const ring = findCycle(asLinks(successorLinks(db)));
  if (ring) throw new AppError('community.cycle', { names: ring.map((id) => getCommunity(db, id).name).join(' → ') });
}
