import { readFile } from 'node:fs/promises';
import type { Attachment } from '#shared/contract/records.ts';
import { attachmentsDir } from './context.ts';
import { storedPath } from './store.ts';

/** The one-inch photo of a file as a data URL: the material called 照片 (一寸照, 免冠照片 …); null where it has none. */
export async function photoOf(dir: string, attachments: readonly Attachment[]): Promise<string | null> {
  const photo = attachments.find(
    (one) => /照片|一寸|免冠/.test(one.name) && (one.mime === 'image/jpeg' || one.mime === 'image/png'),
  );
  if (!photo || photo.sizeBytes > 5_000_000) return null;
  const bytes = await readFile(storedPath(attachmentsDir(dir), photo.sha256)).catch(() => null);
  return bytes ? `data:${photo.mime};base64,${bytes.toString('base64')}` : null;
}
