import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fallback, refuseOther } from '#electron/runtime/electron.mjs';
import { digestOf } from '#electron/runtime/stamp.mjs';
import { newFolder } from '#test/help/archive.ts';

const root = join(import.meta.dirname, '../..');
let dir: string;
beforeEach(() => {
  dir = newFolder('setup');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('what a step depends on', () => {
  it('is known by names and contents, in whatever order the folder lists them', () => {
    mkdirSync(join(dir, 'a/b'), { recursive: true });
    writeFileSync(join(dir, 'a/one.ts'), '1');
    writeFileSync(join(dir, 'a/b/two.ts'), '2');
    const before = digestOf(['a'], dir);
    expect(digestOf(['a'], dir)).toBe(before);
    writeFileSync(join(dir, 'a/b/two.ts'), '3');
    expect(digestOf(['a'], dir)).not.toBe(before);
    writeFileSync(join(dir, 'a/b/two.ts'), '2');
    expect(digestOf(['a'], dir)).toBe(before);
    writeFileSync(join(dir, 'a/b/three.ts'), '');
    expect(digestOf(['a'], dir)).not.toBe(before);
  });
});

describe('the fallback runtime', () => {
  it('is taken only with the bytes that were pinned', () => {
    expect(() => refuseOther(Buffer.from('something else'), fallback.integrity)).toThrow(/not the pinned one/);
    expect(() =>
      refuseOther(
        Buffer.from('abc'),
        'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
      ),
    ).not.toThrow();
  });

  it('is pinned by version and SHA-512, and is no dependency', () => {
    expect(fallback.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(fallback.integrity).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
    expect(readFileSync(join(root, 'package.json'), 'utf8')).not.toContain(fallback.name);
  });
});

describe('what is committed', () => {
  const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(root, file)));

  it('is known: nothing below would be looked at otherwise', () => {
    expect(files.length).toBeGreaterThan(500);
  });

  it('has exact versions only', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      expect(`${name}@${version}`).toMatch(/@\d+\.\d+\.\d+$/);
  });

  it('names no download address and no path of a machine', () => {
    for (const file of files.filter((one) => /\.(ts|tsx|mjs|cjs|json|md|sql|css|html)$/.test(one))) {
      const text = readFileSync(join(root, file), 'utf8');
      expect(text, file).not.toMatch(/"resolved"\s*:|registry\.[a-z]+\.[a-z]+|\/home\/[a-z]+\/|\/root\//);
    }
  });
});
