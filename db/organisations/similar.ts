import {
  byLikeness,
  type OrganisationFacts,
  type OrganisationLikeness,
  organisationFacts,
  organisationLikeness,
} from '#shared/rules/organisation-name.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, typed } from '../core/typed.ts';
import { organisation, organisationName } from '../tables/organisations.ts';

const o = alias(organisation, 'o');
const n = alias(organisationName, 'n');

/** Which organisations of the register a name looks like. Thousands of names are compared in a few milliseconds. */

export interface SimilarOrganisation {
  id: number;
  name: string;
  why: OrganisationLikeness;
}

interface RegisteredName {
  id: number;
  name: string;
  facts: OrganisationFacts;
}

/** All names of the organisations of a kind, ready to be compared. */
export function registeredNames(db: ReadableDb, flag: 'is_employer' | 'is_bank' | null): RegisteredName[] {
  const rows = read(
    db,
    typed`SELECT ${{ id: o.id, name: o.name, written: n.name }} FROM ${n} JOIN ${o} ON o.id = n.organisation_id
     WHERE n.removed_at IS NULL AND n.kind <> 'short' AND o.removed_at IS NULL${flag ? ` AND o.${flag} = 1` : ''}`,
  ).all();
  return rows.map(({ id, name, written }) => ({ id, name, facts: organisationFacts(written) }));
}

/** The organisations whose names agree with a name, the closest first, each once. */
export function similarAmong(names: readonly RegisteredName[], name: string, most: number): SimilarOrganisation[] {
  const facts = organisationFacts(name);
  const found = new Map<number, SimilarOrganisation>();
  for (const one of names) {
    const why = organisationLikeness(facts, one.facts);
    const known = found.get(one.id);
    if (why !== null && (!known || byLikeness(why, known.why) < 0))
      found.set(one.id, { id: one.id, name: one.name, why });
  }
  return Array.from(found.values())
    .sort((one, other) => byLikeness(one.why, other.why) || one.id - other.id)
    .slice(0, most);
}

/** The same for one name, without the organisation that bears it. */
export function similarTo(db: ReadableDb, name: string, ownId: number | null, most: number): SimilarOrganisation[] {
  return similarAmong(
    registeredNames(db, null).filter((one) => one.id !== ownId),
    name,
    most,
  );
}
