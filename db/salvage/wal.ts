import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** What a write-ahead log holds of committed pages. */
export interface Wal {
  pageSize: number;
  /** How many pages the database has after the last commit. */
  pages: number;
  has: (page: number) => boolean;
  page: (page: number) => Buffer | null;
  close: () => void;
}

const HEAD_BYTES = 32;
const FRAME_BYTES = 24;
const MAGIC = 0x377f0682;

/**
 * Reads a write-ahead log as SQLite does when it opens a database: frame after frame as long as salts and checksums fit,
 * up to the last commit (https://sqlite.org/fileformat2.html#the_write_ahead_log).
 * @returns null where there is none, or nothing committed in it
 */
export function readWal(path: string): Wal | null {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return null;
  }
  const head = Buffer.alloc(HEAD_BYTES);
  const found = readSync(file, head, 0, HEAD_BYTES, 0) === HEAD_BYTES ? framesOf(file, head) : null;
  if (found === null) {
    closeSync(file);
    return null;
  }
  const { offsets, pageSize, pages } = found;
  return {
    pageSize,
    pages,
    has: (page) => offsets.has(page),
    page: (page) => {
      const offset = offsets.get(page);
      if (offset === undefined) return null;
      const bytes = Buffer.alloc(pageSize);
      readSync(file, bytes, 0, pageSize, offset);
      return bytes;
    },
    close: () => closeSync(file),
  };
}

function framesOf(
  file: number,
  head: Buffer,
): { offsets: Map<number, number>; pageSize: number; pages: number } | null {
  const magic = head.readUInt32BE(0);
  const pageSize = head.readUInt32BE(8);
  if ((magic & ~1) >>> 0 !== MAGIC || pageSize < 512 || pageSize > 65_536) return null;
  const isBigEndian = (magic & 1) === 1;
  let sums: Sums = addTo([0, 0], head.subarray(0, 24), isBigEndian);
  if (sums[0] !== head.readUInt32BE(24) || sums[1] !== head.readUInt32BE(28)) return null;
  const offsets = new Map<number, number>();
  let begun: [number, number][] = [];
  let pages = 0;
  const frame = Buffer.alloc(FRAME_BYTES + pageSize);
  const { size } = fstatSync(file);
  for (let at = HEAD_BYTES; at + frame.length <= size; at += frame.length) {
    readSync(file, frame, 0, frame.length, at);
    if (!frame.subarray(8, 16).equals(head.subarray(16, 24))) break;
    sums = addTo(addTo(sums, frame.subarray(0, 8), isBigEndian), frame.subarray(FRAME_BYTES), isBigEndian);
    if (sums[0] !== frame.readUInt32BE(16) || sums[1] !== frame.readUInt32BE(20)) break;
    begun.push([frame.readUInt32BE(0), at + FRAME_BYTES]);
    const committed = frame.readUInt32BE(4);
    if (committed === 0) continue;
    for (const [page, offset] of begun) offsets.set(page, offset);
    begun = [];
    pages = committed;
  }
  return pages === 0 ? null : { offsets, pageSize, pages };
}

type Sums = [number, number];

function addTo([first, second]: Sums, bytes: Buffer, isBigEndian: boolean): Sums {
  let [one, other] = [first, second];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    one = (one + (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + other) >>> 0;
    other = (other + (isBigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + one) >>> 0;
  }
  return [one, other];
}
