import { AppError } from '#shared/errors.ts';
import type { HandOverTo } from '#shared/records/retiree/contract/payments.ts';
import type { Evidence } from '#shared/records/retiree/life-cycle/evidence.ts';
import { HANDED_OVER } from '#shared/records/retiree/life-cycle/retold.ts';
import { handOverTo } from '#shared/records/retiree/payment-words.ts';
import { moreThanReckoned } from '#shared/records/retiree/rules/owed-after-end.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { type Act, keepChange } from '../../../core/changes.ts';
import { type CommandAbout, keepCommand } from '../../../core/commands.ts';
import type { WritableDb } from '../../../core/open.ts';
import { sayDay } from '../../../core/refuse-day.ts';
import { insertEvent } from '../../../life/story-write.ts';
import { openEnvelope, touch } from '../../records.ts';
import { subjectName } from '../../subject.ts';
import { owedAfterEnd } from './owed.ts';

export interface HandOver {
  recordId: number;
  version: number;
  on: string;
  /** What was handed over for each month, as it was decided; it need not be what is reckoned. */
  months: readonly { month: string; fen: number }[];
  to: HandOverTo;
  name: string;
  /** Of the one who was given it: their identity number or the account it went to. */
  number: string | null;
  paper: Evidence;
  paperNumber: string | null;
  /** With more than is reckoned: why. */
  note: string | null;
  isMoreConfirmed: boolean;
}

/**
 * Enters that money owed after the end of a benefit was handed over, or given back to the agency: a step of the file for
 * each month, one act together. From then on the month counts as paid.
 * @returns `note`: a sentence where what was handed over is not what was reckoned
 * @throws AppError record.notFound, record.changedMeanwhile, record.removed, payments.nothingOwed, input.invalid
 */
export function handOver(
  db: WritableDb,
  act: Act,
  input: HandOver,
): { version: number; commandId: number | null; note: string | null } {
  const { recordId, on, months, to } = input;
  const envelope = openEnvelope(db, recordId, input.version);
  const today = localDay(act.at);
  const [owed] = owedAfterEnd(db, today, { only: [recordId] });
  const name = subjectName(db, envelope);
  if (!owed) throw new AppError('payments.nothingOwed', { name });
  refuseWrong(input, owed, today);
  const fen = months.reduce((sum, one) => sum + one.fen, 0);
  const who = `${handOverTo[to]} ${input.name}`;
  const title = `交付未发养老金：${name}（${envelope.number}）${formatMoney(fen)} 元，${who}`;
  const about: CommandAbout = { name: 'payments.handOver', title, noun: 'record', nounId: recordId };
  const party = input.number === null ? who : `${who}（${input.number}）`;
  const { result, commandId } = keepCommand(db, act, about, () => {
    const papers = [{ paper: input.paper, number: input.paperNumber }];
    for (const one of months) {
      const step = { recordId, step: HANDED_OVER, on, papers, month: one.month, amountFen: one.fen, party };
      insertEvent(db, act, { ...step, note: input.note, before: {}, after: {} }, []);
    }
    keepChange(db, act, { noun: 'record', nounId: recordId, action: 'update', note: title });
    return touch(db, act, envelope);
  });
  const differing = months.flatMap((one) => {
    const reckoned = owed.months.find(({ month }) => month === one.month)?.fen ?? null;
    return reckoned === null || reckoned === one.fen ? [] : [`${one.month} 应为 ${formatMoney(reckoned)} 元`];
  });
  const note = differing.length === 0 ? null : `金额与计算的不同：${differing.join('、')}，请与依据核对`;
  return { version: result, commandId, note };
}

function refuseWrong(input: HandOver, owed: ReturnType<typeof owedAfterEnd>[number], today: string): void {
  const fields: Record<string, string> = {};
  if (input.on > today) fields.on = '还没到这一天，请填写实际交付的日期';
  else if (owed.endedOn !== null && input.on < owed.endedOn) fields.on = `早于 ${owed.endedOn}，请核对`;
  else sayDay(fields, 'on', 'handedOver', input.on);
  const left = new Set(owed.months.map(({ month }) => month));
  const wrong = input.months.find(({ month }) => !left.delete(month));
  if (wrong) fields.months = `${wrong.month} 没有未发的养老金，请刷新后再选`;
  const over = moreThanOwed(input, owed);
  if (over !== null && !input.isMoreConfirmed) fields.months = `${over}；确按这个金额交付的，请勾选并写明原因`;
  else if (over !== null && input.note === null) fields.note = '多于计算的金额，请写明原因';
  if (input.to !== 'agency' && input.number === null) fields.number = '请填写领取人的证件号码，或者打款的账号';
  if (Object.keys(fields).length > 0) throw new AppError('input.invalid', { fields });
}

/** A slip of the point must not clear a debt: what is more than is reckoned, in words. null where nothing is. */
function moreThanOwed({ months }: HandOver, owed: ReturnType<typeof owedAfterEnd>[number]): string | null {
  const over = moreThanReckoned(months, owed.months).map(
    ({ month, fen, reckonedFen }) => `${month} 填的是 ${formatMoney(fen)} 元，应为 ${formatMoney(reckonedFen)} 元`,
  );
  return over.length === 0 ? null : over.join('、');
}
