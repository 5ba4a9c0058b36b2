import type { z } from 'zod';
import type { CodeTableName } from '../codes/tables.ts';
import type { PersonValues } from '../people/fields.ts';
import type { FigureDefinition } from '../reports/figure.ts';
import type { SheetPaper } from '../sheets/paper.ts';
import type { RosterColumn, RosterIdentity } from './roster.ts';

/** What a kind of record is: what the shared mechanisms (form, import, history, list, hand-over, reports) ask of it. */

/** What a file is about; a kind has files of one sort. */
export type SubjectType = 'person' | 'household' | 'outlet';

/** What the values of every file hold, whatever its kind. */
export type AnyValues = {
  communityId: number | null;
  /** Field to what was written beside 其他. */
  otherText: Record<string, string>;
};

/** Values of a file of a person: the person's part and the file's own. */
export type ValuesOfPerson = AnyValues & PersonValues;

/**
 * Values of a file that is of no person: its own alone. No field is called as one of a person's, whose part of a file is
 * told by these names.
 */
export type ValuesOfOther = AnyValues & { readonly [Field in Exclude<keyof PersonValues, 'otherText'>]?: never };

/** Roles of people beside the subject of a file, each code with its words: staff → 工作人员. */
export type BesideRoles = Readonly<Record<string, string>>;

/** A form of a kind: what it is called on screens and in file names, and what it is printed on. */
export interface KindForm {
  title: string;
  paper: SheetPaper;
}

/** A report of a kind, with its figures in the order of the form. */
export interface KindReport {
  title: string;
  figures: readonly FigureDefinition[];
}

/**
 * A kind of record. Each property is required: a kind that leaves one out does not compile, and one that has nothing of it
 * says so with an empty value. Whether the values of its files hold a person's part follows from its subject.
 * @typeParam V the values of a file, with those of its person where it is one's
 */
export type KindDescription<V extends AnyValues> = V extends ValuesOfPerson
  ? KindOfPeople<V>
  : V extends ValuesOfOther
    ? KindOfOthers<V>
    : never;

/** A kind whose files are of people. */
export interface KindOfPeople<V extends ValuesOfPerson> extends AnyKind<V> {
  subject: 'person';
  rosterIdentity: Extract<RosterIdentity, { by: 'number' }>;
}

/** A kind whose files are of households or of outlets. */
export interface KindOfOthers<V extends ValuesOfOther> extends AnyKind<V> {
  subject: Exclude<SubjectType, 'person'>;
  rosterIdentity: Exclude<RosterIdentity, { by: 'number' }>;
}

interface AnyKind<V extends AnyValues> {
  /** What a clerk calls it: 退休人员档案. */
  label: string;
  /**
   * What only this kind is about, in a clerk's words: 退休, 养老金. General rooms are searched for them, as for the names of
   * its forms, reports, steps and fields (electron/runtime/kind-names.mjs); one of them is part of its label.
   */
  words: readonly string[];
  /** Its letters in an archival code (档号), from the pinyin of its name. */
  letters: string;
  /**
   * What follows a closed file of somebody: `reopen`, one file for life (一人一档), which is opened again; `new-file`, each time
   * a new one that names the one before.
   */
  afterClosing: 'reopen' | 'new-file';
  /** The values of a file, with those of its person where it is one's: empty is null, amounts are fen, partial dates keep their precision. */
  values: z.ZodType<V> & { readonly shape: Readonly<Record<string, z.ZodType>> };
  /** What a save changes of the file's own values: only fields that were changed. */
  changed: z.ZodType<Readonly<Record<string, unknown>>>;
  /** A new file. */
  empty: V;
  /** The name of each field on screens, in lists of differences and in the history. */
  labels: Readonly<Record<string, string>>;
  /** Which code table explains a field's value. */
  codeTables: Readonly<Partial<Record<string, CodeTableName>>>;
  /** Codes in the lines of a list: field, column, table. */
  rowCodes: Readonly<Partial<Record<string, Readonly<Record<string, CodeTableName>>>>>;
  /** The code table of `record.state` and the field that holds it. */
  state: { field: string; codeTable: CodeTableName };
  /** Each field that is a state, with the states a roster may open a file in; every other is reached by a step. */
  initialStates: Readonly<Record<string, readonly string[]>>;
  /**
   * A state may run on while a form is open, as a certification that ends over night: what the form showed is no change of
   * the clerk's.
   */
  withStatesRunOn(said: V, now: V): V;
  /** Who stands in its files beside the subject (staff, members, payees), by role; `none` where nobody does. */
  people: BesideRoles | 'none';
  /** How a line of its rosters finds its file. */
  rosterIdentity: RosterIdentity;
  /** What a roster may bring. */
  rosterColumns: readonly RosterColumn[];
  /** Its forms by name. */
  forms: Readonly<Record<string, KindForm>>;
  /** The reports that go upward and the ledgers the office keeps, by name. */
  reports: Readonly<Record<string, KindReport>>;
  ledgers: Readonly<Record<string, { title: string }>>;
}
