import type { CommunityAnswer } from '#db/imports/community-mappings.ts';
import { COMMUNITIES_MOST, type ImportCommunity } from '#shared/contract/imports.ts';
import { isOpenText, type RosterSpellings, rosterSpellings } from '#shared/rules/community-text.ts';

/** Counts the community texts of a roster that no register knows. */
export class CommunityCount {
  private readonly found: Map<string, number>;

  /** `counted`: those of the lines counted before. */
  constructor(counted: readonly Pick<ImportCommunity, 'written' | 'count'>[] = []) {
    this.found = new Map(counted.map((one) => [one.written, one.count]));
  }

  /** `by` -1: of a line that is counted no longer. */
  add(written: string, by: 1 | -1): void {
    const count = (this.found.get(written) ?? 0) + by;
    if (count > 0) this.found.set(written, count);
    else this.found.delete(written);
  }

  /**
   * Those nobody decided about first, then the most frequent; each with what was decided about it and what it may mean.
   * @param sameAs `spellings` of the same answers
   * @param staysOut what nobody decided about keeps its lines out
   */
  list(
    answerOf: (written: string) => CommunityAnswer | null,
    sameAs: RosterSpellings['sameAs'],
    suggest: (written: string) => ImportCommunity['suggestion'],
    staysOut: boolean,
  ): ImportCommunity[] {
    const all = Array.from(this.found, ([written, count]) => {
      const said = answerOf(written);
      const chosen = said?.answer === 'community' ? said : null;
      return {
        ...{ written, count, answer: said?.answer ?? null },
        ...{ communityId: chosen?.id ?? null, communityName: chosen?.name ?? null },
        ...{ sameAs: sameAs.get(written) ?? null, staysOut: staysOut && said === null, suggestion: suggest(written) },
      };
    });
    // What is open first: of more than fit none may pass unasked.
    const rank = (one: ImportCommunity) => (isOpenText(one) ? 0 : one.answer === null ? 1 : 2);
    all.sort((one, other) => rank(one) - rank(other) || other.count - one.count);
    return all.slice(0, COMMUNITIES_MOST);
  }

  /** Which of the texts are one community; what was left empty is none. */
  spellings(answerOf: (written: string) => CommunityAnswer | null): RosterSpellings {
    const texts = Array.from(this.found, ([written, count]) => ({ written, count }));
    const named = texts.filter(({ written }) => answerOf(written)?.answer !== 'empty');
    const settled = named.filter(({ written }) => answerOf(written) !== null);
    return rosterSpellings(named, new Set(settled.map(({ written }) => written)));
  }
}
