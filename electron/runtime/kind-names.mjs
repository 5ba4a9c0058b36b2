// General files name no kind of record: neither its word, nor a code of its states, nor what a clerk calls only its things.
// What a kind is called and what it has is asked of the registers, so that a new kind is looked for from its first line on.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

const rooms = ['shared', 'db', 'electron', 'renderer'];
const EXCEPTIONS = 'electron/runtime/kind-name-exceptions.json';
const WORD_EXCEPTIONS = 'electron/runtime/kind-word-exceptions.json';
const REMEDY =
  'A general file asks the description of a kind (shared/records/kind.ts) or a register of its room (registers/); what only one kind has belongs into its folder.';
const shrinks = (list) => `${list} only grows shorter: node electron/runtime/kind-names.mjs --shrink takes it out.`;
// Shorter ones are parts of many words: 转出, 终止.
const SHORTEST = 4;

/** Words and quoted state codes of every kind in the register, as patterns, with what a clerk calls its things. */
async function patterns() {
  const load = (file) => import(pathToFileURL(join(root, file)).href);
  const { register } = await load('shared/registers/kinds.ts');
  const { tablesOfKinds } = await load('shared/registers/codes.ts');
  const { allLives } = await load('shared/registers/life.ts');
  const { isPersonField } = await load('shared/people/fields.ts');
  const lives = Object.fromEntries(allLives);
  return Object.entries(register).map(([kind, description]) => {
    const { codeTables, initialStates } = description;
    const codes = Object.keys(initialStates).flatMap((field) =>
      tablesOfKinds[codeTables[field]].items.map(({ code }) => code),
    );
    // In single quotes, as code and SQL write them: in double ones stands what a page shows, the key "F3".
    const quoted = codes.length === 0 ? '' : `|'(?:${codes.join('|')})'`;
    const words = wordsOf(description, lives[kind], isPersonField);
    return { kind, found: new RegExp(`${kind}${quoted}`, 'i'), words };
  });
}

/** What a clerk calls the kind and its things: its own words, and the names of its forms, reports, steps and fields. */
function wordsOf({ label, words, labels, forms, reports, ledgers }, { steps, stateLabels }, isPersonField) {
  const own = Object.entries(labels).flatMap(([field, name]) => (isPersonField(field) ? [] : [name]));
  const titled = [forms, reports, ledgers].flatMap((all) => Object.values(all).map(({ title }) => title));
  const named = [
    label,
    ...own,
    ...titled,
    ...Object.values(steps).map((step) => step.label),
    ...Object.values(stateLabels),
  ];
  // What stands in brackets tells two of one name apart.
  const bare = named.map((name) => name.replace(/（[^）]*）/g, '')).filter((name) => name.length >= SHORTEST);
  return [...new Set([...words, ...bare])];
}

// Migrations with the list of them, and this folder.
const always = ['db/migrations/', 'db/core/migrate.ts', 'electron/runtime/'];

/** Folders of kinds, registers and migrations may name kinds. */
function mayName(file, kinds) {
  const folders = file.split('/').slice(0, -1);
  const isOfKind = kinds.some((kind) => folders.includes(kind));
  return isOfKind || folders.includes('registers') || always.some((place) => file.startsWith(place));
}

// Code tables and values of kinds that are still to come lie in a folder of theirs already: their words are their own.
const isOfComingKind = (file) => /^shared\/records\/[^/]+\//.test(file);

function* filesIn(house, folder) {
  if (!existsSync(join(house, folder))) return;
  for (const entry of readdirSync(join(house, folder), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !['.ts', '.tsx'].includes(extname(entry.name))) continue;
    yield relative(house, join(entry.parentPath, entry.name)).split(sep).join('/');
  }
}

// A comment may say whom a rule was made for.
const isComment = (line) => /^\s*(?:\/\/|\/?\*)/.test(line);

/** The lines of a house's general files that name a kind: file, number, text, kind; `words`: which of its words, if by them. */
async function* namingLines(house) {
  const looked = await patterns();
  const kinds = looked.map(({ kind }) => kind);
  for (const room of rooms)
    for (const file of filesIn(house, room)) {
      if (mayName(file, kinds)) continue;
      const lines = readFileSync(join(house, file), 'utf8').split('\n');
      for (const [index, line] of lines.entries()) {
        if (isComment(line)) continue;
        const at = { file, number: index + 1, text: line.trim() };
        const named = looked.find(({ found }) => found.test(line));
        if (named) yield { ...at, kind: named.kind, words: [] };
        if (isOfComingKind(file)) continue;
        for (const { kind, words } of looked) {
          const said = words.filter((word) => line.includes(word));
          if (said.length > 0) yield { ...at, kind, words: said };
        }
      }
    }
}

const listIn = (house, list) => JSON.parse(readFileSync(join(house, list), 'utf8'));

/** What a house excuses, and what of it was needed while its lines were read. */
function exceptionsOf(house) {
  const files = listIn(house, EXCEPTIONS);
  const worded = listIn(house, WORD_EXCEPTIONS);
  const needed = { files: new Set(), words: new Set(), worded: new Set() };
  return {
    /** Whether a line may stand; words of general things first, so that no file is excused for them. */
    excuses({ file, words }) {
      if (words.length === 0) {
        needed.files.add(file);
        return files.includes(file);
      }
      const general = words.filter((word) => worded.words.includes(word));
      for (const word of general) needed.words.add(word);
      if (general.length === words.length) return true;
      needed.worded.add(file);
      return worded.files.includes(file);
    },
    /** What stands in the lists without need. */
    idle: () => ({
      files: files.filter((file) => !needed.files.has(file)),
      words: worded.words.filter((word) => !needed.words.has(word)),
      worded: worded.files.filter((file) => !needed.worded.has(file)),
    }),
    /** The lists without that. */
    kept: () => ({
      [EXCEPTIONS]: files.filter((file) => needed.files.has(file)),
      [WORD_EXCEPTIONS]: {
        words: worded.words.filter((word) => needed.words.has(word)),
        files: worded.files.filter((file) => needed.worded.has(file)),
      },
    }),
  };
}

/**
 * Names of kinds in the general files of a house.
 * @returns one sentence for each line that names one, and for each exception that is not needed any more
 */
export async function namesOfKinds(house) {
  const exceptions = exceptionsOf(house);
  const told = [];
  for await (const line of namingLines(house)) {
    if (exceptions.excuses(line)) continue;
    const { file, number, text, kind, words } = line;
    const by = words.length === 0 ? '' : ` by ${words.join('、')}`;
    told.push(`${file}:${number} names the kind ${kind}${by}: ${text}\n  ${REMEDY}`);
  }
  const { files, words, worded } = exceptions.idle();
  for (const file of files) told.push(`${file} names no kind any more.\n  ${shrinks(EXCEPTIONS)}`);
  for (const word of words) told.push(`${word} stands in no general file any more.\n  ${shrinks(WORD_EXCEPTIONS)}`);
  for (const file of worded) told.push(`${file} has no word of a kind any more.\n  ${shrinks(WORD_EXCEPTIONS)}`);
  return told;
}

/** Takes out of the exceptions of a house what is not needed any more. */
export async function shrink(house) {
  const exceptions = exceptionsOf(house);
  for await (const line of namingLines(house)) exceptions.excuses(line);
  for (const [list, kept] of Object.entries(exceptions.kept()))
    writeFileSync(join(house, list), `${JSON.stringify(kept, null, 2)}\n`);
}

if (import.meta.filename === process.argv[1]) {
  if (process.argv.includes('--shrink')) await shrink(root);
  const told = await namesOfKinds(root);
  for (const sentence of told) process.stderr.write(`${sentence}\n`);
  process.exitCode = told.length === 0 ? 0 : 1;
}
