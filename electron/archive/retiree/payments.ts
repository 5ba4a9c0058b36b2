import { dictionary } from '#db/codes/codes.ts';
import { filesOfPeople } from '#db/core/scope.ts';
import { rollOutside } from '#db/core/went-outside.ts';
import { rollChanges } from '#db/records/retiree/payments/changes.ts';
import { draftRoll, leftOutWords } from '#db/records/retiree/payments/draft.ts';
import { rollHints } from '#db/records/retiree/payments/findings.ts';
import { monthsMissing } from '#db/records/retiree/payments/gaps.ts';
import { handOver } from '#db/records/retiree/payments/hand-over.ts';
import { addPaymentItem } from '#db/records/retiree/payments/items.ts';
import { owedAfterEnd } from '#db/records/retiree/payments/owed.ts';
import { paymentsOf } from '#db/records/retiree/payments/person-payments.ts';
import { enterReturns, requireFinal } from '#db/records/retiree/payments/returns.ts';
import { type JudgedReturn, judgeReturns, type ReturnedText } from '#db/records/retiree/payments/returns-judge.ts';
import {
  finaliseRoll,
  listRolls,
  rollDigest,
  rollGroups,
  rollOf,
  rollProblems,
  rollSums,
} from '#db/records/retiree/payments/rolls.ts';
import { voidedRolls, voidRoll } from '#db/records/retiree/payments/void.ts';
import type { ArchiveInput } from '#shared/contract/archive.ts';
import { AppError } from '#shared/errors.ts';
import type { PaymentState, paymentCalls, RollLine } from '#shared/records/retiree/contract/payments.ts';
import { noMonthBefore } from '#shared/records/retiree/forms/payment-changes.ts';
import { paymentStateWords } from '#shared/records/retiree/payment-words.ts';
import { addMonths, localDay, monthOf } from '#shared/rules/calendar.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { writeWhole } from '../../files/write-whole.ts';
import { type Context, now, write } from '../core/context.ts';
import { scopeOf } from '../core/scope.ts';
import type { HandlersOf } from '../core/serve.ts';
import { type ListColumn, type ListRow, listColumn, writeListWorkbook } from '../workbook/write-list.ts';
import { readReturnList } from './adjustment-sheet.ts';
import { isOnPart } from './roll-part.ts';

export const paymentHandlers: HandlersOf<typeof paymentCalls> = {
  'payments.ofRecord': ({ recordId }, context) => paymentsOf(context.db, [recordId], localDay(now()), scopeOf(context)),

  'payments.ofPerson': ({ personId }, context) =>
    paymentsOf(context.db, filesOfPeople(context.db, [personId]), localDay(now()), scopeOf(context)),

  'payments.months': (_input, context) => {
    const rolls = listRolls(context.db, 120);
    const last = rolls[0]?.month;
    const afterLast = last === undefined ? monthOf(localDay(now())) : addMonths(last, 1);
    return {
      next: monthsMissing(context.db, afterLast)[0] ?? afterLast,
      afterLast,
      voided: isPart(context) ? [] : voidedRolls(context.db, 120),
      items: rolls.map(({ id, answers: _answers, serial: _serial, ...roll }) => {
        // What the office pays in all is for those who see all of it.
        const sums = isPart(context) ? rollSums(rollOf(context.db, roll.month, scopeOf(context)).lines) : roll;
        return { ...roll, rollId: id, people: sums.people, netFen: sums.netFen };
      }),
    };
  },

  'payments.roll': (input, context) => {
    const { db } = context;
    const scope = scopeOf(context);
    const roll = rollOf(db, input.month, scope);
    const shown = roll.lines.filter(isOnPart(input));
    const states: Record<PaymentState, number> = { draft: 0, sent: 0, paid: 0, returned: 0 };
    for (const { state } of roll.lines) states[state] += 1;
    const { lines, draft } = roll;
    const today = localDay(now());
    return {
      rollId: roll.rollId,
      number: roll.number,
      outside: rollOutside(db, roll.rollId),
      answeredOn: roll.answeredOn,
      unanswered: Array.from(
        new Set(roll.lines.flatMap(({ state, bankCode }) => (state === 'sent' ? [bankCode ?? ''] : []))),
      ),
      lines: shown.slice(input.offset, input.offset + input.limit),
      total: shown.length,
      sums: rollSums(shown),
      groups: rollGroups(roll.lines),
      states,
      leftOut: roll.draft?.leftOut.length ?? 0,
      problems: draft ? rollProblems(db, input.month, lines, today) : [],
      hints: draft ? rollHints(db, input.month, { lines, draft }, today, scope) : [],
      digest: rollDigest({ month: input.month, number: roll.number, lines: roll.lines }),
    };
  },

  'payments.leftOut': (input, context) => {
    const scope = scopeOf(context);
    const { leftOut } = draftRoll(context.db, input.month, scope);
    const shown = leftOut.slice(input.offset, input.offset + input.limit);
    const only = shown.map(({ person }) => person.recordId);
    const owed = new Map(
      owedAfterEnd(context.db, localDay(now()), { scope, only }).map((one) => [one.recordId, one.sentence]),
    );
    return {
      items: shown.map(({ person, reason, waitingFen }) => ({
        ...{ recordId: person.recordId, name: person.name, communityName: person.communityName },
        ...{ why: leftOutWords(reason, person), waitingFen, owed: owed.get(person.recordId) ?? null },
      })),
      total: leftOut.length,
    };
  },

  'payments.export': async (input, context) => {
    const lines = rollOf(context.db, input.month, scopeOf(context)).lines.filter(isOnPart(input));
    await writeWhole(
      input.path,
      await writeListWorkbook(`${input.month}花名册`, rollColumns, rollRows(context, lines)),
    );
    return { path: input.path, rows: lines.length };
  },

  'payments.finalise': (input, context) => {
    const done = write(context, (db, act) => finaliseRoll(db, act, input));
    context.emit({ name: 'payments.changed' });
    return done;
  },

  'payments.voidRoll': (input, context) => {
    const done = write(context, (db, act) => voidRoll(db, act, input));
    context.emit({ name: 'payments.changed' });
    context.emit({ name: 'records.changed', id: null });
    return done;
  },

  'payments.readReturns': async (input, { db }) => {
    const { lines, digest } = judgeReturns(db, requireFinal(db, input.month), await returnsIn(input.source));
    const ready = lines.filter(({ why, asks }) => why === null && asks.length === 0);
    return {
      lines: lines.slice(0, 2000).map(({ recordId: _recordId, bankCode: _bankCode, ...line }) => line),
      ready: ready.length,
      readyFen: ready.reduce((sum, { netFen }) => sum + (netFen ?? 0), 0),
      asking: lines.filter(({ asks }) => asks.length > 0).length,
      digest,
    };
  },

  'payments.enterReturns': async (input, context) => {
    const { month, on, source } = input;
    const listed = await returnsIn(source);
    const judged = judgeReturns(context.db, requireFinal(context.db, month), listed);
    if (input.accepted.length > 0 && input.digest !== judged.digest) throw new AppError('payroll.returnsChanged', {});
    const open = new Set(openRows(judged.lines, input.accepted));
    if (open.size > 0 && !input.leavesOthers)
      throw new AppError('input.invalid', { fields: openWords(input, open.size) });
    const lines = judged.lines.filter(({ row }) => !open.has(row));
    const returns = lines.flatMap(({ why, lineId, recordId, netFen, reason }) =>
      why === null && lineId !== null && recordId !== null && netFen !== null
        ? [{ lineId, recordId, netFen, reason }]
        : [],
    );
    const named = lines.flatMap(({ lineId, bankCode }) => (lineId === null ? [] : [bankCode ?? '']));
    const banks =
      named.length === 0 && input.banks === null ? null : Array.from(new Set([...named, ...(input.banks ?? [])]));
    const { commandId } =
      listed.length > 0 && returns.length === 0
        ? { commandId: null }
        : write(context, (db, act) => enterReturns(db, act, { month, on, banks, returns }));
    context.emit({ name: 'payments.changed' });
    context.emit({ name: 'records.changed', id: null });
    return { entered: returns.length, leftOut: listed.length - returns.length, commandId };
  },

  'payments.addItem': (input, context) => {
    const done = write(context, (db, act) => addPaymentItem(db, act, input));
    context.emit({ name: 'payments.changed' });
    context.emit({ name: 'records.changed', id: input.recordId });
    return done;
  },

  'payments.handOver': (input, context) => {
    const done = write(context, (db, act) => handOver(db, act, input));
    context.emit({ name: 'payments.changed' });
    context.emit({ name: 'records.changed', id: input.recordId });
    return done;
  },

  'payments.changes': (input, context) => {
    const { lines, ...changes } = rollChanges(context.db, input.month, scopeOf(context));
    return { ...changes, lines: lines.slice(input.offset, input.offset + input.limit), total: lines.length };
  },

  'payments.exportChanges': async ({ month, path }, context) => {
    const { lines, increase } = rollChanges(context.db, month, scopeOf(context));
    const codes = dictionary(context.db);
    const rows = lines.map((line) => ({
      // The agency's own number, which the office does not keep.
      工号: null,
      姓名: line.name,
      社会保障号: line.idNumber,
      性别: line.gender === null ? null : codes.label('gender', line.gender),
      '增加 – 社会统筹金额': line.increaseFen,
      '减少 – 社会统筹金额': line.decreaseFen,
      临时发放金额: line.temporaryFen,
      实发: line.netFen,
      发放方式: line.paymentMethod === null ? null : codes.label('paymentMethod', line.paymentMethod),
      宅电: line.phone,
      个人储蓄卡账号: line.accountNumber,
      依据: line.basis,
    }));
    const told = increase === null ? [{ 姓名: noMonthBefore }] : rows;
    await writeWhole(path, await writeListWorkbook(`${month}增减`, changeColumns, told));
    return { path, rows: rows.length };
  },
};

function isPart(context: Context): boolean {
  const { kinds, communityIds } = scopeOf(context);
  return kinds !== null || communityIds !== null;
}

type Source = ArchiveInput<'payments.enterReturns'>['source'];

async function returnsIn(source: Source): Promise<ReturnedText[]> {
  if (source.kind === 'list') return readReturnList(source.path);
  if (source.kind === 'none') return [];
  const { text, name, reason } = source;
  const names = name ? [name] : [];
  return [{ row: 1, numberText: text, names, otherNumbers: [], amountFen: null, problem: null, reason }];
}

/** The rows that ask and that nobody answered. */
function openRows(lines: readonly JudgedReturn[], accepted: readonly number[]): number[] {
  const taken = new Set(accepted);
  return lines.flatMap(({ row, asks }) => (asks.length > 0 && !taken.has(row) ? [row] : []));
}

function openWords({ source }: { source: Source }, open: number): Record<string, string> {
  if (source.kind === 'one') return { 'source.text': '与花名册不一致，请核对后勾选“已核对，登记”' };
  return { list: `${formatCount(open)} 行与花名册不一致，请逐行核对，是这一笔的勾选；不是的选“不登记，按发放成功算”` };
}

/** The lines with 小计 of each bank and community and 总计 at the end, as the roll is printed. */
function* rollRows({ db }: Context, lines: readonly RollLine[]): Generator<ListRow> {
  const codes = dictionary(db);
  const bank = (line: RollLine) =>
    line.bankName ?? (line.bankCode === null ? null : codes.label('bank', line.bankCode));
  const sumRow = (name: string, some: readonly RollLine[]): ListRow => {
    const sums = rollSums(some);
    return {
      姓名: name,
      社区: `${formatCount(sums.people)} 人`,
      基本养老金: sums.baseFen,
      补贴: sums.subsidyFen,
      补发: sums.arrearsFen,
      扣款: sums.deductionFen,
      实发合计: sums.netFen,
    };
  };
  let group: RollLine[] = [];
  for (const [index, line] of lines.entries()) {
    group.push(line);
    yield {
      序号: String(index + 1),
      姓名: line.name,
      证件号码: line.idNumber,
      社区: line.communityName,
      开户银行: bank(line),
      账号: line.accountNumber,
      户名: line.accountName,
      基本养老金: line.baseFen,
      补贴: line.subsidyFen,
      补发: line.arrearsFen,
      扣款: line.deductionFen,
      实发合计: line.netFen,
      发放状态: paymentStateWords[line.state],
      退回原因: line.returnReason,
      领取人签名: null,
      备注: line.note,
    };
    const next = lines[index + 1];
    if (next && next.bankCode === line.bankCode && next.communityId === line.communityId) continue;
    yield sumRow('小计', group);
    group = [];
  }
  if (lines.length > 0) yield sumRow('总计', lines);
}

/** Domain file retiree-unemployment.md B.6, columns in paper order; 个人编号 is not kept by the office. */
const rollColumns: readonly ListColumn[] = [
  listColumn('序号', 6),
  listColumn('姓名', 12),
  listColumn('证件号码', 22),
  listColumn('社区', 16),
  listColumn('开户银行', 26),
  listColumn('账号', 24),
  listColumn('户名', 12),
  listColumn('基本养老金', 13, 'money'),
  listColumn('补贴', 11, 'money'),
  listColumn('补发', 11, 'money'),
  listColumn('扣款', 11, 'money'),
  listColumn('实发合计', 13, 'money'),
  listColumn('发放状态', 10),
  listColumn('退回原因', 20),
  listColumn('领取人签名', 12),
  listColumn('备注', 36),
];

/** Domain file retiree-unemployment.md B.7, columns in paper order, and what each change goes back to. */
const changeColumns: readonly ListColumn[] = [
  listColumn('工号', 8),
  listColumn('姓名', 12),
  listColumn('社会保障号', 22),
  listColumn('性别', 6),
  listColumn('增加 – 社会统筹金额', 18, 'money'),
  listColumn('减少 – 社会统筹金额', 18, 'money'),
  listColumn('临时发放金额', 14, 'money'),
  listColumn('实发', 12, 'money'),
  listColumn('发放方式', 16),
  listColumn('宅电', 16),
  listColumn('个人储蓄卡账号', 24),
  listColumn('依据', 36),
];
