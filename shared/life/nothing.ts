import type { LifeFacts } from './facts.ts';
import type { LifeCycle } from './life-cycle.ts';

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

/** What a life says that has nothing of these: a kind spreads it and writes what it has. */
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
