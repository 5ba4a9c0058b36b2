import type { AdjustmentLine } from '#shared/records/retiree/contract/adjustments.ts';
import { increaseOf } from '#shared/records/retiree/rules/adjustment-formula.ts';
import {
  amountIn,
  lastPayableMonth,
  type MonthlyAmount,
  monthsFromTo,
} from '#shared/records/retiree/rules/paid-months.ts';
import { unpaidIn, unpaidReasons } from '#shared/records/retiree/rules/payable-month.ts';
import { addMonths, monthOf } from '#shared/rules/calendar.ts';
import { formatMoney } from '#shared/rules/money.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import { unreadNumberWords } from '#shared/rules/person-number-words.ts';
import type { Scope } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { prepared } from '../../../core/rows.ts';
import { recordsOutside } from '../../../core/scope.ts';
import { digestOfLines, findings, type Say } from '../../../people/listed-people.ts';
import { isNameOf, otherNameQuestion } from '../../../people/names.ts';
import { findPersonByNumber } from '../../../people/people.ts';
import { amountOf, type PaidPerson, paidPeople } from '../payments/facts.ts';
import { adjustmentRuleFor, type KnownRule } from './adjustment-rule.ts';

/** What is to be said about every line of an adjustment, before anything is written. */

/** A line as a sheet has it. A text that is no amount or month is told by `problem`. */
export interface ListedAdjustment {
  row: number;
  numberText: string;
  nameText: string;
  amountFen: number | null;
  increaseFen: number | null;
  arrearsFen: number | null;
  fromMonth: string | null;
  document: string | null;
  problem: string | null;
}

/** A judged line with what applying it needs. */
export interface JudgedLine extends AdjustmentLine {
  person: PaidPerson | null;
  /** What each month before the first payment was short of. */
  arrearsMonths: Record<string, number>;
  /** Whether all months before the first payment are known, or the list says what they come to. */
  isArrearsKnown: boolean;
}

export interface Judged {
  lines: JudgedLine[];
  rules: ReadonlyMap<string, KnownRule>;
  digest: string;
}

interface Header {
  fromMonth: string;
  payMonth: string;
}

/** Judges a list of the agency. `scope`: whom the clerk may see. */
export function judgeList(
  db: ReadableDb,
  listed: readonly ListedAdjustment[],
  header: Header,
  scope: Scope,
  today: string,
): Judged {
  const judge = newJudge(db, header, scope, today);
  return judge.done(listed.map((line) => judge.line(line)));
}

/** What the notice gives to everybody who is paid and within its reach, as if it were a list. */
export function judgeByRule(db: ReadableDb, header: Header, scope: Scope, today: string): Judged {
  const judge = newJudge(db, header, scope, today);
  const { rule } = judge.ruleOf(header.fromMonth);
  if (rule === null) return judge.done([]);
  const lines = judge.people
    .filter(({ facts }) => {
      const why = unpaidIn(facts, header.fromMonth);
      return why === null || why === 'notRetired' || why === 'takenOver' || facts.benefitState === 'B2';
    })
    .map((person, index) => {
      const beforeFen = amountOf(person, addMonths(header.fromMonth, -1)) ?? amountOf(person, header.fromMonth);
      const increase = increaseOf(rule, { ...person, beforeFen });
      return judge.line({
        row: index + 1,
        numberText: person.idNumber ?? person.recordNumber,
        nameText: person.name,
        amountFen: null,
        increaseFen: increase.ok ? increase.fen : null,
        ...{ arrearsFen: null, fromMonth: null, document: null },
        problem: increase.ok ? null : increase.why,
      });
    });
  return judge.done(lines);
}

const hasEnded = ({ facts }: PaidPerson): boolean => facts.management === 'M4' || facts.management === 'M5';

function newJudge(db: ReadableDb, header: Header, scope: Scope, today: string) {
  const people = paidPeople(db);
  const outside = new Set(
    recordsOutside(
      db,
      scope,
      people.map(({ recordId }) => recordId),
    ),
  );
  const closed = new Set(
    prepared(db, "SELECT id FROM record WHERE kind = 'retiree' AND closed_on IS NOT NULL").pluck().all() as number[],
  );
  const byPerson = new Map<number, PaidPerson>();
  const byNumber = new Map<string, PaidPerson>();
  // Numbers of former days and of entries that were merged are asked for one by one.
  const byIdNumber = new Map<string, number>();
  for (const person of people) {
    // Of two files of one person the one still open counts.
    const known = byPerson.get(person.personId);
    if (!known || closed.has(known.recordId) || (!closed.has(person.recordId) && hasEnded(known)))
      byPerson.set(person.personId, person);
    byNumber.set(person.recordNumber, person);
    if (person.idNumber !== null) byIdNumber.set(person.idNumber, person.personId);
  }
  const rules = new Map<string, KnownRule>();
  const ruleOf = (month: string): KnownRule => {
    const year = month.slice(0, 4);
    const known = rules.get(year) ?? adjustmentRuleFor(db, month);
    rules.set(year, known);
    return known;
  };
  const rowOf = new Map<number, number>();

  const line = (listed: ListedAdjustment): JudgedLine => {
    const { say, told } = findings();
    const fromMonth = listed.fromMonth ?? header.fromMonth;
    const person = personOf(listed.numberText);
    const judged: JudgedLine = {
      ...{ row: listed.row, numberText: listed.numberText, nameText: listed.nameText, document: listed.document },
      ...{ recordId: null, recordNumber: null, name: null, communityId: null, communityName: null, fromMonth },
      ...{ beforeFen: null, afterFen: null, formulaFen: null, arrearsFen: 0, arrearsMonths: {} },
      ...{ level: 'ready', findings: [], person: null, isArrearsKnown: true },
    };
    const finish = (): JudgedLine => ({ ...judged, ...told() });
    if (person === null) {
      const read = readAnyNumber(listed.numberText);
      const isOfSomebody = read.ok && findPersonByNumber(db, read.number) !== null;
      say(
        'stop',
        listed.numberText === ''
          ? '没有号码'
          : isOfSomebody
            ? '这个人没有退休人员档案'
            : read.ok
              ? `没有人用号码 ${listed.numberText}`
              : unreadNumberWords(listed.numberText),
      );
      return finish();
    }
    if (outside.has(person.recordId)) {
      say('stop', '这个人的档案不在您的范围内');
      return finish();
    }
    if (closed.has(person.recordId)) {
      say('stop', `档案 ${person.recordNumber} 已经结束；确需调整的，请先重新打开它`);
      return finish();
    }
    const twice = rowOf.get(person.recordId);
    const { recordId, recordNumber, name, communityId, communityName } = person;
    Object.assign(judged, { recordId, recordNumber, name, communityId, communityName, person });
    if (twice !== undefined) say('stop', `与第 ${twice} 行是同一个人，只登记前面一行`);
    else rowOf.set(recordId, listed.row);
    if (listed.nameText === '') say('note', `名单没有姓名，按号码是${name}`);
    else if (listed.nameText !== name && !isNameOf(db, person.personId, listed.nameText))
      say('ask', otherNameQuestion(listed.nameText, person));
    if (fromMonth > addMonths(monthOf(today), 12)) say('stop', `执行月份 ${fromMonth} 在一年以后，请核对`);
    if (fromMonth > header.payMonth) say('stop', `执行月份 ${fromMonth} 在发放月份 ${header.payMonth} 以后`);
    const before = amountOf(person, addMonths(fromMonth, -1));
    // Who is not known before that month has what is known of it.
    judged.beforeFen = before ?? amountOf(person, fromMonth);
    if (listed.problem !== null) {
      say('stop', listed.problem);
      return finish();
    }
    if (listed.increaseFen !== null && judged.beforeFen === null && listed.amountFen === null) {
      say('stop', '无法计算新的金额（缺调整前的金额，名单又只有增加额）');
      return finish();
    }
    const afterFen = listed.amountFen ?? (judged.beforeFen ?? 0) + (listed.increaseFen ?? 0);
    judged.afterFen = afterFen;
    judgeStanding(person, fromMonth, say);
    judgeAmount(judged, listed, person, say);
    judgeArrears(judged, listed, person, header.payMonth, say);
    judgeFormula(judged, person, ruleOf(fromMonth), say);
    return finish();
  };

  function personOf(text: string): PaidPerson | null {
    const read = readAnyNumber(text);
    const id = read.ok ? (byIdNumber.get(read.number) ?? findPersonByNumber(db, read.number)?.id) : undefined;
    return (id === undefined ? undefined : byPerson.get(id)) ?? byNumber.get(text.trim().toUpperCase()) ?? null;
  }

  const done = (lines: JudgedLine[]): Judged => ({ lines, rules, digest: digestOf(lines, header) });
  return { people: people.filter(({ recordId }) => !outside.has(recordId)), line, ruleOf, done };
}

function judgeStanding({ facts }: PaidPerson, fromMonth: string, say: Say): void {
  const why = unpaidIn(facts, fromMonth);
  if (facts.diedOn !== null && why !== 'died')
    say('ask', `已于 ${facts.diedOn} 死亡，发放到 ${lastPayableMonth(facts.diedOn)}，只影响这以前的月份`);
  else if (why === 'died') say('stop', `${facts.diedOn ?? ''} ${unpaidReasons.died}`.trim());
  else if (why === 'paused' || facts.benefitState === 'B2') say('note', '待遇暂停发放，恢复后按新的金额发放');
  else if (why === 'movedOut' || why === 'ended' || why === 'notAwarded') say('stop', unpaidReasons[why]);
  else if (why === 'takenOver') say('note', `${unpaidReasons.takenOver}，这些月份的补发没有计入`);
  else if (why === 'waiting') say('ask', `${unpaidReasons.waiting}，请核对是否由本街道发放`);
  else if (facts.management === 'M4') say('ask', `${unpaidReasons.movedOut}（${facts.leftOn}），只影响这以前的月份`);
  else if (facts.benefitState === 'B4') say('ask', `${unpaidReasons.ended}，只影响终止以前的月份`);
}

function judgeAmount(line: JudgedLine, listed: ListedAdjustment, { amounts, retiredOn }: PaidPerson, say: Say): void {
  const { afterFen, beforeFen, fromMonth } = line;
  if (afterFen === null) return;
  const same = amounts.find((one) => one.fromMonth === fromMonth);
  if (same?.fen === afterFen) say('stop', `${fromMonth} 已登记这个金额，不用再登记`);
  else if (same) say('ask', `${fromMonth} 已登记 ${formatMoney(same.fen)} 元，将由 ${formatMoney(afterFen)} 元代替`);
  else if (beforeFen === null) say('note', '以前没有登记金额，请核对');
  else if (afterFen === beforeFen) say('stop', '与调整前的金额相同，不用登记');
  if (beforeFen !== null && afterFen < beforeFen)
    say('ask', `新的金额 ${formatMoney(afterFen)} 元比调整前的 ${formatMoney(beforeFen)} 元少，请核对`);
  if (
    listed.amountFen !== null &&
    listed.increaseFen !== null &&
    beforeFen !== null &&
    listed.amountFen !== beforeFen + listed.increaseFen
  )
    say(
      'note',
      `名单的增加额是 ${formatMoney(listed.increaseFen)} 元，按金额相差 ${formatMoney(listed.amountFen - beforeFen)} 元；按名单的金额登记`,
    );
  const later = amounts.find((one) => one.fromMonth > fromMonth);
  if (later) say('note', `${later.fromMonth} 起已登记 ${formatMoney(later.fen)} 元，那以后不变`);
  if (retiredOn !== null && fromMonth < monthOf(retiredOn)) say('stop', `执行月份早于退休时间 ${retiredOn}`);
}

// Months up to the one before the first payment were paid at what was known of them.
function judgeArrears(
  line: JudgedLine,
  listed: ListedAdjustment,
  person: PaidPerson,
  payMonth: string,
  say: Say,
): void {
  const { fromMonth, afterFen } = line;
  if (afterFen === null) return;
  const after: MonthlyAmount[] = [
    ...person.amounts.filter((one) => one.fromMonth !== fromMonth),
    { fromMonth, fen: afterFen },
  ];
  const unknown: string[] = [];
  for (const month of monthsFromTo(fromMonth, addMonths(payMonth, -1))) {
    if (unpaidIn(person.facts, month) !== null) continue;
    const paid = amountOf(person, month);
    const short = (amountIn(after, month) ?? afterFen) - (paid ?? 0);
    if (paid === null) unknown.push(month);
    else if (short !== 0) line.arrearsMonths[month] = short;
  }
  const counted = Object.values(line.arrearsMonths).reduce((sum, fen) => sum + fen, 0);
  line.arrearsFen = listed.arrearsFen ?? counted;
  line.isArrearsKnown = listed.arrearsFen !== null || unknown.length === 0;
  if (unknown.length > 0) say('note', `${unknown.length} 个月没有登记金额，补发没有计入（${unknown[0]} 起）`);
  if (listed.arrearsFen !== null && listed.arrearsFen !== counted)
    say(
      'note',
      `名单的补发是 ${formatMoney(listed.arrearsFen)} 元，按月份计算是 ${formatMoney(counted)} 元；按名单登记，请核对`,
    );
}

function judgeFormula(line: JudgedLine, person: PaidPerson, { rule }: KnownRule, say: Say): void {
  const { beforeFen, afterFen } = line;
  if (rule === null || afterFen === null || beforeFen === null) return;
  const increase = increaseOf(rule, { ...person, beforeFen });
  if (!increase.ok) {
    say('note', `不能按办法核对：${increase.why}`);
    return;
  }
  line.formulaFen = beforeFen + increase.fen;
  const off = afterFen - line.formulaFen;
  if (off !== 0)
    say(
      'note',
      `增加 ${formatMoney(afterFen - beforeFen)} 元，按办法应为 ${formatMoney(increase.fen)} 元，${off > 0 ? '多' : '少'} ${formatMoney(Math.abs(off))} 元`,
    );
}

function digestOf(lines: readonly JudgedLine[], header: Header): string {
  const told = lines.map(({ row, recordId, fromMonth, beforeFen, afterFen, arrearsFen, level }) => [
    ...[row, recordId, fromMonth, beforeFen, afterFen, arrearsFen, level],
  ]);
  return digestOfLines([header, told]);
}
