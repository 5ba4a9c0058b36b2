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
  | 'community'
  /** The 户号 that the lines of one household share. */
  | 'household'
  /** The number by which a line finds its file: of a licence, a card. */
  | 'certificate';

/**
 * How a line of a roster finds its file: by the number of its person; by the household, whose lines together are one file; by
 * a number of the file's own, which `field` holds.
 *
 * Columns that are not of the file tell whom or what it is about. Of a household, for each of its people: `householdNumber`,
 * `name`, `idKind`, `idNumber`, `gender`, `birthOn`, `mobile`, `relation` to the head, or the `role` in which somebody stands
 * beside it; and of the home `address`, and `householdFrom`, the day from which the file is its. Of an outlet: `outletName`,
 * `address`, `phone`, and who runs it: `keeperName`, with `creditCode` an organisation, else a person by `idNumber`.
 */
export type RosterIdentity = { by: 'number' } | { by: 'household' } | { by: 'certificate'; field: string };

/**
 * The columns a roster is known by: what a line is called, and the number that leads to its person, household or outlet. Of a
 * household each line is of one of its people.
 */
export function rosterKeys(identity: RosterIdentity): RosterKeys {
  if (identity.by === 'certificate') return { name: 'outletName', number: identity.field };
  return personKeys;
}

export interface RosterKeys {
  name: string;
  number: string;
}

/** Of a list of people. */
export const personKeys: RosterKeys = { name: 'name', number: 'idNumber' };

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
  'household-missing',
  'certificate-missing',
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
