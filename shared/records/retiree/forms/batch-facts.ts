import type { Dictionary } from '../../../codes/dictionary.ts';
import type { Batch } from '../contract/batches.ts';

/** What the papers of a batch are filled in from. */
export interface BatchFacts {
  officeName: string;
  /** The office as people find it (facts.ts, whereToCome). */
  where: string;
  batch: Batch;
  codes: Dictionary;
}

/** Who hands over and who takes over, by their names on the paper. */
export function sidesOf({ batch, officeName }: BatchFacts): { from: string; to: string } {
  return batch.direction === 'in' ? { from: batch.unitName, to: officeName } : { from: officeName, to: batch.unitName };
}
