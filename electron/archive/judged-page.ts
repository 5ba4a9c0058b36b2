import type { ListLevel } from '#shared/contract/judged-lists.ts';

/** The part of judged lines that is shown, and how many stand how. `told`: a line as the contract has it. */
export function pageOf<L extends { level: ListLevel }, T>(
  lines: readonly L[],
  asked: { level: ListLevel | null; offset: number; limit: number },
  told: (line: L) => T,
): { lines: T[]; total: number; counts: Record<ListLevel, number> } {
  const counts: Record<ListLevel, number> = { ready: 0, note: 0, ask: 0, stop: 0 };
  for (const { level } of lines) counts[level] += 1;
  const shown = lines.filter(({ level }) => asked.level === null || level === asked.level);
  return { lines: shown.slice(asked.offset, asked.offset + asked.limit).map(told), total: shown.length, counts };
}
