import type { Act } from '../core/changes.ts';
import type { WritableDb } from '../core/open.ts';
import { refreshLikeness } from './likeness.ts';
import type { ReadingOf } from './names.ts';
import { changePerson, type PersonRow, personValues, type Reading } from './people.ts';

/** How names are read: a name with a former one, the first of them to be ordered by; and a name given up. */
export interface NameReadings {
  readingsOf: (of: Pick<PersonRow, 'name' | 'formerName' | 'reading'>) => Reading[];
  readingOf: ReadingOf;
}

/**
 * Gives somebody of the register the name a paper has: the name until now becomes 曾用名, and a 曾用名 that stood there stays
 * a further name, so that every paper still leads to the person. How the old name was read is forgotten. To be called within
 * the act that says they are one person.
 */
export function renamePerson(db: WritableDb, act: Act, known: PersonRow, name: string, read: NameReadings): void {
  const names = { name, formerName: known.name, reading: null };
  changePerson(
    db,
    act,
    known,
    { ...personValues(known), ...names },
    {
      ...{ readings: read.readingsOf(names), readingOf: read.readingOf },
      note: `改名：${known.name} 改为 ${name}`,
    },
  );
  refreshLikeness(db, known.id);
}
