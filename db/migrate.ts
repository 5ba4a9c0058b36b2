import { closeSync, copyFileSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import foundation from './migrations/0010-foundation.sql?raw';
import retiree from './migrations/0020-retiree.sql?raw';
import register from './migrations/0030-register.sql?raw';
import policy from './migrations/0050-policy.sql?raw';
import log from './migrations/0060-log.sql?raw';
import users from './migrations/0070-users.sql?raw';
import idKind from './migrations/0080-id-kind.sql?raw';
import reading from './migrations/0085-reading.sql?raw';
import places from './migrations/0090-places.sql?raw';
import households from './migrations/0100-households.sql?raw';
import organisation from './migrations/0110-organisation.sql?raw';
import codes from './migrations/0120-codes.sql?raw';
import rights from './migrations/0130-rights.sql?raw';
import householdCommunity from './migrations/0140-household-community.sql?raw';
import life from './migrations/0150-life.sql?raw';
import pension from './migrations/0160-pension.sql?raw';
import batches from './migrations/0170-batches.sql?raw';
import payments from './migrations/0180-payments.sql?raw';
import care from './migrations/0190-care.sql?raw';
import reports from './migrations/0200-reports.sql?raw';
import mapping from './migrations/0210-mapping.sql?raw';
import type { WritableDb } from './open.ts';

export interface Migration {
  /** Numbered in tens, so that a later fix can be slotted in between. */
  version: number;
  name: string;
  sql: string;
}

/** Additive only: old columns stay in peace. Strictly increasing. */
export const migrations: readonly Migration[] = [
  { version: 10, name: '0010-foundation', sql: foundation },
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
  { version: 150, name: '0150-life', sql: life },
  { version: 160, name: '0160-pension', sql: pension },
  { version: 170, name: '0170-batches', sql: batches },
  { version: 180, name: '0180-payments', sql: payments },
  { version: 190, name: '0190-care', sql: care },
  { version: 200, name: '0200-reports', sql: reports },
  { version: 210, name: '0210-mapping', sql: mapping },
];

export const newestVersion = migrations.at(-1)?.version ?? 0;

/** The version a database file stands at. */
export function versionOf(db: WritableDb): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings a database to the newest version, or leaves it as it was.
 *
 * A database with content is copied beside itself first. Foreign keys are switched off outside the transaction (inside
 * one SQLite ignores the pragma, and a table rebuild would then delete child rows in silence); both checks run before
 * the commit; the first failure rolls the step back and stops.
 * @returns the path of the copy, or null when nothing had to be done or the database was empty
 * @throws AppError archive.newer, archive.damaged
 */
export function migrate(db: WritableDb, steps: readonly Migration[] = migrations): string | null {
  const newest = steps.at(-1)?.version ?? 0;
  const from = versionOf(db);
  if (from > newest) throw new AppError('archive.newer', { version: from, supported: newest });
  const pending = steps.filter((step) => step.version > from);
  if (pending.length === 0) return null;
  const copy = from > 0 ? copyBeside(db, from) : null;

  db.pragma('foreign_keys = OFF');
  try {
    for (const step of pending) {
      db.transaction(() => {
        db.exec(step.sql);
        refuseDamage(db, step.name);
        db.pragma(`user_version = ${step.version}`);
      }).exclusive();
    }
  } finally {
    db.pragma('foreign_keys = ON');
  }
  return copy;
}

function refuseDamage(db: WritableDb, step: string): void {
  const integrity = db.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') throw new AppError('archive.damaged', { detail: `${step}: integrity` });
  const broken = db.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new AppError('archive.damaged', { detail: `${step}: foreign keys` });
}

/** A whole copy of the database file before it is changed; kept until the office removes it. */
function copyBeside(db: WritableDb, version: number): string {
  db.pragma('wal_checkpoint(TRUNCATE)');
  const folder = join(dirname(db.name), 'before-upgrade');
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, `${basename(db.name, '.db')}-v${version}.db`);
  if (existsSync(copy)) return copy;
  const part = `${copy}.part`;
  copyFileSync(db.name, part);
  const file = openSync(part, 'r+');
  fsyncSync(file);
  closeSync(file);
  renameSync(part, copy);
  return copy;
}
