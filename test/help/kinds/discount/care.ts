import { VISITS } from '#db/care/visits.ts';
import { read } from '#db/core/read.ts';
import { recordsWithin } from '#db/core/scope.ts';
import { alias, maybe, pick, text, typed } from '#db/core/typed.ts';
import type { CareStore } from '#db/records/kind-store.ts';
import { person } from '#db/tables/people.ts';
import { community } from '#db/tables/places.ts';
import { record } from '#db/tables/records.ts';
import type { CareList, CareRow } from '#shared/contract/care.ts';
import { ageOn } from '#shared/rules/calendar.ts';
import { wholeOffice } from '#shared/rules/scope.ts';

/** Whoever has a card in force is visited too: lists by age, and of who was not visited. */

const [r, p, c] = [alias(record, 'r'), alias(person, 'p'), alias(community, 'c')];

function holders(db: Parameters<CareStore['all']>[0], today: string, scope = wholeOffice): CareRow[] {
  const within = recordsWithin(scope);
  return read(
    db,
    typed`SELECT ${{
      recordId: r.id,
      number: r.number,
      ...pick(p, 'name', 'idKind', 'idNumber', 'gender', 'birthOn'),
      phone: maybe(p.mobile),
      address: maybe(text('NULL')),
      communityName: maybe(c.name),
      selfGroup: maybe(text('NULL')),
      lastVisitOn: maybe(
        text(`(SELECT max(s.on_date) FROM service_person m JOIN service s ON s.id = m.service_id
          WHERE m.record_id = r.id AND m.removed_at IS NULL AND s.removed_at IS NULL AND s.kind IN ${VISITS})`),
      ),
    }}
      FROM ${r} JOIN ${p} ON p.id = r.person_id LEFT JOIN ${c} ON c.id = r.community_id
      WHERE r.kind = 'discount' AND r.state = 'K1' AND r.removed_at IS NULL AND r.pending = 0 AND ${within.sql}
      ORDER BY p.birth_on, r.id`,
  )
    .all(within.params)
    .map((row) => ({ ...row, age: row.birthOn === null ? null : ageOn(row.birthOn, today), turnsOn: null }));
}

const listed: CareStore['all'] = (db, filter: CareList, today, scope) => {
  // Groups are of retirees.
  const all = 'groupId' in filter && filter.groupId !== null ? [] : holders(db, today, scope);
  if (filter.list === 'aged') return all.filter(({ age }) => age !== null && age >= filter.fromAge);
  return filter.list === 'unvisited' ? all.filter(({ lastVisitOn }) => lastVisitOn === null) : [];
};

const band = (rows: readonly CareRow[], fromAge: number, belowAge: number | null) => ({
  ...{ fromAge, belowAge, isSure: true },
  count: rows.filter(({ age }) => age !== null && age >= fromAge && age < (belowAge ?? age + 1)).length,
});

export const discountCare: CareStore = {
  page: (db, { filter, offset, limit }, today, scope) => {
    const rows = listed(db, filter, today, scope);
    return {
      ...{ rows: rows.slice(offset, offset + limit), total: rows.length, communities: [] },
      bands: filter.list === 'aged' ? [80, 90].map((fromAge) => band(rows, fromAge, fromAge === 80 ? 90 : null)) : [],
      ...{ withoutBirth: 0, months: null, isMonthsSure: true },
    };
  },
  all: listed,
  rows: (db, recordIds, today) => holders(db, today).filter(({ recordId }) => recordIds.includes(recordId)),
};
