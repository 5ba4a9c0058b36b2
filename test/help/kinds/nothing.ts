import type { DeskOfKind } from '#db/life/desk.ts';
import type { ImportStore } from '#db/records/kind-store.ts';
import type { ArchiveKind, KindRoster } from '#electron/archive/core/kind.ts';
import type { LifeFacts } from '#shared/life/facts.ts';
import type { LifeCycle } from '#shared/life/life-cycle.ts';

/** What the small kinds of the tests say where they have nothing of a mechanism of their own. */

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

export const nothingInArchive: Omit<ArchiveKind, 'handover'> = {
  impossible: () => [],
  changedAfterDeath: () => [],
  refuseUndo: () => undefined,
  unfit: () => [],
  roster: noRoster,
  demo: { open: () => 0, live: () => [] },
};

type Plain =
  | (
      | 'parts'
      | 'otherSteps'
      | 'openings'
      | 'otherReasons'
      | 'wayTable'
      | 'custody'
      | 'living'
      | 'settledInParts'
      | 'onDeathBeside'
    )
  | ('refusedFirst' | 'refusedFrom' | 'refusedDay' | 'refusedMonth' | 'refusedAsks' | 'grounds' | 'asksMonth')
  | ('retold' | 'refusedAgain' | 'stateless');

export const nothingInLife = {
  parts: 'none',
  otherSteps: {},
  openings: [],
  otherReasons: {},
  wayTable: 'none',
  custody: 'none',
  living: [],
  settledInParts: {},
  onDeathBeside: () => ({ ends: false, step: null }),
  refusedFirst: () => null,
  refusedFrom: () => null,
  refusedDay: () => null,
  refusedMonth: () => null,
  refusedAsks: () => null,
  grounds: () => ({}),
  asksMonth: () => false,
  retold: (now) => ({ facts: { ...now, diedOn: null, alive: [], lastOn: {} }, tell: () => undefined }),
  refusedAgain: () => null,
  stateless: () => null,
} as const satisfies Pick<LifeCycle<Record<string, string>, LifeFacts, never>, Plain>;

export const nothingOnDesk: DeskOfKind = {
  dated: 'none',
  staysDue: [],
  owed: 'none',
  settleHint: () => null,
  wrongMonths: () => [],
  notes: () => [],
};

export const nothingImported: ImportStore<never, never> = {
  takeOpening: () => false,
  takeOpeningsBack: () => undefined,
  dropPendingOpening: () => undefined,
  placesFor: () => () => undefined,
  takePlacesBack: () => undefined,
};
