// Makes the two data files of electron/archive/characters from a Mojidata database (npm package @mandel59/mojidata 1.8.1,
// dist/moji.db): node make-characters.mjs MOJI.DB. Run by hand when Unicode brings new characters; what it makes is
// committed, for the package is 40 MB.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pinyin } from 'pinyin-pro';
import { root } from './paths.mjs';

const target = join(root, 'electron/archive/characters');
const db = new Database(process.argv[2], { readonly: true });
// As HAN_BLOCKS of shared/rules/rare-characters.ts, without the compatibility ideographs.
const BLOCKS = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b739],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
  [0x2ebf0, 0x2ee5d],
  [0x30000, 0x3134a],
  [0x31350, 0x323af],
];
const characters = BLOCKS.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, offset) => String.fromCodePoint(first + offset)),
);

writeFileSync(
  join(target, 'parts.txt'),
  `# Sources: composition from the IDS data of Andrew West (BabelStone, not copyrighted, free for any purpose) and of
# mandel59/mojidata-ids (MIT-0); radicals and strokes from Unihan 17.0 (kRSUnicode, kTotalStrokes; Unicode License v3,
# see UNICODE-LICENSE.txt). Made by electron/runtime/make-characters.mjs.
# "!" strokes of what is not taken apart; "@" code point of the next line; "=" radical and strokes beside it of the lines
# that follow; else how the character is composed, operators as letters a-p for U+2FF0-2FFF, ? where a part has no code.
${parts().join('\n')}\n`,
);
writeFileSync(
  join(target, 'readings.txt'),
  `# Readings of the characters pinyin-pro does not know: Unihan 17.0, kMandarin, kTGHZ2013, kXHC1983, kHanyuPinyin
# (Unicode License v3, see UNICODE-LICENSE.txt). Made by electron/runtime/make-characters.mjs. A line: syllable without
# tone, ü as v, then its characters; behind the line "-" the second readings.
${readings().join('\n')}\n`,
);

function parts() {
  const composed = compositions();
  const radical = mapOf('SELECT UCS, value FROM unihan_kRSUnicode');
  const strokes = mapOf('SELECT UCS, value FROM unihan_kTotalStrokes');
  const lines = [];
  const leaves = new Set();
  let expected = -1;
  let under = '';
  for (const character of characters) {
    const codePoint = character.codePointAt(0);
    if (codePoint !== expected) lines.push(`@${codePoint.toString(16)}`);
    expected = codePoint + 1;
    const [number, rest] = /^(\d+)'*\.(-?\d+)/.exec(radical.get(character)).slice(1);
    const now = `=${number}.${Math.max(0, Number(rest))}`;
    if (now !== under) lines.push(now);
    under = now;
    const ids = composed.get(character) ?? '';
    lines.push(ids);
    if (ids === '') leaves.add(character);
    for (const part of ids) if (!/[a-p?]/.test(part) && !composed.get(part)) leaves.add(part);
  }
  const known = Array.from(leaves).filter((leaf) => strokes.has(leaf));
  const byCount = Map.groupBy(known, (leaf) => Number(strokes.get(leaf).split(' ')[0]));
  const counts = Array.from(byCount.keys()).sort((a, b) => a - b);
  return [...counts.map((count) => `!${count} ${byCount.get(count).sort().join('')}`), ...lines];
}

/** Of several compositions the one of the mainland's sources, or the first that needs no unencoded part. */
function compositions() {
  const found = new Map();
  for (const { UCS, source, IDS } of db.prepare('SELECT UCS, source, IDS FROM ids').iterate()) {
    if (/[\u31ef\u303e]/.test(IDS)) continue;
    const ids = IDS.replace(/\{\d+\}|\uff1f|[\ue000-\uf8ff]/g, '?').replace(/[\u2ff0-\u2fff]/g, (operator) =>
      String.fromCharCode(operator.charCodeAt(0) - 0x2ff0 + 97),
    );
    const worth = (source.includes('G') ? 4 : 0) + (ids.includes('?') ? 0 : 2);
    if (worth > (found.get(UCS)?.worth ?? -1)) found.set(UCS, { ids: ids === UCS ? '' : ids, worth });
  }
  return new Map(Array.from(found, ([character, { ids }]) => [character, ids]));
}

function readings() {
  const first = new Map();
  const second = new Map();
  const sources = [
    mapOf('SELECT UCS, value FROM unihan_kMandarin'),
    ...['kTGHZ2013', 'kXHC1983', 'kHanyuPinyin'].map((field) =>
      mapOf(`SELECT UCS, group_concat(value, ' ') FROM unihan_each_${field} GROUP BY UCS`),
    ),
  ];
  for (const character of characters) {
    const [known] = pinyin(character, { toneType: 'none', type: 'array', v: true });
    if (/^[a-z]+$/.test(known ?? '')) continue;
    const found = new Set(
      sources.flatMap((source) => (source.get(character) ?? '').match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).map(plain),
    );
    const [one, ...others] = Array.from(found).filter((syllable) => /^[a-z]+$/.test(syllable));
    if (one) add(first, one, character);
    for (const other of others.slice(0, 3)) add(second, other, character);
  }
  const lines = (of) =>
    Array.from(of.keys())
      .sort()
      .map((syllable) => `${syllable} ${of.get(syllable)}`);
  return [...lines(first), '-', ...lines(second)];
}

function add(to, syllable, character) {
  to.set(syllable, (to.get(syllable) ?? '') + character);
}

function plain(text) {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
    .replace(/u([\u0300-\u030c])\u0308|\u0308/g, 'v')
    .replace(/[\u0300-\u036f]/g, '');
}

function mapOf(sql) {
  return new Map(db.prepare(sql).raw().all());
}
