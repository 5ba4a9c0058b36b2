import { readFile } from 'node:fs/promises';
import type { Attachment } from '#shared/contract/records.ts';
import { attachmentsDir } from '../core/context.ts';
import { storedPath } from './store.ts';

// What a camera or a scanner makes of one person is far below; the page scales it to what paper can show.
const MOST_BYTES = 60_000_000;
/** A picture that no page can show: it says that there is a photo, and the page that it is left out. */
const UNSHOWABLE = 'data:image/jpeg;base64,';

/**
 * The one-inch photo of a file as a data URL: the material called 照片 (一寸照, 免冠照片 …); null where it has none. One
 * that is too large or cannot be read is an empty picture, so that the sheet tells of it.
 */
export async function photoOf(dir: string, attachments: readonly Attachment[]): Promise<string | null> {
  const photo = attachments.find((one) => /照片|一寸|免冠/.test(one.name) && one.mime.startsWith('image/'));
  if (!photo) return null;
  if (photo.sizeBytes > MOST_BYTES) return UNSHOWABLE;
  const bytes = await readFile(storedPath(attachmentsDir(dir), photo.sha256)).catch(() => null);
  return bytes ? `data:${photo.mime};base64,${bytes.toString('base64')}` : UNSHOWABLE;
}
