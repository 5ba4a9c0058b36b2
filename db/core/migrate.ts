import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError, isAppError } from '#shared/errors.ts';
import foundation from '../migrations/0010-foundation.sql?raw';
import retiree from '../migrations/0020-retiree.sql?raw';
import register from '../migrations/0030-register.sql?raw';
import policy from '../migrations/0050-policy.sql?raw';
import log from '../migrations/0060-log.sql?raw';
import users from '../migrations/0070-users.sql?raw';
import idKind from '../migrations/0080-id-kind.sql?raw';
import reading from '../migrations/0085-reading.sql?raw';
import places from '../migrations/0090-places.sql?raw';
import households from '../migrations/0100-households.sql?raw';
import organisation from '../migrations/0110-organisation.sql?raw';
import codes from '../migrations/0120-codes.sql?raw';
import rights from '../migrations/0130-rights.sql?raw';
import householdCommunity from '../migrations/0140-household-community.sql?raw';
import life from '../migrations/0150-life.sql?raw';
import pension from '../migrations/0160-pension.sql?raw';
import batches from '../migrations/0170-batches.sql?raw';
import payments from '../migrations/0180-payments.sql?raw';
import care from '../migrations/0190-care.sql?raw';
import reports from '../migrations/0200-reports.sql?raw';
import mapping from '../migrations/0210-mapping.sql?raw';
import landed from '../migrations/0220-landed.sql?raw';
import proof from '../migrations/0230-proof.sql?raw';
import backup from '../migrations/0250-backup.sql?raw';
import recoveryCard from '../migrations/0270-recovery-card.sql?raw';
import answers from '../migrations/0290-answers.sql?raw';
import officeAddress from '../migrations/0310-office-address.sql?raw';
import keptText from '../migrations/0330-kept-text.sql?raw';
import headsAndClock from '../migrations/0332-heads-and-clock.sql?raw';
import importSheets from '../migrations/0360-import-sheets.sql?raw';
import opening from '../migrations/0380-opening.sql?raw';
import rollVoid from '../migrations/0390-roll-void.sql?raw';
import logAsked from '../migrations/0400-log-asked.sql?raw';
import communityMapping from '../migrations/0410-community-mapping.sql?raw';
import sealed from '../migrations/0420-sealed.sql?raw';
import paidThrough from '../migrations/0450-paid-through.sql?raw';
import person from '../migrations/0500-person.sql?raw';
import envelope from '../migrations/0520-envelope.sql?raw';
import custody from '../migrations/0530-custody.sql?raw';
import eventDeadline from '../migrations/0610-event-deadline.sql?raw';
import oneFileForLife from '../migrations/0620-one-file-for-life.sql?raw';
import outletReading from '../migrations/0630-outlet-reading.sql?raw';
import recordBeside from '../migrations/0640-record-beside.sql?raw';
import personDeath from '../migrations/0700-person-death.sql?raw';
import keptKinds from '../migrations/0750-kept-kinds.sql?raw';
import closedFiles from '../migrations/0760-closed-files.sql?raw';
import recordPart from '../migrations/0810-record-part.sql?raw';
import deathBeside from '../migrations/0820-death-beside.sql?raw';
import { keepProofSince } from '../proof/tables.ts';
import { stepsOfKinds } from '../registers/steps.ts';
import { copyDatabase } from './copy.ts';
import { toAppError, type WritableDb } from './open.ts';
import { read } from './read.ts';
import { rebuildTable, rehearse, schemaOf, tableSql } from './schema.ts';
import { digestOf, type Migration, STEP_TABLE, standingOf, versionOf } from './schema-steps.ts';
import { text, typed } from './typed.ts';

export { type Migration, versionOf } from './schema-steps.ts';

/**
 * Additive only: old columns stay in peace. Strictly increasing. A file that landed is never edited again: its digest
 * stands in the archives.
 */
export const migrations: readonly Migration[] = [
  {
    version: 10,
    name: '0010-foundation',
    sql: foundation,
    variants: [
      {
        digest: '1c2c53401f539fbabac8a3880075a0772c4485e0aa038caa4ca3022ef4fc9847',
        lacks: ['import AUTOINCREMENT'],
      },
    ],
  },
  { version: 20, name: '0020-retiree', sql: retiree },
  { version: 30, name: '0030-register', sql: register },
  { version: 50, name: '0050-policy', sql: policy },
  { version: 60, name: '0060-log', sql: log },
  { version: 70, name: '0070-users', sql: users },
  { version: 80, name: '0080-id-kind', sql: idKind },
  { version: 85, name: '0085-reading', sql: reading },
  { version: 90, name: '0090-places', sql: places },
  { version: 100, name: '0100-households', sql: households },
  { version: 110, name: '0110-organisation', sql: organisation },
  { version: 120, name: '0120-codes', sql: codes },
  { version: 130, name: '0130-rights', sql: rights },
  { version: 140, name: '0140-household-community', sql: householdCommunity },
  {
    version: 150,
    name: '0150-life',
    sql: life,
    variants: [
      {
        digest: '6d5a73e253c79657c5da9e984452bf0694714d7b5453c64cc2b829bb7e78a1b8',
        lacks: ['event.amount_fen', 'retiree_certification_state'],
      },
    ],
  },
  { version: 160, name: '0160-pension', sql: pension },
  { version: 170, name: '0170-batches', sql: batches },
  { version: 180, name: '0180-payments', sql: payments },
  { version: 190, name: '0190-care', sql: care },
  { version: 200, name: '0200-reports', sql: reports },
  { version: 210, name: '0210-mapping', sql: mapping },
  { version: 220, name: '0220-landed', sql: landed, after: (db) => repairVariants(db, 220) },
  { version: 230, name: '0230-proof', sql: proof },
  { version: 250, name: '0250-backup', sql: backup },
  { version: 270, name: '0270-recovery-card', sql: recoveryCard },
  { version: 290, name: '0290-answers', sql: answers },
  { version: 310, name: '0310-office-address', sql: officeAddress },
  { version: 330, name: '0330-kept-text', sql: keptText },
  { version: 332, name: '0332-heads-and-clock', sql: headsAndClock },
  { version: 360, name: '0360-import-sheets', sql: importSheets },
  { version: 380, name: '0380-opening', sql: opening },
  { version: 390, name: '0390-roll-void', sql: rollVoid },
  { version: 400, name: '0400-log-asked', sql: logAsked },
  { version: 410, name: '0410-community-mapping', sql: communityMapping },
  { version: 420, name: '0420-sealed', sql: sealed, after: (db, at) => keepProofSince(db, 420, at) },
  { version: 450, name: '0450-paid-through', sql: paidThrough },
  { version: 500, name: '0500-person', sql: person },
  { version: 520, name: '0520-envelope', sql: envelope },
  { version: 530, name: '0530-custody', sql: custody },
  { version: 610, name: '0610-event-deadline', sql: eventDeadline },
  { version: 620, name: '0620-one-file-for-life', sql: oneFileForLife },
  { version: 630, name: '0630-outlet-reading', sql: outletReading },
  { version: 640, name: '0640-record-beside', sql: recordBeside },
  { version: 700, name: '0700-person-death', sql: personDeath },
  { version: 750, name: '0750-kept-kinds', sql: keptKinds },
  { version: 760, name: '0760-closed-files', sql: closedFiles },
  { version: 810, name: '0810-record-part', sql: recordPart },
  { version: 820, name: '0820-death-beside', sql: deathBeside },
  ...stepsOfKinds,
];

const COPIES_KEPT = 3;

export const newestVersion = migrations.at(-1)?.version ?? 0;

/**
 * Brings a database through every step it did not go through yet, or leaves it as it was.
 *
 * A database with content is copied beside itself first. Foreign keys are switched off outside the transaction (inside
 * one SQLite ignores the pragma, and a table rebuild would then delete child rows in silence); both checks run before
 * the commit; the first failure rolls the step back and stops.
 * @param at the time of the upgrade, ISO 8601 UTC: stands in the table of steps and in the copy's name
 * @returns the path of the copy, or null when nothing had to be done or the database was empty
 * @throws AppError archive.newer, archive.otherLine, archive.schema, archive.damaged, archive.noRoomToUpgrade
 */
export function migrate(
  db: WritableDb,
  steps: readonly Migration[] = migrations,
  at: string = new Date().toISOString(),
): string | null {
  const { applied, pending, isRecorded } = standingOf(db, steps);
  if (pending.length === 0 && isRecorded) return null;
  const copy = Object.keys(schemaOf(db)).length > 0 ? copyBeside(db, at) : null;

  db.pragma('foreign_keys = OFF');
  try {
    if (!isRecorded)
      db.transaction(() => {
        db.exec(STEP_TABLE);
        for (const step of applied) keepStep(db, step, null);
      }).exclusive();
    for (const step of pending) runStep(db, step, at);
  } finally {
    db.pragma('foreign_keys = ON');
  }
  if (copy !== null) thinCopies(copy);
  return copy;
}

function runStep(db: WritableDb, step: Migration, at: string): void {
  try {
    db.transaction(() => {
      db.exec(step.sql);
      step.after?.(db, at);
      refuseDamage(db, step.name);
      keepStep(db, { ...step, digest: digestOf(step.sql) }, at);
      // A step may be made up for under a higher one: the version is that of the highest.
      db.pragma(`user_version = ${db.prepare('SELECT max(version) FROM schema_step').pluck().get()}`);
    }).exclusive();
  } catch (error) {
    const known = toAppError(error, db.name);
    if (isAppError(known) || !isSqliteError(error)) throw known;
    // The step found other tables than those it was written for.
    throw new AppError('archive.schema', { what: `${step.name}：${error.message}` });
  }
}

function isSqliteError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_');
}

function keepStep(db: WritableDb, step: { version: number; name: string; digest: string }, at: string | null): void {
  db.prepare('INSERT INTO schema_step (version, name, digest, applied_at) VALUES (?, ?, ?, ?)').run(
    step.version,
    step.name,
    step.digest,
    at,
  );
}

function refuseDamage(db: WritableDb, step: string): void {
  const integrity = db.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') throw new AppError('archive.damaged', { detail: `${step}: integrity` });
  const broken = db.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new AppError('archive.damaged', { detail: `${step}: foreign keys` });
}

/** Gives the tables that early programs made otherwise (see the variants) the form the steps below `version` make. */
function repairVariants(db: WritableDb, version: number): void {
  const below = migrations.filter((step) => step.version < version);
  const early = new Set(below.flatMap((step) => step.variants ?? []).map((variant) => variant.digest));
  const digests = read(db, typed`SELECT ${text('digest')} FROM schema_step`).all();
  if (!digests.some((digest) => early.has(digest))) return;
  for (const table of ['import', 'event']) {
    const right = rehearse(below, (made) => tableSql(made, table)).at(-1);
    if (right && right !== tableSql(db, table)) rebuildTable(db, table, right);
  }
}

/** Of the copies before upgrades the newest stay, the one just made among them: removed only once the upgrade is done. */
function thinCopies(made: string): void {
  const folder = dirname(made);
  const older = readdirSync(folder)
    .filter((name) => name.endsWith('.db') && name !== basename(made))
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((one, other) => other.at - one.at || (one.path < other.path ? 1 : -1));
  for (const { path } of older.slice(COPIES_KEPT - 1)) rmSync(path, { force: true });
}

/**
 * A whole copy of the database before it is changed, one for each upgrade: what was copied before an earlier one holds
 * less. The last three are kept.
 */
function copyBeside(db: WritableDb, at: string): string {
  const folder = join(dirname(db.name), 'before-upgrade');
  const name = `${basename(db.name, '.db')}-v${versionOf(db)}-${at.replace(/[-:.]/g, '')}`;
  let copy = join(folder, `${name}.db`);
  for (let count = 2; existsSync(copy); count++) copy = join(folder, `${name}-${count}.db`);
  try {
    copyDatabase(db, copy);
  } catch (error) {
    if (isAppError(error) && error.code === 'archive.full')
      throw new AppError('archive.noRoomToUpgrade', { path: folder });
    throw error;
  }
  return copy;
}
