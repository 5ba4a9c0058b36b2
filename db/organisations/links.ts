import type { NamingField } from '#shared/contract/organisations.ts';
import { organisationKey } from '#shared/rules/organisation-name.ts';
import type { ReadableDb, WritableDb } from '../core/open.ts';
import { read } from '../core/read.ts';
import { prepared } from '../core/rows.ts';
import { alias, int, pick, typed } from '../core/typed.ts';
import { organisation, organisationName } from '../tables/organisations.ts';
import { retiree } from '../tables/records.ts';

const o = alias(organisation, 'o');
const d = alias(retiree, 'd');
const n = alias(organisationName, 'n');

/**
 * Which organisation a file's texts name. The texts stay as on the paper; the link follows from the text and the names
 * of the register, so that it can be set anew at any time and an undone act leaves no link behind.
 */

/** The columns of a file for a field that names an organisation. */
export const naming = {
  employer: { text: 'employer', key: 'employer_key', id: 'employer_id', flag: 'is_employer' },
  bank: { text: 'bank_name', key: 'bank_key', id: 'bank_id', flag: 'is_bank' },
} as const satisfies Record<NamingField, { text: string; key: string; id: string; flag: string }>;
export const namingFields = ['employer', 'bank'] as const satisfies readonly NamingField[];

/** What a file keeps beside its texts: the folded text and whom it names. */
export interface OrganisationLinks {
  employerKey: string | null;
  employerId: number | null;
  bankKey: string | null;
  bankId: number | null;
}

/** Open files: neither out of use nor of an import that is still under way. */
export const OPEN_FILE = 'r.removed_at IS NULL AND r.pending = 0';

/** The links of a file for its texts as they are now. */
export function linksOf(
  db: ReadableDb,
  texts: { employer?: string | null | undefined; bankName?: string | null | undefined },
): OrganisationLinks {
  const employerKey = keyOf(texts.employer);
  const bankKey = keyOf(texts.bankName);
  return {
    employerKey,
    employerId: employerKey ? organisationOfKey(db, 'employer', employerKey) : null,
    bankKey,
    bankId: bankKey ? organisationOfKey(db, 'bank', bankKey) : null,
  };
}

/** The organisation of the field's kind that has the folded name, or null. Short names are of several bodies and lead nowhere. */
export function organisationOfKey(db: ReadableDb, field: NamingField, key: string): number | null {
  const id = read(
    db,
    typed`SELECT ${o.id} FROM organisation_name n JOIN ${o} ON o.id = n.organisation_id
     WHERE n.folded = ? AND n.removed_at IS NULL AND n.kind <> 'short' AND o.removed_at IS NULL
       AND o.${naming[field].flag} = 1`,
  ).get(key);
  return id ?? null;
}

/** Sets the links of all files that carry one of the folded names. Returns how many changed. */
export function relinkKeys(db: WritableDb, keys: Iterable<string>): number {
  let changed = 0;
  for (const key of new Set(keys))
    for (const field of namingFields) {
      const { key: column, id } = naming[field];
      changed += prepared(
        db,
        `UPDATE retiree SET ${id} = @id WHERE ${column} = @key AND ${column} IS NOT NULL AND ${id} IS NOT @id`,
      ).run({ id: organisationOfKey(db, field, key), key }).changes;
    }
  return changed;
}

/** Sets the links of all files that carry a name an organisation has or had. */
export function relinkOrganisation(db: WritableDb, id: number): number {
  return relinkKeys(db, keysOf(db, id));
}

/** After an act was taken back: the links of every file it wrote and of every name it touched. */
export function relinkAfterUndo(db: WritableDb, commandId: number): void {
  const files = read(
    db,
    typed`SELECT ${pick(d, 'id', 'employer', 'bankName')} FROM command_row c JOIN ${d} ON d.id = c.row_id
     WHERE c.command_id = ? AND c.table_name = 'retiree'`,
  ).all(commandId);
  linkFiles(db, files);
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
  const files = read(
    db,
    typed`SELECT ${pick(retiree, 'id', 'employer', 'bankName')} FROM ${retiree}
     WHERE (employer IS NOT NULL AND employer_key IS NULL) OR (bank_name IS NOT NULL AND bank_key IS NULL)`,
  ).all();
  linkFiles(db, files);
  return files.length;
}

interface UnlinkedFile {
  id: number;
  employer: string | null;
  bankName: string | null;
}

function linkFiles(db: WritableDb, files: readonly UnlinkedFile[]): void {
  const update = prepared(
    db,
    `UPDATE retiree SET employer_key = @employerKey, employer_id = @employerId, bank_key = @bankKey, bank_id = @bankId
     WHERE id = @id`,
  );
  for (const file of files) update.run({ id: file.id, ...linksOf(db, file) });
}

/** How many open files name an organisation in a field. */
export function countFiles(db: ReadableDb, field: NamingField, id: number): number {
  return read(
    db,
    typed`SELECT ${int('count(*)')}
     FROM retiree d JOIN record r ON r.id = d.id WHERE d.${naming[field].id} = ? AND ${OPEN_FILE}`,
  ).one(id);
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
