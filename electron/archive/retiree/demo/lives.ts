import { addMonths, monthOf, monthsLater } from '#shared/rules/calendar.ts';
import { daysBetween, daysLater, laterOf } from '../../demo/days.ts';
import type { InventedFile } from './file.ts';

interface Around {
  /** Its place among all files, by the day on which they came. */
  index: number;
  random: () => number;
  from: string;
  to: string;
}

type Lived = (file: InventedFile, around: Around) => void;

/** What happened to a file since it came; to most of them nothing but the yearly certification. */
export function livesOf(file: InventedFile, around: Around): void {
  const { values, openedOn } = file;
  const { index, to } = around;
  const isEarly = daysBetween(openedOn, to) > 365;
  const some = isEarly ? ofEarly : ofLate;
  const own =
    values.benefitState === 'B0'
      ? awarded
      : values.management === 'M0'
        ? accepted
        : (some[index % some.length] ?? null);
  if (own) own(file, around);
  else if (isEarly) certifiedYearly(file, around, to);
}

// Each of these comes to one of so many files.
const ofEarly: readonly (Lived | null)[] = [
  ...[died, null, pausedAndBack, null, transferred, null, movedAway, null, lent, null],
  ...[null, doubted, null, null, pausedStill, null, null, null, lentStill, null],
];
const ofLate: readonly (Lived | null)[] = [
  ...[runOut, null, dueSoon, null, null, null, null, paperCame, null, null],
  ...[null, null, dueSoon, null, runOut, null, null, null, null, null],
  ...[null, null, dueSoon, null, null, null, null, paperCame, null, null],
  ...[null, null, dueSoon, null, diedLately, null, null, null, null, null],
];

/** Whether something is told of a file that came in the last year; by its place among all files. */
export function isFollowed(index: number): boolean {
  return ofLate[index % ofLate.length] !== null;
}

/** Years in a row, a little before each runs out; @returns the day of the last one, null where there was none */
function certifiedYearly(file: InventedFile, { random, from }: Around, until: string): string | null {
  const known = daysLater(file.openedOn, -20 - Math.floor(random() * 300));
  let last = isRetiredBy(file, known) ? known : null;
  if (last !== null && last > monthsLater(from, -12)) file.certifiedBefore(last);
  for (;;) {
    const due: string = last === null ? daysLater(file.openedOn, 30) : monthsLater(last, 12);
    const on = laterOf(daysLater(due, -3 - Math.floor(random() * 47)), daysLater(file.openedOn, 3));
    if (on >= until) return last;
    file.certified(on, ways[Math.floor(random() * ways.length)] ?? '04');
    last = on;
  }
}

const ways = ['04', '04', '01', '02', '05', '06'] as const;

const isRetiredBy = ({ values }: InventedFile, day: string): boolean =>
  values.retiredOn !== null && values.retiredOn < monthOf(day);

/** A day in the part of the time since it came that lies at least so many days from either end; null where there is none. */
function dayWithin({ openedOn }: InventedFile, { random, to }: Around, after: number, before: number): string | null {
  const span = daysBetween(openedOn, to) - after - before;
  return span < 0 ? null : daysLater(openedOn, after + Math.floor(random() * (span + 1)));
}

function died(file: InventedFile, around: Around): void {
  const on = dayWithin(file, around, 90, 2);
  if (on === null) return;
  certifiedYearly(file, around, daysLater(on, -20));
  buried(file, around, on);
}

function diedLately(file: InventedFile, around: Around): void {
  const on = dayWithin(file, around, 20, 2);
  if (on !== null) buried(file, around, on);
}

/** What follows a death, as far as it happened by the end. */
function buried(file: InventedFile, { to, index }: Around, on: string): void {
  const { values } = file;
  file.leftOn = on;
  const told = (days: number): string | null => (daysLater(on, days) <= to ? daysLater(on, days) : null);
  const registered = told(2) ?? to;
  const papers = [{ paper: 'death-certificate' as const, number: `闽医亡${1000 + index}` }];
  file.step(on, { step: 'person.death', papers }, registered);
  const [reported, applied, paid, filed] = [told(9), told(16), told(48), told(70)];
  if (reported) file.step(reported, { step: 'death.report', papers: [{ paper: 'decrease-form', number: null }] });
  if (applied)
    file.step(applied, {
      ...{ step: 'grant.apply', papers: [{ paper: 'survivor-claim', number: null }] },
      ...{ party: values.contactName, amountFen: 2_400_000 },
    });
  if (paid)
    file.step(paid, {
      ...{ step: 'grant.paid', papers: [{ paper: 'bank-receipt', number: null }] },
      ...{ party: values.contactName, amountFen: 2_400_000 },
    });
  if (filed && values.paperFileState === 'F1')
    file.step(filed, {
      ...{ step: 'paper.fileAway', papers: [{ paper: 'death-certificate', number: null }], place: '库房二 死亡归档柜' },
    });
}

/** Not certified in time, paused, found and paid again. */
function pausedAndBack(file: InventedFile, around: Around): void {
  const on = dayWithin(file, around, 40, 100);
  if (on === null) return;
  paused(file, on);
  const back = daysLater(on, 50);
  file.certified(back, '06');
  const month = addMonths(monthOf(on), 1);
  file.step(daysLater(back, 3), {
    step: 'benefit.resume',
    papers: [{ paper: 'resume-approval', number: null }],
    month,
  });
  file.step(daysLater(back, 25), {
    ...{ step: 'benefit.backPaid', papers: [{ paper: 'bank-receipt', number: null }], month },
    amountFen: (file.values.pensionFen ?? 0) * 2,
  });
}

function pausedStill(file: InventedFile, around: Around): void {
  const on = dayWithin(file, around, 300, 10);
  if (on !== null) paused(file, on);
}

function paused(file: InventedFile, on: string): void {
  file.step(on, {
    ...{ step: 'benefit.pause', papers: [{ paper: 'pause-list', number: null }], reason: 'overdue' },
    month: addMonths(monthOf(on), 1),
  });
}

function transferred(file: InventedFile, around: Around): void {
  const on = dayWithin(file, around, 60, 5);
  if (on === null) return;
  certifiedYearly(file, around, on);
  file.leftOn = on;
  const party = '台江区上海街道';
  if (file.values.paperFileState === 'F1')
    file.step(on, { step: 'paper.transferOut', papers: [{ paper: 'file-notice', number: null }], party });
  file.step(on, { step: 'management.transferOut', papers: [{ paper: 'transfer-letter', number: null }], party });
}

function movedAway(file: InventedFile, around: Around): void {
  certifiedYearly(file, around, around.to);
  const on = dayWithin(file, around, 30, 5);
  if (on !== null && file.values.management === 'M1')
    file.step(on, {
      ...{
        step: 'management.moveElsewhere',
        papers: [{ paper: 'residence-proof', number: null }],
        place: '厦门市思明区',
      },
    });
}

function lent(file: InventedFile, around: Around): void {
  certifiedYearly(file, around, around.to);
  const on = dayWithin(file, around, 30, 30);
  if (on === null || file.values.paperFileState !== 'F1') return;
  lend(file, on);
  file.step(daysLater(on, 12), {
    ...{ step: 'paper.giveBack', papers: [{ paper: 'loan-register', number: null }], place: '库房一 03 柜' },
  });
}

function lentStill(file: InventedFile, around: Around): void {
  certifiedYearly(file, around, around.to);
  if (file.values.paperFileState === 'F1') lend(file, daysLater(around.to, -8));
}

function lend(file: InventedFile, on: string): void {
  file.step(on, {
    ...{ step: 'paper.lend', papers: [{ paper: 'loan-register', number: null }], party: '鼓楼区人社局' },
    dueOn: daysLater(on, 15),
  });
}

function doubted(file: InventedFile, around: Around): void {
  const on = daysLater(around.to, -20);
  certifiedYearly(file, around, daysLater(on, -30));
  file.step(on, {
    step: 'certification.doubt',
    papers: [{ paper: 'visit-record', number: null }],
    reason: 'unreached',
  });
}

/** Certified so long ago elsewhere that it has run out by now. */
function runOut(file: InventedFile, { random, to }: Around): void {
  knownBefore(file, daysLater(monthsLater(to, -12), -1 - Math.floor(random() * 40)));
}

function dueSoon(file: InventedFile, { random, to }: Around): void {
  knownBefore(file, daysLater(monthsLater(to, -12), 2 + Math.floor(random() * 50)));
}

function knownBefore(file: InventedFile, on: string): void {
  if (on < file.openedOn && isRetiredBy(file, on)) file.certifiedBefore(on);
}

function paperCame(file: InventedFile, around: Around): void {
  const on = dayWithin(file, around, 5, 3);
  if (on !== null && file.values.paperFileState === 'F0')
    file.step(on, {
      ...{ step: 'paper.receive', papers: [{ paper: 'file-roster', number: null }] },
      ...{ party: file.values.employer, place: '库房一 05 柜' },
    });
}

/** Taken over from the employer's own management by the letter that came with the roster. */
function accepted(file: InventedFile, around: Around): void {
  const on = dayWithin(file, around, 5, 3);
  // Those of the last weeks still wait for their letter.
  if (on === null || around.index % 3 === 0) return;
  file.step(on, {
    ...{ step: 'management.accept', papers: [{ paper: 'transfer-letter', number: null }] },
    party: file.values.employer,
  });
}

/** Whoever came before the retirement is awarded the pension in the month after it. */
function awarded(file: InventedFile, { to, random }: Around): void {
  const { retiredOn, idNumber } = file.values;
  if (retiredOn === null || idNumber === null) return;
  const month = addMonths(monthOf(retiredOn), 1);
  const on = laterOf(`${month}-08`, daysLater(file.openedOn, 10));
  if (on > to) return;
  file.step(on, {
    ...{ step: 'benefit.award', papers: [{ paper: 'award-table', number: null }], month },
    amountFen: 200_000 + Math.floor(random() * 400_000),
  });
}
