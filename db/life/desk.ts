import type { OwedLine } from '#shared/contract/life.ts';
import type { Scope } from '#shared/rules/scope.ts';
import type { ReadableDb } from '../core/open.ts';

/** A step whose month cannot be, entered before its limits were asked. */
export interface WrongMonth {
  eventId: number;
  /** The 档号 of the file. */
  number: string;
  sentence: string;
}

/** Money owed, as its kind tells it. */
export type OwedOfKind = Omit<OwedLine, 'kind' | 'label'>;

/** What a kind brings to the desk beside the deadlines of steps, and says about steps that stand. */
export interface DeskOfKind {
  /**
   * Something that is late by a day in the file, with or without a step of ours; told apart from deadlines of its label.
   * Which files these are stands on a page of the kind (`LifeScreen.desk` of the window), since no step has them on the desk.
   */
  dated:
    | {
        label: string;
        /** How many files it is late for, or has no day for. */
        count(
          db: ReadableDb,
          group: 'overdue' | 'never',
          communityId: number | null,
          today: string,
          scope: Scope,
        ): number;
      }
    | 'none';
  /** Steps whose deadlines stay on the desk also where the file is out of use. */
  staysDue: readonly string[];
  /** Money owed that no step waits for, and what the desk calls it. */
  owed:
    | {
        label: string;
        linesOf(db: ReadableDb, today: string, asked: { scope: Scope; communityId: number | null }): OwedOfKind[];
      }
    | 'none';
  /** What to look at before something is told as done. */
  settleHint(db: ReadableDb, eventId: number): string | null;
  /** Steps that stand and whose month is refused today, of one file or (null) of all. */
  wrongMonths(db: ReadableDb, recordId: number | null): WrongMonth[];
  /** What a check of the archive tells about them. */
  notes(db: ReadableDb): { code: string; message: string }[];
}
