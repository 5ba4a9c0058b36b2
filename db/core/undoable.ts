import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { ownTableNames } from '../records/kind-tables.ts';
import { UNDONE_OPENING } from '../records/undone-files.ts';
import { tablesOfKinds } from '../registers/tables.ts';
import { batch, batchLine, paperFile, seal, sealHand } from '../tables/batches.ts';
import { service, servicePerson } from '../tables/care.ts';
import { codeItem } from '../tables/codes.ts';
import { household, householdCommunity, householdLink, householdMember } from '../tables/households.ts';
import { event, eventDeadline, recordPart } from '../tables/life.ts';
import { codeMapping, communityMapping, rosterSource } from '../tables/mappings.ts';
import { office, user } from '../tables/office.ts';
import { opening } from '../tables/openings.ts';
import { organisation, organisationName } from '../tables/organisations.ts';
import { outlet } from '../tables/outlets.ts';
import { paymentItem, paymentReturn, paymentRoll, pensionAdjustment } from '../tables/payments.ts';
import { pensionAccount, pensionAmount } from '../tables/pension.ts';
import { likenessDecision, person, personAlias, personDeath, personFormerNumber } from '../tables/people.ts';
import {
  community,
  communityGroup,
  communitySuccessor,
  communityVersion,
  recordAbsence,
  recordCommunity,
} from '../tables/places.ts';
import { datedValue } from '../tables/policy.ts';
import { recordBeside } from '../tables/record-people.ts';
import { attachment, record, recordHousehold } from '../tables/records.ts';
import { reportClose } from '../tables/reports.ts';
import type { Act } from './changes.ts';
import type { ReadableDb } from './open.ts';
import { paperRows, readingRows, scopeRows, yearRows } from './row-sets.ts';
import { getRow, getRows, type RowSet, rowsOf } from './rows.ts';

/** A row, or a set of rows under one owner (`{ rows }`), as it stood: column to value. */
export type Image = Record<string, unknown>;

const kindTables = Object.values(tablesOfKinds);

/** Tables whose rows an undo may bring back. Histories are not among them: what happened stays told. */
const tables: ReadonlyMap<string, SQLiteTable> = new Map(
  [
    person,
    personAlias,
    personFormerNumber,
    personDeath,
    likenessDecision,
    record,
    recordHousehold,
    ...kindTables.map(({ own }) => own.table),
    attachment,
    recordBeside,
    event,
    eventDeadline,
    recordPart,
    pensionAmount,
    pensionAccount,
    opening,
    service,
    servicePerson,
    pensionAdjustment,
    paymentItem,
    paymentRoll,
    paymentReturn,
    batch,
    batchLine,
    paperFile,
    seal,
    sealHand,
    recordAbsence,
    recordCommunity,
    community,
    communityGroup,
    communitySuccessor,
    communityVersion,
    datedValue,
    codeItem,
    rosterSource,
    codeMapping,
    communityMapping,
    office,
    user,
    organisation,
    organisationName,
    outlet,
    household,
    householdMember,
    householdLink,
    householdCommunity,
    reportClose,
  ].map((table) => [getTableName(table), table]),
);

/** Sets of rows an undo may bring back, each with the table of its owner: where that is new, the set is new with it. */
type OwnedSet = { set: RowSet<SQLiteTable>; owner: string | null };
const sets: ReadonlyMap<string, OwnedSet> = new Map<string, OwnedSet>([
  ...kindTables.flatMap(({ own, lines }) =>
    lines.map(({ set }) => [getTableName(set.table), { set, owner: getTableName(own.table) }] as const),
  ),
  [getTableName(paperRows.table), { set: paperRows as RowSet<SQLiteTable>, owner: 'paper_file' }],
  [getTableName(readingRows.table), { set: readingRows as RowSet<SQLiteTable>, owner: 'person' }],
  [getTableName(yearRows.table), { set: yearRows as RowSet<SQLiteTable>, owner: null }],
  [getTableName(scopeRows.table), { set: scopeRows as RowSet<SQLiteTable>, owner: 'user' }],
]);

// A password is no content: an undo brings none back, and no old hash stays behind in the images.
const secret: ReadonlySet<string> = new Set(['passwordHash']);

export const tableOf = (name: string): SQLiteTable | null => tables.get(name) ?? null;
export const setOf = (name: string): { set: RowSet<SQLiteTable>; owner: string | null } | null =>
  sets.get(name) ?? null;

/** The tables whose rows belong to a file, or to a person: those that have such a column. */
export function tablesOwnedBy(owner: 'recordId' | 'personId'): string[] {
  return Array.from(tables).flatMap(([name, table]) => (owner in getTableColumns(table) ? [name] : []));
}

/** What stands in a row, or in a set of rows, now. */
export function imageOf(db: ReadableDb, name: string, id: number): Image {
  const set = setOf(name);
  if (set) return { rows: rowsOf(db, set.set, id) };
  const table = tableOf(name);
  const row = table ? getRow(db, table, id) : null;
  if (!row) throw new Error(`no row ${id} in ${name}`);
  return withoutSecrets(row);
}

/** `imageOf` for many of one table, in one statement where they are rows. */
export function imagesOf(db: ReadableDb, name: string, ids: readonly number[]): Map<number, Image> {
  const table = tableOf(name);
  if (!table || ids.length < 2) return new Map(ids.map((id) => [id, imageOf(db, name, id)]));
  const images = new Map(getRows(db, table, ids).map((row) => [Number(row.id), withoutSecrets(row)]));
  const missing = ids.find((id) => !images.has(id));
  if (missing !== undefined) throw new Error(`no row ${missing} in ${name}`);
  return images;
}

function withoutSecrets(row: Record<string, unknown>): Image {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !secret.has(column)));
}

/**
 * How a row that a command made is put out of use when the command is taken back; null where it stays as it is, because
 * it goes with another (the detail with its file) or is known by others from then on (a person).
 */
export function takenOut(name: string, act: Act): Image | null {
  if (ownTableNames.has(name)) return null;
  switch (name) {
    case 'person':
      return null;
    case 'record':
      return { removedAt: act.at, removedReason: UNDONE_OPENING };
    case 'service':
      return { removedAt: act.at, removedReason: '撤销登记' };
    case 'user':
      return { disabledAt: act.at };
    default:
      return { removedAt: act.at };
  }
}
