/**
 * Private-use code points that GBK, GB 18030-2000 and GB 18030-2005 gave to real characters before Unicode had them, and
 * the characters to use now. Old systems still write them; another PC shows nothing, or another character.
 *
 * Sources: GB 18030-2022 (domain part G.6) for the two-byte places FE50-FEA0, A6D9-A6F3, A8BC, A8BF, A989-A995 and A2E3.
 * The left side is a row of the private area in the order of the bytes, the right side what current decoders (ICU 78,
 * WHATWG) read there. Six places (FE51, FE52, FE53, FE6C, FE76, FE91) are still private-use there: GB/T 22321.1-2018 took
 * them out as duplicates of ideographs of extension B, which have their own four bytes and are given here.
 */
const ROWS: readonly (readonly [first: number, characters: string])[] = [
  // A2E3: the euro.
  [0xe76c, '20ac'],
  // A6D9-A6DF, A6EC, A6ED, A6F3: vertical punctuation. FE12 stands before FE11, so it is in the standard.
  [0xe78d, 'fe10 fe12 fe11 fe13 fe14 fe15 fe16 fe17 fe18 fe19'],
  // A8BC, A8BF: pinyin letters.
  [0xe7c7, '1e3f 1f9'],
  // A989-A995: the ideographic variation mark and the signs that describe how a character is built.
  [0xe7e7, '303e 2ff0 2ff1 2ff2 2ff3 2ff4 2ff5 2ff6 2ff7 2ff8 2ff9 2ffa 2ffb'],
  // FE50-FEA0 without FE7F: ideographs and components.
  [
    0xe815,
    '2e81 20087 20089 200cc 2e84 3473 3447 2e88 2e8b 9fb4 359e 361a 360e 2e8c 2e97 396e ' +
      '3918 9fb5 39cf 39df 3a73 39d0 9fb6 9fb7 3b4e 3c6e 3ce0 2ea7 215d7 9fb8 2eaa 4056 ' +
      '415f 2eae 4337 2eb3 2eb6 2eb7 2298f 43b1 43ac 2ebb 43dd 44d6 4661 464c 9fb9 4723 ' +
      '4729 477c 478d 2eca 4947 497a 497d 4982 4983 4985 4986 499f 499b 49b7 49b6 9fba ' +
      '241fe 4ca3 4c9f 4ca0 4ca1 4c77 4ca2 4d13 4d14 4d15 4d16 4d17 4d18 4d19 4dae 9fbb',
  ],
];

/** From private-use code point to standard character (GB 18030-2022 and its older editions, domain part G.6). */
export const STANDARD_OF_PRIVATE_USE: ReadonlyMap<number, string> = new Map(
  ROWS.flatMap(([first, characters]) =>
    characters.split(' ').map((hex, index) => [first + index, String.fromCodePoint(Number.parseInt(hex, 16))] as const),
  ),
);

/** Whether a code point is in one of Unicode's three private-use areas (Unicode 15.1, chapter 23.5). */
export function isPrivateUse(codePoint: number): boolean {
  return (codePoint >= 0xe000 && codePoint <= 0xf8ff) || (codePoint >= 0xf0000 && codePoint <= 0x10ffff);
}
