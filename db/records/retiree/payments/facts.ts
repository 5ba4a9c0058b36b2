import { bankOfBranch } from '#shared/codes/bank.ts';
import type { MonthlyAmount } from '#shared/records/retiree/rules/paid-months.ts';
import { amountIn } from '#shared/records/retiree/rules/paid-months.ts';
import type { BenefitMove, PayFacts } from '#shared/records/retiree/rules/payable-month.ts';
import { addMonths, monthOf } from '#shared/rules/calendar.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import { dictionary } from '../../../codes/codes.ts';
import type { ReadableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { recordsWithin } from '../../../core/scope.ts';
import { alias, int, maybe, pick, text, typed } from '../../../core/typed.ts';
import { TAKEN_BACK, TAKEN_BACK_OF_IDS } from '../../../life/taken-back.ts';
import { pensionAmount } from '../../../tables/pension.ts';
import { person } from '../../../tables/people.ts';
import { community } from '../../../tables/places.ts';
import { record } from '../../../tables/records.ts';
import { retiree } from '../tables.ts';

const d = alias(retiree, 'd');
const r = alias(record, 'r');
const p = alias(person, 'p');
const c = alias(community, 'c');

/** What is known of everybody whose pension the office pays out: read at once, for thousands. */

export interface PaidPerson {
  recordId: number;
  personId: number;
  recordNumber: string;
  name: string;
  gender: string | null;
  idNumber: string | null;
  birthOn: string | null;
  phone: string | null;
  address: string | null;
  communityId: number | null;
  communityName: string | null;
  retiredOn: string | null;
  contributionMonths: number | null;
  /** What the form says; the amounts with their months count before it. */
  formFen: number | null;
  bankCode: string | null;
  bankName: string | null;
  accountName: string | null;
  accountNumber: string | null;
  paymentMethod: string | null;
  facts: PayFacts;
  amounts: MonthlyAmount[];
}

/**
 * The retirees of the office within a scope, by community, name and number; the roll orders them by bank (B.6).
 * @param only these files alone
 */
export function paidPeople(
  db: ReadableDb,
  scope: Scope = wholeOffice,
  only: readonly number[] | null = null,
): PaidPerson[] {
  const within = recordsWithin(scope);
  const ids = only === null ? null : JSON.stringify(only);
  const rows = read(
    db,
    typed`SELECT ${{
      recordId: r.id,
      personId: p.id,
      recordNumber: r.number,
      ...pick(p, 'name', 'gender', 'idNumber', 'birthOn'),
      phone: maybe(text('ifnull(p.mobile, p.landline)')),
      address: maybe(text('ifnull(p.residence_address, p.registered_address)')),
      communityId: r.communityId,
      communityName: maybe(c.name),
      retiredOn: d.retiredOn,
      contributionMonths: maybe(
        int(`CASE WHEN d.deemed_months IS NULL AND d.actual_months IS NULL THEN NULL
         ELSE ifnull(d.deemed_months, 0) + ifnull(d.actual_months, 0) END`),
      ),
      formFen: d.pensionFen,
      bankCode: d.bankCode,
      bankName: d.bankName,
      accountName: d.accountName,
      accountNumber: d.accountNumber,
      paymentMethod: d.paymentMethod,
      management: r.state,
      benefitState: d.benefitState,
    }}
     FROM ${ids === null ? 'retiree d' : 'json_each(@ids) j CROSS JOIN retiree d ON d.id = j.value'}
       CROSS JOIN ${r} ON r.id = d.id JOIN ${p} ON p.id = r.person_id
       LEFT JOIN ${c} ON c.id = r.community_id
     WHERE r.kind = 'retiree' AND r.removed_at IS NULL AND r.pending = 0 AND ${within.sql}
     ORDER BY c.id IS NULL, c.code IS NULL, c.code, c.id, r.sort_name, p.id_number, r.id`,
  ).all({ ...within.params, ...(ids === null ? {} : { ids }) });
  const moves = movesByRecord(db, ids);
  const amounts = amountsByRecord(db, ids);
  const bankOf = bankNamer(db);
  return rows.map(({ management, benefitState, ...row }) => {
    const own = moves.get(row.recordId);
    return {
      ...row,
      bankCode: bankOf(row),
      amounts: amounts.get(row.recordId) ?? [],
      facts: {
        management,
        benefitState,
        diedOn: own?.diedOn ?? null,
        retiredOn: row.retiredOn,
        leftOn: own?.leftOn ?? null,
        takenOver: takenOverIn(own),
        owedSince: isAwardedHere(own) ? [] : (own?.owedSince ?? []),
        moves: own?.moves ?? [],
      },
    };
  });
}

/** The bank of an account: its code, or the bank that the name of a branch begins with; null where neither tells. */
export function bankNamer(
  db: ReadableDb,
): (account: { bankCode: string | null; bankName: string | null }) => string | null {
  const banks = dictionary(db).items('bank');
  const known = new Map<string, string | null>();
  return ({ bankCode, bankName }) => {
    if (bankCode !== null || bankName === null) return bankCode;
    let code = known.get(bankName);
    if (code === undefined) {
      code = bankOfBranch(banks, bankName);
      known.set(bankName, code);
    }
    return code;
  };
}

/** By code, those of no known bank last. */
export function byBank(left: string | null, right: string | null): number {
  if (left === right) return 0;
  if (left === null || right === null) return left === null ? 1 : -1;
  return left < right ? -1 : 1;
}

/** What a month is worth; the form's amount where none is known with its month. */
export function amountOf({ amounts, formFen }: Pick<PaidPerson, 'amounts' | 'formFen'>, month: string): number | null {
  return amounts.length === 0 ? formFen : amountIn(amounts, month);
}

interface Moves {
  moves: BenefitMove[];
  diedOn: string | null;
  leftOn: string | null;
  takenOver: PayFacts['takenOver'][number][];
  owedSince: PayFacts['owedSince'][number][];
}

// A pension that was awarded here nobody paid before; a file that came back was paid elsewhere while it was away.
function takenOverIn(own: Moves | undefined): PayFacts['takenOver'] {
  if (own === undefined) return [];
  const isAwarded = isAwardedHere(own);
  return own.takenOver.filter(({ after }) => after !== null || !isAwarded);
}

const isAwardedHere = (own: Moves | undefined): boolean =>
  own?.moves.some(({ step }) => step === 'benefit.award') === true;

const ofThese = (ids: string | null, column: string): string =>
  ids === null ? '' : `${column} IN (SELECT value FROM json_each(@ids)) AND`;

// The steps with which the office takes a file over from a sender.
const acceptances: Readonly<Record<string, true>> = {
  'management.accept': true,
  'management.acceptElsewhere': true,
  'management.leaveWithEmployer': true,
};

// What a correction took back never happened: neither it nor the correction moved anything.
function movesByRecord(db: ReadableDb, ids: string | null): Map<number, Moves> {
  const rows = read(
    db,
    typed`WITH taken AS MATERIALIZED (
         SELECT t.eventId, t.correctionId, t.field, x.before ->> '$.benefitState' IS k.after ->> '$.benefitState' AS isPaidAgain
         FROM (${ids === null ? TAKEN_BACK : TAKEN_BACK_OF_IDS}) t JOIN event x ON x.id = t.eventId JOIN event k ON k.id = t.correctionId),
       back AS MATERIALIZED (SELECT eventId AS id, field, isPaidAgain FROM taken
         UNION SELECT correctionId, field, isPaidAgain FROM taken),
       told AS (SELECT e.*, e.id IN (SELECT id FROM back WHERE isPaidAgain) AS isNoBenefit,
         e.id IN (SELECT id FROM back WHERE field = 'management') AS isNoMove FROM event e)
     SELECT ${{
       recordId: int('e.record_id'),
       step: text('e.step'),
       on: text('e.on_date'),
       month: maybe(text('e.month')),
       reason: maybe(text('e.reason')),
       before: maybe(text("e.before ->> '$.benefitState'")),
       after: maybe(text("iif(isNoBenefit, NULL, e.after ->> '$.benefitState')")),
       managed: maybe(text("e.before ->> '$.management'")),
       management: maybe(text("iif(isNoMove, NULL, e.after ->> '$.management')")),
     }}
     FROM told e
     WHERE ${ofThese(ids, 'e.record_id')} e.removed_at IS NULL AND (e.after ->> '$.benefitState' IS NOT NULL
       OR e.after ->> '$.management' IS NOT NULL) ORDER BY e.record_id, e.on_date, e.id`,
  ).all(ids === null ? {} : { ids });
  const found = new Map<number, Moves>();
  for (const { recordId, managed, management, ...move } of rows) {
    const own = found.get(recordId) ?? { moves: [], diedOn: null, leftOn: null, takenOver: [], owedSince: [] };
    found.set(recordId, own);
    if (move.after !== null) own.moves.push({ ...move, before: move.before ?? '', after: move.after });
    if (management === 'M5' && move.step === 'person.death') own.diedOn = move.on;
    if (management === 'M4') own.leftOn = move.on;
    // A state that was put right is no move.
    if ((managed !== 'M0' && managed !== 'M4') || !(move.step in acceptances)) continue;
    // Steps of earlier programs do not say through which month the sender paid: then through that of the acceptance.
    const acceptedIn = monthOf(move.on);
    own.takenOver.push({
      after: managed === 'M4' && own.leftOn !== null ? monthOf(own.leftOn) : null,
      through: move.month ?? acceptedIn,
    });
    if (move.month !== null) own.owedSince.push({ from: addMonths(move.month, 1), acceptedIn });
  }
  return found;
}

function amountsByRecord(db: ReadableDb, ids: string | null): Map<number, MonthlyAmount[]> {
  const rows = read(
    db,
    typed`SELECT ${pick(pensionAmount, 'recordId', 'fromMonth', 'fen')} FROM ${pensionAmount}
     WHERE ${ofThese(ids, 'record_id')} removed_at IS NULL ORDER BY record_id, from_month`,
  ).all(ids === null ? {} : { ids });
  const found = new Map<number, MonthlyAmount[]>();
  for (const { recordId, fromMonth, fen } of rows) {
    const own = found.get(recordId);
    if (own) own.push({ fromMonth, fen });
    else found.set(recordId, [{ fromMonth, fen }]);
  }
  return found;
}
