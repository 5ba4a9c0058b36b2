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

/** A community text of a roster, and how many lines have it. */
export interface RosterText {
  written: string;
  count: number;
}

/** Which texts of one roster are one community, and of which only a clerk can say so. */
export interface RosterSpellings {
  /** A text, and the text of the same roster under which its lines are registered. */
  sameAs: ReadonlyMap<string, string>;
  /** 杨桥 beside 杨桥村 and 杨桥社区, which may be two places: nothing is taken for one. */
  unclear: ReadonlySet<string>;
}

/**
 * Finds spellings of one community among texts that no register knows: 杨桥河南, 杨桥河南社区 and 杨桥河南居委会 are one, a
 * village and a community of one name are not. They are registered as the text in `settled` that is among them (what was
 * decided stands), else as the one that ends in 社区, else as the most frequent.
 */
export function rosterSpellings(texts: readonly RosterText[], settled: ReadonlySet<string>): RosterSpellings {
  const groups = new Map<string, RosterText[]>();
  for (const text of texts) {
    const bare = bareCommunity(text.written);
    groups.set(bare, [...(groups.get(bare) ?? []), text]);
  }
  const sameAs = new Map<string, string>();
  const unclear = new Set<string>();
  for (const group of groups.values()) {
    const open = group.filter((one) => !settled.has(one.written));
    if (group.length < 2 || open.length === 0) continue;
    const isOne = group.every((one) => group.every((other) => areOfOneKind(one.written, other.written)));
    if (!isOne) {
      for (const one of open) unclear.add(one.written);
      continue;
    }
    const into = group.find((one) => settled.has(one.written)) ?? bestOf(group);
    for (const one of open) if (one !== into) sameAs.set(one.written, into.written);
  }
  return { sameAs, unclear };
}

function bestOf(group: readonly RosterText[]): RosterText {
  const isFull = ({ written }: RosterText) => Number(/社区$/.test(written.trim()));
  return group.reduce((best, one) => {
    const more = isFull(one) - isFull(best);
    return more > 0 || (more === 0 && one.count > best.count) ? one : best;
  });
}

const VILLAGE = /(?:村民委员会|村委会|村)$/;

// 白马新村 and 白马新村社区 are one although the first ends as a village does.
function areOfOneKind(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => withoutBlanks(foldForSearch(text)));
  if (first === undefined || second === undefined) return false;
  const [firstKind, secondKind] = [first, second].map(kindOf);
  if (firstKind === null || secondKind === null || firstKind === secondKind) return true;
  return first.replace(ENDINGS, '') === second || second.replace(ENDINGS, '') === first;
}

function kindOf(text: string): 'village' | 'community' | null {
  if (VILLAGE.test(text)) return 'village';
  return ENDINGS.test(text) ? 'community' : null;
}

/**
 * Whether a clerk still has to say what a text becomes. One that is only another spelling of a text of the same roster goes
 * with that, unless it may be a community that is registered; one whose lines stay out waits for nobody.
 */
export function isOpenText(one: {
  answer: string | null;
  sameAs: string | null;
  staysOut: boolean;
  suggestion: object | null;
}): boolean {
  return one.answer === null && !one.staysOut && (one.sameAs === null || one.suggestion !== null);
}

function theOnly(found: readonly KnownCommunity[], why: CommunitySuggestion['why']): CommunitySuggestion | null {
  const [first] = found;
  return first && found.length === 1 ? { id: first.id, name: first.name, why } : null;
}
