import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Act } from '#db/core/changes.ts';
import { inTransaction } from '#db/core/open.ts';
import { undoCommand } from '#db/core/undo.ts';
import type { StepTaken } from '#db/life/acts.ts';
import { takeLifeStep } from '#db/life/take.ts';
import { createRecord, getEnvelope } from '#db/records/records.ts';
import { ageCertifications } from '#db/records/retiree/certification/certification.ts';
import { enterCertification, pauseOverdue } from '#db/records/retiree/certification/take.ts';
import { applyDueAmounts, setAmount } from '#db/records/retiree/pension/write.ts';
import { countReport, figuresOf } from '#db/reports/report.ts';
import { retireeReports } from '#shared/records/retiree/reports/names.ts';
import { lastDayOf } from '#shared/reports/names.ts';
import { addMonths, monthOf } from '#shared/rules/calendar.ts';
import { dayBefore } from '#shared/rules/dated-values.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import { newArchive, newIdNumber, retiree, type TestArchive } from '#test/help/archive.ts';

/**
 * A year of a street with 5,000 retirees, told twice: to the archive, by the acts a clerk would take, and to a plain model
 * that knows of each person only what happened on which day. After every month the reports must say what the model says,
 * and last month + in − out must be this month.
 */
const PEOPLE = 5000;
const MONTHS = Array.from({ length: 12 }, (_, index) => addMonths('2026-01', index));
const REPORTS = Object.keys(retireeReports) as (keyof typeof retireeReports)[];
type RetireeReport = (typeof REPORTS)[number];
const WAYS = { '01': 'wayData', '02': 'waySelf', '04': 'wayWindow', '06': 'wayVisit', '07': 'wayRemote' } as const;
type Way = keyof typeof WAYS;

/** What the model knows of a person. */
interface Known {
  id: number;
  communityId: number;
  /** Days on which the street took the person into its care and let them go, oldest first. */
  stays: { from: string; how: 'opened' | 'accepted'; to: string | null }[];
  diedOn: string | null;
  /** Days of pauses and of what ended each. */
  pauses: { from: string; to: string | null }[];
  passes: { on: string; way: Way }[];
  amounts: { month: string; fen: number }[];
}

const people: Known[] = [];
let archive: TestArchive;
let random: () => number;

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
const pick = <T>(some: readonly T[]): T => some[Math.floor(random() * some.length)] as T;
const dayIn = (month: string, from = 1, to = 28): string =>
  `${month}-${String(from + Math.floor(random() * (to - from + 1))).padStart(2, '0')}`;
/** So many of them, no one twice. */
function some<T>(of: readonly T[], count: number): T[] {
  const left = [...of];
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(random() * left.length), 1)[0] as T,
  );
}

const actOn = (day: string): Act => ({ ...archive.act, at: new Date(`${day}T17:00:00`).toISOString() });
const nothing = {
  month: null,
  reason: null,
  way: null,
  party: null,
  place: null,
  amountFen: null,
  dueOn: null,
  note: null,
};
function take(act: Act, id: number, step: StepTaken['step'], on: string, paper: string, more: Partial<StepTaken> = {}) {
  const { version } = getEnvelope(archive.db, id);
  const papers = [{ paper, number: null }] as StepTaken['papers'];
  return takeLifeStep(archive.db, act, { ...nothing, recordId: id, version, step, on, papers, ...more });
}
function certify(act: Act, person: Known, on: string, way: Way): void {
  enterCertification(archive.db, act, { recordId: person.id, on, way, party: null, paperNumber: null, note: null });
  person.passes.push({ on, way });
}
function register(act: Act, management: string, pensionFen: number): Known {
  const communityId = random() < 0.5 ? 1 : 2;
  const name = `退休${people.length + 1}`;
  const values = retiree({ name, idNumber: newIdNumber('1950-05-02'), communityId, management, pensionFen });
  const { id } = createRecord(archive.db, act, { subject: 'person', kind: 'retiree', values, readings: [] });
  const person: Known = { id, communityId, stays: [], diedOn: null, pauses: [], passes: [], amounts: [] };
  person.amounts.push({ month: '', fen: pensionFen });
  people.push(person);
  return person;
}

// What the model says, from these facts alone.
const within = (day: string | null, month: string): boolean => day !== null && monthOf(day) === month;
const yearLater = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
function isHere(person: Known, day: string): boolean {
  if (person.diedOn !== null && person.diedOn <= day) return false;
  return person.stays.some(({ from, to }) => from <= day && (to === null || to > day));
}
const isPaused = (person: Known, day: string): boolean =>
  person.pauses.some(({ from, to }) => from <= day && (to === null || to > day));
function amountOf(person: Known, month: string): number {
  return person.amounts.filter((one) => one.month <= month).at(-1)?.fen ?? 0;
}

function expectedOf(month: string, communityId: number | null): Record<RetireeReport, Record<string, number>> {
  const [first, last] = [`${month}-01`, lastDayOf(month)];
  const ours = people.filter((person) => communityId === null || person.communityId === communityId);
  const count = (is: (person: Known) => boolean): number => ours.filter(is).length;
  const here = (day: string) => (person: Known) => isHere(person, day);
  const died = count((person) => within(person.diedOn, month) && isHere(person, dayBefore(person.diedOn ?? '')));
  const came = ours.flatMap(({ stays }) => stays.filter(({ from }) => within(from, month))).length;
  const left = ours.flatMap(({ stays, diedOn }) =>
    stays.filter(({ to }) => within(to, month) && (diedOn === null || (to ?? '') < diedOn)),
  ).length;
  const paying = ours.filter((person) => isHere(person, last) && !isPaused(person, last));
  const due = ours.flatMap((person) =>
    person.passes.flatMap((pass, index) => {
      const end = yearLater(pass.on);
      const next = person.passes[index + 1];
      if (!within(end, month) || !(isHere(person, end) || within(person.diedOn, month))) return [];
      if (person.diedOn !== null && person.diedOn < first) return [];
      return [{ person, next: next && next.on <= last ? next : null }];
    }),
  );
  const certified = due.flatMap(({ next }) => (next ? [next] : []));
  const byWay = Object.fromEntries(
    Object.entries(WAYS).map(([way, key]) => [key, certified.filter((pass) => pass.way === way).length]),
  );
  const dead = due.filter(
    ({ next, person }) => next === null && person.diedOn !== null && person.diedOn <= last,
  ).length;
  const opening = count(here(dayBefore(first)));
  const closing = count(here(last));
  const persons = (is: (person: Known) => boolean): number => new Set(ours.filter(is)).size;
  return {
    management: { opening, received: came, transferred: left, died, otherIn: 0, otherOut: 0, closing },
    certification: {
      ...{ due: due.length, certified: certified.length, ...byWay, dead, open: due.length - certified.length - dead },
      passes: ours.reduce((sum, { passes }) => sum + passes.filter(({ on }) => within(on, month)).length, 0),
      paused: persons(({ pauses }) => pauses.some(({ from }) => within(from, month))),
      resumed: persons(({ pauses }) => pauses.some(({ to }) => within(to, month))),
    },
    benefit: {
      ...{ opening, added: came, ended: left + died, died, wentOut: left, closing },
      paused: closing - paying.length,
      paying: paying.length,
      payingFen: paying.reduce((sum, person) => sum + amountOf(person, month), 0),
    },
  };
}

function reported(report: RetireeReport, month: string, communityId: number | null) {
  const asked = { report, from: `${month}-01`, to: lastDayOf(month), communityId };
  const counted = countReport(archive.db, asked, wholeOffice);
  const figures = Object.fromEntries(figuresOf(report, counted).map(({ key, value }) => [key, value]));
  return { figures, broken: counted.checks.filter(({ isHeld }) => !isHeld) };
}

/** One month of the office: everything is entered on its last day, for the days on which it was. */
function live(month: string): void {
  const last = lastDayOf(month);
  vi.setSystemTime(new Date(`${last}T17:00:00`));
  const act = actOn(last);
  const { db } = archive;
  inTransaction(db, () => {
    ageCertifications(db, last);
    applyDueAmounts(db, last);
  });
  inTransaction(db, () => {
    const alive = people.filter((person) => isHere(person, last));
    // Those whose certification runs out: nine of ten are certified, some before its end and some after.
    for (const person of alive) {
      const end = yearLater(person.passes.at(-1)?.on ?? '2000-01-01');
      if (within(end, month) && !isPaused(person, last) && random() < 0.9)
        certify(act, person, random() < 0.7 ? dayIn(month, 1, 20) : end, pick(Object.keys(WAYS) as Way[]));
    }
    const free = some(
      people.filter((person) => isHere(person, last) && !isPaused(person, last)),
      60,
    );
    const next = (count: number): Known[] => free.splice(0, count);
    for (const person of next(10)) {
      const on = dayIn(month, 21);
      take(act, person.id, 'management.transferOut', on, 'transfer-letter', { party: '台江区' });
      const stay = person.stays.at(-1);
      if (stay) stay.to = on;
    }
    for (const person of next(11)) {
      // After whatever else happened to them.
      const on = dayIn(month, 21);
      take(act, person.id, 'person.death', on, 'death-certificate');
      person.diedOn = on;
    }
    // Told late: they died in the month before. Who was certified after that day cannot have died on it.
    if (month > '2026-01')
      for (const person of next(4)) {
        const on = dayIn(addMonths(month, -1));
        if (person.stays.some(({ from }) => from > on) || person.passes.some((pass) => pass.on > on)) continue;
        take(act, person.id, 'person.death', on, 'cremation-certificate');
        person.diedOn = on;
      }
    // Acts that were wrong and are taken back at once: the model never hears of them.
    for (const person of next(5)) {
      const { commandId } = take(act, person.id, 'person.death', dayIn(month, 21), 'death-certificate');
      undoCommand(db, act, commandId ?? 0);
    }
    for (let index = 0; index < 8; index += 1) {
      const person = register(act, 'M0', 200_000 + Math.floor(random() * 200_000));
      const on = dayIn(month, 2);
      take(act, person.id, 'management.accept', on, 'transfer-letter', { party: '福州搪瓷厂' });
      person.stays.push({ from: on, how: 'accepted', to: null });
    }
    register(act, 'M1', 250_000).stays.push({ from: last, how: 'opened', to: null });
    const gone = people.filter(({ stays, diedOn }) => diedOn === null && (stays.at(-1)?.to ?? '9999') < `${month}-01`);
    for (const person of some(gone, 3)) {
      const on = dayIn(month, 2);
      take(act, person.id, 'management.accept', on, 'transfer-letter', { party: '台江区' });
      person.stays.push({ from: on, how: 'accepted', to: null });
    }
  });
  inTransaction(db, () => {
    // The agency's list of those overdue since the month before.
    const overdue = people.filter(
      (person) =>
        isHere(person, last) &&
        !isPaused(person, last) &&
        person.passes.length > 0 &&
        // Who came back this month grows overdue with the next day.
        !within(person.stays.at(-1)?.from ?? null, month) &&
        monthOf(yearLater(person.passes.at(-1)?.on ?? '')) < month,
    );
    const listed = some(overdue, 15);
    if (listed.length > 0) {
      const recordIds = listed.map(({ id }) => id);
      const done = pauseOverdue(db, act, {
        recordIds,
        on: last,
        month: addMonths(month, 1),
        listNumber: '1',
        note: null,
      });
      expect(done.leftOut).toEqual([]);
      for (const person of listed) person.pauses.push({ from: last, to: null });
    }
  });
  inTransaction(db, () => {
    const paused = people.filter(
      (person) => isHere(person, last) && person.pauses.some(({ from, to }) => to === null && from < `${month}-01`),
    );
    for (const person of some(paused, 6)) {
      certify(act, person, dayIn(month, 2), '06');
      take(act, person.id, 'benefit.resume', last, 'resume-approval', { month });
      const pause = person.pauses.at(-1);
      if (pause) pause.to = last;
    }
    // In May the adjustment of June is entered ahead, for one part of the street.
    if (month === '2026-05')
      for (const person of some(
        people.filter((one) => isHere(one, last)),
        300,
      )) {
        const { version } = getEnvelope(db, person.id);
        const before = amountOf(person, month);
        const all = { recordId: person.id, kind: 'adjust', document: '调待' } as const;
        setAmount(db, act, { ...all, version, fromMonth: '2026-01', fen: before + 1 });
        setAmount(db, act, { ...all, version: version + 1, fromMonth: '2026-06', fen: before + 10_050 });
        person.amounts = [
          { month: '2026-01', fen: before + 1 },
          { month: '2026-06', fen: before + 10_050 },
        ];
      }
  });
}

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-12-31T17:00:00') });
  random = seeded(20_260);
  archive = newArchive();
  const act = actOn('2025-12-31');
  inTransaction(archive.db, () => {
    for (let index = 0; index < PEOPLE; index += 1) {
      const person = register(act, random() < 0.9 ? 'M1' : 'M2', 150_000 + Math.floor(random() * 300_000));
      person.stays.push({ from: '2025-12-31', how: 'opened', to: null });
      if (random() < 0.4) certify(act, person, dayIn(pick(MONTHS).replace('2026', '2025')), '04');
    }
  });
}, 300_000);
afterAll(() => {
  archive.remove();
  vi.useRealTimers();
});

describe('a year of 5,000 retirees', () => {
  it('reconciles after every month, by every report, for the office and for each community', () => {
    const closings = new Map<string, number>();
    for (const month of MONTHS) {
      const before = addMonths(month, -1);
      live(month);
      for (const communityId of [null, 1, 2]) {
        const expected = expectedOf(month, communityId);
        for (const report of REPORTS) {
          const { figures, broken } = reported(report, month, communityId);
          expect(broken, `${report} ${month} ${communityId}`).toEqual([]);
          expect(figures, `${report} ${month} ${communityId}`).toMatchObject(expected[report]);
        }
        const now = reported('management', month, communityId).figures;
        const number = (key: string): number => now[key] ?? Number.NaN;
        // Last month + in − out = this month, by the reports themselves.
        expect(number('closing')).toBe(number('opening') + number('received') - number('transferred') - number('died'));
        if (month > '2026-01') {
          // The month before is told anew, with the deaths that were told late; as it was, it differs by just these.
          const anew = reported('management', before, communityId).figures;
          expect(anew).toMatchObject(expectedOf(before, communityId).management);
          expect(anew.closing).toBe(number('opening'));
          const told = people.filter(
            (person) =>
              (communityId === null || person.communityId === communityId) &&
              person.diedOn !== null &&
              monthOf(person.diedOn) === before &&
              !toldBy.get(month)?.has(person.id),
          ).length;
          expect(closings.get(`${before} ${communityId}`)).toBe((anew.closing ?? 0) + told);
        }
        closings.set(`${month} ${communityId}`, number('closing'));
      }
      for (const { id, diedOn } of people) if (diedOn !== null) knownDead.add(id);
      toldBy.set(addMonths(month, 1), new Set(knownDead));
    }
    // The year as a whole is the sum of its months.
    const asked = { report: 'management', from: '2026-01-01', to: '2026-12-31', communityId: null } as const;
    const year = new Map(
      figuresOf('management', countReport(archive.db, asked, wholeOffice)).map(({ key, value }) => [key, value ?? 0]),
    );
    for (const key of ['received', 'transferred', 'died'] as const)
      expect(year.get(key)).toBe(
        MONTHS.reduce((sum, month) => sum + (expectedOf(month, null).management[key] ?? 0), 0),
      );
    expect(year.get('opening')).toBe(PEOPLE);
    expect(year.get('died')).toBeGreaterThan(150);
    expect(MONTHS.every((month) => (expectedOf(month, null).certification.certified ?? 0) > 100)).toBe(true);
  }, 300_000);
});

/** Who was known to be dead when a month began. */
const toldBy = new Map<string, ReadonlySet<number>>();
const knownDead = new Set<number>();
