import { tidyDay } from '#renderer/parts/day-input.tsx';
import { tidy } from '#renderer/records/draft.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import { deathStepOf, type LifeCycle, stepIn } from '#shared/life/life-cycle.ts';
import { type RefusalWords, refusalWords, type StepRefusal } from '#shared/life/refusal.ts';
import { isDate, isMonth, monthOf } from '#shared/rules/calendar.ts';
import { readMoney } from '#shared/rules/money.ts';

/** What is filled in for a step, as typed. */
export interface StepDraft {
  on: string;
  paper: string | null;
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
 * A step's form as it opens. The day of a death is never proposed: today would be taken for it unread. The only paper there
 * is needs no choosing. A sender commonly pays the month of the acceptance.
 * @param place what the place begins with
 */
export function emptyDraft(
  life: LifeCycle,
  step: string,
  today: string,
  place: string | null,
  isMonthAsked: boolean,
): StepDraft {
  const { evidence } = stepIn(life, step);
  return {
    on: step === deathStepOf(life) ? '' : today,
    paper: evidence.length === 1 ? evidence[0] : null,
    number: '',
    month: isMonthAsked ? monthOf(today) : '',
    reason: null,
    way: null,
    party: '',
    place: place ?? '',
    amount: '',
    dueOn: '',
    note: '',
  };
}

/** Everything a step asks for that is still empty, at once: the archive would name one after the other. */
export function lackingIn(life: LifeCycle, step: string, draft: StepDraft): Record<string, string> {
  const { asks } = stepIn(life, step);
  const missing: StepRefusal['reason'][] = [];
  if (draft.on.trim() === '') missing.push('date-invalid');
  if (draft.paper === null) missing.push('evidence-missing');
  if (asks.includes('month') && !isMonth(tidyMonth(draft.month))) missing.push('month-missing');
  if (asks.includes('knownMonth') && draft.month.trim() !== '' && !isMonth(tidyMonth(draft.month)))
    missing.push('month-missing');
  if (asks.includes('reason') && draft.reason === null) missing.push('reason-missing');
  if (asks.includes('way') && draft.way === null) missing.push('way-missing');
  if (asks.includes('party') && draft.party.trim() === '') missing.push('party-missing');
  if (asks.includes('amount') && !amountFen(draft.amount)) missing.push('amount-missing');
  const said = missing.map((reason) => refusalWords(life, step, { reason } as StepRefusal, () => ''));
  return Object.fromEntries(said.map(({ field, sentence }: RefusalWords) => [field, sentence]));
}

/** What changes with a draft's day: the proposed month goes along while nobody typed another. */
export function withDay(draft: StepDraft, on: string, isMonthAsked: boolean): Partial<StepDraft> {
  const [before, day] = [tidyDay(draft.on), tidyDay(on)];
  if (!isMonthAsked || !isDate(day) || !isDate(before) || draft.month !== monthOf(before)) return { on };
  return { on, month: monthOf(day) };
}

/** The draft as it is sent. */
export function stepValues(step: string, draft: StepDraft): Values {
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
