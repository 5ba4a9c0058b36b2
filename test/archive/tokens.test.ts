import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handlers } from '#electron/archive/core/handlers.ts';
import { answer } from '#electron/archive/core/serve.ts';
import { refuseOwnFiles } from '#electron/files/own-files.ts';
import { newTokenKey, WindowTokens } from '#electron/files/tokens.ts';
import type { ArchiveCall } from '#shared/contract/archive.ts';
import { placeName, type TokenKind } from '#shared/contract/file-tokens.ts';
import { newArchive, newFolder, retiree, type TestArchive } from '#test/help/archive.ts';
import { opening } from '#test/help/saving.ts';

let archive: TestArchive;
let outside: string;
const key = newTokenKey();
let tokens: WindowTokens;
beforeEach(() => {
  archive = newArchive();
  outside = newFolder('outside');
  tokens = new WindowTokens(key, 1, archive.dir);
});
afterEach(() => {
  archive.remove();
  rmSync(outside, { recursive: true, force: true });
});

async function ask(name: ArchiveCall, input: unknown): Promise<string | Record<string, unknown>> {
  const reply = await answer(handlers, archive.context, name, input, true, { isPrinter: false, tokens });
  return reply.ok ? (reply.value as Record<string, unknown>) : reply.error.code;
}
const use = (kind: TokenKind, writes = false) => ({ kinds: [kind] as const, writes });

describe('a token', () => {
  it('gives its place back to its own window, for its own kind of use only', () => {
    const token = tokens.seal('read', '/stick/花名册.xlsx');
    expect(tokens.open(use('read'), token)).toBe('/stick/花名册.xlsx');
    const refused = expect.objectContaining({ code: 'file.tokenUnknown' });
    expect(() => tokens.open(use('write'), token)).toThrow(refused);
    expect(() => new WindowTokens(key, 2, archive.dir).open(use('read'), token)).toThrow(refused);
    expect(() => new WindowTokens(newTokenKey(), 1, archive.dir).open(use('read'), token)).toThrow(refused);
  });

  it('shows a file by its name and a folder by where it lies; the same place has the same token', () => {
    expect(placeName(tokens.seal('read', join(outside, '花名册.xlsx')))).toBe('花名册.xlsx');
    expect(placeName(tokens.seal('folder', outside))).toBe(outside);
    expect(tokens.seal('folder', outside)).toBe(tokens.seal('folder', outside));
    expect(tokens.seal('folder', outside)).not.toBe(tokens.seal('read', outside));
  });

  it('changed in any place, or made up, is refused', () => {
    const token = tokens.seal('read', '/stick/a.xlsx');
    const end = token.indexOf('|');
    for (let at = 0; at < end; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      const changed = token.slice(0, at) + other + token.slice(at + 1);
      // The last character may hold bits that stand for nothing.
      const opened = (() => {
        try {
          return tokens.open(use('read'), changed);
        } catch {
          return null;
        }
      })();
      if (opened !== null) expect([opened, at]).toEqual(['/stick/a.xlsx', end - 1]);
    }
    for (const made of ['', '|', '/etc/shadow', 'C:\\Windows\\win.ini', '|/etc/shadow', 'AAAA|x', 'x'.repeat(100_000)])
      expect(() => tokens.open(use('read'), made)).toThrow(expect.objectContaining({ code: 'file.tokenUnknown' }));
  });
});

describe('a window that names a path itself', () => {
  it('gets nothing read, and nothing written over, whatever the call', async () => {
    const secret = join(outside, 'secret.txt');
    writeFileSync(secret, 'secret');
    const saved = await ask('records.save', opening(retiree()));
    const recordId = (saved as { id: number }).id;
    expect(await ask('attachments.add', { recordId, paths: [secret] })).toBe('file.tokenUnknown');
    expect(await ask('policy.export', { path: join(archive.dir, 'archive.db') })).toBe('file.tokenUnknown');
    expect(await ask('policy.export', { path: join(outside, 'new.xlsx') })).toBe('file.tokenUnknown');
    expect(await ask('jobs.start', { kind: 'package.verify', path: outside })).toBe('file.tokenUnknown');
    expect(await ask('policy.importFile', { path: tokens.seal('write', secret) })).toBe('file.tokenUnknown');
    expect(existsSync(join(outside, 'new.xlsx'))).toBe(false);
    expect(await ask('attachments.add', { recordId, paths: [tokens.seal('read', secret)] })).toMatchObject({
      added: 1,
    });
  });

  it('gets a token back for what it had written, good for showing it and for nothing else', async () => {
    const path = join(outside, '政策数值.xlsx');
    const done = (await ask('policy.export', { path: tokens.seal('write', path) })) as { path: string };
    expect(existsSync(path)).toBe(true);
    expect(placeName(done.path)).toBe(path);
    expect(tokens.open(use('made'), done.path)).toBe(path);
    expect(await ask('policy.importFile', { path: done.path })).toBe('file.tokenUnknown');
  });
});

describe('the archive folder as a target', () => {
  it('is refused for every file in it, new or not, also through links and other spellings', async () => {
    const inArchive = expect.objectContaining({ code: 'file.inArchive' });
    symlinkSync(archive.dir, join(outside, 'link'));
    symlinkSync(join(archive.dir, 'archive.db'), join(outside, 'file.xlsx'));
    for (const target of [
      archive.dir,
      join(archive.dir, 'archive.db'),
      join(archive.dir, 'attachments', 'ab', 'new.pdf'),
      join(archive.dir, 'no', 'such', 'folder', 'x.xlsx'),
      `${archive.dir}/../${archive.dir.split('/').at(-1)}/x.xlsx`,
      join(outside, 'link', 'x.xlsx'),
      join(outside, 'file.xlsx'),
    ]) {
      expect(() => refuseOwnFiles(archive.dir, target), target).toThrow(inArchive);
      expect(() => tokens.open(use('write', true), tokens.seal('write', target))).toThrow(inArchive);
    }
    expect(await ask('policy.export', { path: tokens.seal('write', join(archive.dir, 'archive.db')) })).toBe(
      'file.inArchive',
    );
    const start = {
      kind: 'handover.write',
      selection: { kind: 'retiree' },
      targetDir: tokens.seal('folder', archive.dir),
    };
    expect(await ask('jobs.start', start)).toBe('file.inArchive');
  });

  it('beside it, above it or under a name that only begins like it, saving goes', () => {
    mkdirSync(`${archive.dir}-2`);
    for (const target of [outside, join(archive.dir, '..'), `${archive.dir}-2`, join(`${archive.dir}-2`, 'a.pdf')])
      expect(() => refuseOwnFiles(archive.dir, target), target).not.toThrow();
    rmSync(`${archive.dir}-2`, { recursive: true });
  });
});
