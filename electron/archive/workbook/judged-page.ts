import type { ListLevel } from '#shared/contract/judged-lists.ts';

/**
 * The part of judged lines that is shown, and how many of all stand how.
 * @param told a line as the contract has it
 * @param isMeant what else than the level decides whether a line is shown
 */
export function pageOf<L extends { level: ListLevel }, T>(
  lines: readonly L[],
  asked: { level: ListLevel | null; offset: number; limit: number },
  told: (line: L) => T,
  isMeant: (line: L) => boolean = () => true,
): { lines: T[]; total: number; counts: Record<ListLevel, number> } {
  const counts: Record<ListLevel, number> = { ready: 0, note: 0, ask: 0, stop: 0 };
  for (const { level } of lines) counts[level] += 1;
  const shown = lines.filter((line) => isMeant(line) && (asked.level === null || line.level === asked.level));
  return { lines: shown.slice(asked.offset, asked.offset + asked.limit).map(told), total: shown.length, counts };
}
