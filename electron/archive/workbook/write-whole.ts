import { open, rename, rm } from 'node:fs/promises';
import { AppError } from '#shared/errors.ts';

/**
 * Writes a file the clerk chose the name of. Beside the target first: a full disk must not leave half a workbook under
 * that name.
 * @throws AppError file.notWritable
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const part = `${path}.part`;
  try {
    const file = await open(part, 'w');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch {
    await rm(part, { force: true });
    throw new AppError('file.notWritable', { path });
  }
}
