import { existsSync, rmSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { archiveFull, toAppError, type WritableDb } from '#db/core/open.ts';
import { AppError } from '#shared/errors.ts';
import { fillFile } from '../../files/write-whole.ts';
import { log } from './log.ts';

/**
 * Room for the way back on a full disk. What was begun (an import, a reading, a hand-over) must be taken away again, and
 * that writes too: a file of real bytes beside the database is given up for it, and made again when there is room. What
 * even so finds no room is kept here and done as soon as there is, without a restart.
 */

const MB = 1024 * 1024;
// The log of SQLite is written back into the database every 1,000 pages (4 MB): so much the database may have to grow
// before anything can be taken away; as much again for the steps themselves.
const RESERVE_BYTES = 8 * MB;
const LEAST_RESERVE_BYTES = MB / 2;
const RESERVE_NAME = 'reserve.bin';

export class Room {
  private readonly db: WritableDb;
  private readonly dir: string;
  private readonly waiting = new Set<() => void>();

  constructor(db: WritableDb, dir: string) {
    this.db = db;
    this.dir = dir;
  }

  /** Makes the reserve where there is none and room for it: at most a quarter of what is free. */
  keep(): void {
    if (existsSync(reserveIn(this.dir))) return;
    try {
      const { bavail, bsize } = statfsSync(this.dir);
      const bytes = Math.min(RESERVE_BYTES, Math.floor((bavail * bsize) / 4));
      if (bytes >= LEAST_RESERVE_BYTES) fillFile(reserveIn(this.dir), bytes);
    } catch (error) {
      rmSync(reserveIn(this.dir), { force: true });
      log('warn', 'no reserve was made', { code: error instanceof Error ? error.name : '' });
    }
  }

  /**
   * Does what must be done though the disk is full: the log of SQLite is written back, then the reserve is given up.
   * @throws AppError archive.full when that was not enough; whatever else `work` throws
   */
  wayBack<T>(work: () => T): T {
    const ways = [() => this.writeBack(), () => this.giveUp()];
    for (;;) {
      try {
        return work();
      } catch (error) {
        const way = this.isFull(error) ? ways.shift() : undefined;
        if (!way) throw toAppError(error, this.db.name);
        way();
      }
    }
  }

  /** The same; what cannot be written even so is done later, by `settle`. @returns whether it is done */
  nowOrLater(work: () => void): boolean {
    try {
      this.wayBack(work);
      return true;
    } catch (error) {
      if (!isForNow(error)) throw error;
      this.waiting.add(work);
      return false;
    }
  }

  /** Before every call: what waited for room is done if there is any, and the reserve made again. */
  settle(): void {
    for (const work of this.waiting) {
      try {
        this.wayBack(work);
        this.waiting.delete(work);
      } catch (error) {
        if (isForNow(error)) return;
        this.waiting.delete(work);
        throw error;
      }
    }
    this.keep();
  }

  /** Nothing is begun while something waits to be taken away. @throws AppError archive.full */
  refuseWhileFull(): void {
    if (this.waiting.size > 0) throw archiveFull(this.db.name);
  }

  private isFull(error: unknown): boolean {
    const known = toAppError(error, this.db.name);
    return known instanceof AppError && known.code === 'archive.full';
  }

  private giveUp(): void {
    giveUpReserve(this.dir);
    this.writeBack();
  }

  // Cut to nothing: on a full disk a long log is most of what can be had back.
  private writeBack(): void {
    try {
      this.db.pragma('wal_checkpoint(TRUNCATE)');
    } catch (error) {
      log('warn', 'the log was not written back', { code: error instanceof Error ? error.name : '' });
    }
  }
}

// A disk that is full, unplugged or held by a virus scanner now need not be so at the next call.
function isForNow(error: unknown): boolean {
  return (
    error instanceof AppError &&
    ['archive.full', 'archive.lost', 'archive.readOnly', 'archive.inUse'].includes(error.code)
  );
}

/** Gives the reserve of a folder up, where there is one. */
export function giveUpReserve(dir: string): void {
  rmSync(reserveIn(dir), { force: true });
}

function reserveIn(dir: string): string {
  return join(dir, RESERVE_NAME);
}

const rooms = new WeakMap<WritableDb, Room>();

/** The room beside an open archive. */
export function roomOf(db: WritableDb): Room {
  const known = rooms.get(db) ?? new Room(db, dirname(db.name));
  rooms.set(db, known);
  return known;
}
