import { codeTables } from '#shared/codes/tables.ts';
import type { Change, RecordFile } from '#shared/contract/records.ts';
import { kinds } from '#shared/records/index.ts';

/** The form a record leaves the office in; `formatVersion` rises with every change of meaning. */
export const RECORD_FORMAT = 'street-archives-record';
export const RECORD_FORMAT_VERSION = 1;

export interface RecordDocument {
  format: typeof RECORD_FORMAT;
  formatVersion: number;
  office: { name: string; areaCode: string };
  record: Omit<RecordFile, 'id' | 'personId'>;
  /** For each field its name on forms, and for codes the words, so that the file speaks for itself. */
  labels: Record<string, string>;
  inWords: Record<string, string>;
  history: Omit<Change, 'id'>[];
}

/** A record as a document that can be read without this program. */
export function recordDocument(
  office: { name: string; areaCode: string },
  record: RecordFile,
  history: readonly Change[],
): RecordDocument {
  const { id: _id, personId: _personId, ...rest } = record;
  const kind = kinds[record.kind];
  const inWords: Record<string, string> = {};
  for (const [field, value] of Object.entries(record.values)) {
    const table = kind.codeTables[field];
    const label = table ? codeTables[table].find((item) => item.code === value)?.label : undefined;
    if (label) inWords[field] = label;
  }
  return {
    format: RECORD_FORMAT,
    formatVersion: RECORD_FORMAT_VERSION,
    office: { name: office.name, areaCode: office.areaCode },
    record: rest,
    labels: kind.labels,
    inWords,
    history: history.map(({ id: _changeId, ...change }) => change),
  };
}
