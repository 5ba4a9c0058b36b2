import iconv from 'iconv-lite';

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
    return isText(text) ? { encoding: 'gb18030', text: toStandard2022(text) } : null;
  }
}

/** A text in GB18030, for offices whose programs read nothing else; every character has a place in it. */
export function encodeGb18030(text: string): Uint8Array {
  return iconv.encode(
    text.replace(NEW_PLACES, (character) => OLD_PLACE.get(character) ?? character),
    'gb18030',
  );
}

// GB 18030-2022 gave 18 characters new Unicode positions; iconv-lite and the decoders of older runtimes still put them
// into the private area. Ten are vertical punctuation, eight are components of ideographs.
const MOVED = new Map(
  Array.from(
    '\uFE10\uFE12\uFE11\uFE13\uFE14\uFE15\uFE16\uFE17\uFE18\uFE19',
    (now, index) => [0xe78d + index, now] as const,
  )
    .concat(
      [0xe81e, 0xe826, 0xe82b, 0xe82c, 0xe832, 0xe843, 0xe854, 0xe864].map(
        (old, index) => [old, String.fromCharCode(0x9fb4 + index)] as const,
      ),
    )
    .map(([old, now]) => [String.fromCharCode(old), now] as const),
);
const OLD_PLACE = new Map(Array.from(MOVED, ([old, now]) => [now, old]));
const OLD_PLACES = new RegExp(`[${Array.from(MOVED.keys()).join('')}]`, 'g');
const NEW_PLACES = new RegExp(`[${Array.from(OLD_PLACE.keys()).join('')}]`, 'g');

function toStandard2022(text: string): string {
  return text.replace(OLD_PLACES, (character) => MOVED.get(character) ?? character);
}

function isText(text: string): boolean {
  const characters = text.match(HAN)?.length ?? 0;
  const lost = text.match(LOST)?.length ?? 0;
  return characters > 0 && lost * CHARACTERS_PER_LOSS <= characters;
}

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
