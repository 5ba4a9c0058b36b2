import { dictionary } from '#db/codes/codes.ts';
import type { ReadableDb } from '#db/core/open.ts';
import { type Directory, directoryOf, ownerOfFile } from '#db/papers/paper-files.ts';
import { sealsOf } from '#db/papers/seals.ts';
import { requireOffice } from '#db/policy/office.ts';
import { getEnvelope } from '#db/records/records.ts';
import { subjectName } from '#db/records/subject.ts';
import type { SheetDocument } from '#shared/contract/sheet-documents.ts';
import { AppError } from '#shared/errors.ts';
import { paperDirectory } from '#shared/sheets/paper-directory.ts';
import { sealChain } from '#shared/sheets/seal-chain.ts';
import type { DocumentMakers } from './document-maker.ts';

/** The forms of one paper file, of whatever kind its file is. */
export const paperDocuments = {
  'paper-directory': (db, _dir, { recordId }) => ownDirectory(db, directoryOf(db, ownerOfFile(db, recordId))),
  'seal-chain': (db, _dir, { recordId, sealId }) => {
    const envelope = getEnvelope(db, recordId);
    const seal = sealsOf(db, recordId).find(({ id }) => id === sealId);
    if (!seal) throw new AppError('seal.notFound', {});
    const officeName = requireOffice(db).name;
    return sealChain({ officeName, name: subjectName(db, envelope), recordNumber: envelope.number, seal });
  },
} satisfies DocumentMakers;

/** A directory on paper. @throws AppError seal.unopened, office.notSetUp */
export function ownDirectory(db: ReadableDb, directory: Directory): SheetDocument {
  if (directory.isSealed) throw new AppError('seal.unopened', { name: directory.name });
  return paperDirectory({ officeName: requireOffice(db).name, ...directory }, dictionary(db));
}
