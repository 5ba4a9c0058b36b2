import { areaPrefix } from './dated-values.ts';

/**
 * Communities through time: each keeps its id for ever and has versions of its name and code. Set-up, abolition and
 * change of size of a 居民委员会 are decided by the district government (居民委员会组织法 art. 6), so every change carries
 * its day and its document; 档号 and old titles stay as they were (domain part G.7).
 */

/**
 * The first day of a community that was there before the program knew it. An early day and not that of its registration:
 * the neighbourhood is older than its entry, and a list as of an earlier day or a document of last month must find it.
 */
export const ALWAYS = '1900-01-01';

export interface VersionPeriod {
  communityId: number;
  name: string;
  code: string | null;
  validFrom: string;
  /** The last day; null: no end is known. */
  validTo: string | null;
}

export interface SuccessorLink {
  fromId: number;
  toId: number;
}

export interface VersionProblem {
  /** Index of the version among those checked. */
  index: number;
  reason: 'code-invalid' | 'code-outside' | 'to-before-from' | 'overlap' | 'name-taken' | 'code-taken';
  message: string;
}

export function holdsOn(period: { validFrom: string; validTo: string | null }, day: string): boolean {
  return period.validFrom <= day && (period.validTo === null || period.validTo >= day);
}

/** Whether two periods have a day in common. */
export function meets(
  one: { validFrom: string; validTo: string | null },
  other: { validFrom: string; validTo: string | null },
): boolean {
  return (
    (one.validTo === null || one.validTo >= other.validFrom) &&
    (other.validTo === null || other.validTo >= one.validFrom)
  );
}

/**
 * Whether a code is that of a community of the office's street: it begins with the street's digits and has a street and
 * a community part of its own. A community without a parent is refused (domain part G.7, check rule).
 */
export function isUnderStreet(officeCode: string, code: string): boolean {
  return code.startsWith(areaPrefix(officeCode)) && code.slice(6, 9) !== '000' && !code.endsWith('000');
}

/**
 * What is wrong with versions, in the order they are given: a period that ends before it begins, a code that is none of
 * the street, two versions of one community on one day, two communities with the same name or code on one day.
 */
export function checkVersions(
  versions: readonly VersionPeriod[],
  officeCode: string,
  nameOf: (index: number) => string = (index) => `第 ${index + 1} 行`,
): VersionProblem[] {
  const problems: VersionProblem[] = [];
  versions.forEach((version, index) => {
    const add = (reason: VersionProblem['reason'], message: string) => problems.push({ index, reason, message });
    if (version.validTo !== null && version.validTo < version.validFrom) {
      add('to-before-from', `“${version.name}”的截止日期 ${version.validTo} 早于生效日期 ${version.validFrom}。`);
      return;
    }
    if (version.code !== null && !/^\d{12}$/.test(version.code))
      add('code-invalid', `“${version.name}”的代码“${version.code}”不是 12 位数字。`);
    else if (version.code !== null && !isUnderStreet(officeCode, version.code))
      add(
        'code-outside',
        `“${version.name}”的代码 ${version.code} 不在本街道之下，应以 ${areaPrefix(officeCode)} 开头，后三位是社区自己的。`,
      );
    for (let earlier = 0; earlier < index; earlier += 1) {
      const other = versions[earlier] as VersionPeriod;
      if (!meets(version, other)) continue;
      if (other.communityId === version.communityId)
        add('overlap', `“${version.name}”的有效期与${nameOf(earlier)}“${other.name}”重叠，请改起止日期。`);
      else if (other.name === version.name)
        add('name-taken', `“${version.name}”与${nameOf(earlier)}在同一时期重名，请改名称或起止日期。`);
      else if (version.code !== null && other.code === version.code)
        add(
          'code-taken',
          `“${version.name}”与${nameOf(earlier)}“${other.name}”在同一时期代码相同（${version.code}）。`,
        );
    }
  });
  return problems;
}

/** Communities that follow each other in a ring, by id, or null: nothing can be its own successor. */
export function findCycle(links: readonly SuccessorLink[]): number[] | null {
  const next = new Map<number, number[]>();
  for (const link of links) next.set(link.fromId, [...(next.get(link.fromId) ?? []), link.toId]);
  const done = new Set<number>();
  const walk = (id: number, path: number[]): number[] | null => {
    const at = path.indexOf(id);
    if (at >= 0) return path.slice(at);
    if (done.has(id)) return null;
    for (const to of next.get(id) ?? []) {
      const found = walk(to, [...path, id]);
      if (found) return found;
    }
    done.add(id);
    return null;
  };
  for (const id of next.keys()) {
    const found = walk(id, []);
    if (found) return found;
  }
  return null;
}

/** The communities a community ends in, following its successors to the last; itself where it has none. */
export function lastSuccessors(links: readonly SuccessorLink[], id: number): number[] {
  const found = new Set<number>();
  const seen = new Set<number>();
  const walk = (at: number): void => {
    if (seen.has(at)) return;
    seen.add(at);
    const next = links.filter((link) => link.fromId === at);
    if (next.length === 0) found.add(at);
    for (const link of next) walk(link.toId);
  };
  walk(id);
  return [...found];
}
