import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { distinctNames, safeFileName } from '#electron/archive/bag/file-name.ts';
import { infoText, readInfo } from '#electron/archive/bag/manifest.ts';
import { newFolder } from '#test/help/archive.ts';
import { bag, bytesEntry, entries, filesIn, sha, verify } from '#test/help/bag.ts';

let dir: string;
beforeEach(() => {
  dir = newFolder('bag');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const payload = () =>
  entries([
    bytesEntry('data/电子档案/2026/350102005-TX2026-00001/档案.json', '{"name":"张伟"}'),
    bytesEntry(
      'data/电子档案/2026/350102005-TX2026-00001/材料/01-身份证 𠅤.jpg',
      Buffer.from([0xff, 0xd8, 0, 1, 2, 3]),
    ),
    bytesEntry('data/说明文件.TXT', '说明\r\n'),
    bytesEntry('data/100%.txt', 'percent'),
    bytesEntry('data/空.txt', ''),
  ]);

describe('a package', () => {
  it('that was written verifies, and says the same digest the writer said', async () => {
    const written = await bag(dir, payload());
    const report = await verify(join(dir, '移交包'));
    expect(report).toMatchObject({
      valid: true,
      version: '1.0',
      files: 5,
      bytes: 17 + 6 + 8 + 7,
      errors: [],
      warnings: [],
    });
    expect(written).toMatchObject({ state: 'done', files: 5, manifestSha256: report.manifestSha256 });
    expect(readFileSync(join(dir, '移交包', 'bagit.txt'), 'utf8')).toBe(
      'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    );
    expect(readFileSync(join(dir, '移交包', 'bag-info.txt'), 'utf8')).toContain('Payload-Oxum: 38.5\n');
  });

  it('is accepted by coreutils, both manifests and both tag manifests', async () => {
    await bag(dir, payload());
    for (const [tool, algorithm] of [
      ['sha256sum', 'sha256'],
      ['sha512sum', 'sha512'],
    ] as const) {
      // Coreutils do not know the percent-encoding of BagIt; the file with the percent sign is left out for them.
      const lines = readFileSync(join(dir, '移交包', `manifest-${algorithm}.txt`), 'utf8')
        .split('\n')
        .filter((line) => !line.includes('%25'));
      writeFileSync(join(dir, 'list'), lines.join('\n'));
      const options = { cwd: join(dir, '移交包') };
      expect(
        execFileSync(tool, ['--strict', '-c', join(dir, 'list')], options)
          .toString()
          .match(/OK|成功/g),
      ).toHaveLength(4);
      expect(
        execFileSync(tool, ['--strict', '-c', `tagmanifest-${algorithm}.txt`], options)
          .toString()
          .match(/OK|成功/g),
      ).toHaveLength(4);
    }
  });

  it('with any single bit changed in any file is rejected', async () => {
    await bag(dir, payload());
    const root = join(dir, '移交包');
    const all = filesIn(root).filter((file) => readFileSync(join(root, file)).length > 0);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), fc.nat(), fc.integer({ min: 0, max: 7 }), async (file, at, bit) => {
        const path = join(root, file);
        const good = readFileSync(path);
        const bad = Buffer.from(good);
        const index = at % bad.length;
        bad[index] = (bad[index] as number) ^ (1 << bit);
        writeFileSync(path, bad);
        try {
          expect((await verify(root)).valid, `${file} byte ${index} bit ${bit}`).toBe(false);
        } finally {
          writeFileSync(path, good);
        }
      }),
      { numRuns: 200 },
    );
    expect((await verify(root)).valid).toBe(true);
  });

  it('with any byte of the list that nothing else covers changed is rejected', async () => {
    await bag(dir, entries([bytesEntry('data/a', 'x')]));
    const root = join(dir, '移交包');
    for (const file of ['bagit.txt', 'tagmanifest-sha256.txt']) {
      const good = readFileSync(join(root, file));
      for (let at = 0; at < good.length; at += 1) {
        const bad = Buffer.from(good);
        // The bit that turns a small letter of a digest into a capital one, which the standard would let pass.
        bad[at] = (bad[at] as number) ^ 0x20;
        writeFileSync(join(root, file), bad);
        expect((await verify(root)).valid, `${file} byte ${at}`).toBe(false);
      }
      writeFileSync(join(root, file), good);
    }
  });

  it('with a file more, less, emptied, swapped or renamed is rejected', async () => {
    await bag(dir, payload());
    const root = join(dir, '移交包');
    const json = join(root, 'data/电子档案/2026/350102005-TX2026-00001/档案.json');
    const text = join(root, 'data/说明文件.TXT');
    const codes = async () => (await verify(root)).errors.map((error) => error.code);
    writeFileSync(join(root, 'data/多余.txt'), 'x');
    expect(await codes()).toContain('file-unlisted');
    rmSync(join(root, 'data/多余.txt'));
    writeFileSync(join(root, '夹带.exe'), 'x');
    expect(await codes()).toContain('file-unlisted');
    rmSync(join(root, '夹带.exe'));
    renameSync(json, `${json}.bak`);
    expect(await codes()).toEqual(expect.arrayContaining(['file-missing', 'file-unlisted']));
    renameSync(`${json}.bak`, json);
    const [a, b] = [readFileSync(json), readFileSync(text)];
    writeFileSync(json, b);
    writeFileSync(text, a);
    expect(await codes()).toContain('manifest-mismatch');
    writeFileSync(json, a);
    writeFileSync(text, b);
    for (const list of ['tagmanifest-sha256.txt', 'tagmanifest-sha512.txt', 'manifest-sha512.txt']) {
      const good = readFileSync(join(root, list));
      rmSync(join(root, list));
      expect((await verify(root)).valid, list).toBe(false);
      writeFileSync(join(root, list), good);
    }
    expect(await codes()).toEqual([]);
  });

  it('is not written over what lies there already', async () => {
    await bag(dir, payload());
    await expect(bag(dir, payload())).rejects.toMatchObject({ code: 'handover.targetDirty' });
  });

  it('cancelled in the middle leaves nothing behind', async () => {
    let looks = 0;
    const outcome = await bag(dir, payload(), { isCancelled: () => ++looks > 4 });
    expect(outcome).toEqual({ state: 'cancelled' });
    expect(filesIn(dir)).toEqual([]);
  });

  it('whose material was changed in the store is not written', async () => {
    writeFileSync(join(dir, 'scan'), 'changed');
    const source = { file: join(dir, 'scan'), sha256: sha('sha256', 'original'), name: '扫描件.pdf' };
    await expect(bag(dir, entries([{ path: 'data/扫描件.pdf', source }]))).rejects.toMatchObject({
      code: 'attachment.damaged',
      params: { name: '扫描件.pdf' },
    });
    expect(existsSync(join(dir, '移交包'))).toBe(false);
    expect((await verify(join(dir, '移交包.未完成'))).valid).toBe(false);
  });

  it('that is refused at the last moment never verifies, although every byte is right', async () => {
    await expect(bag(dir, payload(), { beforeCommit: () => Promise.reject(new Error('no')) })).rejects.toThrow('no');
    const left = join(dir, '移交包.未完成');
    expect((await verify(left)).errors.map((error) => error.code)).toContain('incomplete-marker');
    renameSync(left, join(dir, '改名'));
    expect((await verify(join(dir, '改名'))).valid).toBe(false);
  });

  it('counts up to the whole and never beyond', async () => {
    const seen: number[] = [];
    await bag(dir, payload(), {
      progress: (count) => {
        expect(count.done).toBeLessThanOrEqual(count.total);
        expect(count.doneBytes).toBeLessThanOrEqual(count.totalBytes);
        seen.push(count.done);
      },
    });
    expect(seen.length).toBeGreaterThan(5);
  });
});

/** A small bag made by hand, as other programs write them. */
function foreign(
  files: Record<string, string>,
  declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
): string {
  const root = join(dir, 'foreign');
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'data'), { recursive: true });
  writeFileSync(join(root, 'bagit.txt'), declaration);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  return root;
}
const line = (text: string, path: string, algorithm = 'sha256') => `${sha(algorithm, text)}  ${path}\n`;

describe("another program's bag", () => {
  const good = { 'data/a.txt': 'a', 'manifest-sha256.txt': line('a', 'data/a.txt') };
  const outcome = async (files: Record<string, string>, declaration?: string) => {
    const report = await verify(foreign(files, declaration));
    return {
      valid: report.valid,
      errors: report.errors.map((e) => e.code),
      warnings: report.warnings.map((w) => w.code),
    };
  };

  it.each<[string, Record<string, string>, string | undefined]>([
    ['with the least the standard asks', good, undefined],
    ['of version 0.97', good, 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n'],
    [
      'with line ends of Windows',
      { ...good, 'manifest-sha256.txt': line('a', 'data/a.txt').replace('\n', '\r\n') },
      undefined,
    ],
    [
      'with digests in capitals and binary marks',
      { ...good, 'manifest-sha256.txt': `${sha('sha256', 'a').toUpperCase()} *data/a.txt` },
      undefined,
    ],
    ['with MD5 only', { 'data/a.txt': 'a', 'manifest-md5.txt': line('a', 'data/a.txt', 'md5') }, undefined],
  ])('%s is valid', async (_what, files, declaration) => {
    expect(await outcome(files, declaration)).toMatchObject({ valid: true, errors: [] });
  });

  it.each<[string, Record<string, string>, string, string?]>([
    ['with a changed file', { ...good, 'data/a.txt': 'b' }, 'manifest-mismatch'],
    [
      'with a file missing',
      { ...good, 'manifest-sha256.txt': line('a', 'data/a.txt') + line('b', 'data/b.txt') },
      'file-missing',
    ],
    ['with a file unlisted', { ...good, 'data/b.txt': 'b' }, 'file-unlisted'],
    ['without a manifest', { 'data/a.txt': 'a' }, 'no-manifest'],
    [
      'with a path that leads out',
      { ...good, 'manifest-sha256.txt': line('a', 'data/a.txt') + line('x', 'data/../../etc/passwd') },
      'path-escapes',
    ],
    [
      'with an absolute path',
      { ...good, 'manifest-sha256.txt': line('a', 'data/a.txt') + line('x', '/etc/passwd') },
      'path-escapes',
    ],
    [
      'with a file listed twice',
      { ...good, 'manifest-sha256.txt': line('a', 'data/a.txt') + line('a', 'data/a.txt') },
      'duplicate-entry',
    ],
    [
      'with a line that is none',
      { ...good, 'manifest-sha256.txt': `${line('a', 'data/a.txt')}nonsense\n` },
      'manifest-line-invalid',
    ],
    ['with a wrong sum of bytes', { ...good, 'bag-info.txt': 'Payload-Oxum: 2.1\n' }, 'oxum-mismatch'],
    [
      'with two manifests that list different files',
      {
        ...good,
        'data/b.txt': 'b',
        'manifest-sha512.txt': line('a', 'data/a.txt', 'sha512') + line('b', 'data/b.txt', 'sha512'),
      },
      'manifest-not-every-file',
    ],
    [
      'with a changed tag file',
      { ...good, 'bag-info.txt': 'A: b\n', 'tagmanifest-sha256.txt': line('A: c\n', 'bag-info.txt') },
      'tagmanifest-mismatch',
    ],
    [
      'with files to be fetched',
      {
        ...good,
        'manifest-sha256.txt': line('a', 'data/a.txt') + line('b', 'data/b.txt'),
        'fetch.txt': 'http://example.invalid/b 1 data/b.txt\n',
      },
      'fetch-refused',
    ],
    [
      'with a byte-order mark',
      good,
      'bagit-txt-invalid',
      '\uFEFFBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
    ],
    ['in another encoding', good, 'encoding-unsupported', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: EBCDIC\n'],
    ['of an unknown version', good, 'version-unknown', 'BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n'],
  ])('%s is not valid', async (_what, files, code, declaration) => {
    const found = await outcome(files, declaration);
    expect(found.valid).toBe(false);
    expect(found.errors).toContain(code);
  });

  it('with a link is refused, and the link is not followed', async () => {
    const root = foreign(good);
    writeFileSync(join(dir, 'secret'), 's');
    symlinkSync(join(dir, 'secret'), join(root, 'data/link'));
    expect((await verify(root)).errors.map((error) => error.code)).toContain('not-a-file');
  });

  it('whose names are in another Unicode form is matched with a warning', async () => {
    const root = foreign({
      ['data/é.txt'.normalize('NFD')]: 'a',
      'manifest-sha256.txt': line('a', 'data/é.txt'.normalize('NFC')),
    });
    expect(await verify(root)).toMatchObject({
      valid: true,
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'name-normalised' })]),
    });
  });

  it('that is no bag at all is called so', async () => {
    await expect(verify(dir)).rejects.toMatchObject({ code: 'package.absent' });
  });
});

describe('a file name', () => {
  it('can be kept by every stick', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const name = safeFileName(text);
        expect(name).not.toMatch(/[\\/:*?"<>|]|[. ]$|^\s|^$/);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      }),
    );
    expect(safeFileName('a/b:c?.pdf')).toBe('a／b：c？.pdf');
    expect(safeFileName('con.txt')).toBe('_con.txt');
    expect(safeFileName(`${'长'.repeat(200)}.pdf`)).toMatch(/^长{78}\.pdf$/);
  });

  it('differs from its neighbours for systems that see no case', () => {
    const distinct = distinctNames();
    expect(['a.pdf', 'A.PDF', 'a.pdf'].map(distinct)).toEqual(['a.pdf', 'A(2).PDF', 'a(3).pdf']);
  });
});

it('long values of bag-info are folded and read back as they were', () => {
  const value = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen';
  const text = infoText([
    ['External-Description', value],
    ['Source-Organization', '街道'.repeat(60)],
  ]);
  expect(readInfo(text).get('External-Description')).toEqual([value]);
  expect(readInfo(text).get('Source-Organization')).toEqual(['街道'.repeat(60)]);
});
