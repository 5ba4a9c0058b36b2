import { rmSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openArchive } from '#electron/archive/core/context.ts';
import { fillDemo, isForDemo } from '#electron/archive/demo.ts';
import { inventPeople } from '#electron/archive/retiree/demo/people.ts';
import { RetireeValues } from '#shared/records/retiree/fields.ts';
import { PERSON_NUMBER_KINDS } from '#shared/rules/person-number.ts';
import { newArchive, newFolder } from '#test/help/archive.ts';

const people = inventPeople(500, 1);

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
