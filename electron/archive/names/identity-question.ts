import type { ReadableDb } from '#db/core/open.ts';
import { getOutletData } from '#db/outlets/outlets.ts';
import { getPerson } from '#db/people/people.ts';
import { getCommunity } from '#db/places/communities.ts';
import { openOfOutlet } from '#db/records/about.ts';
import { openRecordOf } from '#db/records/records.ts';
import type { IdentityQuestion } from '#shared/contract/imports.ts';
import type { RecordKind } from '#shared/records/kinds.ts';

/** The registered side where the number is of a file's own: the outlet with it. */
export function registeredOutlet(
  db: ReadableDb,
  kind: RecordKind,
  outletId: number,
  number: string,
): IdentityQuestion['registered'] {
  const row = getOutletData(db, outletId);
  return {
    ...{ personId: null, name: row.name, formerName: null, birthOn: null, idNumber: number, phone: row.phone },
    communityName: getCommunity(db, row.communityId).name,
    number: openOfOutlet(db, kind, row.id)?.number ?? null,
  };
}

/** The registered side of a question whose number it is: the person with their open file of a kind. */
export function registeredSide(db: ReadableDb, kind: RecordKind, personId: number): IdentityQuestion['registered'] {
  const person = getPerson(db, personId);
  const open = openRecordOf(db, kind, person.id);
  return {
    ...{ personId: person.id, name: person.name, formerName: person.formerName, birthOn: person.birthOn },
    idNumber: person.idNumber ?? '',
    communityName: open?.communityId == null ? null : getCommunity(db, open.communityId).name,
    phone: person.mobile ?? person.landline,
    number: open?.number ?? null,
  };
}
