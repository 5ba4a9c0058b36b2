import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { getRow, insertRow, updateRow } from '#db/core/rows.ts';
import type { FileStore, ImportStore, KindTables, StandingStore } from '#db/records/kind-store.ts';
import { textsOf } from '#shared/people/fields.ts';
import type { DiscountValues } from './kind.ts';

/** Where the small kind of a person keeps its values. */

const discount = sqliteTable('discount', {
  id: integer().primaryKey(),
  cardNumber: text('card_number'),
  issuedOn: text('issued_on'),
  reason: text(),
});

export const discountOwn: KindTables = { own: { table: discount, words: '优待证信息' }, lines: [] };

export const discountFiles: FileStore<DiscountValues> = {
  envelopeOf: ({ communityId, cardState, issuedOn, otherText }) => ({
    ...{ communityId, state: cardState, remark: null, sortOn: issuedOn },
    sortYear: issuedOn === null ? null : Number(issuedOn.slice(0, 4)),
    otherText: JSON.stringify(textsOf(otherText, 'file')),
  }),
  insert: (db, id, { cardNumber, issuedOn, reason }) => {
    insertRow(db, discount, { id, cardNumber, issuedOn, reason });
  },
  update: (db, id, { cardNumber, issuedOn, reason }) => updateRow(db, discount, id, { cardNumber, issuedOn, reason }),
  keepPast: () => undefined,
  read: (db, envelope, person) => {
    const row = getRow(db, discount, envelope.id);
    if (!row) throw new Error(`record ${envelope.id} has no discount row`);
    const { id: _id, ...own } = row;
    const texts = JSON.parse(envelope.otherText) as Record<string, string>;
    return {
      ...{ ...person, ...own, communityId: envelope.communityId, cardState: envelope.state },
      otherText: { ...texts, ...person.otherText },
    };
  },
  listColumns: 'd.issued_on AS retiredOn, NULL AS employer, NULL AS pensionFen',
  lineCodes: [],
};

/** A card that is lent out stands open. */
export const discountStanding: StandingStore = {
  closing: () => null,
  money: (db, id) => (getRow(db, discount, id)?.cardNumber === '借出' ? '优待证还没有收回' : null),
  paper: () => null,
};

export const discountImports: ImportStore<DiscountValues, never> = {
  takeOpening: () => false,
  takeOpeningsBack: () => undefined,
  dropPendingOpening: () => undefined,
  placesFor: () => () => undefined,
  takePlacesBack: () => undefined,
};
