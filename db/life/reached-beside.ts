import { storyTold } from '#shared/life/story.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import { lifeOf } from '#shared/registers/life.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, pick, typed } from '../core/typed.ts';
import { roleWords } from '../records/people-beside-words.ts';
import { recordBeside } from '../tables/record-people.ts';
import { record } from '../tables/records.ts';
import { statesOf } from './facts.ts';

/** What a death is to the open files in which the person stands beside the subject: their kinds say it by role. */

const b = alias(recordBeside, 'b');
const r = alias(record, 'r');

/** Somebody in a role beside the subject of a file who stands there still, and what their death leads to. */
interface RowReached {
  id: number;
  role: string;
  fromOn: string;
  /** They stand there no more from their death on. */
  ends: boolean;
}

/** What a death is to a file beside whose subject the person stands. */
export interface ReachedBeside {
  recordId: number;
  kind: RecordKind;
  number: string;
  version: number;
  rows: readonly RowReached[];
  /** The step the file takes; null: none. */
  step: string | null;
}

const standingRows = typed`SELECT ${{
  ...pick(b, 'id', 'role', 'fromOn', 'deathId'),
  ...{ recordId: r.id, kind: r.kind, number: r.number, version: r.version },
}} FROM ${b} JOIN ${r} ON r.id = b.record_id
     WHERE b.person_id = ? AND b.removed_at IS NULL AND b.to_on IS NULL
       AND r.removed_at IS NULL AND r.closed_on IS NULL AND r.pending = 0 ORDER BY r.id, b.id`;

/** The open files beside whose subject a person stands and which do not know a death of theirs yet, with what follows in each. */
export function reachBeside(db: ReadableDb, personId: number): ReachedBeside[] {
  const files = new Map<number, ReachedBeside & { rows: RowReached[] }>();
  for (const { id, role, fromOn, deathId, recordId, kind, number, version } of read(db, standingRows).all(personId)) {
    const { ends, step } = lifeOf(kind).onDeathBeside(role, statesOf(db, recordId));
    const asked = deathId === null ? step : null;
    if (!ends && asked === null) continue;
    const file = files.get(recordId) ?? { recordId, kind, number, version, rows: [], step: null };
    file.rows.push({ id, role, fromOn, ends });
    // In two roles a person dies once: the file takes one step.
    files.set(recordId, { ...file, step: file.step ?? asked });
  }
  return Array.from(files.values());
}

/** What follows in a file, as it is told before a death is confirmed. */
export function besideTold({ kind, rows, step }: ReachedBeside): string {
  const ended = rows.filter(({ ends }) => ends).map(({ role }) => `${roleWords(kind, role)}登记到死亡之日为止`);
  return [...ended, ...(step === null ? [] : [storyTold(lifeOf(kind), step)])].join('；');
}

const deadBeside = typed`SELECT DISTINCT ${b.personId} FROM ${b} JOIN person_death d ON d.person_id = b.person_id
     WHERE b.record_id = ? AND b.removed_at IS NULL AND b.to_on IS NULL AND d.removed_at IS NULL ORDER BY b.person_id`;

/** The people who stand beside the subject of a file and whose death is registered. */
export function deadBesideOf(db: ReadableDb, recordId: number): number[] {
  return read(db, deadBeside).all(recordId);
}
