import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { DueLine, LifeEvent } from '#shared/contract/life.ts';
import { retireeLabels } from '#shared/records/retiree/fields.ts';
import { evidenceLabels } from '#shared/records/retiree/life-cycle/evidence.ts';
import { OPENING_PAID } from '#shared/records/retiree/life-cycle/opening-steps.ts';
import { storyTold } from '#shared/records/retiree/life-cycle/other-steps.ts';
import { stateFields } from '#shared/records/retiree/life-cycle/states.ts';
import { isStepName, pauseReasons, stepOf } from '#shared/records/retiree/life-cycle/steps.ts';
import { formatDate } from '#shared/rules/calendar.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { askWords } from './step-words.ts';

/** What happened, without its day: 人事档案接收入库，自 福州搪瓷厂，存放 3-2-15，依据 档案移交名册表（7 号）. */
export function eventWords(event: LifeEvent, codes: Dictionary): string {
  const { step, reason, way, month, party, place, amountFen, papers } = event;
  return [
    storyTold(step),
    month === null ? null : askWords(step, 'month').told(formatDate(month, 'han')),
    reason === null ? null : (reasonsOf(step)?.[reason] ?? reason),
    way === null ? null : codes.label('certificationWay', way),
    party === null ? null : askWords(step, 'party').told(party),
    place === null ? null : askWords(step, 'place').told(place),
    amountFen === null ? null : `${formatMoney(amountFen)} 元`,
    papers.length === 0 ? null : `依据 ${papers.map(paperWords).join('、')}`,
  ]
    .filter((part) => part !== null)
    .join('，');
}

function reasonsOf(step: string): Readonly<Record<string, string>> | undefined {
  if (step === OPENING_PAID) return pauseReasons;
  return isStepName(step) ? stepOf(step).reasons : undefined;
}

/** The states a step moved: label, before, after. */
export function movedStates(event: LifeEvent, codes: Dictionary): { label: string; before: string; after: string }[] {
  return stateFields.flatMap((field) => {
    const [before, after] = [event.before[field], event.after[field]];
    if (before === undefined || after === undefined) return [];
    return [{ label: retireeLabels[field], before: codes.label(field, before), after: codes.label(field, after) }];
  });
}

export const UNCERTAIN = '经过的年份没有节假日安排，请核对';
export const UNDECIDED = '没有规定期限';

/** Whether its day is past; what has none is never late. */
export function isOverdue({ on }: Pick<DueLine, 'on'>, today: string): boolean {
  return on !== null && on < today;
}

function paperWords({ paper, number }: LifeEvent['papers'][number]): string {
  return number === null ? evidenceLabels[paper] : `${evidenceLabels[paper]}（${number}）`;
}
