import { dictionary } from '#db/codes/codes.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { getDirectory } from '#db/papers/paper-files.ts';
import { sealsOf } from '#db/papers/seals.ts';
import { requireOffice } from '#db/policy/office.ts';
import { getEnvelope } from '#db/records/records.ts';
import { getBatch } from '#db/records/retiree/batches/batches.ts';
import { subjectName } from '#db/records/subject.ts';
import type { SheetDocument } from '#shared/contract/sheet-documents.ts';
import type { PaperFileRequest } from '#shared/contract/sheets.ts';
import { AppError } from '#shared/errors.ts';
import type { BatchFacts } from '#shared/records/retiree/forms/batch-facts.ts';
import { batchLetters } from '#shared/records/retiree/forms/batch-letter.ts';
import { batchList } from '#shared/records/retiree/forms/batch-list.ts';
import { whereToCome } from '#shared/records/retiree/forms/facts.ts';
import { paperDirectory } from '#shared/records/retiree/forms/paper-directory.ts';
import { sealChain } from '#shared/records/retiree/forms/seal-chain.ts';

/**
 * The papers of a batch, of one paper file and of a sealed one.
 * @throws AppError batch.notFound, seal.notFound, seal.unopened, record.notFound, office.notSetUp
 */
export function paperFileDocument(db: ReadableDb, request: PaperFileRequest): SheetDocument {
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
      return directoryOf(db, officeName, { lineId: request.lineId });
    }
    case 'paper-directory':
      return directoryOf(db, officeName, { recordId: request.recordId });
    case 'seal-chain': {
      const envelope = getEnvelope(db, request.recordId);
      const seal = sealsOf(db, request.recordId).find(({ id }) => id === request.sealId);
      if (!seal) throw new AppError('seal.notFound', {});
      return sealChain({ officeName, name: subjectName(db, envelope), recordNumber: envelope.number, seal });
    }
  }
}

function factsOf(db: ReadableDb, officeName: string, batchId: number): BatchFacts {
  return { officeName, where: whereToCome(requireOffice(db)), batch: getBatch(db, batchId), codes: dictionary(db) };
}

function directoryOf(db: ReadableDb, officeName: string, of: { lineId: number } | { recordId: number }): SheetDocument {
  const found = getDirectory(db, of);
  if (found.isSealed) throw new AppError('seal.unopened', { name: found.name });
  return paperDirectory({ officeName, ...found }, dictionary(db));
}
