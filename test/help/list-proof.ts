import fc from 'fast-check';
import { expect } from 'vitest';
import type { ReadableDb } from '#db/core/open.ts';
import { type ListPage, type ListQuery, listRecords, pageOf, sortsOf } from '#db/records/list.ts';
import { listFacets } from '#db/records/list-facets.ts';
import { narrow } from '#db/records/narrow.ts';
import { getRecord } from '#db/records/records.ts';
import { RecordFilter } from '#shared/contract/records.ts';
import type { RecordKind } from '#shared/records/kinds.ts';
import type { FacetValues, ListChoice } from '#shared/records/list.ts';
import { kindLists } from '#shared/registers/lists.ts';
import { isWithin, type Scope, wholeOffice } from '#shared/rules/scope.ts';

/** The list of a kind against its files looked at one by one. */

type Value = string | number | null;
type Values = Readonly<Record<string, unknown>>;

/** How a kind's facets and orders follow from the values of a file; a facet of a code is the field of its name. */
export interface ListMeaning {
  facets: Readonly<Record<string, (values: Values) => Value>>;
  sorts: Readonly<Record<string, (values: Values) => Value>>;
}

interface Looked {
  id: number;
  communityId: number | null;
  state: string;
  isClosed: boolean;
  isRemoved: boolean;
  facets: Readonly<Record<string, Value>>;
  sorts: Readonly<Record<string, Value>>;
}

/** Every file of a kind, read one by one. */
function lookThrough(db: ReadableDb, kind: RecordKind, meaning: ListMeaning): Looked[] {
  const rows = db
    .prepare(
      `SELECT r.id, r.number, r.sort_name AS name, r.updated_at AS updatedAt, r.state, r.community_id AS communityId,
         r.closed_on AS closedOn, r.removed_at AS removedAt, p.id_kind AS idKind
       FROM record r LEFT JOIN person p ON p.id = r.person_id WHERE r.kind = ? AND r.pending = 0`,
    )
    .all(kind) as {
    id: number;
    number: string;
    name: string;
    updatedAt: string;
    state: string;
    communityId: number | null;
    closedOn: string | null;
    removedAt: string | null;
    idKind: string | null;
  }[];
  return rows.map(({ id, communityId, state, closedOn, removedAt, idKind, number, name, updatedAt }) => {
    const values: Values = getRecord(db, id).values;
    const facets = kindLists[kind].facets.map((facet): [string, Value] => {
      if (facet.by === 'withoutNumber') return [facet.name, idKind === 'none' ? 1 : null];
      if (facet.by === 'code') return [facet.name, values[facet.name] as Value];
      return [facet.name, meaning.facets[facet.name]?.(values) ?? null];
    });
    const own = kindLists[kind].sorts.map((sort): [string, Value] => [sort, meaning.sorts[sort]?.(values) ?? null]);
    return {
      ...{ id, communityId, state, isClosed: closedOn !== null, isRemoved: removedAt !== null },
      facets: Object.fromEntries(facets),
      sorts: { number, name, updatedAt, ...Object.fromEntries(own) },
    };
  });
}

type Asked = Pick<RecordFilter, 'communityId' | 'segment' | 'isClosed' | 'isRemoved'> & {
  states: readonly string[];
  facets: FacetValues;
};

const isChosen = (file: Looked, { states = [], isClosed = null, facets = {} }: ListChoice): boolean =>
  (states.length === 0 || states.includes(file.state)) &&
  (isClosed === null || file.isClosed === isClosed) &&
  Object.entries(facets).every(([name, values]) => values.some((value) => value === file.facets[name]));

const isAsked = (file: Looked, kind: RecordKind, asked: Asked): boolean =>
  file.isRemoved === asked.isRemoved &&
  (asked.communityId === null || file.communityId === asked.communityId) &&
  isChosen(file, kindLists[kind].segments.find(({ name }) => name === asked.segment) ?? {}) &&
  isChosen(file, asked);

/** Nothing before everything, texts by their bytes as SQLite orders them. */
function compare(one: Value, other: Value): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  return Buffer.compare(Buffer.from(String(one)), Buffer.from(String(other)));
}

function inOrder(files: readonly Looked[], sort: string, descending: boolean): number[] {
  const by = (file: Looked, name: string): Value => file.sorts[name] ?? null;
  const ordered = [...files].sort(
    (one, other) => compare(by(one, sort), by(other, sort)) || compare(by(one, 'number'), by(other, 'number')),
  );
  return (descending ? ordered.reverse() : ordered).map(({ id }) => id);
}

const orders = (kind: RecordKind): string[] => Object.keys(sortsOf(kind));

const valuesOf = (files: readonly Looked[], name: string): (string | number)[] =>
  [...new Set(files.map((file) => file.facets[name]))].flatMap((value) => value ?? []);

const scopes: readonly Scope[] = [
  wholeOffice,
  { kinds: null, communityIds: [1], hasUnassigned: false },
  { kinds: null, communityIds: [2], hasUnassigned: true },
];

/** Whatever is asked for together, page for page: the rows are those a look at each file finds, in the order asked for. */
export function expectPages(db: ReadableDb, kind: RecordKind, meaning: ListMeaning, runs: number): void {
  const files = lookThrough(db, kind, meaning);
  const facets = kindLists[kind].facets.map(({ name }): [string, fc.Arbitrary<(string | number)[] | undefined>] => {
    const values = valuesOf(files, name);
    // A facet nobody has a value of leaves nobody.
    const some = values.length === 0 ? fc.constant<(string | number)[]>([1]) : fc.subarray(values, { minLength: 1 });
    return [name, fc.option(some, { nil: undefined, freq: 3 })];
  });
  const asked = fc.record({
    states: fc.subarray([...new Set(files.map(({ state }) => state))]),
    isClosed: fc.option(fc.boolean(), { freq: 2 }),
    segment: fc.constantFrom(null, null, ...kindLists[kind].segments.map(({ name }) => name)),
    isRemoved: fc.boolean(),
    communityId: fc.option(fc.constantFrom(1, 2), { freq: 2 }),
    facets: fc.record(Object.fromEntries(facets)).map((of): FacetValues => JSON.parse(JSON.stringify(of))),
    sort: fc.constantFrom(...orders(kind)),
    descending: fc.boolean(),
    limit: fc.integer({ min: 1, max: 30 }),
    scope: fc.constantFrom(...scopes),
  });
  fc.assert(
    fc.property(asked, ({ sort, descending, limit, scope, ...filter }) => {
      const seen = files.filter((file) => isAsked(file, kind, filter) && isWithin(scope, { kind, ...file }));
      const query = { filter: RecordFilter.parse({ kind, ...filter }), sort, descending, limit };
      const ids: number[] = [];
      let page: ListPage;
      do {
        page = listRecords(db, { ...query, offset: ids.length }, scope);
        ids.push(...page.rows.map(({ id }) => id));
        expect(page.total).toBe(seen.length);
      } while (page.rows.length > 0);
      expect(ids).toEqual(inOrder(seen, sort, descending));
    }),
    { numRuns: runs },
  );
}

/** What each filter and each segment says it would leave is what it leaves, for whoever sees a part only too, now and as of a day. */
export function expectCounts(db: ReadableDb, kind: RecordKind, meaning: ListMeaning): void {
  const files = lookThrough(db, kind, meaning);
  const { facets, segments } = kindLists[kind];
  const nothing: Asked = { communityId: null, segment: null, states: [], isClosed: null, isRemoved: false, facets: {} };
  for (const scope of scopes) {
    const count = (more: Partial<Asked>): number =>
      files.filter((file) => isAsked(file, kind, { ...nothing, ...more }) && isWithin(scope, { kind, ...file })).length;
    // Of the files of the test none came or went by then.
    for (const onDate of [null, '2099-12-31']) {
      const said = listFacets(db, kind, onDate, scope);
      const total = count({});
      expect(said).toMatchObject({ total, closed: count({ isClosed: true }) });
      expect(said.removed).toBe(onDate === null ? count({ isRemoved: true }) : 0);
      for (const { id, count: of } of said.communities) expect(of).toBe(count({ communityId: id }));
      expect(said.communities.reduce((sum, one) => sum + one.count, said.withoutCommunity)).toBe(total);
      for (const { state, count: of } of said.states) expect(of).toBe(count({ states: [state] }));
      expect(said.states.reduce((sum, one) => sum + one.count, 0)).toBe(total);
      expect(Object.keys(said.facets)).toEqual(facets.map(({ name }) => name));
      for (const { name, by } of facets) {
        const counts = said.facets[name] ?? [];
        const wanted = valuesOf(files, name).flatMap((value) => {
          const of = count({ facets: { [name]: [value] } });
          return of === 0 || by === 'organisation' ? [] : [{ value, count: of }];
        });
        const byValue = (list: typeof counts) => [...list].sort((one, other) => compare(one.value, other.value));
        expect(byValue(counts), name).toEqual(byValue(wanted));
      }
      const wanted = segments.map(({ name }) => [name, count({ segment: name })]);
      expect(said.segments).toEqual(Object.fromEntries(wanted));
    }
  }
}

/** The first page of each order is read along the index that the order names, and nothing is sorted for it. */
export function expectIndexes(db: ReadableDb, kind: RecordKind): void {
  const filter = RecordFilter.parse({ kind });
  for (const [sort, { index }] of Object.entries(sortsOf(kind)))
    for (const descending of [false, true]) {
      const query: ListQuery = { filter, sort, descending, offset: 0, limit: 100 };
      const condition = narrow(filter);
      const steps = db
        .prepare(`EXPLAIN QUERY PLAN ${pageOf(query, condition).sql}`)
        .all({ ...condition.params, limit: 100, offset: 0 }) as { detail: string }[];
      const plan = steps.map(({ detail }) => detail).join('; ');
      expect(plan, sort).toMatch(new RegExp(`INDEX ${index} `));
      expect(plan, sort).not.toContain('TEMP B-TREE');
    }
}
