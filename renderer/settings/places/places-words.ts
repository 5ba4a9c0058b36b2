import type { CommunityRelation, CommunityUse, WaitingGroup } from '#shared/contract/communities.ts';
import { readDay } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { ALWAYS } from '#shared/rules/places.ts';

/** 自始 for what was there before the program knew it. */
export function fromWords(validFrom: string): string {
  return validFrom === ALWAYS ? '自始' : validFrom;
}

export function periodWords(period: { validFrom: string; validTo: string | null }): string {
  const from = fromWords(period.validFrom);
  return period.validTo === null ? `${from} 至今` : `${from} 至 ${period.validTo}`;
}

/** What a relation says on the page of one of the two: `towards` the successor or back to the predecessor. */
export function relationWords(relation: CommunityRelation, towards: 'successor' | 'predecessor'): string {
  const words = {
    merge: { successor: `${relation.effectiveOn} 起并入`, predecessor: `${relation.effectiveOn} 起并入本社区` },
    split: { successor: `${relation.effectiveOn} 起拆分为`, predecessor: `${relation.effectiveOn} 起由它拆分而来` },
    branch: { successor: `${relation.effectiveOn} 起分出`, predecessor: `${relation.effectiveOn} 起从它分出` },
  };
  return words[relation.kind][towards];
}

export function belongingWords(use: CommunityUse): string {
  return [
    `在用档案 ${formatCount(use.records)} 份`,
    ...(use.removed > 0 ? [`作废档案 ${formatCount(use.removed)} 份`] : []),
    ...(use.households > 0 ? [`家庭 ${formatCount(use.households)} 户`] : []),
    ...(use.outlets > 0 ? [`网点 ${formatCount(use.outlets)} 个`] : []),
    ...(use.groups > 0 ? [`小组 ${formatCount(use.groups)} 个`] : []),
  ].join('，');
}

export function addressWords(group: Pick<WaitingGroup, 'road' | 'house'>): string {
  if (group.road === '') return '住址里没有路名';
  if (group.house === null) return group.road;
  return group.house === '' ? `${group.road}（没有门牌）` : `${group.road}${group.house}`;
}

/** What waits at an address: 3 份，2 户. */
export function waitingWords({ count, households, outlets }: WaitingGroup): string {
  return [
    `${formatCount(count)} 份`,
    ...(households > 0 ? [`${formatCount(households)} 户`] : []),
    ...(outlets > 0 ? [`${formatCount(outlets)} 个网点`] : []),
  ].join('，');
}

export const DAY_HINT = '请写成 2026-07-01 这样的形式';

/** The day of a change and its paper as they are typed, with what is wrong with them. */
export function changeErrors(effectiveOn: string, document: string): Record<string, string> {
  return {
    ...(readDay(effectiveOn) === null ? { effectiveOn: DAY_HINT } : {}),
    ...(document.trim() === '' ? { document: '请填写批准文件，例如：鼓政〔2026〕12号' } : {}),
  };
}
