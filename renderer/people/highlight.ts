import type { Matched, RecordRow } from '#shared/contract/records.ts';
import { readQuery } from '#shared/rules/search-text.ts';

export interface Piece {
  text: string;
  isHit: boolean;
}

const matchedWords: Record<Matched, string | null> = {
  // Seen in the row itself, with the hit marked: no word needed.
  name: null,
  number: null,
  idNumber: null,
  formerName: '曾用名',
  alias: '别名',
  formerNumber: '旧号码',
  pinyin: '拼音',
  initials: '首字母',
  phone: '电话',
  address: '住址',
  own: '登记内容',
  household: '户号',
  beside: '相关人员',
};

/** By what a hit was found, where the row does not show it by itself. */
export function matchedWord(row: RecordRow, text: string): string | null {
  if (!row.matched) return null;
  if (row.matched === 'phone' && row.mobile && pieces(row.mobile, text).some((piece) => piece.isHit)) return null;
  return row.beside ?? matchedWords[row.matched];
}

/** The value cut where a word of the search text stands in it; in one piece when none does. */
export function pieces(value: string, text: string): Piece[] {
  const words = readQuery(text)
    .text.split(' ')
    .filter((word) => word !== '');
  const low = value.toLowerCase();
  const marks: { from: number; to: number }[] = [];
  for (const word of words) {
    const from = low.indexOf(word.toLowerCase());
    if (from >= 0) marks.push({ from, to: from + word.length });
  }
  marks.sort((a, b) => a.from - b.from);
  const cut: Piece[] = [];
  let at = 0;
  for (const mark of marks) {
    if (mark.from < at) continue;
    if (mark.from > at) cut.push({ text: value.slice(at, mark.from), isHit: false });
    cut.push({ text: value.slice(mark.from, mark.to), isHit: true });
    at = mark.to;
  }
  if (at < value.length || cut.length === 0) cut.push({ text: value.slice(at), isHit: false });
  return cut;
}

/** For a name found by its initials (zxm): as many characters from the front as letters were typed. */
export function initialPieces(name: string, text: string): Piece[] {
  const latin = readQuery(text).latin;
  const letters = Array.from(name);
  if (!latin || latin.length > letters.length) return [{ text: name, isHit: false }];
  const cut = [
    { text: letters.slice(0, latin.length).join(''), isHit: true },
    { text: letters.slice(latin.length).join(''), isHit: false },
  ];
  return cut.filter((piece) => piece.text !== '');
}
