const forgetters = new Set<() => void>();

/**
 * For what a module keeps of the clerk at work between pages: a search, a choice, what was typed. `forget` is called
 * before another user comes to the window, so that nothing of one user's work is filled in for the next.
 */
export function keptForUser(forget: () => void): void {
  forgetters.add(forget);
}

/** Another user takes over the window: whatever was kept for the one before is forgotten. */
export function forgetKept(): void {
  for (const forget of forgetters) forget();
  window.sessionStorage.clear();
}
