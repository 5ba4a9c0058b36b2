import { describe, expect, it } from 'vitest';
import { inventPeople } from '#electron/archive/demo.ts';
import { RetireeValues } from '#shared/records/retiree/fields.ts';
import { PERSON_NUMBER_KINDS } from '#shared/rules/person-number.ts';

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
});
