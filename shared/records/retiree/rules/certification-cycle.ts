import { addMonths, isDate, lastDayOf, monthsLater } from '../../../rules/calendar.ts';

/**
 * Until when a certification (资格认证) counts. Which of the three ways holds is decided by the place and changes with the
 * years (domain part A.1.2), so it is a dated value of the office.
 */
export type CertificationCycle =
  /** So many months from the certification: 递延认证. */
  | { kind: 'rolling'; months: number }
  /** The year from birthday month to the month before the next; any check inside counts for all of it. */
  | { kind: 'birthday' }
  /** A window of each year that is the same for all: `MM-DD` to `MM-DD`. */
  | { kind: 'window'; from: string; to: string };

/** The last day on which the certification of that day still counts. Days `YYYY-MM-DD`; throws RangeError on no day. */
export function certifiedThrough(cycle: CertificationCycle, certifiedOn: string, birthOn: string | null): string {
  if (!isDate(certifiedOn)) throw new RangeError('a day is written YYYY-MM-DD');
  switch (cycle.kind) {
    case 'rolling':
      return monthsLater(certifiedOn, cycle.months);
    case 'birthday': {
      // Without a birthday nobody knows the year: then it counts twelve months, as elsewhere.
      if (birthOn === null) return monthsLater(certifiedOn, 12);
      const birthMonth = birthOn.slice(5, 7);
      const year = Number(certifiedOn.slice(0, 4)) - (certifiedOn.slice(5, 7) < birthMonth ? 1 : 0);
      // The year that was begun is fulfilled: the next has to be certified in the year after.
      return lastDayOf(addMonths(`${year}-${birthMonth}`, 23));
    }
    case 'window': {
      const year = Number(certifiedOn.slice(0, 4)) + (certifiedOn.slice(5) >= cycle.from ? 1 : 0);
      const end = `${year}-${cycle.to}`;
      return isDate(end) ? end : lastDayOf(end.slice(0, 7));
    }
  }
}

export type CertificationStanding = 'V1' | 'V2' | 'V3';

/** Where a certification stands on a day: valid, to be renewed within `noticeDays`, overdue. */
export function certificationStanding(through: string, today: string, noticeDays: number): CertificationStanding {
  if (today > through) return 'V3';
  const left = (Date.parse(`${through}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
  return left <= noticeDays ? 'V2' : 'V1';
}
