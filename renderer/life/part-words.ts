import type { FilePartLine } from '#shared/contract/life.ts';
import type { LifeCycle } from '#shared/life/life-cycle.ts';
import { partName, partTypeOf } from '#shared/life/parts.ts';
import { daysLate, formatDate } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';

/** 2026年1月5日 至 2026年3月2日，56 天; of one that has not ended: 2026年4月1日 起，已 30 天. */
export function partDays({ openedOn, closedOn }: Pick<FilePartLine, 'openedOn' | 'closedOn'>, today: string): string {
  const from = formatDate(openedOn, 'han');
  if (closedOn === null) return `${from} 起，已 ${formatCount(daysLate(openedOn, today))} 天`;
  return `${from} 至 ${formatDate(closedOn, 'han')}，${formatCount(daysLate(openedOn, closedOn))} 天`;
}

/** A part as a choice names it: 第 2 次案件（2026年4月1日 开始）. */
export function partChoice(life: LifeCycle, part: FilePartLine): string {
  return `${partName(life, part)}（${formatDate(part.openedOn, 'han')} 开始）`;
}

/** How a form asks which part a step is taken in: 哪一次案件. */
export function partQuestion(life: LifeCycle, step: string): string {
  const type = partTypeOf(life, step);
  const label = life.parts === 'none' || type === null ? '' : (life.parts[type]?.label ?? '');
  return `哪一次${label}`;
}
