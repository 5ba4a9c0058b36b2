import type { LikenessReason } from '#shared/rules/look-alike.ts';

interface ReasonWords {
  text: string;
  /** Whether it speaks for one person or for two. */
  speaksFor: 'one' | 'two';
}

/** Each finding of a comparison in a clerk's words. */
const words: Record<LikenessReason, ReasonWords> = {
  'same-number': { text: '证件号码相同', speaksFor: 'one' },
  'same-number-other-form': { text: '证件号码相同（15 位与 18 位）', speaksFor: 'one' },
  'former-number': { text: '与曾用号码相符', speaksFor: 'one' },
  'number-swapped': { text: '证件号码有两位颠倒', speaksFor: 'one' },
  'number-one-off': { text: '证件号码差一位', speaksFor: 'one' },
  'number-cut-off': { text: '证件号码后几位丢失', speaksFor: 'one' },
  'number-doubtful': { text: '证件号码不同，但其中有错', speaksFor: 'two' },
  'different-number': { text: '证件号码不同', speaksFor: 'two' },
  'same-name': { text: '姓名相同', speaksFor: 'one' },
  'variant-characters': { text: '姓名只差异体字', speaksFor: 'one' },
  'same-sound': { text: '姓名同音', speaksFor: 'one' },
  'similar-shape': { text: '姓名有形近字', speaksFor: 'one' },
  'similar-sound': { text: '姓名音近', speaksFor: 'one' },
  'character-missing': { text: '姓名少一个字', speaksFor: 'one' },
  'one-character-off': { text: '姓名差一个字', speaksFor: 'two' },
  'former-name': { text: '与曾用名相符', speaksFor: 'one' },
  'same-surname': { text: '只有姓相同', speaksFor: 'two' },
  'different-name': { text: '姓名不同', speaksFor: 'two' },
  'same-birth': { text: '出生日期相同', speaksFor: 'one' },
  'birth-swapped': { text: '出生月日颠倒', speaksFor: 'one' },
  'birth-one-off': { text: '出生日期差一位', speaksFor: 'one' },
  'same-birth-year': { text: '只有出生年相同', speaksFor: 'two' },
  'different-birth': { text: '出生日期不同', speaksFor: 'two' },
  'different-gender': { text: '性别不同', speaksFor: 'two' },
  'same-phone': { text: '手机相同', speaksFor: 'one' },
  'different-phone': { text: '手机不同', speaksFor: 'two' },
};

export function reasonWords(reason: LikenessReason): ReasonWords {
  return words[reason];
}

/** A score as clerks read it: how sure, not how many per cent of what. */
export function scoreWords(score: number): string {
  if (score >= 0.95) return '几乎肯定';
  if (score >= 0.75) return '很可能';
  return '可能';
}

const NUMBER = /^\d+X?$/;

export interface MarkedPiece {
  /** Its place in the text, in characters. */
  at: number;
  text: string;
  isDifferent: boolean;
}

/**
 * A text cut where it differs from another, for what an eye has to look at: numbers of one length place by place, any
 * other text between what both ends have in common.
 */
export function markDifference(text: string, other: string): MarkedPiece[] {
  const [own, against] = [Array.from(text), Array.from(other)];
  if (own.length === against.length && NUMBER.test(text) && NUMBER.test(other)) return markPlaces(own, against);
  let start = 0;
  while (start < own.length && start < against.length && own[start] === against[start]) start += 1;
  let end = 0;
  while (
    end < own.length - start &&
    end < against.length - start &&
    own[own.length - 1 - end] === against[against.length - 1 - end]
  )
    end += 1;
  const pieces = [
    { at: 0, text: own.slice(0, start).join(''), isDifferent: false },
    { at: start, text: own.slice(start, own.length - end).join(''), isDifferent: true },
    { at: own.length - end, text: own.slice(own.length - end).join(''), isDifferent: false },
  ];
  return pieces.filter((piece) => piece.text !== '');
}

function markPlaces(own: readonly string[], other: readonly string[]): MarkedPiece[] {
  const pieces: MarkedPiece[] = [];
  for (const [at, text] of own.entries()) {
    const isDifferent = text !== other[at];
    const last = pieces.at(-1);
    if (last?.isDifferent === isDifferent) last.text += text;
    else pieces.push({ at, text, isDifferent });
  }
  return pieces;
}
