import type { CodeTableName } from '../codes/tables.ts';
import type { RecordRow, RecordSort } from '../contract/records.ts';

/** From which width of the window on a column is shown: 1 always, 2 from 1121 px, 3 from 1241 px. */
export type ColumnRank = 1 | 2 | 3;

/** A column of a list of files. */
export interface ListColumn {
  key: string;
  title: string;
  /** The field of a row it shows. */
  field: keyof RecordRow;
  /**
   * How it is shown: `text` with what was searched marked, `plain` without, `name` in bold, `idNumber` where there may be
   * none, `code` by its table, `state` as a badge, `month` of a day, `money` of fen.
   */
  as: 'text' | 'plain' | 'name' | 'idNumber' | 'code' | 'state' | 'month' | 'money';
  /** Of a code. */
  codeTable?: CodeTableName;
  rank: ColumnRank;
  /** Its track in a grid of CSS; `wide`: from 1500 px on. */
  track: string;
  wide: string;
  /** The order its heading asks for. */
  sort?: RecordSort;
  /** Whether what is cut off is told whole to the pointer. */
  isCut?: true;
}

/** What a list can be narrowed by beside community, state, day and number. */
export type ListFacet =
  /** By the year the files are counted by. */
  | { by: 'year'; label: string; words: (year: number) => string }
  /** By an organisation the files name, as its own page asks for them. */
  | { by: 'employerId' | 'bankId'; label: string; count: 'files' | 'accounts' };

/** The list of a kind of record. */
export interface KindList {
  /** From left to right. */
  columns: readonly ListColumn[];
  facets: readonly ListFacet[];
}

// A 档号 has 22 characters and an identity number 18: so do months and telephones; all stay whole, whatever the face, and
// the others give way.
const NUMBER = 'calc(22ch + 6px)';
const IDENTITY = 'calc(18ch + 6px)';

/** Columns of every list of people's files. */
export const listColumns = {
  number: {
    ...{ key: 'number', title: '档号', field: 'number', as: 'text', rank: 1, sort: 'number' },
    ...{ track: NUMBER, wide: NUMBER },
  },
  name: {
    ...{ key: 'name', title: '姓名', field: 'name', as: 'name', rank: 1, sort: 'name', isCut: true },
    ...{ track: 'minmax(88px, 1.1fr)', wide: 'minmax(150px, 1fr)' },
  },
  gender: {
    ...{ key: 'gender', title: '性别', field: 'gender', as: 'code', codeTable: 'gender', rank: 3 },
    ...{ track: '32px', wide: '40px' },
  },
  idNumber: {
    ...{ key: 'idNumber', title: '证件号码', field: 'idNumber', as: 'idNumber', rank: 1 },
    ...{ track: IDENTITY, wide: IDENTITY },
  },
  community: {
    ...{ key: 'community', title: '所属社区', field: 'communityName', as: 'plain', rank: 1, isCut: true },
    ...{ track: 'minmax(78px, 0.9fr)', wide: 'minmax(120px, 1fr)' },
  },
  mobile: {
    ...{ key: 'mobile', title: '手机', field: 'mobile', as: 'text', rank: 2 },
    ...{ track: 'calc(11ch + 4px)', wide: '104px' },
  },
} as const satisfies Record<string, ListColumn>;
