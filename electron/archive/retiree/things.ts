import type { ReadableDb } from '#db/core/open.ts';
import { batchOfLine, isBatchWithin } from '#db/records/retiree/batches/batches.ts';
import { finalRoll } from '#db/records/retiree/payments/rolls.ts';
import { aboutBatches, type RetireeThing } from '#shared/records/retiree/contract/nouns.ts';
import type { KindThing } from '../core/abouts.ts';

/** Where the things lie that only retirees have: in the files of a batch's people. */
export const retireeThings: Record<RetireeThing, KindThing> = {
  batches: { isWithin: isBatchWithin, words: '这个批次' },
  batchLines: { partOf: (db, ids) => aboutBatches(...ids.flatMap((id) => batchOfLine(db, id))) },
};

export const retireeMonths = {
  // 0: a draft, which nobody goes by yet.
  payroll: (db: ReadableDb, month: string) => finalRoll(db, month)?.id ?? 0,
};
