import type { WritableDb } from '#db/core/open.ts';
import { getRow, insertRow, updateRow } from '#db/core/rows.ts';
import { linkOf } from '#db/organisations/links.ts';
import type { FilesOfPeople, StandingStore } from '#db/records/kind-store.ts';
import { textsOf } from '#shared/people/fields.ts';
import type { DiscountValues } from './kind.ts';
import { discount } from './tables.ts';

/** Where the small kind of a person keeps its values. */

function rowOf(db: WritableDb, { cardNumber, issuedOn, reason, workplace }: DiscountValues) {
  const { key, id } = linkOf(db, 'employer', workplace);
  return { cardNumber, issuedOn, reason, workplace, workplaceKey: key, workplaceId: id };
}

export const discountFiles: FilesOfPeople<DiscountValues> = {
  subject: 'person',
  envelopeOf: ({ communityId, cardState, issuedOn, otherText }) => ({
    ...{ communityId, state: cardState, remark: null, sortOn: issuedOn },
    sortYear: issuedOn === null ? null : Number(issuedOn.slice(0, 4)),
    otherText: JSON.stringify(textsOf(otherText, 'file')),
  }),
  insert: (db, id, values) => {
    insertRow(db, discount, { id, ...rowOf(db, values) });
  },
  update: (db, id, values) => updateRow(db, discount, id, rowOf(db, values)),
  keepPast: () => undefined,
  read: (db, envelope, person) => {
    const row = getRow(db, discount, envelope.id);
    if (!row) throw new Error(`record ${envelope.id} has no discount row`);
    const { id: _id, workplaceKey: _key, workplaceId: _organisation, ...own } = row;
    const texts = JSON.parse(envelope.otherText) as Record<string, string>;
    return {
      ...{ ...person, ...own, communityId: envelope.communityId, cardState: envelope.state },
      otherText: { ...texts, ...person.otherText },
    };
  },
  lineCodes: [],
};

/** A card that is lent out stands open. */
export const discountStanding: StandingStore = {
  closing: () => null,
  money: (db, id) => (getRow(db, discount, id)?.cardNumber === '借出' ? '优待证还没有收回' : null),
  paper: () => null,
};
