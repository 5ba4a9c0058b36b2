import type { CodeTableName } from '../codes/tables.ts';

/** What a column of a roster can hold; the kind says how its cells are read. */
export type ColumnKind =
  | 'name'
  | 'idKind'
  | 'idNumber'
  | 'date'
  | 'month'
  | 'money'
  | 'account'
  | 'phone'
  | 'code'
  | 'number'
  | 'text'
  | 'community';

/** A column a roster of a kind may bring: the field it goes to and the headings offices write for it. */
export interface RosterColumn {
  field: string;
  title: string;
  /** What a rejected row names as its field; fixed words, whatever the heading was. */
  reportAs: string;
  /** Headings without blanks and notes in brackets. */
  synonyms: readonly string[];
  /** What a heading that is no synonym still says; such a column gives way to one with a synonym. */
  pattern?: RegExp;
  kind: ColumnKind;
  codeTable?: CodeTableName;
  /** Whether a bare number is read as a code; without it labels only, as other systems number otherwise. */
  readsCodeNumbers?: boolean;
  /** In UTF-16 units, as the field's own rule counts. */
  maxLength?: number;
  /** The field a second number in the cell, or one of the other kind, goes to. */
  landlineField?: string;
  isRequired: boolean;
  /** What cannot be read in it keeps nobody out: it is said, and not taken. */
  isAside?: boolean;
}

/** Why a line is no one who can be taken in (DESIGN, import reason codes), in the order in which they are told. */
export const rejectReasons = [
  'id-missing',
  'id-precision-lost',
  'id-length',
  'id-checksum',
  'duplicate-in-file',
  'identity-conflict',
  'name-missing',
  'name-private-use',
  'date-invalid',
  'amount-invalid',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** Something that was put right: which column, what kind of correction, the text before and after. */
export interface RowNote {
  field: string;
  note: 'id-15' | 'lower-x' | 'full-width' | 'spaces' | 'lower-case' | 'name-spaces' | 'name-invisible' | 'amount-text';
  before: string;
  after: string;
}

/** Something worth a second look that keeps nobody out. */
export interface RowWarning {
  field: string;
  warning:
    | 'luhn'
    | 'account-length'
    | 'account-unread'
    | 'gender-differs'
    | 'birth-differs'
    | 'area-unknown'
    | 'id-kind-differs'
    | 'code-unread'
    | 'code-undecided'
    | 'code-left'
    | 'name-unread'
    | 'phone-unread'
    | 'number-unread'
    | 'cell-error'
    | 'character-lost'
    | 'text-long'
    | 'value-refused'
    | 'retired-at'
    | 'merged-unread'
    | 'merged-person'
    | 'row-hidden'
    /** `text` is the whole sentence. */
    | 'odd-life';
  text: string;
}
