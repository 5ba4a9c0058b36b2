import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { sealed, unsealed } from './seal.ts';

const PIECE_BYTES = 1 << 20;

export interface Copied {
  /** What was read: its SHA-256 in hex. */
  readSha256: string;
  /** What was written: size and SHA-256 in hex; the same unless it was encrypted or decrypted. */
  bytes: number;
  sha256: string;
}

export type Change = { seal: string } | { unseal: string } | null;

/**
 * Copies a file to a name that nothing has yet, flushed, with the digests of both sides; encrypted to a recipient or
 * decrypted by a private key on the way, never more than a piece of it in memory.
 * @param onBytes told how many bytes were read, piece by piece
 * @throws what the file system said, or age where a byte was changed; what a failure leaves is the caller's to remove
 */
export async function copyFile(
  from: string,
  to: string,
  change: Change,
  onBytes: (count: number) => void = () => undefined,
): Promise<Copied> {
  const readHash = createHash('sha256');
  const hash = createHash('sha256');
  let bytes = 0;
  const source = async function* () {
    for await (const piece of createReadStream(from, { highWaterMark: PIECE_BYTES })) {
      readHash.update(piece as Buffer);
      onBytes((piece as Buffer).length);
      yield piece as Buffer;
    }
  };
  const out = await open(to, 'wx');
  try {
    for await (const piece of await changed(source(), change)) {
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

async function changed(source: AsyncGenerator<Buffer>, change: Change): Promise<AsyncIterable<Uint8Array>> {
  if (change === null) return source;
  const stream = Readable.toWeb(Readable.from(source)) as unknown as ReadableStream<Uint8Array>;
  const other = 'seal' in change ? await sealed(stream, change.seal) : await unsealed(stream, change.unseal);
  return Readable.fromWeb(other as unknown as NodeStream);
}

/** Runs `work` for all items, a few at a time; the first failure stops those not begun. */
export async function eachOfMany<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  let failure: { error: unknown } | null = null;
  const runner = async (): Promise<void> => {
    while (next < items.length && failure === null) {
      const item = items[next] as T;
      next += 1;
      try {
        await work(item);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, runner));
  if (failure !== null) throw (failure as { error: unknown }).error;
}
