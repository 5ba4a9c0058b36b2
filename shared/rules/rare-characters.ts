import { isPrivateUse, STANDARD_OF_PRIVATE_USE } from './private-use.ts';
import { foldWidth, withoutBlanks } from './text.ts';

/** Characters of names that get lost between PCs, and the ideographs a code point may stand for; domain part G.6. */

export type HanBlockName =
  | '基本'
  | '扩展A'
  | '扩展B'
  | '扩展C'
  | '扩展D'
  | '扩展E'
  | '扩展F'
  | '扩展G'
  | '扩展H'
  | '扩展I'
  | '兼容';

/** Assigned ideographs by block (Unicode 15.1, Blocks.txt and UnicodeData.txt), in the order of their code points. */
export const HAN_BLOCKS: readonly { name: HanBlockName; first: number; last: number }[] = [
  { name: '扩展A', first: 0x3400, last: 0x4dbf },
  { name: '基本', first: 0x4e00, last: 0x9fff },
  { name: '兼容', first: 0xf900, last: 0xfa6d },
  { name: '兼容', first: 0xfa70, last: 0xfad9 },
  { name: '扩展B', first: 0x20000, last: 0x2a6df },
  { name: '扩展C', first: 0x2a700, last: 0x2b739 },
  { name: '扩展D', first: 0x2b740, last: 0x2b81d },
  { name: '扩展E', first: 0x2b820, last: 0x2cea1 },
  { name: '扩展F', first: 0x2ceb0, last: 0x2ebe0 },
  { name: '扩展I', first: 0x2ebf0, last: 0x2ee5d },
  { name: '兼容', first: 0x2f800, last: 0x2fa1d },
  { name: '扩展G', first: 0x30000, last: 0x3134a },
  { name: '扩展H', first: 0x31350, last: 0x323af },
];

export type CharacterProblem =
  | 'private-use'
  | 'noncharacter'
  | 'surrogate'
  /** U+FFFD: the character was lost before the text came to us. */
  | 'lost'
  | 'control'
  | 'compatibility'
  | 'radical';

export interface CharacterFinding {
  /** Where it stands, in UTF-16 units, as in `slice` and in the selection of a text field. */
  index: number;
  /** 'U+9FB4'. */
  codePoint: string;
  problem: CharacterProblem;
  level: 'refused' | 'warned';
  /** The character to write instead, where it is known. */
  advice: string | null;
}

export type CodePointReading =
  | { ok: true; character: string }
  | { ok: false; problem: 'code-point-unreadable' | 'code-point-not-han' }
  /** `advice`: the standard character that took its place, where there is one. */
  | { ok: false; problem: 'code-point-private-use'; advice: string | null };

type Judgement = Pick<CharacterFinding, 'problem' | 'level' | 'advice'>;

// In the compatibility block by mistake of the standard: they have no other code point (Unicode 15.1, chapter 18.1).
const UNIFIED_IN_COMPATIBILITY = new Set('﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩');
// The ideographs for U+2E80-2EF3, from Unicode's EquivalentUnifiedIdeograph.txt; 0 where there is none. The radicals
// U+2F00-2FD5 have theirs as a compatibility decomposition.
const RADICALS_SUPPLEMENT = 0x2e80;
const IDEOGRAPHS = (
  '0 5382 4e5b 4e5a 4e59 4ebb 5182 20628 5200 5202 535c 353e 5c0f 5c10 5140 5c23 5c22 21bc2 5df3 5e7a 5f51 5f50 5fc4 ' +
  '5fc3 624c 6535 0 65e1 65e5 6708 6b7a 6bcd 6c11 6c35 6c3a 706c 722b 722c 4e2c 725b 72ad 738b 24d14 76ee 793a 793b ' +
  '25ad7 7cf9 7e9f 7f53 7f52 34c1 5197 2626b 7f8a 2634c 2634b 8002 8080 807f 8089 26951 8279 827a 827b 864e 8864 8980 ' +
  '897f 89c1 89d2 278b2 8ba0 8d1d 27fb7 8f66 8fb6 8fb7 8fb8 9091 9485 9577 9578 957f 95e8 28e0f 961d 96e8 9752 97e6 ' +
  '9875 98ce 98de 98df 2967f 98e0 9963 29810 9a6c 9aa8 9b3c 9c7c 9e1f 5364 9ea6 9ec4 9efe 6589 9f50 6b6f 9f7f 7adc ' +
  '9f99 9f9c 4e80 9f9f'
)
  .split(' ')
  .map((hex) => Number.parseInt(hex, 16));

// U+2CEB0, 0x2CEB0, u2ceb0, \u{2ceb0}, 2ceb0; &#x2CEB0; and, in decimals, &#183984;
const HEX = /^(?:U\+?|0X|\\U|\\X|&#X)?\{?([\dA-F]{4,8})\}?;?$/i;
const DECIMAL = /^&#(\d{1,8});?$/;

/**
 * Every character of a name, as it was written, that another PC may show differently or not at all (GB 18030-2022 and
 * names, part G.6), in order. `refused`: private use, noncharacters, halves of surrogate pairs, U+FFFD, controls.
 * `warned`: compatibility ideographs and radicals, which look right and are not found by a search; also tabs and line
 * breaks, which `readName` takes away.
 */
export function inspectName(text: string): CharacterFinding[] {
  const findings: CharacterFinding[] = [];
  let index = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number;
    const judgement = judge(character, codePoint);
    if (judgement) findings.push({ index, codePoint: codePointName(codePoint), ...judgement });
    index += character.length;
  }
  return findings;
}

/**
 * What to write instead of the characters of a name that are refused, in words: 第 2 个字请改用“龴”（U+9FB4）. Empty where
 * nothing is refused, or where the standard has no character to name.
 */
export function refusedAdvice(name: string): string {
  const characters = Array.from(name);
  return inspectName(name)
    .filter(({ level, advice }) => level === 'refused' && advice !== null)
    .map(({ index, advice }) => {
      const position = Array.from(name.slice(0, index)).length + 1;
      const place = characters.length === 1 ? '这个字' : `第 ${position} 个字`;
      return `${place}请改用“${advice}”（U+${(advice?.codePointAt(0) ?? 0).toString(16).toUpperCase()}）`;
    })
    .join('，');
}

/** The block an assigned ideograph belongs to (Unicode 15.1); null for anything else, also for 〇 U+3007 and radicals. */
export function hanBlockOf(codePoint: number): HanBlockName | null {
  return HAN_BLOCKS.find((block) => codePoint >= block.first && codePoint <= block.last)?.name ?? null;
}

/**
 * The ideograph for a code point as clerks copy it from a list or a web page: U+2CEB0, 2ceb0, u2ceb0, 0x2CEB0, &#x2CEB0;,
 * \u{2CEB0} or, in decimals, &#183984;. Blanks and full width do not matter. Only what `hanBlockOf` knows is given
 * (Unicode 15.1, part G.6), for anything else would be another way to type a character that `inspectName` refuses.
 */
export function characterOfCodePoint(text: string): CodePointReading {
  const written = withoutBlanks(foldWidth(text));
  const hex = HEX.exec(written)?.[1];
  const decimal = DECIMAL.exec(written)?.[1];
  const codePoint = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : null;
  if (codePoint === null) return { ok: false, problem: 'code-point-unreadable' };
  if (isPrivateUse(codePoint) && !isNoncharacter(codePoint)) {
    return { ok: false, problem: 'code-point-private-use', advice: STANDARD_OF_PRIVATE_USE.get(codePoint) ?? null };
  }
  if (hanBlockOf(codePoint) === null) return { ok: false, problem: 'code-point-not-han' };
  return { ok: true, character: String.fromCodePoint(codePoint) };
}

function judge(character: string, codePoint: number): Judgement | null {
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return { problem: 'surrogate', level: 'refused', advice: null };
  if (isNoncharacter(codePoint)) return { problem: 'noncharacter', level: 'refused', advice: null };
  if (isPrivateUse(codePoint)) {
    return { problem: 'private-use', level: 'refused', advice: STANDARD_OF_PRIVATE_USE.get(codePoint) ?? null };
  }
  if (codePoint === 0xfffd) return { problem: 'lost', level: 'refused', advice: null };
  if (codePoint < 0x20 || (codePoint >= 0x7f && codePoint <= 0x9f)) {
    const isBlank = codePoint >= 0x09 && codePoint <= 0x0d;
    return { problem: 'control', level: isBlank ? 'warned' : 'refused', advice: null };
  }
  if (isCompatibility(codePoint) && !UNIFIED_IN_COMPATIBILITY.has(character)) {
    const unified = character.normalize('NFC');
    return { problem: 'compatibility', level: 'warned', advice: unified === character ? null : unified };
  }
  if (codePoint >= RADICALS_SUPPLEMENT && codePoint <= 0x2fdf) {
    return { problem: 'radical', level: 'warned', advice: ideographOfRadical(character, codePoint) };
  }
  return null;
}

function isNoncharacter(codePoint: number): boolean {
  return (codePoint >= 0xfdd0 && codePoint <= 0xfdef) || (codePoint & 0xfffe) === 0xfffe;
}

function isCompatibility(codePoint: number): boolean {
  return (codePoint >= 0xf900 && codePoint <= 0xfaff) || (codePoint >= 0x2f800 && codePoint <= 0x2fa1f);
}

function ideographOfRadical(radical: string, codePoint: number): string | null {
  const ideograph = IDEOGRAPHS[codePoint - RADICALS_SUPPLEMENT];
  if (ideograph) return String.fromCodePoint(ideograph);
  const unified = radical.normalize('NFKC');
  return unified === radical ? null : unified;
}

function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
