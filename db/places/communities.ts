import type { InferSelectModel } from 'drizzle-orm';
import type { Command } from '#shared/contract/commands.ts';
import type { Community, CommunityUse, CommunityVersion } from '#shared/contract/communities.ts';
import { AppError } from '#shared/errors.ts';
import type { SuccessorLink, VersionPeriod } from '#shared/rules/places.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow } from '../core/rows.ts';
import { alias, columns, int, maybe, pick, text, typed } from '../core/typed.ts';
import { command } from '../tables/commands.ts';
import { user } from '../tables/office.ts';
import { community, communitySuccessor, communityVersion } from '../tables/places.ts';

const c = alias(community, 'c');
const v = alias(communityVersion, 'v');
const u = alias(user, 'u');
const act = alias(command, 'c');

const LIST_MOST = 500;

/** The communities of the street by code; `withEnded`: also those that were merged, split or abolished. */
export function listCommunities(db: ReadableDb, asked: { text?: string; withEnded?: boolean } = {}): Community[] {
  const rows = read(
    db,
    typed`SELECT ${{
      ...pick(c, 'id', 'name', 'code'),
      records: int('ifnull(n.records, 0)'),
      endedOn: maybe(
        text(`CASE WHEN EXISTS (SELECT 1 FROM community_version v
                         WHERE v.community_id = c.id AND v.removed_at IS NULL AND v.valid_to IS NULL) THEN NULL
         ELSE (SELECT max(v.valid_to) FROM community_version v WHERE v.community_id = c.id AND v.removed_at IS NULL)
       END`),
      ),
    }}
     FROM ${c}
     LEFT JOIN (SELECT r.community_id, count(*) AS records FROM record r
                WHERE r.removed_at IS NULL AND r.pending = 0 GROUP BY r.community_id) n ON n.community_id = c.id
     WHERE c.removed_at IS NULL
       AND (@text = '' OR instr(c.name, @text) OR instr(c.code, @text)
         OR EXISTS (SELECT 1 FROM community_version v WHERE v.community_id = c.id AND v.removed_at IS NULL
                    AND (instr(v.name, @text) OR instr(v.code, @text))))
     ORDER BY c.code IS NULL, c.code, c.id LIMIT ${LIST_MOST}`,
  ).all({ text: asked.text?.trim() ?? '' });
  return asked.withEnded ? rows : rows.filter((row) => row.endedOn === null);
}

/** @throws AppError community.notFound */
export function getCommunity(db: ReadableDb, id: number): InferSelectModel<typeof community> {
  const row = findCommunity(db, id);
  if (row === null) throw new AppError('community.notFound', { name: '' });
  return row;
}

/** A community of the register, also one that has ended; null where there was never one, or it was taken out again. */
export function findCommunity(db: ReadableDb, id: number): InferSelectModel<typeof community> | null {
  const row = getRow(db, community, id);
  return !row || row.removedAt !== null ? null : row;
}

/** The versions of a community, the newest first. */
export function versionsOf(db: ReadableDb, communityId: number): CommunityVersion[] {
  return read(
    db,
    typed`SELECT ${{
      ...pick(v, 'id', 'name', 'code', 'validFrom', 'validTo', 'document', 'addedAt'),
      addedBy: maybe(u.name),
    }}
     FROM ${v} LEFT JOIN ${u} ON u.id = v.added_by
     WHERE v.community_id = ? AND v.removed_at IS NULL ORDER BY v.valid_from DESC`,
  ).all(communityId);
}

/** Every version of every community of the street. */
export function allVersions(db: ReadableDb): (VersionPeriod & { id: number; uid: string; document: string })[] {
  return read(
    db,
    typed`SELECT ${{
      id: v.id,
      uid: c.uid,
      ...pick(v, 'communityId', 'name', 'code', 'validFrom', 'validTo', 'document'),
    }}
     FROM ${v} JOIN ${c} ON c.id = v.community_id
     WHERE v.removed_at IS NULL AND c.removed_at IS NULL ORDER BY c.code IS NULL, c.code, c.id, v.valid_from`,
  ).all();
}

/** The version that has no end, or null where the community has ended. */
export function openVersion(db: ReadableDb, communityId: number): InferSelectModel<typeof communityVersion> | null {
  const row = read(
    db,
    typed`SELECT ${columns(communityVersion, 't')} FROM community_version t
     WHERE t.community_id = ? AND t.removed_at IS NULL AND t.valid_to IS NULL`,
  ).get(communityId);
  return row ?? null;
}

/** The last day of a community that has ended, else null. */
export function endedOn(db: ReadableDb, communityId: number): string | null {
  if (openVersion(db, communityId)) return null;
  return read(
    db,
    typed`SELECT ${maybe(text('max(valid_to)'))} FROM community_version WHERE community_id = ? AND removed_at IS NULL`,
  ).one(communityId);
}

export type SuccessorRow = InferSelectModel<typeof communitySuccessor>;

/** Who followed whom; branches, which are no successors, only where asked for. */
export function successorLinks(db: ReadableDb, withBranches = false): SuccessorRow[] {
  return read(
    db,
    typed`SELECT ${columns(communitySuccessor, 't')} FROM community_successor t
     WHERE t.removed_at IS NULL AND (@branches OR t.kind <> 'branch') ORDER BY t.effective_on, t.id`,
  ).all({ branches: withBranches ? 1 : 0 });
}

export function asLinks(rows: readonly SuccessorRow[]): SuccessorLink[] {
  return rows.map(({ fromId, toId }) => ({ fromId, toId }));
}

/** What belongs to a community today. */
export function belongingTo(db: ReadableDb, communityId: number): CommunityUse {
  return read(
    db,
    typed`SELECT ${{
      records: int(
        '(SELECT count(*) FROM record r WHERE r.community_id = @id AND r.removed_at IS NULL AND r.pending = 0)',
      ),
      removed: int('(SELECT count(*) FROM record r WHERE r.community_id = @id AND r.removed_at IS NOT NULL)'),
      groups: int(`(SELECT count(*) FROM community_group g
        WHERE g.community_id = @id AND g.removed_at IS NULL AND g.valid_to IS NULL)`),
      households: int(`(SELECT count(*) FROM household h
        WHERE h.community_id = @id AND h.removed_at IS NULL AND h.closed_on IS NULL)`),
      closedHouseholds: int(`(SELECT count(*) FROM household h
        WHERE h.community_id = @id AND (h.removed_at IS NOT NULL OR h.closed_on IS NOT NULL))`),
      outlets: int('(SELECT count(*) FROM outlet o WHERE o.community_id = @id)'),
    }}`,
  ).one({ id: communityId });
}

/** The acts about communities, newest first; `communityId` null: about any. */
export function communityCommands(db: ReadableDb, communityId: number | null, limit: number): Command[] {
  return read(
    db,
    typed`SELECT ${{
      id: act.id,
      at: act.at,
      by: u.name,
      ...pick(act, 'name', 'title', 'noun', 'nounId', 'undoneAt'),
    }}
     FROM ${act} JOIN ${u} ON u.id = c.user_id
     WHERE c.noun IN ('community', 'group') AND (@id IS NULL OR (c.noun = 'community' AND c.noun_id = @id)
       OR EXISTS (SELECT 1 FROM command_row w JOIN community_version v ON v.id = w.row_id
                  WHERE w.command_id = c.id AND w.table_name = 'community_version' AND v.community_id = @id)
       OR EXISTS (SELECT 1 FROM command_row w JOIN community_group g ON g.id = w.row_id
                  WHERE w.command_id = c.id AND w.table_name = 'community_group' AND g.community_id = @id))
     ORDER BY c.id DESC LIMIT @limit`,
  ).all({ id: communityId, limit });
}
