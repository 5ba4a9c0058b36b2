import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkArchive } from '#electron/archive/check.ts';
import { newArchive, newFolder, type TestArchive } from '#test/help/archive.ts';
import { fillArchive } from '#test/help/backup.ts';
import { filesIn } from '#test/help/bag.ts';

let archive: TestArchive;
let aside: string;
beforeEach(async () => {
  archive = newArchive();
  aside = newFolder('aside');
  await fillArchive(archive);
});
afterEach(() => {
  archive.remove();
  rmSync(aside, { recursive: true, force: true });
});

const attachments = () => join(archive.dir, 'attachments');
/** The letter that two files share, by its path in the folder of materials. */
const letter = () =>
  filesIn(attachments()).find((name) => readFileSync(join(attachments(), name), 'utf8') === 'the same letter') ?? '';
const codes = async () => {
  const { ok, findings, notes } = await checkArchive(archive.dir);
  for (const { message } of [...findings, ...notes]) expect(message).toMatch(/。$/);
  return { ok, codes: [...findings, ...notes].map(({ code }) => code) };
};
const note = async () => {
  const { ok, notes } = await checkArchive(archive.dir);
  return { ok, notes: notes.map(({ message }) => message) };
};

describe('what does not belong into the folder of materials', () => {
  it.each([
    ['a file beside the folders', '照片.jpg', '不是本程序存放的文件'],
    ['a file in one of them', 'ab/Thumbs.db', '不是本程序存放的文件'],
    ['a file under a digest that no file tells of', `ff/${'f'.repeat(64)}`, '没有档案登记的材料文件'],
    ['a digest in the folder of another', `00/${'f'.repeat(64)}`, '不是本程序存放的文件'],
    ['a file that was cut off', '0192.part', '没有写完的文件'],
  ])('%s is a note with its name, and no fault', async (_what, name, words) => {
    mkdirSync(join(attachments(), name, '..'), { recursive: true });
    writeFileSync(join(attachments(), name), 'x');
    const { ok, notes } = await note();
    expect({ ok, notes }).toEqual({ ok: true, notes: [expect.stringContaining(words)] });
    expect(notes[0]).toContain(name);
  });

  it('a folder, and a link to one, are told and not gone into', async () => {
    mkdirSync(join(attachments(), '我的照片'));
    symlinkSync(archive.dir, join(attachments(), 'zz'));
    const { ok, notes } = await note();
    expect({ ok, notes }).toEqual({ ok: true, notes: [expect.stringContaining('2 个不是本程序存放的文件')] });
  });
});

describe('a material that is no longer what it was', () => {
  it('renamed: missing under its name, and the other name is told', async () => {
    renameSync(join(attachments(), letter()), join(attachments(), '介绍信.pdf'));
    expect(await codes()).toEqual({ ok: false, codes: ['attachment-missing', 'attachments-foreign'] });
  });

  it('emptied: changed', async () => {
    writeFileSync(join(attachments(), letter()), '');
    expect(await codes()).toEqual({ ok: false, codes: ['attachment-changed'] });
  });

  it('a folder under its name: changed, and the folder is told', async () => {
    const name = letter();
    rmSync(join(attachments(), name));
    mkdirSync(join(attachments(), name));
    expect(await codes()).toEqual({ ok: false, codes: ['attachment-changed', 'attachments-foreign'] });
  });

  it('a link to the same content elsewhere: told, for the content does not lie in the archive', async () => {
    const name = letter();
    cpSync(join(attachments(), name), join(aside, 'letter'));
    rmSync(join(attachments(), name));
    symlinkSync(join(aside, 'letter'), join(attachments(), name));
    const { ok, notes } = await note();
    expect({ ok, notes }).toEqual({ ok: true, notes: [expect.stringContaining('是链接')] });
    expect(notes[0]).toContain(name);
    rmSync(join(aside, 'letter'));
    expect(await codes()).toMatchObject({ ok: false, codes: ['attachment-missing', 'attachments-linked'] });
  });

  it('the whole folder gone, or a file in its place: each material is missing, in one sentence', async () => {
    const count = filesIn(attachments()).length;
    rmSync(attachments(), { recursive: true });
    expect(await codes()).toEqual({ ok: false, codes: Array.from({ length: count }, () => 'attachment-missing') });
    writeFileSync(attachments(), 'x');
    expect(await codes()).toEqual({ ok: false, codes: Array.from({ length: count }, () => 'attachment-missing') });
    expect(readdirSync(archive.dir)).toContain('archive.db');
  });
});
