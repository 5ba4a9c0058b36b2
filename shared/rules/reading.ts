/** How a name is read aloud, as a clerk types it where the tables do not know it or read it wrongly (part G.6). */

// Syllables of 汉语拼音方案 with those of 现代汉语词典 and Unihan beyond it, without tones; behind a consonant its finals.
const FINALS =
  'b:a ai an ang ao ei en eng i ian iao ie in ing o u iang ong;' +
  'p:a ai an ang ao ei en eng i ian iao ie in ing o ou u ia;' +
  'm:a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u;' +
  'f:a an ang ei en eng iao o ou u;' +
  'd:a ai an ang ao e ei en eng i ia ian iao ie in ing iu ong ou u uan ui un uo;' +
  't:a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo;' +
  'n:a ai an ang ao e ei en eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve;' +
  'l:a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve;' +
  'g:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo;' +
  'k:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo;' +
  'h:a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo;' +
  'j:i ia ian iang iao ie in ing iong iu u uan ue un;' +
  'q:i ia ian iang iao ie in ing iong iu u uan ue un;' +
  'x:i ia ian iang iao ie in ing iong iu u uan ue un;' +
  'zh:a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo;' +
  'ch:a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo;' +
  'sh:a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo;' +
  'r:an ang ao e en eng i ong ou u ua uan ui un uo;' +
  'z:a ai an ang ao e ei en eng i ong ou u uan ui un uo;' +
  'c:a ai an ang ao e ei en eng i ong ou u uan ui un uo;' +
  's:a ai an ang ao e ei en eng i ong ou u uan ui un uo;' +
  'y:a ai an ang ao e i in ing o ong ou u uan ue un;' +
  'w:a ai an ang ei en eng o u ong;' +
  ':a ai an ang ao e ei en eng er o ou m n ng hm hng';

const syllables = new Set(
  FINALS.split(';').flatMap((row) => {
    const [initial = '', finals = ''] = row.split(':');
    return finals.split(' ').map((final) => initial + final);
  }),
);
const LONGEST = Math.max(...Array.from(syllables, (syllable) => syllable.length));

// A word in Latin letters is one piece and stands for itself.
const PIECES = /[\p{Script=Latin}\p{M}']+|\p{Script=Han}/gu;
const IS_HAN = /\p{Script=Han}/u;
const TONES = /[\u0300-\u0304\u0306-\u0307\u030c]|[1-5](?![\d])/g;

export type ReadingProblem = 'reading-count' | 'reading-syllable' | 'reading-ambiguous';
export type TypedReading =
  | { ok: true; reading: string }
  | { ok: false; problem: ReadingProblem /** What is wrong, in words for the clerk. */; sentence: string };

/** What of a name is read: each Chinese character, each Latin word; dots and the like are silent. */
export function namePieces(name: string): string[] {
  return name.normalize('NFC').match(PIECES) ?? [];
}

/** Whether this is a syllable of Mandarin without tone, ü written as v. */
export function isSyllable(text: string): boolean {
  return syllables.has(text);
}

/**
 * A reading as a clerk types it, with or without tones (zhāng wěi, zhang1 wei3, zhangwei), in the form it is kept: one
 * syllable for each piece of the name, lower case, ü as v, one blank between: `zhang wei`.
 */
export function readReading(text: string, name: string): TypedReading {
  const pieces = namePieces(name);
  const words = wordsOf(text);
  if (pieces.length === 0 || words.length === 0) return wrongCount(pieces, words);
  if (words.length === pieces.length) return checked(pieces, words);
  // Of a long name there are too many ways to take it apart.
  const mayBeJoined = words.length === 1 && pieces.length <= 8 && pieces.every((piece) => IS_HAN.test(piece));
  if (mayBeJoined) return taken(pieces, words[0] as string);
  return wrongCount(pieces, words);
}

/** What was typed without tones, ü as v, one blank between the words; the name may still be unknown. */
export function plainReading(text: string): string {
  return wordsOf(text).join(' ');
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(TONES, '')
    .replace(/u(?:\u0308|:)/g, 'v')
    .split(/[\s'’·\-,，.]+/)
    .filter((word) => word !== '')
    .map((word) => (isSyllable(word) ? word : (SPELLED_OTHERWISE.get(word) ?? word)));
}

// As passports and older rosters write them.
const SPELLED_OTHERWISE = new Map([
  ['lyu', 'lv'],
  ['nyu', 'nv'],
  ['lue', 'lve'],
  ['nue', 'nve'],
  ['lyue', 'lve'],
  ['nyue', 'nve'],
]);

function checked(pieces: readonly string[], words: readonly string[]): TypedReading {
  const wrong = words.findIndex((word, index) =>
    IS_HAN.test(pieces[index] ?? '') ? !isSyllable(word) : !/^[a-z]+$/.test(word),
  );
  if (wrong < 0) return { ok: true, reading: words.join(' ') };
  return {
    ok: false,
    problem: 'reading-syllable',
    sentence: `“${words[wrong]}”不是拼音音节（第 ${wrong + 1} 个，“${pieces[wrong]}”的读音），例如 zhang wei`,
  };
}

/** A reading without blanks, taken apart into as many syllables as there are characters. */
function taken(pieces: readonly string[], joined: string): TypedReading {
  const ways = waysToTake(joined, pieces.length);
  if (ways.length === 1) return { ok: true, reading: (ways[0] as string[]).join(' ') };
  if (ways.length === 0) return wrongCount(pieces, [joined]);
  return {
    ok: false,
    problem: 'reading-ambiguous',
    sentence: `“${joined}”有几种拼法，请用空格分开，例如 ${(ways[0] as string[]).join(' ')}`,
  };
}

function waysToTake(rest: string, count: number): string[][] {
  if (count === 0) return rest === '' ? [[]] : [];
  const ways: string[][] = [];
  for (let length = 1; length <= Math.min(LONGEST, rest.length); length += 1) {
    const syllable = rest.slice(0, length);
    // 嗯 and the like have no vowel; written without blanks they would make zha ng of zhang.
    if (!isSyllable(syllable) || !/[aeiouv]/.test(syllable)) continue;
    for (const way of waysToTake(rest.slice(length), count - 1)) {
      ways.push([syllable, ...way]);
      if (ways.length > 1) return ways;
    }
  }
  return ways;
}

function wrongCount(pieces: readonly string[], words: readonly string[]): TypedReading {
  const sentence =
    pieces.length === 0
      ? '请先填写姓名'
      : `每个字写一个音节：姓名有 ${pieces.length} 个字，${words.length === 1 ? '拼不出这么多音节' : `读音有 ${words.length} 个音节`}，例如 zhang wei`;
  return { ok: false, problem: 'reading-count', sentence };
}
