import type { DatedRow } from '#shared/contract/policy.ts';
import {
  type CertificationCycle,
  type CertificationStanding,
  certificationStanding,
  certifiedThrough,
} from '#shared/records/retiree/rules/certification-cycle.ts';
import { datedNumber } from '#shared/rules/dated-values.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { type NextDue, valueFor } from '../../../life/deadlines.ts';

/** What a next certification is called on the desk. */
export const NEXT_CERTIFICATION = '资格认证';

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

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
