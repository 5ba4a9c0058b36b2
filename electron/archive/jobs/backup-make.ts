import { archiveUid, readBackupSetting } from '#db/backups/backups.ts';
import { requireOffice } from '#db/policy/office.ts';
import type { BackupProblem } from '#shared/contract/backups.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import { localDay } from '#shared/rules/calendar.ts';
import { makeBackup } from '../backup/make.ts';
import { openPlace } from '../backup/open-place.ts';
import { defaultPlace, isSameDisk } from '../backup/place.ts';
import { now } from '../core/context.ts';
import { type JobOf, phases } from './tools.ts';

/** The office's backup at the place it chose. Every attempt stands in the history, also one that failed. */
export const makeBackupJob: JobOf<'backup.make'> = async ({ reason }, tools) => {
  const { db, dir } = tools;
  requireOffice(db);
  const at = now();
  const { place, key } = readBackupSetting(db);
  const attempt = { at, day: localDay(at), reason, isEncrypted: Number(key !== null) };
  const count = phases(tools, [
    { name: '正在备份数据库', weight: 20 },
    { name: '正在备份材料', weight: 50 },
    { name: '正在核对备份', weight: 30 },
  ]);
  let path = place?.path ?? defaultPlace(dir);
  try {
    count.enter(0);
    path = await openPlace(db, dir);
    const outcome = await makeBackup({
      db,
      archiveDir: dir,
      root: path,
      archive: archiveUid(db) ?? '',
      key,
      reason,
      at,
      phase: count.enter,
      count: count.show,
      isCancelled: tools.isCancelled,
    });
    if (outcome.state === 'cancelled') return { state: 'cancelled' };
    const { name, folder, bytes, materials, isVerified, findings } = outcome;
    await tools.write('backup.keep', {
      ...attempt,
      state: isVerified ? 'verified' : 'failed',
      name,
      path,
      isSameDisk: Number(isSameDisk(path, dir)),
      bytes,
      materials,
      problem: isVerified ? null : { code: null, params: {}, findings },
    });
    if (!isVerified) throw new AppError('backup.notVerified', { path: folder, found: findings[0] ?? '' });
    return { state: 'done', result: { backup: folder, bytes, verified: true } };
  } catch (error) {
    if (!isAppError(error) || error.code === 'backup.notVerified') throw error;
    const problem: BackupProblem = { code: error.code, params: { ...error.params }, findings: [] };
    const broken = { ...attempt, state: 'broken' as const, name: '', path, bytes: 0, materials: 0, problem };
    // A full disk under the archive itself refuses this as well: then the task alone tells.
    await tools.write('backup.keep', { ...broken, isSameDisk: Number(isSameDisk(path, dir)) }).catch(() => undefined);
    throw error;
  }
};
