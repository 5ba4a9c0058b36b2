import { getRow, insertRow, updateRow } from '#db/core/rows.ts';
import type { FilesOfOthers, StandingStore } from '#db/records/kind-store.ts';
import type { CanteenValues } from './kind.ts';
import { canteen } from './tables.ts';

/** Where the small kind of an outlet keeps its values. */

export const canteenFiles: FilesOfOthers<CanteenValues> = {
  subject: 'outlet',
  envelopeOf: ({ communityId, canteenState, remark, openedOn, otherText }) => ({
    ...{ communityId, state: canteenState, remark, sortOn: openedOn },
    sortYear: openedOn === null ? null : Number(openedOn.slice(0, 4)),
    otherText: JSON.stringify(otherText),
  }),
  insert: (db, id, { licence, seats, openedOn, serves }) => {
    insertRow(db, canteen, { id, licence, seats, openedOn, serves });
  },
  update: (db, id, { licence, seats, openedOn, serves }) =>
    updateRow(db, canteen, id, { licence, seats, openedOn, serves }),
  keepPast: () => undefined,
  read: (db, { id, communityId, state, remark, otherText }) => {
    const row = getRow(db, canteen, id);
    if (!row) throw new Error(`record ${id} has no canteen row`);
    const { id: _id, ...own } = row;
    return { ...own, communityId, remark, canteenState: state, otherText: JSON.parse(otherText) };
  },
  lineCodes: [],
};

/** A licence that is lent out stands open. */
export const canteenStanding: StandingStore = {
  closing: () => null,
  money: () => null,
  paper: (db, id) => (getRow(db, canteen, id)?.licence === '借出' ? '许可证还没有收回' : null),
};
