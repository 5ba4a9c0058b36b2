import { monthOf } from '#shared/rules/calendar.ts';
import { dayBefore } from '#shared/rules/dated-values.ts';
import { formatMoney } from '#shared/rules/money.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { alias, int, maybe, pick, typed } from '../../../core/typed.ts';
import {
  type Asked,
  type Counted,
  type CountedFigure,
  type CountedReport,
  check,
  isLate,
  moneyFigure,
  standing,
} from '../../../reports/counted.ts';
import { pensionAmount } from '../../../tables/pension.ts';
import { retiree } from '../tables.ts';
import { pauseRows } from './certification.ts';
import { byId, eventsIn, firstOfEach, ofEvent } from './events.ts';
import { communityOn, type FileDays, stateOn } from './file-days.ts';
import { outside, standingNow } from './outside.ts';
import { belongsOn, movementsOf, ofMovement, type Standing } from './walk.ts';

const d = alias(retiree, 'd');
const a = alias(pensionAmount, 'a');

/** 养老待遇人员增减变动月报 (domain file retiree-unemployment.md D.3). */

const hasBenefit = ({ management, benefitState }: Standing): boolean =>
  ['M1', 'M2', 'M3'].includes(management) && ['B1', 'B2', 'B3'].includes(benefitState);

const cameIn: ReadonlySet<string> = new Set([
  'management.accept',
  'management.acceptElsewhere',
  'management.leaveWithEmployer',
  'management.takeFromEmployer',
  'opened',
]);

export function countBenefit(db: ReadableDb, files: readonly FileDays[], asked: Asked): CountedReport {
  const { to } = asked;
  const before = dayBefore(asked.from);
  const opening = files.filter((file) => belongsOn(file, before, asked, hasBenefit));
  const closing = files.filter((file) => belongsOn(file, to, asked, hasBenefit));
  const moves = files.flatMap((file) => movementsOf(file, asked, hasBenefit));
  const rows = (isIn: boolean, is: (cause: string) => boolean): Counted[] =>
    moves.filter((move) => move.isIn === isIn && is(move.cause)).map((move) => ofMovement(asked, move));
  const added = rows(true, () => true);
  const awarded = rows(true, (cause) => cause === 'benefit.award');
  const received = rows(true, (cause) => cameIn.has(cause));
  const addedOther = rows(true, (cause) => cause !== 'benefit.award' && !cameIn.has(cause));
  const ended = rows(false, () => true);
  const died = rows(false, (cause) => cause === 'person.death');
  const stopped = rows(false, (cause) => cause === 'benefit.stop');
  const wentOut = rows(false, (cause) => cause === 'management.transferOut');
  const endedOther = rows(
    false,
    (cause) => !['person.death', 'benefit.stop', 'management.transferOut'].includes(cause),
  );
  const left = eventsIn(db, byId(files), asked, ['person.death', 'benefit.stop', 'management.transferOut']);
  const noBenefit = outside(db, asked, left, hasBenefit);
  const stands = standingNow(db, asked, "r.state IN ('M1', 'M2', 'M3') AND d.benefit_state IN ('B1', 'B2', 'B3')");
  const states = new Map(closing.map((file) => [file.id, stateOn(file, 'benefitState', to)]));
  const paused = closing.filter(({ id }) => states.get(id) === 'B2');
  const paying = closing.filter(({ id }) => states.get(id) === 'B1' || states.get(id) === 'B3');
  const amounts = amountsIn(db, monthOf(to));
  const payingRows = paying.flatMap((file) => {
    const fen = amounts.get(file.id);
    return fen === undefined ? [] : [{ ...standing(file, `${monthOf(to)} 的金额`), fen }];
  });
  const unknownRows = paying
    .filter(({ id }) => !amounts.has(id))
    .map((file) => standing(file, `没有登记 ${monthOf(to)} 的金额`));
  const now = eventsIn(db, byId(files), asked, ['benefit.pause', 'benefit.resume']);
  const adjusted = adjustmentsIn(db, byId(files), asked);
  const figures = new Map<string, CountedFigure>([
    ['opening', { rows: opening.map((file) => standing(file, '期初在册')) }],
    ['added', { rows: added }],
    ['awarded', { rows: awarded }],
    ['cameIn', { rows: received }],
    ['addedOther', { rows: addedOther }],
    ['ended', { rows: ended }],
    ['died', { rows: died }],
    ['stopped', { rows: stopped }],
    ['wentOut', { rows: wentOut }],
    ['endedOther', { rows: endedOther }],
    ['noBenefit', { rows: noBenefit }],
    ['closing', { rows: closing.map((file) => standing(file, benefitWords[states.get(file.id) ?? ''] ?? '')) }],
    ['paused', { rows: paused.map((file) => standing(file, '暂停发放')) }],
    ['paying', { rows: paying.map((file) => standing(file, benefitWords[states.get(file.id) ?? ''] ?? '')) }],
    ['payingFen', moneyFigure(payingRows, unknownRows)],
    ['amountUnknown', { rows: unknownRows }],
    [
      'pausedNow',
      {
        rows: firstOfEach(
          pauseRows(
            asked,
            now.filter(({ step }) => step === 'benefit.pause'),
          ),
        ),
      },
    ],
    [
      'resumedNow',
      {
        rows: firstOfEach(
          now.filter(({ step }) => step === 'benefit.resume').map((event) => ofEvent(asked, event, '恢复发放')),
        ),
      },
    ],
    ['adjusted', { rows: firstOfEach(adjusted) }],
    ['adjustedFen', moneyFigure(adjusted)],
  ]);
  return {
    figures,
    checks: [
      check('4＝1＋2－3', closing.length, opening.length + added.length - ended.length),
      check('2＝2.1＋2.2＋2.3', added.length, awarded.length + received.length + addedOther.length),
      check('3＝3.1＋3.2＋3.3＋3.4', ended.length, died.length + stopped.length + wentOut.length + endedOther.length),
      check(
        '登记的死亡、终止、转出＝3.1＋3.2＋3.3＋表外',
        left.length,
        died.length + stopped.length + wentOut.length + noBenefit.length,
        '有的死亡、终止或转出没有计入任何一栏，请逐人核对日期和更正过的状态',
      ),
      ...(stands === null
        ? []
        : [check('4＝档案现在的状态', closing.length, stands, '办理经过与档案状态对不上，请校验数据')]),
      check('6＝4－5', paying.length, closing.length - paused.length),
    ],
    notes: [],
  };
}

const benefitWords: Readonly<Record<string, string>> = { B1: '正常发放', B2: '暂停发放', B3: '已续发（补发待发）' };

/** What each file is worth in a month; files whose amount of that month nobody entered are left out. */
function amountsIn(db: ReadableDb, month: string): Map<number, number> {
  const rows = read(
    db,
    typed`SELECT ${{ id: d.id, form: d.pensionFen, fen: maybe(int('a.fen')), has: maybe(int('a.record_id')) }}
     FROM ${d}
     LEFT JOIN (SELECT record_id, fen, max(CASE WHEN from_month <= @month THEN from_month END) AS latest
       FROM pension_amount WHERE removed_at IS NULL GROUP BY record_id) a ON a.record_id = d.id
     WHERE (a.record_id IS NULL AND d.pension_fen IS NOT NULL) OR a.latest IS NOT NULL`,
  ).all({ month });
  // Where amounts have their months, the form's amount is that of today.
  return new Map(
    rows.flatMap(({ id, form, fen, has }) => {
      const known = has === null ? form : fen;
      return known === null ? [] : [[id, known]];
    }),
  );
}

/** The amounts of the period that took the place of one before, with what they add a month. */
function adjustmentsIn(db: ReadableDb, files: ReadonlyMap<number, FileDays>, asked: Asked): Counted[] {
  const rows = read(
    db,
    typed`SELECT ${{
      id: a.recordId,
      month: a.fromMonth,
      ...pick(a, 'fen', 'document', 'addedAt'),
      before: maybe(
        int(`(SELECT b.fen FROM pension_amount b WHERE b.record_id = a.record_id AND b.removed_at IS NULL
         AND b.from_month < a.from_month ORDER BY b.from_month DESC LIMIT 1)`),
      ),
    }}
     FROM ${a} WHERE a.removed_at IS NULL AND a.from_month BETWEEN @from AND @to AND a.kind <> 'award'
     ORDER BY a.from_month, a.record_id`,
  ).all({ from: monthOf(asked.from), to: monthOf(asked.to) });
  return rows.flatMap(({ id, month, fen, document, addedAt, before }) => {
    const file = files.get(id);
    const on = `${month}-01`;
    if (!file || (asked.communityId !== null && communityOn(file, on) !== asked.communityId)) return [];
    const from = before === null ? '以前的金额没有登记' : `原 ${formatMoney(before)} 元`;
    const why = `自 ${month} 起 ${formatMoney(fen)} 元，${from}${document ? `，${document}` : ''}`;
    return [{ file, on, why, isLate: isLate(asked, addedAt), fen: before === null ? null : fen - before }];
  });
}
