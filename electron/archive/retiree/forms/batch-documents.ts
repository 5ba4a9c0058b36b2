import { dictionary } from '#db/codes/codes.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { requireOffice } from '#db/policy/office.ts';
import { getBatch } from '#db/records/retiree/batches/batches.ts';
import { getDirectory } from '#db/records/retiree/batches/directories.ts';
import type { SheetDocument } from '#shared/contract/sheet-documents.ts';
import type { DocumentRequest } from '#shared/contract/sheets.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchFacts } from '#shared/records/retiree/forms/batch-facts.ts';
import { batchLetters } from '#shared/records/retiree/forms/batch-letter.ts';
import { batchList } from '#shared/records/retiree/forms/batch-list.ts';
import { whereToCome } from '#shared/records/retiree/forms/facts.ts';
import { ownDirectory } from '../../forms/paper-documents.ts';

type BatchRequest = Extract<DocumentRequest, { batchId: number }>;

/** The papers of a batch. @throws AppError batch.notFound, seal.unopened, office.notSetUp */
export function batchDocument(db: ReadableDb, request: BatchRequest): SheetDocument {
  const officeName = requireOffice(db).name;
  switch (request.form) {
    case 'batch-letter': {
      const facts = factsOf(db, officeName, request.batchId);
      const lines = facts.batch.lines.filter(({ id }) => request.lineIds === null || request.lineIds.includes(id));
      if (lines.length === 0) throw new AppError('batch.notFound', {});
      return batchLetters(facts, lines);
    }
    case 'batch-list':
      return batchList(factsOf(db, officeName, request.batchId));
    case 'batch-directory': {
      // Of the batch it is asked of, whose people may be seen.
      if (!getBatch(db, request.batchId).lines.some(({ id }) => id === request.lineId))
        throw new AppError('batch.notFound', {});
      return ownDirectory(db, getDirectory(db, { lineId: request.lineId }));
    }
  }
}

function factsOf(db: ReadableDb, officeName: string, batchId: number): BatchFacts {
  return { officeName, where: whereToCome(requireOffice(db)), batch: getBatch(db, batchId), codes: dictionary(db) };
}
