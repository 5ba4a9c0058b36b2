import { createHash } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { ReadableDb, WritableDb } from './open.ts';
import { read } from './read.ts';
import { marksOf, rehearse } from './schema.ts';
import { wordsOf } from './schema-words.ts';
import { int, text, typed } from './typed.ts';

export interface Migration {
  /** Numbered in tens, so that a later fix can be slotted in between. */
  version: number;
  name: string;
  sql: string;
  /** What SQL alone cannot do; runs after it in the step's transaction, with foreign keys off. */
  after?: (db: WritableDb, at: string) => void;
  /** How the step stood in programs that wrote archives before its file took its final form. */
  variants?: readonly Variant[];
}

export interface Variant {
  /** SHA-256 of the step's SQL in that form. */
  digest: string;
  /** The marks (see `marksOf`) that form did not make. A later step makes up for them. */
  lacks: readonly string[];
}

/** A step an archive went through. */
export interface AppliedStep {
  version: number;
  name: string;
  digest: string;
}

export interface Standing {
  applied: readonly AppliedStep[];
  pending: readonly Migration[];
  /** Whether the archive keeps the table of its steps; otherwise they were found out from its schema. */
  isRecorded: boolean;
}

/** The table of applied steps. The runner makes it, not a step: it says which steps are there. */
export const STEP_TABLE = `CREATE TABLE schema_step (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  -- SHA-256 of its SQL.
  digest TEXT NOT NULL CHECK (length(digest) = 64),
  -- NULL: applied by a program that kept no such table.
  applied_at TEXT
) STRICT`;

/** The version a database file stands at: the highest of its steps, whether or not those below it were applied. */
export function versionOf(db: ReadableDb): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** SHA-256 of a step's SQL, the same whether a checkout ends its lines with LF or CRLF. */
export function digestOf(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');
}

/**
 * Which steps a database went through and which are still to be done. `user_version` alone cannot say: steps landed in
 * another order than their numbers.
 * @throws AppError archive.newer for a version or a step this program does not know, archive.otherLine for a step that
 * was another one there, archive.schema where a step was applied in part, archive.stepLost where a step was applied and
 * its row in the table of steps is gone
 */
export function standingOf(db: ReadableDb, steps: readonly Migration[]): Standing {
  const newest = steps.at(-1)?.version ?? 0;
  const version = versionOf(db);
  if (version > newest) throw new AppError('archive.newer', { version, supported: newest });
  const isRecorded = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_step'").get() !== undefined;
  const applied = isRecorded ? recorded(db, steps, newest) : recognised(db, steps);
  const versions = new Set(applied.map((step) => step.version));
  const pending = steps.filter((step) => !versions.has(step.version));
  // Steps above the version are those an upgrade is for.
  const skipped = pending.filter((step) => step.version <= version);
  if (isRecorded && skipped.length > 0)
    refuseLostSteps(
      db,
      steps.filter((step) => step.version <= version),
      skipped,
    );
  return { applied, pending, isRecorded };
}

/** A step whose tables are all there and which the archive does not tell of: its row was taken away past the program. */
function refuseLostSteps(db: ReadableDb, steps: readonly Migration[], skipped: readonly Migration[]): void {
  const present = marksOf(db);
  const lost = madeBySteps(steps).filter(
    ({ step, made }) => skipped.includes(step) && made.length > 0 && made.every((mark) => present.has(mark)),
  );
  if (lost.length > 0) throw new AppError('archive.stepLost', { steps: lost.map(({ step }) => step.name).join('、') });
}

type MadeBy = readonly { step: Migration; made: string[] }[];
const made = new WeakMap<readonly Migration[], MadeBy>();

/** The marks each step makes and no later one takes away again: found out once, the steps of a program never change. */
function madeBySteps(steps: readonly Migration[]): MadeBy {
  const known = made.get(steps) ?? rehearsed(steps);
  made.set(steps, known);
  return known;
}

function rehearsed(steps: readonly Migration[]): MadeBy {
  const after = rehearse(steps, marksOf);
  const last = after.at(-1) ?? new Set<string>();
  return steps.map((step, index) => {
    const before = after[index - 1] ?? new Set<string>();
    return { step, made: [...(after[index] ?? [])].filter((mark) => !before.has(mark) && last.has(mark)) };
  });
}

function recorded(db: ReadableDb, steps: readonly Migration[], newest: number): AppliedStep[] {
  const rows = read(
    db,
    typed`SELECT ${{ version: int('version'), name: text('name'), digest: text('digest') }} FROM schema_step
     ORDER BY version`,
  ).all();
  for (const row of rows) {
    const step = steps.find((known) => known.name === row.name && known.version === row.version);
    if (!step) throw new AppError('archive.newer', { version: row.version, supported: newest });
    if (row.digest !== digestOf(step.sql) && !step.variants?.some((variant) => variant.digest === row.digest))
      throw new AppError('archive.otherLine', { step: row.name });
  }
  return rows;
}

/** An archive of the time before the table: a step was applied where what it makes is there. */
function recognised(db: ReadableDb, steps: readonly Migration[]): AppliedStep[] {
  const present = marksOf(db);
  if (present.size === 0) return [];
  const applied: AppliedStep[] = [];
  for (const { step, made } of madeBySteps(steps)) {
    const lacking = made.filter((mark) => !present.has(mark));
    if (lacking.length === made.length) continue;
    const variant = step.variants?.find((one) => isSame(one.lacks, lacking));
    if (lacking.length > 0 && !variant) throw new AppError('archive.schema', { what: wordsOf(lacking) });
    applied.push({ version: step.version, name: step.name, digest: variant?.digest ?? digestOf(step.sql) });
  }
  return applied;
}

function isSame(first: readonly string[], second: readonly string[]): boolean {
  return first.length === second.length && first.every((one) => second.includes(one));
}
