import { pinyin } from 'pinyin-pro';
import type { Reading } from '#db/people/people.ts';

const PIECE = /[a-z0-9]+|\p{Script=Han}+/gu;
const SYLLABLE = /^[a-z]+$/;

/**
 * How the name of an organisation is read: one reading, in context (农行 nonghang, 长乐 changle), digits and Latin
 * letters as they stand (3M公司 3mgs). Characters the library does not know are left out.
 */
export function organisationReading(name: string): Reading {
  let full = '';
  let initials = '';
  for (const [piece] of name.normalize('NFKC').toLowerCase().matchAll(PIECE)) {
    if (/^[a-z0-9]/.test(piece)) {
      full += piece;
      initials += piece;
      continue;
    }
    for (const syllable of pinyin(piece, { toneType: 'none', type: 'array', v: true })) {
      if (!SYLLABLE.test(syllable)) continue;
      full += syllable;
      initials += syllable.charAt(0);
    }
  }
  return { full, initials };
}
