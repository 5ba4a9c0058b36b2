// Cuts the fonts of printed forms: node cut-fonts.mjs TARGET BOLD-CHARACTERS. Runs on Node 24 with the dev dependencies.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { boxFont } from './box-font.mjs';
import { root } from './paths.mjs';
import { renameFont } from './rename-font.mjs';

const [target, bold] = process.argv.slice(2);
const syst = join(root, 'node_modules/@chinese-fonts/syst');
const slices = join(syst, 'dist/SourceHanSerifCN');
const kai = join(root, 'node_modules/@fontsource/lxgw-wenkai');

// The OFL reserves the name "Source" for the unchanged font: a pinned cut goes by a name of its own.
const SONG = 'Archive Song';
const SONG_BOLD = 'Archive Song Bold';

const faces = Array.from(
  readFileSync(join(slices, 'result.css'), 'utf8').matchAll(/@font-face\s*\{([^}]*)\}/g),
  ([, body]) => ({
    file: /url\(["']?\.?\/?([^"')]+\.woff2)/.exec(body)[1],
    ranges: /unicode-range:\s*([^;]+)/.exec(body)[1].trim(),
  }),
);

const css = [];
for (const [index, face] of faces.entries()) {
  const source = readFileSync(join(slices, face.file));
  const characters = charactersOf(face.ranges);
  css.push(await pin(source, characters, 400, SONG, `song-${index}.ttf`, face.ranges));
  const wanted = characters.filter((character) => bold.includes(character));
  if (wanted.length > 0)
    css.push(await pin(source, wanted, 700, SONG_BOLD, `song-bold-${index}.ttf`, rangesOf(wanted)));
}
cpSync(join(kai, 'files/lxgw-wenkai-latin-500-normal.woff2'), join(target, 'kai.woff2'));
css.push(rule('Archive Kai', 'kai.woff2', null));
writeFileSync(join(target, 'box.ttf'), boxFont('Archive Box'));
css.push(rule('Archive Box', 'box.ttf', null));
writeFileSync(join(target, 'fonts.css'), css.join(''));
cpSync(join(syst, 'LICENSE'), join(target, 'SONG-LICENSE.txt'));
cpSync(join(kai, 'LICENSE'), join(target, 'KAI-LICENSE.txt'));

async function pin(source, characters, weight, family, file, ranges) {
  const font = await subsetFont(source, characters.join(''), {
    targetFormat: 'truetype',
    variationAxes: { wght: weight },
  });
  writeFileSync(join(target, file), renameFont(font, family));
  return rule(family, file, ranges);
}

function rule(family, file, ranges) {
  const format = file.endsWith('.woff2') ? 'woff2' : 'truetype';
  const range = ranges ? `unicode-range:${ranges};` : '';
  return `@font-face{font-family:"${family}";src:url("./${file}") format("${format}");font-weight:400;font-display:block;${range}}\n`;
}

function charactersOf(ranges) {
  return ranges.split(',').flatMap((part) => {
    const [from, to = from] = part.trim().replace(/^U\+/i, '').split('-');
    const start = Number.parseInt(from, 16);
    return Array.from({ length: Number.parseInt(to, 16) - start + 1 }, (_, offset) =>
      String.fromCodePoint(start + offset),
    );
  });
}

function rangesOf(characters) {
  return characters.map((character) => `U+${character.codePointAt(0).toString(16)}`).join(',');
}
