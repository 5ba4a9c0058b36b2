import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeOver } from '../../files/write-whole.ts';

/**
 * Beside the database: where its log ended after the last call. SQLite keeps what was written last in a file of its own
 * (`archive.db-wal`) until the program ends; where that file is lost after a crash, the database alone looks whole, and only
 * this note knows that acts were in it. It is never ahead of the log: it is written when the act is on the disk.
 */
const FILE = 'log-head.json';
const Head = z.object({ archive: z.string(), entries: z.int(), hash: z.string(), at: z.string() });
export type Head = z.infer<typeof Head>;

/** What the note of an archive folder says; null where there is none of this archive that can be read. */
export function readHead(dir: string, archive: string): Head | null {
  try {
    const head = Head.safeParse(JSON.parse(readFileSync(join(dir, FILE), 'utf8')));
    return head.success && head.data.archive === archive ? head.data : null;
  } catch {
    // Nobody wrote it yet, or the power went while it was written: then there is nothing to compare with.
    return null;
  }
}

/** Writes the note, at once and without waiting for the disk: it is written after every act. @throws what the disk said */
export function writeHead(dir: string, head: Head): void {
  writeOver(join(dir, FILE), JSON.stringify(head));
}
