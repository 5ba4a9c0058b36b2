import { AppError } from '#shared/errors.ts';

// EFBIG: a FAT stick takes no file of 4 GB or more; to a clerk there is no room for it either.
const full = ['ENOSPC', 'EDQUOT', 'EFBIG'];
// EBUSY, EPERM and ETXTBSY: on Windows a file that a table program holds open cannot be replaced.
const refused = ['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EISDIR', 'ETXTBSY', 'EEXIST', 'ENOTEMPTY'];
// UNKNOWN: what Windows answers for a share whose server went away.
const gone = [
  'ENOENT',
  'ENOTDIR',
  'EIO',
  'ENODEV',
  'ENXIO',
  'ESTALE',
  'ENOTCONN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ETIMEDOUT',
  'ECONNRESET',
  'UNKNOWN',
];

/**
 * What a file system said no with, as an expected error; anything else is passed on as the bug it is.
 * @param path what was to be written, as the clerk chose it
 * @param needBytes how much room it takes, where that is known
 * @returns AppError file.full, file.notWritable, file.placeLost, file.nameTooLong, or the error itself
 */
export function fileError(error: unknown, path: string, needBytes: number | null = null): unknown {
  const code = errorCode(error);
  if (full.includes(code)) return new AppError('file.full', { path, needBytes });
  if (refused.includes(code)) return new AppError('file.notWritable', { path });
  if (code === 'ENAMETOOLONG') return new AppError('file.nameTooLong', { path });
  if (gone.includes(code)) return new AppError('file.placeLost', { path });
  return error;
}

/** The system's own code of an error (`ENOSPC`, `SQLITE_FULL`), or empty. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
