import { z } from 'zod';
import { Id, Instant, reads } from './types.ts';

export const LogAction = z.enum(['read', 'write', 'print', 'export', 'sign-in', 'sign-out']);
export type LogAction = z.infer<typeof LogAction>;

/** One entry of the log of who did what. */
export const LogEntry = z.strictObject({
  id: Id,
  at: Instant,
  by: z.string(),
  origin: z.string(),
  action: LogAction,
  noun: z.string(),
  nounId: z.int(),
  what: z.string(),
  /** What it was about, in words: a 档号, a name, a package. */
  about: z.string().nullable(),
});
export type LogEntry = z.infer<typeof LogEntry>;

export const logCalls = {
  'log.list': reads(
    z.strictObject({
      action: LogAction.nullable().default(null),
      before: Id.nullable().default(null),
      limit: z.int().min(1).max(200).default(100),
    }),
    z.strictObject({ items: z.array(LogEntry).max(200), next: Id.nullable() }),
  ),
  /** Goes through the whole chain and what it proves. `notes`: what is to be known and no fault. */
  'log.verify': reads(
    z.strictObject({}),
    z.strictObject({
      entries: z.int().nonnegative(),
      findings: z.array(z.strictObject({ code: z.string(), message: z.string() })).max(100),
      notes: z.array(z.strictObject({ code: z.string(), message: z.string() })).max(100),
    }),
  ),
};
