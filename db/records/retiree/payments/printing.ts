import { rollNumber } from '#shared/records/retiree/payment-words.ts';
import { ROLL_TEXT, type RollSaid, rollTexts } from '#shared/records/retiree/roll-text.ts';
import { wholeOffice } from '#shared/rules/scope.ts';
import { prepared } from '../../../core/rows.ts';
import type { Printing } from '../../../proof/printing.ts';
import { linesOf } from './rolls.ts';

const texts: Readonly<Record<string, (said: RollSaid) => string>> = rollTexts;

/** What a final roll prints. */
export const rollPrinting: Printing<RollSaid> = {
  ...{ noun: 'payroll', table: 'payment_roll', newest: ROLL_TEXT },
  textOf: (version, said) => texts[version]?.(said) ?? null,
  said: (db, id) => {
    // An archive of an earlier program is looked at as it is: its rolls have no serial yet, and each is the first.
    const row = prepared(db, 'SELECT * FROM payment_roll WHERE id = ?').get(id) as { month: string; serial?: number };
    const number = rollNumber(row.month, row.serial ?? 1);
    return { month: row.month, number, lines: linesOf(db, id, wholeOffice) };
  },
  called: ({ month, number }) => `${month} 的发放花名册（${number}）`,
};
