import { addMonths, isDate, isMonth, monthOf } from '../../../rules/calendar.ts';
import { dayProblem } from '../../../rules/day-limits.ts';
import { formatMoney } from '../../../rules/money.ts';
import { pauseReasons } from '../life-cycle/steps.ts';

/**
 * The opening state (期初) of a file: what the system before knew of its certification, amount and payment on the day the
 * office went live. It is nobody's act here, so it never stands over what the office registered itself.
 */
export interface OpeningState {
  /** The day of the last certification, and its way where it is known. */
  certifiedOn: string | null;
  way: string | null;
  /** Through which day it counts, where the old system said so. */
  certifiedThrough: string | null;
  /** The amount in force and the month (`YYYY-MM`) from which it holds: one is nothing without the other. */
  amountFen: number | null;
  amountFrom: string | null;
  payment: 'paying' | 'paused' | null;
  /** The first month that was not paid. */
  pausedFrom: string | null;
  pauseReason: string | null;
}

/** An opening state that says nothing. */
export const noOpening: OpeningState = {
  ...{ certifiedOn: null, way: null, certifiedThrough: null, amountFen: null, amountFrom: null },
  ...{ payment: null, pausedFrom: null, pauseReason: null },
};

export type OpeningField = keyof OpeningState;

/** What a file says that an opening state is judged by. */
export interface OpeningFacts {
  today: string;
  birthOn: string | null;
  /** A day or a month. */
  retiredOn: string | null;
  management: string;
  benefitState: string;
  diedOn: string | null;
  /** The first of what the office registered itself: a certification or doubt, a step of the benefit, an amount's month. */
  own: { certifiedOn: string | null; benefitOn: string | null; amountFrom: string | null };
  /** The opening state that stands, with its day. */
  standing: { state: OpeningState; on: string } | null;
}

export interface OpeningProblem {
  /** null: the file itself stands in the way; `takesAmount`: a question, which the clerk answers by taking it. */
  field: OpeningField | 'reason' | 'takesAmount' | null;
  sentence: string;
}

const MOST_MONTHS_AHEAD = 36;

const parts: Record<'certification' | 'amount' | 'payment', readonly OpeningField[]> = {
  certification: ['certifiedOn', 'way', 'certifiedThrough'],
  amount: ['amountFen', 'amountFrom'],
  payment: ['payment', 'pausedFrom', 'pauseReason'],
};

/** Which parts two opening states say alike. */
export type SameParts = Record<keyof typeof parts, boolean>;

export function sameParts(one: OpeningState, other: OpeningState): SameParts {
  const isSame = (part: keyof typeof parts): boolean => parts[part].every((field) => one[field] === other[field]);
  return { certification: isSame('certification'), amount: isSame('amount'), payment: isSame('payment') };
}

/** Whether two opening states say the same. */
export function isSameOpening(one: OpeningState, other: OpeningState): boolean {
  return Object.values(sameParts(one, other)).every(Boolean);
}

/**
 * Why an opening state cannot be entered, each problem at its field; empty where it can. Days against today, the life and
 * each other; what the office registered itself stays as it is.
 * @param reason why the one that stands is corrected; null for a first entry
 */
export function openingProblems(
  state: OpeningState,
  facts: OpeningFacts,
  reason: string | null,
  wayLabel: (code: string) => string | null,
): OpeningProblem[] {
  const closed = closedWords(facts);
  if (closed !== null) return [{ field: null, sentence: closed }];
  const { standing } = facts;
  if (standing && isSameOpening(state, standing.state))
    return [{ field: null, sentence: `期初已于 ${standing.on} 登记，内容相同，不用再登记` }];
  const problems = [
    ...certificationProblems(state, facts, wayLabel),
    ...amountProblems(state, facts),
    ...paymentProblems(state, facts),
    ...ownProblems(state, facts),
  ];
  if (standing && !reason?.trim())
    problems.push({ field: 'reason', sentence: `期初已于 ${standing.on} 登记，更正请写明原因` });
  const isEmpty = [state.certifiedOn, state.certifiedThrough, state.amountFen, state.amountFrom, state.payment].every(
    (value) => value === null,
  );
  if (isEmpty && standing === null)
    problems.push({ field: 'certifiedOn', sentence: '请至少填写一项：认证、金额或发放状态' });
  return problems;
}

function closedWords({ management, benefitState, diedOn }: OpeningFacts): string | null {
  if (management === 'M5' || diedOn !== null) return '已登记死亡，不再登记期初；死亡以前的金额请在“发放”里按月份登记';
  if (management === 'M4') return '管理关系已经转出，由接收地登记期初';
  return benefitState === 'B4' ? '待遇已经终止，不再登记期初' : null;
}

function certificationProblems(
  { certifiedOn, way, certifiedThrough }: OpeningState,
  { today, birthOn, retiredOn }: OpeningFacts,
  wayLabel: (code: string) => string | null,
): OpeningProblem[] {
  const problems: OpeningProblem[] = [];
  const say = (field: OpeningField, sentence: string): void => {
    problems.push({ field, sentence });
  };
  const early = certifiedOn === null ? null : dayProblem('certification', certifiedOn);
  if (certifiedOn !== null) {
    if (!isDate(certifiedOn)) say('certifiedOn', '请填写日期，例如 2026-07-01');
    else if (certifiedOn > today) say('certifiedOn', '上次认证日期还没到，请核对');
    else if (birthOn !== null && certifiedOn < birthOn)
      say('certifiedOn', `上次认证日期早于出生日期 ${birthOn}，请核对`);
    else if (isBefore(certifiedOn, retiredOn)) say('certifiedOn', `上次认证日期早于退休时间 ${retiredOn}，请核对`);
    else if (early !== null) say('certifiedOn', early);
  }
  if (way !== null && wayLabel(way) === null) say('way', '请选择认证方式');
  else if (way !== null && certifiedOn === null) say('certifiedOn', '选了认证方式的，请填写上次认证日期');
  if (certifiedThrough === null) return problems;
  if (!isDate(certifiedThrough)) say('certifiedThrough', '请填写日期，例如 2026-07-01');
  else if (certifiedOn !== null && certifiedThrough < certifiedOn)
    say('certifiedThrough', `认证有效期至早于上次认证日期 ${certifiedOn}，请核对`);
  else if (isBefore(certifiedThrough, retiredOn))
    say('certifiedThrough', `认证有效期至早于退休时间 ${retiredOn}，请核对`);
  else if (monthOf(certifiedThrough) > addMonths(monthOf(today), MOST_MONTHS_AHEAD))
    say('certifiedThrough', '认证有效期至在三年以后，请核对');
  return problems;
}

function amountProblems(
  { amountFen, amountFrom }: OpeningState,
  { today, birthOn, retiredOn }: OpeningFacts,
): OpeningProblem[] {
  if (amountFen === null && amountFrom === null) return [];
  if (amountFrom === null) return [{ field: 'amountFrom', sentence: '请填写这个金额从哪个月起，例如 2026-01' }];
  if (amountFen === null || amountFen <= 0) return [{ field: 'amountFen', sentence: '请填写现在的月养老金' }];
  return monthProblems('amountFrom', '现标准起始月', amountFrom, { today, birthOn, retiredOn });
}

function paymentProblems(
  { payment, pausedFrom, pauseReason }: OpeningState,
  { today, birthOn, retiredOn }: OpeningFacts,
): OpeningProblem[] {
  if (payment !== 'paused')
    return pausedFrom === null
      ? []
      : [{ field: 'pausedFrom', sentence: '发放中的不填暂停起始月；已暂停的请选“暂停发放”' }];
  const reason: OpeningProblem[] =
    pauseReason !== null && Object.hasOwn(pauseReasons, pauseReason)
      ? []
      : [{ field: 'pauseReason', sentence: '请选择暂停的原因' }];
  if (pausedFrom === null) return [{ field: 'pausedFrom', sentence: '请填写从哪个月起暂停，例如 2026-07' }, ...reason];
  return [...monthProblems('pausedFrom', '暂停起始月', pausedFrom, { today, birthOn, retiredOn }), ...reason];
}

function monthProblems(
  field: 'amountFrom' | 'pausedFrom',
  label: string,
  month: string,
  { today, birthOn, retiredOn }: Pick<OpeningFacts, 'today' | 'birthOn' | 'retiredOn'>,
): OpeningProblem[] {
  if (!isMonth(month)) return [{ field, sentence: '请填写月份，例如 2026-07' }];
  if (month > monthOf(today)) return [{ field, sentence: `${label} ${month} 还没到，请核对` }];
  if (isBefore(month, retiredOn)) return [{ field, sentence: `${label} ${month} 早于退休时间 ${retiredOn}，请核对` }];
  const early = dayProblem(field === 'pausedFrom' ? 'pauseMonth' : 'amountMonth', month, { birth: birthOn });
  return early === null ? [] : [{ field, sentence: early }];
}

// What the office did itself was done after the old system ended: the old system's word stands before it, not over it.
function ownProblems(state: OpeningState, { own, standing, benefitState }: OpeningFacts): OpeningProblem[] {
  const problems: OpeningProblem[] = [];
  const same = sameParts(state, standing?.state ?? noOpening);
  if (own.certifiedOn !== null && !same.certification)
    problems.push({
      field: 'certifiedOn',
      sentence: `本单位已于 ${own.certifiedOn} 登记过认证，期初的认证不能再填或改`,
    });
  if (own.amountFrom !== null && !same.amount && (state.amountFrom === null || state.amountFrom >= own.amountFrom))
    problems.push({
      field: 'amountFrom',
      sentence: `本单位已登记 ${own.amountFrom} 起的金额，期初的金额只能是更早的月份`,
    });
  const isOwn = own.benefitOn !== null || benefitState === 'B3';
  if (isOwn && !same.payment)
    problems.push({
      field: 'payment',
      sentence: `本单位已于 ${own.benefitOn ?? '以前'} 登记过待遇发放的变动，期初的发放状态不能再填或改`,
    });
  return problems;
}

/** Of a day and a month only the months are compared. */
function isBefore(one: string, other: string | null): boolean {
  if (other === null) return false;
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

/** 认证有效期至 2027-03-01，3,200.00 元自 2026-01 起，暂停发放自 2026-08: an opening state in a line. */
export function openingWords(state: OpeningState, wayLabel: (code: string) => string | null): string {
  const { certifiedOn, way, certifiedThrough, amountFen, amountFrom, payment, pausedFrom, pauseReason } = state;
  const by = way === null ? null : wayLabel(way);
  const reason = pauseReason !== null && isPauseReason(pauseReason) ? `（${pauseReasons[pauseReason]}）` : '';
  return [
    certifiedOn === null ? null : `上次认证 ${certifiedOn}${by === null ? '' : `（${by}）`}`,
    certifiedThrough === null ? null : `认证有效期至 ${certifiedThrough}`,
    amountFen === null
      ? null
      : `月养老金 ${formatMoney(amountFen)} 元，${amountFrom === null ? '起始月没有写' : `自 ${amountFrom} 起`}`,
    payment === 'paying' ? '正常发放' : null,
    payment === 'paused'
      ? `${pausedFrom === null ? '' : `自 ${pausedFrom} 起`}暂停发放${reason}${pausedFrom === null ? '，起始月没有写' : ''}`
      : null,
  ]
    .filter((part) => part !== null)
    .join('；');
}

function isPauseReason(reason: string): reason is keyof typeof pauseReasons {
  return Object.hasOwn(pauseReasons, reason);
}
