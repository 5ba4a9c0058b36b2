import { formatCount } from './counts.ts';

/**
 * Copies and pages of an inner directory, as they go into the list (B.3 columns 9 and 10). `pages` null: of some paper they
 * were not counted, so nobody knows the sum.
 */
export function paperTotals(papers: readonly { copies: number; pages: number | null }[]): {
  papers: number;
  pages: number | null;
} {
  return {
    papers: papers.reduce((sum, { copies }) => sum + copies, 0),
    pages: papers.reduce<number | null>((sum, { pages }) => (sum === null || pages === null ? null : sum + pages), 0),
  };
}

/** 4 份 9 页; 4 份，页数没有填全. */
export function paperTotalWords({ papers, pages }: { papers: number; pages: number | null }): string {
  const copies = `${formatCount(papers)} 份`;
  return pages === null ? `${copies}，页数没有填全` : `${copies} ${formatCount(pages)} 页`;
}
