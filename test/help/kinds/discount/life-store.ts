import { read } from '#db/core/read.ts';
import { getRow } from '#db/core/rows.ts';
import { recordsWithin } from '#db/core/scope.ts';
import { int, typed } from '#db/core/typed.ts';
import type { LifeActs } from '#db/life/acts.ts';
import type { DeskOfKind } from '#db/life/desk.ts';
import { withGeneralFacts } from '#db/life/general-facts.ts';
import type { LifeStore } from '#db/life/store.ts';
import { nothingOnDesk } from '#db/records/nothing.ts';
import { record } from '#db/tables/records.ts';
import { monthsLater } from '#shared/rules/calendar.ts';

/** What the store knows of the life of a card: its one state stands in the envelope. */

type Dated = Exclude<DeskOfKind['dated'], 'none'>;

export const discountLifeStore: LifeStore = {
  statesOf: (db, recordId) => ({ cardState: getRow(db, record, recordId)?.state ?? '' }),
  factsOf: (db, recordId, today) => withGeneralFacts(db, recordId, today, {}),
  judgedBy: { discount: [] },
  fileTables: [],
  refuseUndo: () => undefined,
  finalWith: () => undefined,
};

export const discountLifeActs: LifeActs = { writeStates: () => undefined, find: () => null, follow: () => undefined };

// A card in force is reviewed within a year of its issue; of some nobody knows when that was.
const groups = { overdue: 'd.issued_on < @yearAgo', never: 'd.issued_on IS NULL' };

const countToReview: Dated['count'] = (db, group, communityId, today, scope) => {
  const within = recordsWithin(scope);
  return read(
    db,
    typed`SELECT ${int('count(*)')} FROM discount d JOIN record r ON r.id = d.id
      WHERE r.kind = 'discount' AND r.removed_at IS NULL AND r.pending = 0 AND r.state = 'K1' AND ${groups[group]}
        AND ${within.sql} AND (@communityId IS NULL OR r.community_id = @communityId)`,
  ).one({ ...within.params, communityId, yearAgo: monthsLater(today, -12) });
};

export const discountDesk: DeskOfKind = {
  ...nothingOnDesk,
  dated: { label: '优待证年审', count: countToReview },
};
