import { existsSync, mkdirSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { toAppError } from '#db/core/open.ts';
import { newUid } from '#db/core/uid.ts';
import { AppError } from '#shared/errors.ts';
import { copyFlushed } from '../../files/copy-flushed.ts';
import { digestFile } from '../../files/pieces.ts';

/** Materials by content: a file lies under its SHA-256, so the same scan is kept once and a changed byte is found. */

const LIMIT_BYTES = 512 * 1024 * 1024;

export interface StoredFile {
  name: string;
  mime: string;
  sizeBytes: number;
  sha256: string;
}

/** Where the bytes of a digest lie. */
export function storedPath(root: string, sha256: string): string {
  return join(root, sha256.slice(0, 2), sha256);
}

/**
 * Copies a file into the store, flushed and read again before it counts as kept.
 * @throws AppError attachment.unreadable, attachment.tooLarge, archive.full, archive.readOnly
 */
export async function keepFile(root: string, path: string): Promise<StoredFile> {
  const name = basename(path);
  let sizeBytes: number;
  let sha256: string;
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw new AppError('attachment.unreadable', { name });
    sizeBytes = stat.size;
    if (sizeBytes > LIMIT_BYTES) throw new AppError('attachment.tooLarge', { name, limitBytes: LIMIT_BYTES });
    sha256 = await digestFile(path);
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('attachment.unreadable', { name });
  }
  const target = storedPath(root, sha256);
  const stored = { name, mime: mimeOf(name), sizeBytes, sha256 };
  if (existsSync(target) && statSync(target).size === sizeBytes && (await digestFile(target)) === sha256) return stored;
  const part = join(root, `${newUid()}.part`);
  try {
    await copyFlushed(path, part);
    if ((await digestFile(part)) !== sha256) throw new AppError('attachment.unreadable', { name });
    mkdirSync(dirname(target), { recursive: true });
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw toAppError(error, join(root, basename(target)));
  }
  return stored;
}

const mimes: Record<string, string> = {
  '.pdf': 'application/pdf',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.tif': 'image/tiff',
  '.tiff': 'image/tiff',
  '.ofd': 'application/ofd',
  '.doc': 'application/msword',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.xls': 'application/vnd.ms-excel',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.txt': 'text/plain',
};

function mimeOf(name: string): string {
  return mimes[extname(name).toLowerCase()] ?? 'application/octet-stream';
}
