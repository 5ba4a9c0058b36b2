import { z } from 'zod';
import { Id } from './types.ts';

/** How a line of a list stands: ready; ready, but look; left out unless the clerk takes it; never taken. */
export const ListLevel = z.enum(['ready', 'note', 'ask', 'stop']);
export type ListLevel = z.infer<typeof ListLevel>;

/** A line of a list of people, judged before anything is written. */
export const JudgedLine = z.strictObject({
  /** As in the sheet, from 1; of people who were ticked a running number. */
  row: z.int().positive(),
  numberText: z.string(),
  nameText: z.string(),
  recordId: Id.nullable(),
  recordNumber: z.string().nullable(),
  name: z.string().nullable(),
  communityName: z.string().nullable(),
  level: ListLevel,
  findings: z.array(z.string()).max(20),
});

export type JudgedLine = z.infer<typeof JudgedLine>;

/** Which of the judged lines are shown. */
export const ListPart = {
  level: ListLevel.nullable().default(null),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(200).default(50),
};

/** A page of judged lines, how many stand how, and what stands for all of them: writing asks for it. */
export function judgedPage<L extends z.ZodType>(line: L) {
  return z.strictObject({
    lines: z.array(line).max(200),
    total: z.int().nonnegative(),
    counts: z.record(ListLevel, z.int().nonnegative()),
    digest: z.string(),
  });
}

/** What the clerk decided about the lines: the rows taken although they ask, and whether the others may stay behind. */
export const ListDecision = {
  digest: z.string().min(1),
  accepted: z.array(z.int().positive()).max(20_000).default([]),
  /** Without it nothing is written while a line is not taken. */
  leavesOthers: z.boolean().default(false),
};
