import type { ReadableDb } from '#db/core/open.ts';
import { getRecord } from '#db/records/records.ts';
import { kindDocuments as shipped } from '#electron/archive/registers/documents.ts';
import type { DiscountValues } from '../../../discount/kind.ts';
import { discountCard } from '../../../discount/sheets.ts';
import { cardOf } from '../../../sheets.ts';

const ofFile =
  (title: string) =>
  (db: ReadableDb, _dir: string, { recordId }: { recordId: number }) =>
    cardOf(title, getRecord(db, recordId));

/** The shipped register with the kinds of the tests. */
export const kindDocuments = {
  ...shipped,
  'discount-card': (db: ReadableDb, _dir: string, { recordId }: { recordId: number }) => {
    const { number, values } = getRecord(db, recordId);
    const { name, cardNumber } = values as unknown as DiscountValues;
    return discountCard({ name, number, cardNumber });
  },
  'relief-card': ofFile('困难家庭登记表'),
  'canteen-card': ofFile('长者食堂登记表'),
};
