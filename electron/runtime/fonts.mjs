import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './alone.mjs';
import { cache, node24, root, stamps } from './paths.mjs';
import { run } from './run.mjs';
import { SetupError, say } from './say.mjs';
import { digestOf, once } from './stamp.mjs';

const here = dirname(fileURLToPath(import.meta.url));
// Where titles of forms are written down: in the general rooms and in the folder of each kind of record.
const titled = [
  'renderer/sheets',
  'shared/sheets',
  ...ofKinds('renderer', 'sheets'),
  ...ofKinds('shared', 'forms'),
].map((folder) => join(root, folder));

function ofKinds(room, folder) {
  return readdirSync(join(root, room, 'records'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `${room}/records/${name}/${folder}`);
}

/**
 * The fonts of printed forms in the renderer's public folder. Chrome embeds static TrueType outlines as real fonts but
 * turns variable ones into Type 3, so the Song face is pinned to its weights once and kept in the cache.
 */
export async function makeFonts() {
  const version = JSON.parse(readFileSync(join(root, 'node_modules/@chinese-fonts/syst/package.json'), 'utf8')).version;
  const titles = boldCharacters();
  const key = `${digestOf(['box-font.mjs', 'cut-fonts.mjs', 'rename-font.mjs'], here).slice(0, 12)} ${version} ${titles}`;
  await once('fonts', key, async () => {
    const { createHash } = await import('node:crypto');
    const made = join(cache, `fonts-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`);
    if (!existsSync(made))
      await alone(`${made}.lock`, async () => {
        if (!existsSync(made)) await cut(made, titles);
      });
    const target = join(stamps, 'public', 'fonts');
    rmSync(target, { recursive: true, force: true });
    mkdirSync(dirname(target), { recursive: true });
    cpSync(made, target, { recursive: true });
  });
}

async function cut(made, titles) {
  say('正在准备打印字体（只需一次，约一分钟）/ preparing the print fonts once …');
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'fonts-part-'));
  try {
    const code = await run(node24, [join(here, 'cut-fonts.mjs'), work, titles]);
    if (code !== 0) throw new SetupError('The print fonts could not be prepared.');
    renameSync(work, made);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The characters written in the sheets' sources: those that may stand in a bold title or heading. */
function boldCharacters() {
  const found = new Set('0123456789');
  const look = (dir) => {
    if (!existsSync(dir)) return;
    for (const entry of readdirSync(dir, { withFileTypes: true })) {
      if (entry.isDirectory()) look(join(dir, entry.name));
      else if (/\.tsx?$/.test(entry.name))
        for (const character of readFileSync(join(dir, entry.name), 'utf8').match(/[\u3000-\u9fff\uff00-\uffef]/gu) ??
          [])
          found.add(character);
    }
  };
  for (const folder of titled) look(folder);
  return Array.from(found).sort().join('');
}
