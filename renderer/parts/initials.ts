// The first character of each pinyin initial in the order of the zh collation; a character belongs to the last not after it.
const FIRSTS: readonly (readonly [string, string])[] = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '哒'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '哈'],
  ['j', '讥'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '痳'],
  ['n', '拏'],
  ['o', '噢'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '呥'],
  ['s', '仨'],
  ['t', '他'],
  ['w', '屲'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '帀'],
];
const order = new Intl.Collator('zh-CN').compare;

/** Pinyin initials for choosing from a list by letters: 汉族 → hz. For labels only, one reading a character. */
export function initialsOf(text: string): string {
  return Array.from(text, initialOf).join('');
}

function initialOf(character: string): string {
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase();
  if (!/\p{Script=Han}/u.test(character)) return '';
  let initial = '';
  for (const [letter, first] of FIRSTS) {
    if (order(first, character) > 0) break;
    initial = letter;
  }
  return initial;
}
