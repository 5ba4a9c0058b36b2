import { foldWidth } from '#shared/rules/text.ts';

/** The day the names and codes of divisions stand for; those of later days are typed by hand. */
export const DIVISIONS_AS_OF = '2023-06-30';

/** A street or town, or the district of one that is not known yet. */
export interface Street {
  /** 12 digits. */
  code: string;
  name: string;
  /** 福建省 福州市 鼓楼区 南街街道. */
  path: string;
}

/** The streets of the country from the cut: a line holds a code of 2, 4, 6 or 9 digits and its name. */
export function readStreets(text: string): Street[] {
  const names = new Map(
    text.split('\n').map((line) => {
      const digits = /^\d*/.exec(line)?.[0] ?? '';
      return [digits, line.slice(digits.length)] as const;
    }),
  );
  const streets: Street[] = [];
  for (const [code, name] of names) {
    if (code.length !== 9) continue;
    const above = [code.slice(0, 2), code.slice(0, 4), code.slice(0, 6)].map((part) => names.get(part) ?? '');
    const path = [...above, name].filter((part) => part !== '' && !/^(?:市辖区|县|(?:省|自治区)直辖.*)$/.test(part));
    streets.push({ code: `${code}000`, name, path: path.join(' ') });
  }
  return streets;
}

/** Streets that fit what was typed: any words of the names, in any order, or the beginning of the code. */
export function findStreets(streets: readonly Street[], typed: string, limit: number): Street[] {
  const words = foldWidth(typed).trim().split(/\s+/).filter(Boolean);
  if (words.length === 0 || words.join('').length < 2) return [];
  const found: Street[] = [];
  for (const street of streets) {
    const fits = words.every((word) =>
      /^\d+$/.test(word) ? street.code.startsWith(word) : street.path.includes(word),
    );
    if (fits) found.push(street);
    if (found.length >= limit) break;
  }
  return found;
}

/** The communities of a street from its province's cut; 社区居委会 is called by its community. */
export function readCommunities(text: string, streetCode: string): { name: string; code: string }[] {
  const street = streetCode.slice(0, 9);
  const line = text.split('\n').find((one) => one.startsWith(`${street}\t`));
  return (line ?? '')
    .split('\t')
    .slice(1)
    .map((one) => ({
      code: street + one.slice(0, 3),
      name: one.slice(3).replace(/社区(?:居委会|居民委员会)$/, '社区'),
    }));
}
