import type { LifeFacts } from '../../../life/facts.ts';

/** What a retiree's file says that a step is judged by. Days `YYYY-MM-DD`, months `YYYY-MM`. */
export interface StepFacts extends LifeFacts {
  /** A day or a month. */
  retiredOn: string | null;
  /** Months the benefit has been paused from, when it is paused. */
  pausedFrom: string | null;
  /** The first month of the last pause, also of one that ended. */
  pauseBegan: string | null;
  /** The day of the transfer to another street, while the file is away. */
  leftOn: string | null;
  /** The day of the last certification that was passed. */
  certifiedOn: string | null;
  /** What is still to be returned of what was asked back, in fen; null where nothing was. */
  owedFen: number | null;
  /** Whether survivors applied and were not paid yet. */
  isGrantOpen: boolean;
  /** Whether the paper file is here and sealed: it is kept as it came, and passed on. */
  isSealed: boolean;
}
