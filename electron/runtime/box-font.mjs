/**
 * A font of one sign: an empty box, for every character there is. It stands last in the list of faces of a sheet, so
 * that a character no face has is a box to be filled in by hand, and never another face's idea of it or nothing.
 * Its width is odd on purpose: that is how the page finds out which characters came to it (renderer/sheets/lacking.ts).
 */
const BOX_EM = 1.015;
const UNITS = 1000;

export function boxFont(family) {
  const advance = BOX_EM * UNITS;
  const glyf = box({ left: 60, bottom: -90, right: 940, top: 790, line: 26 });
  const tables = {
    'OS/2': os2(advance),
    cmap: cmap(),
    glyf: Buffer.concat([glyf, glyf]),
    head: head(),
    hhea: hhea(advance),
    hmtx: words([advance, 60, advance, 60]),
    // Glyph 0 and glyph 1 are the same box; offsets count in twos.
    loca: words([0, glyf.length / 2, glyf.length]),
    maxp: maxp(),
    name: names(family),
    post: Buffer.concat([longs([0x00030000, 0]), Buffer.alloc(24)]),
  };
  return assemble(tables);
}

function box({ left, bottom, right, top, line }) {
  const outer = [
    [left, bottom],
    [left, top],
    [right, top],
    [right, bottom],
  ];
  const inner = [
    [left + line, bottom + line],
    [right - line, bottom + line],
    [right - line, top - line],
    [left + line, top - line],
  ];
  const points = [...outer, ...inner];
  const deltas = (axis) => points.map((point, index) => point[axis] - (index === 0 ? 0 : points[index - 1][axis]));
  const glyph = Buffer.concat([
    words([2, left, bottom, right, top, 3, 7, 0]),
    Buffer.alloc(points.length, 1),
    words([...deltas(0), ...deltas(1)]),
  ]);
  return Buffer.concat([glyph, Buffer.alloc((4 - (glyph.length % 4)) % 4)]);
}

// Format 13 maps a range to one glyph: all of Unicode in one line (OpenType, table cmap).
function cmap() {
  const header = Buffer.concat([words([0, 1, 3, 10]), longs([12])]);
  return Buffer.concat([header, words([13, 0]), longs([28, 0, 1, 0x20, 0x10ffff, 1])]);
}

function head() {
  const table = Buffer.alloc(54);
  table.writeUInt32BE(0x00010000, 0);
  table.writeUInt32BE(0x00010000, 4);
  table.writeUInt32BE(0x5f0f3cf5, 12);
  table.writeUInt16BE(0x000b, 16);
  table.writeUInt16BE(UNITS, 18);
  for (const [index, value] of [60, -90, 940, 790].entries()) table.writeInt16BE(value, 36 + index * 2);
  table.writeUInt16BE(8, 46);
  table.writeInt16BE(2, 48);
  return table;
}

function hhea(advance) {
  return Buffer.concat([longs([0x00010000]), words([880, -120, 0, advance, 60, 60, 940, 1, 0, 0, 0, 0, 0, 0, 0, 2])]);
}

function maxp() {
  return Buffer.concat([longs([0x00010000]), words([2, 8, 2, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])]);
}

function os2(advance) {
  const table = Buffer.alloc(96);
  const put = (at, values) => {
    for (const [index, value] of values.entries()) table.writeInt16BE(value, at + index * 2);
  };
  // Version 4; installable embedding (fsType 0); the rest describes an ordinary upright face.
  put(0, [4, advance, 400, 5, 0, 650, 700, 0, 140, 650, 700, 0, 480, 50, 260, 0]);
  table.write('ARCH', 58, 'latin1');
  table.writeUInt16BE(0x40, 62);
  table.writeUInt16BE(0x20, 64);
  table.writeUInt16BE(0xffff, 66);
  put(68, [880, -120, 0, 880, 120]);
  put(86, [500, 700, 0, 0x20, 1]);
  return table;
}

function names(family) {
  const records = [
    [1, family],
    [2, 'Regular'],
    [3, `${family};street-archives`],
    [4, family],
    [5, 'Version 1.000'],
    [6, family.replaceAll(' ', '')],
  ].map(([id, text]) => [id, Buffer.from(text, 'utf16le').swap16()]);
  const start = 6 + records.length * 12;
  let offset = 0;
  const entries = records.map(([id, text]) => {
    const entry = words([3, 1, 0x409, id, text.length, offset]);
    offset += text.length;
    return entry;
  });
  return Buffer.concat([words([0, records.length, start]), ...entries, ...records.map(([, text]) => text)]);
}

function assemble(tables) {
  const tags = Object.keys(tables).sort();
  const power = 2 ** Math.floor(Math.log2(tags.length));
  const header = Buffer.concat([
    longs([0x00010000]),
    words([tags.length, power * 16, Math.log2(power), (tags.length - power) * 16]),
  ]);
  let offset = header.length + tags.length * 16;
  let headAt = 0;
  const directory = [];
  const bodies = [];
  for (const tag of tags) {
    const body = Buffer.concat([tables[tag], Buffer.alloc((4 - (tables[tag].length % 4)) % 4)]);
    if (tag === 'head') headAt = offset;
    directory.push(Buffer.from(tag, 'latin1'), longs([checksum(body), offset, tables[tag].length]));
    bodies.push(body);
    offset += body.length;
  }
  const font = Buffer.concat([header, ...directory, ...bodies]);
  // The whole file's sum must come out as this constant (OpenType, table head).
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + 8);
  return font;
}

function checksum(data) {
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum = (sum + data.readUInt32BE(at)) >>> 0;
  return sum;
}

function words(values) {
  const buffer = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) buffer.writeUInt16BE(value & 0xffff, index * 2);
  return buffer;
}

function longs(values) {
  const buffer = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) buffer.writeUInt32BE(value >>> 0, index * 4);
  return buffer;
}
