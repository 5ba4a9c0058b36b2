import type { CommunityAnswer } from '#db/community-mappings.ts';
import { COMMUNITIES_MOST, type ImportCommunity } from '#shared/contract/imports.ts';

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

  /** Those nobody decided about first, then the most frequent; each with what was decided about it and, where nothing was, what it may mean. */
  list(
    answerOf: (written: string) => CommunityAnswer | null,
    suggest: (written: string) => ImportCommunity['suggestion'],
  ): ImportCommunity[] {
    const all = Array.from(this.found, ([written, count]) => ({ written, count, said: answerOf(written) }));
    // What is open first: of more than fit none may pass unasked.
    all.sort((one, other) => Number(one.said !== null) - Number(other.said !== null) || other.count - one.count);
    return all.slice(0, COMMUNITIES_MOST).map(({ written, count, said }) => {
      const chosen = said?.answer === 'community' ? said : null;
      return {
        ...{ written, count, answer: said?.answer ?? null },
        ...{ communityId: chosen?.id ?? null, communityName: chosen?.name ?? null },
        suggestion: suggest(written),
      };
    });
  }
}
