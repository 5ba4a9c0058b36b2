import type { LifeFacts } from '#shared/life/facts.ts';
import type { LifeCycle } from '#shared/life/life-cycle.ts';
import { isEndedIn, type PartOfFile, partTypeIn, statesOfType } from '#shared/life/parts.ts';
import type { States } from '#shared/life/step.ts';
import { CORRECTED } from '#shared/life/story.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { insertRow, updateRow } from '../core/rows.ts';
import { int, pick, text, typed } from '../core/typed.ts';
import { newUid } from '../core/uid.ts';
import { recordPart } from '../tables/life.ts';
import { lifeOfFile } from './facts.ts';

/** Numbered parts of a file, each with states of its own: what stands of them, and how they are written. */

const every = typed`SELECT ${{
  ...pick(recordPart, 'id', 'recordId', 'type', 'number', 'openedOn', 'closedOn', 'states', 'version', 'removedAt'),
}} FROM ${recordPart} WHERE record_id = ? ORDER BY id`;

/** A part as it is kept; `version` counts what was written of it. */
export type StoredPart = PartOfFile & { recordId: number; version: number };

/** A part that was perhaps taken back. */
export type KeptPart = StoredPart & { removedAt: string | null };

/** The parts of a file, also those that were taken back; none, without asking, where its kind has none. */
export function keptParts(db: ReadableDb, recordId: number, life: LifeCycle): KeptPart[] {
  if (life.parts === 'none') return [];
  return read(db, every)
    .all(recordId)
    .map((row) => ({ ...row, states: JSON.parse(row.states) as States }));
}

/** The parts of a file in the order in which they were begun; none, without asking, where its kind has none. */
export function partsOf(db: ReadableDb, recordId: number, life: LifeCycle = lifeOfFile(db, recordId)): StoredPart[] {
  return keptParts(db, recordId, life).flatMap(({ removedAt, ...part }) => (removedAt === null ? [part] : []));
}

/** The parts of a file as they are shown. */
export function partLines(db: ReadableDb, recordId: number, life: LifeCycle = lifeOfFile(db, recordId)): PartOfFile[] {
  return partsOf(db, recordId, life).map(({ recordId: _recordId, version: _version, ...part }) => part);
}

const lastMoves = typed`SELECT ${{ field: text('j.key'), lastOn: text('max(e.on_date)') }} FROM event e, json_each(e.after) j
     WHERE e.part_id = ? AND e.removed_at IS NULL AND e.step <> '${CORRECTED}' GROUP BY j.key`;

/** What steps of a part are judged by: the facts of its file, with the last steps of its own states. */
export function factsInPart<F extends LifeFacts>(db: ReadableDb, life: LifeCycle, facts: F, part: PartOfFile): F {
  const moved = Object.fromEntries(
    read(db, lastMoves)
      .all(part.id)
      .map(({ field, lastOn }) => [field, lastOn]),
  );
  // Of states of the file the last step counts, whichever part it was of.
  return { ...facts, lastOn: { ...facts.lastOn, ...ownOf(life, part.type, moved) } };
}

function ownOf(
  life: LifeCycle,
  type: string,
  moved: Readonly<Record<string, string>>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.keys(partTypeIn(life, type).stateCodes).map((field) => [field, moved[field]]));
}

const lastNumber = typed`SELECT ${int('ifnull(max(number), 0)')} FROM record_part WHERE record_id = ? AND type = ?`;

/** The number of the next part of a type: never given in this file, by no act that was taken back since either. */
export function nextPartNumber(db: ReadableDb, recordId: number, type: string): number {
  return read(db, lastNumber).one(recordId, type) + 1;
}

/** Begins a part; to be called within the act. */
export function insertPart(
  db: WritableDb,
  act: Act,
  { recordId, type, on, states }: { recordId: number; type: string; on: string; states: States },
): number {
  const number = nextPartNumber(db, recordId, type);
  return insertRow(db, recordPart, {
    ...{ uid: newUid(), recordId, type, number, openedOn: on, closedOn: null, states: JSON.stringify(states) },
    ...{ version: 1, addedAt: act.at, addedBy: act.userId, removedAt: null },
  });
}

/** Moves the states of a part: it has ended on the day on which they led to its end. To be called within the act. */
export function movePart(db: WritableDb, life: LifeCycle, part: StoredPart, after: States, on: string): void {
  const type = partTypeIn(life, part.type);
  const states = statesOfType(life, part.type, after);
  updateRow(db, recordPart, part.id, {
    states: JSON.stringify(states),
    closedOn: isEndedIn(type, states) ? (part.closedOn ?? on) : null,
    version: part.version + 1,
  });
}
