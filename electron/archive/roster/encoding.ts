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
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return { encoding: unmarked, text: iconv.decode(buffer, unmarked) };
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

/**
 * Which UTF-16 a text without a mark is written in: its ASCII characters leave a zero in every second place, on one side
 * only. null: it is no such text.
 */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = Buffer.from(bytes.subarray(0, 4096));
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (bytes.length % 2 === 1 || even > 0 === odd > 0) return null;
  const encoding = odd > 0 ? 'utf-16le' : 'utf-16be';
  const text = iconv.decode(head, encoding);
  // Of a picture or a program this leaves control characters.
  return /\p{Script=Han}/u.test(text) && !/[^\P{Cc}\t\r\n]|\uFFFD/u.test(text.slice(0, -1)) ? encoding : null;
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
