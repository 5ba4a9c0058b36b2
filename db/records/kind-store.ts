import type { InferInsertModel, InferSelectModel } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { CodeTableName } from '#shared/codes/tables.ts';
import type { AgeBand, CareList, CareRow } from '#shared/contract/care.ts';
import type { NamingField } from '#shared/contract/organisations.ts';
import type { PersonValues } from '#shared/people/fields.ts';
import type { AnyValues, SubjectType, ValuesOfOther, ValuesOfPerson } from '#shared/records/kind.ts';
import type { Scope } from '#shared/rules/scope.ts';
import type { Act } from '../core/changes.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import type { RowSet } from '../core/rows.ts';
import type { Asked, CountedFile, CountedReport } from '../reports/counted.ts';
import type { record } from '../tables/records.ts';

/**
 * What the store asks of a kind of record, one interface for each register of db/registers. Each property is required: a
 * kind that leaves one out does not compile.
 */

export type Envelope = InferSelectModel<typeof record>;

/** What the envelope keeps of a file's values: list and search go by it; and the custody of the paper file, where a kind has one. */
export type EnvelopeValues = Pick<
  InferInsertModel<typeof record>,
  | 'communityId'
  | 'state'
  | 'remark'
  | 'sortOn'
  | 'sortYear'
  | 'otherText'
  | 'paperFileState'
  | 'paperFileNumber'
  | 'paperFilePlace'
>;

/** Where the values of files of people are kept. @typeParam V the values of a file with those of its person */
export interface FilesOfPeople<V extends ValuesOfPerson> extends AnyFiles<V> {
  subject: 'person';
  read(db: ReadableDb, envelope: Envelope, person: PersonValues): V;
}

/** Where the values of files of households or outlets are kept. @typeParam V the values of a file */
export interface FilesOfOthers<V extends ValuesOfOther> extends AnyFiles<V> {
  subject: Exclude<SubjectType, 'person'>;
  read(db: ReadableDb, envelope: Envelope): V;
}

export interface AnyFiles<V extends AnyValues> {
  envelopeOf(values: V): EnvelopeValues;
  /** To be called once the envelope stands. */
  insert(db: WritableDb, recordId: number, values: V): void;
  update(db: WritableDb, recordId: number, values: V): void;
  /**
   * Keeps as past what a save writes over, as an account that is replaced; to be called before `update`.
   * @throws AppError input.invalid at a value that is changed by an act of its own
   */
  keepPast(db: WritableDb, act: Act, recordId: number, values: V): void;
  /** Codes in tables of lines that belong to a file. */
  lineCodes: readonly { table: CodeTableName; sqlTable: string; column: string }[];
}

/** What still stands open of a file and would be lost with it; each says what it is, or null. */
export interface StandingStore {
  /** What the file is still kept open for beside money, waiting steps and paper, which are asked of every kind. */
  closing(db: ReadableDb, recordId: number): string | null;
  money(db: ReadableDb, recordId: number): string | null;
  paper(db: ReadableDb, recordId: number): string | null;
}

/** What rosters bring beside the values of a file. @typeParam V the values @typeParam O the opening state (期初) */
export interface ImportStore<V extends AnyValues, O> {
  /**
   * Takes the opening state of a line over; null: the line brings none.
   * @returns whether anything was written
   * @throws AppError import.openingChanged where the file moved on since the plan
   */
  takeOpening(db: WritableDb, act: Act, importId: number, recordId: number, state: O | null): boolean;
  /** Takes back what an import that is undone took over; to be called before its files get their values back. */
  takeOpeningsBack(db: WritableDb, act: Act, importId: number): void;
  /** Takes the opening state of a hidden file away, which goes with the file as if it had never been. */
  dropPendingOpening(db: WritableDb, recordId: number): void;
  /** Registers what the lines of one import name beside communities, each once. */
  placesFor(db: WritableDb, act: Act): (communityId: number | null, values: V) => void;
  /** Takes the registration back of what an undone import named and nothing else belongs to. */
  takePlacesBack(db: WritableDb, act: Act, importId: number): void;
}

/** The tables that hold a file's own values, each with its name in the clerk's words. */
export interface KindTables {
  /** One row a file, by the file's id. */
  own: { table: SQLiteTable; words: string };
  /** Lines of a file, under its id. */
  lines: readonly { set: RowSet<SQLiteTable>; owner: string; words: string }[];
  /** Its other tables by name, each row proved by its id, with what they are called when something is wrong with them. */
  more: Readonly<Record<string, string>>;
  /** What its tables hold by the beginning of their names, and its columns, as damage is told to a clerk. */
  told: { beginnings: Readonly<Record<string, string>>; columns: Readonly<Record<string, string>> };
  /** By which columns of its own row a file names organisations; at most one of each role. */
  naming: readonly NamingColumns[];
  /** The columns of its own row that the search looks through: texts by which a clerk knows the file, as a number on a card. */
  searched: readonly SQLiteColumn[];
  list: ListTables;
}

/** A state of the latest part of one type that a file has; NULL where it has none. */
export interface LatestPart {
  part: string;
  field: string;
}

/** What the kind's list reads of its own row, and how it is ordered; what it is the description says (`shared/registers/lists.ts`). */
export interface ListTables {
  /** By cell of the list the column it shows, or the state of the latest of the file's numbered parts. */
  cells: Readonly<Record<string, SQLiteColumn | LatestPart>>;
  /** By facet of a code the column that holds it. */
  coded: Readonly<Record<string, SQLiteColumn>>;
  /** Orders of its own. */
  sorts: Readonly<Record<string, ListSort>>;
}

/** An order of a list: by a column of the envelope, and the index that holds kind, column and number. */
export interface ListSort {
  by: 'number' | 'sort_name' | 'sort_on' | 'updated_at';
  index: string;
}

/** How a file names an organisation, as its former employer or its bank. */
export interface NamingColumns {
  role: NamingField;
  /** As on the paper. */
  text: SQLiteColumn;
  /** The text folded, and the organisation it leads to: both follow from the text and the register. */
  key: SQLiteColumn;
  id: SQLiteColumn;
  /** What the files write beside it: the number of the employer, the code of the bank; null: nothing. */
  code: SQLiteColumn | null;
}

/** One thing of a kind that forms are printed of, as a roll or a batch; by the noun acts name it with. */
export type PrintedThings = Readonly<Record<string, (db: ReadableDb, id: number) => string>>;

/** How a report of a kind is counted. @typeParam File a file as its reports look at it */
export interface ReportStore<File extends CountedFile, Name extends string> {
  /** Every file within the scope that ever was, those opened by mistake and taken back left out; in the order of their ids. */
  files(db: ReadableDb, scope: Scope): readonly File[];
  count(report: Name, db: ReadableDb, files: readonly File[], asked: Asked): CountedReport;
}

/** Lists of the people the office looks after: by age (高龄), not visited for long (久未走访), in a group and in none. */
export interface CareStore {
  /** One page of a list, with how many of it each community has. */
  page(
    db: ReadableDb,
    asked: { filter: CareList; offset: number; limit: number },
    today: string,
    scope: Scope,
  ): CarePage;
  all(db: ReadableDb, filter: CareList, today: string, scope: Scope): CareRow[];
  /** These files as rows of a list, in the order they are asked for. */
  rows(db: ReadableDb, recordIds: readonly number[], today: string): CareRow[];
}

export interface CarePage {
  rows: CareRow[];
  total: number;
  communities: { id: number; name: string; count: number }[];
  bands: AgeBand[];
  withoutBirth: number;
  months: number | null;
  isMonthsSure: boolean;
}
