import { AppError } from '#shared/errors.ts';
import { lastDayOf, localDay, monthOf } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import type { Act } from '../../../core/changes.ts';
import { type CommandAbout, keepCommand } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { refuseDay } from '../../../core/refuse-day.ts';
import { insertRow, updateRow } from '../../../core/rows.ts';
import { text, typed } from '../../../core/typed.ts';
import { newUid } from '../../../core/uid.ts';
import { insertEvent } from '../../../life/story-write.ts';
import { paymentReturn, paymentRoll } from '../../../tables/payments.ts';
import { getEnvelope, touch } from '../../records.ts';
import { answersOf, type FinalRoll, finalRoll } from './rolls.ts';

/** What the banks answered to a roll: what each sent back, and that it paid the rest of its file. */

/** The final roll of a month. @throws AppError payroll.notFinal */
export function requireFinal(db: ReadableDb, month: string): FinalRoll {
  const roll = finalRoll(db, month);
  if (roll === null) throw new AppError('payroll.notFinal', { month });
  return roll;
}

// The month begins, or its roll was final before: also one that was voided had gone to the bank.
function firstPayable(db: ReadableDb, { month }: FinalRoll): string {
  const madeAt = read(db, typed`SELECT ${text('min(added_at)')} FROM payment_roll WHERE month = ?`).one(month);
  const madeOn = localDay(madeAt);
  return madeOn < `${month}-01` ? madeOn : `${month}-01`;
}

/**
 * Enters what banks sent back, and with it that each of `banks` paid the rest of its file; what other banks were sent stays
 * unanswered. Each return waits on the desk; once it is settled there (the account put right), the next roll pays it again.
 * @throws AppError payroll.notFinal, input.invalid at the day or the banks
 */
export function enterReturns(
  db: WritableDb,
  act: Act,
  input: {
    month: string;
    on: string;
    /** Those that answered, '' for those of no known bank; null where the roll has only one. */
    banks: readonly string[] | null;
    returns: readonly { lineId: number; recordId: number; netFen: number; reason: string }[];
  },
): { commandId: number | null } {
  const roll = requireFinal(db, input.month);
  const { on, month, returns } = input;
  if (on > localDay(act.at)) throw new AppError('input.invalid', { fields: { on: '还没到这一天' } });
  refuseDay('returned', on, 'on', { roll: firstPayable(db, roll) });
  const known = answersOf(db, roll);
  const banks = input.banks ?? (known.size === 1 ? Array.from(known.keys()) : []);
  if (banks.length === 0) throw new AppError('input.invalid', { fields: { banks: '请勾选已经答复的银行' } });
  if (banks.some((bank) => !known.has(bank)))
    throw new AppError('input.invalid', { fields: { banks: `${month} 的花名册上没有这个银行` } });
  const answered = Array.from(known).flatMap(([bank, day]) => (day === null ? [] : [[bank, day] as const]));
  const answers = JSON.stringify(Object.fromEntries([...answered, ...banks.map((bank) => [bank, on] as const)]));
  const part = banks.length < known.size ? `（${banks.length} 家银行）` : '';
  const title =
    returns.length > 0
      ? `登记 ${month} 发放结果${part}：退回 ${formatCount(returns.length)} 笔`
      : `登记 ${month} 发放结果${part}：全部成功`;
  const about: CommandAbout = { name: 'payments.enterReturns', title, noun: 'payroll', nounId: roll.id };
  const { commandId } = keepCommand(db, act, about, () => {
    updateRow(db, paymentRoll, roll.id, { answeredOn: on, answers });
    for (const { lineId, recordId, netFen, reason } of returns) {
      const eventId = insertEvent(
        db,
        act,
        {
          ...{ recordId, step: 'payment.returned', on, papers: [], month, amountFen: netFen },
          ...{ note: reason, before: {}, after: {} },
        },
        // No rule says until when: by the end of the month, so that the next roll can pay it again.
        [{ label: '处理退回的养老金', on: lastDayOf(monthOf(on)), isCertain: true, used: [] }],
      );
      insertRow(db, paymentReturn, {
        ...{ uid: newUid(), recordId, rollId: roll.id, lineId, returnedOn: on, reason, eventId },
        ...{ addedAt: act.at, addedBy: act.userId, removedAt: null },
      });
      touch(db, act, getEnvelope(db, recordId));
    }
  });
  return { commandId };
}
