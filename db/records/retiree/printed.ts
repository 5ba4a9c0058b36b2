import { rollNumber } from '#shared/records/retiree/payment-words.ts';
import { prepared } from '../../core/rows.ts';
import type { PrintedThings } from '../kind-store.ts';

/** Rolls and batches, of which forms are printed. */
export const retireePrinted: PrintedThings = {
  payroll: (db, id) => {
    const row = prepared(db, 'SELECT month, serial FROM payment_roll WHERE id = ?').get(id) as
      | { month: string; serial: number }
      | undefined;
    return row ? rollNumber(row.month, row.serial) : '';
  },
  batch: (db, id) => {
    const row = prepared(db, 'SELECT number, unit_name AS unitName FROM batch WHERE id = ?').get(id) as
      | { number: string | null; unitName: string }
      | undefined;
    return row ? [row.unitName, row.number].filter((part) => part !== null).join(' ') : '';
  },
};
