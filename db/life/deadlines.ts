import { DATED_KEYS, type DatedKeyName } from '#shared/codes/dated-keys.ts';
import type { DatedRow } from '#shared/contract/policy.ts';
import type { Step } from '#shared/records/retiree/life-cycle/steps.ts';
import {
  type CertificationCycle,
  type CertificationStanding,
  certificationStanding,
  certifiedThrough,
} from '#shared/records/retiree/rules/certification-cycle.ts';
import { datedNumber } from '#shared/rules/dated-values.ts';
import type { ReadableDb } from '../core/open.ts';
import { deadlineAfter } from '../policy/calendar.ts';
import { datedRowOn } from '../policy/dated-values.ts';
import { requireOffice } from '../policy/office.ts';

/** What has to be done next, until when, and by which decided values that was counted. */
/** What a next certification is called on the desk. */
export const NEXT_CERTIFICATION = '资格认证';

export interface NextDue {
  label: string;
  /** null: nobody decided until when. */
  on: string | null;
  isCertain: boolean;
  used: DatedRow[];
}

/** The deadline a step sets, counted from its day by the value that held then; null where it sets none. */
export function nextDue(db: ReadableDb, step: Step, on: string, dueOn: string | null): NextDue | null {
  if (!step.deadline) return null;
  const { key, label } = step.deadline;
  if (dueOn !== null) return { label, on: dueOn, isCertain: true, used: [] };
  const row = valueFor(db, key, on);
  const read = row ? datedNumber(row) : null;
  if (!row || !read?.ok) return { label, on: null, isCertain: true, used: [] };
  const { unit } = DATED_KEYS[key];
  const { date, isCertain } = deadlineAfter(db, {
    from: on,
    days: read.number,
    kind: unit === 'working-days' ? 'working' : 'calendar',
    isAsIs: false,
  });
  return { label, on: date, isCertain, used: [row] };
}

/**
 * How certifications are repeated for the office on a day (domain part A.1.2); twelve months where nothing was
 * decided, or a fixed window without its months. */
export function certificationCycle(db: ReadableDb, on: string): { cycle: CertificationCycle; used: DatedRow[] } {
  const kind = valueFor(db, 'retiree.certification-kind', on);
  if (kind?.value === 'birthday') return { cycle: { kind: 'birthday' }, used: [kind] };
  if (kind?.value === 'fixed') {
    const rows = [
      valueFor(db, 'retiree.certification-from-month', on),
      valueFor(db, 'retiree.certification-to-month', on),
    ].filter((row) => row !== null);
    const [from, to] = rows.map((row) => datedNumber(row));
    if (from?.ok && to?.ok)
      return {
        cycle: { kind: 'window', from: `${twoDigits(from.number)}-01`, to: `${twoDigits(to.number)}-31` },
        used: [kind, ...rows],
      };
  }
  const months = valueFor(db, 'retiree.certification-months', on);
  const read = months ? datedNumber(months) : null;
  return {
    cycle: { kind: 'rolling', months: read?.ok ? read.number : 12 },
    used: [kind, months].filter((row) => row !== null),
  };
}

/** Through which day a certification counts, and the next one that has to follow. */
export function nextCertification(db: ReadableDb, on: string, birthOn: string | null): NextDue & { on: string } {
  const { cycle, used } = certificationCycle(db, on);
  return { label: NEXT_CERTIFICATION, on: certifiedThrough(cycle, on, birthOn), isCertain: true, used };
}

/** Where a certification that counts through a day stands today: valid, to be renewed soon, run out. */
export function standingOn(db: ReadableDb, through: string, today: string): CertificationStanding {
  return certificationStanding(through, today, noticeDays(db, today));
}

/** How many days before its end a certification is to be renewed (domain part A.1: 60, unless the office decided). */
export function noticeDays(db: ReadableDb, on: string): number {
  const row = valueFor(db, 'retiree.certification-notice', on);
  const read = row ? datedNumber(row) : null;
  return read?.ok ? read.number : 60;
}

/** The value of a key for this office on a day. */
export function valueFor(db: ReadableDb, key: DatedKeyName, on: string): DatedRow | null {
  return datedRowOn(db, key, requireOffice(db).areaCode, on);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
