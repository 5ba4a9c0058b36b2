import type { RecordFile } from '#shared/contract/records.ts';

/** Whether something can be done in a file: it is neither out of use nor closed. */
export function isOpenFile({ removedAt, closedOn }: Pick<RecordFile, 'removedAt' | 'closedOn'>): boolean {
  return removedAt === null && closedOn === null;
}
