import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { inTransaction } from '#db/core/open.ts';
import { addAttachment } from '#db/records/attachments.ts';
import { openArchive } from '#electron/archive/core/context.ts';
import { storedPath } from '#electron/archive/materials/store.ts';
import { newFolder } from '#test/help/archive.ts';
import { cli } from '#test/help/cli.ts';
import { largeArchive } from './large-archive.ts';
import { report } from './report.ts';

const FILES = 20_000;
const SCAN_BYTES = 30_000;

it('a backup of 20,000 files with materials, and its restore into a bare folder, beside cp of the same bytes', async () => {
  const { archive, remove } = await largeArchive('backup', FILES);
  addScans(archive);
  const place = newFolder('bench-place');
  const bare = join(newFolder('bench-bare'), 'archive');
  const backupMs = await timed(async () => {
    expect((await cli('backup', '--archive', archive, '--to', place)).code).toBe(0);
  });
  const copy = join(newFolder('bench-copy'), 'archive');
  const cpMs = await timed(() => {
    execFileSync('cp', ['-a', archive, copy]);
    execFileSync('sync', ['-f', copy]);
  });
  const restoreMs = await timed(async () => {
    const restored = await cli('restore', '--from', place, '--archive', bare);
    expect(restored).toMatchObject({ code: 0, output: { records: FILES } });
  });
  remove();
  const figures = { files: FILES, scanBytes: SCAN_BYTES, backupMs, restoreMs, cpMs };
  const seconds = (value: number): string => `${(value / 1000).toFixed(1)} s`;
  report('backup', figures, [
    {
      what: `first backup of ${FILES} files with as many materials (${Math.round((FILES * SCAN_BYTES) / 1e6)} MB), verified`,
      value: seconds(backupMs),
      against: `cp and sync of the archive folder, ${seconds(cpMs)}`,
      ratio: `${(backupMs / cpMs).toFixed(1)}x`,
    },
    {
      what: 'restore of it into a bare folder, checked',
      value: seconds(restoreMs),
      against: 'the same',
      ratio: `${(restoreMs / cpMs).toFixed(1)}x`,
    },
  ]);
});

function addScans(archive: string): void {
  const { db, close } = openArchive(archive, false);
  const act = { userId: 1, at: new Date().toISOString(), origin: 'cli', importId: null } as const;
  inTransaction(db, () => {
    for (let id = 1; id <= FILES; id += 1) {
      const bytes = randomBytes(SCAN_BYTES);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = storedPath(join(archive, 'attachments'), sha256);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
      addAttachment(db, act, id, { name: `扫描件${id}.jpg`, mime: 'image/jpeg', sizeBytes: SCAN_BYTES, sha256 });
    }
  });
  close();
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
