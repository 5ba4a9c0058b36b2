import type { StepFacts } from '#shared/records/retiree/life-cycle/facts.ts';
import { type Act, keepChange } from '../../../core/changes.ts';
import type { WritableDb } from '../../../core/open.ts';
import { updateRow } from '../../../core/rows.ts';
import type { KindFindings, LifeActs, StepTaken } from '../../../life/acts.ts';
import { settleWaiting } from '../../../life/story-write.ts';
import { forwardKept } from '../../../papers/seals.ts';
import { record } from '../../../tables/records.ts';
import { nextCertification, standingOn } from '../certification/cycle.ts';
import { certifiedTwiceNote } from '../certification/elsewhere.ts';
import { amountFrom } from '../pension/rows.ts';
import { placeAmount } from '../pension/write.ts';
import { retiree } from '../tables.ts';

/** What the steps of a retiree's file write beside the envelope and the story. */
export const retireeLifeActs: LifeActs = {
  writeStates(db, recordId, { benefitState, certificationState }) {
    updateRow(db, retiree, recordId, { benefitState, certificationState });
  },

  find(db, today, taken, { birthOn }, states): KindFindings | null {
    if (taken.step !== 'certification.pass') return null;
    const certified = nextCertification(db, taken.on, birthOn);
    return {
      // A form of last year that is entered today may have run out already.
      states: { ...states, certificationState: standingOn(db, certified.on, today) },
      due: [certified],
      note: certifiedTwiceNote(db, taken.recordId, taken.on),
      keep: (writable) =>
        updateRow(writable, retiree, taken.recordId, { certifiedOn: taken.on, certifiedThrough: certified.on }),
    };
  },

  follow(db, act, taken, facts: StepFacts) {
    const { recordId, step, on, place } = taken;
    // Returned in parts: the last part settles it.
    if (step === 'overpaid.returned' && taken.amountFen === facts.owedFen)
      settleWaiting(db, recordId, ['overpaid.claim'], on);
    if (place !== null && step.startsWith('paper.')) updateRow(db, record, recordId, { paperFilePlace: place });
    if (step === 'benefit.award') keepAwarded(db, act, taken);
    // What is kept sealed leaves with its paper, and its custody ends.
    if (step === 'paper.transferOut')
      forwardKept(db, act, recordId, { on, to: taken.party ?? '', paper: taken.papers[0]?.number ?? null });
  },
};

// What was awarded is the pension from its month on: typed once.
function keepAwarded(db: WritableDb, act: Act, { recordId, month, amountFen, papers }: StepTaken): void {
  if (month === null || amountFen === null) return;
  if (amountFrom(db, recordId, month)?.fen === amountFen) return;
  const document = papers[0]?.number ?? '待遇核定表';
  const { before, now } = placeAmount(db, act, {
    ...{ recordId, fromMonth: month, fen: amountFen, kind: 'award', document },
  });
  if (now === before) return;
  keepChange(db, act, {
    ...{ noun: 'record', nounId: recordId, action: 'update' },
    ...{ before: { pensionFen: before }, after: { pensionFen: now } },
    note: `自 ${month} 起，${document}`,
  });
}
