import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { profileOf } from '#electron/main/profile.ts';
import { newFolder } from '#test/help/archive.ts';

let dir: string;
beforeEach(() => {
  dir = newFolder('profile');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('a window has the same profile for the same archive and another for another one', () => {
  const of = (name: string) => profileOf({ archiveDir: join(dir, name), cli: null }, dir);
  expect(of('甲')).toBe(of('甲'));
  expect(of('甲')).not.toBe(of('乙'));
});

it('a command has a profile of its own, and what ended ones left is taken away', () => {
  const profiles = join(dir, 'StreetArchives', 'profiles');
  const window = profileOf({ archiveDir: join(dir, '甲'), cli: null }, dir);
  for (const name of ['cli-999999999', `cli-${process.ppid}`, 'cli-甲']) {
    mkdirSync(join(profiles, name));
    writeFileSync(join(profiles, name, 'Preferences'), '{}');
  }
  const own = profileOf({ archiveDir: join(dir, '甲'), cli: ['print'] }, dir);
  expect(basename(own)).toBe(`cli-${process.pid}`);
  const kept = [basename(window), basename(own), `cli-${process.ppid}`, 'cli-甲'];
  expect(readdirSync(profiles).sort()).toEqual(kept.sort());
});
