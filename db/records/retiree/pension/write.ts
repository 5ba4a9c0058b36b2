import { AppError } from '#shared/errors.ts';
import type { Account, AmountKind, OwedMonths } from '#shared/records/retiree/contract/pension.ts';
import { deadRemedy } from '#shared/records/retiree/life-cycle/refusals.ts';
import { amountIn, monthsFromTo } from '#shared/records/retiree/rules/paid-months.ts';
import { addMonths, localDay, monthOf } from '#shared/rules/calendar.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { type Act, keepChange } from '../../../core/changes.ts';
import { type CommandAbout, keepCommand } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { refuseDay } from '../../../core/refuse-day.ts';
import { getRow, prepared, updateRow } from '../../../core/rows.ts';
import { pensionAmount } from '../../../tables/pension.ts';
import { openEnvelope, touch } from '../../records.ts';
import { personOf, subjectName } from '../../subject.ts';
import { retireeFacts } from '../life/facts.ts';
import { linksOf } from '../links.ts';
import { retiree } from '../tables.ts';
import { accountNote, amountNow, monthlyAmounts } from './pension.ts';
import { accountOf, amountFrom, insertAmount, keepPastAccount, type NewAmount, showAmount } from './rows.ts';

/** What the agency decided about a pension, entered as it was decided. */

export interface AmountSet extends NewAmount {
  version: number;
}

const kindWords: Record<AmountKind, string> = { award: '核定', adjust: '调整', correct: '更正' };

/**
 * Enters an amount from a month on; another of the same month gives way to it and stays in the history.
 * @returns `arrears`: what was paid too little in the months since, null where nothing was
 * @throws AppError record.notFound, record.changedMeanwhile, record.removed, input.invalid at the month or the amount
 */
export function setAmount(
  db: WritableDb,
  act: Act,
  input: AmountSet,
): { version: number; commandId: number | null; arrears: OwedMonths | null } {
  const envelope = openEnvelope(db, input.recordId, input.version);
  const today = localDay(act.at);
  refuseMonth(db, input, today);
  const before = monthlyAmounts(db, input.recordId);
  const formFen = getRow(db, retiree, input.recordId)?.pensionFen ?? null;
  const same = amountFrom(db, input.recordId, input.fromMonth);
  if (same?.fen === input.fen) throw new AppError('input.invalid', { fields: { fen: '与这个月已登记的金额相同' } });
  const who = `${subjectName(db, envelope)}（${envelope.number}）`;
  const title = `${kindWords[input.kind]}养老金：${who} 自 ${input.fromMonth} 起 ${formatMoney(input.fen)} 元`;
  const about: CommandAbout = { name: 'pension.setAmount', title, noun: 'record', nounId: input.recordId };
  const { result, commandId } = keepCommand(db, act, about, () => {
    placeAmount(db, act, input);
    keepChange(db, act, {
      ...{ noun: 'record', nounId: input.recordId, action: 'update' },
      ...{ before: { pensionFen: same?.fen ?? formFen }, after: { pensionFen: input.fen } },
      note: `自 ${input.fromMonth} 起，${input.document}`,
    });
    return touch(db, act, envelope);
  });
  return { version: result, commandId, arrears: arrearsOf(db, input, before, formFen, today) };
}

/**
 * Writes an amount from a month on; another of the same month gives way to it, and the form shows what holds today.
 * @returns what the form showed before, and shows now
 */
export function placeAmount(db: WritableDb, act: Act, input: NewAmount): { before: number | null; now: number | null } {
  const same = amountFrom(db, input.recordId, input.fromMonth);
  if (same) updateRow(db, pensionAmount, same.id, { removedAt: act.at });
  insertAmount(db, act, input);
  const now = amountNow(db, input.recordId, monthOf(localDay(act.at)));
  return { before: showAmount(db, input.recordId, now), now };
}

/**
 * Enters another account; the one before is kept with its last day.
 * @returns `note`: a sentence where the account is not in the person's name
 * @throws AppError record.notFound, record.changedMeanwhile, record.removed, life.refused, input.invalid
 */
export function setAccount(
  db: WritableDb,
  act: Act,
  input: Account & { recordId: number; version: number; on: string; reason: string },
): { version: number; commandId: number | null; note: string | null } {
  const envelope = openEnvelope(db, input.recordId, input.version);
  const today = localDay(act.at);
  const { diedOn, birthOn } = retireeFacts(db, input.recordId, today);
  if (envelope.state === 'M5' || diedOn !== null)
    throw new AppError('life.refused', {
      ...{ step: '变更账号', why: '已登记死亡，遗属待遇的收款账号填在申领表上', remedy: deadRemedy },
    });
  if (input.on > today) throw new AppError('input.invalid', { fields: { on: '还没到这一天' } });
  refuseDay('account', input.on, 'on', { birth: birthOn });
  const before = accountOf(db, input.recordId);
  const { bankCode, bankName, accountName, accountNumber } = input;
  const after: Account = { bankCode, bankName, accountName, accountNumber };
  if (JSON.stringify(before) === JSON.stringify(after))
    throw new AppError('input.invalid', { fields: { accountNumber: '与现在的账号相同' } });
  const title = `变更账号：${subjectName(db, envelope)}（${envelope.number}）`;
  const about: CommandAbout = { name: 'pension.setAccount', title, noun: 'record', nounId: input.recordId };
  const { result, commandId } = keepCommand(db, act, about, () => {
    keepPastAccount(db, act, input.recordId, { untilOn: input.on, reason: input.reason });
    const employer = getRow(db, retiree, input.recordId)?.employer;
    updateRow(db, retiree, input.recordId, { ...after, ...linksOf(db, { employer, bankName }) });
    keepChange(db, act, {
      ...{ noun: 'record', nounId: input.recordId, action: 'update', note: input.reason },
      ...{ before: { ...before }, after: { ...after } },
    });
    return touch(db, act, envelope);
  });
  return { version: result, commandId, note: accountNote(db, personOf(envelope), accountName) };
}

/**
 * Amounts that were entered ahead come into force with their month. No act of a clerk: the act that entered them tells it.
 * @returns how many files it concerned
 */
export function applyDueAmounts(db: WritableDb, today: string): number {
  return prepared(
    db,
    `UPDATE retiree SET pension_fen = (SELECT a.fen FROM pension_amount a WHERE a.record_id = retiree.id
         AND a.removed_at IS NULL AND a.from_month <= @month ORDER BY a.from_month DESC LIMIT 1)
     WHERE id IN (SELECT a.record_id FROM pension_amount a JOIN retiree d ON d.id = a.record_id
       WHERE a.removed_at IS NULL AND a.from_month = @month AND a.fen IS NOT d.pension_fen)`,
  ).run({ month: monthOf(today) }).changes;
}

function refuseMonth(db: ReadableDb, { recordId, fromMonth }: AmountSet, today: string): void {
  const { retiredOn, diedOn, birthOn } = retireeFacts(db, recordId, today);
  const refuse = (sentence: string): never => {
    throw new AppError('input.invalid', { fields: { fromMonth: sentence } });
  };
  if (retiredOn !== null && fromMonth < monthOf(retiredOn)) refuse(`早于退休时间 ${retiredOn}，请核对`);
  refuseDay('amountMonth', fromMonth, 'fromMonth', { birth: birthOn });
  if (diedOn !== null && fromMonth > monthOf(diedOn)) refuse(`死亡当月（${monthOf(diedOn)}）以后不再发放`);
  if (fromMonth > addMonths(monthOf(today), 12)) refuse('最多提前一年登记');
}

// Months up to the last are paid; the one under way may be paid at the new amount already.
function arrearsOf(
  db: ReadableDb,
  { recordId, fromMonth }: AmountSet,
  before: ReturnType<typeof monthlyAmounts>,
  formFen: number | null,
  today: string,
): OwedMonths | null {
  const months = monthsFromTo(fromMonth, addMonths(monthOf(today), -1));
  const amounts = monthlyAmounts(db, recordId);
  let fen = 0;
  const unknownMonths: string[] = [];
  for (const month of months) {
    const paid = amountIn(before, month) ?? (before.length === 0 ? formFen : null);
    if (paid === null) unknownMonths.push(month);
    else fen += (amountIn(amounts, month) ?? paid) - paid;
  }
  // Of a file that had no amount yet there is none to differ from.
  const isFirst = before.length === 0 && formFen === null;
  if (isFirst || (unknownMonths.length === 0 && fen <= 0)) return null;
  return {
    ...{ from: fromMonth, through: months.at(-1) ?? fromMonth, months: months.length },
    ...{ fen: unknownMonths.length > 0 ? null : fen, unknownMonths },
  };
}
