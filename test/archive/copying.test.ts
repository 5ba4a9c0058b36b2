import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { armor } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newKey, openKey, sealing, unsealing } from '#electron/archive/backup/seal.ts';
import { eachOfMany } from '#electron/archive/core/each-of-many.ts';
import { changeFlushed, copyFlushed } from '#electron/files/copy-flushed.ts';
import { digestFile, piecesOf } from '#electron/files/pieces.ts';
import { newFolder } from '#test/help/archive.ts';

const MEGABYTE = 1 << 20;
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

let dir: string;
beforeEach(() => {
  dir = newFolder('copying');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function fileOf(size: number): { path: string; bytes: Buffer } {
  const bytes = Buffer.alloc(size, '材料');
  const path = join(dir, `${size}.jpg`);
  writeFileSync(path, bytes);
  return { path, bytes };
}

describe('a file of any size', () => {
  it.each([0, 1, 30_000, MEGABYTE - 1, MEGABYTE, MEGABYTE + 1, 3 * MEGABYTE])(
    'of %i bytes is read whole, in pieces of a megabyte at most, and its copy and its digest are right',
    async (size) => {
      const { path, bytes } = fileOf(size);
      const pieces: Buffer[] = [];
      for await (const piece of piecesOf(path)) pieces.push(piece);
      expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
      expect(Math.max(0, ...pieces.map(({ length }) => length))).toBeLessThanOrEqual(MEGABYTE);
      await copyFlushed(path, `${path}.copy`);
      expect(await digestFile(`${path}.copy`)).toBe(sha256(bytes));
    },
  );

  it('is encrypted and decrypted in one pass, with the digests of both sides', async () => {
    const { path, bytes } = fileOf(2 * MEGABYTE + 7);
    const key = await newKey('鼓西街道 2026 的口令');
    expect(new TextDecoder('latin1').decode(armor.decode(key.identity))).toMatch(/^-> scrypt \S+ 18$/m);
    const sealed = await changeFlushed(path, `${path}.age`, sealing(key.recipient));
    const sealedBytes = readFileSync(`${path}.age`);
    expect(sealed).toEqual({
      ...{ readSha256: sha256(bytes), sha256: sha256(sealedBytes), bytes: sealedBytes.length },
    });
    const { secret } = await openKey(key.identity, '鼓西街道 2026 的口令');
    const opened = await changeFlushed(`${path}.age`, `${path}.back`, unsealing(secret));
    expect(opened).toEqual({ readSha256: sealed.sha256, sha256: sha256(bytes), bytes: bytes.length });
  });
});

describe('a copy', () => {
  it('never takes the place of what lies there', async () => {
    const { path } = fileOf(10);
    const other = fileOf(20);
    await expect(copyFlushed(path, other.path)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(readFileSync(other.path).equals(other.bytes)).toBe(true);
  });

  it('of a file that is marked as read-only, as on a disc, can be replaced and removed', async () => {
    const { path } = fileOf(10);
    chmodSync(path, 0o444);
    await copyFlushed(path, join(dir, 'copy'));
    expect(statSync(join(dir, 'copy')).mode & 0o200).toBe(0o200);
  });
});

describe('work for many', () => {
  it('is done once for each, a few at a time, and a failure stops what was not begun', async () => {
    const items = Array.from({ length: 100 }, (_, nth) => nth);
    const done: number[] = [];
    let atOnce = 0;
    let most = 0;
    const work = async (item: number, nth: number) => {
      expect(nth).toBe(item);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      done.push(item);
      if (item === 20) throw new Error('the disk is gone');
    };
    await expect(eachOfMany(items, work)).rejects.toThrow('the disk is gone');
    expect(new Set(done).size).toBe(done.length);
    expect(done.length).toBeLessThan(40);
    expect(most).toBe(8);
  });
});
