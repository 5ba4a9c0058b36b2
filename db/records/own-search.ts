import type { Matched } from '#shared/contract/records.ts';
import { type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import { ownTableOf, searchedColumns } from './kind-tables.ts';

/** What the search asks of the values that only one kind has: SQL of each kind, made once. */

/** Above every character of Unicode: the end of a prefix range. */
export const END = '\u{10FFFF}';

/** One way from a text to files. */
export interface Source {
  matched: Matched;
  /** Selects `r.id`; `@term` and others are bound. Narrowing and limit are put behind it. */
  from: string;
  params: Record<string, string | number>;
}

const perKind = <T>(make: (kind: RecordKind) => T): Readonly<Record<RecordKind, T>> =>
  Object.fromEntries(recordKinds.map((kind) => [kind, make(kind)])) as Record<RecordKind, T>;

const ownSources = perKind((kind) =>
  searchedColumns(kind).map((column) => {
    const from = `${ownTableOf(kind)} d CROSS JOIN record r ON r.id = d.id WHERE`;
    return {
      beginning: `${from} d.${column} >= @term AND d.${column} < @end`,
      middle: `${from} instr(d.${column}, @term)`,
    };
  }),
);

/** Files that a clerk knows by a text of their own, as by the number on a card: its beginning, then its middle. */
export function byOwnValues(kind: RecordKind, text: string): Source[] {
  return ownSources[kind].flatMap(({ beginning, middle }): Source[] => [
    { matched: 'own', from: beginning, params: { term: text, end: text + END } },
    { matched: 'own', from: middle, params: { term: text } },
  ]);
}
