import { getRow } from '#db/core/rows.ts';
import type { LifeActs } from '#db/life/acts.ts';
import type { DeskOfKind } from '#db/life/desk.ts';
import { withGeneralFacts } from '#db/life/general-facts.ts';
import type { LifeStore } from '#db/life/store.ts';
import { nothingOnDesk } from '#db/records/nothing.ts';
import { record } from '#db/tables/records.ts';

/** What the store knows of the life of a home's file: its one state stands in the envelope. */

export const reliefLifeStore: LifeStore = {
  statesOf: (db, recordId) => ({ reliefState: getRow(db, record, recordId)?.state ?? '' }),
  factsOf: (db, recordId, today) => withGeneralFacts(db, recordId, today, {}),
  judgedBy: { relief: [] },
  fileTables: [],
  refuseUndo: () => undefined,
  finalWith: () => undefined,
};

export const reliefLifeActs: LifeActs = { writeStates: () => undefined, find: () => null, follow: () => undefined };

export const reliefDesk: DeskOfKind = nothingOnDesk;
