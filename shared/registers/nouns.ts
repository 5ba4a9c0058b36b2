import { type ActNoun, generalNouns } from '../contract/nouns.ts';
import { retireeNouns } from '../records/retiree/contract/nouns.ts';

const nouns = { ...generalNouns, ...retireeNouns };

/** What an act can be about: the general nouns, and those that each kind of record brings. */
export type CommandNoun = keyof typeof nouns;

export const actNouns: Readonly<Record<CommandNoun, ActNoun>> = nouns;

export const commandNouns = Object.keys(nouns) as CommandNoun[];

/** Whether acts can be about it: the log names other things besides. */
export const isActNoun = (noun: string): noun is CommandNoun => Object.hasOwn(nouns, noun);
