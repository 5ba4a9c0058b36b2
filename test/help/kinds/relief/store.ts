import { getRow, insertRow, updateRow } from '#db/core/rows.ts';
import type { FilesOfOthers, StandingStore } from '#db/records/kind-store.ts';
import type { ReliefValues } from './kind.ts';
import { relief } from './tables.ts';

/** Where the small kind of a household keeps its values. */

export const reliefFiles: FilesOfOthers<ReliefValues> = {
  subject: 'household',
  envelopeOf: ({ communityId, reliefState, remark, otherText }) => ({
    ...{ communityId, state: reliefState, remark, sortOn: null, sortYear: null },
    otherText: JSON.stringify(otherText),
  }),
  insert: (db, id, { cause, monthlyFen }) => {
    insertRow(db, relief, { id, cause, monthlyFen });
  },
  update: (db, id, { cause, monthlyFen }) => updateRow(db, relief, id, { cause, monthlyFen }),
  keepPast: () => undefined,
  read: (db, { id, communityId, state, remark, otherText }) => {
    const row = getRow(db, relief, id);
    if (!row) throw new Error(`record ${id} has no relief row`);
    const { cause, monthlyFen } = row;
    return { communityId, cause, monthlyFen, remark, reliefState: state, otherText: JSON.parse(otherText) };
  },
  lineCodes: [],
};

export const reliefStanding: StandingStore = { closing: () => null, money: () => null, paper: () => null };
