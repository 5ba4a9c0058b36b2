import type { DeskOfKind } from '../../../life/desk.ts';
import { countCertifications } from '../certification/certification.ts';
import { NEXT_CERTIFICATION } from '../certification/cycle.ts';
import { returnHint } from '../payments/findings.ts';
import { owedAfterEnd } from '../payments/owed.ts';
import { wrongMonthNotes, wrongMonths } from './wrong-months.ts';

/** What retirees' files bring to the desk. */
export const retireeDesk: DeskOfKind = {
  // Who was taken over from an old system is overdue without a step of ours: people are counted by their certification.
  dated: { label: NEXT_CERTIFICATION, count: countCertifications },
  // The bank answers whenever it likes: money that comes back to a file out of use is still to be dealt with.
  staysDue: ['payment.returned'],
  owed: {
    label: '未发养老金',
    linesOf: (db, today, asked) =>
      owedAfterEnd(db, today, asked).map(({ recordId, number, name, communityName, endedOn, sentence }) => ({
        ...{ recordId, number, name, communityName, endedOn, sentence },
      })),
  },
  settleHint: returnHint,
  wrongMonths,
  notes: wrongMonthNotes,
};
