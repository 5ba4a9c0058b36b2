import { spawn } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { logEnd, logEntryAt } from '#db/core/log.ts';
import { checkArchive } from '#electron/archive/check.ts';
import { openArchive, readArchive } from '#electron/archive/core/context.ts';
import type { ArchiveCall } from '#shared/contract/archive.ts';
import { newFolder } from '../archive.ts';
import { everyAct } from '../every-act.ts';
import { rowDigests } from './standing.ts';

interface Told {
  begins?: string;
  done?: string;
  refused?: string;
  log?: { entries: number; hash: string };
  rows?: Record<string, string | null>;
}

/** What one kill came upon. */
export interface Killed {
  /** Acts that were acknowledged before. */
  acknowledged: number;
  /** The act under way; null between two. */
  underWay: string | null;
  /** Whether the check said that something waits for the next start. */
  waited: boolean;
}

/** Acts that write rows no entry of the log tells of: the tray of jobs, plans of imports, where copies go. */
const UNLOGGED: ReadonlySet<string> = new Set<ArchiveCall>([
  'jobs.start',
  'jobs.clear',
  'imports.discard',
  'backups.setPlace',
  'backups.setPassphrase',
  'recovery.use',
]);
/** Acts that take rows away: a plan with its lines, a line of the tray, what an unfinished import had written. */
const REMOVING: ReadonlySet<string> = new Set<ArchiveCall>(['jobs.start', 'jobs.clear', 'imports.discard']);

const child = join(import.meta.dirname, 'child.ts');
const register = join(import.meta.dirname, 'register.mjs');
// What Node makes of the rooms' source is made once.
let compiled: string | null = null;

/**
 * Lets a program do act after act on a copy of an archive, kills it, and holds the archive to what it had acknowledged:
 * each act's entry stands in the log, every row it wrote has the value it gave, and the check is clean before and after the
 * next start.
 * @param first which act of the table it begins with
 * @param part how far it comes before it is killed, from 0 to 1
 */
export async function killAtWork(of: { dir: string }, first: number, part: number): Promise<Killed> {
  const folder = newFolder('killed');
  const dir = join(folder, 'archive');
  cpSync(of.dir, dir, { recursive: true });
  const told = await runAndKill(dir, newFolder('papers'), first, Math.ceil(part * LINES_MOST));
  const done = told.filter((one) => one.done !== undefined);
  const underWay = [...told].reverse().find((one) => one.begins ?? one.done ?? one.refused)?.begins ?? null;
  const where = `killed in ${underWay ?? 'nothing'}, begun with ${everyAct[first % everyAct.length]?.call} (${first}, ${part})`;

  const killed = await checkArchive(dir);
  expect({ where, findings: killed.findings }).toEqual({ where, findings: [] });
  expect(killed.notes.map(({ code }) => code).filter((code) => code !== 'waits-for-recovery')).toEqual([]);
  holdTo(readArchive(dir), done, underWay, where);

  openArchive(dir, false).close();
  const again = await checkArchive(dir);
  expect({ where, ...again }).toEqual({ where, ok: true, findings: [], notes: [] });
  holdTo(readArchive(dir), done, underWay, `${where}, started again`);
  rmSync(folder, { recursive: true, force: true });
  return { acknowledged: done.length - 1, underWay, waited: killed.notes.length > 0 };
}

// What is said of some twenty acts; and how long at most it goes on after what was waited for was said.
const LINES_MOST = 48;
const LATER_MS = 25;

function runAndKill(dir: string, papers: string, first: number, lines: number): Promise<Told[]> {
  return new Promise((resolve, reject) => {
    compiled ??= newFolder('compiled');
    const program = spawn(process.execPath, ['--import', register, child, dir, papers, String(first)], {
      env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    });
    let said = '';
    let wrong = '';
    let isKilling = false;
    program.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (isKilling || said.split('\n').length <= lines) return;
      isKilling = true;
      setTimeout(() => program.kill('SIGKILL'), Math.random() * LATER_MS);
    });
    program.stderr.on('data', (piece: Buffer) => {
      wrong += piece.toString();
    });
    program.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`it ended by itself: ${wrong.slice(0, 2000)}`));
      // A line that is not whole was not said.
      const whole = said.split('\n').slice(0, -1);
      resolve(whole.map((line) => JSON.parse(line) as Told));
    });
  });
}

function holdTo(
  db: ReturnType<typeof readArchive>,
  done: readonly Told[],
  underWay: string | null,
  where: string,
): void {
  try {
    const last = done.at(-1)?.log ?? { entries: 0, hash: '' };
    if (last.entries > 0) expect(logEntryAt(db, last.entries)?.hash, `${where}: the last entry`).toBe(last.hash);
    const now = rowDigests(db);
    const expected = new Map<string, string>();
    const past = new Map<string, Set<string>>();
    for (const { rows = {} } of done)
      for (const [key, digest] of Object.entries(rows)) {
        const before = expected.get(key);
        if (before !== undefined) past.set(key, (past.get(key) ?? new Set()).add(before));
        if (digest === null) expected.delete(key);
        else expected.set(key, digest);
      }
    const mayDiffer = logEnd(db).entries > last.entries || (underWay !== null && UNLOGGED.has(underWay));
    const lost: string[] = [];
    for (const [key, digest] of expected) {
      const stands = now.get(key);
      if (stands === digest) continue;
      const isGone = stands === undefined && isOwnRow(key) && !(underWay !== null && REMOVING.has(underWay));
      const isBack = stands !== undefined && underWay !== 'commands.undo' && past.get(key)?.has(stands) === true;
      if (!mayDiffer || isGone || isBack) lost.push(key);
    }
    expect(lost, `${where}: rows of acknowledged acts`).toEqual([]);
  } finally {
    db.close();
  }
}

/** Rows of a set (dependants, papers) are written anew with it: they have no number of their own. */
const isOwnRow = (key: string): boolean => /^\w+ \d+$/.test(key);
