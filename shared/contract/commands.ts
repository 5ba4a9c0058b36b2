import { z } from 'zod';
import { actNouns, type CommandNoun, commandNouns } from '../registers/nouns.ts';
import type { CommandName } from './acts.ts';
import { reads, writes } from './entry.ts';
import { Id, Instant } from './types.ts';

/** One act of a clerk, as it can be shown and taken back. */
export interface Command {
  id: number;
  at: string;
  by: string;
  name: CommandName;
  /** In the clerk's words: 合并人员：张三. */
  title: string;
  noun: CommandNoun;
  nounId: number;
  undoneAt: string | null;
}
// Annotated, since the names of acts are those of calls, some of which answer with acts.
export const Command: z.ZodType<Command> = z.strictObject({
  id: Id,
  at: Instant,
  by: z.string(),
  name: z.custom<CommandName>((name) => typeof name === 'string'),
  title: z.string(),
  noun: z.enum(commandNouns),
  nounId: Id,
  undoneAt: Instant.nullable(),
});

/** Forms of what an act wrote that came out after it, the newest first; `total` counts those beyond the ones named. */
export const PapersSince = z.strictObject({
  items: z
    .array(
      z.strictObject({
        title: z.string(),
        /** What it was printed of: 张三 350102005-TX2026-00012; the first, where `things` are more. */
        of: z.string(),
        things: z.int().positive(),
        at: Instant,
        by: z.string(),
        isPdf: z.boolean(),
      }),
    )
    .max(10),
  total: z.int().nonnegative(),
});
export type PapersSince = z.infer<typeof PapersSince>;

export const commandCalls = {
  /** The acts about one thing, or with `nounId` null about all of a noun, newest first. */
  'commands.list': reads({
    input: z.strictObject({
      noun: z.enum(commandNouns),
      nounId: Id.nullable(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.strictObject({ items: z.array(Command).max(200) }),
    scope: ({ noun, nounId }) => (nounId === null ? undefined : actNouns[noun].about?.(nounId)) ?? { isWhole: true },
  }),
  /** What was printed since, to be said before a command is taken back; `refusal`: why it cannot be, then it is not offered. */
  'commands.papers': reads({
    input: z.strictObject({ id: Id }),
    output: PapersSince.extend({ refusal: z.string().nullable() }),
    scope: ({ id }) => ({ act: id }),
  }),
  /** Takes a command back whole, or not at all; `papers` were printed of it and say what is so no more. */
  'commands.undo': writes({
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ title: z.string(), papers: PapersSince }),
    // To take an act back asks for what doing it asks for: the handler looks at the act.
    right: 'look',
    scope: ({ id }) => ({ act: id }),
  }),
};
