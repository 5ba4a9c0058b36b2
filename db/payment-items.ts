import type { PaymentItemKind } from '#shared/contract/payments.ts';
import { paymentItemWords } from '#shared/records/retiree/payment-words.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { refuseFinal } from './adjustments.ts';
import { type Act, keepChange } from './changes.ts';
import { type CommandAbout, keepCommand } from './commands.ts';
import type { WritableDb } from './open.ts';
import { getPerson } from './people.ts';
import { getEnvelope, openEnvelope, touch } from './records.ts';
import { insertRow } from './rows.ts';
import { paymentItem } from './tables/payments.ts';
import { newUid } from './uid.ts';

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
  const who = `${getPerson(db, envelope.personId).name}（${envelope.number}）`;
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
