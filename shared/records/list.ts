import type { z } from 'zod';
import type { CodeTableName } from '../codes/tables.ts';
import type { NamingField } from '../contract/organisations.ts';

/** What the list of a kind's files shows, is narrowed and ordered by. */

/** From which width of the window on a column is shown: 1 always, 2 from 1121 px, 3 from 1241 px. */
export type ColumnRank = 1 | 2 | 3;

/** What a kind's own cell of a row may hold: a text, fen or another whole number. */
export type CellValue = string | number | null;

/** A field that a row of every kind has. */
export type RowField = 'number' | 'name' | 'gender' | 'idNumber' | 'communityName' | 'mobile' | 'state';

/** Orders of every list, beside those of a kind. */
export const generalSorts = ['number', 'name', 'updatedAt'] as const;
type GeneralSort = (typeof generalSorts)[number];

/** A column of a list of files. */
export interface ListColumn<Cell extends string = string, Sort extends string = string> {
  key: string;
  title: string;
  /** What it shows: a field of every row, or a cell of the kind's own. */
  of: { field: RowField } | { cell: Cell };
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
  sort?: GeneralSort | Sort;
  /** Whether what is cut off is told whole to the pointer. */
  isCut?: true;
}

/** What a list can be narrowed by beside community, state, closing, day and text; `name` as filters keep it. */
export type ListFacet =
  /** By the year the envelope keeps. `words` stand beside the label, `alone` without it. */
  | { name: string; by: 'year'; label: string; words: (year: number) => string; alone: (year: number) => string }
  /** By an organisation the files name in that role, as its own page asks for them. */
  | { name: NamingField; by: 'organisation'; label: string; count: 'files' | 'accounts' }
  /** By a code of the kind's own. */
  | { name: string; by: 'code'; label: string; codeTable: CodeTableName }
  /** By people who still have to bring a number. */
  | { name: 'withoutNumber'; by: 'withoutNumber' };

/** By facet what is asked for: any of the values, of each facet one. */
export type FacetValues = Readonly<Record<string, readonly (string | number)[]>>;

/** Which files: in one of these states, closed or open, with one of the values of each facet; what is left out is not asked. */
export interface ListChoice {
  states?: readonly string[];
  isClosed?: boolean | null;
  facets?: FacetValues;
}

/** A choice of files that is wanted often, by one click and with its number. */
export interface ListSegment extends ListChoice {
  name: string;
  label: string;
}

/** The list of a kind of record. */
export interface KindList<Cell extends string = string, Sort extends string = string> {
  /** The cells of a row that only this kind has. */
  cells: Readonly<Record<Cell, z.ZodType<CellValue>>>;
  /** From left to right. */
  columns: readonly ListColumn<Cell, Sort>[];
  facets: readonly ListFacet[];
  /** Its orders beside the general ones; the store names the index that holds each. */
  sorts: readonly Sort[];
  segments: readonly ListSegment[];
}

/** A list whose columns name cells and orders that it has, else it does not compile. */
export function describeList<Cell extends string, Sort extends string>(list: KindList<Cell, Sort>): KindList {
  return list as KindList;
}

/** By people without a number: of each kind whose files are people's. */
export const withoutNumber: ListFacet = { name: 'withoutNumber', by: 'withoutNumber' };

// A 档号 has 22 characters and an identity number 18: so do months and telephones; all stay whole, whatever the face, and
// the others give way.
const NUMBER = 'calc(22ch + 6px)';
const IDENTITY = 'calc(18ch + 6px)';

/** Columns of every list of people's files. */
export const listColumns = {
  number: {
    ...{ key: 'number', title: '档号', of: { field: 'number' }, as: 'text', rank: 1, sort: 'number' },
    ...{ track: NUMBER, wide: NUMBER },
  },
  name: {
    ...{ key: 'name', title: '姓名', of: { field: 'name' }, as: 'name', rank: 1, sort: 'name', isCut: true },
    ...{ track: 'minmax(88px, 1.1fr)', wide: 'minmax(150px, 1fr)' },
  },
  gender: {
    ...{ key: 'gender', title: '性别', of: { field: 'gender' }, as: 'code', codeTable: 'gender', rank: 3 },
    ...{ track: '32px', wide: '40px' },
  },
  idNumber: {
    ...{ key: 'idNumber', title: '证件号码', of: { field: 'idNumber' }, as: 'idNumber', rank: 1 },
    ...{ track: IDENTITY, wide: IDENTITY },
  },
  community: {
    ...{ key: 'community', title: '所属社区', of: { field: 'communityName' }, as: 'plain', rank: 1, isCut: true },
    ...{ track: 'minmax(78px, 0.9fr)', wide: 'minmax(120px, 1fr)' },
  },
  mobile: {
    ...{ key: 'mobile', title: '手机', of: { field: 'mobile' }, as: 'text', rank: 2 },
    ...{ track: 'calc(11ch + 4px)', wide: '104px' },
  },
} as const satisfies Record<string, ListColumn<never, never>>;
