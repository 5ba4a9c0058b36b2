import type { CodeTableName } from '../codes/tables.ts';

/** What a column of a roster can hold; the kind says how its cells are read. */
export type ColumnKind =
  | 'name'
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
  /** Headings as folded by `foldHeading`: no blanks, no notes in brackets. */
  synonyms: readonly string[];
  kind: ColumnKind;
  codeTable?: CodeTableName;
  isRequired: boolean;
}

/** Why a line is no one who can be taken in (DESIGN, import reason codes). */
export type RejectReason =
  | 'id-checksum'
  | 'id-length'
  | 'id-precision-lost'
  | 'id-missing'
  | 'duplicate-in-file'
  | 'name-missing'
  | 'name-private-use'
  | 'date-invalid'
  | 'amount-invalid';

/** Something that was put right: which column, what kind of correction, the text before and after. */
export interface RowNote {
  field: string;
  note: string;
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
    | 'area-unknown'
    | 'code-unread'
    | 'phone-unread'
    | 'number-unread'
    | 'text-long';
  text: string;
}
