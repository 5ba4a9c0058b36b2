import { bankOfBranch } from '#shared/codes/bank.ts';
import type { NamingField, OrganisationValues, UnknownName } from '#shared/contract/organisations.ts';
import { formatCount } from '#shared/rules/counts.ts';
import { namesNone, organisationKey } from '#shared/rules/organisation-name.ts';
import { dictionary } from '../codes/codes.ts';
import type { Act } from '../core/changes.ts';
import { runCommand } from '../core/commands.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { alias, int, text, typed } from '../core/typed.ts';
import { fileNameSql } from '../records/subject.ts';
import { record } from '../tables/records.ts';
import { relinkKeys } from './links.ts';
import { type Naming, namedFiles, perRole } from './naming.ts';
import { getOrganisationData } from './organisations.ts';
import { registeredNames, similarAmong } from './similar.ts';
import {
  completed,
  holderOfCode,
  holderOfName,
  insertName,
  insertOrganisation,
  type ReadingOf,
  refuseTakenName,
  writeOrganisation,
} from './write.ts';

const r = alias(record, 'r');

/** Names in files that lead to no organisation: to be registered, or assigned as a spelling to one that is known. */

const flagOf = { employer: 'isEmployer', bank: 'isBank' } as const;

export interface UnknownQuery {
  field: NamingField;
  text: string;
  offset: number;
  limit: number;
}

/** One page of unknown names, those of most files first, with what they may mean. */
export function listUnknown(
  db: ReadableDb,
  query: UnknownQuery,
): { items: UnknownName[]; total: number; files: number } {
  const text = organisationKey(query.text);
  const groups = unknownGroups(db, query.field).filter((group) => text === '' || group.key.includes(text));
  const names = registeredNames(db, null);
  const banks = dictionary(db)
    .items('bank')
    .filter((item) => !item.isRetired);
  const items = groups.slice(query.offset, query.offset + query.limit).map(({ key, files }): UnknownName => {
    const written = writingsOf(db, query.field, key);
    const name = written[0]?.name ?? key;
    return {
      key,
      name,
      files,
      writings: written.length,
      examples: examplesOf(db, query.field, key),
      unitNumber: query.field === 'employer' ? agreedCode(db, query.field, key) : null,
      bankCode: query.field === 'bank' ? (agreedCode(db, query.field, key) ?? bankOfBranch(banks, name)) : null,
      proposals: similarAmong(names, name, 3),
    };
  });
  return { items, total: groups.length, files: groups.reduce((sum, group) => sum + group.files, 0) };
}

/** How many names of a field are unknown. */
export function countUnknown(db: ReadableDb, field: NamingField): number {
  return unknownGroups(db, field).length;
}

/**
 * The names are spellings of an organisation, which becomes what the field names if it was not. One act.
 * @returns how many files are linked by it
 * @throws AppError organisation.notFound, organisation.nameTaken
 */
export function assignNames(
  db: WritableDb,
  act: Act,
  input: { field: NamingField; keys: readonly string[]; organisationId: number },
  readingOf: ReadingOf,
): number {
  const row = getOrganisationData(db, input.organisationId);
  const names = input.keys.flatMap((key) => writingsOf(db, input.field, key).slice(0, 1));
  for (const { name } of names) refuseTakenName(db, name, row.id);
  return runCommand(
    db,
    act,
    (linked) => ({
      name: 'organisations.assign',
      title: `归到 ${row.name}：${listed(names.map(({ name }) => name))}（${formatCount(linked)} 份档案）`,
      noun: 'organisation',
      nounId: row.id,
    }),
    () => {
      for (const { name } of names)
        if (!holderOfName(db, name)) insertName(db, act, row.id, 'spelling', name, readingOf);
      if (row[flagOf[input.field]] === 0) writeOrganisation(db, act, row, { [flagOf[input.field]]: 1 });
      return relinkKeys(db, input.keys);
    },
  );
}

/**
 * Registers each of the names as an organisation of its own, with the number its files agree on. A name that an
 * organisation of another kind bears makes that one what the field names. One act.
 */
export function registerNames(
  db: WritableDb,
  act: Act,
  input: { field: NamingField; keys: readonly string[] },
  readingOf: ReadingOf,
): { registered: number; linked: number } {
  const names = input.keys.flatMap((key) =>
    writingsOf(db, input.field, key)
      .slice(0, 1)
      .map(({ name }) => ({ key, name })),
  );
  if (names.length === 0) return { registered: 0, linked: 0 };
  const done = runCommand(
    db,
    act,
    (result) => ({
      name: 'organisations.register',
      title: `登记单位：${listed(names.map(({ name }) => name))}（${formatCount(result.linked)} 份档案）`,
      noun: 'organisation',
      nounId: result.firstId,
    }),
    () => {
      const ids = names.map(({ key, name }) => registerOne(db, act, input.field, key, name, readingOf));
      return { firstId: ids[0] ?? 0, linked: relinkKeys(db, input.keys) };
    },
  );
  return { registered: names.length, linked: done.linked };
}

function registerOne(
  db: WritableDb,
  act: Act,
  field: NamingField,
  key: string,
  name: string,
  readingOf: ReadingOf,
): number {
  const holder = holderOfName(db, name);
  if (holder) {
    writeOrganisation(db, act, getOrganisationData(db, holder.id), { [flagOf[field]]: 1 });
    return holder.id;
  }
  const code = agreedCode(db, field, key);
  const isFree = field === 'employer' && code !== null && holderOfCode(db, 'unit_number', code) === null;
  const values: OrganisationValues = {
    ...empty,
    name,
    kinds: [field],
    unitNumber: isFree ? code : null,
    bankCode: field === 'bank' ? code : null,
  };
  return insertOrganisation(db, act, completed(db, values), readingOf);
}

const empty: OrganisationValues = {
  name: '',
  shortName: null,
  kinds: [],
  creditCode: null,
  organisationCode: null,
  licenceNumber: null,
  unitNumber: null,
  bankCode: null,
  head: null,
  address: null,
  contact: null,
  phone: null,
  remark: null,
  validFrom: null,
};

const groupsOf = perRole(
  (role) => typed`SELECT ${{ key: text('f.key'), files: int('count(*)') }}
   FROM ${namedFiles(role, ({ key, id }) => `d.${key} IS NOT NULL AND d.${key} <> '' AND d.${id} IS NULL`)} f
   GROUP BY f.key ORDER BY files DESC, f.key`,
);

function unknownGroups(db: ReadableDb, field: NamingField): { key: string; files: number }[] {
  return read(db, groupsOf[field])
    .all()
    .filter((group) => !namesNone(group.key));
}

const unlinked = ({ key, id }: Naming): string => `d.${key} = @key AND d.${key} IS NOT NULL AND d.${id} IS NULL`;

const writings = perRole(
  (role) => typed`SELECT ${{ name: text('f.name'), files: int('count(*)') }} FROM ${namedFiles(role, unlinked)} f
   GROUP BY f.name ORDER BY files DESC, f.name LIMIT 50`,
);

// As written in files whose link is still missing, the most frequent first.
function writingsOf(db: ReadableDb, field: NamingField, key: string): { name: string; files: number }[] {
  const rows = read(db, writings[field]).all({ key });
  return rows.map((row) => ({ ...row, name: row.name.trim().replace(/\s+/g, ' ') }));
}

const examples = perRole(
  (role) => typed`SELECT ${{ recordId: r.id, number: r.number, person: text(fileNameSql('r')) }}
   FROM ${namedFiles(role, unlinked)} f JOIN ${r} ON r.id = f.record_id ORDER BY f.record_id LIMIT 3`,
);

function examplesOf(db: ReadableDb, field: NamingField, key: string): UnknownName['examples'] {
  return read(db, examples[field]).all({ key });
}

const codes = perRole(
  (role) => typed`SELECT DISTINCT ${text('f.code')}
   FROM ${namedFiles(role, unlinked)} f WHERE f.code IS NOT NULL LIMIT 2`,
);

// The number that the files write beside the name, where all of them write the same one or none.
function agreedCode(db: ReadableDb, field: NamingField, key: string): string | null {
  const agreed = read(db, codes[field]).all({ key });
  return agreed.length === 1 ? (agreed[0] ?? null) : null;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join('、');
  return names.length > 3 ? `${shown} 等 ${formatCount(names.length)} 个` : shown;
}
