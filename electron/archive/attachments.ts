import { existsSync, statSync } from 'node:fs';
import { addMaterials, takeMaterialOff } from '#db/records/acts.ts';
import { getAttachment } from '#db/records/attachments.ts';
import { getEnvelope } from '#db/records/records.ts';
import type { attachmentCalls } from '#shared/contract/records.ts';
import { AppError } from '#shared/errors.ts';
import { isOpenedKind } from '#shared/rules/opened-kinds.ts';
import { digestFile } from '../files/pieces.ts';
import { safeFileName } from './bag/file-name.ts';
import { attachmentsDir, write } from './core/context.ts';
import type { HandlersOf } from './core/serve.ts';
import { keepFile, storedPath } from './materials/store.ts';

// Below a profile a longer name would pass the 260 characters at which viewers on Windows stop.
const SHOWN_NAME_BYTES = 120;

export const attachmentHandlers: HandlersOf<typeof attachmentCalls> = {
  'attachments.add': async (input, context) => {
    getEnvelope(context.db, input.recordId);
    // The bytes lie safely in the store before the first row speaks of them.
    const stored: Awaited<ReturnType<typeof keepFile>>[] = [];
    for (const path of input.paths) stored.push(await keepFile(attachmentsDir(context.dir), path));
    const commandId = write(context, (db, act) => addMaterials(db, act, input.recordId, stored));
    context.emit({ name: 'records.changed', id: input.recordId });
    const closed = stored.map(({ name }) => name).filter((name) => !isOpenedKind(name));
    return { added: stored.length, closed, commandId };
  },

  'attachments.remove': (input, context) => {
    const { recordId, commandId } = write(context, (db, act) => takeMaterialOff(db, act, input.id));
    context.emit({ name: 'records.changed', id: recordId });
    return { removed: true, commandId };
  },

  'attachments.prepare': async (input, { db, dir, opened }) => {
    const row = getAttachment(db, input.id);
    const source = storedPath(attachmentsDir(dir), row.sha256);
    if (!existsSync(source) || statSync(source).size !== row.sizeBytes || (await digestFile(source)) !== row.sha256)
      throw new AppError('attachment.damaged', { name: row.name });
    return { path: await opened.copy(source, safeFileName(row.name, SHOWN_NAME_BYTES), row.sizeBytes) };
  },
};
