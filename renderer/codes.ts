import { type Dictionary, dictionaryOf, type OwnCode } from '#shared/codes/dictionary.ts';
import { useArchive } from './queries.ts';

const none: readonly OwnCode[] = [];
const made = new WeakMap<readonly OwnCode[], Dictionary>();

/**
 * The code tables as they hold in this archive: the one way a screen reads a code's label. Asked once and kept until
 * somebody changes a code.
 */
export function useCodes(): Dictionary {
  const own = useArchive('codes.get', {}, { isLasting: true }).data?.items ?? none;
  return codesOf(own);
}

/** The same from rows that came along with something, as a sheet to print brings them. */
export function codesOf(own: readonly OwnCode[]): Dictionary {
  const known = made.get(own);
  if (known) return known;
  const codes = dictionaryOf(own);
  made.set(own, codes);
  return codes;
}
