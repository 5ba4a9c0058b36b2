/** Names that every stick can keep: FAT32, exFAT and NTFS forbid more than Linux does. */

const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i;
// Control characters and what Windows forbids; the full-width twin keeps the name readable.
const FORBIDDEN: Record<string, string> = {
  '\\': '＼',
  '/': '／',
  ':': '：',
  '*': '＊',
  '?': '？',
  '"': '＂',
  '<': '＜',
  '>': '＞',
  '|': '｜',
};
/** 255 UTF-16 units is the limit of FAT32, exFAT and NTFS; Linux counts 255 bytes, so a Chinese name is shorter. */
const LIMIT_BYTES = 240;

/** The text as a file name; what cannot stand in one is replaced, never dropped in silence. `limit` in bytes of UTF-8. */
export function safeFileName(text: string, limit = LIMIT_BYTES): string {
  const plain = Array.from(text.normalize('NFC'), (character) =>
    character < ' ' || character === '\u007f' ? '_' : (FORBIDDEN[character] ?? character),
  ).join('');
  const trimmed = shorten(plain.trim(), limit).replace(/[. ]+$/, '');
  if (trimmed === '') return '_';
  return RESERVED.test(trimmed) ? `_${trimmed}` : trimmed;
}

// The ending says what a file is: the middle is what gives way.
function shorten(name: string, limit: number): string {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 10 ? name.slice(dot) : '';
  let stem = Array.from(ending ? name.slice(0, dot) : name);
  while (byteLength(stem.join('') + ending) > limit) stem = stem.slice(0, -1);
  return stem.join('') + ending;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}

/** Makes names of one folder differ for file systems that see neither case nor Unicode forms. */
export function distinctNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let candidate = name;
    for (let count = 2; taken.has(fold(candidate)); count += 1) candidate = `${stem}(${count})${ending}`;
    taken.add(fold(candidate));
    return candidate;
  };
}

/** The form under which two paths are one file on a stick. */
export function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
