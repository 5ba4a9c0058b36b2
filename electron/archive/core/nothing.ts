import type { ArchiveKind, KindRoster } from './kind.ts';

/** Of a kind whose rosters are judged by nothing of its own. */
const noRoster: KindRoster = {
  compared: () => [],
  odd: () => ({ warnings: [], impossible: [] }),
  leave: () => [],
  refusedByDeath: () => null,
  opening: () => ({ opening: null, warnings: [] }),
  openingWords: () => '',
  groups: () => new Set(),
  groupIn: () => null,
};

/** What a kind says to the archive process that has nothing of these: it spreads it and writes what it has. */
export const nothingInArchive: Omit<ArchiveKind, 'handover'> = {
  impossible: () => [],
  changedAfterDeath: () => [],
  refuseUndo: () => undefined,
  unfit: () => [],
  roster: noRoster,
  demo: { open: () => 0, live: () => [] },
};
