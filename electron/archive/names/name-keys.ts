import type { PersonRow, Reading } from '#db/people/people.ts';
import { nameReadings } from './pinyin.ts';

/** Everything a person's names can be read as, the reading to sort by first. */
export function personReadings(of: Pick<PersonRow, 'name' | 'formerName' | 'reading'>): Reading[] {
  return [...nameReadings(of.name, of.reading), ...(of.formerName ? nameReadings(of.formerName) : [])];
}

/** How a name is read first: what a further name of somebody is found by. */
export const readingOfName = (name: string): Reading | undefined => nameReadings(name)[0];
