import { tidyDay } from '#renderer/parts/day-input.tsx';
import { tidy } from '#renderer/records/draft.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { Evidence } from '#shared/records/retiree/life-cycle/evidence.ts';
import { type RefusalWords, refusalWords } from '#shared/records/retiree/life-cycle/refusal-words.ts';
import { type StepName, stepOf } from '#shared/records/retiree/life-cycle/steps.ts';
import type { StepRefusal } from '#shared/records/retiree/life-cycle/take-step.ts';
import { isDate, isMonth, monthOf } from '#shared/rules/calendar.ts';
import { readMoney } from '#shared/rules/money.ts';

/** What is filled in for a step, as typed. */
export interface StepDraft {
  on: string;
  paper: Evidence | null;
  number: string;
  month: string;
  reason: string | null;
  way: string | null;
  party: string;
  place: string;
  amount: string;
  dueOn: string;
  note: string;
}

type Values = Omit<ArchiveInput<'life.take'>, 'recordId' | 'version'>;

/**
 * A step's form as it opens. The day of a death is never proposed: today would be taken for it unread. What comes back
 * goes where it was, and the only paper there is needs no choosing. A sender commonly pays the month of the acceptance.
 */
export function emptyDraft(
  step: StepName,
  today: string,
  paperFilePlace: string | null,
  isPaidThroughAsked = false,
): StepDraft {
  const { evidence } = stepOf(step);
  return {
    on: step === 'person.death' ? '' : today,
    paper: evidence.length === 1 ? evidence[0] : null,
    number: '',
    month: isPaidThroughAsked ? monthOf(today) : '',
    reason: null,
    way: null,
    party: '',
    place: step === 'paper.giveBack' ? (paperFilePlace ?? '') : '',
    amount: '',
    dueOn: '',
    note: '',
  };
}

/** Everything a step asks for that is still empty, at once: the archive would name one after the other. */
export function lackingIn(step: StepName, draft: StepDraft): Record<string, string> {
  const { asks } = stepOf(step);
  const missing: StepRefusal['reason'][] = [];
  if (draft.on.trim() === '') missing.push('date-invalid');
  if (draft.paper === null) missing.push('evidence-missing');
  if (asks.includes('month') && !isMonth(tidyMonth(draft.month))) missing.push('month-missing');
  if (asks.includes('paidThrough') && draft.month.trim() !== '' && !isMonth(tidyMonth(draft.month)))
    missing.push('month-missing');
  if (asks.includes('reason') && draft.reason === null) missing.push('reason-missing');
  if (asks.includes('way') && draft.way === null) missing.push('way-missing');
  if (asks.includes('party') && draft.party.trim() === '') missing.push('party-missing');
  if (asks.includes('amount') && !amountFen(draft.amount)) missing.push('amount-missing');
  const said = missing.map((reason) => refusalWords(step, { reason } as StepRefusal, () => ''));
  return Object.fromEntries(said.map(({ field, sentence }: RefusalWords) => [field, sentence]));
}

/** What changes with a draft's day: the proposed month goes along while nobody typed another. */
export function withDay(draft: StepDraft, on: string, isPaidThroughAsked: boolean): Partial<StepDraft> {
  const [before, day] = [tidyDay(draft.on), tidyDay(on)];
  if (!isPaidThroughAsked || !isDate(day) || !isDate(before) || draft.month !== monthOf(before)) return { on };
  return { on, month: monthOf(day) };
}

/** The draft as it is sent. */
export function stepValues(step: StepName, draft: StepDraft): Values {
  const dueOn = tidyDay(draft.dueOn);
  return {
    step,
    on: tidyDay(draft.on),
    papers: draft.paper === null ? [] : [{ paper: draft.paper, number: draft.number }],
    month: tidyMonth(draft.month) || null,
    reason: draft.reason,
    way: draft.way,
    party: draft.party,
    place: draft.place,
    amountFen: amountFen(draft.amount),
    dueOn: dueOn === '' ? null : dueOn,
    note: draft.note,
  };
}

/** An amount as people write it (2,000.5 元) in fen; null for what is none. */
export function amountFen(text: string): number | null {
  const read = readMoney(text);
  return read.ok ? read.fen : null;
}

/** A month in its one form; a text that is none stays for the clerk to put right. */
export function tidyMonth(text: string): string {
  return tidy('month', text);
}
