import type { ChangeCheck, ChangeLine, RollLine } from '#shared/records/retiree/contract/payments.ts';
import { countWays, type PaymentWays, paymentWay, waysWords } from '#shared/records/retiree/rules/payment-ways.ts';
import { addMonths, formatDate } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { formatMoney } from '#shared/rules/money.ts';
import type { Scope } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { prepared } from '../../../core/rows.ts';
import { typed } from '../../../core/typed.ts';
import { event } from '../../../tables/life.ts';
import { paymentItem } from '../../../tables/payments.ts';
import { pensionAmount } from '../../../tables/pension.ts';
import { draftRoll, leftOutWords } from './draft.ts';
import { finalRoll, rollOf } from './rolls.ts';

/** A month's roll against the one before (domain file retiree-unemployment.md B.7, D.3). */

/** null: the month has no final roll. */
type Sums = { [F in 'people' | 'netFen' | 'temporaryFen']: number | null };

export interface RollChanges {
  isFinal: boolean;
  lines: ChangeLine[];
  before: { month: string } & Sums;
  now: { people: number; netFen: number; temporaryFen: number };
  /** null where the month before has no final roll: then nothing is an increase or a decrease. */
  increase: { people: number; fen: number } | null;
  decrease: { people: number; fen: number } | null;
  ways: PaymentWays;
  checks: ChangeCheck[];
}

/** What is paid every month, and what only this once. */
const regularOf = ({ baseFen, subsidyFen }: RollLine): number => baseFen + subsidyFen;
const temporaryOf = ({ arrearsFen, deductionFen }: RollLine): number => arrearsFen - deductionFen;

export function rollChanges(db: ReadableDb, month: string, scope: Scope): RollChanges {
  const lastMonth = addMonths(month, -1);
  const now = rollOf(db, month, scope);
  const sum = (of: readonly RollLine[], value: (line: RollLine) => number) =>
    of.reduce((all, line) => all + value(line), 0);
  const sums = {
    people: now.lines.length,
    netFen: sum(now.lines, ({ netFen }) => netFen),
    temporaryFen: sum(now.lines, temporaryOf),
  };
  const ways = countWays(now.lines.map(({ paymentMethod }) => paymentMethod));
  // Compared with nothing everybody would be new: the first roll has no increases, on the screen as on paper.
  if (finalRoll(db, lastMonth) === null)
    return {
      ...{ isFinal: now.rollId !== null, lines: [], now: sums, increase: null, decrease: null, ways },
      before: { month: lastMonth, people: null, netFen: null, temporaryFen: null },
      checks: [waysCheck(ways, now.lines)],
    };
  const before = rollOf(db, lastMonth, scope).lines;
  const basisOf = newBasis(db, month, scope);
  const was = new Map(before.map((line) => [line.recordId, line]));
  const is = new Set(now.lines.map(({ recordId }) => recordId));
  const lines: ChangeLine[] = [];
  for (const line of now.lines) {
    const old = was.get(line.recordId);
    const off = regularOf(line) - (old ? regularOf(old) : 0);
    const temporaryFen = temporaryOf(line);
    if (off === 0 && temporaryFen === 0) continue;
    const basis = off === 0 ? line.note : old ? basisOf.amount(line.recordId) : basisOf.joined(line.recordId);
    lines.push({
      ...personOf(line),
      increaseFen: Math.max(0, off),
      decreaseFen: Math.max(0, -off),
      temporaryFen,
      netFen: line.netFen,
      basis,
    });
  }
  for (const line of before)
    if (!is.has(line.recordId))
      lines.push({
        ...personOf(line),
        ...{
          increaseFen: 0,
          decreaseFen: regularOf(line),
          temporaryFen: 0,
          netFen: 0,
          basis: basisOf.left(line.recordId),
        },
      });
  const up = lines.filter(({ increaseFen }) => increaseFen > 0);
  const down = lines.filter(({ decreaseFen }) => decreaseFen > 0);
  const result = {
    isFinal: now.rollId !== null,
    lines,
    before: {
      ...{ month: lastMonth, people: before.length },
      ...{ netFen: sum(before, ({ netFen }) => netFen), temporaryFen: sum(before, temporaryOf) },
    },
    now: sums,
    increase: { people: up.length, fen: up.reduce((all, { increaseFen }) => all + increaseFen, 0) },
    decrease: { people: down.length, fen: down.reduce((all, { decreaseFen }) => all + decreaseFen, 0) },
    ways,
  };
  return { ...result, checks: checksOf(result, now.lines, was, is) };
}

function waysCheck(ways: PaymentWays, roll: readonly RollLine[]): ChangeCheck {
  const noWay = roll.filter(({ paymentMethod }) => ['other', 'unknown'].includes(paymentWay(paymentMethod)));
  return {
    label: '总人数 = 银行 + 邮寄 + 信汇',
    left: `${formatCount(roll.length)} 人`,
    right: waysWords(ways),
    isRight: noWay.length === 0,
    people: noWay.slice(0, 50).map(({ recordId, name, paymentMethod }) => ({
      ...{ recordId, name },
      why: paymentMethod === null ? '发放方式未登记' : '发放方式不是银行、邮寄或信汇',
    })),
  };
}

interface Compared {
  before: { people: number; netFen: number; temporaryFen: number };
  now: RollChanges['now'];
  increase: { people: number; fen: number };
  decrease: { people: number; fen: number };
  ways: PaymentWays;
  lines: readonly ChangeLine[];
}

function checksOf(
  { before, now, increase, decrease, ways, lines }: Compared,
  roll: readonly RollLine[],
  was: ReadonlyMap<number, RollLine>,
  is: ReadonlySet<number>,
): ChangeCheck[] {
  const regular = before.netFen - before.temporaryFen;
  const right = regular + increase.fen - decrease.fen + now.temporaryFen;
  const joined = roll.filter(({ recordId }) => !was.has(recordId)).length;
  const left = Array.from(was.keys()).filter((id) => !is.has(id)).length;
  const people = before.people + joined - left;
  const groundless = lines.filter(
    ({ basis, increaseFen, decreaseFen }) => basis === null && increaseFen + decreaseFen > 0,
  );
  return [
    waysCheck(ways, roll),
    {
      label: '本月人数 = 上月人数 + 新增 − 终止',
      left: `${formatCount(now.people)} 人`,
      right: `${before.people} + ${joined} − ${left} = ${formatCount(people)} 人`,
      isRight: people === now.people,
      people: [],
    },
    {
      label: '本月金额 = 上月固定金额 + 增加 − 减少 + 临时',
      left: `${formatMoney(now.netFen)} 元`,
      right: `${formatMoney(regular)} + ${formatMoney(increase.fen)} − ${formatMoney(decrease.fen)} + ${formatMoney(now.temporaryFen)} = ${formatMoney(right)} 元`,
      isRight: right === now.netFen,
      people: [],
    },
    {
      label: '每笔增减都有依据',
      left: `${formatCount(increase.people + decrease.people)} 笔`,
      right: `${formatCount(increase.people + decrease.people - groundless.length)} 笔有依据`,
      isRight: groundless.length === 0,
      people: groundless.slice(0, 50).map(({ recordId, name }) => ({ recordId, name, why: '没有登记增减的依据' })),
    },
  ];
}

function personOf(
  line: RollLine,
): Pick<
  ChangeLine,
  'recordId' | 'name' | 'idNumber' | 'gender' | 'phone' | 'accountNumber' | 'communityName' | 'paymentMethod'
> {
  const { recordId, name, idNumber, gender, phone, accountNumber, communityName, paymentMethod } = line;
  return { recordId, name, idNumber, gender, phone, accountNumber, communityName, paymentMethod };
}

// What a change goes back to: an amount with its paper, a step with its day.
function newBasis(db: ReadableDb, month: string, scope: Scope) {
  const lastMonth = addMonths(month, -1);
  const amounts = read(
    db,
    typed`SELECT ${pensionAmount.document} FROM ${pensionAmount} WHERE record_id = @id AND removed_at IS NULL
     AND from_month <= @month
     ORDER BY from_month DESC LIMIT 1`,
  );
  const subsidies = read(
    db,
    typed`SELECT ${paymentItem.reason} FROM ${paymentItem} WHERE record_id = @id AND kind = 'subsidy'
     AND removed_at IS NULL
       AND month IN (@month, @lastMonth) ORDER BY month DESC LIMIT 1`,
  );
  const steps = read(
    db,
    typed`SELECT ${{ step: event.step, on: event.onDate }} FROM ${event} WHERE record_id = @id
     AND removed_at IS NULL AND step IN
       ('benefit.award', 'benefit.resume', 'management.accept', 'management.acceptElsewhere', 'management.takeFromEmployer')
     ORDER BY on_date DESC, id DESC LIMIT 1`,
  );
  const joinedWords: Readonly<Record<string, string>> = {
    'benefit.award': '待遇核定',
    'benefit.resume': '恢复发放',
    'management.accept': '接收管理关系',
    'management.acceptElsewhere': '接收管理关系',
    'management.takeFromEmployer': '转为街道管理',
  };
  let leftOut: Map<number, string> | null = null;
  return {
    amount: (id: number): string | null =>
      amounts.get({ id, month }) ?? subsidies.get({ id, month, lastMonth }) ?? null,
    joined: (id: number): string | null => {
      const step = steps.get({ id });
      return step ? `${formatDate(step.on, 'han')}${joinedWords[step.step] ?? step.step}` : null;
    },
    left: (id: number): string | null => {
      leftOut ??= new Map(
        draftRoll(db, month, scope).leftOut.map((one) => [one.person.recordId, leftOutWords(one.reason, one.person)]),
      );
      return leftOut.get(id) ?? removedWords(db, id);
    },
  };
}

function removedWords(db: ReadableDb, id: number): string | null {
  const reason = prepared(db, 'SELECT removed_reason FROM record WHERE id = ? AND removed_at IS NOT NULL')
    .pluck()
    .get(id);
  return reason === undefined ? null : `档案作废：${String(reason ?? '')}`;
}
