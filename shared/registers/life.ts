import type { LifeCycle } from '../life/life-cycle.ts';
import type { RecordKind } from '../records/kinds.ts';
import { retireeLife } from '../records/retiree/life-cycle/life.ts';

const lives = { retiree: retireeLife } satisfies Record<RecordKind, LifeCycle>;

/** The life of the files of each kind: its states, steps, papers and what only the kind knows of them. */
export const lifeOf = (kind: RecordKind): LifeCycle => lives[kind];

/** All of them, by kind. */
export const allLives = Object.entries(lives) as readonly [RecordKind, LifeCycle][];
