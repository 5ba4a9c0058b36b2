import { foldForSearch } from './search-text.ts';
import { foldWidth, withoutBlanks } from './text.ts';

/** Which of our communities a text of a roster may mean that no register knows: 杨桥河南 for 杨桥河南社区. */

/** A community with everything it is or was called. */
export interface KnownCommunity {
  id: number;
  /** As it is called today. */
  name: string;
  /** Of today and of days past. */
  names: readonly string[];
  codes: readonly string[];
}

export interface CommunitySuggestion {
  id: number;
  name: string;
  /** By its name of today, by a former one, or by the 12 digits of its code. */
  why: 'name' | 'former' | 'code';
}

const ENDINGS = /(?:社区居民委员会|社区居委会|居民委员会|村民委员会|居委会|村委会|社区|村)$/;
const CODE = /(?<!\d)\d{12}(?!\d)/g;

/** The text under which what a source writes is kept: without blanks, in half width. */
export function communityKey(written: string): string {
  return withoutBlanks(foldWidth(written));
}

/** What is left of a name without the street in front of it and the words for its kind behind it. */
export function bareCommunity(written: string): string {
  const whole = withoutBlanks(foldForSearch(written)).replace(CODE, '');
  const behindStreet = whole.replace(/^.*街道(?:办事处)?(?=.)/, '');
  const bare = behindStreet.replace(ENDINGS, '').replace(ENDINGS, '');
  return bare === '' ? behindStreet : bare;
}

/** The one community a text may mean; null where none or several fit: then only a clerk can say. */
export function suggestCommunity(written: string, known: readonly KnownCommunity[]): CommunitySuggestion | null {
  const codes = foldWidth(written).match(CODE) ?? [];
  const byCode = known.filter((one) => codes.some((code) => one.codes.includes(code)));
  if (byCode.length > 0) return theOnly(byCode, 'code');
  const bare = bareCommunity(written);
  if (bare === '') return null;
  const byName = known.filter((one) => bareCommunity(one.name) === bare);
  if (byName.length > 0) return theOnly(byName, 'name');
  return theOnly(
    known.filter((one) => one.names.some((name) => bareCommunity(name) === bare)),
    'former',
  );
}

function theOnly(found: readonly KnownCommunity[], why: CommunitySuggestion['why']): CommunitySuggestion | null {
  const [first] = found;
  return first && found.length === 1 ? { id: first.id, name: first.name, why } : null;
}
