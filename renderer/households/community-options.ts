import type { FilterOption } from '#renderer/people/filter-chip.tsx';
import { useArchive } from '#renderer/queries.ts';

/**
 * The communities the list can be narrowed to, with how many households each has. The one it is narrowed to is among them
 * when it has none (it was merged by that day, or had not begun), so that the chip says its name.
 */
export function useCommunityOptions(
  counted: readonly { id: number; name: string; count: number }[],
  chosenId: number | null,
): FilterOption[] {
  const isMissing = chosenId !== null && !counted.some((one) => one.id === chosenId);
  const all = useArchive('communities.list', { withEnded: true }, { isEnabled: isMissing }).data?.items ?? [];
  const missing = isMissing
    ? all.filter((one) => one.id === chosenId).map(({ id, name }) => ({ id, name, count: 0 }))
    : [];
  return [...counted, ...missing].map(({ id, name, count }) => ({ value: String(id), label: name, count }));
}
