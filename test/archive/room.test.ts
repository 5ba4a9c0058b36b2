import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { archiveFull } from '#db/core/open.ts';
import { Room } from '#electron/archive/core/room.ts';
import { newArchive, type TestArchive } from '#test/help/archive.ts';

let archive: TestArchive;
let room: Room;
beforeEach(() => {
  archive = newArchive();
  room = new Room(archive.db, archive.dir);
});
afterEach(() => archive.remove());

const hasReserve = () => existsSync(join(archive.dir, 'reserve.bin'));
/** Work that finds the disk full so many times; what it saw of the reserve each time. */
function failing(times: number) {
  const saw: boolean[] = [];
  const work = () => {
    saw.push(hasReserve());
    if (saw.length <= times) throw archiveFull(archive.db.name);
    return 'done';
  };
  return { saw, work };
}
const full = expect.objectContaining({ code: 'archive.full' });

describe('the way back on a full disk', () => {
  it('needs no more room than the reserve: the log is written back first, then the reserve is given up', () => {
    room.keep();
    expect(hasReserve()).toBe(true);
    const { saw, work } = failing(2);
    expect(room.wayBack(work)).toBe('done');
    expect(saw).toEqual([true, true, false]);
  });

  it('that finds no room even so is told as a full disk, and nothing else is tried again', () => {
    expect(() => room.wayBack(failing(3).work)).toThrow(full);
    let tries = 0;
    const wrong = () => {
      tries += 1;
      throw new RangeError('a bug');
    };
    expect(() => room.wayBack(wrong)).toThrow('a bug');
    expect(tries).toBe(1);
  });

  it('is gone later, at the first call that finds room, without a restart; until then nothing is begun', () => {
    room.keep();
    const { saw, work } = failing(6);
    expect(room.nowOrLater(work)).toBe(false);
    expect(() => room.refuseWhileFull()).toThrow(full);
    room.settle();
    expect(() => room.refuseWhileFull()).toThrow(full);
    room.settle();
    expect(saw).toHaveLength(7);
    expect(() => room.refuseWhileFull()).not.toThrow();
    // There is room again, so the reserve is made again.
    expect(hasReserve()).toBe(true);
    room.settle();
    expect(saw).toHaveLength(7);
  });
});
