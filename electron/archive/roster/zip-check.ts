import { inflateRawSync } from 'node:zlib';

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const DEFLATE = 8;

/** What a workbook may unpack to: a roster of 200,000 rows stays below it, a zip bomb lies far above. */
export const UNPACKED_LIMIT_BYTES = 400_000_000;

interface Entry {
  isDeflated: boolean;
  packedBytes: number;
  unpackedBytes: number;
  localAt: number;
}

/**
 * Whether a zip file unpacks to no more than the limit, before a parser unpacks it: by the sizes it declares, and by
 * trying each entry against its own declaration, which a bomb may have falsified. A file that is no whole zip passes:
 * the parser says what is wrong with it.
 */
export function unpacksWithin(bytes: Buffer, limitBytes = UNPACKED_LIMIT_BYTES): boolean {
  const entries = readEntries(bytes);
  if (entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0) > limitBytes) return false;
  return entries.every((entry) => keepsItsWord(bytes, entry));
}

function readEntries(bytes: Buffer): Entry[] {
  const end = findEnd(bytes);
  const entries: Entry[] = [];
  if (end === null) return entries;
  let at = bytes.readUInt32LE(end + 16);
  while (at + 46 <= bytes.length && bytes.readUInt32LE(at) === ENTRY) {
    entries.push({
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

function keepsItsWord(bytes: Buffer, entry: Entry): boolean {
  if (!entry.isDeflated || entry.localAt + 30 > bytes.length || bytes.readUInt32LE(entry.localAt) !== LOCAL)
    return true;
  const start = entry.localAt + 30 + bytes.readUInt16LE(entry.localAt + 26) + bytes.readUInt16LE(entry.localAt + 28);
  try {
    inflateRawSync(bytes.subarray(start, start + entry.packedBytes), {
      maxOutputLength: Math.max(1, entry.unpackedBytes),
    });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE';
  }
}
