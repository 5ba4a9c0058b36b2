import { findPersonByNumber } from '#db/people/people.ts';
import { openRecordOf } from '#db/records/records.ts';
import { getBatch, getLineData, listBatches } from '#db/records/retiree/batches/batches.ts';
import { closeBatch } from '#db/records/retiree/batches/close.ts';
import { getDirectory, saveDirectoryOf } from '#db/records/retiree/batches/directories.ts';
import { lineRefusal } from '#db/records/retiree/batches/line-steps.ts';
import { addLine, addRecords, checkLines, removeLine, saveLine } from '#db/records/retiree/batches/lines.ts';
import { removeBatch, saveBatch } from '#db/records/retiree/batches/write.ts';
import type { batchCalls, LineValues } from '#shared/records/retiree/contract/batches.ts';
import type { RetireeValues } from '#shared/records/retiree/fields.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import { isWhole } from '#shared/rules/scope.ts';
import { type Context, now, write } from '../core/context.ts';
import { refuseOutside, refusePersonOutside, scopeOf } from '../core/scope.ts';
import type { HandlersOf } from '../core/serve.ts';
import { personReadings, readingOfName } from '../names/name-keys.ts';
import { recordInput } from '../records.ts';

export const batchHandlers: HandlersOf<typeof batchCalls> = {
  'batches.list': (input, context) => listBatches(context.db, input, scopeOf(context)),

  'batches.get': ({ id }, { db }) => {
    const today = localDay(now());
    return getBatch(db, id, (of, line) => lineRefusal(db, of, line, today, today));
  },

  'batches.save': (input, context) =>
    told(
      context,
      write(context, (db, act) => saveBatch(db, act, input)),
    ),

  'batches.remove': (input, context) =>
    told(
      context,
      write(context, (db, act) => removeBatch(db, act, input)),
    ),

  'batches.addLine': (input, context) => {
    refuseElsewhere(context, input.values, null);
    return told(
      context,
      write(context, (db, act) => addLine(db, act, input, namesRead)),
      input.isSamePerson,
    );
  },

  'batches.addRecords': (input, context) =>
    told(
      context,
      write(context, (db, act) => addRecords(db, act, input)),
    ),

  'batches.saveLine': (input, context) => {
    refuseElsewhere(context, input.values, getLineData(context.db, input.lineId).recordId);
    return told(
      context,
      write(context, (db, act) => saveLine(db, act, input, namesRead)),
      input.isSamePerson,
    );
  },

  'batches.removeLine': (input, context) =>
    told(
      context,
      write(context, (db, act) => removeLine(db, act, input)),
    ),

  'batches.check': (input, context) =>
    told(
      context,
      write(context, (db, act) => checkLines(db, act, input)),
    ),

  'batches.directory': ({ of }, { db }) => getDirectory(db, of),

  'batches.saveDirectory': (input, context) => {
    const saved = write(context, (db, act) => saveDirectoryOf(db, act, input));
    if ('recordId' in input.of) context.emit({ name: 'records.changed', id: input.of.recordId });
    return told(context, saved);
  },

  'batches.close': (input, context) => {
    const closed = write(context, (db, act) => closeBatch(db, act, input, inputOf));
    context.emit({ name: 'records.changed', id: null });
    context.emit({ name: 'likeness.changed' });
    return told(context, closed);
  },
};

/** How the names of somebody whom a batch renames are read. */
export const namesRead = { readingsOf: personReadings, readingOf: readingOfName };
const inputOf = (values: RetireeValues) => ({ ...recordInput('retiree', values), readingOf: readingOfName });

function told<T>(context: Context, result: T, isRenaming = false): T {
  if (isRenaming) toldOfBatches(context);
  else context.emit({ name: 'batches.changed' });
  return result;
}

/** Tells the windows of an act on batches that may have renamed somebody. */
export function toldOfBatches(context: Context): void {
  context.emit({ name: 'batches.changed' });
  context.emit({ name: 'records.changed', id: null });
  context.emit({ name: 'likeness.changed' });
}

/**
 * Somebody on a list must lie within what the clerk may see: by their file where they have one, else by the community the
 * list names. Of whose number it is nothing is told.
 * @throws AppError person.takenElsewhere, input.invalid at the community, scope.outside
 */
function refuseElsewhere(context: Context, values: LineValues, recordId: number | null): void {
  const { db } = context;
  const scope = scopeOf(context);
  if (isWhole(scope)) return;
  const number = values.idNumber === null ? null : readAnyNumber(values.idNumber);
  const person = number?.ok ? findPersonByNumber(db, number.number) : null;
  const open = person ? openRecordOf(db, 'retiree', person.id) : null;
  if (person) refusePersonOutside(context, person.id);
  if (open === null && recordId === null) refuseOutside(context, { kind: 'retiree', communityId: values.communityId });
}
