import { z } from 'zod';
import { ArchiveState } from './desktop.ts';
import { Job } from './jobs.ts';
import { Id } from './types.ts';

/** Small news to every window; what it means for a screen's cache stands in renderer/queries.ts. */
export const ArchiveEvent = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('office.changed') }),
  z.strictObject({ name: z.literal('communities.changed') }),
  /** `id` null: many files at once. */
  z.strictObject({ name: z.literal('records.changed'), id: Id.nullable() }),
  /** Rolls, and what they pay beside the pensions. */
  z.strictObject({ name: z.literal('payments.changed') }),
  z.strictObject({ name: z.literal('people.changed'), id: Id }),
  z.strictObject({ name: z.literal('likeness.changed') }),
  /** Somebody signed in or out, or the users changed. */
  z.strictObject({ name: z.literal('session.changed') }),
  /** What had to be confirmed at the start was. */
  z.strictObject({ name: z.literal('start.changed') }),
  /** Dated values or days of the calendar. */
  z.strictObject({ name: z.literal('policy.changed') }),
  z.strictObject({ name: z.literal('organisations.changed') }),
  z.strictObject({ name: z.literal('codes.changed') }),
  /** What codes of other systems mean, or the systems themselves. */
  z.strictObject({ name: z.literal('mappings.changed') }),
  /** `id` null: many households at once. */
  z.strictObject({ name: z.literal('households.changed'), id: Id.nullable() }),
  /** `id` null: many outlets at once. */
  z.strictObject({ name: z.literal('outlets.changed'), id: Id.nullable() }),
  /** A period was closed, or its closing taken back. */
  z.strictObject({ name: z.literal('reports.changed') }),
  z.strictObject({ name: z.literal('batches.changed') }),
  /** One was made or failed, or the place was changed. */
  z.strictObject({ name: z.literal('backups.changed') }),
  z.strictObject({ name: z.literal('imports.changed'), id: Id }),
  z.strictObject({ name: z.literal('handovers.changed'), id: Id }),
  z.strictObject({ name: z.literal('jobs.changed'), job: Job }),
  /** From the shell: the archive process came up, went down, or was restarted. */
  z.strictObject({ name: z.literal('archive.stateChanged'), state: ArchiveState }),
]);
export type ArchiveEvent = z.infer<typeof ArchiveEvent>;
