import { prepared } from '../../core/rows.ts';
import type { StandingStore } from '../kind-store.ts';
import { keptOpenFor } from './closing.ts';
import { deathMoneyStanding } from './payments/standing-death.ts';
import { moneyStanding } from './payments/standing-money.ts';

/** What stands open of a retiree's file: money that is not at rest, a paper file that somebody has. */
export const retireeStanding: StandingStore = {
  closing: keptOpenFor,
  money: (db, recordId) => moneyStanding(db, recordId) ?? deathMoneyStanding(db, recordId),
  paper: (db, recordId) => {
    const isLent = prepared(db, "SELECT 1 FROM record WHERE id = ? AND paper_file_state = 'F2'").get(recordId);
    return isLent === undefined ? null : '人事档案借出还没有归还';
  },
};
