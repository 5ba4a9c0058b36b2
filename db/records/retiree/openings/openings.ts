import type { InferSelectModel } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import { OPENING_CERTIFIED, OPENING_PAID, OPENING_THROUGH } from '#shared/records/retiree/life-cycle/opening-steps.ts';
import type { RetireeStates } from '#shared/records/retiree/life-cycle/states.ts';
import {
  type OpeningFacts,
  type OpeningProblem,
  type OpeningState,
  openingProblems,
  type SameParts,
  sameParts,
} from '#shared/records/retiree/rules/opening-state.ts';
import { localDay, monthOf } from '#shared/rules/calendar.ts';
import { dictionary } from '../../../codes/codes.ts';
import { type Act, keepChange } from '../../../core/changes.ts';
import type { ReadableDb, WritableDb } from '../../../core/open.ts';
import { read } from '../../../core/read.ts';
import { getRow, insertRow, updateRow } from '../../../core/rows.ts';
import { maybe, text, typed } from '../../../core/typed.ts';
import { newUid } from '../../../core/uid.ts';
import { insertEvent } from '../../../life/story-write.ts';
import { event } from '../../../tables/life.ts';
import { opening } from '../../../tables/openings.ts';
import { pensionAmount } from '../../../tables/pension.ts';
import { getEnvelope } from '../../records.ts';
import { NEXT_CERTIFICATION, nextCertification, standingOn } from '../certification/cycle.ts';
import { retireeFacts, retireeStates } from '../life/facts.ts';
import { amountNow, amountsOf } from '../pension/pension.ts';
import { insertAmount, showAmount } from '../pension/rows.ts';
import { retiree } from '../tables.ts';
import { type AskReplaced, replacedAmounts } from './amount.ts';

/** The opening state of a file (期初): taken over from an old system once, corrected with a reason. */

export type OpeningRow = InferSelectModel<typeof opening>;

export interface OpeningInput {
  recordId: number;
  state: OpeningState;
  /** Where it was read. */
  source: string;
  importId: number | null;
  /** Why the one that stands is corrected. */
  reason: string | null;
  /** The clerk saw both amounts, the file's and the opening one, and takes the latter. */
  takesAmount: boolean;
}

/** What a file was before its first opening state, which taking that back brings again. */
interface Before {
  certificationState: RetireeStates['certificationState'];
  benefitState: RetireeStates['benefitState'];
  pensionFen: number | null;
}

/** The opening state that stands for a file; null where there is none. */
export function openingOf(db: ReadableDb, recordId: number): OpeningRow | null {
  const id = read(db, typed`SELECT ${opening.id} FROM ${opening} WHERE record_id = ? AND removed_at IS NULL`).get(
    recordId,
  );
  return id === undefined ? null : getRow(db, opening, id);
}

/** The state alone, of a row that keeps it. */
export function stateOfOpening(row: OpeningRow): OpeningState {
  const { certifiedOn, way, certifiedThrough, amountFen, amountFrom, payment, pausedFrom, pauseReason } = row;
  return { certifiedOn, way, certifiedThrough, amountFen, amountFrom, payment, pausedFrom, pauseReason };
}

/** What a certification way is called; null for a code of no table. */
export function wayLabels(db: ReadableDb): (code: string) => string | null {
  const codes = dictionary(db);
  return (code) => codes.item('certificationWay', code)?.label ?? null;
}

export interface OpeningJudging {
  today: string;
  /** Why the one that stands is corrected. */
  reason?: string | null;
  /** Without it an amount that stands in place of another is a question. */
  takesAmount?: boolean;
  /** Days of the life that come with it and are not in the file yet. */
  brought?: Partial<Pick<OpeningFacts, 'birthOn' | 'retiredOn'>>;
  /** Of many files, what they were paid is read once. */
  replaced?: AskReplaced;
}

/**
 * Why an opening state cannot be entered; empty where it can. The same for a form, a list and a roster. That it brings
 * another amount than the file's is asked once nothing else stands in the way.
 */
export function judgeOpening(
  db: ReadableDb,
  recordId: number,
  state: OpeningState,
  { today, reason = null, takesAmount = false, brought = {}, replaced }: OpeningJudging,
): OpeningProblem[] {
  const facts = { ...openingFacts(db, recordId, today), ...brought };
  const problems = openingProblems(state, facts, reason, wayLabels(db));
  if (problems.length > 0 || takesAmount) return problems;
  const standing = openingOf(db, recordId);
  const ask = replaced ?? replacedAmounts(db, [recordId], today);
  const question = ask(
    recordId,
    state,
    standing && { state: stateOfOpening(standing), formFenBefore: beforeOf(standing).pensionFen },
  );
  return question === null ? [] : [{ field: 'takesAmount', sentence: question }];
}

const beforeOf = (row: OpeningRow): Before => JSON.parse(row.before) as Before;

function openingFacts(db: ReadableDb, recordId: number, today: string): OpeningFacts {
  const { birthOn, retiredOn, diedOn } = retireeFacts(db, recordId, today);
  const { management, benefitState } = retireeStates(db, recordId);
  const standing = openingOf(db, recordId);
  const own = read(
    db,
    typed`SELECT ${{
      certifiedOn: maybe(
        text(`(SELECT min(e.on_date) FROM event e WHERE e.record_id = @recordId AND e.removed_at IS NULL
         AND e.step IN ('certification.pass', 'certification.doubt'))`),
      ),
      benefitOn: maybe(
        text(`(SELECT min(e.on_date) FROM event e WHERE e.record_id = @recordId AND e.removed_at IS NULL
         AND e.step <> '${OPENING_PAID}' AND e.after ->> '$.benefitState' IS NOT NULL)`),
      ),
      amountFrom: maybe(
        text(`(SELECT min(a.from_month) FROM pension_amount a WHERE a.record_id = @recordId AND a.removed_at IS NULL
         AND a.id IS NOT @amountId)`),
      ),
    }}`,
  ).one({ recordId, amountId: standing?.amountId ?? null });
  return {
    ...{ today, birthOn, retiredOn, diedOn, management, benefitState, own },
    standing: standing && { state: stateOfOpening(standing), on: localDay(standing.addedAt) },
  };
}

/**
 * Writes an opening state: into the file's life, its amounts and what stands now. To be called inside an act; the one
 * before gives way to it, and what both say stays as it was written.
 * @throws AppError input.invalid at the field, life.refused where the file itself stands in the way
 */
export function writeOpening(db: WritableDb, act: Act, input: OpeningInput): void {
  const { recordId, state, source, importId, reason, takesAmount } = input;
  const today = localDay(act.at);
  refuse(judgeOpening(db, recordId, state, { today, reason, takesAmount }));
  const standing = openingOf(db, recordId);
  const kept = standing ? sameParts(stateOfOpening(standing), state) : null;
  const { certificationState, benefitState } = retireeStates(db, recordId);
  const fenBefore = getRow(db, retiree, recordId)?.pensionFen ?? null;
  const before: Before = standing ? beforeOf(standing) : { certificationState, benefitState, pensionFen: fenBefore };
  if (standing) removeOpening(db, act, standing, kept);
  const certifiedEventId =
    standing && kept?.certification ? standing.certifiedEventId : writeCertification(db, act, input, today);
  const paidEventId = standing && kept?.payment ? standing.paidEventId : writePayment(db, act, input);
  const amountId = standing && kept?.amount ? standing.amountId : writeAmount(db, act, input, today);
  insertRow(db, opening, {
    ...{ uid: newUid(), recordId, ...state, source, importId, reason },
    ...{ certifiedEventId, paidEventId, amountId, before: JSON.stringify(before) },
    ...{ addedAt: act.at, addedBy: act.userId, removedAt: null },
  });
  keepAmountChange(db, act, input, fenBefore);
}

/** Another amount than before stands in the file's history with both, as where it is adjusted. */
function keepAmountChange(db: WritableDb, act: Act, { recordId, state, reason }: OpeningInput, before: number | null) {
  const after = getRow(db, retiree, recordId)?.pensionFen ?? null;
  if (after === before) return;
  const since = state.amountFrom === null ? '期初不再有金额' : `期初，自 ${state.amountFrom} 起`;
  keepChange(db, act, {
    ...{ noun: 'record', nounId: recordId, action: 'update' },
    ...{ before: { pensionFen: before }, after: { pensionFen: after } },
    note: reason === null ? since : `${since}（更正：${reason}）`,
  });
}

function refuse(problems: readonly OpeningProblem[]): void {
  const [whole] = problems.filter(({ field }) => field === null);
  if (whole)
    throw new AppError('life.refused', { step: '期初登记', why: whole.sentence, remedy: '请核对是不是这份档案。' });
  if (problems.length === 0) return;
  // The first of a field: the others follow from it.
  const fields = Object.fromEntries([...problems].reverse().map(({ field, sentence }) => [field, sentence]));
  throw new AppError('input.invalid', { fields });
}

const told = (source: string): string => `期初，自原系统接转（${source}）`;

function writeCertification(
  db: WritableDb,
  act: Act,
  { recordId, state, source }: OpeningInput,
  today: string,
): number | null {
  const { certifiedOn, way } = state;
  const { birthOn } = retireeFacts(db, recordId, today);
  const next = certifiedOn === null ? null : nextCertification(db, certifiedOn, birthOn);
  const through = state.certifiedThrough ?? next?.on ?? null;
  if (through === null) return null;
  const { certificationState } = retireeStates(db, recordId);
  const after = standingOn(db, through, today);
  const isDayKnown = certifiedOn !== null;
  const eventId = insertEvent(
    db,
    act,
    {
      ...{ recordId, step: isDayKnown ? OPENING_CERTIFIED : OPENING_THROUGH },
      ...{ on: certifiedOn ?? getEnvelope(db, recordId).openedOn, way, papers: [], note: told(source) },
      // Of a certification without its day nobody knows which later one it precedes.
      before: isDayKnown ? { certificationState } : {},
      after: isDayKnown ? { certificationState: after } : {},
    },
    // The old system's own last day was counted by none of our values.
    [
      {
        label: NEXT_CERTIFICATION,
        on: through,
        isCertain: true,
        used: state.certifiedThrough ? [] : (next?.used ?? []),
      },
    ],
  );
  updateRow(db, retiree, recordId, { certificationState: after, certifiedOn, certifiedThrough: through });
  return eventId;
}

/** As it was from the file's first day on: what was so before is no movement, neither in reports nor in rolls. */
function writePayment(db: WritableDb, act: Act, { recordId, state, source }: OpeningInput): number | null {
  const { payment, pausedFrom, pauseReason } = state;
  if (payment === null) return null;
  const after = payment === 'paused' ? 'B2' : 'B1';
  const eventId = insertEvent(
    db,
    act,
    {
      ...{ recordId, step: OPENING_PAID, on: getEnvelope(db, recordId).openedOn, month: pausedFrom },
      ...{ reason: pauseReason, papers: [], note: told(source) },
      ...{ before: { benefitState: 'B1' }, after: { benefitState: after } },
    },
    [],
  );
  if (retireeStates(db, recordId).benefitState !== after) updateRow(db, retiree, recordId, { benefitState: after });
  return eventId;
}

function writeAmount(
  db: WritableDb,
  act: Act,
  { recordId, state, source }: OpeningInput,
  today: string,
): number | null {
  const { amountFen, amountFrom } = state;
  if (amountFen === null || amountFrom === null) return null;
  const amountId = insertAmount(db, act, {
    ...{ recordId, fromMonth: amountFrom, fen: amountFen, kind: 'award', document: told(source).slice(0, 100) },
  });
  showAmount(db, recordId, amountNow(db, recordId, monthOf(today)));
  return amountId;
}

/**
 * Puts an opening state out of use with what it wrote; the file stands as before the first one. Nothing of the office stands
 * on those parts: `openingProblems` keeps what it registered itself apart.
 * @param kept parts that the next one says too, and which stay as they are
 */
export function removeOpening(db: WritableDb, act: Act, row: OpeningRow, kept: SameParts | null = null): void {
  const { recordId, certifiedEventId, paidEventId, amountId } = row;
  const before = beforeOf(row);
  updateRow(db, opening, row.id, { removedAt: act.at });
  if (certifiedEventId !== null && !kept?.certification) {
    updateRow(db, event, certifiedEventId, { removedAt: act.at });
    updateRow(db, retiree, recordId, {
      ...{ certificationState: before.certificationState, certifiedOn: null, certifiedThrough: null },
    });
  }
  if (paidEventId !== null && !kept?.payment) {
    updateRow(db, event, paidEventId, { removedAt: act.at });
    updateRow(db, retiree, recordId, { benefitState: before.benefitState });
  }
  if (amountId !== null && !kept?.amount) {
    updateRow(db, pensionAmount, amountId, { removedAt: act.at });
    const hasOthers = amountsOf(db, recordId).length > 0;
    showAmount(db, recordId, hasOthers ? amountNow(db, recordId, monthOf(localDay(act.at))) : before.pensionFen);
  }
}
