const MARKS: readonly [string, string][] = [
  ['ffd8ff', 'JPEG 图片'],
  ['89504e47', 'PNG 图片'],
  ['47494638', 'GIF 图片'],
  ['424d', 'BMP 图片'],
  ['49492a00', 'TIFF 图片'],
  ['4d4d002a', 'TIFF 图片'],
  ['25504446', 'PDF 文件'],
  ['53514c69746520666f726d61742033', '数据库文件'],
  ['52617221', '压缩文件（rar）'],
  ['377abcaf', '压缩文件（7z）'],
  ['1f8b', '压缩文件（gz）'],
  ['4d5a', '程序文件'],
  ['7b5c727466', 'RTF 文件'],
];
/** What a zip file holds is told by the names in it: each kind of Office has a folder of its own. */
const ZIPS: readonly [string, string][] = [
  ['word/', 'Word 文档'],
  ['ppt/', 'PowerPoint 演示文稿'],
  ['OFD.xml', 'OFD 文件'],
  ['xl/', 'Excel 工作簿'],
];
const HEAD_BYTES = 65_536;

/**
 * What a file is, by its first bytes, for a sentence that says why it is not what was asked for.
 * @returns null where that is not known
 */
export function fileKindWords(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, HEAD_BYTES);
  const mark = Array.from(head.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (head.length === 0) return '空文件';
  if (mark.startsWith('504b0304')) return zipWords(bytes);
  if (mark.startsWith('d0cf11e0')) return '旧版 Office 文件';
  const known = MARKS.find(([beginning]) => mark.startsWith(beginning))?.[1];
  if (known) return known;
  if (head.every((byte) => byte === 0)) return '内容全是零的文件（可能没有写完，或磁盘有故障）';
  return isText(head) ? '文本文件' : null;
}

/** Names of entries stand as plain text in a zip file: before each entry, and once more at its end. */
function zipWords(bytes: Uint8Array): string {
  const ends = [bytes.subarray(0, HEAD_BYTES), bytes.subarray(Math.max(0, bytes.length - HEAD_BYTES))];
  const text = ends.map((end) => Array.from(end, (byte) => String.fromCharCode(byte)).join('')).join('');
  return ZIPS.find(([name]) => text.includes(name))?.[1] ?? '压缩文件（zip）';
}

function isText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}
