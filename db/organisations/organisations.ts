import type { InferSelectModel } from 'drizzle-orm';
import type { OrganisationKind } from '#shared/codes/organisation.ts';
import type { Command } from '#shared/contract/commands.ts';
import type {
  FoundOrganisation,
  NamingField,
  Organisation,
  OrganisationValues,
} from '#shared/contract/organisations.ts';
import { AppError } from '#shared/errors.ts';
import { organisationKey } from '#shared/rules/organisation-name.ts';
import type { ReadableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { getRow } from '../core/rows.ts';
import { alias, int, maybe, pick, typed } from '../core/typed.ts';
import { namingColumns } from '../records/kind-tables.ts';
import { command } from '../tables/commands.ts';
import { user } from '../tables/office.ts';
import { organisation, organisationName } from '../tables/organisations.ts';
import { community } from '../tables/places.ts';
import { countFiles, organisationOfKey } from './links.ts';
import { countOfFiles, namedFiles } from './naming.ts';
import { similarTo } from './similar.ts';

const c = alias(command, 'c');
const u = alias(user, 'u');
const n = alias(organisationName, 'n');
const place = alias(community, 'c');

export type OrganisationData = InferSelectModel<typeof organisation>;

/** The organisation of today: an entry merged into another answers with the other. @throws AppError organisation.notFound */
export function getOrganisationData(db: ReadableDb, id: number): OrganisationData {
  const row = getRow(db, organisation, id);
  if (!row || row.removedAt !== null) throw new AppError('organisation.notFound', {});
  return row.mergedInto === null ? row : getOrganisationData(db, row.mergedInto);
}

export function kindsOf(row: Pick<OrganisationData, 'isEmployer' | 'isBank' | 'isProvider'>): OrganisationKind[] {
  return [
    ...(row.isEmployer === 1 ? ['employer' as const] : []),
    ...(row.isBank === 1 ? ['bank' as const] : []),
    ...(row.isProvider === 1 ? ['provider' as const] : []),
  ];
}

/** What the office wrote down of an organisation. */
export function valuesOf(db: ReadableDb, row: OrganisationData): OrganisationValues {
  const shortName = read(
    db,
    typed`SELECT ${organisationName.name}
     FROM ${organisationName} WHERE organisation_id = ? AND kind = 'short' AND removed_at IS NULL`,
  ).get(row.id);
  return {
    name: row.name,
    shortName: shortName ?? null,
    kinds: kindsOf(row),
    creditCode: row.creditCode,
    organisationCode: row.organisationCode,
    licenceNumber: row.licenceNumber,
    unitNumber: row.unitNumber,
    bankCode: row.bankCode,
    head: row.head,
    address: row.address,
    contact: row.contact,
    phone: row.phone,
    remark: row.remark,
    validFrom: row.validFrom,
  };
}

/** An organisation whole. @throws AppError organisation.notFound */
export function getOrganisation(db: ReadableDb, asked: number): Organisation {
  const row = getOrganisationData(db, asked);
  const { id } = row;
  const predecessors = read(
    db,
    typed`SELECT ${{ id: organisation.id, name: organisation.name }} FROM ${organisation}
     WHERE successor_id = @id AND removed_at IS NULL AND merged_into IS NULL ORDER BY valid_to, id LIMIT 100`,
  ).all({ id });
  const successor = row.successorId === null ? null : getOrganisationData(db, row.successorId);
  return {
    ...valuesOf(db, row),
    id,
    version: row.version,
    validTo: row.validTo,
    closedReason: row.closedReason,
    successor: successor && { id: successor.id, name: successor.name },
    predecessors,
    names: read(
      db,
      typed`SELECT ${{
        ...pick(n, 'id', 'kind', 'name', 'addedAt'),
        addedBy: u.name,
        files: int(countOfFiles(namingColumns, (naming) => `d.${naming.key} = n.folded AND d.${naming.id} = @id`)),
      }}
       FROM ${n} JOIN ${u} ON u.id = n.added_by
       WHERE n.organisation_id = @id AND n.removed_at IS NULL
       ORDER BY CASE n.kind WHEN 'name' THEN 0 WHEN 'short' THEN 1 WHEN 'former' THEN 2 ELSE 3 END, n.id LIMIT 500`,
    ).all({ id }),
    files: countFiles(db, 'employer', id),
    accounts: countFiles(db, 'bank', id),
    communities: read(
      db,
      typed`SELECT ${{ name: maybe(place.name), files: int('count(*)') }} FROM ${namedFiles('employer', (naming) => `d.${naming.id} = @id`)} f
         LEFT JOIN ${place} ON c.id = f.community_id
       GROUP BY c.id ORDER BY files DESC, c.name LIMIT 200`,
    ).all({ id }),
    // Who goes on after it, or went before, bears nearly its name and is another.
    similar: similarTo(db, row.name, id, 10).filter(
      (other) => other.id !== row.successorId && !predecessors.some((before) => before.id === other.id),
    ),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    updatedBy: read(db, typed`SELECT ${user.name} FROM ${user} WHERE id = ?`).one(row.updatedBy),
    commands: commandsOf(db, id, 100),
  };
}

/** The organisation that a text in a file names, with by which of its names. */
export function findOrganisation(db: ReadableDb, field: NamingField, text: string): FoundOrganisation | null {
  const key = organisationKey(text);
  const id = key === '' ? null : organisationOfKey(db, field, key);
  if (id === null) return null;
  const row = getOrganisationData(db, id);
  const by = read(
    db,
    typed`SELECT ${organisationName.kind}
     FROM ${organisationName} WHERE folded = ? AND removed_at IS NULL AND kind <> 'short'`,
  ).one(key);
  return {
    id,
    name: row.name,
    by,
    validTo: row.validTo,
    successorName: row.successorId === null ? null : getOrganisationData(db, row.successorId).name,
    unitNumber: row.unitNumber,
    bankCode: row.bankCode,
  };
}

/** Acts about organisations, the newest first: those that wrote one of an organisation's rows, or all of them. */
export function commandsOf(db: ReadableDb, id: number | null, limit: number): Command[] {
  const which =
    id === null
      ? "c.noun = 'organisation'"
      : `c.id IN (
           SELECT id FROM command WHERE noun = 'organisation' AND noun_id = @id
           UNION SELECT command_id FROM command_row WHERE table_name = 'organisation' AND row_id = @id
           UNION SELECT r.command_id FROM organisation_name n
             JOIN command_row r ON r.table_name = 'organisation_name' AND r.row_id = n.id
           WHERE n.organisation_id = @id)`;
  return read(
    db,
    typed`SELECT ${{
      id: c.id,
      at: c.at,
      by: u.name,
      ...pick(c, 'name', 'title', 'noun', 'nounId', 'undoneAt'),
    }}
     FROM ${c} JOIN ${u} ON u.id = c.user_id WHERE ${which} ORDER BY c.id DESC LIMIT @limit`,
  ).all(id === null ? { limit } : { id, limit });
}
