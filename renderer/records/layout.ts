import type { NamingField } from '#shared/contract/organisations.ts';
import type { RecordFile } from '#shared/contract/records.ts';
import type { RecordKind } from '#shared/records/kinds.ts';

/** How a field is typed and shown; what it means stands in the kind's schema. */
export type FieldType =
  | 'text'
  | 'longText'
  | 'name'
  | 'idKind'
  /** Another person's name, or a former one: may be left empty. */
  | 'otherName'
  /** How the name is read. */
  | 'reading'
  | 'idNumber'
  | 'date'
  | 'month'
  | 'dayOrMonth'
  | 'money'
  | 'count'
  | 'account'
  | 'phone'
  | 'digits'
  | 'code'
  | 'codes'
  | 'community'
  | 'organisation'
  | 'group'
  | 'people';

export interface FormField {
  field: string;
  type: FieldType;
  /** Columns of three it takes; 1 unless told. */
  span?: 2 | 3;
  /** Behind the input: 月, 元. */
  unit?: string;
  /** Of a stored file it changes by an act of its own only: shown here, not filled in. */
  isByAct?: true;
  /** Whether the field says something of a file with these values; absent: always. */
  isShown?(values: RecordFile['values']): boolean;
  /** Of a field of type `organisation`: what it names, and the fields that choosing one fills. */
  register?: NamedOrganisation;
}

export interface NamedOrganisation {
  field: NamingField;
  /** What the register knows, to the form's field for it. */
  fills: { name: string; unitNumber?: string; bankCode?: string };
}

export interface FormSection {
  title: string;
  /** Beside the title of a stored file: where to change what is only shown here. */
  note?: string;
  fields: readonly FormField[];
}

/** A person in a field of type `people`, as typed. */
export interface TypedPerson {
  name: string;
  relation: string | null;
  birthOn: string;
  idNumber: string;
}

/** What a field holds while it is being filled in: the text as typed, a chosen code, chosen codes, an id, rows. */
export type DraftValue = string | number | null | string[] | TypedPerson[];
export type Draft = Readonly<Record<string, DraftValue>>;

export interface FieldNote {
  tone: 'info' | 'warn' | 'error';
  text: string;
}

/** What one kind of record brings to the page all kinds share. */
export interface KindForm {
  kind: RecordKind;
  title: string;
  sections: readonly FormSection[];
  /** Fields the paper form asks for that a file may still lack. */
  wanted: readonly string[];
  /** What other fields follow from the draft: filled in where they are empty or had followed before. */
  derive: (draft: Draft) => Record<string, DraftValue>;
  /** Fields a file cannot be saved without, as the draft stands. */
  required: (draft: Draft) => readonly string[];
  /** Names of fields that depend on the draft; every other has the kind's own name for it. */
  labels: (draft: Draft) => Readonly<Record<string, string>>;
  /** What is to be said beside the fields while they are filled in. */
  notes: (draft: Draft) => Record<string, FieldNote>;
}
