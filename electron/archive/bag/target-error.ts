import { AppError } from '#shared/errors.ts';
import { freeSpace } from './free-space.ts';

/** What the target said no with, as an expected error; anything else is passed on as the bug it is. */
export async function targetError(error: unknown, dir: string, needBytes: number): Promise<unknown> {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    const freeBytes = await freeSpace(dir)
      .then((space) => space.freeBytes)
      .catch(() => 0);
    return new AppError('handover.targetFull', { needBytes, freeBytes });
  }
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return new AppError('handover.targetReadOnly', { path: dir });
  if (['ENOENT', 'EIO', 'ENODEV', 'ENXIO', 'ENOTDIR', 'ESTALE', 'ENOTCONN', 'EBADF'].includes(code))
    return new AppError('handover.targetLost', { path: dir });
  return error;
}
