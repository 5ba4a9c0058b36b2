import type { LedgerName } from '#shared/reports/names.ts';
import type { KindLedger } from '../reporting/ledger.ts';
import { retireeLedgers } from '../retiree/ledgers.ts';

/** The ledgers (台账) that kinds of record keep, by name. */
export const kindLedgers: Readonly<Record<LedgerName, KindLedger>> = { ...retireeLedgers };
