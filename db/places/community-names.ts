import { formatCount } from '#shared/rules/counts.ts';
import { lastSuccessors } from '#shared/rules/places.ts';
import type { ReadableDb } from '../core/open.ts';
import { allVersions, asLinks, listCommunities, successorLinks } from './communities.ts';

/** What a written name stands for today, and what is to be said where it is not today's name. */
export interface NamedCommunity {
  id: number;
  /** As it is called today. */
  name: string;
  note: string | null;
}

/**
 * Communities by name, as rosters write them: today's name first, then names of days past, which lead to the community
 * or to the one it was merged into. One that was split has several successors: it stays, and its files wait to be
 * assigned.
 */
export function communityNames(db: ReadableDb): (name: string) => NamedCommunity | null {
  const all = listCommunities(db, { withEnded: true });
  const byId = new Map(all.map((one) => [one.id, one]));
  const links = asLinks(successorLinks(db));
  const found = new Map<string, NamedCommunity>();
  for (const one of all) if (one.endedOn === null) found.set(one.name, { id: one.id, name: one.name, note: null });
  const past = allVersions(db).sort((one, other) => (one.validFrom < other.validFrom ? 1 : -1));
  for (const version of past) {
    if (found.has(version.name)) continue;
    const ends = lastSuccessors(links, version.communityId);
    const id = ends.length === 1 ? (ends[0] as number) : version.communityId;
    const now = byId.get(id);
    if (now) found.set(version.name, { id, name: now.name, note: noteOf(version.name, now, ends.length) });
  }
  return (name) => found.get(name) ?? null;
}

function noteOf(written: string, now: { name: string; endedOn: string | null }, ends: number): string {
  if (ends > 1) return `“${written}”已拆分为 ${formatCount(ends)} 个社区，这份档案等待分配`;
  if (now.endedOn !== null) return `“${written}”已于 ${now.endedOn} 撤销，这份档案等待分配`;
  return `花名册写的“${written}”现为“${now.name}”，已按“${now.name}”登记`;
}
