import { z } from 'zod';
import { reads } from './entry.ts';
import { Actor, Day, Id, Instant } from './types.ts';

export const LogAction = z.enum(['read', 'write', 'print', 'export', 'sign-in', 'sign-out']);
export type LogAction = z.infer<typeof LogAction>;

/** What entries can be about. */
export const logNouns = [
  'record',
  'person',
  'attachment',
  'household',
  'certification',
  'opening',
  'payroll',
  'adjustment',
  'care',
  'batch',
  'batchLine',
  'import',
  'handover',
  'report',
  'ledger',
  'organisation',
  'outlet',
  'community',
  'group',
  'code',
  'mapping',
  'datedValue',
  'calendar',
  'office',
  'user',
  'recoveryCard',
  'backup',
] as const;
export type LogNoun = (typeof logNouns)[number];

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
  /** The act's own title, in the clerk's words: 结账：2026年10月. Null where nothing but a look, a form or a file was kept. */
  title: z.string().nullable(),
  /** A print's form and way, as `noteWords` reads it. */
  note: z.string().nullable(),
});
export type LogEntry = z.infer<typeof LogEntry>;

/** What the log is asked for: every part that is given has to hold. */
export const LogQuery = z.strictObject({
  action: LogAction.nullable().default(null),
  noun: z.enum(logNouns).nullable().default(null),
  /** Who did it. */
  userId: Id.nullable().default(null),
  /** Whom it touched: the card, every file, material, payment and household of the person, and acts on many. */
  personId: Id.nullable().default(null),
  /** Days of the office's own clock, both included. */
  fromOn: Day.nullable().default(null),
  toOn: Day.nullable().default(null),
});
export type LogQuery = z.infer<typeof LogQuery>;

export const logCalls = {
  'log.list': reads({
    input: LogQuery.extend({
      before: Id.nullable().default(null),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.strictObject({ items: z.array(LogEntry).max(200), next: Id.nullable() }),
    right: 'log',
    scope: 'narrowed',
  }),
  /** Who stands in the log, by name: whom it can be asked for. */
  'log.clerks': reads({
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(Actor) }),
    right: 'log',
    scope: 'narrowed',
  }),
  /** Goes through the whole chain and what it proves. `notes`: what is to be known and no fault. */
  'log.verify': reads({
    input: z.strictObject({}),
    output: z.strictObject({
      entries: z.int().nonnegative(),
      findings: z.array(z.strictObject({ code: z.string(), message: z.string() })).max(100),
      notes: z.array(z.strictObject({ code: z.string(), message: z.string() })).max(100),
    }),
    right: 'log',
    // Numbers of entries only.
    scope: 'nothing',
  }),
};
