import type { ReadableDb } from '#db/core/open.ts';
import { read } from '#db/core/read.ts';
import { recordsWithin } from '#db/core/scope.ts';
import { alias, typed } from '#db/core/typed.ts';
import type { ReportStore } from '#db/records/kind-store.ts';
import { type CountedFile, standing } from '#db/reports/counted.ts';
import { record } from '#db/tables/records.ts';
import type { Scope } from '#shared/rules/scope.ts';

/** The report of the small kind of a person: how many cards there are. */

const r = alias(record, 'r');

function cardsOf(db: ReadableDb, scope: Scope): readonly CountedFile[] {
  const within = recordsWithin(scope);
  const ids = read(
    db,
    typed`SELECT ${r.id} FROM ${r}
     WHERE r.kind = 'discount' AND r.state = 'K1' AND r.removed_at IS NULL AND ${within.sql} ORDER BY r.id`,
  ).all(within.params);
  return ids.map((id) => ({ id }));
}

export const discountReportStore: ReportStore<CountedFile, string> = {
  files: cardsOf,
  count: (_report, _db, files) => ({
    figures: new Map([['cards', { rows: files.map((file) => standing(file, '证件有效')) }]]),
    ...{ checks: [], notes: [] },
  }),
};
