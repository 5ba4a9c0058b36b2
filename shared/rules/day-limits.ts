import { addMonths, monthOf, monthsLater } from './calendar.ts';

/**
 * Where a day that clerks or lists give may lie at all: the one table of floors and ceilings. It refuses what cannot have
 * been, a slip of the year as a rule; true old history passes. That a day is not after today, or not before another day of
 * the same act, is said where the act is.
 */

/** Before these days there is nothing of the kind. */
const eras = {
  // No file, register or place of an office goes back further, and nobody in them was born earlier.
  century: '1900-01-01',
  // What was before the People's Republic is no act of any of its offices, banks or employers.
  republic: '1949-10-01',
  // 国发〔1978〕104号, by which the retirees in these files are: before it nobody was certified, visited or paid by account.
  pension: '1978-06-02',
} as const;

/** What a day may rest on, in a clerk's words. */
const grounds = {
  birth: '出生日期',
  retirement: '退休时间',
  roll: '这个月花名册最早能发放的日期',
  letter: '移交日期',
} as const;
type Ground = keyof typeof grounds;

interface Limit {
  label: string;
  era: keyof typeof eras;
  /** It lies not before any of these, where they are known. */
  notBefore: readonly Ground[];
  /** Years it may lie ahead of the day it is counted from; null where something else holds it back. */
  yearsAhead: number | null;
}

const limitOf = (
  label: string,
  era: Limit['era'],
  notBefore: readonly Ground[] = [],
  yearsAhead: number | null = null,
): Limit => ({ label, era, notBefore, yearsAhead });

const limits = {
  birthOn: limitOf('出生日期', 'century'),
  fileBirthMonth: limitOf('档案认定出生年月', 'century'),
  workStartedOn: limitOf('参加工作时间', 'century'),
  accountOpenedMonth: limitOf('建立个人账户时间', 'republic'),
  retiredOn: limitOf('退休时间', 'republic'),
  // A file came to an office, and moved, also long before the retirement.
  step: limitOf('办理日期', 'republic', ['birth']),
  // A benefit is there, is proved and goes elsewhere once there is a retirement; it is prepared in the year before.
  benefit: limitOf('办理日期', 'republic', ['birth', 'retirement']),
  certification: limitOf('认证日期', 'pension', ['birth', 'retirement']),
  amountMonth: limitOf('起始月份', 'republic', ['birth']),
  pauseMonth: limitOf('暂停起始月', 'republic', ['birth']),
  account: limitOf('变更日期', 'pension', ['birth']),
  service: limitOf('服务日期', 'pension', ['birth']),
  // Further ahead nobody plans a visit.
  nextVisit: limitOf('下次走访日期', 'pension', [], 5),
  seal: limitOf('交接日期', 'republic', ['birth']),
  // Sealed files wait for their next keeper a few years; a later day is a slip of the year.
  forward: limitOf('应转递日期', 'republic', ['letter'], 10),
  loanDue: limitOf('归还期限', 'republic', [], 10),
  letter: limitOf('移交日期', 'republic'),
  reportBy: limitOf('报到截止日期', 'republic', [], 5),
  // Paid ahead of its month only where the roll was final then: pensions come before the Spring Festival.
  returned: limitOf('银行告知日期', 'pension', ['roll']),
  handedOver: limitOf('交付日期', 'pension', ['birth']),
  decided: limitOf('文件日期', 'republic'),
  paper: limitOf('形成时间', 'century'),
  place: limitOf('日期', 'century'),
} as const satisfies Record<string, Limit>;

/** A day that has limits. */
export type LimitedDay = keyof typeof limits;

export type DayGrounds = Partial<Record<Ground, string | null>> & {
  /** From which day on years ahead are counted. */
  from?: string;
};

const PREPARED_MONTHS = 12;

/**
 * Why a day cannot be, as one sentence; null where it can.
 * @param day a day, a month or a year: of two precisions only what both have is compared
 */
export function dayProblem(of: LimitedDay, day: string, known: DayGrounds = {}): string | null {
  const { label, era, notBefore, yearsAhead }: Limit = limits[of];
  for (const ground of notBefore) {
    const on = known[ground] ?? null;
    if (on === null) continue;
    if (ground === 'retirement' && isBefore(day, addMonths(monthOf(on), -PREPARED_MONTHS)))
      return `${label} ${day} 早于${grounds.retirement} ${on} 一年以上，请核对`;
    if (ground !== 'retirement' && isBefore(day, on)) return `${label} ${day} 早于${grounds[ground]} ${on}，请核对`;
  }
  if (isBefore(day, eras[era]))
    return `${label} ${day} 早于 ${eras[era].slice(0, day.length)}，不会有这么早的，请核对年份`;
  if (yearsAhead === null || known.from === undefined) return null;
  const latest = monthsLater(known.from, yearsAhead * 12);
  return isBefore(latest, day) ? `${label} ${day} 太远，最晚可填到 ${latest}，请核对年份` : null;
}

function isBefore(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}
