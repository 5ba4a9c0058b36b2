import type { OrganisationKind } from '#shared/codes/organisation.ts';
import type { NamingField, OrganisationRow, Suggestion } from '#shared/contract/organisations.ts';
import { organisationKey } from '#shared/rules/organisation-name.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, columns, int, maybe, text, typed } from '../core/typed.ts';
import { organisation, organisationName } from '../tables/organisations.ts';
import { countOfFiles, namingsOf, roleFlags } from './naming.ts';
import { kindsOf } from './organisations.ts';

const o = alias(organisation, 'o');
const n = alias(organisationName, 'n');

export interface OrganisationQuery {
  text: string;
  kind: OrganisationKind | null;
  isClosed: boolean | null;
  offset: number;
  limit: number;
}

const flags: Record<OrganisationKind, string> = {
  employer: 'is_employer',
  bank: 'is_bank',
  provider: 'is_provider',
};

interface Hit {
  id: number;
  rank: number;
  /** null: by its own name. */
  matched: string | null;
}

/** One page of the register: the hits of a text best first, all others in the order of their pinyin. */
export function listOrganisations(
  db: ReadableDb,
  query: OrganisationQuery,
): { rows: OrganisationRow[]; total: number } {
  const words = wordsOf(query.text);
  const narrowed = new Set(narrowedIds(db, query, words.length === 0));
  const hits =
    words.length === 0
      ? Array.from(narrowed, (id): Hit => ({ id, rank: 0, matched: null }))
      : search(db, words).filter((hit) => narrowed.has(hit.id));
  const page = hits.slice(query.offset, query.offset + query.limit);
  return { rows: rowsOf(db, page), total: hits.length };
}

/**
 * Organisations for a field that is being typed, the likeliest first, those with more files before others. Without a
 * text: the branches of a bank.
 */
export function suggestOrganisations(
  db: ReadableDb,
  field: NamingField,
  text: string,
  bankCode: string | null,
  limit: number,
): Suggestion[] {
  const words = wordsOf(text);
  if (words.length === 0 && bankCode === null) return [];
  const allowed = new Set(
    read(
      db,
      typed`SELECT ${organisation.id}
     FROM ${organisation} WHERE ${roleFlags[field]} = 1 AND removed_at IS NULL AND merged_into IS NULL
         AND (@bankCode IS NULL OR bank_code = @bankCode)`,
    ).all({ bankCode: words.length === 0 ? bankCode : null }),
  );
  const hits =
    words.length === 0
      ? Array.from(allowed, (id): Hit => ({ id, rank: 0, matched: null }))
      : search(db, words).filter((hit) => allowed.has(hit.id));
  const rank = new Map(hits.map((hit) => [hit.id, hit.rank]));
  // The most used among the closest; far hits are not worth counting.
  const rows = rowsOf(db, hits.slice(0, 60)).sort(
    (one, other) =>
      (rank.get(one.id) ?? 0) - (rank.get(other.id) ?? 0) || other.files + other.accounts - one.files - one.accounts,
  );
  return rows.slice(0, limit).map((row) => ({
    id: row.id,
    name: row.name,
    unitNumber: row.unitNumber,
    bankCode: row.bankCode,
    validTo: row.validTo,
    files: field === 'bank' ? row.accounts : row.files,
    matched: row.matched,
  }));
}

export function countOrganisations(db: ReadableDb): number {
  return read(
    db,
    typed`SELECT ${int('count(*)')} FROM organisation WHERE removed_at IS NULL AND merged_into IS NULL`,
  ).one();
}

function narrowedIds(db: ReadableDb, query: OrganisationQuery, isOrdered: boolean): number[] {
  const parts = ['o.removed_at IS NULL', 'o.merged_into IS NULL'];
  if (query.kind !== null) parts.push(`o.${flags[query.kind]} = 1`);
  if (query.isClosed !== null) parts.push(`o.valid_to IS ${query.isClosed ? 'NOT NULL' : 'NULL'}`);
  return read(
    db,
    typed`SELECT ${o.id} FROM ${o}
     JOIN organisation_name n ON n.organisation_id = o.id AND n.kind = 'name' AND n.removed_at IS NULL
     WHERE ${parts.join(' AND ')}${isOrdered ? ' ORDER BY n.py, o.name, o.id' : ''}`,
  ).all();
}

function wordsOf(text: string): string[] {
  return text
    .trim()
    .split(/\s+/)
    .map(organisationKey)
    .filter((word) => word !== '');
}

/** What fits every word. Whole name or number first, then beginnings, then parts; own names before others. */
function search(db: ReadableDb, words: readonly string[]): Hit[] {
  let found: Map<number, Hit> | null = null;
  for (const word of words) {
    const hits = new Map<number, Hit>();
    for (const hit of searchWord(db, word)) {
      const before: Hit | undefined = found?.get(hit.id);
      if (found !== null && !before) continue;
      const known = hits.get(hit.id);
      const rank = hit.rank + (before?.rank ?? 0);
      if (!known || rank < known.rank) hits.set(hit.id, { id: hit.id, rank, matched: before?.matched ?? hit.matched });
    }
    found = hits;
  }
  return Array.from(found?.values() ?? []).sort((one, other) => one.rank - other.rank || one.id - other.id);
}

function searchWord(db: ReadableDb, word: string): Hit[] {
  const names = read(
    db,
    typed`SELECT ${{
      id: n.organisationId,
      matched: maybe(text("CASE n.kind WHEN 'name' THEN NULL ELSE n.name END")),
      rank: int(`CASE WHEN n.folded = @word THEN 0 WHEN n.ini = @word THEN 2 WHEN instr(n.folded, @word) = 1 THEN 4
         WHEN instr(n.py, @word) = 1 OR instr(n.ini, @word) = 1 THEN 6 WHEN instr(n.folded, @word) > 0 THEN 8
         ELSE 10 END + (n.kind <> 'name')`),
    }}
     FROM ${n}
     WHERE n.removed_at IS NULL
       AND (instr(n.folded, @word) > 0 OR instr(n.ini, @word) > 0 OR instr(n.py, @word) = 1)`,
  ).all({ word });
  // One or two characters stand in nearly every number.
  if (word.length < 3 || !/^[0-9a-z-]+$/.test(word)) return names;
  return [...names, ...searchNumber(db, word.toUpperCase().replaceAll('-', ''))];
}

function searchNumber(db: ReadableDb, code: string): Hit[] {
  const { creditCode, organisationCode, licenceNumber, unitNumber } = organisation;
  const rows = read(
    db,
    typed`SELECT ${[int('coalesce(merged_into, id)'), creditCode, organisationCode, licenceNumber, unitNumber]}
     FROM ${organisation} WHERE removed_at IS NULL
     AND instr(replace(upper(concat_ws(' ', credit_code, organisation_code, licence_number,
       unit_number)), '-', ''), @code) > 0`,
  ).all({ code });
  return rows.flatMap(([id, ...numbers]) =>
    numbers.flatMap((number): Hit[] => {
      const at = number?.toUpperCase().replaceAll('-', '').indexOf(code) ?? -1;
      if (number === null || at < 0) return [];
      return [{ id, matched: number, rank: at > 0 ? 9 : number.length === code.length ? 0 : 4 }];
    }),
  );
}

function rowsOf(db: ReadableDb, hits: readonly Hit[]): OrganisationRow[] {
  const countOf = (role: NamingField): string => countOfFiles(namingsOf(role), ({ id }) => `d.${id} = o.id`);
  const rows = read(
    db,
    typed`SELECT ${{
      ...columns(organisation, 'o'),
      shortName: maybe(
        text(`(SELECT name FROM organisation_name n
        WHERE n.organisation_id = o.id AND n.kind = 'short' AND n.removed_at IS NULL)`),
      ),
      files: int(countOf('employer')),
      accounts: int(countOf('bank')),
    }}
     FROM json_each(@ids) j JOIN organisation o ON o.id = j.value ORDER BY j.key`,
  ).all({ ids: JSON.stringify(hits.map((hit) => hit.id)) });
  return rows.map((row, index) => ({
    id: row.id,
    name: row.name,
    shortName: row.shortName,
    kinds: kindsOf(row),
    creditCode: row.creditCode,
    unitNumber: row.unitNumber,
    bankCode: row.bankCode,
    validTo: row.validTo,
    closedReason: row.closedReason,
    files: row.files,
    accounts: row.accounts,
    matched: hits[index]?.matched ?? null,
  }));
}
