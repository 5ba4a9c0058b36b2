import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '#shared/errors.ts';

/**
 * A restored folder takes the old one's place by two renames, with a note beside them for the moment in between: whenever
 * the program is killed, the next start finds the old archive or the new one, and never neither.
 */
const Note = z.object({ fresh: z.string(), aside: z.string() });

const noteFile = (dir: string): string => join(dirname(dir), `${basename(dir)}.exchange.json`);

/**
 * Exchanges them; the old folder, if there is one, stays under the name `aside`. Nobody may hold anything open in them.
 * @param fresh the restored folder, beside the archive folder
 * @throws AppError restore.notExchanged: all is as it was
 */
export function exchange(
  dir: string,
  fresh: string,
  aside: string,
  between: (step: string) => void = () => undefined,
): void {
  const note = noteFile(dir);
  try {
    writeNote(note, { fresh: basename(fresh), aside: basename(aside) });
    between('noted');
    if (existsSync(dir)) renameSync(dir, aside);
    between('put aside');
    renameSync(fresh, dir);
    between('put in place');
  } catch {
    if (!existsSync(dir) && existsSync(aside)) renameSync(aside, dir);
    rmSync(note, { force: true });
    throw new AppError('restore.notExchanged', { path: dir });
  }
  flush(dirname(dir));
  rmSync(note, { force: true });
}

/** Ends an exchange that was cut off; called before anything looks at the archive folder. */
export function finishExchange(dir: string): void {
  const path = noteFile(dir);
  if (!existsSync(path)) return;
  if (!existsSync(dir)) {
    const note = Note.safeParse(parse(path));
    const names = note.success ? [note.data.fresh, note.data.aside] : [];
    const there = names.map((name) => join(dirname(dir), basename(name))).find((folder) => existsSync(folder));
    if (there !== undefined) renameSync(there, dir);
  }
  rmSync(path, { force: true });
}

function parse(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Cut off while it was written: nothing was renamed yet.
    return null;
  }
}

function writeNote(path: string, note: z.infer<typeof Note>): void {
  const file = openSync(path, 'w');
  try {
    writeSync(file, JSON.stringify(note));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  flush(dirname(path));
}

// Windows writes a rename through by itself and has no flush for folders.
function flush(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
