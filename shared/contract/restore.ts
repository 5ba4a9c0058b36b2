import { z } from 'zod';
import { Instant } from './types.ts';

/** A restored archive, looked at before it takes the old one's place. */
export const RestoreLook = z.strictObject({
  office: z.string(),
  records: z.int().nonnegative(),
  persons: z.int().nonnegative(),
  lastEntryAt: Instant.nullable(),
  /** What the present archive has since; null: it cannot be read. */
  missing: z
    .strictObject({
      /** Whether its log goes on from the restored one's. */
      isSameArchive: z.boolean(),
      entries: z.int().nonnegative(),
      firstAt: Instant.nullable(),
      lastAt: Instant.nullable(),
    })
    .nullable(),
});
export type RestoreLook = z.infer<typeof RestoreLook>;
