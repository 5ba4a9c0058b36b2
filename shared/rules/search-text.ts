import { foldWidth } from './text.ts';

/** What a clerk typed into the search box, classified. */
export interface SearchQuery {
  /** Folded to half width, trimmed, dots unified. */
  text: string;
  /** Set when the whole text is digits (an X at the end of an ID number included). */
  digits: string | null;
  /** Set when the whole text is letters: pinyin or initials, lower case, without blanks and apostrophes. */
  latin: string | null;
  /** Set when a Han character is in it. */
  han: string | null;
}

export function readQuery(text: string): SearchQuery {
  const folded = foldWidth(text.normalize('NFC'))
    .trim()
    .replace(/[•・‧∙]/g, '·');
  const isDigits = /^\d+[xX]?$/.test(folded);
  const isLatin = /^[A-Za-züÜ' ]+$/.test(folded);
  return {
    text: folded,
    digits: isDigits ? folded.toUpperCase() : null,
    latin: isLatin ? folded.toLowerCase().replaceAll('ü', 'v').replace(/[' ]/g, '') : null,
    han: /\p{Script=Han}/u.test(folded) ? folded : null,
  };
}
