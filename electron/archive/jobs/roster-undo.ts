import { returnedBy, valuesBefore } from '#db/imports/apply.ts';
import { getImportData, planRows } from '#db/imports/imports.ts';
import { usedSinceImport } from '#db/imports/used.ts';
import type { PersonInput } from '#db/records/input.ts';
import { getEnvelope } from '#db/records/records.ts';
import { getPersonFileValues } from '#db/records/values.ts';
import { AppError } from '#shared/errors.ts';
import { kinds, type RecordKind } from '#shared/records/kinds.ts';
import { recordInput } from '../records.ts';
import { type JobOf, phases } from './tools.ts';

const BATCH = 500;

/** Undoes a whole import: new files are taken out of use, changed files get back the values they had. */
export const undoRoster: JobOf<'roster.undo'> = async ({ importId }, tools) => {
  const plan = getImportData(tools.db, importId);
  const { counts } = JSON.parse(plan.summary) as { counts: { updated: number } };
  if (kinds[plan.kind].rosterIdentity.by !== 'number') {
    await tools.write('import.undoGroups', { importId });
    return { state: 'done', result: { importId, restored: counts.updated } };
  }
  const count = phases(tools, [
    { name: '正在核对能否撤销', weight: 1 },
    { name: '正在找回原来的内容', weight: Math.max(1, counts.updated / 100) },
    { name: '正在撤销', weight: 3 },
  ]);
  count.enter(0);
  const used = usedSinceImport(tools.db, importId);
  if (used.length > 0)
    throw new AppError('import.usedMeanwhile', { count: used.length, numbers: used.slice(0, 3).join('、') });

  count.enter(1, counts.updated);
  const restored: { recordId: number; input: PersonInput }[] = [];
  let after = 0;
  for (;;) {
    if (tools.isCancelled()) return { state: 'cancelled' };
    const rows = planRows(tools.db, importId, { verdict: 'updated', isNoted: false, after, limit: BATCH });
    if (rows.length === 0) break;
    after = rows.at(-1)?.position ?? after;
    for (const { recordId } of rows) if (recordId !== null) restored.push(valuesOf(recordId));
    count.show({ done: restored.length, total: counts.updated });
  }

  // Somebody who was registered before gets their own values back, then the new file goes.
  restored.push(...returnedBy(tools.db, importId).map(valuesOf));

  count.enter(2);
  await tools.write('import.undo', { importId, restored });
  return { state: 'done', result: { importId, restored: restored.length } };

  function valuesOf(recordId: number): { recordId: number; input: PersonInput } {
    const now = getPersonFileValues(tools.db, getEnvelope(tools.db, recordId));
    const before = valuesBefore(tools.db, importId, recordId);
    const values = { ...now, ...before, otherText: { ...now.otherText, ...Object(before.otherText) } };
    return { recordId, input: recordInput(plan.kind as RecordKind, values) };
  }
};
