import { STANDARD_OF_PRIVATE_USE } from './private-use.ts';

/**
 * GB 18030-2022 gave 18 two-byte places another Unicode character: ten of vertical punctuation, eight components of
 * ideographs (domain part G.6). iconv-lite and older runtimes know the edition of 2005 only, which puts them into the
 * private area. The two functions stand behind such a decoder and before such an encoder. Behind a newer decoder the
 * first changes nothing; before a newer encoder the second must not stand.
 *
 * The four-byte places that the edition of 2005 had for them (82359037 for 龴 U+9FB4) are still read as those characters,
 * as Unicode recommends (L2/23-003R) and ICU and WHATWG do: to the letter of 2022 they are private-use now, but files of
 * older systems hold them.
 */
const MOVED = /^[\uFE10-\uFE19\u9FB4-\u9FBB]$/;

const NEW_BY_OLD = new Map(
  Array.from(STANDARD_OF_PRIVATE_USE)
    .filter(([, standard]) => MOVED.test(standard))
    .map(([old, standard]) => [String.fromCharCode(old), standard] as const),
);
const OLD_BY_NEW = new Map(Array.from(NEW_BY_OLD, ([old, standard]) => [standard, old] as const));
const OLD = new RegExp(`[${Array.from(NEW_BY_OLD.keys()).join('')}]`, 'g');
const NEW = new RegExp(`[${Array.from(OLD_BY_NEW.keys()).join('')}]`, 'g');

/**
 * A text as GB 18030-2022 reads it, from what a decoder of the edition of 2005 made of the bytes (part G.6). Other
 * private-use characters stay: the standard has none for them, and `inspectName` says what they may have been.
 */
export function repairDecoded2005(text: string): string {
  return text.replace(OLD, (character) => NEW_BY_OLD.get(character) ?? character);
}

/**
 * A text to give to an encoder of the edition of 2005, so that it writes the bytes of GB 18030-2022 (part G.6). For the
 * encoder only: what it returns is not to be kept or shown.
 */
export function prepareFor2005Encoder(text: string): string {
  return text.replace(NEW, (character) => OLD_BY_NEW.get(character) ?? character);
}
