import { type Choice, plainChoice } from '#renderer/parts/controls/choices.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { Community } from '#shared/contract/communities.ts';
import type { Import, ImportCommunity } from '#shared/contract/imports.ts';
import { isOpenText } from '#shared/rules/community-text.ts';

/** What the clerk chose for community texts and has not kept yet: by text, one of the values of `communityChoices`. */
export type CommunityDraft = ReadonlyMap<string, string>;

export const NEW = 'new';
const EMPTY = 'empty';

/** Our communities, with "a new one" and "none" behind them. */
export function communityChoices(communities: readonly Pick<Community, 'id' | 'name'>[]): Choice[] {
  return [
    ...communities.map(({ id, name }) => plainChoice(String(id), name)),
    plainChoice(NEW, '登记为新社区'),
    plainChoice(EMPTY, '留空，原文保留'),
  ];
}

export function undecidedCommunities(plan: Pick<Import, 'communities'>): ImportCommunity[] {
  return plan.communities.filter(isOpenText);
}

/** What was decided about a text as a value of the choices; null: nothing. */
export function chosenOf({
  answer,
  communityId,
}: Pick<ImportCommunity, 'communityId'> & { answer: ImportCommunity['answer'] }): string | null {
  return answer === 'community' ? String(communityId) : answer;
}

/** What the program suggests, chosen beforehand: the clerk still confirms it. */
export function suggestedDraft(plan: Pick<Import, 'communities'>): CommunityDraft {
  return new Map(
    plan.communities.flatMap(({ written, answer, suggestion }) =>
      answer !== null || suggestion === null ? [] : [[written, String(suggestion.id)] as const],
    ),
  );
}

/** The draft with one choice; chosen as it stands already, it counts as unchanged. */
export function setCommunity(draft: CommunityDraft, one: ImportCommunity, value: string): CommunityDraft {
  const next = new Map(draft);
  if (chosenOf(one) === value) next.delete(one.written);
  else next.set(one.written, value);
  return next;
}

/** The draft with every text that has no choice yet as a new community. */
export function restAsNew(plan: Pick<Import, 'communities'>, draft: CommunityDraft): CommunityDraft {
  const next = new Map(draft);
  for (const { written } of undecidedCommunities(plan)) if (!next.has(written)) next.set(written, NEW);
  return next;
}

/** What `mappings.decideCommunities` takes of one choice. */
export function decisionOf(
  written: string,
  value: string,
): ArchiveInput<'mappings.decideCommunities'>['items'][number] {
  if (value === NEW || value === EMPTY) return { written, answer: value, communityId: null };
  return { written, answer: 'community', communityId: Number(value) };
}
