import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDatabase } from '#db/core/check.ts';
import { giveUpReserve } from '#electron/archive/core/room.ts';
import { cli } from '#test/help/cli.ts';
import {
  cutImport,
  type FullDiskAct,
  fillDisk,
  onFullDisk,
  openOffice,
  prepareFullDisk,
} from '#test/help/full-disk.ts';
import { canMount, smallDisk } from '#test/help/small-disk.ts';

// A sample; twenty sizes of each act are in test/bench/full-disk.bench.ts.
const sizes: [FullDiskAct, number[]][] = [
  ['import', [0, 1200]],
  ['undo', [0]],
  ['save', [0, 700]],
  ['roll', [0, 60]],
  ['handover', [0]],
  ['material', [0, 900]],
  ['backup', [0, 700]],
];

let prepared: ReturnType<typeof prepareFullDisk>;
beforeAll(() => {
  prepared = prepareFullDisk();
});
afterAll(() => prepared.remove());

describe.skipIf(!canMount)('a full disk: the act is refused with its sentence, and goes on once there is room', () => {
  it.each(sizes)('%s', async (act, rooms) => {
    let refused = 0;
    for (const roomKb of rooms) if (await onFullDisk(prepared, act, roomKb)) refused += 1;
    expect(refused).toBeGreaterThan(0);
  });

  it('import, where no reserve could be kept: taken away as soon as there is room, without a restart', async () => {
    expect(await onFullDisk(prepared, 'import', 1200, { hasReserve: false })).toBe(true);
  });
});

describe.skipIf(!canMount)('a full disk on the command line', () => {
  it('is refused (1) with its code and sentence, and the same command succeeds once there is room', async () => {
    const disk = smallDisk(64 * 1024);
    try {
      const dir = join(disk.dir, 'archive');
      cpSync(prepared.dir, dir, { recursive: true });
      const filler = fillDisk(disk.dir, 400);
      const words = ['import', '--archive', dir, '--kind', 'retiree', prepared.roster];
      const full = await cli(...words);
      expect(full).toMatchObject({ code: 1, output: { error: { code: 'archive.full' } } });
      expect(full.said).toContain('磁盘已满');
      rmSync(filler);
      expect(await cli(...words)).toMatchObject({ code: 0, output: { created: 250 } });
      expect(await cli('check', '--archive', dir)).toMatchObject({ code: 0 });
    } finally {
      disk.remove();
    }
  });
});

describe.skipIf(!canMount)('a disk that is still full at the next start', () => {
  async function cutOff(hasReserve: boolean): Promise<{ dir: string; filler: string; remove: () => void }> {
    const disk = smallDisk(64 * 1024);
    const dir = join(disk.dir, 'archive');
    cpSync(prepared.dir, dir, { recursive: true });
    const office = openOffice(dir);
    await cutImport(office, prepared.roster);
    await office.close();
    if (!hasReserve) giveUpReserve(dir);
    return { dir, filler: fillDisk(disk.dir, 0), remove: disk.remove };
  }

  it.each([true, false])('opens by its reserve (%s), or says so and opens once there is room', async (hasReserve) => {
    const { dir, filler, remove } = await cutOff(hasReserve);
    try {
      if (!hasReserve) {
        expect(() => openOffice(dir)).toThrowError(expect.objectContaining({ code: 'archive.full' }));
        rmSync(filler);
      }
      const office = openOffice(dir);
      expect(await office.count()).toBe(120);
      expect(checkDatabase(office.context.db)).toEqual([]);
      await office.close();
    } finally {
      remove();
    }
  });
});
