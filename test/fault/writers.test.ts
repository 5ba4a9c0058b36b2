import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { writeWhole } from '#electron/files/write-whole.ts';
import { type ArchiveCall, archiveContract } from '#shared/contract/archive.ts';
import { AppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { newArchive, newFolder } from '#test/help/archive.ts';
import { canMount, smallDisk } from '#test/help/small-disk.ts';

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const one of cleanUp.splice(0).reverse()) one();
});
const disk = (sizeKb: number) => {
  const made = smallDisk(sizeKb);
  cleanUp.push(made.remove);
  return made;
};
const failure = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: unknown) => (error instanceof AppError ? error : Promise.reject(error)),
  );

/** Every call that writes a file and asks for nothing but its path. */
const exports = (Object.keys(archiveContract) as ArchiveCall[]).filter(
  (name) => /\.(export|save)/.test(name) && archiveContract[name].input.safeParse({ path: 'x' }).success,
);

describe.skipIf(!canMount)('a file written onto a full stick', () => {
  it('leaves nothing under its name, whichever list it is, and is told in one sentence', async () => {
    const archive = newArchive();
    cleanUp.push(archive.remove);
    const { dir } = disk(64);
    writeFileSync(join(dir, 'filler'), Buffer.alloc(60_000));
    expect(exports.length).toBeGreaterThan(5);
    for (const name of exports) {
      const path = join(dir, `${name}.xlsx`);
      const error = await failure(callDirectly(handlers, archive.context, name, { path } as never));
      expect(error.code, name).toBe('file.full');
      expect(messageFor(error.code, error.params).sentence, name).toContain('磁盘已满');
      expect(readdirSync(dir), name).toEqual(['filler']);
    }
  });

  it('leaves the file that lay there before as it was', async () => {
    const { dir } = disk(256);
    const path = join(dir, '登记表.pdf');
    await writeWhole(path, Buffer.from('the first'));
    const error = await failure(writeWhole(path, Buffer.alloc(1_000_000)));
    expect(error).toMatchObject({ code: 'file.full', params: { path, needBytes: 1_000_000 } });
    expect(readFileSync(path, 'utf8')).toBe('the first');
    expect(readdirSync(dir)).toEqual(['登记表.pdf']);
  });
});

describe.skipIf(!canMount)('a place a file cannot be written to is told by its own sentence', () => {
  it.each<[string, string, (dir: string) => string]>([
    ['a folder that is not there', 'file.placeLost', (dir) => join(dir, '没有', '名单.xlsx')],
    ['a file where a folder should be', 'file.placeLost', (dir) => join(dir, 'plain', '名单.xlsx')],
    ['a name of 300 characters', 'file.nameTooLong', (dir) => join(dir, `${'名'.repeat(300)}.xlsx`)],
    [
      'a path of 5,000 characters',
      'file.nameTooLong',
      (dir) => join(dir, ...Array<string>(25).fill('n'.repeat(200)), 'a'),
    ],
    ['a folder of that name', 'file.notWritable', (dir) => join(dir, 'folder')],
  ])('%s', async (_what, code, pathIn) => {
    const { dir } = disk(256);
    writeFileSync(join(dir, 'plain'), '');
    mkdirSync(join(dir, 'folder', 'inner'), { recursive: true });
    const error = await failure(writeWhole(pathIn(dir), Buffer.from('x')));
    expect(error.code).toBe(code);
    expect(readdirSync(dir).sort()).toEqual(['folder', 'plain']);
  });

  it('a stick with write protection', async () => {
    const stick = disk(256);
    stick.readOnly();
    expect(await failure(writeWhole(join(stick.dir, 'a.pdf'), Buffer.from('x')))).toMatchObject({
      code: 'file.notWritable',
    });
  });

  it('a stick pulled before the end', async () => {
    const stick = disk(256);
    const dir = join(stick.dir, 'inner');
    stick.pull();
    expect(await failure(writeWhole(join(dir, 'a.pdf'), Buffer.from('x')))).toMatchObject({ code: 'file.placeLost' });
  });
});

it('a name that just fits is written, though its unfinished one is longer', async () => {
  const dir = newFolder('names');
  cleanUp.push(() => rmSync(dir, { recursive: true, force: true }));
  const path = join(dir, `${'名'.repeat(83)}.pdf`);
  await writeWhole(path, Buffer.from('x'));
  expect(readFileSync(path, 'utf8')).toBe('x');
});
