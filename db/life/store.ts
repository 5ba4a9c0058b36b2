import type { LifeFacts } from '#shared/life/facts.ts';
import type { States } from '#shared/life/step.ts';
import type { ReadableDb } from '../core/open.ts';

/** What db knows of the life of a kind's files: where they stand, what their steps are judged by, what rests on them. */
export interface LifeStore {
  /** Where a file stands. */
  statesOf(db: ReadableDb, recordId: number): States;
  /** What its steps are judged by; `today` is the office's day. Asked once for all the steps of a file. */
  factsOf(db: ReadableDb, recordId: number, today: string): LifeFacts;
  /** Columns by which steps are judged, of the kind's tables that acts on thousands of files write for other reasons. */
  judgedBy: Readonly<Record<string, readonly string[]>>;
  /** The kind's tables whose rows mean nothing without their file. */
  fileTables: readonly string[];
  /**
   * Refuses to take an act back on which something rests that is no step of the file.
   * @throws AppError command.restsOn
   */
  refuseUndo(db: ReadableDb, command: { id: number; title: string }, recordIds: readonly number[]): void;
  /** The act that made something final that counts these files; undefined where none did. */
  finalWith(db: ReadableDb, recordIds: readonly number[]): string | undefined;
}
