import { inspectName } from '#shared/rules/rare-characters.ts';
import { foldWidth } from '#shared/rules/text.ts';
import { partNamedAt } from './part-names.ts';

/** What a clerk wrote of a character that the input method does not offer. */
export interface PartsQuery {
  /** Parts that must be in the character, one entry for each time: 方, 方, 土. */
  parts: string[];
  /** Strokes beside the parts. */
  strokes: number | null;
  /** A syllable without tone, or its beginning; ü as v. */
  reading: string | null;
}

const SEPARATORS = /[\s+、，,。/]+/u;
const PIECE = /^(?:(\d{1,2})[画劃]?|([a-züv]{1,6})|(\p{Script=Han}))/iu;

/** Reads parts by themselves or by name, strokes and a reading, in any order: 亻韦, 三点水 韦, 王 8画, 王 ying. */
export function readPartsQuery(text: string): PartsQuery {
  const query: PartsQuery = { parts: [], strokes: null, reading: null };
  for (const token of foldWidth(text).normalize('NFC').split(SEPARATORS)) takeToken(token, query);
  return query;
}

function takeToken(token: string, query: PartsQuery): void {
  let rest = token;
  while (rest !== '') {
    const name = partNamedAt(rest);
    if (name) {
      query.parts.push(name.part);
      rest = rest.slice(name.length);
      continue;
    }
    const piece = PIECE.exec(rest);
    const [whole = '', strokes, reading, part] = piece ?? [];
    if (strokes !== undefined) query.strokes = Number(strokes);
    else if (reading !== undefined) query.reading = reading.toLowerCase().replaceAll('ü', 'v');
    else if (part !== undefined) query.parts.push(ideograph(part));
    rest = rest.slice(whole.length || Array.from(rest)[0]?.length);
  }
}

/** ⺡ and ⼈ are signs for a radical; compositions are written with the ideographs 氵 and 人. */
function ideograph(part: string): string {
  const [finding] = inspectName(part);
  return finding?.problem === 'radical' ? (finding.advice ?? part) : part;
}
