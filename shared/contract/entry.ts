import type { z } from 'zod';
import type { CommandNoun } from '../registers/nouns.ts';
import type { Right } from '../rules/rights.ts';
import type { About } from './about.ts';
import type { Call } from './types.ts';

/** What a call asks for: a right, or `none` where nobody has signed in yet; by its input where that decides. */
export type RightAsked<In> = Right | 'none' | ((input: In) => Right);

/**
 * How a call keeps to what the user may see.
 * - `nothing`: it shows and changes nothing of people or their files;
 * - `narrowed`: its handler answers of what lies within only;
 * - `whole`: only for those who see the whole office;
 * - else what it is about, by its input, which must lie within.
 */
export type CallScope<In> = 'nothing' | 'narrowed' | 'whole' | ((input: In) => About);

/** A thing as the log names it; `nounId` 0: all of the noun. */
export interface Logged {
  noun: string;
  nounId: number;
}

/** The noun an act is about, or the several; `takenBackBy` where others take it back than the acts of its noun. */
export type ActAbout = CommandNoun | { nouns: readonly CommandNoun[]; takenBackBy?: 'people' };

interface Entry<I extends z.ZodType, O extends z.ZodType> {
  input: I;
  output: O;
  scope: CallScope<z.output<I>>;
  /** Whose page or paper it shows: looks are logged. Writes keep their own entries with their changes. */
  shows?: (input: z.output<I>) => readonly Logged[];
  /** Of what it writes a table out of the archive; with `month` the noun's own way finds the id (registers/nouns). */
  takesOut?: (input: z.output<I>) => Logged | { noun: string; month: string };
  /** Answered while it is in question which archive the office goes on with. */
  isOfStart?: true;
}

interface ReadEntry<I extends z.ZodType, O extends z.ZodType> extends Entry<I, O> {
  /** Looking where nothing is said. */
  right?: RightAsked<z.output<I>>;
}

interface WriteEntry<I extends z.ZodType, O extends z.ZodType, A extends ActAbout | undefined> extends Entry<I, O> {
  /** A call that is kept as an act asks for one right, whatever its input, since taking it back asks for the same. */
  right: A extends ActAbout ? Right : RightAsked<z.output<I>>;
  /** What the act is about that the call is kept as, and can be taken back as; left out where it keeps none. */
  act?: A;
}

export interface ReadCall<I extends z.ZodType, O extends z.ZodType> extends ReadEntry<I, O> {
  writes: false;
}

export interface WriteCall<I extends z.ZodType, O extends z.ZodType, A extends ActAbout | undefined>
  extends WriteEntry<I, O, A> {
  writes: true;
}

/** A call that changes nothing in the archive. */
export function reads<I extends z.ZodType, O extends z.ZodType>(entry: ReadEntry<I, O>): ReadCall<I, O> {
  return { ...entry, writes: false };
}

/** A call that may change the archive. */
export function writes<I extends z.ZodType, O extends z.ZodType, const A extends ActAbout | undefined = undefined>(
  entry: WriteEntry<I, O, A>,
): WriteCall<I, O, A> {
  return { ...entry, writes: true };
}

/** A call whichever, as the door of the archive reads its entry; its functions take the parsed input of their call. */
export interface AnyEntry extends Call<z.ZodType, z.ZodType> {
  right?: RightAsked<never>;
  scope: CallScope<never>;
  shows?: (input: never) => readonly Logged[];
  takesOut?: (input: never) => Logged | { noun: string; month: string };
  isOfStart?: true;
  act?: ActAbout;
}
