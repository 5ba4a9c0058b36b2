import { rollNumber } from '#shared/records/retiree/payment-words.ts';
import { read } from '../../core/read.ts';
import { typed } from '../../core/typed.ts';
import { batch } from '../../tables/batches.ts';
import { paymentRoll } from '../../tables/payments.ts';
import type { PrintedThings } from '../kind-store.ts';

/** Rolls and batches, of which forms are printed. */
export const retireePrinted: PrintedThings = {
  payroll: (db, id) => {
    const row = read(
      db,
      typed`SELECT ${{ month: paymentRoll.month, serial: paymentRoll.serial }} FROM ${paymentRoll} WHERE id = ?`,
    ).get(id);
    return row ? rollNumber(row.month, row.serial) : '';
  },
  batch: (db, id) => {
    const row = read(
      db,
      typed`SELECT ${{ number: batch.number, unitName: batch.unitName }} FROM ${batch} WHERE id = ?`,
    ).get(id);
    return row ? [row.unitName, row.number].filter((part) => part !== null).join(' ') : '';
  },
};
