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

export interface ZipInspection {
  /** By the sizes the entries declare, and by each against its own declaration, which a bomb may have falsified. */
  isWithinLimit: boolean;
  /** Whether a text in it names a character beyond the basic plane by its number (&#178006;). */
  hasRareReferences: boolean;
}

/** Looks into a zip file before a parser unpacks it. Of a file that is no whole zip the parser says what is wrong. */
export function inspectZip(bytes: Buffer, limitBytes = UNPACKED_LIMIT_BYTES): ZipInspection {
  const entries = readEntries(bytes);
  const found = { isWithinLimit: true, hasRareReferences: false };
  if (entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0) > limitBytes)
    return { ...found, isWithinLimit: false };
  for (const entry of entries) {
    const content = unpack(bytes, entry);
    if (content === 'larger') return { ...found, isWithinLimit: false };
    found.hasRareReferences ||= hasRareReference(content);
  }
  return found;
}

// Five hexadecimal or decimal digits at least; what lies below the limit does no harm to be looked at twice.
function hasRareReference(content: Buffer): boolean {
  for (let at = content.indexOf('&#'); at >= 0; at = content.indexOf('&#', at + 2))
    if (/^&#(?:x[\da-f]{5}|\d{5})/i.test(content.toString('latin1', at, at + 8))) return true;
  return false;
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

const nothing = Buffer.alloc(0);

function unpack(bytes: Buffer, entry: Entry): Buffer | 'larger' {
  if (entry.localAt + 30 > bytes.length || bytes.readUInt32LE(entry.localAt) !== LOCAL) return nothing;
  const start = entry.localAt + 30 + bytes.readUInt16LE(entry.localAt + 26) + bytes.readUInt16LE(entry.localAt + 28);
  const packed = bytes.subarray(start, start + entry.packedBytes);
  if (!entry.isDeflated) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpackedBytes) });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'larger' : nothing;
  }
}
