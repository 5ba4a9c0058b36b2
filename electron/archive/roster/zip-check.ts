import { createInflateRaw } from 'node:zlib';
import { CELL_LIMIT, ROW_LIMIT } from './cells.ts';
import { TagScan } from './tag-scan.ts';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const DEFLATE = 8;
const CHUNK_BYTES = 65_536;

/**
 * What the tables of a workbook may unpack to. The parser takes about eight times as much memory: measured were 0.57 GB
 * for 58 MB (50,000 rows of 20 columns) and 0.92 GB for 117 MB, so that an office PC of 4 GB bears 100 MB. A street's
 * roster of 20,000 people and 40 columns has about 45 MB.
 */
export const TABLES_LIMIT_BYTES = 100_000_000;
/** With pictures, which are unpacked and not parsed. */
const WHOLE_LIMIT_BYTES = 400_000_000;

interface Entry {
  name: string;
  isPicture: boolean;
  isDeflated: boolean;
  packedBytes: number;
  unpackedBytes: number;
  localAt: number;
}

export interface ZipInspection {
  /** What is too much of it; null: it may be parsed. */
  excess: { what: 'bytes' | 'rows' | 'cells'; found: number; limit: number } | null;
  /** Whether an entry holds more than it says: no program writes such a file. */
  isFalse: boolean;
  /** Whether a text in it names a character beyond the basic plane by its number (&#178006;). */
  hasRareReferences: boolean;
  /** So many bytes were unpacked to know it, one piece after another. */
  unpackedBytes: number;
}

/**
 * Looks into a zip file before a parser unpacks it: by the sizes its entries declare, then piece by piece by what they
 * hold, with rows and cells counted. Of a file that is no whole zip the parser says what is wrong.
 */
export async function inspectZip(bytes: Buffer, limitBytes = TABLES_LIMIT_BYTES): Promise<ZipInspection> {
  const entries = readEntries(bytes);
  const tables = entries.filter((entry) => !entry.isPicture);
  const found: ZipInspection = { excess: null, isFalse: false, hasRareReferences: false, unpackedBytes: 0 };
  found.excess = tooMuch('bytes', sizeOf(tables), limitBytes) ?? tooMuch('bytes', sizeOf(entries), WHOLE_LIMIT_BYTES);
  if (found.excess) return found;
  const counted = { rows: 0, cells: 0 };
  for (const entry of tables) {
    const scan = new TagScan(/worksheets\/|^content\.xml$/.test(entry.name));
    let entryBytes = 0;
    for await (const piece of unpacked(bytes, entry)) {
      entryBytes += piece.length;
      found.unpackedBytes += piece.length;
      if (found.unpackedBytes > limitBytes)
        return { ...found, excess: tooMuch('bytes', found.unpackedBytes, limitBytes) };
      scan.add(piece);
    }
    found.isFalse ||= entryBytes > entry.unpackedBytes;
    found.hasRareReferences ||= scan.hasRareReference;
    counted.rows += scan.rows;
    counted.cells += scan.cells;
  }
  found.excess = tooMuch('rows', counted.rows, ROW_LIMIT) ?? tooMuch('cells', counted.cells, CELL_LIMIT);
  return found;
}

function tooMuch(what: 'bytes' | 'rows' | 'cells', found: number, limit: number): ZipInspection['excess'] {
  return found > limit ? { what, found, limit } : null;
}

function sizeOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
}

function readEntries(bytes: Buffer): Entry[] {
  const end = findEnd(bytes);
  const entries: Entry[] = [];
  if (end === null) return entries;
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === ENTRY) {
    const name = bytes.toString('latin1', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    entries.push({
      name,
      isPicture: /^xl\/media\//.test(name),
      isDeflated: bytes.readUInt16LE(at + 10) === DEFLATE,
      packedBytes: bytes.readUInt32LE(at + 20),
      unpackedBytes: bytes.readUInt32LE(at + 24),
      localAt: bytes.readUInt32LE(at + 42),
    });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

// The end record stands last, behind it at most a comment of 64 KB.
function findEnd(bytes: Buffer): number | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at -= 1)
    if (bytes.readUInt32LE(at) === END) return at;
  return null;
}

/** The content of an entry in pieces; of a damaged one what can be read. Whoever stops asking stops the unpacking. */
async function* unpacked(bytes: Buffer, entry: Entry): AsyncGenerator<Buffer> {
  if (entry.localAt + 30 > bytes.length || bytes.readUInt32LE(entry.localAt) !== LOCAL) return;
  const start = entry.localAt + 30 + bytes.readUInt16LE(entry.localAt + 26) + bytes.readUInt16LE(entry.localAt + 28);
  const packed = bytes.subarray(start, start + entry.packedBytes);
  if (!entry.isDeflated) {
    for (let at = 0; at < packed.length; at += CHUNK_BYTES) yield packed.subarray(at, at + CHUNK_BYTES);
    return;
  }
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  inflate.end(packed);
  try {
    for await (const piece of inflate) yield piece as Buffer;
  } catch {
    // The parser tells what is wrong with it.
  } finally {
    inflate.destroy();
  }
}
