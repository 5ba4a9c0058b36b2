/** Gives a TrueType font another name: the OFL reserves the old one for the unchanged font. */
export function renameFont(font, family) {
  const name = nameTable(family);
  const count = font.readUInt16BE(4);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 12 + index * 16;
    const tag = font.toString('latin1', at, at + 4);
    const offset = font.readUInt32BE(at + 8);
    return { tag, data: tag === 'name' ? name : font.subarray(offset, offset + font.readUInt32BE(at + 12)) };
  });
  const parts = [Buffer.from(font.subarray(0, 12))];
  const directory = Buffer.alloc(count * 16);
  parts.push(directory);
  let offset = 12 + directory.length;
  let head = -1;
  for (const [index, table] of tables.entries()) {
    const data = padded(table.data);
    if (table.tag === 'head') {
      head = offset;
      data.writeUInt32BE(0, 8);
    }
    directory.write(table.tag, index * 16, 'latin1');
    directory.writeUInt32BE(checksum(data), index * 16 + 4);
    directory.writeUInt32BE(offset, index * 16 + 8);
    directory.writeUInt32BE(table.data.length, index * 16 + 12);
    parts.push(data);
    offset += data.length;
  }
  const whole = Buffer.concat(parts);
  // The whole file's sum must come out as this constant (OpenType, table head).
  if (head >= 0) whole.writeUInt32BE((0xb1b0afba - checksum(whole)) >>> 0, head + 8);
  return whole;
}

// Family, style, unique name, full name, version, PostScript name, licence: what a reader of a PDF or a licence asks.
function nameTable(family) {
  const records = [
    [1, family],
    [2, 'Regular'],
    [3, `${family};street-archives`],
    [4, family],
    [5, 'Version 1.000'],
    [6, family.replaceAll(' ', '')],
    [13, 'SIL Open Font License, Version 1.1. Cut from a font of Adobe; see the licence file beside it.'],
  ].map(([id, text]) => [id, Buffer.from(text, 'utf16le').swap16()]);
  const head = Buffer.alloc(6 + records.length * 12);
  head.writeUInt16BE(0, 0);
  head.writeUInt16BE(records.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  for (const [index, [id, text]] of records.entries()) {
    const at = 6 + index * 12;
    for (const [place, value] of [3, 1, 0x409, id, text.length, offset].entries())
      head.writeUInt16BE(value, at + place * 2);
    offset += text.length;
  }
  return Buffer.concat([head, ...records.map(([, text]) => text)]);
}

function padded(data) {
  return Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
}

function checksum(data) {
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum = (sum + data.readUInt32BE(at)) >>> 0;
  return sum;
}
