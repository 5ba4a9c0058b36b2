import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode, fileError } from '#shared/rules/file-error.ts';

/**
 * Writes a file the clerk chose the name of: beside its place first, flushed, then renamed. A full disk or a pulled stick
 * leaves nothing under that name, and what lay there before stays as it was.
 * @throws AppError file.full, file.notWritable, file.placeLost, file.nameTooLong
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = join(dirname(path), partName(basename(path)));
  try {
    await writeFlushed(part, bytes);
    await rename(part, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw fileError(error, path, bytes.byteLength);
  }
}

/** `writeWhole` for a small file where nothing may happen in between: at the end of the program. */
export function writeWholeNow(path: string, bytes: Uint8Array): void {
  const part = join(dirname(path), partName(basename(path)));
  try {
    const file = openSync(part, 'wx');
    try {
      writeSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw fileError(error, path, bytes.byteLength);
  }
}

const NOTE_BYTES = 512;

/**
 * Writes a short note over itself in one step, without a flush: a program that is killed leaves the old one or the new one.
 * A power cut may lose it, and a full disk takes it as long as it lies there.
 * @param text at most 512 bytes; what it lacks is filled up with blanks
 * @throws what the file system said
 */
export function writeOver(path: string, text: string): void {
  const file = openSync(path, existsSync(path) ? 'r+' : 'wx');
  try {
    writeSync(file, Buffer.from(text.padEnd(NOTE_BYTES)), 0, NOTE_BYTES, 0);
  } finally {
    closeSync(file);
  }
}

/** Makes a file of so many real bytes, at once: room that is held. */
export function fillFile(path: string, bytes: number): void {
  const piece = randomBytes(64 * 1024);
  const file = openSync(path, 'wx');
  try {
    for (let done = 0; done < bytes; done += piece.byteLength)
      writeSync(file, piece, 0, Math.min(piece.byteLength, bytes - done));
  } finally {
    closeSync(file);
  }
}

/** A folder's entries are flushed like a file; Windows and FAT know no such flush. */
export async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'ENOTSUP'].includes(errorCode(error))) throw error;
  } finally {
    await folder.close();
  }
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

// Never the name of a file that lies there, and short enough where the name itself just fits: 255 bytes at most.
function partName(name: string): string {
  return `${Array.from(name).slice(0, 40).join('')}.${randomBytes(3).toString('hex')}.part`;
}
