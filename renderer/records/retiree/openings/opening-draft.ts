import { amountFen, tidyMonth } from '#renderer/life/step-draft.ts';
import { tidyDay } from '#renderer/parts/day-input.tsx';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import type { KeptOpening } from '#shared/records/retiree/contract/openings.ts';
import { isMonth, readDay } from '#shared/rules/calendar.ts';
import { formatMoney } from '#shared/rules/money.ts';

/** An opening state as it is typed. */
export interface OpeningDraft {
  certifiedOn: string;
  way: string | null;
  certifiedThrough: string;
  amount: string;
  amountFrom: string;
  payment: 'paying' | 'paused' | null;
  pausedFrom: string;
  pauseReason: string | null;
  reason: string;
  /** What was asked about an amount that replaces another, and whether the clerk takes it. */
  question: string | null;
  takesAmount: boolean;
}

type Values = Omit<ArchiveInput<'openings.save'>, 'recordId' | 'version'>;

/** The form as it opens: with what stands, where something does. */
export function openingDraft(kept: KeptOpening | null): OpeningDraft {
  return {
    certifiedOn: kept?.certifiedOn ?? '',
    way: kept?.way ?? null,
    certifiedThrough: kept?.certifiedThrough ?? '',
    amount: kept?.amountFen == null ? '' : formatMoney(kept.amountFen),
    amountFrom: kept?.amountFrom ?? '',
    payment: kept?.payment ?? null,
    pausedFrom: kept?.pausedFrom ?? '',
    pauseReason: kept?.pauseReason ?? null,
    ...{ reason: '', question: null, takesAmount: false },
  };
}

/** What is typed but cannot be read, by field. */
export function unreadable(draft: OpeningDraft): Record<string, string> {
  const day = (text: string) => text.trim() === '' || readDay(tidyDay(text)) !== null;
  const month = (text: string) => text.trim() === '' || isMonth(tidyMonth(text));
  return {
    ...(day(draft.certifiedOn) ? {} : { certifiedOn: '请填写日期，例如 2026-07-01' }),
    ...(day(draft.certifiedThrough) ? {} : { certifiedThrough: '请填写日期，例如 2026-07-01' }),
    ...(draft.amount.trim() === '' || amountFen(draft.amount) !== null
      ? {}
      : { amountFen: '请填写金额，例如 3200.50' }),
    ...(month(draft.amountFrom) ? {} : { amountFrom: '请填写月份，例如 2026-01' }),
    ...(month(draft.pausedFrom) ? {} : { pausedFrom: '请填写月份，例如 2026-01' }),
  };
}

/** The draft as it is sent. */
export function openingValues(draft: OpeningDraft): Values {
  const isPaused = draft.payment === 'paused';
  return {
    certifiedOn: tidyDay(draft.certifiedOn) || null,
    way: draft.way,
    certifiedThrough: tidyDay(draft.certifiedThrough) || null,
    amountFen: amountFen(draft.amount),
    amountFrom: tidyMonth(draft.amountFrom) || null,
    payment: draft.payment,
    // What belongs to a pause goes with it.
    pausedFrom: isPaused ? tidyMonth(draft.pausedFrom) || null : null,
    pauseReason: isPaused ? (draft.pauseReason as Values['pauseReason']) : null,
    ...{ reason: draft.reason, takesAmount: draft.takesAmount },
  };
}
