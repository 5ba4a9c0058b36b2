import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifestText } from '#electron/archive/bag/manifest.ts';
import { verifyBag } from '#electron/archive/bag/verify.ts';
import { readCommandLine } from '#electron/cli/arguments.ts';
import { verifyCommand } from '#electron/cli/handover.ts';
import { newFolder } from '#test/help/archive.ts';
import { bag, bytesEntry, entries, filesIn, sha } from '#test/help/bag.ts';

/** Packages of this program that were changed by somebody who knows how packages are made. */

let dir: string;
let root: string;
let onPaper: string;
const changed = () => join(root, 'data/电子档案/档案.json');

beforeEach(async () => {
  dir = newFolder('own-bag');
  root = join(dir, '移交包');
  const texts = ['文件目录.XML', '移交清单.csv', '说明文件.TXT', '其他/校验说明.TXT', '电子档案/档案.json'];
  const written = await bag(dir, entries(texts.map((name) => bytesEntry(`data/${name}`, `内容 ${name}`))));
  if (written.state !== 'done') throw new Error('not written');
  onPaper = written.manifestSha256;
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function examined(digest: string | null = null) {
  const report = await verifyBag(root, { digest, progress: () => undefined, isCancelled: () => false });
  if (report === null) throw new Error('not cancelled');
  return { ...report, codes: report.errors.map(({ code }) => code) };
}

const strip = (pattern: RegExp): void => {
  for (const name of readdirSync(root)) if (pattern.test(name)) rmSync(join(root, name));
};
const rewrite = (algorithm: string): void => {
  const lines = filesIn(root)
    .filter((path) => path.startsWith('data/'))
    .map((path) => ({ path, digest: sha(algorithm, readFileSync(join(root, path))) }));
  writeFileSync(join(root, `manifest-${algorithm}.txt`), manifestText(lines));
};
function forge(): void {
  writeFileSync(changed(), '{"name":"另一个人"}');
}

describe('a package of this program', () => {
  it('as it was written is whole, and proved only by the digest of the paper list', async () => {
    expect(await examined()).toMatchObject({ valid: true, proof: 'needed', errors: [], warnings: [] });
    expect(await examined(onPaper)).toMatchObject({ valid: true, proof: 'equal' });
    expect(await examined(onPaper.toUpperCase().replace(/(.{4})/g, '$1 '))).toMatchObject({ proof: 'equal' });
    for (const other of ['0'.repeat(64), onPaper.slice(0, 63), '没有'])
      expect(await examined(other)).toMatchObject({ valid: false, proof: 'unequal', codes: ['digest-mismatch'] });
  });

  it.each([
    ['its tag files', () => strip(/^(bag-info|tagmanifest-.*)\.txt$/)],
    ['bag-info.txt alone', () => strip(/^bag-info\.txt$/)],
    ['its lists of tag files', () => strip(/^tagmanifest-/)],
    ['all but one list', () => strip(/^(bag-info|tagmanifest-.*|manifest-sha512)\.txt$/)],
  ])('that lost %s is not valid', async (_what, act) => {
    act();
    expect(await examined()).toMatchObject({ valid: false, proof: 'needed' });
    expect((await examined(onPaper)).valid).toBe(false);
  });

  it('whose content was changed, tag files taken out and one list written anew, is not valid and named', async () => {
    forge();
    strip(/^(bag-info|tagmanifest-.*|manifest-sha512)\.txt$/);
    rewrite('sha256');
    const report = await examined();
    expect(report.valid).toBe(false);
    expect(report.codes).toContain('tag-files-lost');
    expect(report.errors.find(({ code }) => code === 'tag-files-lost')?.message).toContain('本程序的移交包');
    // Each list that is gone is named as well, for whoever looks for what was taken out.
    const gone = report.errors.filter(({ code }) => code === 'file-missing').map(({ path }) => path);
    expect(gone.sort()).toEqual(['manifest-sha512.txt', 'tagmanifest-sha256.txt', 'tagmanifest-sha512.txt']);
  });

  it('packed anew by another program is told as such: whole, never proved', async () => {
    forge();
    strip(/^(tagmanifest-.*|manifest-sha512)\.txt$/);
    rewrite('sha256');
    writeFileSync(join(root, 'bag-info.txt'), 'Bag-Software-Agent: bagit.py v1.8\n');
    const report = await examined();
    expect(report).toMatchObject({ valid: true, proof: 'needed' });
    expect(report.warnings.map(({ code }) => code)).toEqual(['repacked', 'no-tagmanifest']);
    expect(await examined(onPaper)).toMatchObject({ valid: false, proof: 'unequal' });
  });

  it('changed with every list written anew is found by the digest of the paper list, by nothing else', async () => {
    rmSync(root, { recursive: true });
    await bag(dir, entries([bytesEntry('data/电子档案/档案.json', '{"name":"另一个人"}')]));
    expect(await examined()).toMatchObject({ valid: true, proof: 'needed' });
    expect(await examined(onPaper)).toMatchObject({ valid: false, proof: 'unequal', codes: ['digest-mismatch'] });
  });
});

it('the command line says whole but not proved, the same, and not the same as three answers', async () => {
  const run = async (...words: string[]) => {
    const said: string[] = [];
    const done = await verifyCommand(readCommandLine(['verify', root, ...words]), null, (text) => said.push(text));
    return { ...done, said: said.join('\n') };
  };
  const unproved = await run();
  expect(unproved).toMatchObject({ exitCode: 0, output: { valid: true, proof: 'needed' } });
  expect(unproved.said).toContain('还没有证明是移交的那个包');
  expect(unproved.said).not.toContain('核对通过');
  const proved = await run('--digest', onPaper);
  expect(proved).toMatchObject({ exitCode: 0, output: { valid: true, proof: 'equal' } });
  expect(proved.said).toContain('核对通过');
  expect(await run('--digest', '0'.repeat(64))).toMatchObject({ exitCode: 1, output: { proof: 'unequal' } });
  strip(/^(bag-info|tagmanifest-.*)\.txt$/);
  expect(await run()).toMatchObject({ exitCode: 1, output: { valid: false, proof: 'needed' } });
});
