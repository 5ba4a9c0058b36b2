import { z } from 'zod';
import { reads } from './entry.ts';

/** A character to choose from, with what tells it from its like. */
export const FoundCharacter = z.strictObject({
  character: z.string(),
  /** Where it is found: 基本, 扩展A … */
  block: z.string(),
  /** How it is composed: ⿰亻韦; null where it is not taken apart. */
  structure: z.string().nullable(),
  strokes: z.int().nonnegative(),
  /** Without tones, the usual one first. */
  readings: z.array(z.string()).max(10),
});
export type FoundCharacter = z.infer<typeof FoundCharacter>;

const FOUND_MOST = 120;

export const characterCalls = {
  /**
   * Han characters by what a clerk can say of them: parts (亻韦, 三点水 韦), a radical and the strokes beside it (王 8), a
   * reading beside parts, or a code point. An empty text finds nothing and makes the tables ready.
   */
  'characters.find': reads({
    input: z.strictObject({
      text: z.string().max(60),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(FOUND_MOST).default(40),
    }),
    output: z.strictObject({
      /** How the text was understood. */
      asked: z.strictObject({
        parts: z.array(z.string()).max(60),
        strokes: z.int().nullable(),
        reading: z.string().nullable(),
      }),
      /** Why a code point gives no character; of a private-use one the standard character is among the items. */
      problem: z.enum(['code-point-private-use', 'code-point-not-han']).nullable(),
      total: z.int().nonnegative(),
      items: z.array(FoundCharacter).max(FOUND_MOST),
    }),
    scope: 'nothing',
  }),
  /** How the tables read a name, piece by piece: what they lack a clerk types. */
  'characters.spell': reads({
    input: z.strictObject({ name: z.string().max(60) }),
    output: z.strictObject({
      pieces: z.array(z.strictObject({ piece: z.string(), reading: z.string().nullable() })).max(60),
    }),
    scope: 'nothing',
  }),
};
