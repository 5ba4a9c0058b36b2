import { basename, extname } from 'node:path';
import { AppError } from '#shared/errors.ts';

/**
 * The one list of what is handed to the operating system to be opened: scans, pictures, office documents, tables, plain
 * text, a film of a certification. Everything else stays closed, since what a system starts (.hta, .url, .msc, .chm,
 * .lnk, a macro workbook, a page with a script) is more than anyone can list.
 */
const openedKinds: ReadonlySet<string> = new Set([
  ...['.pdf', '.ofd'],
  ...['.jpg', '.jpeg', '.png', '.bmp', '.gif', '.tif', '.tiff', '.webp', '.heic'],
  ...['.doc', '.docx', '.wps', '.rtf', '.txt'],
  ...['.xls', '.xlsx', '.et', '.csv'],
  ...['.mp4'],
]);

/** @throws AppError attachment.kindNotOpened where a file of this name is of a kind that is not on the list */
export function refuseOtherKinds(path: string): void {
  const name = basename(path.replaceAll('\\', '/'));
  if (!openedKinds.has(extname(name).toLowerCase())) throw new AppError('attachment.kindNotOpened', { name });
}
