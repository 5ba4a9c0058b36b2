import { areSimilarInShape } from './similar-characters.ts';
import { foldWidth, withoutBlanks } from './text.ts';
import { foldVariants } from './variants.ts';

/** Names of organisations: what makes two writings one, and which two may mean one. Stored names stay as written. */

// All brackets are one; 〔〕 and 【】 stand on old papers for ().
const OPENING = /[([{〔【［｛〈《]/g;
const CLOSING = /[)\]}〕】］｝〉》]/g;
const BRACKETS = /[()]/g;
// 福建省, 福州市, 鼓楼区 at the beginning, where something follows: written with or without their last character.
const AREA_SUFFIX = /(?<=^.{2,9})[省市县区](?=.{3})/gu;
// Of 第一 and 第二 one character differs and yet they are two; so of 东 and 西.
const COUNTING = /^[0-9一二三四五六七八九十百零〇两东西南北中上下左右前后甲乙丙丁]$/u;
// Shorter names have too little left to be compared with one character off.
const SHORTEST_FUZZY = 4;

/**
 * The form under which a written name finds its organisation: width, blanks, case and the form of brackets do not
 * matter, everything else does. '' when nothing is written.
 */
export function organisationKey(text: string): string {
  return withoutBlanks(foldWidth(text.normalize('NFC')))
    .replace(OPENING, '(')
    .replace(CLOSING, ')')
    .toLowerCase();
}

// What clerks write where there is no unit: nothing to take into the register. Written out, so that no unit's name is lost.
const NONE = new Set(
  '无 没有 暂无 不详 不明 无单位 无工作单位 无原单位 无业 个人 个体 个体户 自由职业 自由职业者 灵活就业 灵活就业人员 - -- / —'.split(
    ' ',
  ),
);

/** Whether a key (`organisationKey`) says that there is no organisation: 无, 灵活就业, a dash. */
export function namesNone(key: string): boolean {
  return NONE.has(key);
}

/** Why two writings may mean one organisation, the closest first. */
export const organisationLikenesses = [
  'same',
  'brackets',
  'variant',
  'company',
  'area',
  'similar-shape',
  'one-missing',
  'one-off',
] as const;
export type OrganisationLikeness = (typeof organisationLikenesses)[number];

export const organisationLikenessLabels: Record<OrganisationLikeness, string> = {
  same: '写法相同',
  brackets: '括号写法不同',
  variant: '繁体或异体字',
  company: '有限公司与有限责任公司',
  area: '省市区写法不同',
  'similar-shape': '有形近字',
  'one-missing': '多一个或少一个字',
  'one-off': '有一个字不同',
};

/** A name prepared for comparing; to be made once where one name is compared with thousands. */
export interface OrganisationFacts {
  key: string;
  bare: string;
  common: string;
  company: string;
  skeleton: readonly string[];
}

export function organisationFacts(name: string): OrganisationFacts {
  const key = organisationKey(name);
  const bare = key.replace(BRACKETS, '');
  const common = foldVariants(bare);
  const company = common.replace('有限责任公司', '有限公司');
  return { key, bare, common, company, skeleton: Array.from(company.replace(AREA_SUFFIX, '')) };
}

/** How two names agree, or null when nothing says that they mean one organisation. Symmetric. */
export function organisationLikeness(one: OrganisationFacts, other: OrganisationFacts): OrganisationLikeness | null {
  if (one.key === '' || other.key === '') return null;
  if (one.key === other.key) return 'same';
  if (one.bare === other.bare) return 'brackets';
  if (one.common === other.common) return 'variant';
  if (one.company === other.company) return 'company';
  const [left, right] = [one.skeleton, other.skeleton];
  if (Math.abs(left.length - right.length) > 1) return null;
  if (left.length === right.length && left.every((character, index) => character === right[index])) return 'area';
  if (Math.min(left.length, right.length) < SHORTEST_FUZZY) return null;
  return left.length === right.length ? oneOff(left, right) : oneMissing(left, right);
}

/** The closer of two likenesses first. */
export function byLikeness(one: OrganisationLikeness, other: OrganisationLikeness): number {
  return organisationLikenesses.indexOf(one) - organisationLikenesses.indexOf(other);
}

function oneOff(left: readonly string[], right: readonly string[]): OrganisationLikeness | null {
  let found: OrganisationLikeness | null = null;
  for (let index = 0; index < left.length; index += 1) {
    const [a, b] = [left[index] as string, right[index] as string];
    if (a === b) continue;
    if (found !== null || (COUNTING.test(a) && COUNTING.test(b))) return null;
    found = areSimilarInShape(a, b) ? 'similar-shape' : 'one-off';
  }
  return found;
}

function oneMissing(left: readonly string[], right: readonly string[]): OrganisationLikeness | null {
  const [long, short] = left.length > right.length ? [left, right] : [right, left];
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  // 第二中学 and 第二十中学, 一厂 and 厂: a number more is another house.
  if (COUNTING.test(long[at] as string)) return null;
  for (let index = at; index < short.length; index += 1) if (long[index + 1] !== short[index]) return null;
  return 'one-missing';
}
