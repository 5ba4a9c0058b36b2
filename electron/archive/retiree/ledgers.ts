import { ledgerColumns, ledgerLines } from '#db/records/retiree/reports/ledgers.ts';
import type { KindLedger } from '../reporting/ledger.ts';

const ledger: KindLedger = { columns: ledgerColumns, lines: ledgerLines };

/** The ledgers of retirees. */
export const retireeLedgers = { certification: ledger, death: ledger, survivors: ledger, changes: ledger };
