import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { backupsAt, backupsDir } from '#electron/archive/backup/place.ts';
import { sourceFrom } from '#electron/archive/backup/sources.ts';
import { isAppError } from '#shared/errors.ts';
import { messageFor } from '#shared/messages.zh.ts';
import { newArchive, newFolder } from '#test/help/archive.ts';
import { backUp, done, fillArchive, restore } from '#test/help/backup.ts';
import { cli, startCli } from '#test/help/cli.ts';
import { canMount, smallDisk } from '#test/help/small-disk.ts';

const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const one of cleanUp.splice(0).reverse()) one();
});
const folder = (name: string) => {
  const dir = newFolder(name);
  cleanUp.push(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

describe.skipIf(!canMount)('a backup onto a disk that is full or pulled', () => {
  it('leaves nothing under a final name, says why, and the next one works', async () => {
    const archive = newArchive();
    cleanUp.push(archive.remove);
    await fillArchive(archive);
    const needKb = Math.ceil(statSync(join(archive.dir, 'archive.db')).size / 1024);
    for (const sizeKb of [64, needKb - 100, needKb + 16]) {
      const disk = smallDisk(sizeKb);
      cleanUp.push(disk.remove);
      const error = await backUp(archive, join(disk.dir, 'place')).catch((failure: unknown) => failure);
      if (!isAppError(error)) throw new Error(`nothing was refused with ${sizeKb} KB: ${String(error)}`);
      expect(messageFor(error.code, error.params).sentence, String(sizeKb)).toContain('满');
      expect(readdirSync(backupsDir(join(disk.dir, 'place')))).toEqual([]);
    }
    const good = folder('good');
    expect(done(await backUp(archive, good)).isVerified).toBe(true);
    expect(done(await restore(sourceFrom(good), join(folder('back'), 'archive'))).findings).toEqual([]);
  });
});

describe.skipIf(!canMount)('a stick that is pulled while a backup is written', () => {
  it.each([0, 1, 2])('in phase %i: the sentence says so, and the next backup works', async (pulledIn) => {
    const archive = newArchive();
    cleanUp.push(archive.remove);
    await fillArchive(archive, 12);
    const disk = smallDisk(32 * 1024);
    cleanUp.push(disk.remove);
    const place = join(disk.dir, 'place');
    let isPulled = false;
    const phase = (index: number) => {
      if (index !== pulledIn || isPulled) return;
      isPulled = true;
      disk.pull();
    };
    const error = await backUp(archive, place, { phase }).catch((failure: unknown) => failure);
    if (!isAppError(error)) throw new Error(`nothing was refused: ${String(error)}`);
    expect(error.code).toBe('file.placeLost');
    expect(messageFor(error.code, error.params).sentence).toContain('断开');
    const good = folder('good');
    expect(done(await backUp(archive, good)).isVerified).toBe(true);
  });

  it('and one whose write protection is switched on: told, and the next one works', async () => {
    const archive = newArchive();
    cleanUp.push(archive.remove);
    await fillArchive(archive);
    const disk = smallDisk(32 * 1024);
    cleanUp.push(disk.remove);
    const place = join(disk.dir, 'place');
    expect(done(await backUp(archive, place)).isVerified).toBe(true);
    disk.readOnly();
    const later = { at: '2026-12-01T08:00:00.000Z' };
    const error = await backUp(archive, place, later).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ code: 'file.notWritable' });
    disk.writable();
    expect(done(await backUp(archive, place, later)).isVerified).toBe(true);
  });
});

describe('a backup that is killed midway', () => {
  it('leaves nothing under a final name that is not whole, and the next one works', async () => {
    const home = folder('kill');
    const [archive, place] = [join(home, 'archive'), join(home, 'place')];
    await cli('init', '--archive', archive, '--office', '测试街道', '--area', '350102005000', '--demo', '200');
    for (const afterMs of [250, 400, 550, 700, 900]) {
      const { child, ended } = startCli(['backup', '--archive', archive, '--to', place]);
      const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
      await ended;
      clearTimeout(timer);
    }
    const root = join(place, '街道档案备份');
    for (const { folder: backup, isVerified } of backupsAt(root)) {
      expect(isVerified).toBe(true);
      const back = await cli('restore', '--from', backup, '--archive', join(home, `back-${backup.slice(-6)}`));
      expect(back.output).toMatchObject({ verified: true });
    }
    const made = await cli('backup', '--archive', archive, '--to', place);
    expect(made.output).toMatchObject({ verified: true });
    expect(readdirSync(backupsDir(root)).filter((name) => name.endsWith('.未完成'))).toEqual([]);
    const back = await cli('restore', '--from', place, '--archive', join(home, 'back'));
    expect(back).toMatchObject({ code: 0, output: { verified: true, records: 200 } });
    expect((await cli('check', '--archive', join(home, 'back'))).code).toBe(0);
  });
});
