import { z } from 'zod';
import { reads, writes } from './entry.ts';
import { Instant, Nothing } from './types.ts';

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
  'start.questions': reads({
    input: Nothing,
    output: StartQuestions,
    isOfStart: true,
    scope: 'nothing',
  }),
  /** Goes on with this copy; `entries`: what was known, as the clerk saw it. */
  'start.confirmCopy': writes({
    input: z.strictObject({ entries: z.int().positive() }),
    output: StartQuestions,
    right: 'users',
    isOfStart: true,
    // Which archive the office goes on with.
    scope: 'whole',
  }),
  /** The clock is right. */
  'start.confirmClock': writes({
    input: Nothing,
    output: StartQuestions,
    right: 'file',
    isOfStart: true,
    scope: 'nothing',
  }),
};
