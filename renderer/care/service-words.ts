import { roleLabels, serviceLabels } from '#shared/codes/service-words.ts';
import type { ServiceCounts, ServiceKind, ServiceLine } from '#shared/contract/care.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { formatMoney } from '#shared/rules/money.ts';

export const kindChoices = Object.entries(serviceLabels).map(([value, label]) => ({
  value: value as ServiceKind,
  label,
}));

/** What an act was, without its day and its people: 春节，慰问金 500.00 元，大米 10 公斤. */
export function contentWords(service: ServiceLine): string {
  const { kind, occasion, what, amountFen, goods } = service;
  return [
    occasion,
    what,
    amountFen === null ? null : `${kind === 'condolence' ? '慰问金' : '资助'}每人 ${formatMoney(amountFen)} 元`,
    goods,
  ]
    .filter(Boolean)
    .join('，');
}

/** Who did it: 王网格员（社区工作人员）. */
export function byWords({ byName, byRole }: Pick<ServiceLine, 'byName' | 'byRole'>): string {
  return byRole === 'other' ? byName : `${byName}（${roleLabels[byRole]}）`;
}

/** For whom: 陈桂英、林秀珍等 12 人; of those outside of the user's scope only how many. */
export function peopleWords({ first, count, hidden }: Pick<ServiceLine, 'first' | 'count' | 'hidden'>): string {
  const names = first.map(({ name }) => name).join('、');
  const shown = count > first.length ? `${names}等 ${formatCount(count)} 人` : names;
  return hidden > 0 ? `${shown}（另有 ${formatCount(hidden)} 人不在您的范围内）` : shown;
}

/** Person-times of a time in one line. */
export function countWords(counts: ServiceCounts): string {
  return [
    `走访 ${formatCount(counts.visitPersonTimes)} 人次`,
    `文体活动 ${formatCount(counts.activityPersonTimes)} 人次`,
    `慰问 ${formatCount(counts.condolencePersonTimes)} 人次${counts.condolenceFen > 0 ? `（慰问金 ${formatMoney(counts.condolenceFen)} 元）` : ''}`,
    `帮扶 ${formatCount(counts.helpPersonTimes)} 人次`,
  ].join('，');
}
