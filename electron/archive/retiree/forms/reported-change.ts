import { dictionary } from '#db/codes/codes.ts';
import { listChanges } from '#db/core/changes.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { getCommunity } from '#db/places/communities.ts';
import { AppError } from '#shared/errors.ts';
import { kinds, valueInWords } from '#shared/records/index.ts';
import type { ReportedChange } from '#shared/records/retiree/forms/change-report.ts';
import { localDay } from '#shared/rules/calendar.ts';

/** One entry of a file's history in the words of the form. @throws AppError record.notFound where it has no such entry */
export function reportedChange(db: ReadableDb, recordId: number, changeId: number): ReportedChange {
  const [change] = listChanges(db, 'record', recordId, changeId + 1, 1);
  if (change?.id !== changeId) throw new AppError('record.notFound', { number: String(recordId) });
  const { labels } = kinds.retiree;
  const codes = dictionary(db);
  const words = (field: string, value: unknown): string =>
    field === 'communityId' && typeof value === 'number'
      ? getCommunity(db, value).name
      : valueInWords(codes, 'retiree', field, value);
  return {
    on: localDay(change.at),
    items: Object.keys(change.after)
      .filter((field) => field in labels)
      .map((field) => ({
        field,
        label: labels[field] ?? field,
        before: words(field, change.before[field]),
        after: words(field, change.after[field]),
      })),
  };
}
