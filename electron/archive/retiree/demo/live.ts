import { addMonths, monthOf } from '#shared/rules/calendar.ts';
import type { DemoAsked, KindDemo } from '../../core/kind.ts';
import { daysLater } from '../../demo/days.ts';
import { seededRandom } from '../../demo/random.ts';
import { InventedFile } from './file.ts';
import { isFollowed, livesOf } from './lives.ts';
import { officeDeeds } from './office.ts';
import { inventPeople } from './people.ts';

// Of the files so many came before the last year: they have years of certifications behind them, which cost their time.
const EARLY_SHARE = 0.1;

/**
 * Years of a street that takes its retirees over: some from the first year on, most of them in the last one; certified
 * every year, some of them late, paused, moved, transferred or dead by now; with the rolls of the last months and reports
 * that were closed.
 */
export const liveRetirees: KindDemo['live'] = (asked) => {
  const files = openedFiles(asked);
  const random = seededRandom(asked.seed + 1);
  for (const [index, file] of files.entries()) livesOf(file, { index, random, from: asked.from, to: asked.to });
  return [...files.flatMap(({ deeds }) => deeds), ...officeDeeds(files, asked)];
};

/** Files by the day on which they came; whoever retired last came last. */
function openedFiles({ files, seed, communities, from, to }: DemoAsked & { from: string; to: string }): InventedFile[] {
  const people = inventPeople(files, seed, communities).sort((one, other) =>
    (one.retiredOn ?? '') < (other.retiredOn ?? '') ? -1 : (one.retiredOn ?? '') > (other.retiredOn ?? '') ? 1 : 0,
  );
  const early = Math.floor(people.length * EARLY_SHARE);
  const lastYear = `${addMonths(monthOf(to), -11)}-06`;
  return people.map((values, index) => {
    const isEarly = index < early && lastYear > from;
    const part = isEarly ? index / early : (index - early) / Math.max(1, people.length - early);
    const [begins, ends] = isEarly ? [daysLater(from, 6), lastYear] : [lastYear, daysLater(to, -35)];
    const openedOn = dayOfRoster(begins, ends, part);
    return new InventedFile(asOpened(values, openedOn, isEarly || isFollowed(index)), openedOn);
  });
}

// Rosters come twice a month.
function dayOfRoster(begins: string, ends: string, part: number): string {
  const span = Math.max(0, Math.round((Date.parse(ends) - Date.parse(begins)) / 86_400_000));
  return daysLater(begins, Math.floor((part * span) / 15) * 15);
}

/** A file as it is opened: whoever is not retired yet, or has no number, is not paid; what is told later begins with nothing. */
function asOpened(values: InventedFile['values'], openedOn: string, isTold: boolean): InventedFile['values'] {
  const isPaid = values.idNumber !== null && values.retiredOn !== null && values.retiredOn < monthOf(openedOn);
  return {
    ...values,
    management: values.management === 'M4' ? 'M1' : values.management,
    certificationState: isPaid && !isTold && values.certificationState !== 'V0' ? 'V1' : 'V0',
    benefitState: isPaid ? 'B1' : 'B0',
    pensionFen: isPaid ? values.pensionFen : null,
  };
}
