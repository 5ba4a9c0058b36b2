import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveUid } from '#db/backups/backups.ts';
import { inTransaction } from '#db/core/open.ts';
import { createRecord } from '#db/records/records.ts';
import { type BackupOrder, type BackupOutcome, makeBackup } from '#electron/archive/backup/make.ts';
import { makePlace } from '#electron/archive/backup/place.ts';
import { type RestoreOrder, type RestoreOutcome, restoreInto } from '#electron/archive/backup/restore.ts';
import type { RestoreSource } from '#electron/archive/backup/sources.ts';
import { readArchive } from '#electron/archive/core/context.ts';
import { handlers } from '#electron/archive/core/handlers.ts';
import { callDirectly } from '#electron/archive/core/serve.ts';
import { recordInput } from '#electron/archive/records.ts';
import { newFolder, retiree, type TestArchive } from './archive.ts';

/** Files and materials in an archive: `files` people, each with a scan of its own; two share a third one. */
export async function fillArchive(archive: TestArchive, files = 3): Promise<void> {
  const from = newFolder('scans');
  try {
    for (let nth = 0; nth < files; nth++) {
      const { id: recordId } = inTransaction(archive.db, () =>
        createRecord(archive.db, archive.act, recordInput('retiree', retiree({ name: `张伟${nth}` }))),
      );
      const paths = [`身份证${nth}.jpg`, ...(nth < 2 ? ['介绍信.pdf'] : [])].map((name) => join(from, name));
      for (const path of paths)
        writeFileSync(path, path.endsWith('.pdf') ? 'the same letter' : `scan ${nth}`.repeat(500));
      await callDirectly(handlers, archive.context, 'attachments.add', { recordId, paths });
    }
  } finally {
    rmSync(from, { recursive: true, force: true });
  }
}

/** A backup of a test's archive at a place in `root`, as the job makes it. */
export async function backUp(
  archive: TestArchive,
  root: string,
  more: Partial<BackupOrder> = {},
): Promise<BackupOutcome> {
  const uid = archiveUid(archive.db) ?? '';
  await makePlace(root, archive.dir, { uid, name: '鼓西街道社会保障事务所' });
  const db = readArchive(archive.dir);
  return makeBackup({
    db,
    archiveDir: archive.dir,
    root,
    archive: uid,
    key: null,
    reason: 'asked',
    at: '2026-11-30T08:00:00.000Z',
    phase: () => undefined,
    count: () => undefined,
    isCancelled: () => false,
    ...more,
  }).finally(() => db.close());
}

/** The same for restoring. */
export function restore(
  source: RestoreSource,
  target: string,
  more: Partial<RestoreOrder> = {},
): Promise<RestoreOutcome> {
  return restoreInto({
    source,
    target,
    passphrase: null,
    present: null,
    userId: null,
    origin: 'window',
    phase: () => undefined,
    count: () => undefined,
    isCancelled: () => false,
    ...more,
  });
}

/** The outcome of a backup or restore that ran to its end. */
export function done<T extends { state: string }>(outcome: T): Extract<T, { state: 'done' }> {
  if (outcome.state !== 'done') throw new Error(`it ended as ${outcome.state}`);
  return outcome as Extract<T, { state: 'done' }>;
}
