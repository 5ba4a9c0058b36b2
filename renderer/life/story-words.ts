import { lifeScreens } from '#renderer/registers/life.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { DueLine, LifeEvent } from '#shared/contract/life.ts';
import type { LifeCycle } from '#shared/life/life-cycle.ts';
import { partStateWords, stateLabelOf } from '#shared/life/parts.ts';
import { reasonsOf, storyTold } from '#shared/life/story.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { lifeOf } from '#shared/registers/life.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { formatMoney } from '#shared/rules/money.ts';

/** What happened, without its day: 人事档案接收入库，自 福州搪瓷厂，存放 3-2-15，依据 档案移交名册表（7 号）. */
export function eventWords(kind: RecordKind, event: LifeEvent, codes: Dictionary): string {
  const life = lifeOf(kind);
  const { askWords } = lifeScreens[kind];
  const { step, reason, way, month, party, place, amountFen, papers } = event;
  return [
    storyTold(life, step),
    month === null ? null : askWords(step, 'month').told(formatDate(month, 'han')),
    reason === null ? null : (reasonsOf(life, step)[reason] ?? reason),
    way === null || life.wayTable === 'none' ? null : codes.label(life.wayTable, way),
    party === null ? null : askWords(step, 'party').told(party),
    place === null ? null : askWords(step, 'place').told(place),
    amountFen === null ? null : `${formatMoney(amountFen)} 元`,
    papers.length === 0 ? null : `依据 ${papers.map((paper) => paperWords(life, paper)).join('、')}`,
  ]
    .filter((part) => part !== null)
    .join('，');
}

/** The states a step moved: label, before, after. */
export function movedStates(
  kind: RecordKind,
  event: LifeEvent,
  codes: Dictionary,
): { label: string; before: string; after: string }[] {
  const life = lifeOf(kind);
  const ofParts = Object.entries(partStateWords(life)).map(([field, { table }]) => [field, table] as const);
  return [...Object.entries(life.stateTables), ...ofParts].flatMap(([field, table]) => {
    const [before, after] = [event.before[field], event.after[field]];
    if (before === undefined || after === undefined) return [];
    const label = stateLabelOf(life, field);
    return [{ label, before: codes.label(table, before), after: codes.label(table, after) }];
  });
}

export const UNCERTAIN = '经过的年份没有节假日安排，请核对';
export const UNDECIDED = '没有规定期限';

/** Whether its day is past; what has none is never late. */
export function isOverdue({ on }: Pick<DueLine, 'on'>, today: string): boolean {
  return on !== null && on < today;
}

function paperWords(life: LifeCycle, { paper, number }: LifeEvent['papers'][number]): string {
  const label = life.papers[paper] ?? paper;
  return number === null ? label : `${label}（${number}）`;
}
