/** A count as it is written everywhere, on screen, paper, in messages and titles: 3,047. Never for years and numbers of papers. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}
