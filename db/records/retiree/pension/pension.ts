import type { DatedKeyName } from '#shared/codes/dated-keys.ts';
import { datedLabel, datedValueWords } from '#shared/codes/policy-words.ts';
import type { DatedRow } from '#shared/contract/policy.ts';
import { AppError } from '#shared/errors.ts';
import type { Account, OwedMonths, PensionAmount, SurvivorFigures } from '#shared/records/retiree/contract/pension.ts';
import {
  amountIn,
  lastPayableMonth,
  type MonthlyAmount,
  monthsFromTo,
  sumOfMonths,
} from '#shared/records/retiree/rules/paid-months.ts';
import {
  isCappedByContributions,
  retireeSurvivorTwelfths,
  survivorFenOf,
} from '#shared/records/retiree/rules/survivor-money.ts';
import { addMonths, monthOf, monthsBetween } from '#shared/rules/calendar.ts';
import { datedNumber } from '#shared/rules/dated-values.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { getRow } from '../../../core/rows.ts';
import { alias, pick, typed } from '../../../core/typed.ts';
import { valueFor } from '../../../life/deadlines.ts';
import { isNameOf } from '../../../people/names.ts';
import { user } from '../../../tables/office.ts';
import { pensionAccount, pensionAmount } from '../../../tables/pension.ts';
import { retireeFacts } from '../life/facts.ts';
import { retiree } from '../tables.ts';
import { overpaidAfter } from './overpaid.ts';

const a = alias(pensionAmount, 'a');
const past = alias(pensionAccount, 'a');
const u = alias(user, 'u');

/** What a retiree is paid, from when and into which account; and what follows from it when the benefit ends or pauses. */

/** The amounts of a file, newest first. */
export function amountsOf(db: ReadableDb, recordId: number): PensionAmount[] {
  const rows = read(
    db,
    typed`SELECT ${{
      ...pick(a, 'id', 'fromMonth', 'fen', 'kind', 'document'),
      at: a.addedAt,
      byId: u.id,
      byName: u.name,
    }}
     FROM ${a} JOIN ${u} ON u.id = a.added_by
     WHERE a.record_id = ? AND a.removed_at IS NULL ORDER BY a.from_month DESC LIMIT 500`,
  ).all(recordId);
  return rows.map(({ byId, byName, ...row }) => ({ ...row, by: { id: byId, name: byName } }));
}

export type PastAccount = Account & {
  id: number;
  untilOn: string;
  reason: string;
  at: string;
  by: { id: number; name: string };
};

/** Accounts of days past, newest first. */
export function pastAccounts(db: ReadableDb, recordId: number): PastAccount[] {
  const rows = read(
    db,
    typed`SELECT ${{
      ...pick(past, 'id', 'bankCode', 'bankName', 'accountName', 'accountNumber', 'untilOn', 'reason'),
      at: past.addedAt,
      byId: u.id,
      byName: u.name,
    }}
     FROM ${past} JOIN ${u} ON u.id = a.added_by
     WHERE a.record_id = ? AND a.removed_at IS NULL ORDER BY a.until_on DESC, a.id DESC LIMIT 200`,
  ).all(recordId);
  return rows.map(({ byId, byName, ...row }) => ({ ...row, by: { id: byId, name: byName } }));
}

/**
 * Says where an account is not in the person's name: former names and names known by count as theirs, variants of a
 * character too. null where it is, or where no name is given.
 */
export function accountNote(db: ReadableDb, personId: number, accountName: string | null): string | null {
  if (accountName === null || isNameOf(db, personId, accountName)) return null;
  return `户名“${accountName}”与姓名不一致，请核对是否本人账户；银行用别的字登记的，请把那个写法加为别名`;
}

/** What a file's months are worth; the amount of the form where nobody entered from when it holds. */
export function monthlyAmounts(db: ReadableDb, recordId: number): MonthlyAmount[] {
  return amountsOf(db, recordId).map(({ fromMonth, fen }) => ({ fromMonth, fen }));
}

/** What the months of a span are worth together; both ends among them. */
function owedMonths(db: ReadableDb, recordId: number, months: readonly string[]): OwedMonths {
  const { fen, unknownMonths } = sumOfMonths(months, monthlyAmounts(db, recordId));
  return { from: months[0] ?? '', through: months.at(-1) ?? '', months: months.length, fen, unknownMonths };
}

/** The months not paid since a pause, up to the one before this; null where the benefit is not paused. */
export function pausedMonths(db: ReadableDb, recordId: number, today: string): OwedMonths | null {
  const { pausedFrom } = retireeFacts(db, recordId, today);
  if (pausedFrom === null) return null;
  return owedMonths(db, recordId, monthsFromTo(pausedFrom, addMonths(monthOf(today), -1)));
}

// A roll is final a month ahead at most.
const PAID_AHEAD = 1;

/**
 * What follows from a death: the last month that is due, what was paid after it up to `paidThrough`, and what survivors
 * can claim (人社部发〔2021〕18号; domain part A.1.3). null for who did not die here.
 * @throws AppError input.invalid at `paidThrough` where that month cannot have been paid yet
 */
export function afterDeath(
  db: ReadableDb,
  recordId: number,
  today: string,
  paidThrough: string | null,
): { diedOn: string; lastPayable: string; overpaid: OwedMonths; survivors: SurvivorFigures } | null {
  const { diedOn } = retireeFacts(db, recordId, today);
  if (diedOn === null) return null;
  const lastPayable = lastPayableMonth(diedOn);
  const latest = addMonths(monthOf(today), PAID_AHEAD);
  if (paidThrough !== null && paidThrough > latest)
    throw new AppError('input.invalid', { fields: { paidThrough: `${paidThrough} 还没有发放，最晚可填 ${latest}` } });
  const paid = {
    ...{ through: paidThrough ?? monthOf(today), isTold: paidThrough !== null },
    amounts: monthlyAmounts(db, recordId),
  };
  return {
    diedOn,
    lastPayable,
    overpaid: overpaidAfter(db, recordId, lastPayable, paid),
    survivors: survivorFigures(db, recordId, diedOn),
  };
}

const RULE_SINCE = '2021-09-01';

function survivorFigures(db: ReadableDb, recordId: number, diedOn: string): SurvivorFigures {
  const used: DatedRow[] = [];
  const lacking: string[] = [];
  const number = (key: DatedKeyName): number | null => {
    const row = valueFor(db, key, diedOn);
    const read = row ? datedNumber(row) : null;
    if (!row || !read?.ok) {
      lacking.push(`设置里没有 ${diedOn} 的“${datedLabel(key)}”`);
      return null;
    }
    used.push(row);
    return read.number;
  };
  const row = getRow(db, retiree, recordId);
  const contributionMonths =
    row?.deemedMonths == null && row?.actualMonths == null ? null : (row.deemedMonths ?? 0) + (row.actualMonths ?? 0);
  // The month of retirement is worked; the first pension is that of the month after.
  const drawnMonths = row?.retiredOn ? Math.max(0, monthsBetween(monthOf(row.retiredOn), monthOf(diedOn))) : null;
  if (contributionMonths === null) lacking.push('档案里没有视同和实际缴费月数');
  if (drawnMonths === null) lacking.push('档案里没有退休时间');
  const figures = { contributionMonths, drawnMonths };
  if (diedOn < RULE_SINCE) {
    // Before the national rule each province had its own: only a fixed sum can be told, where the office entered it.
    const funeralFen = number('retiree.funeral-amount');
    lacking.push('2021年9月1日以前死亡的，抚恤金按当时本省的规定，请以经办机构核定为准');
    return { baseFen: null, funeralFen, survivorTwelfths: null, survivorFen: null, ...figures, ...told(used, lacking) };
  }
  const baseFen = number('retiree.survivor-base');
  const funeralMonths = number('retiree.funeral-months');
  const minimumMonths = number('retiree.survivor-minimum');
  const twelfths =
    contributionMonths === null || drawnMonths === null || minimumMonths === null
      ? null
      : retireeSurvivorTwelfths({ contributionMonths, drawnMonths, minimumMonths });
  const isCapped = contributionMonths !== null && isCappedByContributions(contributionMonths);
  if (isCapped) lacking.push('缴费不满5年，抚恤金不超过本人缴费总额，档案里没有这个数，请以经办机构核定为准');
  return {
    baseFen,
    funeralFen: baseFen === null || funeralMonths === null ? null : baseFen * funeralMonths,
    survivorTwelfths: twelfths,
    survivorFen: baseFen === null || twelfths === null || isCapped ? null : survivorFenOf(baseFen, twelfths),
    ...figures,
    ...told(used, lacking),
  };
}

function told(used: readonly DatedRow[], lacking: string[]): Pick<SurvivorFigures, 'used' | 'lacking'> {
  return {
    used: used.map((row) => ({
      label: datedLabel(row.key),
      words: datedValueWords(row),
      document: row.document,
      isSure: row.mark === 'source',
    })),
    lacking,
  };
}

/** The amount in force in a month; the form's where no month is known. */
export function amountNow(db: ReadableDb, recordId: number, month: string): number | null {
  return amountIn(monthlyAmounts(db, recordId), month) ?? getRow(db, retiree, recordId)?.pensionFen ?? null;
}
