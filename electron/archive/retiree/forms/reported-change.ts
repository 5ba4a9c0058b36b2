import { dictionary } from '#db/codes/codes.ts';
import { historyOf } from '#db/core/changes.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { getCommunity } from '#db/places/communities.ts';
import { AppError } from '#shared/errors.ts';
import { kinds, valueInWords } from '#shared/records/index.ts';
import type { ReportedChange } from '#shared/records/retiree/forms/change-report.ts';
import { localDay } from '#shared/rules/calendar.ts';

/** One entry of a file's history in the words of the form. @throws AppError record.notFound where it has no such entry */
export function reportedChange(db: ReadableDb, recordId: number, changeId: number): ReportedChange {
  const around = historyOf(db, recordId, changeId + 2, 3);
  const change = around.find(({ id }) => id === changeId);
  if (!change) throw new AppError('record.notFound', { number: String(recordId) });
  // A save that changes both is told of the person first and of the file next: the form tells them as the one act they are.
  const isPerson = change.noun === 'person';
  const beside = around.find(
    ({ id, noun }) => id === changeId + (isPerson ? 1 : -1) && (noun === 'person') !== isPerson,
  );
  const isOneAct = beside?.at === change.at && beside.by.id === change.by.id && beside.action === change.action;
  const parts = beside && isOneAct ? [change, beside].sort((one, other) => one.id - other.id) : [change];
  const { labels } = kinds.retiree;
  const codes = dictionary(db);
  const words = (field: string, value: unknown): string =>
    field === 'communityId' && typeof value === 'number'
      ? getCommunity(db, value).name
      : valueInWords(codes, 'retiree', field, value);
  return {
    on: localDay(change.at),
    items: parts.flatMap(({ before, after }) =>
      Object.keys(after)
        .filter((field) => field in labels)
        .map((field) => ({
          field,
          label: labels[field] ?? field,
          before: words(field, before[field]),
          after: words(field, after[field]),
        })),
    ),
  };
}
