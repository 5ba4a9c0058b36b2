import { statfs } from 'node:fs/promises';

/** Room of the file system a folder lies on, in bytes. */
export async function freeSpace(dir: string): Promise<{ freeBytes: number; totalBytes: number }> {
  const stat = await statfs(dir);
  return { freeBytes: stat.bavail * stat.bsize, totalBytes: stat.blocks * stat.bsize };
}
