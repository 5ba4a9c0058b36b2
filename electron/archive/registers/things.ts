import type { ReadableDb } from '#db/core/open.ts';
import type { KindThing } from '../core/abouts.ts';
import { retireeMonths, retireeThings } from '../retiree/things.ts';

/** The things that only one kind of record has, by the names its contract gives them. */
export const kindThings: Readonly<Partial<Record<string, KindThing>>> = { ...retireeThings };

/** By noun, the id of what a kind keeps of a month (`YYYY-MM`); 0 where it keeps nothing yet. */
export const kindMonths: Readonly<Partial<Record<string, (db: ReadableDb, month: string) => number>>> = {
  ...retireeMonths,
};
