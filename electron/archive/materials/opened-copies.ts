import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { fileError } from '#shared/rules/file-error.ts';
import { copyFlushed } from '../../files/copy-flushed.ts';

/** Copies of materials that a clerk opened in a program of the computer, until she locks, leaves or ends. */
export interface OpenedCopies {
  /**
   * Copies a stored material under the name it is known by, for reading only, so that a viewer that saves into the file
   * cannot change the archive.
   * @returns the copy's path
   * @throws AppError session.signedOut where the screen was locked meanwhile, file.full and the others of `fileError`
   */
  copy: (source: string, name: string, sizeBytes: number) => Promise<string>;
  /** Takes all copies away. Never fails: a copy that a viewer holds open on Windows is tried again the next time. */
  empty: () => void;
}

const OWNER_ONLY = 0o700;
const READ_ONLY = 0o400;
const MAY_GO = 0o600;

const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/**
 * The copies below a folder of the user's own profile, which nobody else may enter.
 * @param removes takes one copy's folder away; throws where a viewer holds the copy open
 */
export function keepOpenedCopies(dir: string, removes = remove): OpenedCopies {
  let emptied = 0;
  return {
    copy: async (source, name, sizeBytes) => {
      const before = emptied;
      const path = join(dir, name);
      let folder: string | null = null;
      try {
        mkdirSync(dir, { recursive: true });
        chmodSync(dir, OWNER_ONLY);
        folder = mkdtempSync(join(dir, 'view-'));
        const copied = join(folder, name);
        await copyFlushed(source, copied);
        chmodSync(copied, READ_ONLY);
        if (emptied !== before) throw new AppError('session.signedOut', {});
        return copied;
      } catch (error) {
        if (folder !== null) takeAway(folder, removes);
        // The screen was locked while a large scan was being copied: nobody is there any more to look at it.
        if (emptied !== before) throw new AppError('session.signedOut', {});
        throw fileError(error, path, sizeBytes);
      }
    },
    empty: () => {
      emptied += 1;
      takeAllAway(dir, removes);
    },
  };
}

/** Earlier versions of the program put copies into the system's temporary folder and left them there. */
export function takeOldCopiesAway(): void {
  takeAllAway(join(tmpdir(), 'street-archives'), remove);
}

function takeAllAway(dir: string, removes: typeof remove): void {
  for (const entry of entriesOf(dir)) if (entry.startsWith('view-')) takeAway(join(dir, entry), removes);
}

function takeAway(folder: string, removes: typeof remove): void {
  try {
    // Windows removes no file that is marked as read-only.
    for (const file of entriesOf(folder)) chmodSync(join(folder, file), MAY_GO);
    removes(folder);
  } catch {
    // Held open by a viewer, or another user's: the next lock, end or start tries again.
  }
}

function entriesOf(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    // Nothing was opened yet.
    return [];
  }
}
