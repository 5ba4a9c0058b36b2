import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Who may write a file without `electron/files`, and why. */
const own: Record<string, string> = {
  'electron/archive/bag/write.ts': 'a package is a folder that is marked 未完成 until it is whole',
  'electron/archive/backup/exchange.ts': 'a note of the exchange, flushed before the first rename',
  'electron/main/log.ts': 'the log is appended to, line by line',
};
const writers =
  /\b(writeFile|writeFileSync|createWriteStream|appendFile|appendFileSync|copyFile|copyFileSync|cp|cpSync|open|openSync)\b/;

/** What a file takes from node:fs by which a file can be written; a whole module taken by name counts too. */
function taken(text: string): string[] {
  const found: string[] = [];
  for (const [, what] of text.matchAll(/import\s+([^;]*?)\s+from\s+'node:fs(?:\/promises)?'/g)) {
    if (what === undefined || what.startsWith('type')) continue;
    const names = what.startsWith('{') ? what.slice(1, -1).split(',') : [];
    if (names.length === 0) found.push(what);
    found.push(...names.map((name) => name.trim()).filter((name) => !name.startsWith('type ') && writers.test(name)));
  }
  if (/\.xlsx\.writeFile\(/.test(text)) found.push('xlsx.writeFile');
  return found;
}

it('every file the program writes is written by electron/files: beside its place, flushed, renamed', () => {
  const past: string[] = [];
  const allowed: string[] = [];
  for (const room of ['archive', 'cli', 'main', 'preload']) {
    for (const name of readdirSync(join(root, 'electron', room), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const file = `electron/${room}/${name.replaceAll('\\', '/')}`;
      const found = taken(readFileSync(join(root, file), 'utf8'));
      if (found.length === 0) continue;
      if (file in own) allowed.push(file);
      else past.push(`${file}: ${found.join(', ')}`);
    }
  }
  expect(past).toEqual([]);
  // Whoever no longer needs the exception loses it.
  expect(allowed.sort()).toEqual(Object.keys(own).sort());
});

it('a writer that goes past it is found, however it takes the function', () => {
  expect(taken("import { writeFileSync } from 'node:fs';")).toEqual(['writeFileSync']);
  expect(taken("import { open, rm } from 'node:fs/promises';")).toEqual(['open']);
  expect(taken("import * as fs from 'node:fs';")).toEqual(['* as fs']);
  expect(taken("import { readFile, type FileHandle } from 'node:fs/promises';")).toEqual([]);
});
