import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { keptSince } from '#db/backups/backups.ts';
import { listDue } from '#db/life/due.ts';
import { checkArchive } from '#electron/archive/check.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { fillDemo, isForDemo } from '#electron/archive/demo.ts';
import { inventPeople } from '#electron/archive/retiree/demo/people.ts';
import { RetireeValues } from '#shared/records/retiree/fields.ts';
import { daysWithoutBackup } from '#shared/rules/backup-age.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { PERSON_NUMBER_KINDS } from '#shared/rules/person-number.ts';
import { newArchive, newFolder } from '#test/help/archive.ts';

const people = inventPeople(500, 1);
const PERSONS = 300;

describe('invented people', () => {
  it('are the same for the same seed, and no two have one number', () => {
    expect(inventPeople(500, 1)).toEqual(people);
    const numbers = people.flatMap((person) => person.idNumber ?? []);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('are held to the rules of a file, a few of them with each kind of number', () => {
    for (const person of people) expect(RetireeValues.safeParse(person).error?.issues).toBeUndefined();
    for (const { kind } of PERSON_NUMBER_KINDS) {
      const count = people.filter((person) => person.idKind === kind).length;
      expect(count, kind).toBeGreaterThan(1);
      if (kind !== 'citizen') expect(count, kind).toBeLessThan(10);
    }
  });

  it('are retired, as whoever is paid and certified has to be', () => {
    // The last of those invented reach their age in the first half of 2026, long before anybody sees them.
    for (const { retiredOn } of people) expect(retiredOn !== null && retiredOn < '2026-06').toBe(true);
  });

  it('go into an archive nobody works in, and never into an office’s own', () => {
    const dir = newFolder('demo');
    const { db, close } = openArchive(dir, true);
    expect(isForDemo(db)).toBe(true);
    fillDemo(db, { persons: 2, seed: 1 });
    expect(isForDemo(db)).toBe(true);
    close();
    rmSync(dir, { recursive: true });
    const office = newArchive();
    expect(isForDemo(office.db)).toBe(false);
    office.remove();
  });
});

describe('an invented life of three years', () => {
  // An ordinary day, a leap day, and the first day of a year.
  it.each(['2026-11-30T02:00:00.000Z', '2028-02-29T02:00:00.000Z', '2027-01-01T02:00:00.000Z'])(
    'by the clock %s is made of acts of the office, and nothing in it is found wrong',
    async (at) => {
      const dir = newFolder('demo-years');
      const { db, close } = openArchive(dir, true);
      expect(fillDemo(db, { persons: PERSONS, seed: 1, years: 3, at })).toBe(PERSONS);
      const today = localDay(at);
      const list = (sql: string, ...values: string[]) => db.prepare(sql).pluck().all(values) as string[];
      expect(list('SELECT DISTINCT step FROM event')).toEqual(expect.arrayContaining(lived));
      const years = list("SELECT DISTINCT substr(on_date, 1, 4) FROM event WHERE step = 'certification.pass'");
      expect(years.length).toBeGreaterThanOrEqual(3);
      expect(list('SELECT max(on_date) FROM event')[0]?.localeCompare(today)).toBe(-1);
      expect(list('SELECT DISTINCT substr(from_on, 1, 4) FROM report_close').length).toBeGreaterThanOrEqual(3);
      expect(list('SELECT report FROM report_close').length).toBeGreaterThanOrEqual(15);
      expect(list('SELECT month FROM payment_roll').length).toBeGreaterThanOrEqual(2);
      expect(
        listDue(db, { through: null, communityId: null, label: null, limit: 50, after: null }, today).overdue,
      ).toBeGreaterThan(0);
      // The log goes forward: no act was entered before the one it follows.
      const instants = list("SELECT at FROM log WHERE origin = 'demo' ORDER BY id");
      expect(instants).toEqual([...instants].sort());
      // Nobody worked in it before, so no backup of three years is missed.
      expect(daysWithoutBackup(null, keptSince(db) ?? '', at)).toBeNull();
      close();
      const { findings } = await checkArchive(dir);
      expect(findings).toEqual([]);
      rmSync(dir, { recursive: true });
    },
  );

  it('is the same for the same seed and clock, and comes into no archive that has people in it', () => {
    const options = { persons: 60, seed: 3, years: 3, at: '2026-11-30T02:00:00.000Z' };
    const told = Array.from({ length: 2 }, () => {
      const dir = newFolder('demo-again');
      const { db, close } = openArchive(dir, true);
      fillDemo(db, options);
      const events = db.prepare('SELECT record_id, step, on_date, month, amount_fen FROM event ORDER BY id').all();
      expect(fillDemo(db, options)).toBe(0);
      expect(db.prepare('SELECT count(*) FROM event').pluck().get()).toBe(events.length);
      close();
      rmSync(dir, { recursive: true });
      return events;
    });
    expect(told[0]).toEqual(told[1]);
  });
});

const lived = [
  ...['certification.pass', 'certification.doubt', 'opening.certified', 'benefit.pause', 'benefit.resume'],
  ...['benefit.backPaid', 'person.death', 'death.report', 'grant.apply', 'grant.paid', 'management.transferOut'],
  ...['management.moveElsewhere', 'paper.lend', 'paper.giveBack', 'paper.receive', 'paper.transferOut'],
];
