import type { KeyboardEvent } from 'react';

/** The arrows go from line to line of a table, on its links as on its buttons. */
export function goAlong(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('a, button') : null;
  if (step === 0 || !from) return;
  const all = Array.from(event.currentTarget.querySelectorAll<HTMLElement>(`tbody ${from.tagName}`));
  all[all.indexOf(from) + step]?.focus();
  event.preventDefault();
}
