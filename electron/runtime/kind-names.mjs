// General files name no kind of record: neither its word nor a code of its states. What a kind is called and which states
// it has is asked of the registers, so that a new kind is looked for from its first line on.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

const rooms = ['shared', 'db', 'electron', 'renderer'];
const EXCEPTIONS = 'electron/runtime/kind-name-exceptions.json';
const REMEDY =
  'A general file asks the description of a kind (shared/records/kind.ts) or a register of its room (registers/); what only one kind has belongs into its folder.';
const SHRINK = `${EXCEPTIONS} only grows shorter: node electron/runtime/kind-names.mjs --shrink takes the file out of it.`;

/** Words and quoted state codes of every kind in the register, as patterns. */
async function patterns() {
  const load = (file) => import(pathToFileURL(join(root, file)).href);
  const { register } = await load('shared/registers/kinds.ts');
  const { tablesOfKinds } = await load('shared/registers/codes.ts');
  return Object.entries(register).map(([kind, { codeTables, initialStates }]) => {
    const codes = Object.keys(initialStates).flatMap((field) =>
      tablesOfKinds[codeTables[field]].items.map(({ code }) => code),
    );
    // In single quotes, as code and SQL write them: in double ones stands what a page shows, the key "F3".
    const quoted = codes.length === 0 ? '' : `|'(?:${codes.join('|')})'`;
    return { kind, found: new RegExp(`${kind}${quoted}`, 'i') };
  });
}

// Migrations with the list of them, and this folder.
const always = ['db/migrations/', 'db/core/migrate.ts', 'electron/runtime/'];

/** Folders of kinds, registers and migrations may name kinds. */
function mayName(file, kinds) {
  const folders = file.split('/').slice(0, -1);
  const isOfKind = kinds.some((kind) => folders.includes(kind));
  return isOfKind || folders.includes('registers') || always.some((place) => file.startsWith(place));
}

function* filesIn(house, folder) {
  if (!existsSync(join(house, folder))) return;
  for (const entry of readdirSync(join(house, folder), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !['.ts', '.tsx'].includes(extname(entry.name))) continue;
    yield relative(house, join(entry.parentPath, entry.name)).split(sep).join('/');
  }
}

// A comment may say whom a rule was made for.
const isComment = (line) => /^\s*(?:\/\/|\/?\*)/.test(line);

/** The lines of a house's general files that name a kind: file, number, text, kind. */
async function* namingLines(house) {
  const looked = await patterns();
  const kinds = looked.map(({ kind }) => kind);
  for (const room of rooms)
    for (const file of filesIn(house, room)) {
      if (mayName(file, kinds)) continue;
      const lines = readFileSync(join(house, file), 'utf8').split('\n');
      for (const [index, line] of lines.entries()) {
        const named = isComment(line) ? undefined : looked.find(({ found }) => found.test(line));
        if (named) yield { file, number: index + 1, text: line.trim(), kind: named.kind };
      }
    }
}

const exceptionsOf = (house) => JSON.parse(readFileSync(join(house, EXCEPTIONS), 'utf8'));

/**
 * Names of kinds in the general files of a house.
 * @returns one sentence for each line that names one, and for each exception that is not needed any more
 */
export async function namesOfKinds(house) {
  const excused = exceptionsOf(house);
  const needed = new Set();
  const told = [];
  for await (const { file, number, text, kind } of namingLines(house)) {
    needed.add(file);
    if (!excused.includes(file)) told.push(`${file}:${number} names the kind ${kind}: ${text}\n  ${REMEDY}`);
  }
  for (const file of excused) if (!needed.has(file)) told.push(`${file} names no kind any more.\n  ${SHRINK}`);
  return told;
}

/** Takes out of the exceptions of a house what is not needed any more. */
export async function shrink(house) {
  const needed = new Set();
  for await (const { file } of namingLines(house)) needed.add(file);
  const excused = exceptionsOf(house).filter((file) => needed.has(file));
  writeFileSync(join(house, EXCEPTIONS), `${JSON.stringify(excused, null, 2)}\n`);
}

if (import.meta.filename === process.argv[1]) {
  if (process.argv.includes('--shrink')) await shrink(root);
  const told = await namesOfKinds(root);
  for (const sentence of told) process.stderr.write(`${sentence}\n`);
  process.exitCode = told.length === 0 ? 0 : 1;
}
