import { AppError } from '#shared/errors.ts';
import type { PaymentItemKind } from '#shared/records/retiree/contract/payments.ts';
import { paymentItemWords } from '#shared/records/retiree/payment-words.ts';
import { addMonths, localDay, monthOf } from '#shared/rules/calendar.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { type Act, keepChange } from '../../../core/changes.ts';
import { type CommandAbout, keepCommand } from '../../../core/commands.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { insertRow } from '../../../core/rows.ts';
import { newUid } from '../../../core/uid.ts';
import { paymentItem } from '../../../tables/payments.ts';
import { getEnvelope, openEnvelope, touch } from '../../records.ts';
import { subjectName } from '../../subject.ts';
import { retireeFacts } from '../life/facts.ts';
import { refuseFinal } from '../pension/adjustments.ts';

/**
 * Puts 补贴, 补发 or 扣款 of a person on the roll of a month that is not final.
 * @throws AppError record.notFound, record.removed, input.invalid at the month
 */
export function addPaymentItem(
  db: WritableDb,
  act: Act,
  input: { recordId: number; month: string; kind: PaymentItemKind; fen: number; reason: string },
): { id: number; commandId: number | null } {
  const envelope = openEnvelope(db, input.recordId, getEnvelope(db, input.recordId).version);
  refuseFinal(db, input.month, 'month');
  refuseMonth(db, input, localDay(act.at));
  const who = `${subjectName(db, envelope)}（${envelope.number}）`;
  const what = `${paymentItemWords[input.kind]} ${formatMoney(input.fen)} 元`;
  const title = `${input.month} 发放花名册：${who} ${what}`;
  const about: CommandAbout = { name: 'payments.addItem', title, noun: 'record', nounId: input.recordId };
  const { result, commandId } = keepCommand(db, act, about, () => {
    const id = insertRow(db, paymentItem, {
      ...{ uid: newUid(), ...input, months: '{}', source: 'clerk', adjustmentId: null },
      ...{ addedAt: act.at, addedBy: act.userId, removedAt: null },
    });
    const note = `${input.month} 花名册 ${what}，${input.reason}`;
    keepChange(db, act, { noun: 'record', nounId: input.recordId, action: 'update', note });
    touch(db, act, envelope);
    return id;
  });
  return { id: result, commandId };
}

// On a roll that is never made it would wait for ever.
const MOST_BACK = 12;
const MOST_AHEAD = 12;

function refuseMonth(db: ReadableDb, { recordId, month }: { recordId: number; month: string }, today: string): void {
  const refuse = (sentence: string): never => {
    throw new AppError('input.invalid', { fields: { month: sentence } });
  };
  const [earliest, latest] = [addMonths(monthOf(today), -MOST_BACK), addMonths(monthOf(today), MOST_AHEAD)];
  if (month > latest) refuse(`晚于 ${latest}，最多提前一年编入，请核对月份`);
  if (month < earliest) refuse(`早于 ${earliest}，这个月不会再发放，请编入下一个月的花名册`);
  const { diedOn } = retireeFacts(db, recordId, today);
  if (diedOn !== null && month > monthOf(diedOn))
    refuse(
      `已于 ${diedOn} 死亡，${monthOf(diedOn)} 以后没有花名册可以编入；要补发的请编入死亡当月，多发的请办“追回多发”`,
    );
}
