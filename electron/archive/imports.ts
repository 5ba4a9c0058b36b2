import { inTransaction } from '#db/core/open.ts';
import { discardImport, getImport, listImportRows, listImports } from '#db/imports/imports.ts';
import { papersSinceImport } from '#db/papers/papers-since.ts';
import type { importCalls } from '#shared/contract/imports.ts';
import { AppError } from '#shared/errors.ts';
import { ownOnly } from './core/scope.ts';
import type { HandlersOf } from './core/serve.ts';
import { writeMarkedWorkbook } from './roster/marked-workbook.ts';
import { writeRejectedRows } from './roster/rejected-rows.ts';

export const importHandlers: HandlersOf<typeof importCalls> = {
  'imports.list': (input, context) => {
    const own = ownOnly(context);
    const items = listImports(context.db, input.before, input.limit + 1, own);
    const page = items.slice(0, input.limit);
    return { items: page, next: items.length > input.limit ? (page.at(-1)?.id ?? null) : null };
  },

  'imports.get': (input, { db }) => getImport(db, input.id),

  'imports.papers': ({ id }, { db }) => papersSinceImport(db, id),

  'imports.rows': (input, { db }) => {
    const rows = listImportRows(db, input.id, { ...input, limit: input.limit + 1 });
    const page = rows.slice(0, input.limit);
    return { rows: page, next: rows.length > input.limit ? (page.at(-1)?.position ?? null) : null };
  },

  'imports.saveRejected': async (input, { db }) => ({
    path: input.path,
    rows: await writeRejectedRows(db, input.id, input.path),
  }),

  'imports.saveMarked': async (input, { db }) => ({
    path: input.path,
    rows: await writeMarkedWorkbook(db, input.id, input.path),
  }),

  'imports.discard': (input, context) => {
    const state = getImport(context.db, input.id).state;
    if (state === 'applying' || state === 'undoing') throw new AppError('import.notReady', {});
    inTransaction(context.db, () => discardImport(context.db, input.id));
    context.emit({ name: 'imports.changed', id: input.id });
    return { discarded: true };
  },
};
