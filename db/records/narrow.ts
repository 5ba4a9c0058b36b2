import type { RecordFilter } from '#shared/contract/records.ts';
import { type RecordKind, recordKinds } from '#shared/records/kinds.ts';
import type { ListChoice, ListFacet } from '#shared/records/list.ts';
import { kindLists } from '#shared/registers/lists.ts';
import { type Scope, wholeOffice } from '#shared/rules/scope.ts';
import { recordsWithin } from '../core/scope.ts';
import { COMMUNITY_ON_DAY, IN_USE_ON_DAY } from '../places/record-community.ts';
import { tablesOfKinds } from '../registers/tables.ts';
import { namingColumns, ownTableOf } from './kind-tables.ts';
import { UNDONE } from './undone-files.ts';

/** SQL on the file `r` with what is bound in it. */
export interface Condition {
  sql: string;
  params: Record<string, string | number>;
}

/**
 * The list's filters, and what the user may see, as SQL on `r`; every value is bound. As of a day past there are no files out of use.
 * @throws Error where the kind's list has no such facet or segment, which the contract refuses
 */
export function narrow(filter: RecordFilter, scope: Scope = wholeOffice): Condition {
  const parts = ['r.kind = @kind', 'r.pending = 0'];
  const params: Condition['params'] = { kind: filter.kind };
  const { onDate, communityId } = filter;
  if (onDate === null)
    parts.push(filter.isRemoved ? `r.removed_at IS NOT NULL AND NOT ${UNDONE}` : 'r.removed_at IS NULL');
  else {
    parts.push(IN_USE_ON_DAY);
    params.onDate = onDate;
  }
  if (communityId !== null) {
    parts.push(`${onDate === null ? 'r.community_id' : COMMUNITY_ON_DAY} = @communityId`);
    params.communityId = communityId;
  }
  parts.push(...chosen(filter.kind, filter, params, ''));
  if (filter.segment !== null) {
    const segment = kindLists[filter.kind].segments.find(({ name }) => name === filter.segment);
    if (!segment) throw new Error(`no segment ${filter.segment}`);
    parts.push(...chosen(filter.kind, segment, params, 'segment_'));
  }
  const within = recordsWithin(scope);
  return { sql: [...parts, within.sql].join(' AND '), params: { ...params, ...within.params } };
}

/** States, closing and facets as SQL on `r`; `prefix` keeps what two of them bind apart. */
function chosen(
  kind: RecordKind,
  { states = [], isClosed = null, facets = {} }: ListChoice,
  params: Condition['params'],
  prefix: string,
): string[] {
  const parts: string[] = [];
  if (states.length > 0) parts.push(`r.state ${bound(params, `${prefix}states`, states)}`);
  if (isClosed !== null) parts.push(isClosed ? CLOSED : OPEN);
  for (const [name, values] of Object.entries(facets)) {
    const facet = kindLists[kind].facets.find((known) => known.name === name);
    if (!facet) throw new Error(`no facet ${name}`);
    parts.push(facetSql(kind, facet, (of) => `${of} ${bound(params, `${prefix}facet_${name}`, values)}`));
  }
  return parts;
}

const CLOSED = 'r.closed_on IS NOT NULL';
const OPEN = 'r.closed_on IS NULL';

/** `= @name`, which an index can begin with; of several values `IN` them. */
function bound(params: Condition['params'], name: string, values: readonly (string | number)[]): string {
  const [only] = values;
  const isOne = only !== undefined && values.length === 1;
  params[name] = isOne ? only : JSON.stringify(values);
  return isOne ? `= @${name}` : `IN (SELECT value FROM json_each(@${name}))`;
}

/** A facet as SQL on `r`; `is` says of an expression that it is one of the values. */
function facetSql(kind: RecordKind, facet: ListFacet, is: (of: string) => string): string {
  switch (facet.by) {
    case 'year':
      return is('r.sort_year');
    case 'withoutNumber':
      return WITHOUT_NUMBER;
    case 'organisation': {
      const naming = namingColumns.find((column) => column.kind === kind && column.role === facet.name);
      return naming ? filesOwning(kind, is(`o.${naming.id}`)) : '0';
    }
    case 'code':
      return filesOwning(kind, is(`o.${codedColumns[kind][facet.name]}`));
  }
}

const WITHOUT_NUMBER = "r.person_id IN (SELECT id FROM person WHERE id_kind = 'none')";

// From the files that have it to the list: their number is far below that of all files.
const filesOwning = (kind: RecordKind, condition: string): string =>
  `r.id IN (SELECT o.id FROM ${ownTableOf(kind)} o WHERE ${condition})`;

/** The columns of a kind's own table that hold the codes of its facets, by the facet's name. */
export const codedColumns = Object.fromEntries(
  recordKinds.map((kind) => [
    kind,
    Object.fromEntries(Object.entries(tablesOfKinds[kind].list.coded).map(([name, column]) => [name, column.name])),
  ]),
) as Readonly<Record<RecordKind, Readonly<Record<string, string>>>>;
