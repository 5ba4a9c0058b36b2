/** Ticking of rows by position: the pure part of the list's selection. */

/** The set with `id` the other way round. */
export function toggled(ticked: ReadonlySet<number>, id: number): Set<number> {
  const next = new Set(ticked);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Where a key takes the cursor; null when the key does not move it. `page` rows fit on the screen. */
export function movedCursor(key: string, cursor: number, total: number, page: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: cursor + 1,
    ArrowUp: cursor - 1,
    PageDown: cursor + page,
    PageUp: cursor - page,
    Home: 0,
    End: total - 1,
  };
  const to = steps[key];
  return to === undefined || total === 0 ? null : Math.min(Math.max(to, 0), total - 1);
}
