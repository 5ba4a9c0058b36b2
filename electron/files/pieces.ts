import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

const PIECE_BYTES = 1 << 20;

/**
 * Reads a file from its beginning to its end, never more than a megabyte of it in memory. A stream would take a megabyte
 * for each file, however small: for 20,000 scans of 30 KB that took five times as long as the reading.
 * @throws what the file system said
 */
export async function* piecesOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    for (;;) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, size + 1));
      const { bytesRead } = await file.read(piece, 0, piece.length, null);
      if (bytesRead === 0) return;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** SHA-256 of a file in hex, read in pieces. @throws what the file system said */
export async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of piecesOf(path)) hash.update(piece);
  return hash.digest('hex');
}
