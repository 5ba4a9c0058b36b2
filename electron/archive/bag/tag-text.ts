/** A label as TextDecoder takes it; UTF-16 without a mark is big-endian (RFC 2781, 4.3). */
function labelOf(encoding: string, bytes: Uint8Array): string {
  if (encoding !== 'utf-16') return encoding;
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-16be';
}

/** Whether a label of bagit.txt names an encoding that can be read here. */
export function isKnownEncoding(encoding: string): boolean {
  try {
    new TextDecoder(encoding);
    return true;
  } catch {
    return false;
  }
}

/** The text of a tag file in the encoding its bag declares; empty where nobody knows that encoding. */
export function decodeTag(encoding: string, bytes: Uint8Array): string {
  return isKnownEncoding(encoding) ? new TextDecoder(labelOf(encoding, bytes)).decode(bytes) : '';
}
