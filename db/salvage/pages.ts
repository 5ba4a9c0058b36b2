import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { readWal } from './wal.ts';

/**
 * The pages of a database file as they lie on the disk, with what its write-ahead log holds laid over. Read past SQLite,
 * which gives up a whole table where one page of it is damaged, and a whole file where its first page is.
 */
export interface Pages {
  /** Bytes of a page, and how many of them content may take. */
  size: number;
  usable: number;
  count: number;
  /** What the head says of the version (`user_version`); null where the head is damaged. */
  version: number | null;
  /** Pages the head says are given back: what lies there was deleted. Null where that cannot be known. */
  free: ReadonlySet<number> | null;
  /** A page by its number from 1; null beyond the end of the file. */
  page: (number: number) => Buffer | null;
  close: () => void;
}

const MAGIC = 'SQLite format 3\0';
const HEAD_BYTES = 100;
const SIZE_WE_WRITE = 4096;
const KEPT_PAGES = 2048;

/** Opens a database file to be read page by page. @returns null where the file is not there or holds no page at all */
export function openPages(path: string): Pages | null {
  const file = openIfThere(path);
  if (file === null) return null;
  const head = Buffer.alloc(HEAD_BYTES);
  const { size: fileBytes } = fstatSync(file);
  if (fileBytes > 0) readSync(file, head, 0, HEAD_BYTES, 0);
  const wal = readWal(`${path}-wal`);
  const isWhole = head.toString('latin1', 0, MAGIC.length) === MAGIC && sizeIn(head) !== null;
  const size = (isWhole ? sizeIn(head) : null) ?? wal?.pageSize ?? SIZE_WE_WRITE;
  const log = wal?.pageSize === size ? wal : null;
  const count = Math.max(Math.floor(fileBytes / size), log?.pages ?? 0);
  const kept = new Map<number, Buffer>();
  const page = (number: number): Buffer | null => {
    if (number < 1 || number > count) return null;
    const known = kept.get(number);
    if (known) return known;
    const bytes = log?.page(number) ?? Buffer.alloc(size);
    if (!log?.has(number) && readSync(file, bytes, 0, size, (number - 1) * size) < size) return null;
    if (kept.size >= KEPT_PAGES) kept.clear();
    kept.set(number, bytes);
    return bytes;
  };
  const close = (): void => {
    closeSync(file);
    log?.close();
  };
  if (count === 0) {
    close();
    return null;
  }
  const first = page(1);
  const isHeaded = first?.toString('latin1', 0, MAGIC.length) === MAGIC;
  return {
    size,
    usable: size - (isHeaded ? (first?.[20] ?? 0) : 0),
    count,
    version: isHeaded ? (first?.readUInt32BE(60) ?? null) : null,
    free: isHeaded && first ? freePages(first, page, size) : null,
    page,
    close,
  };
}

function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch {
    return null;
  }
}

function sizeIn(head: Buffer): number | null {
  const told = head.readUInt16BE(16);
  const size = told === 1 ? 65_536 : told;
  return size >= 512 && (size & (size - 1)) === 0 ? size : null;
}

/** Trunk pages name the next trunk, how many leaves they list, and those. */
function freePages(first: Buffer, page: (number: number) => Buffer | null, size: number): ReadonlySet<number> | null {
  const free = new Set<number>();
  for (let trunk = first.readUInt32BE(32); trunk !== 0; ) {
    const bytes = page(trunk);
    if (bytes === null || free.has(trunk)) return null;
    free.add(trunk);
    const leaves = bytes.readUInt32BE(4);
    if (leaves > size / 4 - 2) return null;
    for (let leaf = 0; leaf < leaves; leaf += 1) free.add(bytes.readUInt32BE(8 + leaf * 4));
    trunk = bytes.readUInt32BE(0);
  }
  return free;
}
