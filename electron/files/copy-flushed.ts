import { createHash } from 'node:crypto';
import { chmodSync, constants, statSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { piecesOf } from './pieces.ts';

const OWNER_MAY_WRITE = 0o200;

/**
 * Copies a file to a name that nothing has yet, by the system's own copy, flushed. What a failure leaves is the caller's to
 * take away.
 * @throws what the file system said; `fileError` puts it into words
 */
export async function copyFlushed(from: string, to: string): Promise<void> {
  await copyNew(from, to);
  await flushFile(to);
}

/** `copyFlushed` without the flush: for many files, which `flushFile` flushes together before anything speaks of them. */
export async function copyNew(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL);
  // A file from a disc is marked as read-only, its copy too: Windows would neither flush nor remove it.
  const { mode } = statSync(to);
  if ((mode & OWNER_MAY_WRITE) === 0) chmodSync(to, mode | OWNER_MAY_WRITE);
}

/** Has the disk hold what a file has. @throws what the file system said */
export async function flushFile(path: string): Promise<void> {
  // Windows flushes only what may be written.
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
}

/** What happens to the bytes of a file on their way: it is encrypted or decrypted. */
export type Change = (source: AsyncGenerator<Buffer>) => Promise<AsyncIterable<Uint8Array>>;

/** Both sides of a changed copy: the SHA-256 in hex of what was read and of what was written, and the size of this. */
export interface Changed {
  readSha256: string;
  bytes: number;
  sha256: string;
}

/**
 * Writes a file changed to a name that nothing has yet, flushed, with the digests of both sides in the same pass, never
 * more than a piece of it in memory. What a failure leaves is the caller's to take away.
 * @throws what the file system said, or the change where it refuses the bytes
 */
export async function changeFlushed(from: string, to: string, change: Change): Promise<Changed> {
  const readHash = createHash('sha256');
  const hash = createHash('sha256');
  let bytes = 0;
  const read = async function* () {
    for await (const piece of piecesOf(from)) {
      readHash.update(piece);
      yield piece;
    }
  };
  const out = await open(to, 'wx');
  try {
    for await (const piece of await change(read())) {
      hash.update(piece);
      bytes += piece.length;
      await out.writeFile(piece);
    }
    await out.sync();
  } finally {
    await out.close();
  }
  return { readSha256: readHash.digest('hex'), bytes, sha256: hash.digest('hex') };
}
