import { useArchive } from '#renderer/queries.ts';
import type { SessionUser } from '#shared/contract/session.ts';
import { recordKindLabels } from '#shared/records/kinds.ts';
import { communityWords, isWhole, type Scope, scopeSentence } from '#shared/rules/scope.ts';

/** Names of communities for words about what a user sees. */
export function useCommunityNames(): (id: number) => string {
  const items = useArchive('communities.list', {}).data?.items;
  return (id) => items?.find((one) => one.id === id)?.name ?? `社区 ${id}`;
}

/** What a user sees, in a few words for a table: 全部, or kinds and communities. */
export function scopeInShort(scope: Scope, nameOf: (id: number) => string): string {
  if (isWhole(scope)) return '全街道';
  const kinds = scope.kinds === null ? [] : [scope.kinds.map((kind) => recordKindLabels[kind]).join('、')];
  const places = scope.communityIds === null ? [] : [communityWords(scope, nameOf)];
  return [...places, ...kinds].join('；');
}

/** The same as one sentence. */
export function scopeInWords(scope: Scope, nameOf: (id: number) => string): string {
  return scopeSentence(scope, nameOf, (kind) => recordKindLabels[kind]);
}

/** The communities the user at work may choose; null: all. */
export function useOwnCommunities(): readonly number[] | null {
  const user: SessionUser | null | undefined = useArchive('session.get', {}).data?.user;
  return user?.scope.communityIds ?? null;
}
