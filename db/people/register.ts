import { AppError } from '#shared/errors.ts';
import { emptyPerson } from '#shared/people/fields.ts';
import type { PersonNumberKind } from '#shared/rules/person-number.ts';
import type { Act } from '../core/changes.ts';
import { keepChange } from '../core/changes.ts';
import type { WritableDb } from '../core/open.ts';
import { getCardPerson } from './cards.ts';
import { refreshLikeness } from './likeness.ts';
import { isNameOf } from './names.ts';
import { findPersonByNumber, insertPerson, type Reading } from './people.ts';

/** Somebody who has no file yet: a member of a household. */
export interface NewPerson {
  name: string;
  idKind: PersonNumberKind;
  /** null: none yet; then nobody of the register is taken for this person. */
  idNumber: string | null;
  gender: string | null;
  birthOn: string | null;
  mobile: string | null;
  readings: readonly Reading[];
}

/**
 * The person a choice means: one of the register, or a new one by name and number. A number that is registered leads to
 * its person where the name is one of theirs.
 * @throws AppError person.notFound, person.idNumberTaken when the number is somebody else's by name
 */
export function personOf(db: WritableDb, act: Act, choice: { personId: number } | NewPerson): number {
  if ('personId' in choice) return getCardPerson(db, choice.personId).id;
  const known = choice.idNumber === null ? null : findPersonByNumber(db, choice.idNumber);
  if (known && known.pending === 0) {
    if (!isNameOf(db, known.id, choice.name))
      throw new AppError('person.idNumberTaken', { name: known.name, number: '' });
    return known.id;
  }
  return registerPerson(db, act, choice);
}

/**
 * Puts somebody into the register of people. That is no part of the command around it: when an act on a household is
 * taken back, who was registered for it stays in the register.
 */
export function registerPerson(db: WritableDb, act: Act, person: NewPerson): number {
  const { readings, ...values } = person;
  const id = insertPerson(db, act, { ...emptyPerson, ...values }, { readings });
  refreshLikeness(db, id);
  keepChange(db, act, { noun: 'person', nounId: id, action: 'create', after: { name: values.name } });
  return id;
}
