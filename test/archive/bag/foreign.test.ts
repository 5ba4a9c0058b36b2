import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyBag } from '#electron/archive/bag/verify.ts';
import { newFolder } from '#test/help/archive.ts';
import { sha, verify } from '#test/help/bag.ts';

// The cases in which LibraryOfCongress/bagit-conformance-suite found this program wrong, made here byte by byte.

let dir = '';
beforeEach(() => {
  dir = newFolder('foreign-bag');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const DIGEST = sha('sha512', 'hello');

function bagOf(files: Record<string, string | Uint8Array>): void {
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), bytes);
  }
}
const declared = (version = '0.97', encoding = 'UTF-8') =>
  `BagIt-Version: ${version}\nTag-File-Character-Encoding: ${encoding}\n`;
const listed = (...paths: string[]) => paths.map((path) => `${DIGEST}  ${path}\n`).join('');
const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);

describe('a bag of another program', () => {
  it('without bagit.txt is invalid, not a folder that holds no bag', async () => {
    bagOf({ 'manifest-sha512.txt': listed('data/a.txt'), 'data/a.txt': 'hello' });
    const report = await verify(dir);
    expect(report.valid).toBe(false);
    expect(codes(report.errors)).toEqual(['bagit-txt-missing']);
  });

  it.each([
    ['ISO-8859-1', Buffer.from(listed('data/caf\u00e9.txt'), 'latin1')],
    ['UTF-16', Buffer.from(`\ufeff${listed('data/caf\u00e9.txt')}`, 'utf16le')],
    ['UTF-16', Buffer.from(listed('data/caf\u00e9.txt'), 'utf16le').swap16()],
  ])('whose lists are written in %s is read so', async (encoding, list) => {
    bagOf({ 'bagit.txt': declared('0.97', encoding), 'manifest-sha512.txt': list, 'data/caf\u00e9.txt': 'hello' });
    expect(await verify(dir)).toMatchObject({ valid: true, errors: [] });
  });

  it.each([
    ['a path with ./ in front', listed('./data/a.txt'), 'path-relative'],
    ['a file listed twice with the same digest', listed('data/a.txt', 'data/a.txt'), 'duplicate-entry'],
    ['names that differ in case only and are one file', listed('data/a.txt', 'data/A.txt'), 'name-case'],
    ['system files that are gone', listed('data/a.txt', 'data/.DS_Store', 'data/Thumbs.db'), 'system-file'],
  ])('with %s is valid with a warning', async (_, list, code) => {
    bagOf({ 'bagit.txt': declared(), 'manifest-sha512.txt': list, 'data/a.txt': 'hello' });
    const report = await verify(dir);
    expect(report.errors).toEqual([]);
    expect(codes(report.warnings)).toContain(code);
  });

  it('of version 1.0, or with two digests, may not list a file twice', async () => {
    const twice = listed('data/a.txt', 'data/a.txt');
    bagOf({ 'bagit.txt': declared('1.0'), 'manifest-sha512.txt': twice, 'data/a.txt': 'hello' });
    expect(codes((await verify(dir)).errors)).toEqual(['duplicate-entry']);
    const other = `${listed('data/a.txt')}${'0'.repeat(128)}  data/a.txt\n`;
    bagOf({ 'bagit.txt': declared(), 'manifest-sha512.txt': other });
    expect(codes((await verify(dir)).errors)).toEqual(['duplicate-entry']);
  });

  it('is not the one of the paper list when the digest differs or the tag list is gone', async () => {
    const tags = `${sha('sha256', declared())}  bagit.txt\n`;
    bagOf({ 'bagit.txt': declared(), 'manifest-sha512.txt': listed('data/a.txt'), 'data/a.txt': 'hello' });
    const held = (digest: string) =>
      verifyBag(dir, { digest, progress: () => undefined, isCancelled: () => false }).then((report) =>
        codes(report?.errors ?? []),
      );
    expect(await held(sha('sha256', tags))).toEqual(['digest-mismatch']);
    bagOf({ 'tagmanifest-sha256.txt': tags });
    expect(await held(sha('sha256', tags).toUpperCase())).toEqual([]);
    expect(await held('0'.repeat(64))).toEqual(['digest-mismatch']);
  });
});
