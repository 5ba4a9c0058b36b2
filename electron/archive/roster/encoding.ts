import iconv from 'iconv-lite';
import { prepareFor2005Encoder, repairDecoded2005 } from '#shared/rules/gb18030.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const LOST = /\uFFFD/g;
const HAN = /\p{Script=Han}/gu;
// Old systems cut a field after so many bytes and leave half a character: one in fifty may be lost, more is no text.
const CHARACTERS_PER_LOSS = 50;

/**
 * The text of a file whose encoding nobody told: by its mark, else UTF-8 where every byte fits, else GB18030.
 * UTF-8 comes first: a strict decoder throws on GB18030, the other way round it would not. A character that was lost
 * before the file came to us is U+FFFD. null when it is neither.
 */
export function decodeText(bytes: Uint8Array): { encoding: Encoding; text: string } | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (startsWith(bytes, 0xff, 0xfe)) return { encoding: 'utf-16le', text: iconv.decode(buffer, 'utf-16le') };
  if (startsWith(bytes, 0xfe, 0xff)) return { encoding: 'utf-16be', text: iconv.decode(buffer, 'utf-16be') };
  const isMarked = startsWith(bytes, 0xef, 0xbb, 0xbf);
  try {
    return { encoding: 'utf-8', text: new TextDecoder('utf-8', { fatal: !isMarked }).decode(bytes) };
  } catch {
    const utf8 = new TextDecoder('utf-8').decode(bytes);
    if (isText(utf8)) return { encoding: 'utf-8', text: utf8 };
    const text = iconv.decode(buffer, 'gb18030');
    return isText(text) ? { encoding: 'gb18030', text: repairDecoded2005(text) } : null;
  }
}

/** A text in GB18030, for offices whose programs read nothing else; every character has a place in it. */
export function encodeGb18030(text: string): Uint8Array {
  return iconv.encode(prepareFor2005Encoder(text), 'gb18030');
}

function isText(text: string): boolean {
  const characters = text.match(HAN)?.length ?? 0;
  const lost = text.match(LOST)?.length ?? 0;
  return characters > 0 && lost * CHARACTERS_PER_LOSS <= characters;
}

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
