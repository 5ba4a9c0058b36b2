import type { NamingField } from '#shared/contract/organisations.ts';
import { organisationKey } from '#shared/rules/organisation-name.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { alias, int, maybe, text, typed } from '../core/typed.ts';
import { namingColumns } from '../records/kind-tables.ts';
import { organisation, organisationName } from '../tables/organisations.ts';
import { countOfFiles, namingsOf, namingTables, perRole, roleFlags } from './naming.ts';

const o = alias(organisation, 'o');
const n = alias(organisationName, 'n');

/**
 * Which organisation a file's texts name. The texts stay as on the paper; the link follows from the text and the names
 * of the register, so that it can be set anew at any time and an undone act leaves no link behind.
 */

/** What stands beside a text that names an organisation: the text folded, and whom it leads to. */
export interface OrganisationLink {
  key: string | null;
  id: number | null;
}

/** The link of a text as the register is now. */
export function linkOf(db: ReadableDb, role: NamingField, text: string | null | undefined): OrganisationLink {
  const key = keyOf(text);
  return { key, id: key ? organisationOfKey(db, role, key) : null };
}

/** The organisation of the field's kind that has the folded name, or null. Short names are of several bodies and lead nowhere. */
export function organisationOfKey(db: ReadableDb, field: NamingField, key: string): number | null {
  const id = read(
    db,
    typed`SELECT ${o.id} FROM organisation_name n JOIN ${o} ON o.id = n.organisation_id
     WHERE n.folded = ? AND n.removed_at IS NULL AND n.kind <> 'short' AND o.removed_at IS NULL
       AND o.${roleFlags[field]} = 1`,
  ).get(key);
  return id ?? null;
}

/** Sets the links of all files that carry one of the folded names. Returns how many changed. */
export function relinkKeys(db: WritableDb, keys: Iterable<string>): number {
  let changed = 0;
  for (const key of new Set(keys))
    for (const { table, role, key: column, id } of namingColumns)
      changed += prepared(
        db,
        `UPDATE ${table} SET ${id} = @id WHERE ${column} = @key AND ${column} IS NOT NULL AND ${id} IS NOT @id`,
      ).run({ id: organisationOfKey(db, role, key), key }).changes;
  return changed;
}

/** Sets the links of all files that carry a name an organisation has or had. */
export function relinkOrganisation(db: WritableDb, id: number): number {
  return relinkKeys(db, keysOf(db, id));
}

/** After an act was taken back: the links of every file it wrote and of every name it touched. */
export function relinkAfterUndo(db: WritableDb, commandId: number): void {
  for (const written of namingTables)
    linkFiles(
      db,
      written,
      `JOIN command_row c ON c.row_id = d.id WHERE c.command_id = @commandId AND c.table_name = '${written.table}'`,
      { commandId },
    );
  const keys = read(
    db,
    typed`SELECT ${n.folded} FROM command_row c JOIN ${n} ON n.id = c.row_id
     WHERE c.command_id = @commandId AND c.table_name = 'organisation_name'
     UNION SELECT n.folded FROM command_row c JOIN ${n} ON n.organisation_id = c.row_id
     WHERE c.command_id = @commandId AND c.table_name = 'organisation'`,
  ).all({ commandId });
  relinkKeys(db, keys);
}

/** Folds the texts of files a version before wrote; does nothing ever after. Returns how many there were. */
export function fillOrganisationKeys(db: WritableDb): number {
  let filled = 0;
  for (const table of namingTables) {
    const unfolded = table.namings.map(({ text: name, key }) => `(${name} IS NOT NULL AND ${key} IS NULL)`);
    filled += linkFiles(db, table, `WHERE ${unfolded.join(' OR ')}`, {});
  }
  return filled;
}

/** Sets the links of files of one kind, by their texts as they are now. Returns how many files there are. */
function linkFiles(
  db: WritableDb,
  { table, namings }: (typeof namingTables)[number],
  which: string,
  params: Record<string, number>,
): number {
  const texts = namings.map(({ text: name }) => maybe(text(`d.${name}`)));
  const files = read(db, typed`SELECT ${[int('d.id'), ...texts]} FROM ${table} d ${which}`).all(params);
  const set = namings.map(({ role, key, id }) => `${key} = @${role}Key, ${id} = @${role}Id`);
  const update = prepared(db, `UPDATE ${table} SET ${set.join(', ')} WHERE id = @id`);
  for (const [id, ...written] of files) {
    const links = namings.flatMap(({ role }, at) => {
      const link = linkOf(db, role, written[at]);
      return [[`${role}Key`, link.key] as const, [`${role}Id`, link.id] as const];
    });
    update.run({ id, ...Object.fromEntries(links) });
  }
  return files.length;
}

const fileCounts = perRole((role) => {
  const namings = namingsOf(role);
  return typed`SELECT ${int(countOfFiles(namings, ({ id }) => `d.${id} = @id`))}`;
});

/** How many open files name an organisation in a role. */
export function countFiles(db: ReadableDb, role: NamingField, id: number): number {
  return read(db, fileCounts[role]).one({ id });
}

function keysOf(db: ReadableDb, id: number): string[] {
  return read(db, typed`SELECT ${organisationName.folded} FROM ${organisationName} WHERE organisation_id = ?`).all(id);
}

// Papers of one office write the same few hundred names again and again.
const folded = new Map<string, string>();
const FOLDED_MOST = 5000;

function keyOf(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const known = folded.get(text);
  if (known !== undefined) return known;
  if (folded.size >= FOLDED_MOST) folded.clear();
  const key = organisationKey(text);
  folded.set(text, key);
  return key;
}
