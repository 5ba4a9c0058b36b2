import { z } from 'zod';
import { Instant, Nothing, reads, writes } from './types.ts';

const OlderCopy = z.strictObject({
  entries: z.int().positive(),
  at: Instant,
  here: z.int().nonnegative(),
  hereAt: Instant.nullable(),
  isShorter: z.boolean(),
});

const StartQuestions = z.strictObject({
  /** The archive is an older or another copy than the one that is known; nothing else is answered before. */
  olderCopy: OlderCopy.nullable(),
  /** The clock does not fit the last entry of the log; numbers and closings are refused. */
  clock: z.strictObject({ now: Instant, last: Instant }).nullable(),
});
export type StartQuestions = z.infer<typeof StartQuestions>;

/** What somebody has to look at when an archive was opened, or when the clock moved. */
export const startCalls = {
  'start.questions': reads(Nothing, StartQuestions),
  /** Goes on with this copy; `entries`: what was known, as the clerk saw it. */
  'start.confirmCopy': writes(z.strictObject({ entries: z.int().positive() }), StartQuestions),
  /** The clock is right. */
  'start.confirmClock': writes(Nothing, StartQuestions),
};
