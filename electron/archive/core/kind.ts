import type { Act } from '#db/core/changes.ts';
import type { ReadableDb, WritableDb } from '#db/core/open.ts';
import type { RosterEntry } from '#db/imports/imports.ts';
import type { Dictionary } from '#shared/codes/dictionary.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import type { DocumentRequest } from '#shared/contract/sheets.ts';
import type { RowWarning } from '#shared/records/roster.ts';
import type { JudgedRow } from '../roster/judge-rows.ts';
import type { ListColumn, ListRow } from '../workbook/write-list.ts';

/** A value that cannot stand, by its field, in one sentence without a full stop. */
export interface FieldProblem {
  field: string;
  sentence: string;
}

/**
 * What the archive process asks of a kind of record, beside its description in shared/records. The forms a kind prints, its
 * ledgers, calls and things have registers of their own (registers/).
 * @typeParam File a file of the kind, which follows from what it is about
 */
export interface ArchiveKind<File extends RecordFile = RecordFile> {
  /** What cannot be in these values and was not there before in the same way; `before` null: a new file. */
  impossible(values: File['values'], before: File['values'] | null, today: string): FieldProblem[];
  /** What may not be changed any more of the file of somebody who died on that day. */
  changedAfterDeath(values: File['values'], before: File['values'], diedOn: string): FieldProblem[];
  /** Refuses to take back an act on whose rows money or paper went out since. @throws AppError */
  refuseUndo(db: ReadableDb, commandId: number): void;
  /** Files of the kind that a form is asked for and does not apply to, each with name, 档号 and the reason. */
  unfit(db: ReadableDb, request: DocumentRequest, today: string): { id: number; said: string }[];
  roster: KindRoster<File>;
  handover: KindHandover<File>;
  demo: KindDemo;
}

/** How lines of a roster are judged against what the kind knows. */
export interface KindRoster<File extends RecordFile = RecordFile> {
  /** Where values of one line contradict each other: worth a second look, no reason to keep anybody out. */
  compared(values: JudgedRow['values']): RowWarning[];
  /** What is odd about the life a line tells: what is said of it, and what cannot be, the worst first. */
  odd(values: JudgedRow['values'], today: string): { warnings: RowWarning[]; impossible: FieldProblem[] };
  /**
   * Takes out of a line what may not come into its file any more, and says so.
   * @returns one sentence for each that was left out
   */
  leave(db: ReadableDb, entry: RosterEntry, recordId: number, today: string): string[];
  /** Why a new file of somebody whose death is known cannot say this, or null: the death is told to it as it comes. */
  refusedByDeath(values: File['values'], diedOn: string): FieldProblem | null;
  /** The opening state (期初) a line brings, as far as it is taken over; what is not is told. */
  opening(db: ReadableDb, line: OpeningAsked<File>): { opening: RosterEntry['opening'] | null; warnings: string[] };
  openingWords(db: ReadableDb, opening: NonNullable<RosterEntry['opening']>): string;
  /** Groups that are registered, each as `community group`. */
  groups(db: ReadableDb): ReadonlySet<string>;
  /** The group a line names. */
  groupIn(values: Readonly<Record<string, unknown>>): string | null;
}

export interface OpeningAsked<File extends RecordFile> {
  /** The line's cells by column field, as the roster's columns were read. */
  cells: Readonly<Record<string, unknown>>;
  /** The values of the line that are accepted. */
  accepted: Readonly<Record<string, unknown>>;
  /** The file as it would be. */
  values: File['values'];
  /** The file it goes to; null: a new one. */
  recordId: number | null;
  /** By the register, the number or the roster. */
  birthOn: string | null;
  today: string;
}

/** What a package says of a file of the kind. */
export interface KindHandover<File extends RecordFile = RecordFile> {
  /** What the package says it holds: 企业退休人员档案. */
  contents: string;
  /** What stands in the record document, as the note for archivists says it. */
  documentHolds: string;
  /** What the catalogue of the package calls the file. */
  title(record: File): string;
  /** Sections of the record document that only this kind has, by name. */
  sections(db: ReadableDb, recordId: number): Readonly<Record<string, unknown>>;
  stepLabel(step: string): string;
  paperLabel(paper: string): string;
  /** Columns of the hand-over list between 档号 and the materials. */
  columns: readonly ListColumn[];
  row(record: File, codes: Dictionary): ListRow;
}

export interface DemoAsked {
  /** How many files there are in the end; those that are there already stay. */
  files: number;
  seed: number;
  communities: readonly number[];
}

export interface KindDemo {
  /** Opens invented files; the same seed gives the same people. @returns how many were opened */
  open(db: WritableDb, act: Act, asked: DemoAsked): number;
  /**
   * What happened to invented files from one day to another, both within: each deed on its day, in the order in which those
   * of a day follow each other. Made of the kind's own acts, so that a check of the archive finds nothing.
   */
  live(asked: DemoAsked & { from: string; to: string }): DemoDeed[];
}

export interface DemoDeed {
  on: string;
  run: (db: WritableDb, act: Act) => void;
}
