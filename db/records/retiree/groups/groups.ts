import { AppError } from '#shared/errors.ts';
import type { CommunityGroup, GroupKind } from '#shared/records/retiree/contract/groups.ts';
import { groupKindWords } from '#shared/records/retiree/rules/group-sheet.ts';
import { ALWAYS } from '#shared/rules/places.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import type { Act } from '../../../core/changes.ts';
import { runCommand } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { getRow, updateRow } from '../../../core/rows.ts';
import { peopleOutside, peopleWithin, whoToAsk } from '../../../core/scope.ts';
import { alias, flag, int, maybe, text, typed } from '../../../core/typed.ts';
import { endedOn, getCommunity } from '../../../places/communities.ts';
import { refuseFuture } from '../../../places/communities-write.ts';
import { type GroupRow, getGroup, groupsAt, insertGroup } from '../../../places/groups.ts';
import { person } from '../../../tables/people.ts';
import { community, communityGroup } from '../../../tables/places.ts';

const g = alias(communityGroup, 'g');
const c = alias(community, 'c');
const p = alias(person, 'p');

/** Groups below a community: 居民小组, and 退休人员自管小组, which the files of retirees name. */

export function listGroups(
  db: ReadableDb,
  asked: { communityId: number | null; kind: GroupKind | null; withEnded: boolean },
  scope: Scope = wholeOffice,
): CommunityGroup[] {
  const within = peopleWithin(scope, 'p.id');
  // A leader whose entry was merged is who it went into. Read so, and not rewritten by the merge: an undo of the merge
  // then needs nothing of the groups, which may have been changed since.
  return read(
    db,
    typed`SELECT ${{
      id: g.id,
      communityId: g.communityId,
      communityName: c.name,
      kind: g.kind,
      name: g.name,
      leaderId: maybe(p.id),
      leaderName: maybe(text('ifnull(p.name, g.leader_name)')),
      mayOpenLeader: flag(`p.id IS NOT NULL AND ${within.sql}`),
      validFrom: g.validFrom,
      validTo: g.validTo,
      members: int(`CASE WHEN g.kind = 'self-management' AND g.valid_to IS NULL THEN
         (SELECT count(*) FROM record r JOIN retiree d ON d.id = r.id
          WHERE r.community_id = g.community_id AND d.self_group = g.name AND r.removed_at IS NULL AND r.pending = 0)
       ELSE 0 END`),
    }}
     FROM ${g} JOIN ${c} ON c.id = g.community_id LEFT JOIN person l ON l.id = g.leader_id
     LEFT JOIN ${p} ON p.id = coalesce(l.merged_into, l.id)
     WHERE g.removed_at IS NULL AND (@communityId IS NULL OR g.community_id = @communityId)
       AND (@kind IS NULL OR g.kind = @kind) AND (@withEnded OR g.valid_to IS NULL)
     ORDER BY c.code IS NULL, c.code, c.id, g.kind DESC, g.valid_to IS NOT NULL, g.name LIMIT 500`,
  ).all({ ...asked, withEnded: asked.withEnded ? 1 : 0, ...within.params });
}

export interface GroupSave {
  id: number | null;
  communityId: number;
  kind: GroupKind;
  name: string;
  leaderId: number | null;
  leaderName: string | null;
  validFrom: string | null;
  validTo: string | null;
}

/** @throws AppError group.nameTaken, group.notFound, community.notFound, community.ended, input.invalid */
export function saveGroup(db: WritableDb, act: Act, input: GroupSave, scope: Scope = wholeOffice): number {
  const { id, ...rest } = input;
  const values = { ...rest, ...leaderOf(db, input, scope), validFrom: input.validFrom ?? ALWAYS };
  if (input.validFrom !== null) refuseFuture(act, input.validFrom, 'validFrom');
  if (input.validTo !== null) refuseFuture(act, input.validTo, 'validTo');
  if (values.validTo !== null && values.validTo < values.validFrom)
    throw new AppError('input.invalid', { fields: { validTo: '不能早于成立日期' } });
  const of = getCommunity(db, input.communityId);
  const ended = endedOn(db, input.communityId);
  if (ended !== null && values.validTo === null)
    throw new AppError('community.ended', { name: of.name, endedOn: ended });
  const taken = groupsAt(db, input.communityId).some(
    (one) => one.kind === input.kind && one.name === input.name && one.id !== id,
  );
  if (taken && values.validTo === null) throw new AppError('group.nameTaken', { name: input.name });
  const what = `${groupKindWords[input.kind]}：${of.name} ${input.name}`;
  if (id === null) {
    return runCommand(
      db,
      act,
      (nounId: number) => ({ name: 'groups.save', title: `登记${what}`, noun: 'group', nounId }),
      () => insertGroup(db, act, values),
    );
  }
  getGroup(db, id);
  runCommand(db, act, { name: 'groups.save', title: `修改${what}`, noun: 'group', nounId: id }, () =>
    updateRow(db, communityGroup, id, values),
  );
  return id;
}

/**
 * The leader as the group keeps it: a person of the register, or a name.
 * @throws AppError input.invalid at the leader who is not of the register, or not one the user may see
 */
function leaderOf(
  db: ReadableDb,
  input: GroupSave,
  scope: Scope,
): { leaderId: number | null; leaderName: string | null } {
  if (input.leaderId === null) return { leaderId: null, leaderName: input.leaderName || null };
  const row = getRow(db, person, input.leaderId);
  const wrong = (sentence: string) => new AppError('input.invalid', { fields: { leaderId: sentence } });
  if (!row || row.pending === 1) throw wrong('登记里没有这个人了，请重新选择组长');
  const leaderId = row.mergedInto ?? row.id;
  // Who led it before may stay, seen or not: else nobody of the community could correct the group's name.
  if (leaderId !== ledBy(db, input.id) && peopleOutside(db, scope, [leaderId]).length > 0)
    throw wrong(`这个人的档案不在您的范围内，需要时请联系${whoToAsk(db)}`);
  return { leaderId, leaderName: null };
}

function ledBy(db: ReadableDb, id: number | null): number | null {
  if (id === null) return null;
  const leaderId = read(
    db,
    typed`SELECT ${int('coalesce(l.merged_into, l.id)')}
     FROM community_group g JOIN person l ON l.id = g.leader_id WHERE g.id = ?`,
  ).get(id);
  return leaderId ?? null;
}

/** Files of retirees that name the group; none name one of residents, nor one that ended. */
export function membersOf(db: ReadableDb, group: Pick<GroupRow, 'communityId' | 'kind' | 'name' | 'validTo'>): number {
  if (group.kind !== 'self-management' || group.validTo !== null) return 0;
  return read(
    db,
    typed`SELECT ${int('count(*)')} FROM record r JOIN retiree d ON d.id = r.id
     WHERE r.community_id = ? AND d.self_group = ? AND r.removed_at IS NULL AND r.pending = 0`,
  ).one(group.communityId, group.name);
}

/** Takes back the registration of a group no file names. @throws AppError group.notFound, group.inUse */
export function removeGroup(db: WritableDb, act: Act, id: number): void {
  const group = getGroup(db, id);
  const of = getCommunity(db, group.communityId).name;
  const members = membersOf(db, group);
  if (members > 0) throw new AppError('group.inUse', { name: group.name, members });
  const title = `移除${groupKindWords[group.kind]}：${of} ${group.name}`;
  runCommand(db, act, { name: 'groups.remove', title, noun: 'group', nounId: id }, () =>
    updateRow(db, communityGroup, id, { removedAt: act.at }),
  );
}

/**
 * The self-management groups an import names are registered with it, as communities are. No act of its own.
 * @returns whether it was new
 */
export function ensureSelfGroup(db: WritableDb, act: Act, communityId: number, name: string): boolean {
  const isThere = groupsAt(db, communityId).some((one) => one.kind === 'self-management' && one.name === name);
  if (isThere || endedOn(db, communityId) !== null) return false;
  const values = { communityId, kind: 'self-management', name, leaderId: null, leaderName: null } as const;
  insertGroup(db, act, { ...values, validFrom: ALWAYS, validTo: null });
  return true;
}
