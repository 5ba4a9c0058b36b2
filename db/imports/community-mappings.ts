import type { OwnCommunityMapping } from '#shared/contract/mappings.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { type CommunitySuggestion, communityKey, suggestCommunity } from '#shared/rules/community-text.ts';
import { lastSuccessors } from '#shared/rules/places.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, maybe, pick, text, typed } from '../core/typed.ts';
import { allVersions, asLinks, listCommunities, successorLinks } from '../places/communities.ts';
import { communityMapping } from '../tables/mappings.ts';
import { user } from '../tables/office.ts';
import { community } from '../tables/places.ts';

const m = alias(communityMapping, 'm');
const c = alias(community, 'c');
const u = alias(user, 'u');

/** What stands for "no source was said" in the table. */
export const NO_SOURCE = '';

/** What the office decided about community texts of sources, as it holds now. */
export function ownCommunityMappings(db: ReadableDb): OwnCommunityMapping[] {
  const rows = read(
    db,
    typed`SELECT ${{
      id: m.id,
      source: maybe(text(`nullif(m.source, '${NO_SOURCE}')`)),
      ...pick(m, 'written', 'answer', 'communityId'),
      communityName: maybe(c.name),
      at: m.addedAt,
      by: u.name,
    }}
     FROM ${m} JOIN ${u} ON u.id = m.added_by LEFT JOIN ${c} ON c.id = m.community_id
     WHERE m.removed_at IS NULL ORDER BY m.id`,
  ).all();
  return rows.map(({ at, ...row }) => ({ ...row, on: localDay(at) }));
}

/** What a text becomes: one of ours as it is called today, a new one, or nothing. */
export type CommunityAnswer = { answer: 'community'; id: number; name: string } | { answer: 'new' | 'empty' };

/**
 * How the community texts of a source are read. A community that was merged since leads to the one it went into; where
 * it ended otherwise, or was taken out, the text is a question again.
 */
export function communityAnswers(db: ReadableDb, source: string | null): (written: string) => CommunityAnswer | null {
  const today = new Map(listCommunities(db).map((one) => [one.id, one.name]));
  const links = asLinks(successorLinks(db));
  const answers = new Map<string, CommunityAnswer>();
  for (const { source: of, written, answer, communityId } of ownCommunityMappings(db)) {
    if (of !== source) continue;
    if (answer !== 'community') {
      answers.set(written, { answer });
      continue;
    }
    const ends = communityId === null ? [] : lastSuccessors(links, communityId);
    const id = ends.length === 1 ? (ends[0] ?? communityId) : communityId;
    const name = id === null ? undefined : today.get(id);
    if (id !== null && name !== undefined) answers.set(written, { answer, id, name });
  }
  return (written) => answers.get(communityKey(written)) ?? null;
}

/** Suggests one of the communities of today for a text, by their names and codes of today and of days past. */
export function communitySuggestions(db: ReadableDb): (written: string) => CommunitySuggestion | null {
  const versions = allVersions(db);
  const known = listCommunities(db).map(({ id, name, code }) => {
    const own = versions.filter((version) => version.communityId === id);
    const codes = [code, ...own.map((version) => version.code)].filter((one) => one !== null);
    return { id, name, names: [name, ...own.map((version) => version.name)], codes };
  });
  return (written) => suggestCommunity(written, known);
}
